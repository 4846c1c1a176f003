"""What the addresses of pictures tell: which file it is, in whatever size and shape, and how large."""

from __future__ import annotations

import re
from urllib.parse import unquote

FILE_SIZE = re.compile(
    r"[-_](?:\d{2,4}x\d{2,4}|\d{2,4}w|x{0,3}[sl]\d?|m|thumb|thumbnail|small|medium|(?:extra)?large|scaled"
    r"|\d{3,4}_\d{3,4}|thumb-\d{2,4}x(?:\d{2,4}|auto)-\d{1,9}|og|opengraph|facebook|social|share)(?=(?:\.\w+)?$)",
    re.I,
)
"""How the names of one picture's files differ."""
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
FILE = re.compile(r"([^/?&=,:]{1,200})\.(?:jpe?g|png|gif|webp|avif)(?![\w])", re.I)
"""A picture's file in an address: services that scale pictures hold it in the middle, or in their query."""
FOLDER_OF_SIZE = re.compile(r"/(?:size/w\d{2,4}(?:h\d{2,4})?|styles/\w+/public|assets_c)(?=/)")
"""In the path of what a system makes of a file: Ghost's, Drupal's, Movable Type's."""
NUMBERED = re.compile(r"(?=.*\d)[\w.-]{7,}")
"""A last part of a path that can only be one thing's number."""
ONLY_SIZE = re.compile(r"(?:\d{1,4}x\d{1,4}|w\d{3,4})[a-z]?\.\w+")
"""A file that is called by its size alone: the folder names the picture."""
SIZED = re.compile(
    r"[?&](?:w|h|width|height|q|quality|dpr|fit|auto|format|crop\w*|resize|impolicy)=[^&]*", re.I
)
COPY = re.compile(r"^(?:thumbs?[_-]|\d{3,4}_(?=[^\W\d])|csm_(?=.*_[\da-f]{10}(?:\.|$)))")
"""How the name of a copy begins: "thumb_a.jpg", "1920_a.jpg", TYPO3's "csm_a_1a2b3c4d5e.jpg"."""
HASH = re.compile(r"_[\da-f]{10}(?=(?:\.\w+)?$)")
TELLING = 8
"""Letters from which on a file's name is one picture's; `image` and `1` are of many."""
COMMON = re.compile(
    r"original|thumbnail|featured|fallback|screenshot|placeholder|(?:header|main|cover)-image"
    r"|(?:bild|image|img|photo|foto|picture|titel)[-_]?\d{1,3}",
    re.I,
)
"""Names that many pictures have: "bild-100" in a folder of each."""
WIDTH = re.compile(
    r"(?<!\d)(\d{3,4})x(?:\d{2,4}(?!\d)|0?(?=/))|(?<=\dx\d-)(\d{3,4})(?=/)|=(\d{3,4})w\b"
    r"|(?:[/_,&?=-](?:w|width)[_=:-]?|(?:resize|rs):fi(?:t|ll):|resize=|[/=]s(?=\d{3,4}(?:[/-]|$)))(\d{3,4})(?!\d)"
)
"""How addresses tell it: "1200x675", "1848x/", "16x9-1280/", "w_1600", "width=1200", "rs:fill:1400", "resize=1200:*",
"format=1500w", Google's "/s1600/"."""
DENSITY = re.compile(r"[?&,/]dpr[=_]([1-4](?:\.\d)?)(?![\d.])")
"""By what a service multiplies the width that it is asked for."""
SHAPE = re.compile(r"(?<!\d)(\d{3,4})(?:[x_,]|[,&/]h(?:eight)?[_=-]|-h)(\d{3,4})(?!\d)")
"""Its width and height: "1200x630", "resize=1200,630", "w_1200,h_600", Google's "w1200-h630"."""
CARD = (1.85, 2.05)
"""Width by height of the cards that networks show of a page (1200x630, 1200x600): few pictures are taken so."""
CROP = re.compile(r"/crop/\d+x\d+|\d+x\d+:\d+x\d+|c_crop,[^/]*")
"""The part of the file that is shown, before it is made smaller (Brightspot, Thumbor, Cloudinary)."""
SMALL = re.compile(r"(?<![a-z])(?:mini|x?small|thumb|tiny|low)|[-_](?:x?s|m)(?=\.\w+$)")
"""In the names of attributes and files, of how large a picture theirs is."""
MAX_URL = 2_000
"""Characters of an address in which its file is looked for."""


def file_name(url: str) -> str:
    """The name of a picture's file without its size, and what else a copy of it is marked by."""
    return _without_marks(base_name(url))


def _without_marks(name: str) -> str:
    begin = COPY.match(name)
    if begin is not None:
        name = (HASH.sub("", name) if begin[0] == "csm_" else name)[begin.end() :]
    return FILE_SIZE.sub("", name)


def without_folder_of_size(path: str) -> str:
    """The path of the file that a system keeps the sizes of in folders of their own."""
    return FOLDER_OF_SIZE.sub("", path)


def base_name(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def is_plain_file(url: str, of: str) -> bool:
    """Whether it is the file itself of which another address tells a size, or whose name is that of a copy."""
    if SIZED.search(url) or told_width(url) or SMALL.search(url.lower()):
        return False
    is_same = url.partition("?")[0] == of.partition("?")[0]
    return told_width(of) > 0 if is_same else base_name(url) == file_name(of) != base_name(of)


def is_small(url: str) -> bool:
    """Whether its address says that it is a copy for teasers, whatever its size."""
    return SMALL.search(url.lower()) is not None


def is_card(url: str) -> bool:
    """Whether its address tells a shape into which pictures are cut for sharing."""
    return any(CARD[0] * height < width < CARD[1] * height for width, height in _shapes(url))


def least_width(url: str) -> int:
    """Pixels, by an address that tells them, or a shape; of several shapes (of what is cut out, and of what is made of
    that) the narrowest."""
    return told_width(url) or min((width for width, _ in _shapes(url)), default=0)


def _shapes(url: str) -> list[tuple[int, int]]:
    return [(int(width), int(height)) for width, height in SHAPE.findall(unquote(url))]


def picture_key(url: str) -> str:
    """What names a picture, in whatever size and shape it is served: its file where that has a telling name, else its
    path where that ends in a file or a number, else all of its address but sizes.

    >>> picture_key("https://cdn.example/1200x630/?url=https%3A%2F%2Fa.example%2Fharbour-fog.jpg")
    'harbour-fog'
    >>> picture_key("https://a.example/images/19876543/?type=large")
    'https://a.example/images/19876543/'
    >>> picture_key("https://cdn.example/get?u=https%3A%2F%2Fa.example%2F7%2F1200x0.jpg&w=9")
    'https://a.example/7'
    >>> picture_key("http://a.example/content/size/w600/2024/03/fog.jpg")
    'https://a.example/content/2024/03/fog.jpg'
    """
    url = innermost(url)
    url = f"https{url[4:]}" if url.startswith("http:") else url
    file = _file(url.partition("://")[2][:MAX_URL])
    name = _without_marks(file[1]) if file is not None else ""
    path = without_folder_of_size(url.partition("?")[0])
    folder, _, last = path.rstrip("/").rpartition("/")
    if len(name) >= TELLING and not COMMON.fullmatch(name) and not ONLY_SIZE.fullmatch(f"{name}.jpg"):
        return name
    if ONLY_SIZE.fullmatch(last):
        return folder
    is_one = path.lower().endswith(PICTURES) or NUMBERED.fullmatch(last)
    return FILE_SIZE.sub("", path) if is_one else SIZED.sub("", url)


def _file(address: str) -> re.Match[str] | None:
    """The file that it names: the last of its path (AEM's "image.coreimg.85.600.jpeg/17/quay.jpeg"), if that has a
    name; else the first."""
    found = [*FILE.finditer(address.partition("?")[0])][-1:]
    telling = [file for file in found if len(file[1]) >= TELLING and not ONLY_SIZE.fullmatch(file[0])]
    return telling[0] if telling else FILE.search(address)


def innermost(url: str) -> str:
    """The address that a service which scales pictures has in its own."""
    url = unquote(url)
    _, parting, rest = url[8:].rpartition("://")
    if not parting:
        return url
    return f"https://{rest}".partition("&")[0]


def told_width(url: str) -> int:
    """Pixels, by an address; 0 where that does not tell."""
    told = max((int(size) for sizes in WIDTH.findall(CROP.sub("", url)) for size in sizes if size), default=0)
    density = DENSITY.search(url) if told and "dpr" in url else None
    return int(told * float(density[1])) if density is not None else told
