"""The table of providers: one row each, as data. A new provider is a row here and a fixture in
`fixtures/embeds`."""

from scraper.embeds.provider import Provider
from scraper.embeds.providers.audio import AUDIO
from scraper.embeds.providers.charts import CHARTS
from scraper.embeds.providers.documents import DOCUMENTS
from scraper.embeds.providers.posts import POSTS
from scraper.embeds.providers.video import VIDEO

PROVIDERS: tuple[Provider, ...] = (*POSTS, *VIDEO, *AUDIO, *CHARTS, *DOCUMENTS)

__all__ = ["PROVIDERS"]
