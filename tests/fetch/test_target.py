"""URLs are read as a browser reads them, and shown without credentials."""

import re
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import InvalidUrl
from scraper.fetch import target as module
from scraper.fetch.cookies import MAX_BYTES, MAX_COOKIES, MAX_HOSTS, CookieJar
from scraper.fetch.target import parse_target, redact
from scraper.fetch.wrapped import is_sealed, unwrap

READ = [
    ("HTTP://Example.ORG", "http://example.org/"),
    (" https://example.org/a\n", "https://example.org/a"),
    ("https://example.org/a#part", "https://example.org/a"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:8080/a", "http://example.org:8080/a"),
    ("https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"),
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/a%20b%2Fc", "https://example.org/a%20b%2Fc"),
    ("https://example.org/a/../b/./c", "https://example.org/b/c"),
    ("https://example.org./a", "https://example.org/a"),
    ("https:\\\\example.org\\a", "https://example.org/a"),
    ("https://user:pass@example.org/a", "https://example.org/a"),
    ("https://example.org?q=1", "https://example.org/?q=1"),
    ("http://[2001:DB8::1]:81/a", "http://[2001:db8::1]:81/a"),
    ("https://example.org/a\tb", "https://example.org/ab"),
    ("https://a_b.example.org/", "https://a_b.example.org/"),
    ("http://%45xample.org/", "http://example.org/"),
    ("http://example.org:65535/a", "http://example.org:65535/a"),
    ("http://Example.org:65535/a", "http://example.org:65535/a"),
    (f"http://{'a' * 63}.example/", f"http://{'a' * 63}.example/"),
]
REFUSED = [
    ("", "the URL is empty"),
    ("/ ", "the URL is empty"),
    ("//", "the URL is empty"),
    ("//a.example/", "has no scheme; write https://a.example/"),
    ("http:", "has no host"),
    ("http://a.example:0/", "has the port 0"),
    ("http://a.example:65536/", "has the port 65536"),
    ("http://A.example:65536/", "has the port 65536"),
    ("http://a..example/", "has no host"),
    ("http://a.example../", "has no host"),
    (f"http://{'a' * 64}.example/", "has no host"),
    (f"http://{'a.' * 127}a/", "has no host"),
    ("http://a.example/\ud800", "is not a URL"),
    (f"http://a.example/{'x' * 8_000}", "is longer than 8000 characters"),
    (f"http://A.example/{'x' * 8_000}", "is longer than 8000 characters"),
]
JOINED = [
    ("/b", "https://example.org/b"),
    ("b", "https://example.org/x/b"),
    ("../b", "https://example.org/b"),
    ("?q", "https://example.org/x/y?q"),
    ("//other.test/b", "https://other.test/b"),
    ("http://other.test", "http://other.test/"),
]


@pytest.mark.parametrize(("url", "expected"), READ)
def test_a_url_is_normalised(url, expected):
    assert parse_target(url).url == expected


@pytest.mark.parametrize(("url", "why"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_asked_for_is_told_why(url, why):
    with pytest.raises(InvalidUrl) as raised:
        parse_target(url)
    assert raised.value.message.startswith(why)


def test_the_longest_names_and_urls_are_taken():
    name = "a." * 126 + "a"
    assert parse_target(f"http://{name}/").host == name
    assert len(parse_target("http://a.example/" + "x" * (8_000 - 17)).url) == 8_000


def test_credentials_of_a_url_are_sent_as_they_are_meant():
    expected = "Basic " + b64encode("us:er:p@ß".encode()).decode()
    assert parse_target("https://us%3Aer:p%40%C3%9F@example.org/").authorization == expected


@pytest.mark.parametrize(("url", "expected"), JOINED)
def test_a_relative_url_is_joined(url, expected):
    assert parse_target(url, "https://example.org/x/y").url == expected


@pytest.mark.parametrize("url", ["news.example/a", "news.example:8080/a", "localhost:8000/a"])
def test_a_url_without_scheme_is_told_to_lack_one(url):
    with pytest.raises(InvalidUrl, match=f"has no scheme; write https://{url}"):
        parse_target(url)


@pytest.mark.parametrize("url", ["/home/me/page.html", '"https://a.example/b"', "<https://a.example/b>"])
def test_what_stands_before_a_url_is_named_and_no_scheme_advised(url):
    with pytest.raises(InvalidUrl, match=f"has no scheme: it begins with {url[0]!r}$"):
        parse_target(url)


PLAIN_PARTS = st.text("abcz019-_.~%/?&=+:@", max_size=30)


@given(
    st.sampled_from(
        ["example.org", "a.b-c.co.uk", "localhost", "1.2.3.4", "a1.0x7f", "x:8080", "x.test:99999"]
    ),
    PLAIN_PARTS,
)
def test_the_short_way_reads_as_the_long_one_does(host, rest):
    url = f"https://{host}/{rest}"
    assert read(url) == read(url, never=True)


def read(url: str, *, never: bool = False):
    plain = module._PLAIN
    module._PLAIN = re.compile(r"(?!)") if never else plain
    try:
        return parse_target(url)
    except InvalidUrl as error:
        return error.message
    finally:
        module._PLAIN = plain


@given(st.text(max_size=200))
def test_any_text_is_a_target_or_an_invalid_url(text):
    try:
        target = parse_target(text)
    except InvalidUrl:
        return
    assert target.url.startswith(("http://", "https://"))
    assert parse_target(target.url) == parse_target(target.url)


@given(st.text("/\\\t\n ", max_size=4), st.text("abc:/@.\\ u\t\n", max_size=40))
def test_no_password_is_shown(slashes, rest):
    url = f"http:{slashes}user:pa55w0rd@{rest}"
    assert "pa55w0rd" not in str(read(url))
    assert "pa55w0rd" not in redact(url) or " " in slashes


@pytest.mark.parametrize(
    "url", ["https://u:p@h/x", "https:/u:p@h/x", "//u:p@h/x", "https:\\\\u:p@h/x", " https://u:p@h/x"]
)
def test_credentials_are_redacted_however_written(url):
    assert "u:p" not in redact(url)


WRAPPED = [
    ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa&usg=x", "https://example.org/a"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=x", "https://example.org/a"),
    (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa",
        "https://example.org/a",
    ),
    ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
    (
        "https://www.google.com/search?q=https://example.org",
        "https://www.google.com/search?q=https://example.org",
    ),
    ("https://example.org/url?q=https://other.test", "https://example.org/url?q=https://other.test"),
    ("https://news.google.com/rss/articles/not-base64!", "https://news.google.com/rss/articles/not-base64!"),
    ("no url ? at [all", "no url ? at [all"),
]


@pytest.mark.parametrize(("url", "expected"), WRAPPED)
def test_a_wrapped_url_is_taken_out(url, expected):
    assert unwrap(url) == expected


SEALED = "CBMi" + "QVVfeXFMTzhhbmV3ZXJraW5kb2Z0b2tlbg"
"""A message with a text that is no URL, as the tokens of 2024 and later are."""


@pytest.mark.parametrize("path", ["rss/articles", "articles", "read"])
def test_a_link_that_does_not_say_where_it_leads_is_known(path):
    url = f"https://news.google.com/{path}/{SEALED}?oc=5"
    assert (is_sealed(url), unwrap(url)) == (True, url)


@pytest.mark.parametrize("url", [url for url, _ in WRAPPED] + ["https://news.google.com/home"])
def test_other_links_are_not_taken_for_sealed_ones(url):
    assert not is_sealed(url)


@given(st.text("ABCDEFGHIabcdefghi0123456789_-", min_size=20, max_size=80))
def test_any_token_is_read_or_sealed(token):
    url = f"https://news.google.com/articles/{token}"
    assert is_sealed(url) == (unwrap(url) == url)


@pytest.mark.parametrize("length", [30, 127, 128, 300])
def test_a_news_aggregators_token_holds_its_url_with_its_length(length):
    from base64 import urlsafe_b64encode

    url = "https://example.org/" + "a" * (length - 20)
    size = bytes([length]) if length < 128 else bytes([length & 0x7F | 0x80, length >> 7])
    message = b"\x08\x13\x22" + size + url.encode() + b"\xd2\x01\x00"
    token = urlsafe_b64encode(message).decode().rstrip("=")
    assert unwrap(f"https://news.google.com/rss/articles/{token}?oc=5") == url


def test_a_cookie_is_taken_back_by_its_host():
    jar = CookieJar()
    jar.store("a.test", ["x=1; Path=/", "y=2"], is_https=True)
    jar.store("a.test", ["x=; Max-Age=0"], is_https=True)
    assert jar.header("a.test", {}, is_https=True) == "y=2"


def test_a_secure_cookie_is_not_sent_in_the_clear():
    jar = CookieJar()
    jar.store("a.test", ["x=1; Secure", "y=2"], is_https=True)
    assert jar.header("a.test", {}, is_https=False) == "y=2"
    assert jar.header("a.test", {}, is_https=True) == "x=1; y=2"


@pytest.mark.parametrize("line", ["x=theirs", "x=theirs; Secure", "x=; Max-Age=0"])
def test_a_secure_cookie_stays_as_it_is_whatever_comes_in_the_clear(line):
    jar = CookieJar()
    jar.store("a.test", ["x=1;  SECURE ; Path=/"], is_https=True)
    jar.store("a.test", [line], is_https=False)
    assert jar.header("a.test", {}, is_https=True) == "x=1"


def test_a_cookie_that_came_in_the_clear_goes_back_in_the_clear_whatever_it_says():
    jar = CookieJar()
    jar.store("a.test", ["x=1; Secure"], is_https=False)
    assert jar.header("a.test", {}, is_https=False) == "x=1"


def test_a_set_cookie_that_names_nothing_is_passed_over():
    jar = CookieJar()
    jar.store("a.test", ["x", "=1", "a=b\x07", "", " y = 2 "], is_https=True)
    assert jar.header("a.test", {}, is_https=True) == "y=2"


def test_cookies_of_a_host_are_bounded_in_size_and_number():
    jar = CookieJar()
    jar.store("a.test", ["x=" + "1" * (MAX_BYTES - 1), "xy=" + "1" * (MAX_BYTES - 1)], is_https=True)
    assert jar.header("a.test", {}, is_https=True) == "x=" + "1" * (MAX_BYTES - 1)
    for number in range(MAX_COOKIES):
        jar.store("b.test", [f"n{number}=1"], is_https=True)
    jar.store("b.test", ["one_more=1", "n0=new"], is_https=True)
    kept = jar.header("b.test", {}, is_https=True).split("; ")
    assert (len(kept), kept[0], kept[-1]) == (MAX_COOKIES, "n0=new", f"n{MAX_COOKIES - 1}=1")


def test_hosts_that_have_not_set_a_cookie_for_longest_are_forgotten_first():
    jar = CookieJar()
    for number in range(MAX_HOSTS):
        jar.store(f"{number}.test", ["x=1"], is_https=True)
    jar.store("0.test", ["y=2"], is_https=True)
    jar.store("quiet.test", [], is_https=True)
    jar.store("new.test", ["x=1"], is_https=True)
    kept = [jar.header(f"{host}.test", {}, is_https=True) for host in (0, 1, 2, "new")]
    assert kept == ["x=1; y=2", "", "x=1", "x=1"]


def test_what_a_host_sets_goes_before_what_was_given():
    jar = CookieJar()
    jar.store("a.test", ["x=new"], is_https=True)
    assert jar.header("a.test", {"x": "old", "z": "1"}, is_https=True) == "x=new; z=1"


@given(st.lists(st.text(max_size=100), max_size=100))
def test_no_set_cookie_breaks_or_fills_the_jar(lines):
    jar = CookieJar()
    jar.store("a.test", lines, is_https=True)
    header = jar.header("a.test", {}, is_https=True)
    assert header.isprintable()
    assert header.count(";") <= MAX_COOKIES
