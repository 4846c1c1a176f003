"""Site rules: read, found, applied, tested, imported."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from fixtures.cases import ROOT, all_cases
from fixtures.serve import FixtureSite
from scraper.article import Article, Embed, EmbedBlock, Paragraph, Person
from scraper.errors import RuleError
from scraper.extract import extract_page
from scraper.rules import cookies_for, find_values, locate_ruled_body, prune_ruled, read_rule, rule_for
from scraper.rules.expect import mismatches
from scraper.rules.shelf import BUILT_IN, forget_rules
from scraper.rules.siteconfig import as_toml, import_site_config, xpath_to_css
from tests.conftest import Command

RULE = """
domain = "news.example"
why = "for the tests"
[fields]
headline = "h2.title"
byline = [".nobody", { select = "meta[name=writer]", attribute = "content" }]
tags = ".tag"
[body]
select = "#text"
remove = [".promo"]
"""
PAGE = """<meta name=writer content="Ana  Lind"><h2 class=title>A  headline</h2>
<div id=text><p>One.<p class=promo>Buy!</div><i class=tag>a</i><i class=tag>b</i>"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCRAPER_RULES", str(tmp_path))
    forget_rules()
    monkeypatch.setattr("scraper.rules.shelf.forget_rules", forget_rules)
    return tmp_path


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    forget_rules()


def _written(folder: Path, text: str = RULE, name: str = "news.example.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_reads_a_field_by_its_selector(tmp_path: Path) -> None:
    rule = read_rule(_written(tmp_path))
    assert find_values(rule, "headline", LexborHTMLParser(PAGE)) == ["A headline"]


def test_a_rule_reads_an_attribute_and_tries_selectors_in_order(tmp_path: Path) -> None:
    rule = read_rule(_written(tmp_path))
    assert find_values(rule, "byline", LexborHTMLParser(PAGE)) == ["Ana Lind"]


def test_a_rule_gives_all_matches_in_document_order(tmp_path: Path) -> None:
    rule = read_rule(_written(tmp_path))
    assert find_values(rule, "tags", LexborHTMLParser(PAGE)) == ["a", "b"]


def test_a_field_that_the_rule_is_silent_on_has_no_values(tmp_path: Path) -> None:
    rule = read_rule(_written(tmp_path))
    assert find_values(rule, "date", LexborHTMLParser(PAGE)) == []


def test_a_rule_prunes_and_locates_the_body(tmp_path: Path) -> None:
    rule, tree = read_rule(_written(tmp_path)), LexborHTMLParser(PAGE)
    assert prune_ruled(rule, tree) == 1
    body = locate_ruled_body(rule, tree)
    assert body is not None
    assert body.text().strip() == "One."


def test_what_is_removed_may_lie_within_another_that_is(tmp_path: Path) -> None:
    rule = read_rule(_written(tmp_path, 'domain = "news.example"\n[body]\nremove = ["div", ".page"]'))
    tree = LexborHTMLParser("<html class=page><p>One.<div><div><div>a</div></div>b</div><p>Two.")
    assert prune_ruled(rule, tree) == 3
    assert tree.body is not None
    assert tree.body.text() == "One.Two."


@pytest.mark.parametrize("host", ["news.example", "www.news.example", "a.b.News.Example."])
def test_a_rule_holds_for_its_domain_and_those_below(shelf: Path, host: str) -> None:
    _written(shelf)
    found = rule_for(host)
    assert found is not None
    assert found.why == "for the tests"


@pytest.mark.parametrize("domain", ["zürich.example", "xn--zrich-kva.example"])
@pytest.mark.parametrize("host", ["Zürich.example", "www.xn--zrich-kva.example"])
def test_a_domain_is_the_same_in_its_own_script_and_in_ascii(shelf: Path, domain: str, host: str) -> None:
    _written(shelf, f'domain = "{domain}"\nwhy = "for the tests"\n')
    assert rule_for(host) is not None


@pytest.mark.parametrize("host", ["example", "othernews.example", "", "news.example.org"])
def test_a_rule_holds_for_no_other_domain(shelf: Path, host: str) -> None:
    _written(shelf)
    assert rule_for(host) is None


def test_a_rule_of_the_users_takes_the_place_of_a_built_in_one(shelf: Path) -> None:
    _written(shelf, 'domain = "tidewrack-quarterly.example"\nwhy = "mine"\n')
    found = rule_for("tidewrack-quarterly.example")
    assert found is not None
    assert found.why == "mine"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("domain = ", "news.example.toml: "),
        ('domain = "https://news.example/"', "is no host name"),
        ('domain = "news.example:8080"', "is no host name"),
        ('domain = "*.news.example"', "is no host name"),
        ('domain = ".news.example"', "is no host name"),
        ('domain = "news example"', "is no host name"),
        ('domain = "News.example"', "is no host name"),
        ('domain = "news.example"\n[fields]\nheadine = "h1"', "headine"),
        ('domain = "news.example"\n[fields]\nheadline = "h1["', "fields.headline: 'h1['"),
        ('domain = "news.example"\n[body]\nremove = [1]', "$.body.remove"),
        ('[fields]\nheadline = "h1"', "domain"),
        ('domain = "news.example"\n[[tests]]\npage = "a"\n[[tests]]\npage = 5', "test 2: page: 5 is no text"),
        ('domain = "news.example"\n[[tests]]\npage = "a\\u0000"', r"test 1: page: 'a\x00' is no text"),
        (
            'domain = "news.example"\n[body]\nremove = ["html"]',
            "body.remove: 'html' takes out the whole page",
        ),
        ('domain = "news.example"\n[body]\nremove = ["p", "*"]', "body.remove: '*' takes out the whole page"),
    ],
)
def test_a_wrong_rule_names_its_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    assert caught.value.subject == str(path)
    assert told in str(caught.value)


def test_a_rule_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert read_rule(_written(tmp_path, "\ufeff" + RULE)).domain == "news.example"


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*.toml")), ids=lambda path: path.stem)
def test_each_built_in_rule_has_a_fixture(path: Path) -> None:
    rule = read_rule(path)
    assert list(ROOT.glob(f"*{rule.domain}/*/article.json")) != []


@pytest.mark.parametrize(
    ("xpath", "css"),
    [
        ("//h1", "h1"),
        ("//div[@id='a']//p", 'div[id="a"] p'),
        ('//div[@class="a"]/p[2]', 'div[class="a"] > p:nth-of-type(2)'),
        ("//*[contains(@class, 'by')]", '*[class*="by"]'),
        ("//p[contains(concat(' ', normalize-space(@class), ' '), ' lead ')]", 'p[class~="lead"]'),
        ("//a[@rel and @href]", "a[rel][href]"),
        ("//time/@datetime", ("time", "datetime")),
        ("//p[last()]", None),
        ("//p[text()='x']", None),
        ("string(//h1)", None),
        ("h1", None),
        ("", None),
    ],
)
def test_simple_xpath_becomes_css_and_other_xpath_nothing(xpath: str, css: object) -> None:
    assert xpath_to_css(xpath) == css


def test_an_imported_site_config_is_a_rule_that_can_be_read(tmp_path: Path) -> None:
    text = "title: //h1[@class='t']\nbody: //article | //main\nstrip_id_or_class: ad\n"
    rule = read_rule(_written(tmp_path, as_toml("news.example", import_site_config(text))))
    assert rule.body_selectors == ["article", "main"]
    assert [one.select for one in rule.selectors("headline")] == ['h1[class="t"]']
    assert rule.remove_selectors == ['[id*="ad"], [class*="ad"]']


def test_the_cookies_of_a_site_config_are_those_of_the_rule(tmp_path: Path) -> None:
    text = "http_header(Cookie): consent=a%3D1; region=eu\n"
    rule = read_rule(_written(tmp_path, as_toml("news.example", import_site_config(text))))
    assert rule.cookies == {"consent": "a%3D1", "region": "eu"}


@pytest.mark.parametrize("pair", ['"a b" = "1"', 'a = "1; b=2"', 'a = "1\\r\\nX: y"', 'a = "é"'])
def test_a_cookie_that_cannot_be_sent_is_a_fault_of_its_rule(pair: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be sent as a cookie"):
        read_rule(_written(tmp_path, f'domain = "news.example"\n[cookies]\n{pair}\n'))


def test_cookies_hold_for_the_domain_of_their_rule_and_the_hosts_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _written(tmp_path, 'domain = "news.example"\n[cookies]\nconsent = "all"\n')
    monkeypatch.setenv("SCRAPER_RULES", str(tmp_path))
    forget_rules()
    found = [cookies_for(host) for host in ("news.example", "www.news.example", "other.example")]
    forget_rules()
    assert found == [{"consent": "all"}, {"consent": "all"}, {}]


def test_lines_without_a_counterpart_are_named_with_their_number() -> None:
    left = import_site_config("# a comment\nprune: no\nstrip: //p[last()]\nnext_page_link: //a").left
    assert left == ["line 3: strip: //p[last()]", "line 4: next_page_link: //a"]


def test_rules_check_names_each_wrong_rule_and_fails(scraper_command: Command, tmp_path: Path) -> None:
    wrong = _written(tmp_path, "domain = 1", "wrong.toml")
    done = scraper_command("rules", "check", _written(tmp_path), wrong)
    assert (done.returncode, f"{wrong}: " in done.stderr) == (1, True)
    assert "1 rule in order, 1 wrong" in done.stderr


def test_rules_check_says_which_of_two_rules_for_a_domain_holds(
    scraper_command: Command, tmp_path: Path
) -> None:
    one, other = _written(tmp_path, name="a.toml"), _written(tmp_path, name="b.toml")
    done = scraper_command("rules", "check", SCRAPER_RULES=str(tmp_path))
    assert f"{other}: takes the place of {one}, which is for news.example as well\n" in done.stderr
    assert done.returncode == 0


def test_rules_test_runs_a_rules_own_tests(scraper_command: Command, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<title>x</title>{PAGE}", encoding="utf-8")
    good = '[[tests]]\npage = "page.html"\nurl = "https://news.example/1"\nheadline = "A headline"\n'
    done = scraper_command("rules", "test", _written(tmp_path, RULE + good), SCRAPER_RULES=str(tmp_path))
    assert (done.returncode, "passed" in done.stdout) == (0, True)
    bad = good.replace("A headline", "Another")
    done = scraper_command("rules", "test", _written(tmp_path, RULE + bad), SCRAPER_RULES=str(tmp_path))
    assert (done.returncode, "expected 'Another'" in done.stderr) == (1, True)


@pytest.mark.parametrize("address", ['url = "https://news.example/1"\n', ""], ids=["with", "without"])
def test_rules_test_tries_a_rule_of_no_rules_folder_on_a_saved_page_with_an_address_or_without(
    address: str, scraper_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(f"<title>x</title><h1>Not it</h1>{PAGE}", encoding="utf-8")
    good = f'[[tests]]\npage = "page.html"\n{address}headline = "A headline"\n'
    done = scraper_command("rules", "test", _written(tmp_path, RULE + good))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("way", ["option", "environment"])
def test_rules_test_fetches_with_the_settings_of_the_user(
    way: str, scraper_command: Command, site: FixtureSite, tmp_path: Path
) -> None:
    url = site.base + "/island-ferry"
    rule = f'domain = "127.0.0.1"\nwhy = "x"\n[fields]\ndateline = "b"\n[[tests]]\nurl = "{url}"\ntags = ["Ferries"]\n'
    options = {"option": ["--allow-private", "--delay", "0"], "environment": []}[way]
    told = {"option": {}, "environment": {"SCRAPER_ALLOW_PRIVATE": "1", "SCRAPER_DELAY": "0"}}[way]
    done = scraper_command("rules", "test", _written(tmp_path, rule), *options, **told)
    assert "test 1: tags: expected ['Ferries'], got ['Ferries', 'Great Skerry'" in done.stderr


def test_rules_test_says_where_it_looked_for_rules(scraper_command: Command, tmp_path: Path) -> None:
    done = scraper_command("rules", "test", XDG_CONFIG_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, f"no rules of yours in {tmp_path}/scraper/rules\n")


def test_a_folder_of_rules_that_is_named_and_missing_is_told(
    scraper_command: Command, tmp_path: Path
) -> None:
    told = f"{tmp_path}/none: is no folder, though SCRAPER_RULES names it\n"
    for command in (
        ["extract", "-", "-"],
        ["get", "http://127.0.0.1:9/1", "http://127.0.0.1:9/2"],
        ["rules", "check"],
    ):
        done = scraper_command(*command, stdin=PAGE, SCRAPER_RULES=str(tmp_path / "none"))
        assert (done.returncode, done.stderr) == (2, told)


def test_rules_test_fails_a_rule_without_tests(scraper_command: Command, tmp_path: Path) -> None:
    done = scraper_command("rules", "test", _written(tmp_path))
    assert (done.returncode, "has no [[tests]]" in done.stderr) == (1, True)


def test_rules_import_prints_a_rule_and_names_what_it_left_out(
    scraper_command: Command, tmp_path: Path
) -> None:
    config = _written(tmp_path, "body: //article\nstrip: //p[last()]\n", "news.example.txt")
    done = scraper_command("rules", "import", config)
    assert 'domain = "news.example"' in done.stdout
    assert "left out: line 2: strip: //p[last()]" in done.stderr


ARTICLE = Article(
    url="u",
    headline="A  headline",
    byline=[Person(name="Ana Lind")],
    body="One.\n\nTwo.",
    blocks=[Paragraph("One."), EmbedBlock("e1"), Paragraph("Two.")],
    embeds=[Embed(id="e1", provider="youtube", key="k", url="https://youtu.be/k")],
)


def test_an_expectation_that_holds_has_no_mismatch() -> None:
    expected = {
        "headline": "A headline",
        "byline": ["Ana Lind"],
        "body": ["One.", "Two."],
        "body_has": ["Two"],
        "blocks": ["paragraph", "embed", "paragraph"],
        "embeds": [{"provider": "youtube", "key": "k"}],
        "must_not_appear": ["Three"],
    }
    assert mismatches(ARTICLE, expected) == []


def test_one_text_may_stand_for_a_list_of_one() -> None:
    assert mismatches(ARTICLE, {"byline": "Ana Lind", "body_has": "Two.", "must_not_appear": "Three"}) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"headline": "A head"},
        {"byline": ["Ana Lind", "Bo"]},
        {"byline": [{"name": "Ana Lind", "kind": "organization"}]},
        {"body": ["One."]},
        {"body": ["Two.", "One."]},
        {"body_has": ["Three"]},
        {"body_has": "enT"},
        {"blocks": ["paragraph", "paragraph"]},
        {"embeds": [{"key": "other"}]},
        {"must_not_appear": ["Two"]},
        {"byline": 5},
        {"body": 5},
        {"body_has": [5]},
        {"blocks": 5},
        {"blocks": "paragraph"},
        {"no_such_key": 1},
        {"date": "2024-01-01"},
    ],
)
def test_an_expectation_that_does_not_hold_is_one_line_with_its_key(expected: dict[str, object]) -> None:
    (line,) = mismatches(ARTICLE, expected)
    assert line.startswith(next(iter(expected)))


def test_a_rule_that_is_silent_on_the_body_leaves_its_finding_as_it_is(shelf: Path) -> None:
    case = next(case for case in all_cases() if extract_page(case.page()).sources["body"].step == "state")
    before = extract_page(case.page())
    _written(shelf, f'domain = "{urlsplit(before.url).hostname}"\n[cookies]\nconsent = "all"\n')
    forget_rules()
    assert extract_page(case.page()) == before


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("""strip_id_or_class: it's "both" \\here""", '<p class="it&#39;s &#34;both&#34; \\here">no'),
        ("""strip: //p[@class='a"b']""", "<p class='a\"b'>no"),
        ("""strip: //p[contains(@class, "it's")]""", '<p class="it\'s">no'),
        ("strip_image_src: a\\b.gif", '<img src="a\\b.gif">'),
        ("strip_id_or_class: \x7f\x01", '<p class="\x7f\x01">no'),
    ],
)
def test_quotes_and_backslashes_of_a_site_config_mean_themselves(
    line: str, page: str, tmp_path: Path
) -> None:
    rule = read_rule(_written(tmp_path, as_toml("news.example", import_site_config(line))))
    assert prune_ruled(rule, LexborHTMLParser(page)) == 1


def test_a_cookie_line_that_is_left_out_is_left_out_whole() -> None:
    imported = import_site_config("http_header(cookie): a=1; b")
    assert (imported.cookies, len(imported.left)) == ({}, 1)


def test_a_site_config_saved_with_a_byte_order_mark_is_read_from_its_first_line(
    scraper_command: Command, tmp_path: Path
) -> None:
    done = scraper_command("rules", "import", _written(tmp_path, "\ufefftitle: //h1\n", "News.Example.txt"))
    assert (done.stderr, "headline = ['h1']" in done.stdout) == ("", True)
    assert read_rule(_written(tmp_path, done.stdout)).domain == "news.example"


@pytest.mark.parametrize("domain", ['a"b', "https://news.example/", "*.news.example"])
def test_an_import_for_what_is_no_host_says_so(scraper_command: Command, tmp_path: Path, domain: str) -> None:
    config = _written(tmp_path, "title: //h1\n", "news.txt")
    done = scraper_command("rules", "import", config, "--domain", domain)
    assert (done.returncode, done.stdout, "is no host name" in done.stderr) == (1, "", True)


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01: \x00\x00",
        b"",
        b"# nothing: here\n",
        b"Dear Ann: how are you?\n",
    ],
    ids=["bytes", "a program", "empty", "a comment", "a letter"],
)
def test_what_is_no_site_config_makes_no_rule(
    content: bytes, scraper_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "news.example.txt").write_bytes(content)
    done = scraper_command("rules", "import", tmp_path / "news.example.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(
        "news.example.txt: is no site config: it has no line such as `body: //article`\n"
    )
    assert done.stderr.count("\n") == 1


def test_a_site_config_of_which_nothing_is_left_makes_no_rule(
    scraper_command: Command, tmp_path: Path
) -> None:
    done = scraper_command("rules", "import", _written(tmp_path, "strip: //p[last()]\n", "news.example.txt"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "left out: line 1: strip: //p[last()]" in done.stderr
    assert "gives no rule" in done.stderr
