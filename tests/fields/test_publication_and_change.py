"""The day of publication is told from that of the last change, where a page says both, or declares only the latter."""

from collections.abc import Callable

import pytest

from scraper.document import parse
from scraper.document.region import Region
from scraper.fields import Fields, read_fields
from scraper.fields.clues import Clues
from scraper.fields.date import date_options
from scraper.page import Page

Read = Callable[..., Fields]
SURE = 0.9
CHANGED = '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-03-09T10:00:00Z"}</script>'


@pytest.mark.parametrize(
    "above",
    [
        "<p>March 3, 2024</p>",
        "<p class='date'>3 March 2024</p>",
        "<p>March 3, 2024 · 7 min read · Updated March 9</p>",
        "<p class='meta'>3. 3. 2024 14:35 (aktualizováno 9. 3. 2024)</p>",
        "<p>Posted <time datetime='2024-03-03'>3/3</time></p><p>Updated <time datetime='2024-03-09'>9/3</time></p>",
    ],
)
def test_an_earlier_day_shown_above_the_text_goes_before_a_change_that_alone_is_declared(
    read: Read, above: str
) -> None:
    date = read(CHANGED, f"<h1>Harbour bridge reopens</h1>{above}").date
    assert date is not None
    assert date.startswith("2024-03-03")


def test_a_change_that_alone_is_declared_is_the_date_where_no_other_is_shown(read: Read) -> None:
    assert (
        read(CHANGED, "<h1>Harbour bridge reopens</h1><p>Updated March 9, 2024</p>").date
        == "2024-03-09T10:00:00+00:00"
    )


def test_a_day_of_a_related_story_is_none_of_publication(read: Read) -> None:
    related = "<aside class='related'><time datetime='2024-03-01'>1 March 2024</time></aside>"
    assert read(CHANGED, below=related).date == "2024-03-09T10:00:00+00:00"


def test_the_day_on_which_a_picture_was_taken_is_none_of_publication(read: Read) -> None:
    figure = "<figure><img src='/a.jpg'><figcaption>Low tide, March 3, 2024.</figcaption></figure>"
    assert read(CHANGED, f"<h1>Harbour bridge reopens</h1>{figure}").date == "2024-03-09T10:00:00+00:00"


def test_a_date_below_the_standfirst_a_picture_and_the_bylines_is_read() -> None:
    html = (
        "<html lang=da><body><main><h1>Iskiosken</h1><p class=t>Inger lukker efter 61 år ved den grønne luge.</p>"
        "<img src=/a.jpg width=800 height=600><p>Kiosken har stået her siden 1938.</p><p>Tekst: Mads Lind</p>"
        "<p>Foto: Karla Bech</p><p>Torsdag den 8. oktober 2026 kl. 16.42</p>"
        "<p class=t>Hun har aldrig selv brudt sig om lakrids, siger hun, og ler.</p></main></body></html>"
    )
    doc = parse(Page(url="https://a.example/a", body=html.encode(), fetched_at="2026-11-23T06:00:00+00:00"))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "t"]
    assert read_fields(doc, Region(inside[0], inside[-1], "Inger lukker")).date == "2026-10-08T16:42"


def test_the_changes_own_day_above_the_text_goes_before_that_of_a_story_to_read_next_within_it(
    read: Read,
) -> None:
    text = "The bridge was opened again on Monday.</p><p class='story-text'>Read also: the ferry stops, 5 March 2024"
    above = "<h1>Harbour bridge reopens</h1><p>Saturday, March 9, 2024, 17:40</p>"
    date = read(CHANGED, above, text=text).date
    assert date is not None
    assert date.startswith("2024-03-09")


def test_a_day_with_the_months_name_before_one_in_figures_is_the_first_of_the_line(read: Read) -> None:
    line = "<p><span>2024 m. kovo 3 d. 19:05</span><span>Atnaujinta 2024-03-09 07:40</span></p>"
    assert read(CHANGED, f"<h1>Harbour bridge reopens</h1>{line}", lang="lt").date == "2024-03-03T19:05"


AGREED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-09T10:00:00Z"}</script>'
    "<meta property='article:published_time' content='2024-03-09T10:00:00Z'>"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("First published March 6, 2024 — Republished March 9, 2024", "2024-03-06"),
        ("Zuletzt geändert am 9. März 2024, erstveröffentlicht am 6. März 2024", "2024-03-06"),
        ("First published March 6, 2019", "2024-03-09T10:00:00+00:00"),
    ],
)
def test_a_first_publication_soon_before_the_declared_one_is_the_date(
    read: Read, line: str, expected: str
) -> None:
    assert read(AGREED, f"<h1>Harbour bridge reopens</h1><p>{line}</p>").date == expected


def test_the_declared_day_that_is_marked_below_the_standfirst_goes_before_the_change() -> None:
    html = (
        "<html lang=de><head><meta name=date content='2026-09-24T09:10:27+02:00'>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-09-23T17:45:00+02:00",'
        ' "dateModified": "2026-09-24T09:10:27+02:00"}</script></head><body><main><h1>Das Freibad bleibt zu</h1>'
        "<p class=t>Die Gemeinde verschiebt den Umbau noch einmal um ein Jahr.</p>"
        "<div class=article-dates><time datetime='2026-09-23T17:45:00+02:00'>23.09.2026, 17:45 Uhr</time> "
        "<span>Aktualisiert: 24.09.2026, 09:10 Uhr</span></div>"
        "<p class=t>Wer im Sommer schwimmen will, fährt weiter vierzig Minuten mit dem Bus.</p></main></body></html>"
    )
    doc = parse(Page(url="https://a.example/a", body=html.encode(), fetched_at="2026-11-23T06:00:00+00:00"))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "t"]
    fields = read_fields(doc, Region(inside[0], inside[-1], "Die Gemeinde"))
    assert fields.date == "2026-09-23T17:45:00+02:00"
    assert fields.sources["date"].confidence > SURE


def test_an_itemprop_may_name_creation_and_publication_at_once(read: Read) -> None:
    above = "<time itemprop='dateCreated datePublished' datetime='2026-10-14'>14 Oct</time>"
    below = "<time itemprop='dateModified' datetime='2026-10-16'>16 Oct</time>"
    assert read("", f"<h1>Bridge</h1>{above}", below).date == "2026-10-14"


def test_the_word_of_a_change_stands_close_before_the_day_however_long_the_line() -> None:
    line = "<p>news/the-harbour-bridge-opens-again-today.txt · Last modified: 2026/11/21 18:03 by me</p>"
    html = f"<h1>Bridge</h1><p class=t>The bridge was opened again on Monday after repairs to it.</p>{line}"
    doc = parse(Page(url="https://a.example/b", body=html.encode(), fetched_at="2026-11-23T06:00:00+00:00"))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "t"]
    options = date_options(Clues(doc, Region(inside[0], inside[-1], "The bridge")))
    assert "text_below" not in {reading.step for option in options for reading in option.readings}


@pytest.mark.parametrize(
    "day",
    [
        "<div class=comment-author>Joan September 17, 2025 at 6:26 pm</div>",
        "<div class=comment-meta><span class=comment-date>September 17, 2025</span></div>",
    ],
)
def test_the_day_of_a_readers_comment_is_none_though_the_page_tells_no_other(read: Read, day: str) -> None:
    comments = (
        f"<section class=comments><div class=comment>{day}<p>About time that it opened.</p></div></section>"
    )
    assert read("", "<h1>Harbour bridge reopens</h1>", comments).date is None


def test_the_day_of_a_readers_comment_is_not_the_articles(read: Read) -> None:
    meta = "<p class='post-meta'>In <a href='/c'>Ships</a> by <a href='/profile/ann'>Ann Lee</a> on 12 March 2024</p>"
    line = "<p>Posted by gull62, <time datetime='2024-03-21'>21 Mar 2024</time></p>"
    fields = read(below=f"{meta}<div class='comments'><p>Good.</p>{line}</div>")
    assert str(fields.date)[:10] == "2024-03-12"


def test_the_box_of_both_days_that_tells_of_the_change_first_is_no_reading_of_publication(read: Read) -> None:
    above = (
        "<h1>Bridge</h1><div class='date'><p>Updated: March 9, 2024</p><p>Published March 3, 2024</p></div>"
    )
    comment = "<div class='comments'><time datetime='2024-03-09'>9 March</time></div>"
    assert read("", above, comment).date == "2024-03-03"


def test_a_machines_stamp_that_touches_the_day_is_that_of_the_change(read: Read) -> None:
    below = "<p>By Ann Lee|<span class='updated'>2024-03-09T15:05:00+00:00</span><span>March 3, 2024</span>|Local</p>"
    assert read("", "<h1>Bridge</h1>", below).date == "2024-03-03"


def test_days_of_asides_give_way_to_one_that_is_marked_in_the_head(read: Read) -> None:
    comments = "".join(
        f"<div class='comments'><time datetime='2024-03-0{day}'>{day} March</time></div>" for day in (4, 5, 6)
    )
    fields = read("", "<h1>Bridge</h1><div class='post-date'>3 March 2024</div>", comments)
    assert fields.date == "2024-03-03"
    assert fields.sources["date"].losers == []


def test_the_itemprop_of_publication_goes_before_a_later_change_that_is_declared(read: Read) -> None:
    head = "<meta property='article:modified_time' content='2024-03-09T10:00:00Z'>"
    above = "<h1>Bridge</h1><p><time itemprop='datePublished'>March 3, 2024</time></p>"
    comment = "<div class='comments'><time>March 9, 2024</time></div>"
    assert read(head, above, comment).date == "2024-03-03"


def test_the_day_that_a_time_shows_as_published_goes_before_another_that_it_tells_machines(
    read: Read,
) -> None:
    time = "<time datetime='2024-03-09T10:18:46Z'>Publié le 3 mars 2024</time>"
    assert read("", f"<h1>Bridge</h1><div class='time'>{time}</div>").date == "2024-03-03"


def test_a_later_day_than_the_last_change_that_the_text_tells_of_is_none_of_publication(read: Read) -> None:
    deadline = "<p>The season ends on April 15, 2024. Whoever is late may write to the harbour office.</p>"
    below = (
        "<footer><p>Page last modified <time datetime='2024-03-09T10:00:00Z'>9 March 2024</time></p></footer>"
    )
    html = f"<html><body><main><h1>Ferry tickets</h1>{deadline}{deadline.replace('The season', 'Sale')}</main>{below}"
    doc = parse(Page(url="https://quay.example/tickets", body=html.encode()))
    leaves = doc.scan.leaves
    last = leaves[-2].element.index
    found = read_fields(doc, Region(start=leaves[1].element.index, end=last, text=leaves[1].text))
    assert found.date is None or not found.date.startswith("2024-04-15")


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("Published March 3, 2024 | Updated March 9, 2024 at 7:05 pm (EST)", "2024-03-09T19:05-05:00"),
        ("14:22, 3 марта 2024 (обновлено 16:05, 9 марта 2024)", "2024-03-09T16:05"),
        ("<b>Güncelleme</b> <time>9.3.2024 - 11:02</time>", "2024-03-09T11:02"),
        ("Uppdaterad 9 mars 2024", "2024-03-09"),
        ("Aktualizacja: 9 marca 2024", "2024-03-09"),
        (
            "<dl><dt>Published</dt><dd>3 March 2024</dd><dt>Updated</dt><dd>9 March 2024</dd></dl>",
            "2024-03-09",
        ),
        ("<span>Updated</span><div>9 March 2024</div>", "2024-03-09"),
        ("March 3, 2024", None),
        ("Updated 3 hours ago", None),
    ],
)
def test_the_change_is_what_the_head_says_where_none_is_declared(
    read: Read, line: str, changed: str | None
) -> None:
    fields = read(
        "<meta property='article:published_time' content='2024-03-03'>", f"<h1>Bridge</h1><p>{line}</p>"
    )
    assert fields.date_modified == changed


def test_a_change_that_the_head_tells_goes_before_the_days_of_other_stories(read: Read) -> None:
    below = (
        "<section class='more-from'><h3><a href='/x'>Ferry</a></h3><time>22 November 2026</time></section>"
    )
    fields = read("", "<h1>Bridge</h1><p>আপডেট: ১৮ নভেম্বর ২০২৬, ০৯: ০৫</p>", below, lang="bn")
    assert (fields.date, fields.date_modified) == ("2026-11-18T09:05", "2026-11-18T09:05")


@pytest.mark.parametrize("declared", ["2024-03-02T23:30:00-05:00", "2023-03-03T10:00:00+00:00"])
def test_a_day_in_the_address_does_not_override_a_full_timestamp(
    read: Read, json_ld: Callable[[str], str], declared: str
) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "datePublished": "{declared}"}}')
    assert read(head, url="https://www.example.com/2024/03/03/bridge").date == declared


def test_a_day_in_the_address_and_beside_other_stories_gives_way_to_a_moment_in_the_head(read: Read) -> None:
    above = "<h1>Bridge</h1><p><time datetime='2024-03-04T10:00:00+00:00'>4 March 2024</time></p>"
    others = "<aside><h3><a href='/x'>Ferry</a></h3><time>3 March 2024</time></aside>" * 2
    fields = read("", above, others, url="https://www.example.com/2024/03/03/bridge")
    assert fields.date == "2024-03-04T10:00:00+00:00"
    assert fields.sources["date"].losers == []


def test_the_day_on_which_a_claim_was_made_is_not_that_of_the_check_of_it(read: Read) -> None:
    said = '{"@type": "CreativeWork", "author": {"name": "M. Teal"}, "datePublished": "2024-02-20"}'
    check = f'{{"@type": "ClaimReview", "datePublished": "2024-03-03", "itemReviewed": {said}}}'
    assert (
        read(f'<script type="application/ld+json">{check}</script>', "<h1>Bridge</h1>").date == "2024-03-03"
    )


def test_days_of_comments_give_way_to_one_below_the_text_that_the_address_repeats(read: Read) -> None:
    comment = "<li><cite>Ann</cite> sagt: <small class=commentmetadata>14. Januar 2008 um 09:12</small><p>Ja."
    below = "<p>Dieser Beitrag wurde am Samstag, 12. Januar 2008 um 23:40 veröffentlicht.</p>"
    below += f"<ol class=commentlist>{comment * 3}</ol>"
    fields = read(below=below, lang="de", url="http://lampe.example/2008/01/12/kassenbuch/")
    assert (fields.date or "")[:10] == "2008-01-12"
    assert fields.sources["date"].losers == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<time datetime='2026-05-18T00:00:00.000Z'>18 May 2026</time>", "2026-05-18"),
        ("<time datetime='2026-05-18T00:00:00.000Z'>18 May 2026, 1:00</time>", "2026-05-18T01:00:00+01:00"),
        ("<time datetime='2026-05-18T07:30:00.000Z'>18 May 2026</time>", "2026-05-18T07:30:00+00:00"),
        (
            "<span property='schema:dateCreated' content='2026-05-18T07:30:00+00:00'></span><p>18 May 2026</p>",
            "2026-05-18T07:30:00+00:00",
        ),
        (
            '<script>{"id":7,"publishedAt":"2026-05-18T07:30:00.000Z"}</script><p class=date>18/05/2026, 9:30</p>',
            "2026-05-18T09:30:00+02:00",
        ),
    ],
)
def test_the_date_is_as_precise_as_the_page(read: Read, line: str, expected: str) -> None:
    assert read("", f"<h1>Harbour bridge reopens</h1>{line}").date == expected


def test_in_a_line_of_both_only_the_time_behind_the_word_for_a_change_is_of_one(read: Read) -> None:
    first = "<time datetime='2026-05-18T14:02+02:00'>18.5. 14.02</time>"
    later = "<span> · Updated <time datetime='2026-05-19T09:30+02:00'>19.5. 9.30</time></span>"
    fields = read("", f"<h1>Harbour bridge reopens</h1><div>{first}{later}</div>")
    assert (fields.date, fields.date_modified) == ("2026-05-18T14:02+02:00", "2026-05-19T09:30+02:00")


def test_the_state_is_not_asked_for_what_json_ld_says_already() -> None:
    said = '{"@type": "WebPage", "name": "Bridge", "datePublished": "2026-05-20T21:04:00+05:00"}'
    html = f"<script type='application/ld+json'>{said}</script><p>18 May 2026, 11:38</p>"
    doc = parse(Page(url="https://a.example/x", body=html.encode(), fetched_at="2026-11-23T06:00:00+00:00"))
    steps = {reading.step for o in date_options(Clues(doc, Region(-1, -1, ""))) for reading in o.readings}
    assert "json_ld_page" in steps
    assert "script" not in steps


@pytest.mark.parametrize(
    ("line", "lang", "changed"),
    [
        ("3. března 2024 9:41, aktualizováno 11:15", "cs", "2024-03-03T11:15"),
        ("2024年3月3日 9時41分（2024年3月9日 18時20分更新）", "ja", "2024-03-09T18:20"),
        ("2024年3月3日 9時41分（3月9日 18時20分更新）", "ja", "2024-03-09T18:20"),
        ("입력 2024.03.03 09:41 / 수정 2024.03.09 11:40", "ko", "2024-03-09T11:40"),
        (
            "3 marzo 2024 alle 9:41</span><span>Aggiornato alle 12:02</span><span>2 minuti di lettura",
            "it",
            "2024-03-03T12:02",
        ),
        (
            "Nedjelja, 3.3.2024. u 9:41</p><p>Zadnja izmjena: 9.3.2024. u 15:02</p><p>",
            "hr",
            "2024-03-09T15:02",
        ),
    ],
)
def test_the_change_is_told_by_a_clock_behind_its_word_in_brackets_or_in_other_tongues(
    read: Read, line: str, lang: str, changed: str
) -> None:
    fields = read("", f"<h1>Harbour bridge reopens</h1><p><span>{line}</span></p>", lang=lang)
    assert (fields.date, fields.date_modified) == ("2024-03-03T09:41", changed)


def test_the_machines_moment_of_a_change_is_read_where_its_word_stands_before_the_element(read: Read) -> None:
    line = (
        "<p>Publié le <time datetime='2024-03-03T09:41:00+01:00'>03/03/2024 à 9h41</time> • Mis à jour le "
        "<time datetime='2024-03-09T12:30:00+01:00'>09/03/2024 à 12h30</time></p>"
    )
    fields = read("", f"<h1>Harbour bridge reopens</h1>{line}", lang="fr")
    assert fields.date_modified == "2024-03-09T12:30:00+01:00"


@pytest.mark.parametrize(
    ("shown", "date"),
    [("2024-03-03 05:10 PM", "2024-03-03T17:10"), ("2024.03.03. 10:15", "2024-03-03T10:15")],
)
def test_a_day_as_machines_write_it_may_have_a_readers_clock(read: Read, shown: str, date: str) -> None:
    assert read("", f"<h1>Harbour bridge reopens</h1><p class=date>{shown}</p>").date == date


def test_the_clock_that_readers_see_goes_before_a_machines_of_no_zone(read: Read) -> None:
    line = "<time datetime='2024-03-03T08:41:00'>3 March 2024, 9:41</time>"
    assert read("", f"<h1>Harbour bridge reopens</h1><p>{line}</p>").date == "2024-03-03T09:41"


def test_a_day_behind_the_word_of_a_change_in_its_line_is_none_of_publication(read: Read) -> None:
    line = (
        "<span>Published <span class='timestamp-date'>March 3, 2024</span> <span class=label>Updated</span> "
        "<span class='timestamp-time'>March 3, 2024 07:52am</span></span>"
    )
    fields = read("", f"<h1>Harbour bridge reopens</h1><p>{line}</p>")
    assert (fields.date, fields.date_modified) == ("2024-03-03", "2024-03-03T07:52")


def test_a_publication_may_stand_behind_the_change(read: Read) -> None:
    line = "<p>Mis à jour : 09/03/2024 07:05 - Créé : 03/03/2024 18:00</p>"
    fields = read("", f"<h1>Harbour bridge reopens</h1>{line}", lang="fr")
    assert (fields.date, fields.date_modified) == ("2024-03-03T18:00", "2024-03-09T07:05")


def test_a_day_that_is_published_and_updated_is_no_change(read: Read) -> None:
    day = "<time class='entry-date published updated' datetime='2026-11-12T09:30:00+01:00'>12 November 2026</time>"
    fields = read("", f"<h1>Bridge</h1><p>{day}</p>")
    assert (fields.date, fields.date_modified) == ("2026-11-12T09:30:00+01:00", None)


def test_a_publication_labelled_before_the_change_on_whose_day_the_page_is_declared_is_the_date(
    read: Read,
) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-05-09T23:58:00Z"}</script>'
        "<meta property='article:published_time' content='2026-05-09T23:58:00Z'>"
    )
    line = "<p>Published: 22:07, 8 May 2026 | Updated: 08:31, 9 May 2026</p>"
    assert read(head, f"<h1>Harbour bridge reopens</h1>{line}").date == "2026-05-08T22:07"


def test_a_change_before_the_clock_of_the_publication_is_none(read: Read) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-05-09T07:00:00+00:00",'
        ' "dateModified": "2026-05-09T00:41:18+00:00"}</script>'
    )
    assert read(head, "<h1>Harbour bridge reopens</h1>").date_modified is None


def test_a_time_called_updated_that_is_also_called_published_is_the_publication(read: Read) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-05-08"}</script>'
    )
    shown = (
        "<p><time class='post-published updated' datetime='2026-05-08T13:10:00+03:00'>8 May 2026</time></p>"
    )
    assert read(head, f"<h1>Harbour bridge reopens</h1>{shown}").date == "2026-05-08T13:10:00+03:00"


def test_a_time_called_updated_that_microdata_calls_published_is_the_publication(read: Read) -> None:
    marks = "class='post-date updated' itemprop='datePublished'"
    changed = "<meta itemprop='dateModified' content='2026-05-09 9:02 am'>"
    shown = (
        f"<p>Published 14 hours ago on <time {marks} datetime='2026-05-08'>May 8, 2026</time></p>{changed}"
    )
    assert read("", f"<h1>Harbour bridge reopens</h1>{shown}").date == "2026-05-08"


def test_hours_that_have_passed_are_no_clock(read: Read) -> None:
    assert (
        read("", "<h1>Harbour bridge reopens</h1><p>Published 14 hours ago on May 8, 2026</p>").date
        == "2026-05-08"
    )
