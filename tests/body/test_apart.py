"""Text that names itself as no part of the article is none of the body, if enough is left without it."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.apart import LEAST_LEFT, drop_apart
from scraper.body.table import LeafTable

STORY = "".join(f"<p>{text} It was said twice, and written down.</p>" for text in FERRY)
SAID = "We had that very boat as children, and nobody ever asked us what we thought of the bridge."


def left_of(html: str) -> list[str]:
    """What is left where the model has kept every leaf."""
    table = LeafTable(document(f"<body>{html}</body>"))
    kept = drop_apart(table, np.ones(table.size, bool))
    return [text for text, keep in zip(table.texts, kept.tolist(), strict=True) if keep]


@pytest.mark.parametrize(
    "around",
    [
        '<div class="comment-list"><div class="comment-body">{}</div></div>',
        '<div class="privacy-modal"><div>{}</div></div>',
        '<div role="dialog">{}</div>',
        '<div class="post" itemprop="comment"><div>{}</div></div>',
        '<ws-opt-in class="opt-in"><div class="opt-in__content">{}</div></ws-opt-in>',
        '<div class="e1x9" data-testid="consentBanner">{}</div>',
        '<div data-component="related-links">{}</div>',
        '<div id="onetrust-banner-sdk">{}</div>',
        '<section class="x-1vvwy8z-ConsentBanner">{}</section>',
        '<footer class="x">{}</footer>',
        "<figure><figcaption>{}</figcaption></figure>",
        '<div class="tags">{}</div>',
        '<section class="related-stories">{}</section>',
        '<div class="author-bio">{}</div>',
        '<div class="newsletter-box">{}</div>',
        '<div class="copyright">{}</div>',
        '<div class="press-boilerplate">{}</div>',
        '<div class="paywall__benefits">{}</div>',
        '<div class="et_pb_testimonial_content">{}</div>',
        '<div class="postmetadata alt">{}</div>',
        '<div class="entry-utility">{}</div>',
        '<div id="comentarios">{}</div>',
        '<aside class="donate_root__rw5">{}</aside>',
        '<div class="gift-article">{}</div>',
        '<div class="support-message">{}</div>',
        '<div class="box why-trust">{}</div>',
        '<aside class="why-you-can-trust-us">{}</aside>',
        '<section class="content-disclosure-statement">{}</section>',
        '<div itemscope itemtype="http://schema.org/ImageObject"><div itemprop="caption">{}</div></div>',
        '<div class="article__paywall-note">{}</div>',
        '<div class="rel-links">{}</div>',
        '<div class="adv-inread">{}</div>',
        '<aside class="ad-slot-container">{}</aside>',
        '<div class="hs-cta-wrapper cta_button">{}</div>',
        '<div class="mh-posts-1 widget_text">{}</div>',
        '<div class="d-none d-print-block">{}</div>',
        '<film-player><span slot="caption">{}</span></film-player>',
        '<div class="mb-24" data-area="related_articles">{}</div>',
        '<div class="component sharesheet">{}</div>',
        '<ul class="outils"><li>{}</li></ul>',
        '<div class="consumer-marketing-unit">{}</div>',
    ],
)
def test_what_names_itself_apart_is_dropped(around: str) -> None:
    texts = left_of(f"<div class=story>{STORY}</div>{around.format(f'<p>{SAID}</p>')}")
    assert SAID not in texts
    assert len(texts) == len(FERRY)


@pytest.mark.parametrize(
    "names",
    [
        "d-none d-md-block",
        "report__section report__section--ads",
        "d-none\n d-lg-flex",
        "story",
        "commentary",
        "legalese",
        "has-comments",
        "tag-privacy category-legal",
        "biology",
        "donkey relation whatnot",
        "read-more-content",
        "wp-block-pullquote-testimonial__copy",
        "modality",
        "paywall paywall-content gift-guide",
        "support-groups",
        "so-panel widget widget_sow-editor",
        "elementor-widget_text",
    ],
)
def test_names_that_only_look_alike_drop_nothing(names: str) -> None:
    html = f"<div class=story>{STORY}</div><div class='{names}'><p>{SAID}</p></div>"
    assert SAID in left_of(html)


def test_an_aside_without_a_name_is_left_to_the_model() -> None:
    assert SAID in left_of(f"<div class=story>{STORY}</div><aside class=x><p>{SAID}</p></aside>")


def test_a_name_around_the_whole_page_drops_nothing() -> None:
    html = f"<div class=dialog-off-canvas-main-canvas><div class=story>{STORY}</div></div>"
    assert len(left_of(html)) == len(FERRY)


def test_a_name_of_the_body_element_says_nothing() -> None:
    table = LeafTable(document(f"<html><body class='modal comments'>{STORY}</body></html>"))
    assert drop_apart(table, np.ones(table.size, bool)).all()


def test_where_too_little_would_be_left_nothing_is_dropped() -> None:
    short = paragraphs(FERRY[0])
    assert len(FERRY[0]) < LEAST_LEFT
    assert (
        len(left_of(f"<div class=comments>{paragraphs(SAID, SAID)}</div><div class=story>{short}</div>")) == 3
    )


def test_a_short_story_above_its_comments_is_left_alone() -> None:
    story = f"<div class=story>{paragraphs(FERRY[0])}</div>"
    assert left_of(f"{story}<div class=comments>{paragraphs(SAID, SAID)}</div>") == [FERRY[0]]


def test_what_holds_all_of_the_body_is_not_asked_for_its_name() -> None:
    page = f"<div class=dialog-off-canvas>{STORY}<div class=comments>{paragraphs(SAID)}</div></div>"
    assert SAID not in left_of(page)


def test_the_footer_of_a_quotation_says_who_spoke() -> None:
    quote = f"<blockquote><p>{SAID}</p><footer>Ebba Rask, skipper</footer></blockquote>"
    assert "Ebba Rask, skipper" in left_of(STORY + quote)


def test_where_all_is_called_so_the_title_tells_what_the_article_is() -> None:
    title = "Last wooden ferry to be lifted from the Sound"
    comments = "".join(f"<div class=comment><p>{SAID}</p></div>" for _ in range(2))
    page = f"<article class='newsletter-post post'><h1>{title}</h1>{STORY}</article><div>{comments}</div>"
    html = f"<head><title>{title}</title></head><body><div>{page}</div></body>"
    table = LeafTable(document(html))
    left = drop_apart(table, np.ones(table.size, bool))
    assert SAID not in [text for text, stays in zip(table.texts, left.tolist(), strict=True) if stays]
    assert left.sum() == len(FERRY) + 1


def test_what_a_ticker_calls_comments_stays_beside_its_minutes() -> None:
    minutes = "".join(
        f"<li><b>{n}'</b><div class=live__comment><p>{SAID}</p></div></li>" for n in (9, 12, 30)
    )
    assert left_of(f"{STORY}<ol>{minutes}</ol>").count(SAID) == 3
    assert SAID not in left_of(f"{STORY}<ol>{minutes.replace('<b>', '<p>').split('</li>')[0]}</li></ol>")


def test_a_match_told_in_what_is_called_comments_stays() -> None:
    told = [
        f"<div class='comentario'><span>{minute}'</span><div><p>{SAID}</p></div></div>"
        for minute in (93, 67, 12)
    ]
    assert left_of(STORY + "".join(told)).count(SAID) == 3
    assert SAID not in left_of(STORY + "".join(told[:2]))


def test_the_caption_within_a_line_is_dropped_and_the_line_stays() -> None:
    caption = "<img src=x.png><em class=img_desc>The ferry on her last day, seen from the pier at noon.</em>"
    left = left_of(f"{STORY}<div>{caption}She sailed again on Friday.</div>")
    assert left[-1] == "She sailed again on Friday."
    assert not any("from the pier" in text for text in left)


def test_a_description_that_microdata_give_of_the_article_stays() -> None:
    said = f'<p itemprop="description">{SAID}</p>'
    assert SAID in left_of(f'<div itemscope itemtype="http://schema.org/Article">{said}{STORY}</div>')
    assert SAID in left_of(f"<div>{said}{STORY}</div>")
