"""The words by which a page declines text and data mining, or use for training, as the fetcher reads them in headers
and unparsed metas, and extraction in the parsed page: both must call a signal alike.
"""

from __future__ import annotations

ROBOTS = ("robots", "googlebot", "bingbot", "ccbot", "gptbot", "google-extended", "anthropic-ai", "claudebot")
"""Under these names meta elements speak of use for AI: to all robots, and to the crawlers that feed it."""
DIRECTIVES = frozenset({"noai", "noimageai", "noml"})
