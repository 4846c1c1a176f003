"""What a site names is found, in bounds, however hostile the site is."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import POLITE_ENOUGH, Scraper, Site

from scraper.batch.inputs.discover import Wanted
from scraper.batch.inputs.feeds import MAX_FEED_BYTES, Found, feed_problem, is_feed, parse_feed
from scraper.batch.inputs.sitemaps import parse_sitemap
from scraper.batch.inputs.sources import Sources, lines_and_mark
from scraper.errors import BatchError
from scraper.fetch.settings import FetchSettings

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
<item><title>Ferry</title><link>{0}/2026/11/ferry</link>
<pubDate>Mon, 02 Nov 2026 10:00:00 +0100</pubDate></item>
<item><title>Foreign</title><link>https://elsewhere.example/2026/11/x</link></item>
<item><title>None</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/a"/>
<updated>2026-11-02T10:00:00Z</updated></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "items": [
{"url": "/j", "title": "J", "date_published": "2026-11-02T10:00:00+01:00"}, {"title": "no url"}]}"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://x">
<url><loc> {0}/2026/11/storm </loc><image:image><image:loc>{0}/i.jpg</image:loc></image:image><news:news>
<news:publication_date>2026-11-03</news:publication_date><news:title>Storm</news:title></news:news></url>
<url><loc>{0}/2025/01/old</loc><lastmod>2025-01-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex><sitemap><loc>{0}/news.xml.gz</loc><lastmod>2026-11-03</lastmod></sitemap>
<sitemap><loc>{0}/archive.xml</loc><lastmod>2020-01-01</lastmod></sitemap></sitemapindex>"""
FRONT = """<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>
<body><a href="/2026/11/ferry#top">Ferry</a> <a href="/2026/11/goats-in-town">Goats</a>
<a href="/contact">Contact</a> <a href="https://other.example/2026/11/away">Away</a></body></html>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            RSS.format("https://a.example"),
            ("https://a.example/2026/11/ferry", "2026-11-02T09:00:00+00:00", "Ferry"),
        ),
        (ATOM, ("https://a.example/a", "2026-11-02T10:00:00+00:00", "A")),
        (JSON_FEED, ("https://a.example/j", "2026-11-02T10:00:00+01:00", "J")),
    ],
    ids=["rss", "atom", "json"],
)
def test_a_feed_gives_its_items(body: str, expected: tuple[str, str, str]) -> None:
    first = parse_feed(body.encode(), "https://a.example/feed")[0]
    assert (first.url, first.date, first.title) == expected


def test_a_sitemap_gives_urls_with_their_news_date() -> None:
    pages = parse_sitemap(gzip.compress(NEWS.format("https://a.example").encode()), "s").pages
    assert pages == [
        Found("https://a.example/2026/11/storm", "2026-11-03", "Storm", "s"),
        Found("https://a.example/2025/01/old", "2025-01-01", None, "s"),
    ]


def test_a_broken_sitemap_gives_what_stands_before_the_break() -> None:
    whole = NEWS.format("https://a.example")
    assert len(parse_sitemap(whole[: whole.index("2025")].encode(), "s").pages) == 1


LOC = "<urlset><url><loc>https://a.example/{0}</loc></url></urlset>"
SITEMAPS = {
    "blank lines before it": b"\n\r\n<?xml version='1.0'?>" + LOC.format("a").encode(),
    "an encoding of several bytes": "<?xml version='1.0' encoding='gb2312'?><urlset><url><loc>https://a.example/a</loc>"
    "<title>新闻</title></url></urlset>".encode("gb2312"),
    "an unknown encoding": b"<?xml version='1.0' encoding='utf8mb4'?>" + LOC.format("a").encode(),
    "prefixes": b"<ns0:urlset xmlns:ns0='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:ns1='http://www.google."
    b"com/schemas/sitemap-image/1.1'><ns0:url><ns0:loc>https://a.example/a</ns0:loc><ns1:image><ns1:loc>/i.jpg</ns1:loc>"
    b"</ns1:image></ns0:url></ns0:urlset>",
    "a relative address": b"<urlset><url><loc>/a</loc></url></urlset>",
}


@pytest.mark.parametrize("oddity", SITEMAPS)
def test_a_sitemap_is_read_in_spite_of(oddity: str) -> None:
    found = parse_sitemap(SITEMAPS[oddity], "https://a.example/sitemap.xml")
    assert [(page.url, page.title in {None, "新闻"}) for page in found.pages] == [
        ("https://a.example/a", True)
    ]
    assert found.problem is None


def test_an_odd_item_of_a_json_feed_costs_no_other() -> None:
    feed = """{"items": [{"url": "/a", "title": 7, "date_published": "yesterday"}, "b", {"url": "/c"}],
    "home_page_url": "https://a.example/", "version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"}""".encode(
        "utf-8-sig"
    )
    assert is_feed(feed)
    assert [(one.url, one.date) for one in parse_feed(feed, "")] == [
        ("https://a.example/a", None),
        ("https://a.example/c", None),
    ]


@pytest.mark.parametrize(
    ("updated", "date"),
    [("", None), ("<updated>2026-11-02T10:00:00Z</updated>", "2026-11-02T10:00:00+00:00")],
)
def test_an_item_whose_day_cannot_be_read_is_found_all_the_same(updated: str, date: str | None) -> None:
    entry = f"<entry><published>yesterday</published>{updated}<link href='/a'/></entry>"
    [found] = parse_feed(f"<feed>{entry}</feed>".encode(), "https://a.example/")
    assert (found.url, found.date) == ("https://a.example/a", date)


def test_half_an_emoji_in_a_json_feed_costs_none_of_its_items() -> None:
    feed = {"items": [{"url": "https://a.example/a", "title": "So \ud83d"}, {"url": "https://a.example/b"}]}
    found = parse_feed(json.dumps(feed).encode(), "")
    assert [(one.url, one.title) for one in found] == [
        ("https://a.example/a", "So \ufffd"),
        ("https://a.example/b", None),
    ]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" * 5_000])
def test_a_number_out_of_range_costs_a_json_feed_no_item(number: str) -> None:
    feed = f'{{"items": [{{"url": "https://a.example/a", "score": {number}}}]}}'.encode()
    assert ([one.url for one in parse_feed(feed, "")], feed_problem(feed)) == (["https://a.example/a"], None)


def test_a_long_json_feed_is_read_to_its_end() -> None:
    items = [{"url": f"https://a.example/{n}", "content_text": "word " * 200_000} for n in range(12)]
    feed = json.dumps({"items": items}).encode()
    assert len(feed) > MAX_FEED_BYTES
    assert (len(parse_feed(feed, "")), feed_problem(feed)) == (12, None)


def test_a_json_feed_that_is_not_utf8_is_broken() -> None:
    feed = '{"items": [{"url": "/ä"}]}'.encode("latin-1")
    assert (parse_feed(feed, "https://a.example/"), (feed_problem(feed) or "")[:7]) == ([], "broken:")


def test_a_broken_sitemap_and_addresses_that_are_none_end_no_walk(scraper: Scraper, site: Site) -> None:
    serve(site)
    site.pages["/"] = ("text/html", FRONT.replace("<body>", '<link rel=alternate type="application/rss+xml" '
                       'href="http://[bad"><body><a href="http://[x">x</a>').encode())  # fmt: skip
    site.pages["/index.xml"] = ("application/xml", INDEX.format(site.url).replace(
        "<sitemapindex>", "<sitemapindex><sitemap><loc>http://[bad</loc></sitemap>").encode())  # fmt: skip
    site.pages["/archive.xml"] = ("application/xml", b"<urlset><url><loc>/2019/x</loc></url><url>")
    done = scraper("discover", f"{site.url}/", "--allow-private", "--delay", "0")
    assert f"{site.url}/2019/x\n" in done.stdout
    assert (
        done.stderr == f"{site.url}/archive.xml: not read to its end: no element found: line 1, column 42\n"
    )


NO_CHARACTERS = ["&#55357;&#56832;", "&#xD83D;", "&#0;", "&#x110000;", f"&#{'9' * 5_000};"]
"""As some sites write an emoji, half by half, and others."""


@pytest.mark.parametrize("title", NO_CHARACTERS)
def test_a_reference_to_no_character_costs_a_feed_none_of_its_items(title: str) -> None:
    items = f"<item><title>{title}</title><link>/one</link></item><item><link>/two</link></item>"
    found = parse_feed(f"<rss><channel>{items}</channel></rss>".encode(), "https://a.example/")
    assert [(one.url, one.title) for one in found] == [
        ("https://a.example/one", "\ufffd" * title.count("&")),
        ("https://a.example/two", None),
    ]


@pytest.mark.parametrize("title", NO_CHARACTERS)
def test_a_reference_to_no_character_ends_no_sitemap(title: str) -> None:
    urls = f"<url><loc>/one</loc><title>{title}</title></url><url><loc>/two</loc></url>"
    found = parse_sitemap(f"<urlset>{urls}</urlset>".encode(), "https://a.example/")
    assert ([one.url[-4:] for one in found.pages], found.problem) == (["/one", "/two"], None)


@pytest.mark.parametrize(
    "feed",
    [
        b'<?xml version="1.0" encoding="x\0y"?><rss><channel><item><title>&x;</title>',
        b'<rss xmlns:a="b c" a:b:c="d"><channel><item>',
        b"\xff\xfe<rss",
    ],
)
def test_a_feed_over_which_its_reader_stumbles_names_nothing(feed: bytes) -> None:
    assert (parse_feed(feed, "https://a.example/"), bool(feed_problem(feed))) == ([], True)


def test_a_feed_in_an_encoding_that_is_none_is_read() -> None:
    feed = b'<?xml version="1.0" encoding="utf8mb4"?><rss><channel><item><link>/one</link></item></channel></rss>'
    assert [one.url for one in parse_feed(feed, "https://a.example/")] == ["https://a.example/one"]
    assert feed_problem(feed) is None


def test_a_sitemap_of_several_gzip_members_is_read_whole() -> None:
    halves = b"<urlset>", b"<url><loc>https://a.example/1</loc></url></urlset>"
    body = b"".join(map(gzip.compress, halves))
    assert [page.url for page in parse_sitemap(body, "s").pages] == ["https://a.example/1"]


def test_a_sitemap_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'
    assert parse_sitemap(bomb.encode(), "s").pages == []


def test_a_compression_bomb_is_cut() -> None:
    assert parse_sitemap(gzip.compress(b"<" + b" " * 100_000_000), "s").pages == []


@given(st.binary(max_size=500))
def test_any_bytes_are_read_without_an_error(body: bytes) -> None:
    parse_feed(body, "https://a.example/")
    parse_sitemap(body, "https://a.example/")


def serve(site: Site) -> None:
    site.pages = {
        "/": ("text/html", FRONT.encode()),
        "/feed": ("application/rss+xml", RSS.format(site.url).encode()),
        "/robots.txt": ("text/plain", f"Sitemap: {site.url}/index.xml\n".encode()),
        "/index.xml": ("application/xml", INDEX.format(site.url).encode()),
        "/news.xml.gz": ("application/gzip", gzip.compress(NEWS.format(site.url).encode())),
        "/archive.xml": (
            "application/xml",
            f"<urlset><url><loc>{site.url}/2019/x</loc></url></urlset>".encode(),
        ),
    }


QUIETLY = ["--allow-private", "--delay", "0", "--quiet"]


def test_feeds_sitemaps_and_front_page_are_searched(scraper: Scraper, site: Site) -> None:
    serve(site)
    found = scraper("discover", f"{site.url}/", *QUIETLY).stdout.split()
    paths = ["/2026/11/ferry", "/2026/11/storm", "/2025/01/old", "/2019/x", "/2026/11/goats-in-town"]
    assert found == [site.url + path for path in paths]


def test_titles_on_a_front_page_are_read_in_its_encoding(scraper: Scraper, site: Site) -> None:
    front = '<meta charset=gb2312><a href="/2026/11/ferry">渡轮</a>'
    site.pages = {"/": ("text/html", front.encode("gb2312"))}
    (found,) = scraper("discover", f"{site.url}/", *QUIETLY, "--json").stdout.splitlines()
    assert json.loads(found)["title"] == "渡轮"


def test_dates_and_patterns_choose(scraper: Scraper, site: Site) -> None:
    serve(site)
    found = scraper("discover", f"{site.url}/", *QUIETLY, "--since", "2026-11-01", "--exclude", "*goats*")
    assert found.stdout.split() == [site.url + path for path in ("/2026/11/ferry", "/2026/11/storm")]
    assert site.asked["/archive.xml"] == 0


@pytest.mark.parametrize(
    ("option", "date", "is_taken"),
    [
        ("since", "2026-11-03", True),
        ("since", "20261103", True),
        ("since", "2026-W45-2", True),
        ("since", "20261104", False),
        ("since", "2026-11-03T09:00", True),
        ("since", "2026-11-03T12:00+01:00", False),
        ("until", "2026-11-03", True),
        ("until", "20261102", False),
        ("until", "2026-11-03T11:00:00+02:00", False),
        ("until", "2026-11-03T12:00:00+02:00", True),
    ],
)
def test_days_and_moments_are_read_in_every_form_of_iso_8601(option: str, date: str, is_taken: bool) -> None:
    found = Found("https://a.example/a", "2026-11-03T10:00:00+00:00")
    assert Wanted(**{option: date}).takes(found) is is_taken
    assert Wanted(**{option: date}).takes(Found("https://a.example/a", "last Tuesday"))


def test_sitemaps_that_nobody_has_named_are_not_told_to_be_missing(scraper: Scraper, site: Site) -> None:
    site.pages = {"/": ("text/html", FRONT.replace("/feed", "/gone").encode())}
    done = scraper("discover", f"{site.url}/", "--allow-private", "--delay", "0")
    assert site.asked["/sitemap.xml"] == 1
    assert done.stderr == f"{site.url}/gone: answered 404\n"


def test_an_endless_index_ends_with_the_budget(scraper: Scraper, site: Site) -> None:
    serve(site)
    for number in range(50):
        links = "".join(f"<sitemap><loc>{site.url}/s{number}-{n}.xml</loc></sitemap>" for n in range(50))
        site.pages[f"/s0-{number}.xml"] = (
            "application/xml",
            f"<sitemapindex>{links}</sitemapindex>".encode(),
        )
    site.pages["/index.xml"] = site.pages["/s0-1.xml"]
    done = scraper("discover", f"{site.url}/", "--allow-private", "--delay", "0", "--requests", "30")
    assert site.asked.total() <= 35
    assert done.stderr.count("30 requests were made") == 1


def test_a_site_that_is_down_is_said_in_a_line(scraper: Scraper) -> None:
    done = scraper("discover", "http://127.0.0.1:9/", "--allow-private")
    assert done.returncode == 1
    assert "http://127.0.0.1:9/" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("other", ["http://127.0.0.1:9/", "http://[bad/", ""])
def test_a_site_that_gives_nothing_beside_one_that_does_is_named_and_exit_code_1(
    other: str, scraper: Scraper, site: Site
) -> None:
    serve(site)
    done = scraper("discover", other, f"{site.url}/", *QUIETLY)
    assert (done.returncode, len(done.stdout.split())) == (1, 5)
    assert done.stderr == f"{other or 'https://'}: no URL was found\n"


def test_a_site_whose_address_is_none_is_told_why(scraper: Scraper) -> None:
    done = scraper("discover", "http://[bad/")
    assert (done.returncode, done.stderr) == (
        1,
        "http://[bad/: has no host that could be asked: '[bad'\nhttp://[bad/: no URL was found\n",
    )


def test_feeds_and_sitemaps_are_lists_too(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    serve(site)
    for name in ("2026/11/ferry", "2026/11/storm", "2025/01/old"):
        site.pages[f"/{name}"] = ("text/html", b"<title>x</title><p>y")
    (tmp_path / "saved.xml").write_text(NEWS.format(site.url))
    lists = ["saved.xml", f"{site.url}/feed"]
    command = ["batch", *lists, "-o", "run", *POLITE_ENOUGH, "--extractor", "extractors:quick"]
    done = scraper(*command)
    assert done.returncode == 0, done.stderr
    rows = scraper("export", "run", "--fields", "list,input").stdout.splitlines()
    expected = [
        ("saved.xml", "2026/11/storm"),
        ("saved.xml", "2025/01/old"),
        (f"{site.url}/feed", "2026/11/ferry"),
    ]
    assert rows == [f'{{"list":"{name}","input":"{site.url}/{path}"}}' for name, path in expected]
    assert scraper(*command).returncode == 0
    assert site.asked["/feed"] == 1


PARTIAL = {
    "feed.rss": (RSS.format("https://a.example") + "<item>").encode(),
    "sitemap.xml": NEWS.format("https://a.example").encode()[:-20],
    "large.xml": b"<urlset>" + b"<url><loc>https://a.example/1</loc></url>" * 60_000 + b"</urlset>",
}


@pytest.mark.parametrize("name", sorted(PARTIAL))
def test_what_is_read_in_part_only_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PARTIAL[name])
    said: list[str] = []
    lines, _ = lines_and_mark(str(tmp_path / name), Sources(), FetchSettings(), said.append)
    count = len(list(lines))
    assert count
    assert [
        one.startswith(f"{tmp_path / name}: ") and one.endswith(f"; {count:,} URLs were read") for one in said
    ] == [True]


def test_what_of_a_site_was_not_read_is_said(scraper: Scraper, site: Site) -> None:
    serve(site)
    site.pages["/sitemap.xml"] = ("text/xml", NEWS.format(site.url).encode()[:-20])
    quick = [*POLITE_ENOUGH, "--extractor", "extractors:quick"]
    done = scraper(
        "batch", f"{site.url}/sitemap.xml", "-o", "run", *(one for one in quick if one != "--quiet")
    )
    assert f"{site.url}/sitemap.xml: not read to its end" in done.stderr


SAVED = {
    "feed.rss.gz": gzip.compress(RSS.format("https://a.example").encode()),
    "feed.atom": ATOM.replace('"/a"', '"https://a.example/a"').encode(),
    "feed.json": JSON_FEED.replace('"/j"', '"https://a.example/j"').encode(),
    "sitemap.xml": NEWS.format("https://a.example").encode(),
}


@pytest.mark.parametrize("name", SAVED)
def test_saved_feeds_are_known_by_their_names(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SAVED[name])
    lines, _ = lines_and_mark(str(tmp_path / name), Sources(), FetchSettings())
    assert next(lines).input.startswith("https://a.example/")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (INDEX.encode(), "is an index: give the sitemaps that it names, or its URL to `scraper discover`"),
        (b"<html><title>No</title></html>", "neither a feed nor a sitemap"),
        (b"<urlset></urlset>", "names no URL"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_a_saved_feed_that_gives_nothing_says_why(body: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(BatchError, match=f"{path}: {reason}"):
        lines_and_mark(str(path), Sources(), FetchSettings())


def test_credentials_of_a_list_are_shown_nowhere(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    serve(site)
    (tmp_path / "list.txt").write_text("nonsense\n")
    named = site.url.replace("http://", "http://joe:secret@")
    flags = [*POLITE_ENOUGH, "--extractor", "extractors:quick"]
    done = [
        scraper("batch", f"{named}/feed", "list.txt", "-o", "run", *flags),
        scraper("batch", f"{named}/other", "-o", "run", *flags),
        scraper("status", "run"),
        scraper("export", "run", "--fields", "list,input"),
        scraper("watch", f"{named}/nothing", "-o", "watched", "--rounds", "1", *flags),
    ]
    assert [("secret" in one.stdout + one.stderr) for one in done] == [False] * 5
    assert f'"list":"{site.url}/feed"' in done[3].stdout


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_what_is_no_date_is_said_to_be_none(option: str, scraper: Scraper, site: Site) -> None:
    done = scraper("discover", site.url, option, "yesterday", "--allow-private")
    assert done.returncode == 2
    assert f"Invalid value for {option}: 'yesterday' is no date such as 2026-11-30" in done.stderr


def test_links_of_a_saved_feed_are_made_absolute_by_its_own_link() -> None:
    feed = "<rss><channel><link>https://a.example/</link><item><link>/one</link></item></channel></rss>"
    assert [found.url for found in parse_feed(feed.encode(), "")] == ["https://a.example/one"]


def test_a_sitemap_that_is_a_plain_list_is_known_for_one(scraper: Scraper, site: Site) -> None:
    site.pages = {"/list.txt": ("text/plain", f"\ufeff{site.url}/a\n{site.url}/b\n".encode())}
    done = scraper("discover", f"{site.url}/list.txt", *QUIETLY)
    assert done.stdout.split() == [f"{site.url}/a", f"{site.url}/b"]


def test_a_site_that_moved_to_another_domain_is_searched_there(scraper: Scraper, site: Site) -> None:
    site.pages["/"] = ("text/html", b'<a href="/2026/11/the-harbour-ferry">The ferry</a>')
    there = site.url.replace("127.0.0.1", "127.0.0.2")
    site.redirects["/moved"] = f"{there}/"
    done = scraper("discover", f"{site.url}/moved", "--allow-private", "--delay", "0")
    assert done.stdout == f"{there}/2026/11/the-harbour-ferry\n"


def test_a_page_in_place_of_a_list_is_told_where_it_belongs(
    scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    done = scraper("batch", f"{site.url}/ok/1", "-o", "run", *POLITE_ENOUGH)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{site.url}/ok/1: names no articles")
    assert done.stderr.endswith("; a page by itself is for `scraper get`\n")


BROKEN = {
    "feed.xml": (b"<rss><channel><title>News</channel></rss>", "broken: mismatched tag: line 1, column 27"),
    "feed.json": (b'{"items": [', "broken: Input data was truncated"),
    "api.json": (b'{"error": "no such feed"}', "is JSON, and no feed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_feed_that_is_broken_is_told_with_the_reason(
    name: str, scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    body, reason = BROKEN[name]
    site.pages[f"/{name}"] = ("application/octet-stream", body)
    url = f"{site.url}/{name}"
    (tmp_path / name).write_bytes(body)
    polite = ("--allow-private", "--delay", "0")
    assert f"{url}: {reason}\n" in scraper("discover", url, *polite).stderr
    assert f"({url}: {reason})" in scraper("batch", url, "-o", "run", *polite).stderr
    assert scraper("batch", name, "-o", "run", *polite).stderr.startswith(f"{name}: {reason};")
    watched = scraper("watch", url, "-o", "watched", "--rounds", "1", *polite)
    assert (watched.returncode, reason in watched.stdout) == (1, True)


def test_a_feed_that_broke_off_is_read_so_far_and_that_is_said(scraper: Scraper, site: Site) -> None:
    item = f"<item><link>{site.url}/2026/11/the-harbour-ferry</link></item>"
    site.pages["/feed"] = ("text/xml", f"<rss><channel>{item}{item}</channel></rss>".encode())
    site.cut["/feed"] = 40
    done = scraper("discover", f"{site.url}/feed", "--allow-private", "--delay", "0")
    assert done.stdout == f"{site.url}/2026/11/the-harbour-ferry\n"
    assert done.stderr.startswith(f"{site.url}/feed: broken: ")
    assert done.stderr.endswith("; 1 URLs were read\n")


def test_what_two_feeds_of_a_site_list_is_printed_once(scraper: Scraper, site: Site) -> None:
    for name, paths in {"/one": "ab", "/two": "bc", "/three": "a"}.items():
        items = "".join(f"<item><link>{site.url}/{path}?utm_source={name}</link></item>" for path in paths)
        site.pages[name] = ("text/xml", f"<rss><channel>{items}</channel></rss>".encode())
    done = scraper("discover", *(f"{site.url}{name}" for name in site.pages), *QUIETLY)
    assert [url.partition("?")[0] for url in done.stdout.split()] == [f"{site.url}/{path}" for path in "abc"]
    assert done.returncode == 0, done.stderr


def test_a_feed_without_news_is_no_failure(scraper: Scraper, site: Site) -> None:
    site.pages["/feed"] = ("application/rss+xml", b"<rss><channel><title>News</title></channel></rss>")
    arguments = ("--rounds", "1", "--allow-private", "--delay", "0")
    done = scraper("watch", f"{site.url}/feed", "-o", "watched", *arguments)
    assert (done.returncode, done.stdout) == (0, "")
