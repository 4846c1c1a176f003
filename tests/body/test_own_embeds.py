"""Which embeds of a page are the article's own, and which stand around it."""

import json

import pytest

from scraper.body.embeds.own import choose_embeds
from tests.body.kept import built_of_page, document_of

LONG = "The ferry left the harbour at noon with two hundred people and a brass band on its upper deck. "
TEXT = f"<p>{LONG}One.</p><p>{LONG}Two.</p><p>{LONG}Three.</p>"


def frame(number: int) -> str:
    return f'<iframe src="https://www.youtube.com/embed/video00000{number}"></iframe>'


def keys(markup: str, head: str = "") -> list[str]:
    return [embed.key[-1] for embed in built_of_page(markup, head).embeds]


def test_a_lead_video_above_the_body_is_the_articles() -> None:
    assert keys(f"<h1>Ferry</h1><div class=hero>{frame(1)}</div><article>{TEXT}</article>") == ["1"]


def test_a_video_above_the_headline_is_not() -> None:
    assert keys(f"<div class=live>{frame(1)}</div><h1>Ferry</h1><article>{TEXT}</article>") == []


def test_the_last_embed_may_follow_the_last_paragraph() -> None:
    assert keys(f"<h1>Ferry</h1><article>{TEXT}<div>{frame(1)}</div></article>") == ["1"]


@pytest.mark.parametrize(
    "name", ["sidebar", "related-videos", "widget-area", "newsletter", "comments", "recommended", "js-tts"]
)
def test_what_stands_in_a_part_that_is_not_the_article_is_left_out(name: str) -> None:
    assert (
        keys(f"<h1></h1><article>{TEXT}<div class='{name}'>{frame(1)}<p>A</p><p>B</p></div>{TEXT}</article>")
        == []
    )


@pytest.mark.parametrize("tag", ["aside", "nav", "footer", "form"])
def test_embeds_in_a_section_beside_the_text_are_left_out(tag: str) -> None:
    assert (
        keys(f"<h1>F</h1><article>{TEXT}<{tag}>{frame(1)}<p>More</p><p>More</p></{tag}>{TEXT}</article>")
        == []
    )


def test_an_aside_that_holds_nothing_but_an_embed_is_its_setting() -> None:
    assert keys(
        f"<h1>F</h1><article>{TEXT}<aside>{frame(1)}</aside>{TEXT.replace('noon', 'one')}</article>"
    ) == ["1"]


def test_a_frame_with_its_noscript_copy_counts_once() -> None:
    lazy = frame(1).replace(" src", " data-src") + f"<noscript>{frame(1)}</noscript>"
    assert keys(f"<h1>F</h1><article>{TEXT}{lazy}{TEXT}</article>") == ["1"]


def test_the_one_link_of_a_noscript_leads_to_the_post_that_waits_for_consent() -> None:
    links = [
        f"<a href='https://x.com/quay/status/12908072887846987{n}'>View original on X</a>" for n in (1, 2)
    ]
    assert keys(f"<h1>Ferry</h1><article>{TEXT}<noscript>{links[0]}</noscript>{TEXT}</article>") == ["1"]
    assert keys(f"<h1>Ferry</h1><article>{TEXT}<noscript>{''.join(links)}</noscript>{TEXT}</article>") == []


def test_a_post_that_waits_in_a_banner_for_consent_is_the_article_s() -> None:
    link = "<a href='https://twitter.com/m/status/1895511873300271441'>View it</a>"
    banner = (
        f"<div class='sc-1 consent-banner'><h2>Allow it?</h2><p>{LONG}</p><noscript>{link}</noscript></div>"
    )
    assert keys(f"<h1>Ferry</h1><article>{TEXT}{banner}{TEXT.replace('.', '!')}</article>") == ["1"]


def test_a_player_that_has_its_files_as_json_may_show_a_picture_and_a_title() -> None:
    files = '{"media":[{"url":"https://media.example/a.m3u8"},{"url":"https://media.example/film.mp4"}]}'
    shown = "<picture><img src='/p.jpg'></picture><span>The ferry leaves</span>"
    player = f"<div class='ts-mediaplayer' data-config='{files}'>{shown}LINK</div>"
    assert keys(f"<h1>Ferry</h1><article>{TEXT}{player.replace('LINK', '')}</article>") == ["4"]
    assert (
        keys(f"<h1>Ferry</h1><article>{TEXT}{player.replace('LINK', '<a href=/b>Next</a>')}</article>") == []
    )


def test_an_address_alone_may_follow_the_last_paragraph() -> None:
    page = document_of(
        f"<h1>Ferry</h1><article>{TEXT}<figure>https://m.example/@quay/111926078634621458</figure></article>"
    )
    texts = [leaf.index for leaf in page.scan.leaves if LONG[:20] in leaf.text]
    chosen = choose_embeds(page, texts[0], texts[-1] + 1)
    assert [leaf.embed.provider for leaf in chosen if leaf.embed] == ["mastodon"]


def test_embeds_keep_the_order_of_the_page() -> None:
    parts = [f"{frame(number)}<p>{LONG}{number}</p>" for number in (2, 1, 3)]
    page = f"<h1>F</h1><article>{''.join(parts)}</article>"
    assert keys(page) == ["2", "1", "3"]


def test_a_player_that_reads_the_article_out_is_left_out() -> None:
    player = '<div><p>Listen to this article</p><audio src="https://media.example/1.mp3"></audio></div>'
    assert keys(f"<h1>F</h1>{player}<article>{TEXT}</article>") == []


@pytest.mark.parametrize(
    "offer",
    [
        "Listen · 4 min",
        "Hear this story read by an automated voice",
        "Audio version of this article",
        "Lecture audio de l’article",
        "Posłuchaj artykułu",
        "Poslechnout článek",
        "Lyt til artiklen",
        "Ascultă articolul",
        "खबर सुनें",
        "听新闻",
    ],
)
def test_players_are_told_by_the_offer_beside_them(offer: str) -> None:
    player = f'<div><p>{offer}</p><audio controls src="https://media.example/1.mp3"></audio></div>'
    assert keys(f"<h1>F</h1><article>{player}{TEXT}</article>") == []


def test_a_film_within_a_link_to_another_page_is_its_teaser() -> None:
    card = '<div><a href="/news/other"><video muted loop src="/media/1"></video><h4>Another</h4></a></div>'
    assert keys(f"<h1>F</h1><article>{TEXT}{card}{TEXT.replace('noon', 'one')}</article>") == []


def test_an_offer_to_read_the_article_out_is_no_other_players() -> None:
    offer = '<div><p>Article voiceover</p><audio src="https://media.example/1.mp3"></audio></div>'
    clip = '<audio src="https://media.example/clip"></audio>'
    assert keys(f"<h1>F</h1>{offer}<article><p>{LONG}{LONG}</p>{clip}{TEXT}</article>") == ["p"]


@pytest.mark.parametrize(
    "offer", ["Luister naar dit artikel (3 min)", "この記事を読み上げ", "Прослушать новость"]
)
def test_a_frame_that_reads_the_article_out_is_left_out(offer: str) -> None:
    reader = f'<div><button>{offer}</button><iframe src="https://player.voice.example/v1?article=7"></iframe></div>'
    assert keys(f"<h1>Ferry</h1>{reader}<article>{TEXT}</article>") == []
    chart = '<iframe src="https://charts.example/play/2"></iframe>'
    assert keys(f"<h1>F</h1>{reader}<article>{TEXT}{chart}{TEXT.replace('noon', 'one')}</article>") == ["2"]


def test_a_frame_beside_an_invitation_to_listen_to_something_else_stays() -> None:
    podcast = '<p>Luister naar de aflevering</p><iframe src="https://player.pod.example/v2"></iframe>'
    assert keys(f"<h1>F</h1><article>{TEXT}{podcast}{TEXT.replace('noon', 'one')}</article>") == ["2"]


@pytest.mark.parametrize("level", ["h2", "h3", "h4"])
def test_what_follows_a_heading_below_the_body_is_not_the_articles(level: str) -> None:
    below = f"<section><{level}>Our podcast of the week</{level}>{frame(1)}</section>"
    assert keys(f"<h1>F</h1><main><article>{TEXT}</article>{below}</main>") == []


def test_a_heading_within_the_bodys_own_element_may_announce_an_embed() -> None:
    assert keys(f"<h1>F</h1><article>{TEXT}<h2>The film</h2>{frame(1)}</article>") == ["1"]


def test_frames_of_the_own_host_must_show_something() -> None:
    own = '<iframe src="/weather/today.html"></iframe><iframe src="https://news.example/player/1"></iframe>'
    assert keys(f"<h1>F</h1><article>{TEXT}{own}{TEXT}</article>") == ["1"]


@pytest.mark.parametrize(
    "graphic",
    [
        '<div data-pym-src="https://apps.news.example/2026/1"></div>',
        '<script>new pym.Parent("map", "https://apps.news.example/2026/1", {})</script>',
        '<side-chain src="https://apps.news.example/2026/1"></side-chain>',
        '<object data="https://news.example/race.pdf?1" type="application/pdf"></object>',
    ],
)
def test_graphics_and_documents_of_the_own_host_are_the_articles(graphic: str) -> None:
    assert keys(f"<h1>F</h1><article>{TEXT}{graphic}{TEXT.replace('noon', 'one')}</article>") == ["1"]


@pytest.mark.parametrize(("names", "expected"), [("ab ac ad", ["1"]), ("ad", []), ("ad my-4", [])])
def test_classes_that_are_counted_through_name_nothing(names: str, expected: list[str]) -> None:
    placed = f'<div class="{names}">{frame(1)}</div>'
    assert keys(f"<h1>F</h1><article>{TEXT}{placed}{TEXT.replace('noon', 'one')}</article>") == expected


@pytest.mark.parametrize("address", ["https://gist.github.com/m/0123456789abcdef0123456789abcdef"])
def test_code_whose_address_stands_alone_is_shown_there(address: str) -> None:
    link = f'<figure><div class="source"><a href="{address}">{address}</a></div></figure>'
    assert keys(f"<article>{TEXT}{link}{TEXT.replace('noon', 'one')}</article>") == ["f"]


@pytest.mark.parametrize("code", ["{}", "[embed]{}[/embed]"])
def test_an_address_standing_alone_is_an_embed_and_leaves_the_text(code: str) -> None:
    address = code.format("https://www.youtube.com/watch?v=video000001")
    built = built_of_page(f"<article>{TEXT}<p>{address}</p>{TEXT}</article>")
    assert [embed.key for embed in built.embeds] == ["video000001"]
    assert "youtube" not in built.body


def test_a_link_within_a_sentence_is_no_embed() -> None:
    link = '<p>She <a href="https://twitter.com/maralindq/status/1690000000000000001">wrote</a> so.</p>'
    assert keys(f"<article>{TEXT}{link}{TEXT}</article>") == []


def test_a_card_may_link_to_a_post_by_way_of_its_own_site() -> None:
    post = "https%3A%2F%2Ftwitter.com%2Fm%2Fstatus%2F1690000000000000001"
    card = f'<div class="social-embed"><a href="/out?to={post}">View on Twitter</a></div>'
    assert keys(f"<article>{TEXT}{card}{TEXT}</article>") == ["1"]


def test_a_card_that_links_to_a_post_is_an_embed() -> None:
    link = '<a href="https://twitter.com/m/status/1690000000000000001">View on Twitter</a>'
    card = f'<div class="social-embed">{link}</div>'
    assert keys(f"<article>{TEXT}{card}{TEXT}</article>") == ["1"]


def video_object(name: str, address: str = "https://www.youtube.com/embed/video000001") -> str:
    value = json.dumps({"@type": "VideoObject", "name": name, "embedUrl": address})
    return f'<script type="application/ld+json">{value}</script>'


def test_the_lead_video_of_json_ld_counts_where_the_page_has_no_player() -> None:
    head = video_object("Ferry back in service after storm")
    assert keys(f"<h1>Ferry</h1><article>{TEXT}</article>", head) == ["1"]


def test_a_lead_video_may_be_of_any_provider_of_the_table() -> None:
    head = video_object("Ferry back in service after storm", "https://streamable.com/e/ferry1")
    assert keys(f"<h1>Ferry</h1><article>{TEXT}</article>", head) == ["1"]


def test_a_video_of_json_ld_about_something_else_does_not_count() -> None:
    head = video_object("Parliament debates budget tonight")
    assert keys(f"<h1>Ferry</h1><article>{TEXT}</article>", head) == []


def test_a_player_above_the_headline_counts_where_json_ld_tells_of_its_video() -> None:
    page = f"<div class=film>{frame(1)}</div><h1>Ferry</h1><article>{TEXT}</article>"
    assert keys(page) == []
    assert keys(page, video_object("The crossing, filmed from the bridge")) == ["1"]


def test_a_player_below_the_text_does_not_count_for_what_json_ld_tells() -> None:
    page = f"<article><h1>Ferry</h1>{TEXT}</article><aside>{frame(1)}</aside>"
    assert keys(page, video_object("The crossing, filmed from the bridge")) == []


def test_a_stray_text_far_from_the_body_does_not_draw_embeds_between_into_it() -> None:
    other = f"<div class=b><p>{3 * LONG}</p>{frame(1)}<p>{LONG}Of another story.</p></div>"
    doc = document_of(f"<div class=a>{3 * TEXT}{frame(2)}</div>{other}")
    kept = [leaf.index for leaf in doc.scan.leaves if leaf.kind == "text" and leaf.text != (3 * LONG).strip()]
    chosen = choose_embeds(doc, kept[0], kept[-1] + 1, kept)
    assert [leaf.embed.key[-1] for leaf in chosen if leaf.embed] == ["2"]


def test_a_card_may_say_in_words_where_its_content_is_from() -> None:
    link = '<a href="https://www.instagram.com/p/CzAbCdEfGh1/">originates</a>'
    card = (
        f'<div data-testid="instagram-embed"><p>This can also be viewed on the site it {link} from.</p></div>'
    )
    built = built_of_page(f"<article>{TEXT}{card}{TEXT}</article>")
    assert [embed.key for embed in built.embeds] == ["CzAbCdEfGh1"]
    assert "originates" not in built.body
