"""The article's tags at the end of its text are no part of it."""

import pytest

from scraper.article import Block, Heading, List, ListItem, Paragraph
from scraper.body.blocks.build import Built
from scraper.body.blocks.own_tags import drop_tags

TEXT = Paragraph("The ferry is back.")
TAGS = ["Ferries", "Odd Quay"]


def listed(*texts: str) -> List:
    return List([ListItem(text) for text in texts])


@pytest.mark.parametrize(
    ("last", "is_kept"),
    [
        ([listed("Ferries", "Odd Quay")], False),
        ([listed("#ferries", "#oddquay")], False),
        ([Paragraph("#Ferries"), Paragraph("#oddquay")], False),
        ([listed("Ferries", "Lamps")], True),
        ([listed("Ferries")], True),
        ([List([ListItem("Ferries"), ListItem("Odd Quay", items=[ListItem("Nine o'clock")])])], True),
        ([Paragraph("Ferries"), Paragraph("Odd Quay")], True),
        ([listed("Ferries", "Odd Quay"), Heading("What else")], True),
    ],
)
def test_only_a_list_of_nothing_but_tags_is_dropped(last: list[Block], is_kept: bool) -> None:
    built = Built(blocks=[TEXT, *last])
    drop_tags(built, TAGS)
    assert built.blocks == ([TEXT, *last] if is_kept else [TEXT])


def test_a_text_of_tags_alone_stays() -> None:
    built = Built(blocks=[listed(*TAGS)])
    drop_tags(built, TAGS)
    assert built.blocks
