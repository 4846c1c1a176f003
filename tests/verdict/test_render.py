"""A browser is asked for only where a page is a shell whose text is nowhere in it."""

import json

from verdict_pages import ARTICLE, SENTENCE, answered, json_ld, page

from scraper import extract_page
from scraper.verdict import needs_render

SHELL = '<div id="__next"></div><script src="/main.js"></script>'


def test_an_empty_shell_needs_a_browser() -> None:
    assert needs_render(page(SHELL + "<noscript>Please enable JavaScript.</noscript>"))


def test_an_article_needs_none() -> None:
    assert not needs_render(page(ARTICLE + SHELL))


def test_a_shell_whose_state_holds_the_text_needs_none() -> None:
    state = {"props": {"post": {"title": "Ferry stays", "id": 7, "body": f"<p>{SENTENCE * 3}</p>" * 4}}}
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
    assert not needs_render(page(SHELL + script))


def test_a_shell_whose_json_ld_holds_the_text_needs_none() -> None:
    assert not needs_render(
        page(SHELL, head=json_ld(**{"@type": "NewsArticle", "articleBody": SENTENCE * 9}))
    )


def test_a_shell_that_claims_nothing_is_the_article_that_its_state_holds() -> None:
    texts = [f"{SENTENCE * 2} Part {number}." for number in range(4)]
    state = {"post": {"title": "Ferry stays", "body": "".join(f"<p>{text}</p>" for text in texts)}}
    script = f"<script>window.__INITIAL_STATE__ = {json.dumps(state)};</script>"
    article = extract_page(page(SHELL + script, title="Ferry stays"))
    assert (article.page_kind, article.body.count("Part")) == ("article", 4)


def test_an_error_needs_none() -> None:
    assert not needs_render(answered(page(SHELL), 404))


def test_a_challenge_needs_none() -> None:
    assert not needs_render(page("<script>window._cf_chl_opt={}</script>", title="Just a moment..."))


def test_a_page_without_scripts_needs_none() -> None:
    assert not needs_render(page("<p>Closed.</p>"))
