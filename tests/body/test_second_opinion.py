"""trafilatura, where our model keeps next to nothing of a page that calls itself an article."""

from __future__ import annotations

from scraper.body import second_opinion as asked
from scraper.body.elsewhere import find_elsewhere
from scraper.body.second_opinion import second_opinion
from scraper.document import parse
from scraper.page import Page

LINES = [
    f"The {thing} was carried across the frozen harbour on a sledge, and nobody in the town would say who paid."
    for thing in ("organ", "bell", "clock", "printing press", "lifeboat", "school piano")
]
UNSEEN = (
    '<meta property="og:type" content="article"><title>Things on ice</title>'
    '<div class="modal" aria-hidden="true"><div class="related-posts">'
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "</div></div>"
)


def page(html: str) -> Page:
    return Page(url="https://news.example/ice", body=html.encode())


def test_a_text_that_the_model_passes_over_is_taken_from_trafilatura() -> None:
    found = find_elsewhere(parse(page(UNSEEN)), body="", confidence=0.0)
    assert found is not None
    assert (found[0], found[1].body.split("\n\n")) == ("trafilatura", LINES)


def test_a_text_that_the_model_has_needs_no_second_opinion() -> None:
    found = find_elsewhere(parse(page(UNSEEN)), body="\n\n".join(LINES), confidence=0.9)
    assert found is None


def test_a_page_that_does_not_call_itself_an_article_is_not_asked_about() -> None:
    html = UNSEEN.replace('content="article"', 'content="website"')
    assert find_elsewhere(parse(page(html)), body="", confidence=0.0) is None


def test_captions_of_what_says_it_is_a_gallery_are_no_second_opinion() -> None:
    gallery = '<script type="application/ld+json">{"@type": "ImageGallery", "name": "Ice"}</script>'
    assert find_elsewhere(parse(page(UNSEEN + gallery)), body="", confidence=0.0) is None


def test_a_list_of_teasers_is_no_second_opinion() -> None:
    cards = "".join(
        f"<li><h3><a href='/{n}'>Thing {n}</a></h3><p>{line}</p></li>" for n, line in enumerate(LINES)
    )
    doc = parse(
        page(f'<meta property="og:type" content="article"><title>Ice</title><p>It froze.</p><ul>{cards}</ul>')
    )
    lines = [leaf.index for leaf in doc.scan.leaves if leaf.text in LINES]
    assert find_elsewhere(doc, "It froze.", 0.5) is not None
    assert find_elsewhere(doc, "It froze.", 0.5, teased=lines) is None


def test_a_page_too_large_for_it_is_not_given_to_it() -> None:
    assert second_opinion(parse(page(UNSEEN + f"<!-- {'x' * asked.MAX_CHARS} -->"))) == []


def test_a_menu_is_no_second_opinion() -> None:
    menu = "<h1>Foto</h1>" + "".join(
        f"<p>{name}</p>" for name in ("Cronaca", "Sport", "Foto", "Meteo", "Video") * 9
    )
    assert second_opinion(parse(page(f"<title>Foto</title>{menu}"))) == []
