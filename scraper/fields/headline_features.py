"""What tells a headline from the other titles of a page: who supports it, how it stands to the others, the
URL, the body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from scraper.fields.names import fold

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

SIDES = {"above": 2.0, "inside": 1.0, "below": 0.0, "lost": -1.0}
NAMED = re.compile(r"headline|entry-title|post-title|article|story|title")
NO_HEADING = {
    "h1_distance": 99.0,
    "h1_where": -1.0,
    "h1_aside": 0.0,
    "h1_hidden": 0.0,
    "h1_named": 0.0,
    "h1_level": 0.0,
    "h1_linked": 0.0,
}
STEPS = ("h1", "json_ld", "meta_og", "meta_twitter", "meta_other", "title", "itemprop", "class_title", "h2")


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    keys = [fold(option.value) for option in options]
    present = {s.removesuffix("_part") for option in options for s in {r.step for r in option.readings}}
    slug = _slug_words(clues.doc.url)
    first_h1 = next((k for k, o in zip(keys, options, strict=True) if o.readings[0].step == "h1"), "")
    headings = _headings(clues)
    title = fold(clues.title)
    for key, option in zip(keys, options, strict=True):
        features = _support(option, present)
        features |= _shape(key, option.value, keys, title)
        features |= _slug(key, slug)
        features["is_first_h1"] = float(key == first_h1)
        features["is_site"] = float(any(key == s or key.replace(" ", "") == s for s in clues.site_names))
        features["ends_site"] = float(any(_ends(key, s) for s in clues.site_names))
        features |= headings.get(key, NO_HEADING)
        features["after_kicker"] = float(any(h != key and h.endswith(" " + key) for h in headings))
        features["holds_kicker"] = float(
            key in headings and any(k != key and key.endswith(" " + k) for k in keys)
        )
        features["h1_count"] = float(len(clues.doc.scan.by_tag.get("h1", ())))
        option.features = features


def _support(option: Option, present: set[str]) -> dict[str, float]:
    """Per step: 2 read whole, 1 a part of what was read, 0 not there, -1 the step read something else."""
    steps = {r.step for r in option.readings}
    features = {
        s: 2.0 if s in steps else 1.0 if f"{s}_part" in steps else -1.0 if s in present else 0.0
        for s in STEPS
    }
    features["votes"] = float(len(steps))
    features["whole_votes"] = float(sum(not s.endswith("_part") for s in steps))
    return features


def _shape(key: str, text: str, keys: list[str], title: str) -> dict[str, float]:
    words = key.split()
    return {
        "words": float(len(words)),
        "chars": float(len(text)),
        "contains": float(sum(other != key and other in key for other in keys)),
        "contained": float(sum(other != key and key in other for other in keys)),
        "starts_title": float(title.startswith(key)),
        "in_title": float(key in title),
        "separators": float(len(re.findall(r"\s[|–—·»«•-]\s|\|", text))),
        "cut": float(text.endswith(("…", "..."))),
    }


def _slug_words(url: str) -> set[str]:
    path = unquote(urlsplit(url).path) if url else ""
    parts = sorted(re.split(r"/", path), key=lambda p: p.count("-") + p.count("_"))
    return {w for w in fold(parts[-1].replace("_", " ")).split() if len(w) > 1} if parts else set()


def _slug(key: str, slug: set[str]) -> dict[str, float]:
    """How much of the URL's slug the option has, and how much of the option the slug has; -1 without one."""
    words = {w for w in key.split() if len(w) > 1}
    if len(slug) < 3 or not words:
        return {"slug_cover": -1.0, "slug_share": -1.0}
    shared = len(words & slug)
    return {"slug_cover": shared / len(slug), "slug_share": shared / len(words)}


def _ends(key: str, site: str) -> bool:
    return len(key) > len(site) and (key.endswith(" " + site) or key.startswith(site + " "))


def _headings(clues: Clues) -> dict[str, dict[str, float]]:
    """By folded text: how the h1 or h2 of that text nearest to the body's start stands, and what it calls
    itself.
    """
    found: dict[str, dict[str, float]] = {}
    for element in [*clues.doc.scan.by_tag.get("h1", ())[:8], *clues.doc.scan.by_tag.get("h2", ())[:12]]:
        place = clues.place(element)
        key = fold(clues.text_of(element)[:400])
        value = {
            "h1_distance": min(float(place.distance), 90.0),
            "h1_where": SIDES[place.where],
            "h1_aside": float(clues.is_aside(element)),
            "h1_hidden": float(element.hidden),
            "h1_named": float(NAMED.search(element.names) is not None),
            "h1_level": float(element.tag[1]),
            "h1_linked": float(
                any(e.tag == "a" for e in clues.doc.scan.elements[element.index + 1 : element.index + 2])
            ),
        }
        if key not in found or value["h1_distance"] < found[key]["h1_distance"]:
            found[key] = value
    return found
