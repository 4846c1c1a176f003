"""Where fields look for the article, when its text is not among the page's leaves."""

from scraper import extract

PROSE = (
    "The harbour board of Ostermoor has voted to keep the last paper ferry running through the winter. " * 6
)
HEAD = '<title>Last ferry stays</title><meta property="og:type" content="article">'
BYLINE = '<p>By <a class="author" href="/people/12">Runa Feldt</a></p>'
MENU = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(60))


def test_what_is_shown_below_the_title_is_read_where_the_text_is_in_the_state_alone() -> None:
    state = f'{{"headline":"Last ferry stays","articleBody":"{PROSE}","@type":"NewsArticle"}}'
    page = (
        f"<head>{HEAD}<script type='application/ld+json'>{state}</script></head><ul>{MENU}</ul>"
        f"<h1>Last ferry stays</h1>{BYLINE}<div id=app></div>"
    )
    article = extract(page, "https://ostermoor.example/last-ferry")
    assert (article.sources["body"].step, [p.name for p in article.byline]) == ("json_ld", ["Runa Feldt"])
