"""Pages laid bare: what they declare is gone, what they show is left."""

from benchmarks.bare import lay_bare
from scraper import extract

PAGE = (
    '<html><head><meta charset="iso-8859-1"><meta name="author" content="Ann Lee"><title>T</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ann Lee"}}'
    "</script></head><body><h1>The café by the weir</h1><p>Rain fell on the hills all night long.</p></body></html>"
).encode("latin-1")


def test_a_page_laid_bare_declares_no_writer() -> None:
    assert extract(PAGE, url="https://made.example/a").byline
    assert not extract(lay_bare(PAGE), url="https://made.example/a").byline


def test_a_page_laid_bare_keeps_its_letters() -> None:
    assert extract(lay_bare(PAGE), url="https://made.example/a").headline == "The café by the weir"
