"""Every option of a command can be set in the settings file and in the environment: flag > environment > file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import typer

import scraper
from scraper.cli.app import build_app
from scraper.cli.defaults import find_defaults
from scraper.cli.variables import known_variables
from scraper.config import COMMANDS, GENERAL, KEYS, load_config
from scraper.errors import ConfigError
from tests.conftest import Command

GROUP = typer.main.get_command(build_app())
OWN = [
    (name, max(option.opts, key=len).lstrip("-").replace("-", "_"), option)
    for name in sorted(COMMANDS)
    for option in GROUP.commands[name].params  # type: ignore[attr-defined]
    if option.param_type_name == "option" and option.name != "config"
]


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SCRAPER_")]:
        monkeypatch.delenv(name)
    return tmp_path


def defaults_of(name: str, *arguments: str) -> dict[str, object]:
    return find_defaults(name, GROUP.commands[name], arguments)  # type: ignore[attr-defined]


def test_commands_with_a_table_are_those_that_there_are() -> None:
    assert set(GROUP.commands) - {"schema", "rules"} == COMMANDS  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "key", "option"), OWN, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_option_has_a_key_at_the_top_or_in_its_commands_table(
    name: str, key: str, option: object, in_folder: Path
) -> None:
    if key in GENERAL or key == "header":  # in the file: the table `headers`
        return
    (in_folder / "scraper.toml").write_text(f'[{name}]\n{key} = "from the file"\n')
    assert defaults_of(name) == {option.name: "from the file"}  # type: ignore[attr-defined]


def test_the_environment_goes_before_the_table(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (in_folder / "scraper.toml").write_text('[batch]\ncolumn = "a"\nretry = ["failed"]\n')
    monkeypatch.setenv("SCRAPER_BATCH_COLUMN", "b")
    monkeypatch.setenv("SCRAPER_BATCH_RETRY", "blocked transient")
    assert defaults_of("batch") == {"column": "b", "retry": ["blocked", "transient"]}


def test_a_flag_goes_before_both(
    scraper_command: Command, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_folder / "list.csv").write_text("a,b,c\nno-a,no-b,no-c\n")
    (in_folder / "scraper.toml").write_text('[batch]\ncolumn = "a"\n')
    found = []
    for number, flags in enumerate(([], ["--column", "c"])):
        run = str(in_folder / f"run{number}")
        scraper_command("batch", str(in_folder / "list.csv"), "-o", run, *flags)
        found.append(scraper_command("export", run, "--fields", "input").stdout)
    assert found == ['{"input":"no-a"}\n', '{"input":"no-c"}\n']


def test_a_format_in_the_settings_gives_way_to_the_name_of_a_file(
    scraper_command: Command, in_folder: Path
) -> None:
    (in_folder / "list.txt").write_text("no-url\n")
    scraper_command("batch", str(in_folder / "list.txt"), "-o", str(in_folder / "run"))
    (in_folder / "scraper.toml").write_text('[export]\nformat = "trafilatura"\n')
    begun = []
    for name in ("rows.csv", "rows.jsonl", "rows"):
        scraper_command("export", str(in_folder / "run"), "-o", str(in_folder / name))
        begun.append((in_folder / name).read_text()[:5])
    assert begun == ["line,", '{"tit', '{"tit']


@pytest.mark.parametrize(
    "flag", [["--config", "own.toml"], ["--config=own.toml"], ["--config=x", "--config", "own.toml"]]
)
def test_the_file_named_by_a_flag_is_the_one_that_is_read(flag: list[str], in_folder: Path) -> None:
    (in_folder / "own.toml").write_text('[batch]\ncolumn = "mine"\n')
    assert defaults_of("batch", "list.csv", *flag) == {"column": "mine"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '[batch]\ncolum = "x"',
            r"scraper.toml: \[batch\] colum: no option of this command; it has .*column",
        ),
        ("[batch]\ndelay = 2", r"scraper.toml: \[batch\] delay: stands at the top"),
        ("[batc]\nretry = []", "scraper.toml: has the unknown key 'batc'"),
    ],
)
def test_a_fault_in_a_table_names_file_and_key(text: str, says: str, in_folder: Path) -> None:
    (in_folder / "scraper.toml").write_text(text)
    with pytest.raises(ConfigError, match=says):
        read_settings()


def read_settings() -> None:
    load_config()
    defaults_of("batch")


def test_quiet_in_the_file_holds_for_every_command(in_folder: Path) -> None:
    (in_folder / "scraper.toml").write_text("quiet = true\n")
    assert [defaults_of(name) for name in ("batch", "export", "report")] == [{"quiet": True}] * 3


def test_a_variable_that_the_source_names_is_known() -> None:
    source = "".join(path.read_text() for path in Path(scraper.__file__).parent.rglob("*.py"))
    named = set(re.findall(r"\bSCRAPER_[A-Z_]+[A-Z]\b", source)) - {"SCRAPER_DEALY"}
    assert "SCRAPER_RULES" in named
    assert named <= set(known_variables(GROUP.commands))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SCRAPER_DEALY", "; did you mean SCRAPER_DELAY?"),
        ("SCRAPER_BATCH_COLUM", "; did you mean SCRAPER_BATCH_COLUMN?"),
        ("SCRAPER_XYZZY", ""),
    ],
)
def test_a_variable_that_is_no_setting_is_told_once(
    name: str, meant: str, scraper_command: Command, tmp_path: Path
) -> None:
    (tmp_path / "urls.txt").write_text("no-url\n")
    told = f"{name}: no such setting, and passed over{meant}\n"
    batch = ("batch", tmp_path / "urls.txt", "-o", tmp_path / "run")
    assert scraper_command(*batch, **{name: "1"}).stderr.count(told) == 1
    assert told not in scraper_command(*batch, "--quiet", **{name: "1"}).stderr
    assert told not in scraper_command(*batch, **{name: "1", "SCRAPER_QUIET": "yes"}).stderr


def test_every_setting_in_a_variable_is_known(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"SCRAPER_{name}_{key}".upper() for name, key, _ in OWN]
    names += [f"SCRAPER_{key.upper()}" for key in KEYS]
    assert set(names) <= set(known_variables(GROUP.commands))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("word", "is_true"), [("yes", True), ("ON", True), ("1", True), ("no", False), ("off", False)]
)
def test_truth_is_said_in_the_same_words_of_all_settings(word: str, is_true: bool) -> None:
    config = load_config(
        environ={"SCRAPER_ALLOW_PRIVATE": word, "SCRAPER_RECORD": word, "SCRAPER_QUIET": word}
    )
    assert (config.fetch.allow_private, config.run.record, config.run.quiet) == (is_true,) * 3


def test_what_is_no_word_for_it_is_told() -> None:
    with pytest.raises(ConfigError, match=r"SCRAPER_ALLOW_PRIVATE: .*'maybe'"):
        load_config(environ={"SCRAPER_ALLOW_PRIVATE": "maybe"})
