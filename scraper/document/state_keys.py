"""What keys and types mean in state JSON: where running text may stand, and where it is no article's.

Taken from the documented formats (Arc, Editor.js, Draft.js, Prismic, Slate, ProseMirror, Contentful, Portable
Text, domhandler, React flight) and the words most others use. Keys are compared without case, `_` and `-`.
"""

from __future__ import annotations

import re
from functools import lru_cache

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
TEXT_KEY = re.compile(
    r"(?:body|content|contents|text|html|copy|markup|value|children|rendered|paragraphs?|lede|standfirst|blocks|"
    r"items|elements|nodes|leaves|data|props|primary|article|story|richtext)\d*$"
)
"""How keys are named that hold an article's text."""
NO_TEXT_KEY = re.compile(
    r"seo|alt|caption|button|label|cookie|legal|newsletter|css|consent|short|meta|^og|twitter|disclaim|teaser|"
    r"excerpt|summary|promo|related|social|comment|footer|context|query|plain|search"
)
"""How those are named that hold other text."""
FOREIGN_KEY = re.compile(
    r"^(?:authors?|bylines?|bio|biography|contributors?|persons?|profiles?|comments?|i18n|locales?|messages|"
    r"translations?|dictionary|config\w*|settings|flags|labels|strings|related\w*|recommend\w*|mostread|trending|"
    r"latest|sidebar|nav|navigation|menus?|header|footer|newsletters?|ads|adverts?|consent|privacy|legal|cookies?|"
    r"features)$"
)
"""How those are named whose values are no part of the article."""
HEADING = re.compile(r"^h[1-6]$|head(?:ing|er)|subtitle|crosshead")
"""Types of headings."""
QUOTE = re.compile(r"quote")
ITEM = re.compile(r"^li$|listitem")
FOREIGN_TYPE = re.compile(
    r"image|photo|picture|figure|gallery|video|audio|embed|iframe|tweet|twitter|instagram|youtube|facebook|advert|"
    r"^ad$|^ads|related|newsletter|promo|interstitial|recirc|social|^script|^style|widget|playlist|podcast|"
    r"interactive|chart|poll|button|^svg$|^nav$|^footer$|caption|form$"
)
"""Types of what is no running text: pictures, embeds, furniture."""
INLINE = frozenset(
    "text span link a hyperlink entryhyperlink assethyperlink strong em b i u bold italic emphasis mark sup "
    "sub code br hardbreak linebreak inline small abbr".split()
)
TYPES = tuple(
    "type _type nodeType blockType tag tagName __typename kind object slice_type component name".split()
)
WHOLE = tuple("content text html value body rendered __html copy markup paragraph children".split())
"""Keys of an object's own text, the likeliest first."""
NOT_PROSE = ("http", "{", "[", "data:", "<svg", "<style", "<script", "function", "/", "query", "import")


@lru_cache(maxsize=4096)
def normal_key(key: str) -> str:
    """Lower case, without `-` and `_`: `content_elements` and `contentElements` are one."""
    return key.lower().replace("_", "").replace("-", "")


@lru_cache(maxsize=4096)
def is_text_key(key: str) -> bool:
    """Whether running text may stand under this key."""
    normal = normal_key(key)
    return TEXT_KEY.search(normal) is not None and NO_TEXT_KEY.search(normal) is None


@lru_cache(maxsize=4096)
def is_foreign(key: str) -> bool:
    """Whether what stands under this key belongs to something else than an article's body."""
    return FOREIGN_KEY.search(normal_key(key)) is not None


def prose_chars(text: str) -> int:
    """The characters of prose in a string; 0 where it is code, a URL, CSS or data."""
    if text[:20].lstrip().startswith(NOT_PROSE):
        return 0
    plain = TAG.sub("", text) if "<" in text else text
    spaces = plain.count(" ")
    if plain.isascii() and (spaces < len(plain) / 14 or plain.count(";") + plain.count("{") > spaces / 4):
        return 0
    return len(plain)


def may_hold(key: str, value: dict[str, object] | list[object]) -> bool:
    """Whether blocks may stand in a container: under a key of text, or as objects under a neutral one."""
    if NO_TEXT_KEY.search(normal_key(key)) or is_foreign(key):
        return False
    return (
        is_text_key(key)
        or isinstance(value, dict)
        or any(isinstance(part, (dict, list)) for part in value[:3])
    )
