"""Settings come from flag, environment, file and default, in this order; docs describe each."""

import json
import os
import threading
from pathlib import Path

import msgspec
import pytest

from scraper.config import RunOptions, load_config, load_tables
from scraper.errors import ConfigError
from scraper.fetch import FetchSettings, HostSettings

FILE = """
delay = 2.5
concurrency = 8
user_agent = "file/1"
headers = { X-File = "f" }
format = "jsonl"

[hosts."example.org"]
delay = 9
cookies = { consent = "yes" }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "scraper.toml"
    path.write_text(FILE)
    return path


def test_defaults_hold_where_nothing_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_config(environ={"HOME": str(tmp_path)}).fetch == FetchSettings()


def test_the_file_goes_before_the_default(file):
    assert load_config(file=file, environ={}).fetch.delay == 2.5


def test_the_environment_goes_before_the_file(file):
    assert load_config(file=file, environ={"SCRAPER_DELAY": "0.5"}).fetch.delay == 0.5


def test_a_flag_goes_before_the_environment(file):
    assert load_config({"delay": 0.1}, file=file, environ={"SCRAPER_DELAY": "0.5"}).fetch.delay == 0.1


def test_a_flag_not_given_changes_nothing(file):
    assert load_config({"delay": None}, file=file, environ={}).fetch.delay == 2.5


def test_headers_of_all_sides_add_up(file):
    found = load_config({"headers": {"X-Flag": "y"}}, file=file, environ={}).fetch.headers
    assert found == {"X-File": "f", "X-Flag": "y"}


def test_a_hosts_table_holds_for_the_hosts_below(file):
    found = load_config(file=file, environ={}).fetch
    assert (found.get("delay", "www.example.org"), found.get("delay", "example.com")) == (9.0, 2.5)


def test_options_of_commands_have_their_keys(file):
    assert load_config(file=file, environ={"SCRAPER_QUIET": "true"}).run == RunOptions(
        format="jsonl", quiet=True
    )


def test_the_file_is_found_in_the_folder_one_stands_in(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    assert load_config(environ={}).file == "scraper.toml"


def test_the_file_is_found_among_the_users_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "config" / "scraper"
    folder.mkdir(parents=True)
    (folder / "scraper.toml").write_text("delay = 7.0")
    assert load_config(environ={"XDG_CONFIG_HOME": str(tmp_path / "config")}).fetch.delay == 7.0


def test_the_environment_can_name_the_file(file):
    assert load_config(environ={"SCRAPER_CONFIG": str(file)}).fetch.concurrency == 8


WRONG = [
    ("dely = 1", "did you mean 'delay'"),
    ('delay = "soon"', "delay: Expected `float`"),
    ("delay = -1", "delay: "),
    ("concurrency = 0", "concurrency: "),
    ("deadline = 0", "deadline: "),
    ('render = "perhaps"', "render: "),
    ('[hosts."a"]\nnonsense = 1', "hosts.a: "),
    ('headers = { "X Y" = "a" }', "headers: 'X Y' cannot be the name of a header"),
    ('headers = { Host = "a" }', "headers: the header 'Host' is set by the fetcher itself"),
    ('user_agent = "a\\nb"', "user_agent: the value of 'user_agent' has control characters in it"),
    ('ca_file = "a\\u0000"', r"ca_file: 'a\x00' is the name of no file"),
    ('user_agent = "a "', "user_agent: the value of 'user_agent' has white space around it"),
    ('headers = { X = " a" }', "headers: the value of 'X' has white space around it"),
    ('[hosts."a"]\ncookies = { consent = "a\\r" }', "hosts.a: the value of 'consent' has control characters"),
    ("delay =", "cannot be read"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_a_fault_in_the_file_names_file_and_key(tmp_path, text, says):
    path = tmp_path / "scraper.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(file=path, environ={})
    assert caught.value.subject == str(path)
    assert says in caught.value.message


def test_settings_that_no_request_can_carry_are_refused_in_python_too():
    with pytest.raises(ValueError, match="cannot be the name of a header"):
        FetchSettings(headers={"Überschrift": "a"})


def test_a_fault_in_the_environment_names_the_variable():
    with pytest.raises(ConfigError) as caught:
        load_config(environ={"SCRAPER_DELAY": "soon"})
    assert str(caught.value) == "SCRAPER_DELAY: delay: Expected `float`, got `str` ('soon')"


@pytest.mark.parametrize("value", [float("inf"), 10**30])
def test_a_number_beyond_all_bounds_is_told_with_its_key(value):
    with pytest.raises(ConfigError, match=r"^options: deadline: Expected `float` <= "):
        load_config({"deadline": value}, environ={})


def test_a_table_in_the_environment_is_no_setting_that_is_passed_over():
    with pytest.raises(ConfigError, match=r"^SCRAPER_HEADERS: is a table, which no variable holds"):
        load_config(environ={"SCRAPER_HEADERS": "X-Key: k"})


def test_a_pipe_is_read_once_and_holds_for_all_who_ask(tmp_path):
    pipe = tmp_path / "settings"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_text, args=("delay = 7",))
    writing.start()
    tables, config = load_tables(file=pipe, environ={}), load_config(file=pipe, environ={})
    writing.join()
    assert (tables.top, config.fetch.delay) == ({"delay": 7}, 7)


def test_a_file_that_is_missing_is_a_fault_where_it_was_named(tmp_path):
    with pytest.raises(ConfigError):
        load_config(file=tmp_path / "none.toml", environ={})


@pytest.mark.parametrize(
    "key",
    sorted(
        {*FetchSettings.__struct_fields__, *HostSettings.__struct_fields__, *RunOptions.__struct_fields__}
    ),
)
def test_each_key_is_documented(key):
    assert f"`{key}`" in Path("docs/fetching.md").read_text()


def test_documented_defaults_are_the_real_ones():
    lines = Path("docs/fetching.md").read_text().splitlines()
    rows = [line.split("|") for line in lines if line.startswith("| `")]
    documented = {row[1].strip(" `"): row[2].strip(" `").replace(",", "") for row in rows}
    defaults = zip(FetchSettings.__struct_fields__, FetchSettings.__struct_defaults__, strict=True)
    for key, default in defaults:
        if isinstance(default, bool | int | float | str) and key != "user_agent":
            assert documented[key] == json.dumps(default).removesuffix(".0"), key


@pytest.mark.parametrize("kind", [FetchSettings, HostSettings])
@pytest.mark.parametrize(
    ("name", "value"),
    [("delay", -1), ("per_host", 0), ("deadline", 0), ("render", "now"), ("max_bytes", "5")],
)
def test_what_a_file_may_not_say_python_may_not_either(kind, name, value):
    with pytest.raises(ValueError, match=f"^{name}: "):
        kind(**{name: value})


def test_settings_that_are_changed_are_looked_at_again():
    with pytest.raises(ValueError, match=r"^delay: Expected `float` >= 0\.0$"):
        msgspec.structs.replace(FetchSettings(), delay=-1)


def test_a_hosts_wishes_may_be_a_dict_in_python_as_well() -> None:
    made = FetchSettings(hosts={"news.example": {"delay": 5}})  # type: ignore[dict-item]  # as in a file
    assert made.get("delay", "www.news.example") == 5


def test_a_host_is_found_by_its_name_in_its_own_script() -> None:
    made = FetchSettings(hosts={"Zürich.example": HostSettings(delay=5)})
    assert made.get("delay", "www.xn--zrich-kva.example") == 5


@pytest.mark.parametrize("name", ["https://news.example/", "news.example:8080", "*.news.example", ""])
def test_what_can_be_no_host_is_refused_where_wishes_are_given_for_it(name: str) -> None:
    with pytest.raises(ValueError, match="is no host name"):
        FetchSettings(hosts={name: HostSettings(delay=5)})


def test_a_file_saved_with_a_byte_order_mark_is_read(file: Path) -> None:
    file.write_text("\ufeff" + FILE, encoding="utf-8")
    assert load_config(file=file, environ={}).fetch.delay == 2.5
