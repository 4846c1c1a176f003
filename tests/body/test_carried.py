"""Embeds of the DOM in a fuller text from elsewhere."""

from scraper.article import EmbedBlock, Paragraph, Update
from scraper.body.blocks.carried import carry_embeds
from tests.body.kept import built_of

FRAME = '<iframe src="https://www.youtube.com/embed/video00000{}"></iframe>'
TEXTS = [
    f"Paragraph {word} tells of the ferry and of all who sailed on it." for word in ("alpha", "beta", "gamma")
]


def shape(source: str, target: str) -> tuple[list[str], list[str]]:
    """The target's blocks in brief, and its embeds' keys, after carrying over."""
    built = built_of(target)
    carry_embeds(built_of(source), built)
    keys = {embed.id: embed.key[-1] for embed in built.embeds}
    brief = [
        keys[b.ref] if isinstance(b, EmbedBlock) else b.text.split()[1]
        for b in built.blocks
        if isinstance(b, EmbedBlock | Paragraph)
    ]
    return brief, list(keys.values())


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_an_embed_stands_after_the_text_it_followed() -> None:
    source = FRAME.format(1) + paragraphs(TEXTS[0]) + FRAME.format(2) + FRAME.format(3) + paragraphs(TEXTS[1])
    assert shape(source, paragraphs(*TEXTS)) == (["1", "alpha", "2", "3", "beta", "gamma"], ["1", "2", "3"])


def test_what_both_have_stands_once() -> None:
    source = paragraphs(TEXTS[0]) + FRAME.format(1) + FRAME.format(2) + paragraphs(TEXTS[1])
    target = paragraphs(TEXTS[0]) + FRAME.format(1) + paragraphs(TEXTS[1], TEXTS[2])
    assert shape(source, target) == (["alpha", "1", "2", "beta", "gamma"], ["1", "2"])


def test_embeds_are_listed_in_the_order_of_the_text_whichever_had_them() -> None:
    source = FRAME.format(2) + paragraphs(TEXTS[0])
    target = paragraphs(TEXTS[0]) + FRAME.format(1) + paragraphs(TEXTS[1])
    assert shape(source, target) == (["2", "alpha", "1", "beta"], ["2", "1"])


def test_an_embed_after_a_text_that_is_missing_stands_last() -> None:
    source = (
        paragraphs("Some words that the other text has not got at all.")
        + FRAME.format(1)
        + paragraphs(TEXTS[0])
    )
    assert shape(source, paragraphs(*TEXTS)) == (["alpha", "beta", "gamma", "1"], ["1"])


def updates(*texts: str) -> str:
    """The entries of a live blog, told by falling times."""
    return "".join(f"<div>1{8 - at}:00</div>{text}" for at, text in enumerate(texts))


def test_embeds_within_updates_are_kept_and_carried_into_the_updates_of_the_other_text() -> None:
    texts = [paragraphs(text) for text in TEXTS]
    target = built_of(updates(texts[0], texts[1] + FRAME.format(1), texts[2]))
    carry_embeds(built_of(updates(texts[0] + FRAME.format(2), texts[1], texts[2])), target)
    within = [
        [b.ref for b in one.blocks if isinstance(b, EmbedBlock)]
        for one in target.blocks
        if isinstance(one, Update)
    ]
    assert within == [["embed-1"], ["embed-2"], []]
    assert [(embed.id, embed.key[-1]) for embed in target.embeds] == [("embed-1", "2"), ("embed-2", "1")]
