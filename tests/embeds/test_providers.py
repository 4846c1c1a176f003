"""Every provider of the table, by its fixture in `fixtures/embeds`; a row without one fails."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from scraper.document import parse
from scraper.embeds import FoundEmbed
from scraper.embeds.providers import PROVIDERS
from scraper.page import Page

FIXTURES = Path(__file__).parents[2] / "fixtures" / "embeds"
NAMES = sorted({provider.name for provider in PROVIDERS})
KINDS = {"_native": ("video", "audio"), "_frames": ("iframe",), "_wrappers": ("youtube",)}


def forms_of(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((FIXTURES / f"{name}.toml").read_text(encoding="utf-8"))["form"]


def found_in(markup: str) -> list[FoundEmbed]:
    """The embeds of a page with this markup between two paragraphs."""
    page = f"<body><article><p>Above it.</p>{markup}<p>Below it.</p></article>"
    leaves = parse(Page(url="https://news.example/a", body=page.encode())).scan.leaves
    assert [leaf.text for leaf in leaves if leaf.kind == "text"][:1] == ["Above it."]
    assert [leaf.text for leaf in leaves if leaf.kind == "text"][-1:] == ["Below it."]
    return [leaf.embed for leaf in leaves if leaf.embed is not None]


@pytest.mark.parametrize("name", NAMES)
def test_every_provider_of_the_table_has_a_fixture(name: str) -> None:
    assert forms_of(name)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param(n, form, id=f"{n}: {form['name']}")
        for n in [*NAMES, *KINDS]
        if (FIXTURES / f"{n}.toml").exists()
        for form in forms_of(n)
    ],
)
def test_each_form_is_recognised_once_with_its_key(name: str, form: dict[str, Any]) -> None:
    found = found_in(form["html"])
    assert [embed.key for embed in found] == [form["key"]]
    assert found[0].provider in KINDS.get(name, (name,))
    assert found[0].url == form.get("url", found[0].url)


@pytest.mark.parametrize("form", forms_of("_none"), ids=lambda form: form["name"])
def test_what_no_article_embeds_is_not_recognised(form: dict[str, Any]) -> None:
    assert found_in(form["html"]) == []
