"""What class and id of an element are read as."""

from __future__ import annotations

import pytest

from scraper.body.model import names
from scraper.body.model.names import GROUPS, NameReader, name_tokens, without_digits


def groups_of(described: str) -> set[str]:
    mask = NameReader({}).read(described)[0]
    return {group for bit, group in enumerate(GROUPS) if mask >> bit & 1}


@pytest.mark.parametrize(
    ("described", "group"),
    [
        ("comments-area", "comment"),
        ("related-posts", "related"),
        ("post__recommended", "related"),
        ("post-card", "card"),
        ("share-buttons", "share"),
        ("breadcrumbs", "nav"),
        ("site-footer", "edge"),
        ("sidebar-primary", "side"),
        ("cookie-consent-modal", "dialog"),
        ("newsletter-signup", "signup"),
        ("wp-caption-text", "caption"),
        ("author-bio", "author"),
        ("entry-meta", "meta"),
        ("post-tags", "tags"),
        ("advertisement", "ad"),
        ("add-to-cart product-price", "shop"),
        ("entry-content", "body"),
        ("article-body", "body"),
        ("post-123 single", "article"),
        ("article__standfirst", "dek"),
        ("key-takeaways", "highlight"),
        ("entry-title", "title"),
        ("copyright-line", "legal"),
    ],
)
def test_a_conventional_name_falls_into_its_group(described: str, group: str) -> None:
    assert group in groups_of(described)


@pytest.mark.parametrize("described", ["", "x1", "css-1q2w3e", "mt-4 px-2 flex"])
def test_a_name_without_meaning_falls_into_no_group(described: str) -> None:
    assert groups_of(described) == set()


@pytest.mark.parametrize("described", ["gradient", "heading-adjust", "shadow"])
def test_a_word_that_merely_holds_ad_is_no_advertisement(described: str) -> None:
    assert "ad" not in groups_of(described)


def test_digits_do_not_tell_names_apart() -> None:
    assert without_digits("post-123 tag-7") == without_digits("post-98 tag-12")


def test_a_name_gives_itself_and_its_words() -> None:
    assert name_tokens("entry-content") == ["entry-content", "entry", "content"]


def test_only_so_many_classes_of_one_element_are_looked_at() -> None:
    many = " ".join(f"u{'abcdefghij'[i % 10]}{'abcdefghij'[i // 10]}" for i in range(90))
    assert len(name_tokens(many)) <= names.MAX_TOKENS


def test_a_reading_has_lowest_highest_and_summed_weight() -> None:
    _, low, high, total = NameReader({"story": 2.0, "promo": -1.0}).read("story promo")
    assert [low, high, total] == pytest.approx([-1.0, 2.0, 1 / 2**0.5])


def test_an_unknown_name_weighs_nothing() -> None:
    assert NameReader({"story": 2.0}).read("zzz")[1:] == (0.0, 0.0, 0.0)


def test_a_reading_is_the_same_the_second_time() -> None:
    reader = NameReader({"story": 2.0})
    assert reader.read("story-12") == reader.read("story-12") == reader.read("story-7")


def test_what_is_remembered_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "CACHE_SIZE", 8)
    reader = NameReader({})
    for first in "abcdefgh":
        for second in "abcdefgh":
            reader.read(f"{first}{second}zz")
    assert len(reader.readings) <= 10
    assert len(reader.single) <= 10
