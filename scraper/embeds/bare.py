"""A bare id beside its provider's name: `<lite-youtube videoid>`, `<div data-provider="vimeo" data-id>`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.embeds.providers import PROVIDERS
from scraper.embeds.urls import read_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scraper.embeds.found import FoundEmbed
    from scraper.embeds.provider import Provider

ID_NAME = re.compile(
    r"^(?:data-)?(?:[\w-]*[-_])?(?:id|key|code|hash|slug|shortcode|guid|initid|vid|ytid|video|media|tweet|poll|"
    r"visualisation|src|status|value|embed|embedcode|episode|widget|live)$|^(?:data-)?[a-zA-Z]*[iI][dD]$"
)
"""Attributes and keys that may hold a provider's bare id."""
OTHER_ID = re.compile(r"player|account|partner|uiconf|channel|user|author|^data-pid$|^class$|^style$")
"""Names of ids that are not those of the thing shown."""
NAMES = [(word, row) for row in PROVIDERS for word in row.words if row.ids]


@lru_cache(maxsize=1024)
def row_named(names: str) -> Provider | None:
    """The provider whose word stands earliest in these names, in lower case."""
    best, where = None, len(names)
    for word, row in NAMES:
        at = names.find(word)
        if 0 <= at < where:
            best, where = row, at
    return best


def read_named_id(names: str, values: Mapping[str, str | None]) -> FoundEmbed | None:
    """The embed of the provider that `names` names, if one of the values has the shape of its ids."""
    row = row_named(names)
    if row is None or row.id_shape is None:
        return None
    for name, value in values.items():
        number = (value or "").partition("?")[0]
        if number and not OTHER_ID.search(name) and ID_NAME.match(name) and row.id_shape.fullmatch(number):
            player = values.get("data-player") or "default"
            return read_url(row.id_url.format(id=number, account=_account(values), player=player))
    return None


def _account(values: Mapping[str, str | None]) -> str:
    names = (
        "data-account",
        "data-account-id",
        "data-partner",
        "accountId",
        "data-org",
        "data-customer",
        "integration-id",
    )
    return next((value for name in names if (value := values.get(name))), "0")
