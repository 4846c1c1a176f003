"""All pictures of an article in one list: the lead one first, each once."""

import pytest

import scraper
from scraper.article import Image
from scraper.document.picture_names import picture_key

TEXT = "The ferry left the harbour at noon with two hundred people and a brass band on its upper deck. " * 3
HEAD = "<meta property='og:image' content='/media/ferry-at-noon-1200x630.jpg'>"


def images_of(above: str, amid: str = "", head: str = HEAD) -> list[Image]:
    page = (
        f"<html><head><title>The ferry leaves</title>{head}</head><body><nav><a href='/'>Home</a></nav><article>"
        f"<h1>The ferry leaves</h1>{above}<p>{TEXT}</p>{amid}<p>{TEXT}</p></article></body></html>"
    )
    return scraper.extract(page, url="https://www.example.com/ferry").images


def names_of(images: list[Image]) -> list[str]:
    return [image.url.rpartition("/")[2] for image in images]


def test_the_lead_picture_comes_first_and_the_texts_pictures_follow() -> None:
    images = images_of("", "<img src='/media/the-band.jpg'>")
    assert names_of(images) == ["ferry-at-noon-1200x630.jpg", "the-band.jpg"]


@pytest.mark.parametrize(
    "shown",
    [
        "/media/ferry-at-noon-640x360.jpg",
        "/media/ferry-at-noon.jpg?w=900",
        "https://cdn.example/640/?url=https%3A%2F%2Fwww.example.com%2Fmedia%2Fferry-at-noon.jpg",
        "/media/crops/4x3/ferry_a1b2c3.jpg",
    ],
)
def test_the_lead_picture_shown_in_another_size_is_no_second_one(shown: str) -> None:
    images = images_of(f"<figure><img src='{shown}'><figcaption>At the quay</figcaption></figure>")
    assert [(image.url[-27:], image.caption) for image in images] == [
        ("/ferry-at-noon-1200x630.jpg", "At the quay")
    ]


def test_the_site_s_own_name_in_brackets_at_the_end_of_a_caption_is_its_credit() -> None:
    shown = "<figure><img src='/media/ferry-at-noon.jpg'><figcaption>Fog (The Ledger)</figcaption></figure>"
    (image,) = images_of(shown, head=HEAD + "<meta property='og:site_name' content='The Ledger'>")
    assert (image.caption, image.credit) == ("Fog", "The Ledger")


def test_another_picture_at_the_top_stands_beside_the_one_for_sharing() -> None:
    images = images_of("<figure><img src='/media/the-mayor.jpg'><figcaption>The mayor</figcaption></figure>")
    assert [(image.url[-13:], image.caption) for image in images] == [
        ("-1200x630.jpg", None),
        ("the-mayor.jpg", "The mayor"),
    ]


def test_where_none_is_declared_the_pictures_of_the_text_are_given_with_a_source() -> None:
    page = f"<article><h1>The ferry</h1><p>{TEXT}</p><p>{TEXT}</p><img src='/m/the-band.jpg'><p>{TEXT}</p></article>"
    article = scraper.extract(page, url="https://www.example.com/ferry")
    assert names_of(article.images) == ["the-band.jpg"]
    assert "images" in article.sources


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/i/?file=a.jpg", "https://a.example/i/?file=b.jpg"),
        ("https://a.example/1/image.jpg", "https://a.example/2/image.jpg"),
        ("https://a.example/photo?id=1", "https://a.example/photo?id=2"),
        ("https://a.example/first-ferry.jpg", "https://a.example/second-ferry.jpg"),
        ("https://a.example/kites/1.jpg", "https://a.example/kites/2.jpg"),
        ("https://a.example/door01/1600x1067.jpg", "https://a.example/door02/1600x1067.jpg"),
        (
            "https://cdn.example/?u=https%3A%2F%2Fa.example%2F1%2Fa.jpg",
            "https://cdn.example/?u=https%3A%2F%2Fa.example%2F2%2Fa.jpg",
        ),
    ],
)
def test_pictures_of_other_files_folders_or_numbers_are_told_apart(one: str, other: str) -> None:
    assert picture_key(one) != picture_key(other)


def test_the_page_that_a_picture_is_pinned_from_is_not_its_address() -> None:
    pinned = (
        "<img src='/fill/w_147,blur_2/band.jpg' data-pin-url='https://www.example.com/ferry' "
        "data-pin-media='https://cdn.example/w_1800/band.jpg'>"
    )
    assert images_of("", pinned)[1].url == "https://cdn.example/w_1800/band.jpg"


def test_a_lazy_loaders_url_without_a_files_name_is_taken_where_there_is_no_other() -> None:
    assert (
        images_of("", "<img data-delayed-url='https://cdn.example/v2/D4E12'>")[1].url
        == "https://cdn.example/v2/D4E12"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/69bd/0x0.jpg?width=1200", "https://a.example/69bd/960x0.jpg"),
        ("https://cdn.example/w_9/https%3A%2F%2Fa.example%2F81_1456x970.jpg", "https://a.example/81.jpg"),
        ("https://a.example/3fd2?crop=4x3&width=862", "https://a.example/3fd2?crop=16x9&width=1200"),
        ("http://a.example/m/fog.jpg?width=1200", "https://a.example/m/fog.jpg?width=3000"),
        ("https://a.example/m/size/w1600/2024/fog.jpg", "https://a.example/m/2024/fog.jpg"),
        ("https://a.example/m/styles/wide/public/fog.jpg?itok=a1", "https://a.example/m/fog.jpg"),
        ("https://a.example/assets_c/5/fog-thumb-320x320-88.jpg", "https://a.example/5/fog.jpg"),
    ],
)
def test_a_picture_is_the_same_in_every_size(one: str, other: str) -> None:
    assert picture_key(one) == picture_key(other)


@pytest.mark.parametrize(
    ("declared", "shown", "given"),
    [
        ("/media/ferry-at-noon-facebookJumbo.jpg", "/media/ferry-at-noon-superJumbo.jpg", "shown"),
        ("/media/ferry-at-noon.jpg?w=1200&overlay-align=b", "/media/ferry-at-noon.jpg?w=300", "declared"),
        (
            "https://cdn.example/w_900/https%3A%2F%2Fa.example%2Fferry-at-noon.jpg",
            "https://a.example/ferry-at-noon.jpg",
            "shown",
        ),
        (
            "https://cdn.example/crop/3000x1575+0/resize/1200x630/?url=ferry-at-noon.jpg",
            "https://cdn.example/crop/3000x2000+0/resize/1760x1174/?url=ferry-at-noon.jpg",
            "shown",
        ),
    ],
)
def test_the_plain_file_goes_before_what_was_made_of_it_for_sharing(
    declared: str, shown: str, given: str
) -> None:
    head = f"<meta property='og:image' content='{declared}'>"
    (image,) = images_of(f"<figure><img src='{shown}'></figure>", head=head)
    assert image.url.endswith(shown if given == "shown" else declared)


def test_a_card_of_the_site_for_sharing_is_no_picture_of_the_article() -> None:
    for card in ("/img/ledger-share.png", "/static/opengraph-image-a1f7d89f.png", "/social-wide.jpg"):
        assert images_of("", head=f"<meta property='og:image' content='{card}'>") == []
    for own in ("/2026/05/og-image.png", "/img/social-housing.jpg"):
        assert len(images_of("", head=f"<meta property='og:image' content='{own}'>")) == 1


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='player-placeholder-ui'><div><img src='/m/film.jpg'></div><p>Watch the ferry leave</p></div>",
        "<div class='video__placeholder'><img src='/m/film.jpg'></div>",
        "<p><a href='/'><img src='/m/harbour.img' alt='The Ledger logo'></a></p>",
        "<p><img src='https://cdn.example/w_48/jane.jpeg'></p>",
    ],
)
def test_posters_of_films_logos_and_what_is_told_small_are_no_pictures_of_the_article(furniture: str) -> None:
    assert images_of("", furniture, head="") == []
    for photo in (
        "<img src='/m/sticker_50x50mm.jpg'>",
        "<img src='/m/quay.jpg' width='900' alt='Its logo'>",
    ):
        assert len(images_of("", f"<p>{photo}</p>", head="")) == 1


@pytest.mark.parametrize(
    "img",
    [
        """<img src="data:x" data-srcs='{"https://cdn.example/band.jpg":{"type":"jpeg"}}'>""",
        """<img src="/s.jpg" data-src='{"a":"//cdn.example/band.jpg?w=300","b":{"src":"//cdn.example/band.jpg"}}'>""",
        '<img src="data:x" data-src-mini="//cdn.example/s.jpg" data-src-full16x9="//cdn.example/band.jpg">',
    ],
)
def test_of_the_addresses_that_a_script_is_given_the_largest_is_taken(img: str) -> None:
    assert images_of("", f"<figure>{img}</figure>", head="")[0].url.startswith("https://cdn.example/band.jpg")


def test_of_a_picture_that_stands_twice_the_place_with_a_caption_counts() -> None:
    crop = "<div class='crop'><img src='/media/ferry-at-noon.jpg?w=118'></div>"
    figure = "<figure><img src='/media/ferry-at-noon.jpg?w=950'><figcaption>At the quay</figcaption></figure>"
    for head in (HEAD, ""):
        assert [image.caption for image in images_of(crop, figure, head=head)] == ["At the quay"]


def test_of_a_picture_in_two_sizes_the_larger_is_given() -> None:
    (image,) = images_of("<img src='/media/ferry-at-noon-1920x1080.jpg'>")
    assert image.url.endswith("-1920x1080.jpg")


def test_without_a_declared_picture_the_writers_portrait_is_not_the_lead() -> None:
    portrait = "<div class='_bylines'><img src='/m/jane-doe.jpg'><span>Jane Doe</span></div>"
    assert names_of(images_of(portrait, "<img src='/m/the-band.jpg'>", head="")) == ["the-band.jpg"]


def test_pictures_that_a_custom_element_enlarges_are_the_articles() -> None:
    amid = "<figure><x-lightbox class='x-lightbox'><img src='/m/the-band.jpg'></x-lightbox></figure>"
    assert names_of(images_of("", amid, head="")) == ["the-band.jpg"]


def test_a_folder_called_default_refuses_no_picture() -> None:
    assert names_of(images_of("<img src='/sites/default/files/bridge.jpg'>", head="")) == ["bridge.jpg"]


def test_a_paragraph_with_a_drop_cap_is_no_caption_of_the_picture_above_it() -> None:
    dropped = "<p class='has-drop-cap'>The ferry has sailed at noon for eleven years.</p>"
    shown = f"<div><img src='/media/ferry-at-noon.jpg'></div><div class='cap'>At the quay</div>{dropped}"
    assert [image.caption for image in images_of(shown)] == ["At the quay"]


@pytest.mark.parametrize("name", ["csc-textpic-text", "image-text__text"])
def test_the_paragraphs_beside_a_picture_are_no_caption_of_it(name: str) -> None:
    told = (
        "The ferry has sailed at noon for eleven years. " * 3,
        "Nobody knows who asked for it first. " * 3,
    )
    beside = "".join(f"<p>{text}</p>" for text in told)
    shown = f"<div><div><img src='/media/the-band.jpg'></div><div class='{name}'>{beside}</div></div>"
    assert [image.caption for image in images_of(shown)] == [None, None]  # the one for sharing is the first


CUT = "<meta property='og:image' content='/media/ferry-at-noon_1200_630.jpg'>"


def test_a_crop_for_sharing_gives_way_to_the_page_s_own_version_that_is_as_wide() -> None:
    (image,) = images_of("<figure><img src='/media/ferry-at-noon_1600_1067.jpg'></figure>", head=CUT)
    assert image.url.endswith("ferry-at-noon_1600_1067.jpg")
    (image,) = images_of("<figure><img src='/media/ferry-at-noon_640_427.jpg'></figure>", head=CUT)
    assert image.url.endswith("ferry-at-noon_1200_630.jpg")


def test_the_original_that_a_lightbox_leads_to_stands_for_its_copies() -> None:
    copy = "/processed/csm_ferry-at-noon_9d2c41e0aa.jpg"
    shown = f"<figure><a href='/files/ferry-at-noon.jpg'><picture><img src='{copy}'></picture></a></figure>"
    (image,) = images_of(shown, head=f"<meta property='og:image' content='{copy}'>")
    assert image.url == "https://www.example.com/files/ferry-at-noon.jpg"


def test_a_link_to_a_smaller_file_is_not_the_picture_in_full() -> None:
    shown = "<figure><a href='/media/the-band-150x150.jpg'><img src='/media/the-band.jpg'></a></figure>"
    assert names_of(images_of("", shown)) == ["ferry-at-noon-1200x630.jpg", "the-band.jpg"]


@pytest.mark.parametrize(
    ("shown", "best"),
    [
        (
            "<source srcset='/a/w_900/the-band.webp 900w'><img src='/a/w_900/the-band.jpg'>",
            "/a/w_900/the-band.jpg",
        ),
        ("<source srcset='/a/the-band.jpg.webp 1x'><img src='/a/the-band.jpg'>", "/a/the-band.jpg"),
        (
            "<source srcset='https://cdn.example/w_900/https%3A%2F%2Fs3.example%2Fthe-band.jpg 900w'>"
            "<img src='https://s3.example/the-band.jpg'>",
            "https://s3.example/the-band.jpg",
        ),
        (
            "<img src='/a/x.jpg' srcset='/a/the-band-600.jpg 600w,/a/the-band-2000.jpg 2000w'>",
            "/a/the-band-2000.jpg",
        ),
        (
            "<source srcset='/a/the-band.jpg?width=992' media='(min-width: 9em)'>"
            "<img src='/a/the-band.jpg?width=420'>",
            "?width=992",
        ),
        (
            "<source srcset='/640x/the-band.jpg 1x, /1280x/the-band.jpg 2x' media='(max-width: 9em)'>"
            "<source srcset='/924x/the-band.jpg 1x, /1848x/the-band.jpg 2x'><img src='/924x/the-band.jpg'>",
            "/1848x/the-band.jpg",
        ),
        (
            "<source srcset='/a/the-band.small.jpg, /a/the-band.small_2x.jpg 2x' media='(max-width: 9em)'>"
            "<source srcset='/a/the-band.large.jpg, /a/the-band.large_2x.jpg 2x'><img src='/a/the-band.large.jpg'>",
            "/a/the-band.large_2x.jpg",
        ),
        (
            "<source data-srcset='/a/the-band-900.webp 900w'><source data-srcset='/a/the-band-900.jpg 900w'>"
            "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
            "/a/the-band-900.jpg",
        ),
        (
            "<img src='/a/the-band.jpg?resize=2048:*' srcset='/a/the-band.jpg?resize=1920:* 1920w'>",
            "?resize=2048:*",
        ),
        (
            "<source srcset='/a/the-band.jpg?width=620&amp;dpr=2'><source srcset='/a/the-band.jpg?width=700'>"
            "<img src='/a/the-band.jpg?width=445'>",
            "?width=620&dpr=2",
        ),
    ],
)
def test_the_best_address_of_a_picture(shown: str, best: str) -> None:
    assert images_of("", f"<figure><picture>{shown}</picture></figure>")[1].url.endswith(best)


@pytest.mark.parametrize(
    "shown",
    [
        "<img src='/a/the-band-862.jpg' data-lazy='true'><noscript><img src='/a/the-band-862.jpg'"
        " srcset='/a/the-band-862.jpg 862w, /a/the-band-orig.jpg 1724w'></noscript>",
        "<a href='/a/the-band-orig.jpg'><img src='/a/the-band-690.jpg'></a>",
        "<div data-url='/a/the-band-orig.jpg?c=original'><div><img src='/a/the-band-690.jpg?q=w_860'></div></div>",
        "<x-image src='/a/the-band-orig.jpg'><img data-srcset='/a/the-band_320.jpg 320w'></x-image>",
        "<picture><source srcset='/a/the-band_900.avif 900w'><img src='/a/the-band-orig.jpg' width='900'></picture>",
        "<img srcset='/m/styles/wide/public/a/the-band-orig.jpg?itok=1 800w' src='/m/a/the-band-orig.jpg'>",
    ],
)
def test_the_picture_in_full_that_is_named_beside_it_or_around_it(shown: str) -> None:
    assert "/a/the-band-orig.jpg" in images_of("", f"<figure>{shown}</figure>")[1].url


@pytest.mark.parametrize("page", ["/wiki/File:the-band.jpg", "/photos/the-mayor.jpg"])
def test_a_link_to_what_is_called_otherwise_is_not_the_picture_in_full(page: str) -> None:
    shown = f"<figure><a href='{page}'><img src='/a/the-band-690.jpg'></a></figure>"
    assert images_of("", shown)[1].url.endswith("/a/the-band-690.jpg")


@pytest.mark.parametrize(
    "other",
    [
        "https://a.example/image.coreimg.85.2000.jpeg/1738/ferry-at-noon.jpeg",
        "https://a.example/csm_ferry-at-noon_9d2c41e0aa.jpg",
        "https://a.example/1920_ferry-at-noon.jpg",
        "https://a.example/ferry-at-noon_1200_800.jpg",
        "https://a.example/ferry-at-noon-og.png",
    ],
)
def test_copies_have_the_key_of_their_picture(other: str) -> None:
    assert picture_key(other) == picture_key("https://b.example/ferry-at-noon.jpg")


def test_an_advertisement_and_a_counter_above_the_headline_are_no_pictures() -> None:
    furniture = (
        "<img src='https://count.example/p?c1=2'><img src='/ads-of-the-day.jpg' width='930' height='180'>"
    )
    page = f"<body>{furniture}<main><h1>The ferry leaves</h1><p>{TEXT}</p><p>{TEXT}</p></main></body>"
    assert scraper.extract(page, url="https://www.example.com/ferry").images == []


def test_a_picture_above_the_headline_that_leads_to_its_file_leads_the_article() -> None:
    lead = "<div><a href='/media/the-quay_XL.jpg'><img src='/media/the-quay_L.jpg'></a></div>"
    page = f"<main>{lead}<h1>The ferry leaves</h1><p>{TEXT}</p><p>{TEXT}</p></main>"
    assert names_of(scraper.extract(page, url="https://www.example.com/ferry").images) == ["the-quay_XL.jpg"]


def test_the_pictures_between_headline_and_text_are_the_article_s_however_many_lines_stand_there() -> None:
    lines = "".join(
        f"<div>{word}</div>" for word in "Share Save Print Mail Post Send Copy Link Text Size More".split()
    )
    figures = "".join(f"<figure><img src='/m/the-{one}.jpg'></figure>" for one in ("mayor", "band"))
    assert names_of(images_of(f"{figures}{lines}", head="")) == ["the-mayor.jpg", "the-band.jpg"]


@pytest.mark.parametrize(
    "other",
    [
        "<div class='sc-media media-player'><div id='p1'></div><img src='/m/the-film.jpg'></div>",
        "<figure class='video-figure'><div><img src='/m/the-film.jpg'></div></figure>",
        "<div><h3>Gallery</h3><div><div><img src='/m/pets-one.jpg'></div><div><img src='/m/pets-two.jpg'></div></div>"
        "<a href='/gallery/pets'>Pets of the week</a></div>",
        "<ul><li class='authorItem'><img class='authorPhoto' src='/m/mara-lind.png'></li></ul>",
        "<p>Fog over the quay <a href='/m/the-quay.jpg'><img src='/img/ico_zoom.gif'></a></p>",
        "<div><img src='/i/tw.png' alt='tw'><img src='/i/fb.png' alt='fb'></div>",
        "<section aria-labelledby='article-byline'><ul><li><img src='/m/a-portrait.png'></li><li>Mara</li></ul>"
        "</section>",
        "<div class='qrcode'><img src='/m/weixin-code.jpg' width='120'></div>",
    ],
)
def test_what_shows_a_film_another_story_a_writer_or_a_sign_is_no_picture_of_the_article(other: str) -> None:
    assert images_of("", other, head="") == []


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='image-sharesheet'><img src='/m/the-quay.jpg'></div>",
        "<aside class='inline'><figure><div><img src='/m/the-quay.jpg'></div>"
        "<figcaption>Fog at the quay.<cite>Mara Lind</cite></figcaption></figure></aside>",
        "<table><tr><td><a href='/ferry/photos#the-quay'><img src='/m/the-quay.jpg'></a></td></tr></table>",
        "<div><a href='/ferry/@@images/quay/large'><img src='/m/the-quay.jpg'><div>The quay in May</div></a></div>",
        "<div><a href='/m/the-quay.jpg'><img src='/m/a/the-quay-b1c2.jpg'></a></div>",
        "<div><div><a href='/m/the-quay.jpg'><img src='/m/thumbs/thumbs_the-quay.jpg'></a></div>"
        "<div><a href='/ferry/slides'>Show them as slides</a></div></div>",
    ],
)
def test_a_figure_set_apart_a_box_to_share_it_and_a_picture_that_leads_to_itself_are_the_article_s(
    shown: str,
) -> None:
    assert names_of(images_of("", shown, head="")) == ["the-quay.jpg"]


@pytest.mark.parametrize(
    "card",
    [
        "/imgly/share/1769/ferry",
        "/m/2026/o-share-17701.jpg",
        "/assets/share/news.jpg",
        "/img/live-card-1200x630.png",
    ],
)
def test_a_card_for_sharing_is_no_picture_of_an_article_that_shows_its_own(card: str) -> None:
    head = f"<meta property='og:image' content='{card}'>"
    assert names_of(images_of("", "<img src='/m/2026/the-band.jpg'>", head=head)) == ["the-band.jpg"]


def test_a_logo_that_a_service_scales_is_no_lead_picture() -> None:
    head = (
        "<meta property='og:image' content='https://cdn.example/combiner/i?img=%2Fi%2Fred_logos%2Fred.png'>"
    )
    assert images_of("", head=head) == []


def test_files_of_one_name_and_number_in_folders_of_their_own_are_several_pictures() -> None:
    one, other = (f"<figure><img src='/image/{of}/1280/bild-100.webp'></figure>" for of in ("a1b2", "c3d4"))
    assert len(images_of(one, other, head="")) == 2


def test_the_picture_for_teasers_gives_way_to_the_one_that_the_page_shows() -> None:
    head = "<meta property='og:image' content='/thumbnail/custom/418822_520110_1143.jpg'>"
    (image,) = images_of("<figure><img src='/photo/202602/418822_520110_1143.jpg'></figure>", head=head)
    assert "/photo/" in image.url


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (
            "<a href='/m/a.jpg' data-description='Fog in May'><img src='/m/thumbs_a.jpg'></a>",
            ("Fog in May", None),
        ),
        ("<img src='/m/a.jpg' alt='Fog in May. Foto: Mara Lind'>", ("Fog in May.", "Mara Lind")),
        ("<img src='/m/a.jpg' title='Fog in May | Foto: Mara Lind'>", ("Fog in May", "Mara Lind")),
        ("<img src='/m/a.jpg' alt='Photo: two dogs in the fog'>", (None, None)),
    ],
)
def test_attributes_tell_caption_and_credit_where_no_text_does(
    shown: str, told: tuple[str | None, str | None]
) -> None:
    (image,) = images_of("", f"<div>{shown}</div>", head="")
    assert (image.caption, image.credit) == told


@pytest.mark.parametrize(
    ("head", "given"),
    [
        ("<header style='background-image: url(\"/m/quay.jpg\")'><h1>The ferry leaves</h1></header>", True),
        ("<div style='color:#fff;background:#000 url(/m/quay.jpg)'></div><h1>The ferry leaves</h1>", True),
        (
            "<h1>The ferry leaves</h1><div class='author-photo' style='background:url(/m/quay.jpg)'></div>",
            False,
        ),
        ("<h1>The ferry leaves</h1><div style='background:url(/m/placeholder.jpg)'></div>", False),
    ],
)
def test_where_no_picture_is_declared_the_one_that_a_style_sets_at_the_headline_leads(
    head: str, given: bool
) -> None:
    for meta, name in (("", "quay.jpg"), (HEAD, "ferry-at-noon-1200x630.jpg")):
        page = f"<head>{meta}</head><main>{head}<p>{TEXT}</p><p>{TEXT}</p></main>"
        names = names_of(scraper.extract(page, url="https://www.example.com/ferry").images)
        assert names == [name] * (given or bool(meta))


def test_a_broad_picture_above_the_headline_is_no_advertisement() -> None:
    page = f"<main><img src='/m/quay.jpg' width='1688' height='415'><h1>The ferry leaves</h1><p>{TEXT}</p></main>"
    assert names_of(scraper.extract(page, url="https://www.example.com/ferry").images) == ["quay.jpg"]
