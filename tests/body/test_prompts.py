"""A short line whose link leads to a sign-up is no part of the article, whatever it says."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, article, paragraphs

from scraper.body.refine.prompts import MAX_CHARS, drop_prompts
from scraper.body.table import LeafTable


def is_dropped(href: str, text: str = "Every morning in your inbox: {}") -> bool:
    """Whether a line with this link is dropped from the paragraphs around it."""
    line = text.format(f'<a href="{href}">here</a>')
    table = LeafTable(article(paragraphs(*FERRY[:3], line, *FERRY[3:])))
    kept = np.ones(table.size, bool)
    left = {text for text, keep in zip(table.texts, drop_prompts(table, kept), strict=True) if keep}
    assert set(FERRY) <= left
    return not any(text.endswith("here") for text in left)


@pytest.mark.parametrize(
    "href",
    [
        "/newsletter",
        "https://gannet.example/account/sign-up?from=ferry",
        "/abo/",
        "/p/newsletters/coast.html",
        "https://play.google.com/store/apps/details?id=x",
        "https://whatsapp.com/channel/0029",
        "https://t.me/gannet",
        "https://telegram.me/s/gannet",
        "https://invite.viber.com/?g2=AQB",
        "https://lin.ee/Ab12Cd3",
        "https://www.google.com/preferences/source?q=gannet.example",
    ],
)
def test_a_short_line_that_leads_to_a_sign_up_is_dropped(href: str) -> None:
    assert is_dropped(href)


@pytest.mark.parametrize(
    "href",
    [
        "/news/registers-of-ships",
        "https://subscription.example/boxes",
        "/about",
        "https://start.me/page",
        "https://t.me/harbourmaster/4711",
        "https://t.me/s/harbourmaster/4711",
        "#",
    ],
)
def test_other_links_drop_nothing(href: str) -> None:
    assert not is_dropped(href)


@pytest.mark.parametrize(("others", "is_left"), [("{}", False), ("<div class=note>{}</div>", True)])
def test_a_longer_line_in_a_box_of_its_own_is_dropped_unless_others_are_set_so(
    others: str, is_left: bool
) -> None:
    line = f"The Gannet is a paper of {'the coast, ' * 12}<a href='/newsletter'>by mail</a>."
    texts = "".join(others.format(f"<p>{text}</p>") for text in FERRY)
    table = LeafTable(article(f"<div class=note><p>{line}</p></div>{texts}"))
    left = drop_prompts(table, np.ones(table.size, bool))
    row = next(row for row, text in enumerate(table.texts) if text.startswith("The Gannet is"))
    assert bool(left[row]) is is_left


@pytest.mark.parametrize("href", ["/", "https://gannet.example/"])
def test_a_line_that_is_but_a_link_to_the_front_page_is_dropped(href: str) -> None:
    line = f'<a href="{href}">More stories from the coast stand here</a>'
    assert is_dropped(href, line + "{}")


@pytest.mark.parametrize("href", ["/news/", "/?s=ferry", "https://other.example/"])
def test_a_line_that_is_but_a_link_to_elsewhere_is_left_to_the_model(href: str) -> None:
    assert not is_dropped(href, f'<a href="{href}">More stories from the coast stand</a> {{}}')


def test_a_link_that_leads_nowhere_leads_to_no_front_page() -> None:
    table = LeafTable(article(paragraphs(*FERRY, "<a>A line that was set as a link and has no address</a>")))
    assert drop_prompts(table, np.ones(table.size, bool)).all()


def test_a_heading_that_leads_to_the_front_page_stays() -> None:
    table = LeafTable(article(paragraphs(*FERRY) + '<h2><a href="/">1. The Gannet Line</a></h2>'))
    assert drop_prompts(table, np.ones(table.size, bool)).all()


def test_a_paragraph_that_mentions_a_sign_up_stays() -> None:
    assert not is_dropped("/newsletter", "x" * MAX_CHARS + " {}")


@pytest.mark.parametrize(
    "account", ["x.com/TheGannet", "www.facebook.com/gannetexample/", "www.youtube.com/@gannet-tv?sub=1"]
)
def test_a_line_that_links_the_sites_own_account_is_dropped(account: str) -> None:
    assert is_dropped(f"https://{account}", "x" * MAX_CHARS + " on {}")


@pytest.mark.parametrize(
    "page",
    [
        "x.com/harbourmaster",
        "x.com/TheGannet/status/4711",
        "www.youtube.com/watch?v=gannet",
        "example.com/gannet",
    ],
)
def test_accounts_of_others_posts_and_videos_drop_nothing(page: str) -> None:
    assert not is_dropped(f"https://{page}")
