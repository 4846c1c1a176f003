"""`scraper rules`: site rules checked, tested, imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.cli.built import built, configured
from scraper.cli.console import SOME_FAILED, failed, note
from scraper.cli.options import path_given
from scraper.errors import ConfigError, RuleError, ScraperError

if TYPE_CHECKING:
    from scraper.article import Article
    from scraper.config import Config
    from scraper.rules import SiteRule
    from scraper.scrape import Scraper

RuleFiles = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", parser=path_given, help="Rule files.", show_default=False),
]


def add_commands(app: typer.Typer) -> None:
    rules = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    rules.command("check")(check)
    rules.command("test")(run_tests)
    rules.command("import")(import_)
    app.add_typer(rules, name="rules", help="Check, test and import site rules.")


def check(files: RuleFiles = None) -> None:
    """Read rules and say what is wrong with them: TOML, keys, selectors.

    Exit code 1 if a rule is wrong.
    """
    from scraper.batch.report.quantities import plain_count
    from scraper.rules.shelf import rule_files

    rules = list(_read_all(files or rule_files()))
    _note_replaced([(path, rule) for path, rule in rules if rule is not None])
    wrong = sum(rule is None for _, rule in rules)
    note(f"{plain_count(len(rules) - wrong, 'rule')} in order, {wrong} wrong")
    if wrong:
        raise typer.Exit(SOME_FAILED)


@built("config", configured)
def run_tests(config: Config, files: RuleFiles = None) -> None:
    """Run the self-tests of rules; of your own, if none is named.

    Each `[[tests]]` is a page and what must come out of it; the rule holds for it wherever its file lies. With
    `page` that file is read, beside the rule's own; without, its `url` is fetched.
    Exit code 1 if a test fails or a rule has none.
    """
    from scraper.rules.shelf import user_folders, user_rule_files
    from scraper.scrape import Scraper

    files = files or user_rule_files()
    if not files:
        note(f"no rules of yours in {', '.join(map(str, user_folders()))}")
    with Scraper(config.fetch) as scraper:
        failures = sum(rule is None or _test_rule(path, rule, scraper) for path, rule in _read_all(files))
    if failures:
        raise typer.Exit(SOME_FAILED)


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", parser=path_given, help="A site config, as example.org.txt.", show_default=False
        ),
    ],
    domain: Annotated[str | None, typer.Option(help="Its host; else the file's name tells.")] = None,
) -> None:
    """Print a rule made from a site config of FiveFilters or wallabag.

    Lines that have no counterpart are named on stderr. Save the rule as DOMAIN.toml in your rules folder,
    look it over, and add a test.
    """
    from scraper.hostname import is_host
    from scraper.rules.siteconfig import as_toml, import_site_config

    domain = domain or file.stem.lstrip(".").lower()
    if not is_host(domain):
        raise RuleError(f"{domain!r} is no host name; give it with --domain", subject=str(file))
    try:
        imported = import_site_config(file.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", subject=str(file)) from error
    if not imported.known:
        raise RuleError("is no site config: it has no line such as `body: //article`", subject=str(file))
    for line in imported.left:
        note(f"{file}: left out: {line}")
    if not imported.selectors and not imported.cookies:
        raise RuleError("gives no rule: no line has a counterpart", subject=str(file))
    sys.stdout.write(as_toml(domain, imported))


def _read_all(files: list[Path]) -> Iterator[tuple[Path, SiteRule | None]]:
    from scraper.rules import read_rule

    for path in files:
        try:
            yield path, read_rule(path)
        except RuleError as error:
            failed(error)
            yield path, None


def _note_replaced(rules: list[tuple[Path, SiteRule]]) -> None:
    """Of two rules for a domain the later holds, whole: which need not be what their writer thinks."""
    from scraper.hostname import ascii_host

    holds: dict[str, Path] = {}
    for path, rule in rules:
        domain = ascii_host(rule.domain)
        if domain in holds:
            note(f"{path}: takes the place of {holds[domain]}, which is for {rule.domain} as well")
        holds[domain] = path


def _test_rule(path: Path, rule: SiteRule, scraper: Scraper) -> bool:
    """Runs a rule's tests, prints a line for each, and tells whether one failed or there is none."""
    from scraper.rules.shelf import put_rule

    put_rule(rule)
    if not rule.tests:
        failed(RuleError("has no [[tests]]; add one, so that it can be seen to work", subject=str(path)))
    results = [_test_once(path, rule, number, test, scraper) for number, test in enumerate(rule.tests, 1)]
    return not results or not all(results)


def _test_once(path: Path, rule: SiteRule, number: int, expected: dict[str, Any], scraper: Scraper) -> bool:
    from scraper.rules.expect import mismatches

    try:
        wrong = mismatches(_article_for(path, rule, expected, scraper), expected)
    except ConfigError:  # of no test, but of all
        raise
    except ScraperError as error:
        wrong = [str(error)]
    for line in wrong:
        failed(RuleError(f"test {number}: {line}", subject=str(path)))
    print(f"{path}: test {number}: {'failed' if wrong else 'passed'}")
    return not wrong


def _article_for(path: Path, rule: SiteRule, expected: dict[str, Any], scraper: Scraper) -> Article:
    """The article of the test's page; without a `url` a saved one is of the rule's domain."""
    from scraper.cli.saved import read_saved
    from scraper.extract import extract_page

    url = str(expected.get("url") or "")
    if "page" in expected:
        url = url or f"https://{rule.domain}/{Path(expected['page']).stem}"
        return extract_page(read_saved(str(path.parent / expected["page"]), url))
    if not url:
        raise RuleError("a test needs `page` (a file) or `url`", subject=str(path))
    return scraper.scrape(url)
