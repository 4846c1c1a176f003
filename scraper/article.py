"""The article: typed values, no behaviour but its forms as dict and JSON.

Names are schema.org's NewsArticle words in snake_case (https://schema.org/NewsArticle), save where everyone has a
shorter one: `byline` for its author, `date` for datePublished, `body` for articleBody, `tags` for keywords.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

import msgspec

Small = Annotated[int, msgspec.Meta(ge=-(1 << 31), lt=1 << 31)]
"""A number that databases and column files hold: what is beyond comes of no page, and ended whole exports."""


class Person(msgspec.Struct, omit_defaults=True):
    """Who wrote it: a person or an agency."""

    name: str
    kind: Literal["person", "organization"] = msgspec.field(default_factory=lambda: "person")
    """By a factory, since omit_defaults would leave a plain default out of the JSON; so for `level`, `ordered`."""
    url: str | None = None
    role: Literal["author", "contributor"] = "author"
    """`contributor` for "Additional reporting by ..."."""


class Image(msgspec.Struct, omit_defaults=True):
    """A picture of the article. `url` is absolute."""

    url: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width: Small | None = None
    height: Small | None = None


class Embed(msgspec.Struct, omit_defaults=True):
    """Something of another provider (or a native player) that stands in the article."""

    id: str
    """Unique in the article: what `EmbedBlock.ref` points at."""
    provider: str
    key: str
    """What names the thing at its provider: a status id, a video id, a URL."""
    url: str
    title: str | None = None
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    text: str | None = None
    html: str | None = None
    """The embed's own markup, sanitised."""


class Span(msgspec.Struct, omit_defaults=True):
    """An inline mark over `text[start:end]` of its block, in code points."""

    start: Small
    end: Small
    kind: Literal["link", "strong", "emphasis", "code"]
    url: str | None = None


class Paragraph(msgspec.Struct, tag_field="type", tag="paragraph", omit_defaults=True):
    text: str
    spans: list[Span] = []


class Heading(msgspec.Struct, tag_field="type", tag="heading", omit_defaults=True):
    text: str
    level: Small = msgspec.field(default_factory=lambda: 2)
    spans: list[Span] = []


class Quote(msgspec.Struct, tag_field="type", tag="quote", omit_defaults=True):
    """A block quotation; paragraphs within it are parted by newlines."""

    text: str
    cite: str | None = None
    spans: list[Span] = []


class ListItem(msgspec.Struct, omit_defaults=True):
    text: str
    spans: list[Span] = []
    items: list[ListItem] = []
    """A list nested in this item."""
    ordered: bool = False
    """Whether that nested list is ordered."""


class List(msgspec.Struct, tag_field="type", tag="list", omit_defaults=True):
    items: list[ListItem]
    ordered: bool = msgspec.field(default_factory=lambda: False)
    start: Small = 1
    """The number of its first item, where it is ordered: some pages say one, and a list goes on after a picture."""


class Cell(msgspec.Struct, omit_defaults=True):
    text: str
    header: bool = False
    colspan: Small = 1
    rowspan: Small = 1


class Table(msgspec.Struct, tag_field="type", tag="table", omit_defaults=True):
    rows: list[list[Cell]]
    caption: str | None = None


class Code(msgspec.Struct, tag_field="type", tag="code", omit_defaults=True):
    text: str
    language: str | None = None


class ImageBlock(msgspec.Struct, tag_field="type", tag="image", omit_defaults=True):
    image: Image


class EmbedBlock(msgspec.Struct, tag_field="type", tag="embed", omit_defaults=True):
    ref: str
    """`Embed.id` in the article's `embeds`."""


class Footnote(msgspec.Struct, tag_field="type", tag="footnote", omit_defaults=True):
    text: str
    label: str | None = None
    spans: list[Span] = []


class Update(msgspec.Struct, tag_field="type", tag="update", omit_defaults=True):
    """One entry of a live blog."""

    id: str | None = None
    """That of its element, or the minute of the match that it tells of ("90+4'")."""
    headline: str | None = None
    time: str | None = None
    """ISO 8601, as precise as the page."""
    byline: list[Person] = []
    blocks: list[Block] = []


Block: TypeAlias = (
    Paragraph | Heading | Quote | List | Table | Code | ImageBlock | EmbedBlock | Footnote | Update
)


class Candidate(msgspec.Struct, omit_defaults=True):
    """A reading of a field that lost, and why."""

    step: str
    value: Any
    why: str | None = None


class Source(msgspec.Struct, omit_defaults=True):
    """Where a field's value came from."""

    step: str
    """The named step that won: `json_ld`, `meta_og`, `visible_byline`, ..."""
    raw: str | None = None
    """The string it was read from, as on the page (at most 200 characters)."""
    confidence: float = 0.0
    """Between 0 and 1, calibrated: of fields given with 0.9, nine in ten are right."""
    losers: list[Candidate] = []
    note: str | None = None
    """What a reader should know: `zone assumed`, `json_ld broken: ...`, `not all of the page was read: ...`."""


class Access(msgspec.Struct, omit_defaults=True):
    """Whether the article may be read in full: what the page says, and what we saw, each apart."""

    declared: Literal["free", "metered", "locked"] | None = None
    observed: Literal["free", "metered", "locked"] | None = None


class Completeness(msgspec.Struct, omit_defaults=True):
    """The body held against what else the page says of it. Ratios are body over reference, in words."""

    score: float | None = None
    truncated: bool = False
    article_body: float | None = None
    word_count: float | None = None
    state: float | None = None


class Article(msgspec.Struct, kw_only=True):
    """One news page as values. `scraper schema` prints its JSON Schema."""

    url: str
    canonical_url: str | None = None
    headline: str | None = None
    byline: list[Person] = []
    date: str | None = None
    date_modified: str | None = None
    body: str = ""
    tags: list[str] = []
    embeds: list[Embed] = []
    blocks: list[Block] = []
    description: str | None = None
    dateline: str | None = None
    sections: list[str] = []
    publisher: str | None = None
    language: str | None = None
    images: list[Image] = []
    page_kind: str = "article"
    page_reason: str = ""
    access: Access = msgspec.field(default_factory=Access)
    completeness: Completeness = msgspec.field(default_factory=Completeness)
    opt_out: list[str] = []
    sources: dict[str, Source] = {}
    fetched_at: str | None = None
    status: Small | None = None
    final_url: str | None = None
    scraper_version: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers, keys as in the JSON."""
        built = msgspec.to_builtins(self)
        assert isinstance(built, dict)
        return built

    def to_json(self, *, indent: int = 0) -> str:
        """One line, or pretty with `indent` spaces."""
        encoded = msgspec.json.encode(self)
        return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """The article that `to_json` wrote.

        Raises msgspec.DecodeError where the text is no JSON; of it, ValidationError where it is no article.
        """
        return msgspec.json.decode(text, type=cls)


def article_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an article."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Article)}
