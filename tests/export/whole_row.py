"""A row in full, with a value of its own in each place, and a failed one."""

from pathlib import Path

import msgspec

from scraper.article import (
    Access,
    Candidate,
    Cell,
    Code,
    Completeness,
    Embed,
    EmbedBlock,
    Footnote,
    Heading,
    Image,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Person,
    Quote,
    Source,
    Span,
    Table,
    Update,
)
from scraper.export.row import Row, RowError
from scraper.export.write import export_rows

ANN = Person("Ann", url="https://news.example/ann")
BO = Person("Bo", role="contributor")
WIRE = Person("Wire", kind="organization")
SHIP = Image("https://news.example/ship.jpg", "A ship", "Cy", "Ship at sea", 640, 480)
PIER = Image("https://news.example/pier.jpg")
FILM = Embed(
    "e1", "youtube", "abc", "https://video.example/abc", "Film", "Di", "@di", "2026-01-03", "Sea", "<p>"
)
POST = Embed("e2", "x", "9", "https://x.example/9")
WHOLE = Row(
    line=17,
    input="news.example/storm",
    attempts=2,
    list="a.txt",
    url="https://www.news.example/Storm-Warning/",
    canonical_url="https://canonical.example/storm",
    final_url="https://final.example/storm",
    headline="Storm warning",
    byline=[ANN, BO, WIRE],
    date="2026-01-02T03:04:05+01:00",
    date_modified="2026-02-03T04:05Z",
    body="It sails.",
    tags=["ferries", "storms"],
    embeds=[FILM, POST],
    blocks=[
        Heading("Part", 3),
        List([ListItem("a", [Span(0, 1, "strong")], [ListItem("b")], ordered=True)]),
        Quote("Said.", "— Mayor"),
        Table([[Cell("x", header=True, colspan=2)]], "Sums"),
        Code("x = 1\n", "python"),
        ImageBlock(SHIP),
        EmbedBlock("e1"),
        Footnote("Note.", "1"),
        Update("u1", "Goal", "12:00", [BO], [Paragraph("In.", [Span(0, 2, "link", "https://l.example/")])]),
    ],
    description="A storm comes.",
    dateline="SKERRY",
    sections=["News", "Sea"],
    publisher="The Example",
    language="en",
    images=[SHIP, PIER],
    page_kind="live_blog",
    page_reason="json_ld",
    access=Access("locked", "metered"),
    completeness=Completeness(0.5, True, 0.25, 0.75, 1.5),
    opt_out=["noai"],
    sources={"date": Source("meta", "2 Jan", 0.5, [Candidate("line", "3 Jan", "later")], "zone assumed")},
    fetched_at="2026-03-04T05:06:07Z",
    status=203,
    scraper_version="9.9",
)
FAILED = Row(
    line=18,
    input="https://a.example/",
    url="https://a.example/",
    outcome="failed",
    error=RowError("not_html", "is a PDF"),
)


def written(form: str, folder: Path, *rows: Row) -> Path:
    export_rows(map(msgspec.json.encode, rows), form, folder / "out")
    return folder / "out"
