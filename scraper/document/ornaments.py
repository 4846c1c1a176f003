"""What is set as a picture and is none: ornaments of the page, portraits of its writers, stand-ins of lazy loaders."""

from __future__ import annotations

import re

_SIGNS = "ico(?:ns?)?|logos?|(?:gr|bl)?avatars?|emoji|badge|smiley|pixel|1x1"
"""Words of their own: "icon" is not in "silicon-valley.jpg", nor "1x1" in "791x1024"."""
SIGN = re.compile(rf"(?<![^\s_/.-])(?:{_SIGNS})(?=$|[\s_/.@-])|logos?(?![a-z])")
"""In the name of a file that is no photo, even where the page declares it: "shoplogo" too."""
ORNAMENT = re.compile(
    rf"(?<![^\s_/.-])(?:{_SIGNS}|(?:author|byline|profile)(?:photo|image|pic(?:ture)?|img)?)(?=$|[\s_/.-])"
)
"""In names and addresses of what is shown; what is declared may be the picture of a profile."""
DUMMY = re.compile(
    r"spacer|placeholder|transparent|blank\.|\.svg(?:$|\?)|/wp-includes/|doubleclick|/ads?/|lazy-picture|/pixel|"
    r"/(?:share|social)[/_.-]|/(?:tw|fb|wa|tg|ig|yt|rss)\.(?:png|gif|webp)"
)
"""In addresses of what is shown; declared ones are made for sharing."""


def is_ornament(address: str) -> bool:
    """Whether what is shown from this address, in lower case, is no picture of the article.

    >>> is_ornament("https://a.example/img/logo.png"), is_ornament("https://a.example/logopedics.jpg")
    (True, False)
    """
    return ORNAMENT.search(address) is not None or DUMMY.search(address) is not None
