"""Where the body stands: the element around most of its texts."""

from scraper.body.surroundings import main_element
from tests.body.kept import document_of

LINE = "<p>The ferry left the harbour at noon with two hundred people.</p>"


def main_names(markup: str) -> str | None:
    main = main_element([leaf for leaf in document_of(markup).scan.leaves if leaf.kind == "text"])
    return main and main.names


def test_it_is_the_innermost_that_holds_most() -> None:
    assert main_names(f"<div class=page><div class=text>{4 * LINE}</div></div>") == "text"


def test_what_strays_elsewhere_does_not_widen_it() -> None:
    assert main_names(f"<div class=page>{LINE}<div class=text>{4 * LINE}</div></div>") == "text"


def test_halves_have_only_the_page_in_common() -> None:
    half = f"<div class=half>{2 * LINE}</div>"
    assert main_names(f"<div class=page>{half}{half}</div>") == "page"


def test_no_text_has_none() -> None:
    assert main_names("<div class=page></div>") is None
