"""How embeds are held against those labelled by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from benchmarks.embed_scores import EmbedCounts, are_in_order, count_embeds, same_address, summarise_embeds

VIDEO = "abcdefghij1"
TRUE = {"provider": "youtube", "key": VIDEO, "url": f"https://www.youtube.com/watch?v={VIDEO}"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"https://youtu.be/{VIDEO}?t=4", f"youtube.com/{VIDEO}"),
        (f"https://www.youtube-nocookie.com/embed/{VIDEO}?rel=0", f"youtube.com/{VIDEO}"),
        (f"https://m.youtube.com/watch?v={VIDEO}&feature=share", f"youtube.com/{VIDEO}"),
        ("https://www.youtube.com/embed/videoseries?list=PL12", "youtube.com/list/PL12"),
        ("https://x.com/someone/status/123?s=20", "twitter.com/status/123"),
        ("https://www.instagram.com/reel/Ab-1/?igsh=1", "instagram.com/Ab-1"),
        ("//player.vimeo.com/video/12?dnt=1", "vimeo.com/12"),
        ("https://dai.ly/x9a", "dailymotion.com/video/x9a"),
        ("https://geo.dailymotion.com/player/a.html?video=x9a", "dailymotion.com/video/x9a"),
        ("https://open.spotify.com/intl-de/embed/track/7?si=2", "open.spotify.com/track/7"),
        ("https://flo.uri.sh/visualisation/9/embed?auto=1", "flo.uri.sh/visualisation/9"),
        ("https://datawrapper.dwcdn.net/AbCd1/3/", "datawrapper.dwcdn.net/AbCd1"),
        ("HTTPS://maps.example/embed/?width=600&q=Holm#top", "maps.example/embed?q=Holm"),
    ],
)
def test_spellings_of_an_address_have_one_form(url: str, expected: str) -> None:
    assert same_address(url) == expected


@pytest.mark.parametrize("url", [None, 5, "", "abc", "mailto:a@b.example", "http://[broken"])
def test_what_is_no_address_has_no_form(url: object) -> None:
    assert same_address(url) is None


def test_the_same_key_at_the_same_provider_is_right() -> None:
    assert count_embeds([{"provider": "YouTube", "key": VIDEO}], [TRUE]) == EmbedCounts(1, 0, 0)


def test_the_same_address_under_another_provider_is_right() -> None:
    assert count_embeds([{"provider": "iframe", "url": f"https://youtu.be/{VIDEO}"}], [TRUE]) == EmbedCounts(
        1, 0, 0
    )


def test_another_name_in_the_truth_will_do() -> None:
    truth = {"provider": "twitter", "key": "1", "url": "", "alt": ["iframe|https://posts.example/1"]}
    assert count_embeds([{"provider": "iframe", "key": "https://posts.example/1"}], [truth]) == EmbedCounts(
        1, 0, 0
    )


def test_an_embed_given_twice_is_wrong_once() -> None:
    assert count_embeds([TRUE, TRUE], [TRUE]) == EmbedCounts(1, 1, 0)


def test_an_optional_embed_counts_neither_way() -> None:
    optional = {**TRUE, "optional": True}
    assert count_embeds([TRUE], [optional]) == count_embeds([], [optional]) == EmbedCounts(0, 0, 0)


def test_an_embed_not_given_is_missed() -> None:
    assert count_embeds([], [TRUE]) == EmbedCounts(0, 0, 1)


def test_a_page_with_more_mistakes_is_worse() -> None:
    counts = [EmbedCounts(2, 0, 0), EmbedCounts(2, 1, 0), EmbedCounts(2, 1, 2)]
    assert sorted(counts, key=lambda count: count.goodness) == counts[::-1]


def test_f1_is_over_all_embeds_of_all_pages() -> None:
    found = summarise_embeds([EmbedCounts(3, 1, 0), EmbedCounts(0, 0, 1), EmbedCounts(0, 0, 0)])
    assert (found["embeds_f1"], found["embeds_exact"]) == pytest.approx((0.75, 1 / 3))


OTHER = {"provider": "vimeo", "key": "12", "url": ""}
WRONG = {"provider": "imgur", "key": "x", "url": ""}


@pytest.mark.parametrize(
    ("found", "expected"),
    [([TRUE, WRONG, OTHER], True), ([OTHER, TRUE], False), ([TRUE, WRONG], None), ([], None)],
)
def test_the_order_is_that_of_what_was_found(found: list[dict[str, str]], expected: bool | None) -> None:
    assert are_in_order(found, [TRUE, OTHER]) is expected


def test_the_benchmark_of_embeds_says_how_right_they_are(
    run_module: Callable[..., CompletedProcess[str]], data: Path
) -> None:
    done = run_module("benchmarks.embeds", data, "--gold", data / "embeds.jsonl")
    assert done.returncode == 0, done.stderr
    assert "F1 1.0000" in done.stdout
    assert "none given on 5 of 5" in done.stdout
