"""A page with a body is an article unless it is clearly something else."""

import pytest
from verdict_pages import ARTICLE, NEWS, SENTENCE, json_ld, page, sight

from scraper.article import Access, Block, Embed, Heading, Image, ImageBlock, Paragraph, Span, Update
from scraper.extract import extract
from scraper.page import Page
from scraper.verdict import judge_page

TEASERS = "".join(
    f"<h2><a href=/a/{i}>Something happened in town {i}</a></h2><p>A line.</p>" for i in range(12)
)
PARAGRAPHS: list[Block] = [Paragraph(text=SENTENCE) for _ in range(6)]
BODY = "\n\n".join([SENTENCE] * 6)


def kind(
    html: str,
    body: str = BODY,
    blocks: list[Block] | None = None,
    *,
    head: str = "",
    embeds: list[Embed] | None = None,
    access: Access | None = None,
    url: str = "https://paper.example/a/b",
) -> str:
    seen = sight(page(html, head=head, url=url))
    return judge_page(
        seen, body, PARAGRAPHS if blocks is None else blocks, embeds or [], access or Access()
    ).kind


def test_paragraphs_of_text_are_an_article() -> None:
    assert kind(ARTICLE) == "article"


def test_a_short_item_that_says_it_is_news_is_an_article() -> None:
    assert kind(f"<p>{SENTENCE}</p>", SENTENCE, PARAGRAPHS[:1], head=NEWS) == "article"


def test_an_article_above_many_teasers_is_an_article() -> None:
    assert kind(ARTICLE + TEASERS) == "article"


def test_linked_headings_without_a_body_are_an_index() -> None:
    assert kind(TEASERS, "", []) == "index"


LISTED = [{"@type": "NewsArticle", "headline": f"Town {i}", "datePublished": "2026-03-01"} for i in range(9)]


@pytest.mark.parametrize(
    "says",
    [
        {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": i, "item": one} for i, one in enumerate(LISTED)
            ],
        },
        {"@type": "CollectionPage", "hasPart": LISTED},
        {"@type": "Blog", "blogPost": LISTED},
    ],
)
def test_linked_headings_whose_stories_json_ld_describes_are_an_index(says: dict[str, object]) -> None:
    assert kind(TEASERS, "", [], head=json_ld(**says)) == "index"


def test_linked_headings_whose_stories_json_ld_describes_one_by_one_are_an_index() -> None:
    stories = "".join(json_ld(**one, url=f"/a/{n}") for n, one in enumerate(LISTED))
    assert kind(TEASERS, "", [], head=stories, url="https://paper.example/economy") == "index"


def test_a_short_item_beside_other_stories_that_json_ld_describes_is_an_article() -> None:
    stories = "".join(json_ld(**one, url=f"/a/{n}") for n, one in enumerate(LISTED))
    assert kind(TEASERS, "", [], head=stories, url="https://paper.example/a/3") == "article"


def test_linked_headings_in_the_text_are_an_index() -> None:
    link = Span(start=0, end=9, kind="link", url="/a/1")
    blocks: list[Block] = [Heading(text="A heading", spans=[link]), Paragraph(text=SENTENCE)] * 8
    assert kind(TEASERS, BODY, blocks) == "index"


def test_linked_headings_in_what_says_it_is_an_article_are_an_article() -> None:
    link = Span(start=0, end=9, kind="link", url="https://shop.example/1")
    blocks: list[Block] = [Heading(text="A heading", spans=[link]), Paragraph(text=SENTENCE)] * 8
    assert kind(TEASERS, BODY, blocks, head=NEWS) == "article"


def test_a_front_page_is_an_index() -> None:
    assert (
        kind(TEASERS + f"<p>{SENTENCE}</p>", SENTENCE, PARAGRAPHS[:1], url="https://paper.example/")
        == "index"
    )


def test_an_old_address_by_query_is_no_front_page() -> None:
    assert kind(ARTICLE, url="https://paper.example/?p=2895") == "article"


def test_live_blog_posting_is_a_live_blog() -> None:
    assert kind(ARTICLE, head=json_ld(**{"@type": "LiveBlogPosting", "headline": "x"})) == "live_blog"


def test_dated_updates_are_a_live_blog() -> None:
    assert kind(ARTICLE, blocks=[Update(time=f"2026-03-01T1{i}:00Z") for i in range(4)]) == "live_blog"


def test_pictures_with_hardly_a_text_are_a_gallery() -> None:
    pictures: list[Block] = [ImageBlock(image=Image(url=f"https://a.example/{i}.jpg")) for i in range(9)]
    assert kind(f"<p>{SENTENCE}</p>", SENTENCE, pictures) == "gallery"


def test_a_declared_gallery_may_have_four_pictures_with_some_lines_each() -> None:
    pictures: list[Block] = [ImageBlock(image=Image(url=f"https://a.example/{i}.jpg")) for i in range(4)]
    gallery = json_ld(**{"@type": "ImageGallery", "headline": "x", "datePublished": "2026-03-01"})
    text = "The ferry lies at the quay. " * 30
    assert kind(f"<p>{text}</p>", text, pictures, head=gallery) == "gallery"
    assert kind(f"<p>{text}</p>", text, pictures) == "article"


def test_a_declared_gallery_is_one_though_its_pictures_stand_outside_the_body() -> None:
    figures = "<figure><img src=/1.jpg><figcaption>The ferry.</figcaption></figure>" * 6
    gallery = json_ld(**{"@type": "ImageGallery", "headline": "x", "datePublished": "2026-03-01"})
    assert kind(f"<p>{SENTENCE}</p>{figures}", SENTENCE, PARAGRAPHS[:1], head=gallery) == "gallery"


def test_a_long_read_with_many_pictures_is_an_article() -> None:
    pictures: list[Block] = [ImageBlock(image=Image(url=f"https://a.example/{i}.jpg")) for i in range(9)]
    assert kind(ARTICLE, BODY * 4, PARAGRAPHS + pictures) == "article"


def test_a_video_object_with_one_line_is_a_video() -> None:
    assert (
        kind(f"<p>{SENTENCE}</p>", SENTENCE, [], head=json_ld(**{"@type": "VideoObject", "name": "x"}))
        == "video"
    )


def test_an_article_with_a_video_in_its_json_ld_is_an_article() -> None:
    assert kind(ARTICLE, head=NEWS + json_ld(**{"@type": "VideoObject", "name": "x"})) == "article"


def test_a_recording_with_one_line_is_audio() -> None:
    assert (
        kind(f"<p>{SENTENCE}</p>", SENTENCE, [], head=json_ld(**{"@type": "PodcastEpisode", "name": "x"}))
        == "audio"
    )


def test_a_text_cut_at_a_barrier_is_a_paywall() -> None:
    assert kind(ARTICLE, access=Access(declared="locked", observed="locked")) == "paywall"


def test_a_locked_article_that_came_whole_is_an_article() -> None:
    assert kind(ARTICLE, access=Access(declared="locked", observed="metered")) == "article"


def test_a_mount_for_scripts_and_nothing_else_is_a_shell() -> None:
    assert kind('<div id="root"></div><script src="/app.js"></script>', "", []) == "shell"


def test_a_page_without_text_or_scripts_is_empty() -> None:
    assert kind("<div></div>", "", []) == "empty"


def test_a_page_of_scraps_alone_is_empty() -> None:
    article = extract("<p>x" * 2_000, "https://news.example/a")
    assert (article.page_kind, article.body) == ("empty", "")


ENTRY = "<div><h2><a href=/a/{0}>Something happened in town {0}</a></h2><p>{1}</p></div>"
LIST = "".join(ENTRY.format(i, SENTENCE) for i in range(4))


def test_a_text_that_stands_under_linked_headings_is_an_index() -> None:
    assert extract(page(LIST).body, "https://paper.example/economy").page_kind == "index"


def test_an_article_above_few_teasers_is_an_article() -> None:
    assert extract(page(ARTICLE + LIST).body, "https://paper.example/economy").page_kind == "article"


LIVE = json_ld(**{"@type": "LiveBlogPosting", "headline": "Storm, as it happened", "url": "/live/storm"})
HARBOUR = json_ld(**{"@type": "NewsArticle", "headline": "Harbour news", "datePublished": "2026-03-01"})


def test_a_live_blog_that_an_article_leads_to_makes_it_none() -> None:
    assert (kind(ARTICLE, head=LIVE), kind(ARTICLE, head=HARBOUR + LIVE)) == ("live_blog", "article")


def test_a_short_page_at_hand_that_loads_itself_anew_is_an_article() -> None:
    head = '<meta http-equiv="refresh" content="300;url=https://paper.example/a/ferry-stays">'
    html = page(f"<h1>Ferry stays</h1><p>{SENTENCE * 2}</p>", head=head).body
    assert extract(html).page_kind == "article"


def of_all_leaves(html: str) -> str:
    """The kind of a page whose body is all that it shows."""
    seen = sight(page(html, url="https://paper.example/economy"))
    leaves = [leaf for leaf in seen.texts if leaf.element.tag == "p"]
    blocks: list[Block] = [Paragraph(leaf.text) for leaf in leaves]
    body = "\n\n".join(leaf.text for leaf in leaves)
    return judge_page(seen, body, blocks, [], Access(), [leaf.index for leaf in leaves]).kind


def test_a_text_of_its_own_beside_entries_is_an_article() -> None:
    assert (of_all_leaves(LIST), of_all_leaves(ARTICLE + LIST)) == ("index", "article")


def test_chapters_whose_headings_lead_to_other_pages_are_an_article() -> None:
    assert of_all_leaves("".join(ENTRY.format(i, SENTENCE * 8) for i in range(4))) == "article"


def test_chapters_whose_headings_lead_to_themselves_are_an_article() -> None:
    chapters = LIST.replace("href=/a/", "href=#")
    assert (
        extract(page(f"<h1>Four towns</h1>{chapters}").body, "https://paper.example/x").page_kind == "article"
    )


def test_three_linked_headings_and_nothing_else_are_an_index() -> None:
    heads = "".join(f"<h2><a href=/a/{n}>Something happened in town {n}</a></h2>" for n in range(3))
    assert kind(heads, "", []) == "index"


def test_a_profile_is_an_index() -> None:
    head = '<meta property="og:type" content="profile">'
    assert kind(f"<h1>Ann Lee</h1><p>{SENTENCE}</p>", SENTENCE, PARAGRAPHS[:1], head=head) == "index"


LIFE = [SENTENCE] * 10


def test_a_writers_life_above_the_list_of_their_stories_is_an_index() -> None:
    head = '<meta property="og:type" content="profile">'
    life = "".join(f"<p>{text}</p>" for text in LIFE)
    assert kind(f"<h1>Ann Lee</h1>{life}{TEASERS}", "".join(LIFE), PARAGRAPHS, head=head) == "index"
    assert kind(f"<h1>Ann Lee</h1>{life}", "".join(LIFE), PARAGRAPHS, head=head) == "article"


def test_a_series_of_recordings_above_the_list_of_its_episodes_is_an_index() -> None:
    series = json_ld(**{"@type": "PodcastSeries", "name": "The ferry"})
    assert kind(f"<h1>The ferry</h1>{ARTICLE}{TEASERS}", head=series) == "index"
    episode = json_ld(**{"@type": "PodcastEpisode", "partOfSeries": {"@type": "PodcastSeries"}})
    assert kind(f"<h1>The ferry</h1>{ARTICLE}{TEASERS}", "".join(LIFE), head=episode) == "article"


def test_an_open_position_is_no_article() -> None:
    job = json_ld(**{"@type": "JobPosting", "title": "Ferryman wanted"})
    assert kind(f"<h1>Ferryman wanted</h1>{ARTICLE}", head=job) == "index"
    assert kind(f"<h1>Ferry stays</h1>{ARTICLE}", head=job) == "article"


def test_what_tells_of_a_thing_for_sale_may_be_an_article() -> None:
    thing = json_ld(**{"@type": "Product", "name": "A ferry in a bottle"})
    text = f"<h1>A ferry in a bottle</h1><p>{SENTENCE}</p>"
    assert kind(text, SENTENCE, PARAGRAPHS[:1], head=thing) == "article"


def test_an_episodes_notes_below_its_player_are_audio() -> None:
    head = '<meta property="og:type" content="article">' + json_ld(**{"@type": "PodcastEpisode"})
    player = "<audio src='https://cdn.example/1.mp3' controls></audio>"
    notes = f"<h2>In this episode</h2><p>{SENTENCE * 8}</p>"
    assert kind(f"<h1>The ferry</h1>{player}{notes}", SENTENCE * 8, PARAGRAPHS[:1], head=head) == "audio"
    assert kind(f"<h1>The ferry</h1>{notes}", SENTENCE * 8, PARAGRAPHS[:1], head=head) == "article"


def whole(html: str, head: str = "") -> str:
    """The kind where the body is all of the page's text."""
    seen = sight(page(html, head=head))
    body = "\n\n".join(leaf.text for leaf in seen.texts)
    return judge_page(seen, body, PARAGRAPHS, [], Access(), [leaf.index for leaf in seen.texts]).kind


def text_below(html: str, title: str) -> str:
    """The kind where the body is the last paragraph."""
    seen = sight(page(html, title=title))
    last = max(leaf.index for leaf in seen.texts if leaf.element.tag == "p")
    return judge_page(seen, SENTENCE * 3, PARAGRAPHS[:1], [], Access(), [last]).kind


def test_a_short_text_below_many_teasers_is_an_index() -> None:
    html = f"<h1>On air today</h1>{TEASERS}<h2>Tips</h2><p>{SENTENCE * 3}</p>"
    assert text_below(html, "On air today | Paper") == "index"


def test_a_short_article_below_the_sites_name_and_its_slider_is_an_article() -> None:
    html = f"<h1>Paper</h1>{TEASERS}<h2>Ferry stays</h2><p>{SENTENCE * 3}</p>"
    assert text_below(html, "Ferry stays | Paper") == "article"


def test_a_line_above_what_else_are_entries_is_an_index() -> None:
    html = f"<h1>Ferries</h1><p>{SENTENCE}</p>{CARDS * 2}"
    assert whole(html) == "index"
    assert whole(html, '<meta property="og:type" content="article">') == "article"


def test_other_videos_below_a_videos_line_do_not_make_it_an_index() -> None:
    html = f"<h1>Ferry stays</h1><p>A line of it.</p>{CARDS}"
    assert whole(html, '<meta property="og:type" content="video.other">') == "video"


def test_what_says_twice_that_it_is_a_list_is_one_whatever_text_was_found() -> None:
    head = '<meta property="og:type" content="article">' + json_ld(**{"@type": "CollectionPage"})
    seen = sight(page(TEASERS, head=head))
    assert judge_page(seen, BODY * 4, PARAGRAPHS * 4, [], Access()).kind == "article"
    body = page(TEASERS, head=head).body.replace(b"<body>", b'<body class="archive category">')
    seen = sight(Page(url="https://paper.example/a/b", body=body))
    assert judge_page(seen, BODY * 4, PARAGRAPHS * 4, [], Access()).kind == "index"


def test_a_tags_address_and_linked_headings_are_an_index() -> None:
    url = "https://paper.example/tag/wolves/"
    assert kind(f"<p>{SENTENCE}</p>{TEASERS}", SENTENCE, PARAGRAPHS[:1], url=url) == "index"


def test_pictures_in_what_is_named_a_gallery_are_a_gallery() -> None:
    slides = "".join(f"<div class=gallery-slide><img src=/{i}.jpg><p>Boat {i}.</p></div>" for i in range(5))
    assert kind(f"<h1>Boats</h1><div class=photo-gallery>{slides}</div>", "Boats.", []) == "gallery"


def test_pictures_that_lead_elsewhere_are_no_gallery() -> None:
    cards = "".join(f"<a href=/a/{i}><img src=/{i}.jpg></a>" for i in range(9))
    html = f"<h1>Boats</h1><p>{SENTENCE}</p><div class=photo-gallery>{cards}</div>"
    assert kind(html, SENTENCE, PARAGRAPHS[:1]) == "article"


def test_pictures_that_lead_to_themselves_in_full_size_are_a_gallery() -> None:
    thumbs = "".join(f"<a href=/big/{i}.jpg><img src=/small/{i}.jpg></a>" for i in range(9))
    assert kind(f"<h1>Boats</h1><div class=gallery-thumbs>{thumbs}</div>", "", []) == "gallery"


def test_cards_with_pictures_and_linked_headings_are_an_index() -> None:
    cards = "".join(f"<figure><img src=/{i}.jpg></figure>" + ENTRY.format(i, SENTENCE) for i in range(8))
    assert extract(page(f"<main>{cards}</main>").body, "https://paper.example/homes").page_kind == "index"


def test_a_tags_address_is_one_though_its_page_calls_itself_an_article() -> None:
    url, head = "https://paper.example/tag/olives/", '<meta property="og:type" content="article">'
    assert kind(f"<p>{SENTENCE}</p>{TEASERS}", SENTENCE, PARAGRAPHS[:1], head=head, url=url) == "index"


def test_a_search_without_results_is_an_index() -> None:
    url = "https://paper.example/sok?q=ferry"
    assert kind(f"<h1>Ferry</h1><p>{SENTENCE}</p>", SENTENCE, PARAGRAPHS[:1], url=url) == "index"


def test_a_column_on_its_writers_own_page_is_an_article() -> None:
    assert kind(ARTICLE, BODY * 3, head='<meta property="og:type" content="profile">') == "article"


def test_a_player_below_the_headline_and_no_text_is_a_video() -> None:
    player = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe><script>f()</script>'
    assert kind(f"<h1>Divers in winter</h1><p>24 November</p>{player}", "", []) == "video"


@pytest.mark.parametrize("address", ["archives/1207", "story?s=1207", "page/ferry-stays"])
def test_a_short_articles_own_address_is_no_lists(address: str) -> None:
    html = f"<h1>Ferry stays</h1><p>{SENTENCE}</p>{TEASERS}"
    assert kind(html, SENTENCE * 3, PARAGRAPHS[:3], url=f"https://paper.example/{address}") == "article"


@pytest.mark.parametrize(
    "card",
    [
        "<a href=/a/{}><div>A story from town</div><div>A line.</div></a>",
        "<div><h2>A story from town</h2><p>A line.</p><a href=/a/{}><span></span></a></div>",
    ],
)
def test_cards_that_lead_to_stories_are_an_index_at_the_address_of_a_list(card: str) -> None:
    cards = "".join(card.format(number) for number in range(4))
    listed = "https://paper.example/author/ann-lee"
    assert kind(f"<p>{SENTENCE}</p>{cards}", SENTENCE, PARAGRAPHS[:1], url=listed) == "index"
    assert kind(f"<p>{SENTENCE}</p>{cards}", SENTENCE, PARAGRAPHS[:1]) == "article"


def test_empty_links_to_other_sites_lead_to_no_story() -> None:
    icons = "".join(f"<a href=https://social{number}.example/><svg></svg></a>" for number in range(4))
    page = f"<p>{SENTENCE}</p><div><h2>Ann Lee</h2><p>A line.</p>{icons}</div>"
    assert kind(page, SENTENCE, PARAGRAPHS[:1], url="https://paper.example/author/ann-lee") == "article"


def test_a_list_without_a_text_of_its_own_is_an_index_not_nothing() -> None:
    links = "".join(f"<li><a href=/a/{number}>Story {number}</a></li>" for number in range(4))
    assert kind(f"<ol>{links}</ol>", "", [], url="https://paper.example/tags/rail") == "index"


def test_a_line_that_asks_for_scripts_beside_an_empty_mount_is_a_shell() -> None:
    asks = f'<p>{SENTENCE}</p><div id="root"></div><script src="/app.js"></script>'
    assert kind(asks, SENTENCE, PARAGRAPHS[:1]) == "shell"
    assert kind(f"<h1>Ferry stays</h1>{asks}", SENTENCE, PARAGRAPHS[:1]) == "article"


NOTICE = '<meta name="robots" content="noindex">'


def test_a_notice_that_is_not_to_be_found_is_no_article() -> None:
    assert kind(f"<h2>Back soon</h2><p>{SENTENCE}</p>", SENTENCE, PARAGRAPHS[:1], head=NOTICE) == "empty"


def test_a_print_version_that_is_not_to_be_found_is_an_article() -> None:
    head = NOTICE + '<link rel="canonical" href="/a/ferry-stays">'
    assert kind(f"<h2>Ferry stays</h2><p>{SENTENCE}</p>", SENTENCE, PARAGRAPHS[:1], head=head) == "article"


CARDS = "".join(
    f"<div><h5><a href=/a/{n}>Something happened in town {n}</a></h5><p>A line of it.</p></div>"
    for n in range(4)
)


def test_a_body_that_is_one_teaser_of_several_is_an_index() -> None:
    seen = sight(page(f"<h1>Economy</h1>{CARDS}", url="https://paper.example/economy"))
    line = next(leaf.index for leaf in seen.texts if leaf.text.startswith("A line"))
    assert judge_page(seen, "A line of it.", PARAGRAPHS[:1], [], Access(), [line]).kind == "index"


def test_a_short_text_under_a_title_that_leads_to_itself_is_an_article() -> None:
    own = f"<h2><a href=/a/b>Ferry stays</a></h2><p>{SENTENCE}</p>"
    seen = sight(page(own + CARDS, url="https://paper.example/a/b"))
    line = next(leaf.index for leaf in seen.texts if leaf.text in SENTENCE)
    assert judge_page(seen, SENTENCE, PARAGRAPHS[:1], [], Access(), [line]).kind == "article"


def test_lines_that_are_links_and_no_text_are_an_index() -> None:
    lines = "".join(f"<li><a href=/a/{n}>Something happened in town {n}</a></li>" for n in range(7))
    assert (
        kind(f"<h1>March 2019</h1><ul>{lines}</ul>", "", [], url="https://paper.example/2019/03") == "index"
    )


def test_one_short_line_that_is_said_to_be_an_article_is_no_shell() -> None:
    html = "<h1>Ferry back at noon</h1><p>The ferry is back at noon.</p><script>f()</script>"
    head = '<meta property="og:type" content="article">'
    assert kind(html, "The ferry is back at noon.", PARAGRAPHS[:1], head=head) == "article"
    assert kind(html, "The ferry is back at noon.", PARAGRAPHS[:1]) == "shell"


ENTRIES = "".join(
    f"<li><p><a href=/a/{n}>Town {n} keeps its ferry</a></p><p>{SENTENCE}</p></li>" for n in range(6)
)


def kind_of_all(html: str, head: str, url: str) -> str:
    """The kind of a page of which all but the links was taken for the body."""
    seen = sight(page(html, head=head, url=url))
    taken = [leaf for leaf in seen.texts if not leaf.link_chars]
    body = "\n\n".join(leaf.text for leaf in taken)
    return judge_page(seen, body, PARAGRAPHS, [], Access(), [leaf.index for leaf in taken]).kind


ITSELF_AN_ARTICLE = '<meta property="og:type" content="article">'


@pytest.mark.parametrize("says", [json_ld(**{"@type": "CollectionPage"}), "<body class='archive date'>"])
def test_a_list_that_says_so_is_an_index_though_it_calls_itself_an_article(says: str) -> None:
    html = f"{says}<h1>March</h1>{ENTRIES}"
    assert kind_of_all(html, ITSELF_AN_ARTICLE, "https://paper.example/x/2019") == "index"


def test_the_same_text_without_a_word_that_it_is_a_list_is_an_article() -> None:
    html = f"<h1>March</h1>{ENTRIES}"
    assert kind_of_all(html, ITSELF_AN_ARTICLE, "https://paper.example/x/2019") == "article"


def test_a_topics_address_and_lines_that_are_links_are_an_index_below_an_introduction() -> None:
    html = f"<h1>Ferries</h1><p>{SENTENCE}</p>{ENTRIES}"
    assert kind_of_all(html, "", "https://paper.example/news/topics/ferries") == "index"
