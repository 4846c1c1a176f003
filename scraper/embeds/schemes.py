"""Addresses of a provider's own scheme, as its apps write them."""

import re

SCHEMES = ("at:", "spotify:")
AT_URI = re.compile(r"^at://(did:[\w:.-]+)/app\.bsky\.feed\.post/(\w+)")
"""A post on Bluesky (AT Protocol)."""
SPOTIFY_URI = re.compile(r"^spotify:(?:user:\w+:)?(track|album|playlist|artist|episode|show):(\w{10,})$")
"""What Spotify's apps copy."""


def web_address(value: str) -> str:
    """The URL of the same thing on the web; anything else unchanged.

    >>> web_address("at://did:plc:abc/app.bsky.feed.post/3kx"), web_address("spotify:show:0123456789")
    ('https://bsky.app/profile/did:plc:abc/post/3kx', 'https://open.spotify.com/show/0123456789')
    """
    if match := AT_URI.match(value):
        return f"https://bsky.app/profile/{match.group(1)}/post/{match.group(2)}"
    if match := SPOTIFY_URI.match(value):
        return f"https://open.spotify.com/{match.group(1)}/{match.group(2)}"
    return value
