"""Tests for robots, and refusals: a vendor's markup, or words, in the place of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.verdict.phrases import first_said, phrases
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

SMALL_PAGE = 150_000
EXPLAINED, EXPLAINED_AT_LENGTH = 400, 800
"""Characters of prose in which a refusal explains itself; where the law is to blame it takes more."""
FEW_LINKS = 12
"""A refusal leads to hardly any other page."""
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
REFUSALS = frozenset({401, 403, 405, 429, 503})
"""The statuses with which robots are refused."""


def find_challenge(sight: Sight) -> Verdict | None:
    """By a vendor's markup beside a title that says so, or alone on the page; else by what is said, and little more."""
    html = sight.doc.html
    if len(html) > SMALL_PAGE or sight.story:
        return None
    vendor = next((name for name, sign in VENDORS if sign in html), None)
    said = first_said(sight.headings, phrases().robot)
    if vendor is not None and (_is_titled(sight, vendor, said) or _stands_alone(sight, vendor)):
        return Verdict("challenge", f"markup of {vendor}" + (f", title '{said}'" if said else ""))
    if sight.prose >= EXPLAINED_AT_LENGTH:
        return None
    refused = sight.doc.page.status in REFUSALS
    if said and sight.prose < EXPLAINED and (refused or (sight.text < 400 and not sight.claimed)):
        return Verdict("challenge", f"'{said}', and hardly any text")
    if refused or _is_bare(sight):
        reason = next((found[0] for text in sight.lines if (found := phrases().refused.search(text))), None)
        return Verdict("challenge", f"'{reason}', and hardly any text") if reason else None
    return None


def _is_titled(sight: Sight, vendor: str, said: str | None) -> bool:
    """An article on robots may have a form below it, but it knows its own address."""
    return said is not None and not (vendor in FORM_CAPTCHAS and sight.claimed)


def _stands_alone(sight: Sight, vendor: str) -> bool:
    if vendor in FORM_CAPTCHAS:
        return False
    return sight.text < HARDLY_ANY if vendor in INJECTED else sight.prose < EXPLAINED


def _is_bare(sight: Sight) -> bool:
    """Whether the page claims to be nothing, and hardly leads anywhere."""
    return not sight.claimed and len(sight.doc.scan.by_tag.get("a", ())) < FEW_LINKS
