"""Signals in the page by which it declines text and data mining, or use for training.

Read are `<meta name="robots">` with `noai` or `noimageai` (DeviantArt's convention, which others follow),
the same in a crawler's own meta, `tdm-reservation` (TDM Reservation Protocol, W3C community group report
2024), and the link to its policy. The same signals in HTTP headers are the fetcher's to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.opt_out import DIRECTIVES, ROBOTS

if TYPE_CHECKING:
    from scraper.document.document import Document


def find_opt_out(doc: Document) -> list[str]:
    """The signals as `name=value`, in a fixed order; none is an empty list."""
    found = [
        f"{name}={word}"
        for name in ROBOTS
        for content in doc.meta.all(name)
        for word in content.lower().replace(",", " ").split()
        if word in DIRECTIVES
    ]
    if any(value.strip() == "1" for value in doc.meta.all("tdm-reservation")):
        found.append("tdm-reservation=1")
        found.extend(f"tdm-policy={policy}" for policy in doc.meta.all("tdm-policy"))
    return list(dict.fromkeys(found))
