"""A line that only names the writers is the byline, and no part of the body."""

import pytest

from scraper.article import Block, Cell, EmbedBlock, Heading, List, ListItem, Paragraph, Person, Span, Table
from scraper.body.blocks.build import Built
from scraper.body.blocks.signature import drop_signature

ANA, JON = Person("Ana Lind"), Person("Jon Berg")
TEXT = ["The ferry is back.", "It sailed at nine.", "Nobody was late.", "Rain fell at noon.", "Gulls came."]


def signed(*blocks: Block, byline: list[Person]) -> list[str]:
    built = Built(blocks=list(blocks))
    drop_signature(built, byline)
    return [block.text for block in built.blocks if isinstance(block, Paragraph | Heading)]


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(text) for text in texts]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lind and Jon Berg",
        "（Ana Lind、Jon Berg）",
        "[ANA LIND ana.lind@ferry.example · Jon Berg]",
        "Texte : Ana Lind",
        "By Ana Lind, technical editor",
        "Text: Ana Lind | Photographs: Bo Ek | Map: Gull Studio",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 4, 5])
def test_a_line_of_names_at_an_edge_is_dropped(line: str, place: int) -> None:
    texts = [*TEXT[:place], line, *TEXT[place:]]
    assert signed(*paragraphs(*texts), byline=[ANA, JON]) == TEXT


@pytest.mark.parametrize(
    "line", ["Ana Lind walked home.", "By Mia Dahl", "Jon Berg: That is all there is to say."]
)
def test_a_last_sentence_about_another_or_in_an_interview_stays(line: str) -> None:
    assert signed(*paragraphs(*TEXT, line), byline=[JON]) == [*TEXT, line]


@pytest.mark.parametrize(
    ("name", "line"), [("AP", "Happy ending."), ("ANI", "Romania won 3-2."), ("Ed", "Updated.")]
)
def test_a_last_sentence_with_a_short_name_in_a_word_stays(name: str, line: str) -> None:
    assert signed(*paragraphs(*TEXT, line), byline=[Person(name)]) == [*TEXT, line]


@pytest.mark.parametrize(
    ("name", "line"),
    [("ANI", "(ANI)"), ("dpa", "Text: dpa/lby"), ("Li Na", "By Li Na"), ("李娜", "记者李娜报道")],
)
def test_a_line_of_a_short_name_is_dropped(name: str, line: str) -> None:
    assert signed(*paragraphs(*TEXT, line), byline=[Person(name)]) == TEXT


def test_a_note_on_the_writer_goes_and_a_correction_below_it_stays() -> None:
    note, correction = "Ana Lind is a reporter who lives by the water.", "This story was edited on 9 July."
    assert signed(*paragraphs(*TEXT, note, correction), byline=[ANA]) == [*TEXT, correction]


def test_the_heading_of_such_a_note_goes_with_it() -> None:
    note = [Heading("About the author", level=3), *paragraphs("Ana Lind covers ports and fisheries.")]
    assert signed(*paragraphs(*TEXT), *note, byline=[ANA]) == TEXT


def test_an_embed_below_such_a_note_keeps_its_place() -> None:
    built = Built(blocks=[*paragraphs(*TEXT, "Ana Lind covers ports and fisheries."), EmbedBlock("embed-1")])
    drop_signature(built, [ANA])
    assert built.blocks == [*paragraphs(*TEXT), EmbedBlock("embed-1")]


def test_a_writer_named_amid_the_text_ends_nothing() -> None:
    texts = [TEXT[0], "Ana Lind was on board all the time.", *TEXT[1:]]
    assert signed(*paragraphs(*texts), byline=[ANA]) == texts


def test_thanks_to_a_contributor_stay() -> None:
    mia = Person("Mia Dahl", role="contributor")
    built = Built(blocks=paragraphs(*TEXT, "With Mia Dahl"))
    drop_signature(built, [ANA, mia])
    assert len(built.blocks) == len(TEXT) + 1


def test_names_amid_the_text_stay() -> None:
    texts = [*TEXT[:2], "Ana Lind", *TEXT[2:], "The end.", "Truly."]
    built = Built(blocks=paragraphs(*texts))
    drop_signature(built, [ANA])
    assert len(built.blocks) == len(texts)


@pytest.mark.parametrize("line", ["Ana Lind", "By Ana Lind"])
def test_a_title_below_the_name_at_the_beginning_goes_with_it(line: str) -> None:
    assert signed(*paragraphs(line, "Executive Content Editor", *TEXT), byline=[ANA]) == TEXT


def test_a_sentence_below_the_name_stays() -> None:
    assert signed(*paragraphs("Ana Lind", "Nobody knew.", *TEXT), byline=[ANA]) == ["Nobody knew.", *TEXT]


def test_a_body_of_one_line_is_read_as_any() -> None:
    assert signed(*paragraphs(TEXT[0]), byline=[ANA]) == TEXT[:1]


def test_a_heading_with_a_lead_in_is_a_byline() -> None:
    assert signed(Heading("By Ana Lind", 6), *paragraphs(*TEXT), byline=[ANA]) == TEXT


def test_a_heading_stays() -> None:
    built = Built(blocks=[Heading("Ana Lind", 2), *paragraphs(*TEXT)])
    drop_signature(built, [ANA])
    assert len(built.blocks) == len(TEXT) + 1


def test_a_list_of_notes_at_the_end_that_begins_with_a_writer_is_dropped() -> None:
    notes = List([ListItem("Ana Lind is a columnist"), ListItem("Do you have an opinion? Write to us.")])
    built = Built(blocks=[*paragraphs(*TEXT), notes])
    drop_signature(built, [ANA])
    assert len(built.blocks) == len(TEXT)


def test_a_list_that_tells_at_length_of_a_writer_stays() -> None:
    notes = List([ListItem("Ana Lind " + "has tried forty kettles at home, and " * 5)])
    built = Built(blocks=[*paragraphs(*TEXT), notes])
    drop_signature(built, [ANA])
    assert built.blocks[-1] is notes


def test_a_note_above_the_text_that_begins_with_the_writers_linked_name_is_dropped() -> None:
    link = [Span(0, len("Ana Lind"), "link", "/authors/ana-lind")]
    note = Paragraph("Ana Lind is a reviewer with a drawer full of chargers.", link)
    assert signed(note, *paragraphs(*TEXT), byline=[ANA]) == TEXT
    assert signed(note, *paragraphs(*TEXT), byline=[JON]) == [note.text, *TEXT]


def test_a_list_of_nothing_but_the_writers_is_dropped() -> None:
    of_writers = List(items=[ListItem("Ana Lind"), ListItem("Jon Berg")])
    of_others = List(items=[ListItem("Ana Lind"), ListItem("Mia Dahl")])
    for items, left in ((of_writers, 5), (of_others, 6)):
        built = Built(blocks=[Paragraph(TEXT[0]), items, *paragraphs(*TEXT[1:])])
        drop_signature(built, [ANA, JON])
        assert len(built.blocks) == left


def test_a_list_at_the_beginning_that_says_who_the_writer_is_is_dropped() -> None:
    card = ["Author, Ana Lind", "Role, Ports correspondent, The Gannet", "Reporting from the quay"]
    listed = List([ListItem(line) for line in card])
    built = Built(blocks=[listed, *paragraphs(*TEXT)])
    drop_signature(built, [ANA])
    assert built.blocks == paragraphs(*TEXT)


def test_a_list_at_the_beginning_that_tells_something_stays() -> None:
    facts = List([ListItem("By Ana Lind"), ListItem("The ferry is back after nine years.")])
    built = Built(blocks=[facts, *paragraphs(*TEXT)])
    drop_signature(built, [ANA])
    assert built.blocks[0] == facts


def test_a_title_in_the_line_below_the_name_goes_with_it() -> None:
    assert signed(*paragraphs("By Ana Lind and Jon Berg\nGannet staff", *TEXT), byline=[ANA, JON]) == TEXT
    verse = "Ana Lind\nwho sails at night, and sings of gulls and rain"
    assert signed(*paragraphs(verse, *TEXT), byline=[ANA]) == [verse, *TEXT]


def test_the_family_name_may_go_first() -> None:
    assert signed(*paragraphs("Lind, Ana; Berg, Jon", *TEXT), byline=[ANA, JON]) == TEXT


@pytest.mark.parametrize(
    ("fact", "is_kept"), [("Ana Lind", False), ("Mia Dahl", True), ("Ana Lind sailed.", True)]
)
def test_a_table_of_the_articles_facts_is_no_part_of_the_text(fact: str, is_kept: bool) -> None:
    rows = [[Cell("Interview"), Cell(fact)], [Cell("Published"), Cell("2 April 2025")]]
    built = Built(blocks=[Table(rows), *paragraphs(*TEXT)])
    drop_signature(built, [ANA])
    assert isinstance(built.blocks[0], Table) is is_kept
