"""Galleries: many pictures with their captions, and little running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.document.json_ld import GALLERY_TYPES
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.document import Leaf
    from scraper.verdict.sight import Sight

SHORT = 600
"""Characters of a body that pictures may outweigh."""
A_PICTURE, A_DECLARED_PICTURE = 80, 300
"""Characters a picture that are still a gallery's, and where the page says it is one."""
LEAST, LEAST_SHOWN = 6, 4
"""Pictures among the blocks; those that stand in what is named a gallery, or that the page declares."""
NAME = re.compile(
    r"(?<![^\s_-])(?:(?:photo|image|foto|bilder?|media|picture)?-?(?:galler(?:y|ies|i|ia|ie)|galer[íiy]a?|galerie)|slide-?show|"
    r"fotogaler[íi]a|foto-?strecke|bilder-?strecke|diaporama|bildspel|photoset|album)(?=$|[\s_-])"
)
PLACE = re.compile(
    r"/(?:photos?|fotos?|bilder|pictures|in-pictures|slideshows?|diaporamas?|fotogaler\w+|foto-?strecken?|bilder-?strecken?|"
    r"(?:photo|image|foto)?-?galler(?:y|ies|ia|ie)|galer[ií]as?|galeri(?:e|en)?|albums?)/",
    re.I,
)
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.I)
LEVELS = 8
"""Elements around a picture that are asked for their names, or whether they are links."""


def find_gallery(sight: Sight, images: int, chars: int) -> Verdict | None:
    """`images`: pictures among the body's blocks; `chars`: of its text."""
    declared = bool(sight.types & GALLERY_TYPES)
    least, a_picture = (LEAST_SHOWN, A_DECLARED_PICTURE) if declared else (LEAST, A_PICTURE)
    if images >= least and chars < a_picture * images:
        return Verdict("gallery", f"{images} pictures, {chars} characters of text")
    if chars >= SHORT:
        return None
    figures = len(sight.doc.scan.by_tag.get("figure", ())) if declared else 0
    if figures >= LEAST_SHOWN:
        return Verdict("gallery", f"JSON-LD of a gallery, {figures} pictures")
    shown = _shown(sight)
    if shown >= LEAST_SHOWN and chars < A_PICTURE * shown:
        return Verdict("gallery", f"{shown} pictures in what is named a gallery, {chars} characters of text")
    return None


def _shown(sight: Sight) -> int:
    """Pictures that lead nowhere, in elements named as a gallery, or on a page whose address says it is one."""
    pictures = [leaf for leaf in sight.doc.scan.leaves if leaf.kind == "image" and not leaf.element.hidden]
    if len(pictures) < LEAST_SHOWN:
        return 0
    at_place = PLACE.search(urlsplit(sight.doc.url).path) is not None
    return sum(at_place or _is_named(leaf) for leaf in pictures if not _leads_elsewhere(sight, leaf))


def _leads_elsewhere(sight: Sight, leaf: Leaf) -> bool:
    """Whether the picture is a link, and not to itself in full size or to its place in the gallery."""
    link = leaf.element.closest("a", LEVELS)
    if link is None:
        return False
    path = urlsplit(sight.doc.absolute(link.attrs.get("href")) or "").path
    return not PICTURE.search(path) and path not in ("", urlsplit(sight.doc.url).path)


def _is_named(leaf: Leaf) -> bool:
    return any(NAME.search(e.names, 0, 400) for e in leaf.element.ancestors(LEVELS) if e.names)
