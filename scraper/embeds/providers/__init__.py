"""The table of providers: one row each, as data. A new provider is a row here and a fixture in
`fixtures/embeds`."""

from scraper.embeds.provider import Provider
from scraper.embeds.providers.audio import AUDIO
from scraper.embeds.providers.charts import CHARTS
from scraper.embeds.providers.documents import DOCUMENTS
from scraper.embeds.providers.posts import POSTS
from scraper.embeds.providers.video import VIDEO

PROVIDERS: tuple[Provider, ...] = (*POSTS, *VIDEO, *AUDIO, *CHARTS, *DOCUMENTS)

VIDEO_PLAYERS = frozenset(row.name for row in VIDEO) | {"video"}
AUDIO_PLAYERS = frozenset(row.name for row in AUDIO) | {"audio"}
"""What an embed of moving pictures, or of sound, names as its provider; the last is any native player."""

__all__ = ["AUDIO_PLAYERS", "PROVIDERS", "VIDEO_PLAYERS"]
