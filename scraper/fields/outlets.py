"""The outlet for which a declared publisher stands: its company, its first letters, its name in another script."""

from __future__ import annotations

import re

from scraper.fields.names.compare import fold

_COMPANY = re.compile(
    r"(?:\b(?:s\.? ?l\.?(?: ?u\.?)?|s\.? ?a\.?(?:s\.?|rl\.?)?|s\.? ?p\.? ?a\.?|s\.? ?r\.? ?[lo]\.?|gmbh|kg|ag|ltd\.?"
    r"|limited|inc\.?|l\.?l\.?c\.?|plc|corp(?:oration)?\.?|company|b\.?v\.?|n\.?v\.?|a/s|as|ab|oyj?|z ?o\.? ?o\.?"
    r"|zrt\.?|kft\.?)"
    r"|(?<=\w)社|주식회사|有限公司)$",
    re.I,
)
"""The legal form at the end of a company's name."""
MAX_INITIALS = 5


def outlet_of(publisher: str, site: str) -> str:
    """The site's title, if the publisher is but the company that bears it, its initials, its name in Latin, or in small
    letters.
    """
    return site if site and publisher != site and _stands_for(publisher, site) else publisher


def _stands_for(publisher: str, site: str) -> bool:
    if publisher.islower() and fold(publisher) == fold(site):
        return True
    if _COMPANY.search(publisher):
        return not _COMPANY.search(site) and fold(site) in fold(publisher)
    if publisher.isupper() and len(publisher) <= MAX_INITIALS and publisher.isalpha():
        return "".join([word[0] for word in site.split()]).upper() == publisher
    return publisher.isascii() and not any(map(is_latin, site)) and any(map(str.isalpha, site))


def is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "\u0250"
