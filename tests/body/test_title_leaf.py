"""Which line of the page is its title."""

from __future__ import annotations

from body_pages import FERRY, document, paragraphs

from scraper.body.title import find_title_leaf, title_words

TITLE = "Last wooden ferry to be lifted from the Sound"
HEAD = f'<head><title>{TITLE} | The Gannet</title><meta property="og:title" content="{TITLE}"></head>'


def title_leaf(html: str) -> str | None:
    """The text of the leaf found, on a page of that title."""
    doc = document(html)
    leaves = [leaf for leaf in doc.scan.leaves if leaf.kind == "text"]
    found = find_title_leaf(leaves, title_words(doc))
    return None if found is None else leaves[found].text


def test_the_heading_that_repeats_the_title_is_found() -> None:
    assert title_leaf(f"{HEAD}<h2>Weather</h2><h1>{TITLE}</h1>{paragraphs(*FERRY)}") == TITLE


def test_the_title_is_found_without_open_graph() -> None:
    assert title_leaf(f"<title>{TITLE} – The Gannet</title><h1>{TITLE}</h1>") == TITLE


def test_the_title_is_found_where_signs_part_words_and_no_spaces_do() -> None:
    title = "กระเช้าข้ามหุบเขากลับมาเปิดอีกครั้ง หลังแพะกัดสายไฟเมื่อสองปีก่อน"
    assert title_leaf(f"<title>{title} – ข่าวห้วยผาแดง</title><h1>{title}</h1>") == title


def test_a_heading_comes_before_a_plain_line_of_the_same_words() -> None:
    doc = document(f"{HEAD}<p>{TITLE}</p><h1>{TITLE}</h1>")
    assert find_title_leaf(doc.scan.leaves, title_words(doc)) == 1


def test_a_plain_line_will_do_where_no_heading_is_alike() -> None:
    assert title_leaf(f"{HEAD}<h1>The Gannet of Holm</h1><div>{TITLE}</div>") == TITLE


def test_a_heading_worded_a_little_differently_is_found() -> None:
    shown = "Last wooden ferry to be lifted out of the Sound"
    assert title_leaf(f"{HEAD}<h1>{shown}</h1>{paragraphs(*FERRY)}") == shown


def test_a_linked_copy_of_the_title_is_no_title() -> None:
    doc = document(f'{HEAD}<h2><a href="/x">{TITLE}</a></h2><h2>{TITLE}</h2>')
    assert find_title_leaf(doc.scan.leaves, title_words(doc)) == 1


def test_a_page_whose_title_is_nowhere_in_it_has_none() -> None:
    assert title_leaf(f"{HEAD}<h1>Fish of the week</h1>{paragraphs(FERRY[3])}") is None


def test_a_page_without_any_title_has_none() -> None:
    assert title_leaf(f"<h1>{TITLE}</h1>{paragraphs(*FERRY)}") is None


def test_a_title_in_a_script_without_spaces_is_found() -> None:
    title = "最後の木造フェリー、海峡から引き揚げへ"
    html = f'<meta property="og:title" content="{title}"><h2>天気予報をお伝えします</h2><h1>{title}</h1>'
    assert title_leaf(html) == title


def test_the_title_is_found_where_the_sites_name_follows_without_spaces() -> None:
    title = "云溪渡口复航 学生乘船上学"
    for end in ("_江湾日报", "--民生--江湾日报"):
        assert title_leaf(f"<title>{title}{end}</title><h2>{title}</h2>") == title


def test_the_title_is_found_where_the_heading_has_the_day_in_a_second_line() -> None:
    lines = f"{TITLE}<br><span>2026-11-06 08:05 The Gannet, read 1,204 times by 12 readers</span>"
    found = title_leaf(f"<title>{TITLE} - The Gannet</title><h1>{lines}</h1>")
    assert found is not None
    assert found.startswith(TITLE)


def test_the_heading_is_the_title_below_the_name_of_the_site_that_comes_first_in_it() -> None:
    page = (
        f"<title>Friends of the Holm Ferry - {TITLE}</title><div>Friends of the Holm Ferry</div><h2>{{}}</h2>"
    )
    assert title_leaf(page.format(TITLE)) == TITLE
    assert title_leaf(page.format("Links")) == "Friends of the Holm Ferry"
