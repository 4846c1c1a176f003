"""Pages that stand in the place of an article, judged before any body is looked for.

Each needs a sign in the markup, and too little prose for an article; words alone never decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.verdict.phrases import ACCEPT, CONSENT, NOT_FOUND, NUMBER_404, ROBOT, SIGN_IN
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

LITTLE = 1_200
"""Characters of prose; a wall explains itself in less, an article is hardly ever so short."""
SMALL_PAGE = 150_000
VENDORS = (
    ("cloudflare", "_cf_chl_opt"), ("cloudflare", "cf-browser-verification"),
    ("cloudflare", "cf-error-details"), ("cloudflare", "challenges.cloudflare.com"),
    ("datadome", "captcha-delivery.com"), ("human", "px-captcha"), ("human", "_pxCaptcha"),
    ("akamai", "sec-if-cpt-container"), ("akamai", "errors.edgesuite.net"),
    ("akamai", "/_sec/cp_challenge"), ("imperva", "_Incapsula_Resource"), ("kasada", "KPSDK"),
    ("aws", "gokuProps"), ("sucuri", "sucuri_cloudproxy_js"),
    ("sucuri", "Sucuri WebSite Firewall"), ("ddos-guard", "ddos-guard/js-challenge"),
    ("ddos-guard", "check.ddos-guard"), ("distil", "distil_r_captcha"), ("f5", "/TSPD/"),
    ("f5", "The requested URL was rejected. Please consult with your administrator"),
    ("anubis", "anubis_challenge"), ("qrator", "__qrator"), ("yandex", "smartcaptcha.yandexcloud"),
    ("vercel", "_vercel/challenge"), ("queue-it", "queue-it.net"), ("recaptcha", "g-recaptcha"),
    ("hcaptcha", "h-captcha"), ("geetest", "geetest"), ("turnstile", "cf-turnstile"),
    ("perfdrive", "validate.perfdrive.com"), ("fastly", "/_fs-ch-"), ("arkose", "arkoselabs.com"),
    ("friendly", "frc-captcha"),
)  # fmt: skip
FORM_CAPTCHAS = frozenset(
    {"recaptcha", "hcaptcha", "geetest", "turnstile", "arkose", "friendly", "queue-it", "akamai"}
)
"""Vendors whose markup also stands under ordinary forms: they need a title to match."""
INJECTED = frozenset({"imperva", "f5", "kasada"})
"""Vendors whose script also stands in pages they let through: those have more text than this."""
HARDLY_ANY = 200
CONSENT_PLACE = re.compile(
    r"(?:^|[./_-])(?:consent|cookie-?wall|cookie-?consent|privacy-?gate|myprivacy|gdpr|guce)(?:[./_?&-]|$)",
    re.I,
)
ERROR_PLACE = re.compile(r"/(?:404|not-?found|error)(?:\.\w+)?/?$", re.I)
MISSING = re.compile(r"(?:^|\s)(?:error-?404|page-?404|404-?page|is-404|pagenotfound|page-not-found)(?:$|\s)")
LOGIN_PLACE = re.compile(
    r"/(?:login|log-in|signin|sign-in|sso|auth|account/login|anmelden|connexion)(?:[/?.]|$)", re.I
)


def judge_walls(sight: Sight) -> Verdict | None:
    """`challenge`, `consent_wall`, `soft_404`, `login_wall`, `error`, or None. Under 50 µs on most pages."""
    page = sight.doc.page
    if page.header("cf-mitigated") == "challenge" or page.header("x-vercel-mitigated") == "challenge":
        return Verdict("challenge", "a header of the answer says so")
    if sight.prose < LITTLE and (found := _challenge(sight)):
        return found
    if page.status >= 400:
        return Verdict("error", f"status {page.status}")
    if sight.prose > MOST_CONSENT or (sight.story and sight.prose > LITTLE / 4):
        return None
    return _consent(sight) or _soft_404(sight) or _login(sight)


def _says(texts: list[str], phrases: tuple[str, ...]) -> str | None:
    return next((phrase for text in texts for phrase in phrases if phrase in text), None)


def _challenge(sight: Sight) -> Verdict | None:
    html = sight.doc.html
    if len(html) > SMALL_PAGE or sight.story:
        return None
    vendor = next((name for name, sign in VENDORS if sign in html), None)
    said = _says(sight.headings, ROBOT)
    if vendor is not None and (said or _stands_alone(sight, vendor)):
        return Verdict("challenge", f"markup of {vendor}" + (f", title '{said}'" if said else ""))
    if (
        said
        and sight.prose < LITTLE / 3
        and (sight.doc.page.status in (401, 403, 405, 429, 503) or sight.text < 400)
    ):
        return Verdict("challenge", f"'{said}', and hardly any text")
    return None


def _stands_alone(sight: Sight, vendor: str) -> bool:
    if vendor in FORM_CAPTCHAS:
        return False
    return sight.text < HARDLY_ANY if vendor in INJECTED else sight.prose < LITTLE / 3


def _consent(sight: Sight) -> Verdict | None:
    url = urlsplit(sight.doc.url)
    at_place = CONSENT_PLACE.search(f"{url.netloc}{url.path}") is not None
    if sight.story or sight.prose > MOST_CONSENT or not (at_place or _names_consent(sight)):
        return None
    if not any(ACCEPT.search(label) for label in _button_labels(sight)):
        return None
    text = " ".join(leaf.text for leaf in sight.texts[:100])[:MOST_CONSENT]
    share = len(CONSENT.findall(text)) / max(1.0, len(text) / 100)
    if share < CONSENT_SHARE / (2 if at_place else 1):
        return None
    return Verdict("consent_wall", f"{share:.1f} words of consent in 100 characters, and a button to accept")


CONSENT_SHARE = 1.0
"""Words of consent per 100 characters of the whole page's text; news about data protection stays below."""
MOST_CONSENT = 5_000
"""Characters of prose; walls that list all their partners fold them away."""


def _names_consent(sight: Sight) -> bool:
    return any(CONSENT.search(text) for text in sight.headings) or any(
        CONSENT.search(leaf.text) for leaf in sight.sentences[:1]
    )


def _button_labels(sight: Sight) -> list[str]:
    """What can be pressed: buttons, and links that stand alone."""
    labels = [element.node.text()[:60] for element in sight.doc.scan.by_tag.get("button", ())[:20]]
    labels += [
        a.get("value") or "" for a in sight.attributes("input") if a.get("type") in ("submit", "button")
    ]
    return labels + [leaf.text for leaf in sight.texts if leaf.link_chars == len(leaf.text) < 40][:20]


def _soft_404(sight: Sight) -> Verdict | None:
    if sight.prose > LITTLE or sight.story:
        return None
    if _is_marked_missing(sight):
        return Verdict("soft_404", "its markup says so")
    if ERROR_PLACE.search(urlsplit(sight.doc.url).path):
        return Verdict("soft_404", "the address of an error page")
    said = _says(sight.headings[:3], NOT_FOUND)
    number = any(NUMBER_404.search(text) for text in sight.headings[:3])
    if (said and number) or ((said or number) and sight.prose < LITTLE / 3):
        return Verdict("soft_404", f"'{said or '404'}' in title or heading, and little text")
    return None


def _is_marked_missing(sight: Sight) -> bool:
    """Marks that content management systems (WordPress: `error404`) and single-page apps set on purpose."""
    if sight.doc.meta.first("prerender-status-code") in ("404", "410"):
        return True
    found = sight.doc.scan.by_tag
    return any(MISSING.search(e.names) for tag in ("body", "main") for e in found.get(tag, ())[:2])


def _login(sight: Sight) -> Verdict | None:
    if sight.prose > LITTLE / 2:
        return None
    types = [a.get("type") for a in sight.attributes("input")]
    has_form = "password" in types or ("email" in types and sight.prose == 0)
    at_place = LOGIN_PLACE.search(urlsplit(sight.doc.url).path) is not None
    said = _says(sight.headings, SIGN_IN)
    if (has_form and (said or at_place)) or (at_place and said):
        return Verdict("login_wall", "a form to sign in, and hardly any other text")
    return None
