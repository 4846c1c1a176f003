"""The command line, as its users see it: stdout, stderr, exit codes."""

from __future__ import annotations

import gzip
import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from fixtures.cases import ROOT
from fixtures.serve import FixtureSite
from scraper import Article, __version__, article_schema
from scraper.batch.store.record import warc_record
from scraper.page import Page
from tests.conftest import Command

PAGE = ROOT / "lecanaldumidi-info.example" / "peniche-cinema" / "page.html"
LOCAL = ("--allow-private", "--delay", "0")


def test_version_names_the_program_and_its_version(scraper_command: Command) -> None:
    assert scraper_command("--version").stdout == f"scraper {__version__}\n"


def test_schema_is_the_json_schema_of_an_article(scraper_command: Command) -> None:
    schema = json.loads(scraper_command("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == article_schema()
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def test_a_full_standard_output_is_one_line_on_stderr() -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "scraper", "extract", str(PAGE)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "standard output: No space left on device\n")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_so_it_is_where_no_command_is_given(option: str) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "scraper", option]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "standard output: No space left on device\n")


def test_messages_that_cannot_be_written_end_nothing() -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "scraper", "extract", str(PAGE), "nowhere.html", str(PAGE)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, text=True, timeout=60)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 2)


def test_a_user_without_a_home_needs_none(tmp_path: Path) -> None:
    homeless = "import pwd, sys; pwd.getpwuid = lambda uid: {}[uid]; from scraper.cli.app import main; main()"
    command = [sys.executable, "-c", homeless, "extract", str(PAGE)]
    bare = {"PYTHONPATH": str(ROOT.parent)}
    done = subprocess.run(command, env=bare, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_while_the_command_loads_leaves_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT.parent)])}
    command = [sys.executable, "-m", "scraper", "--version"]
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=60, preexec_fn=_heed_ctrl_c
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_a_dash_in_place_of_a_folder_is_standard_output(scraper_command: Command, tmp_path: Path) -> None:
    assert scraper_command("extract", PAGE, "-o", "-").stdout == scraper_command("extract", PAGE).stdout
    assert not Path("-").exists()


def test_what_belongs_to_the_other_command_is_told(scraper_command: Command) -> None:
    assert scraper_command("extract", "https://news.example/a").stderr == (
        "https://news.example/a: is a URL and no file: `scraper get` fetches it\n"
    )
    for file in (PAGE, "-"):
        assert scraper_command("get", file).stderr == (
            f"{file}: is no URL: `scraper extract` reads a saved page, `scraper batch` a list of URLs\n"
        )


def test_a_url_without_a_command_is_told_the_one_that_fetches_it(scraper_command: Command) -> None:
    done = scraper_command("https://news.example/a")
    assert (done.returncode, "scraper get https://news.example/a" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", ["extract", "inspect"])
def test_the_url_of_a_saved_page_needs_its_scheme(command: str, scraper_command: Command) -> None:
    done = scraper_command(command, PAGE, "--url", "news.example/a")
    assert (done.returncode, "write https://news.example/a" in done.stderr) == (2, True)


def test_a_file_in_place_of_a_folder_is_told(scraper_command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = scraper_command("extract", PAGE, "-o", tmp_path / "file")
    assert done.stderr == f"{tmp_path}/file: cannot write here: it is no folder\n"


def test_usage_names_arguments_plainly(scraper_command: Command) -> None:
    first_lines = {
        name: scraper_command(name, "--help").stdout.partition("\n")[0] for name in ("get", "batch")
    }
    assert first_lines == {
        "get": "Usage: scraper get [OPTIONS] {URL}...",
        "batch": "Usage: scraper batch [OPTIONS] [LIST]...",
    }


def test_a_standard_output_that_is_closed_is_like_none() -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "scraper", "extract", str(PAGE)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("closed", ["2>&-", "<&- 2>&-"])
def test_a_standard_error_that_is_closed_ends_nothing(closed: str) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "scraper", "extract", str(PAGE)]
    done = subprocess.run([*command, "--fields", "page_kind"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, '{"page_kind":"article"}\n')


def test_get_prints_one_line_of_json_in_a_pipe(scraper_command: Command, site: FixtureSite) -> None:
    done = scraper_command("get", site.urls[0], *LOCAL)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert json.loads(done.stdout)["url"] == site.urls[0]


def test_get_prints_a_line_for_each_of_several(scraper_command: Command, site: FixtureSite) -> None:
    done = scraper_command("get", *site.urls[:3], *LOCAL)
    assert {json.loads(line)["url"] for line in done.stdout.splitlines()} == set(site.urls[:3])


def test_a_page_that_cannot_be_had_is_one_line_on_stderr_and_exit_code_1(
    scraper_command: Command, site: FixtureSite
) -> None:
    bad = site.base + "/no-such-page"
    done = scraper_command("get", bad, site.base + "/peniche-cinema", *LOCAL)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert [line.startswith(bad + ": ") for line in done.stderr.splitlines()] == [True]


def test_get_writes_a_file_for_each_article_into_a_folder(
    scraper_command: Command, site: FixtureSite, tmp_path: Path
) -> None:
    done = scraper_command("get", *site.urls[:2], *LOCAL, "-o", tmp_path / "out")
    files = sorted((tmp_path / "out").iterdir())
    assert (done.returncode, done.stdout, len(files)) == (0, "", 2)
    assert {Article.from_json(file.read_bytes()).url for file in files} == set(site.urls[:2])


def test_extract_reads_files_gzipped_files_and_stdin_alike(scraper_command: Command, tmp_path: Path) -> None:
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(PAGE.read_bytes()))
    url = ("--url", "https://news.example/a")
    outputs = {
        scraper_command("extract", PAGE, *url).stdout,
        scraper_command("extract", packed, *url).stdout,
        scraper_command("extract", "-", *url, stdin=PAGE.read_bytes()).stdout,
    }
    assert len(outputs) == 1


def test_extract_reads_every_page_of_a_warc(
    scraper_command: Command, site: FixtureSite, tmp_path: Path
) -> None:
    (tmp_path / "urls.txt").write_text("\n".join(site.urls[:3]), encoding="utf-8")
    scraper_command("batch", tmp_path / "urls.txt", "-o", tmp_path / "run", "--record", *LOCAL)
    archives = sorted((tmp_path / "run").rglob("*.warc.gz"))
    done = scraper_command("extract", *archives)
    assert sorted(json.loads(line)["url"] for line in done.stdout.splitlines()) == sorted(site.urls[:3])
    piped = scraper_command("extract", "-", stdin=archives[0].read_bytes())
    assert (piped.returncode, piped.stdout) == (1, "")
    assert piped.stderr.startswith("-: is a web archive: ")


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.wacz"])
def test_a_web_archive_given_for_a_page_is_told_where_it_belongs(
    name: str, scraper_command: Command, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    done = scraper_command("inspect", tmp_path / name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{tmp_path / name}: is a web archive: `scraper extract` reads its pages")


def test_a_broken_page_of_a_warc_costs_none_of_the_others(scraper_command: Command, tmp_path: Path) -> None:
    headers = (("content-type", "text/html"), ("content-encoding", "br"))
    bodies = [PAGE.read_bytes(), b"no brotli" * 9, PAGE.read_bytes()]
    pages = [Page(url=f"https://a.example/{n}", body=bodies[n], headers=headers) for n in range(3)]
    first, second, third = map(warc_record, pages)
    kept, coded = b"x-archive-orig-content-encoding: br", b"content-encoding: br".ljust(35)
    second = gzip.compress(gzip.decompress(second).replace(kept, coded))
    (tmp_path / "a.warc.gz").write_bytes(first + second + third)
    done = scraper_command("extract", tmp_path / "a.warc.gz", "--fields", "url")
    assert [json.loads(line)["url"][-1] for line in done.stdout.splitlines()] == ["0", "2"]
    assert done.returncode == 1
    assert re.match(r".*/a\.warc\.gz:2: broken record: broken br body", done.stderr)


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n--B\r\n'
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://news.example/a\r\n\r\n<h1>Die F=C3=A4hre f=C3=A4hrt wieder</h1>"
    + b"<p>Nach einer Woche voller St=C3=BCrme legt sie am Montag um acht Uhr wieder ab."
    * 4
    + b"\r\n"
    b"--B\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n--B--\r\n"
)


def test_a_page_that_a_browser_saved_as_one_file_is_read(scraper_command: Command, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "a.mhtml").write_bytes(MHTML)
    scraper_command("batch", tmp_path / "saved", "-o", tmp_path / "run", "--quiet")
    rows = [
        scraper_command("extract", "-", "--fields", "url,headline", stdin=MHTML).stdout,
        scraper_command("export", tmp_path / "run", "--fields", "url,headline").stdout,
    ]
    wanted = {"url": "https://news.example/a", "headline": "Die Fähre fährt wieder"}
    assert [json.loads(row) for row in rows] == [wanted, wanted]


def test_an_archive_without_a_page_is_named(scraper_command: Command, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as wacz:
        wacz.writestr("datapackage.json", "{}")
    done = scraper_command("extract", tmp_path / "a.wacz")
    assert (done.returncode, done.stderr) == (1, f"{tmp_path}/a.wacz: has no page of HTML in it\n")


def test_extract_names_a_file_by_its_own_name_in_a_folder(scraper_command: Command, tmp_path: Path) -> None:
    scraper_command("extract", PAGE, "-o", tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["page.json"]


def test_two_articles_of_one_name_get_two_files(scraper_command: Command, tmp_path: Path) -> None:
    other = ROOT / "vantagepoint.example" / "ice-rink" / "page.html"
    scraper_command("extract", PAGE, other, "-o", tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["page-2.json", "page.json"]


def test_a_page_whose_own_name_is_that_of_a_second_one_gets_its_file(
    scraper_command: Command, tmp_path: Path
) -> None:
    pages = [tmp_path / name for name in ("a.html", "more/a.html", "a-2.html")]
    pages[1].parent.mkdir()
    for page in pages:
        page.write_text("<h1>A page</h1>")
    scraper_command("extract", *pages, "-o", tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_an_article_of_a_page_with_the_longest_name_gets_its_file(
    scraper_command: Command, tmp_path: Path
) -> None:
    page = tmp_path / ("\u65b0" * 83 + ".html")  # 254 bytes
    page.write_text("<h1>A page</h1>")
    done = scraper_command("extract", page, "-o", tmp_path / "out")
    assert (done.returncode, len(list((tmp_path / "out").iterdir()))) == (0, 1), done.stderr


def test_fields_keeps_the_named_keys_in_their_order(scraper_command: Command) -> None:
    done = scraper_command("extract", PAGE, "--fields", "date,headline")
    assert list(json.loads(done.stdout)) == ["date", "headline"]


def test_an_unknown_field_is_wrong_usage_and_names_the_known_ones(scraper_command: Command) -> None:
    done = scraper_command("extract", PAGE, "--fields", "titel")
    assert (done.returncode, "titel" in done.stderr, "headline" in done.stderr) == (2, True, True)


def test_an_unknown_option_is_wrong_usage(scraper_command: Command) -> None:
    assert scraper_command("get", "--no-such-option", "https://news.example/").returncode == 2


def test_help_says_of_each_command_in_a_line_what_it_does(scraper_command: Command) -> None:
    commands = scraper_command("-h").stdout.partition("Commands:\n")[2].splitlines()
    assert [line for line in commands if not line.endswith(".") or line.endswith("...")] == []


def test_no_arguments_show_the_help(scraper_command: Command) -> None:
    assert "Commands:" in scraper_command().stdout + scraper_command().stderr


def test_one_page_on_a_terminal_is_indented() -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "scraper", "extract", str(PAGE), "--fields", "headline,byline"]
    subprocess.run(command, stdout=child, check=True)
    os.close(child)
    shown = os.read(parent, 10_000).decode()
    os.close(parent)
    assert shown.startswith('{\r\n  "headline"')


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_markdown_and_text_hold_the_headline_and_the_body(scraper_command: Command, form: str) -> None:
    shown = scraper_command("extract", PAGE, "--format", form).stdout
    assert "La péniche-cinéma reprend l’eau" in shown
    assert "soixante fauteuils" in shown


def test_quiet_says_nothing_of_a_wall_and_loud_does(scraper_command: Command) -> None:
    wall = ROOT / "rheinpegel.example" / "consent-wall" / "page.html"
    assert "consent_wall" in scraper_command("extract", wall).stderr
    assert scraper_command("extract", wall, "--quiet").stderr == ""


def test_verbose_tells_each_fetch_on_stderr(scraper_command: Command, site: FixtureSite) -> None:
    done = scraper_command("get", site.urls[0], *LOCAL, "--verbose")
    assert "fetch outcome=ok" in done.stderr
    assert json.loads(done.stdout)


def test_the_settings_file_and_the_environment_set_options(
    scraper_command: Command, site: FixtureSite, tmp_path: Path
) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text('allow_private = true\ndelay = 0\nfields = "headline"\n')
    by_variable = scraper_command("get", site.urls[0], SCRAPER_CONFIG=str(settings))
    by_option = scraper_command("get", site.urls[0], "--config", settings)
    assert [list(json.loads(done.stdout)) for done in (by_variable, by_option)] == [
        ["headline"],
        ["headline"],
    ]


def test_a_wrong_settings_file_is_one_line_that_names_it(scraper_command: Command, tmp_path: Path) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text("dealy = 0\n")
    done = scraper_command("get", "https://news.example/", "--config", settings)
    assert (done.returncode, done.stderr.startswith(f"{settings}: "), done.stderr.count("\n")) == (2, True, 1)


def test_inspect_shows_the_kind_the_sources_and_what_was_kept_and_stripped(scraper_command: Command) -> None:
    shown = scraper_command("inspect", PAGE, "--url", "https://lecanaldumidi-info.example/x").stdout
    assert shown.startswith("article: ")
    assert "\nheadline = " in shown
    lines = shown.splitlines()
    assert [line.split()[0] for line in lines if "soixante fauteuils" in line][-1] == "kept"
    assert [line.split()[0] for line in lines if "Jeannot34" in line] == ["stripped"]


def test_completion_can_be_shown(scraper_command: Command) -> None:
    done = scraper_command("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert "_SCRAPER_COMPLETE" in done.stdout


def test_a_reader_that_leaves_early_ends_it_quietly(site: FixtureSite) -> None:
    command = f"{sys.executable} -m scraper schema | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_fault_of_our_own_is_one_line_and_no_traceback() -> None:
    code = "import sys, scraper.cli.schema as it; it.json = None; sys.argv = ['scraper', 'schema']\n"
    code += "from scraper.cli.app import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "AttributeError" in done.stderr


def _heed_ctrl_c() -> None:
    """Tests that a shell has started in the background would hand it on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_get_at_once_without_a_traceback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # accepts, and never answers
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        command = [sys.executable, "-m", "scraper", "get", url, "--allow-private"]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_heed_ctrl_c
        )
        silent.settimeout(30)
        connection, _ = silent.accept()
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=15)
        connection.close()
    assert (process.returncode, stderr) == (130, "stopped\n")


def inspected(command: Command, html: str, *options: str, **environ: str) -> list[str]:
    return command("inspect", "-", *options, stdin=html, **environ).stdout.splitlines()


WALL = "<title>Just a moment...</title><p>Checking if the site connection is secure. Enable JavaScript and cookies."


def test_inspect_says_of_what_is_not_known_that_it_is_not(scraper_command: Command) -> None:
    assert inspected(scraper_command, "")[2:] == [
        "  body: 0 characters, completeness unknown",
        "  access: declared unknown, observed unknown",
    ]


def test_inspect_keeps_nothing_of_a_page_that_is_a_wall(scraper_command: Command) -> None:
    *_, body, leaf = inspected(scraper_command, WALL)
    assert body.startswith("body: none, since the page is of the kind challenge")
    assert leaf.split()[0] == "stripped"


def test_inspect_shows_no_text_of_what_is_not_even_parsed(scraper_command: Command) -> None:
    shown = inspected(scraper_command, "%PDF-1.4 " + "words " * 100)
    assert (shown[0], [line for line in shown if "words" in line]) == ("not_html: a PDF", [])


def test_inspect_names_the_step_that_the_body_is_from(scraper_command: Command) -> None:
    page = ROOT / "calderherald.example" / "water-tower-owls" / "page.html"
    shown = scraper_command("inspect", page, "--url", "https://calderherald.example/x").stdout.splitlines()
    (body,) = [line for line in shown if line.startswith("body: ")]
    assert body.startswith("body: by state, confidence ")
    assert body.endswith("; nothing of the text below")


def test_what_acts_on_a_terminal_is_spelt_out(scraper_command: Command) -> None:
    html = '<article class="a\x1b[2J"><h1>Ferry \u202estays</h1><p class="\x9bm">It stays &#155;2J in the harbour.</p>'
    shown = "".join(inspected(scraper_command, html, "--url", "https://a.example/\x1b[31m"))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", shown)
    done = scraper_command("extract", "no-such\x1b[31m.html")
    assert done.stderr == "no-such\\x1b[31m.html: cannot be read: No such file or directory\n"


@pytest.mark.parametrize("command", ["inspect", "extract"])
def test_output_is_utf_8_in_a_pipe_whatever_the_locale(scraper_command: Command, command: str) -> None:
    html = f"<article><h1>Žluťoučký kůň</h1><p>{'Příliš žluťoučký kůň úpěl ďábelské ódy. ' * 20}</article>"
    done = scraper_command(command, "-", stdin=html, PYTHONIOENCODING="ascii")
    assert (done.returncode, "Příliš žluťoučký kůň" in done.stdout) == (0, True)


@pytest.mark.parametrize("command", ["inspect", "extract"])
def test_a_site_rule_finds_a_saved_page_by_its_canonical_url(
    scraper_command: Command, command: str, tmp_path: Path
) -> None:
    rule = 'domain = "news.example"\n[fields]\nheadline = "h2"\n'
    (tmp_path / "news.toml").write_text(rule)
    html = '<link rel=canonical href="https://news.example/a"><h1>Not it</h1><h2>The headline</h2><p>Text.'
    done = scraper_command(command, "-", stdin=html, SCRAPER_RULES=str(tmp_path))
    assert re.search('headline"? ?[=:] ?"The headline"', done.stdout)
