"""Tables and lists are taken as a whole."""

from scraper.body.blocks.completed import complete
from tests.body.kept import document_of


def completed(markup: str, kept: set[str]) -> list[str]:
    """The texts after completion of those given."""
    doc = document_of(markup)
    leaves = doc.scan.leaves
    return [leaves[i].text for i in complete(doc, [leaf.index for leaf in leaves if leaf.text in kept])]


def test_short_cells_follow_the_rest_of_their_table() -> None:
    table = "<table><tr><td>Ferry</td><td>9</td></tr><tr><td>Brig</td><td>12</td></tr></table>"
    assert completed(table, {"Ferry", "Brig"}) == ["Ferry", "9", "Brig", "12"]


def test_one_cell_alone_does_not_draw_in_a_table() -> None:
    table = "<table><tr><td>Ferry</td><td>9</td></tr><tr><td>Brig</td><td>12</td></tr></table>"
    assert completed(table, {"Ferry"}) == ["Ferry"]


def test_several_paragraphs_of_one_cell_do_not_draw_in_a_table() -> None:
    table = "<table><tr><td>18 May, read 12 times</td></tr><tr><td>One.<br><br>Two.</td></tr></table>"
    assert completed(table, {"One.", "Two."}) == ["One.", "Two."]


def test_a_table_that_lays_out_the_page_is_not_completed() -> None:
    table = "<table><tr><td><p>One.</p><p>Two.</p></td></tr><tr><td><h2>More</h2></td></tr></table>"
    assert completed(table, {"One.", "Two."}) == ["One.", "Two."]


def test_items_follow_a_list_most_of_which_is_kept() -> None:
    items = "<ul><li>Life jackets</li><li>Rope</li><li>A very long wooden oar</li></ul>"
    assert completed(items, {"Life jackets", "A very long wooden oar"}) == [
        "Life jackets",
        "Rope",
        "A very long wooden oar",
    ]


def test_a_linked_item_does_not_follow_items_of_plain_words() -> None:
    items = '<ul><li>Life jackets of cork</li><li><a href="/x">Read more</a></li></ul>'
    assert completed(items, {"Life jackets of cork"}) == ["Life jackets of cork"]


def test_the_name_below_a_quotation_follows_it() -> None:
    quote = "<blockquote><p>We sail.</p><cite>The captain</cite></blockquote>"
    assert completed(quote, {"We sail."}) == ["We sail.", "The captain"]
    figure = "<figure><blockquote>We sail.</blockquote><figcaption>The captain</figcaption></figure>"
    assert completed(figure, {"We sail."}) == ["We sail.", "The captain"]
    assert completed(quote.replace("cite", "p"), {"We sail."}) == ["We sail."]


def test_tables_within_a_table_are_no_cells_of_it() -> None:
    page = (
        "<table><tr><td>Ferry news</td><td>Weather</td></tr>"
        "<tr><td><table><tr><td>A ferry</td><td>A brig</td></tr></table></td><td>Advertisement</td></tr></table>"
    )
    assert completed(page, {"A ferry", "A brig"}) == ["A ferry", "A brig"]


def test_the_number_of_a_step_and_whose_its_picture_is_stay_out_beside_its_text() -> None:
    items = (
        "<ol><li><p>1</p><div>Brush off the dirt</div></li>"
        "<li><p>© Ana Lind</p><p>2 of 3</p><div>Sponge it with water</div></li><li>7</li></ol>"
    )
    steps = ["Brush off the dirt", "Sponge it with water"]
    assert completed(items, set(steps)) == [*steps, "7"]
