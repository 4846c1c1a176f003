"""One site rule, and how it is read from its TOML file."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from scraper.errors import RuleError
from scraper.hostname import is_host


class Selector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CSS selector, and the attribute to read where it is not the text."""

    select: str
    attribute: str | None = None


Selectors = str | Selector | list[str | Selector]


class FieldRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Selectors by field, tried in order: the first that matches gives the value (lists: all its matches)."""

    headline: Selectors = []
    byline: Selectors = []
    date: Selectors = []
    date_modified: Selectors = []
    description: Selectors = []
    dateline: Selectors = []
    tags: Selectors = []
    sections: Selectors = []
    publisher: Selectors = []
    language: Selectors = []
    canonical_url: Selectors = []


class BodyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the body stands, and what within the page never belongs to it."""

    select: str | list[str] = []
    remove: str | list[str] = []


_COOKIE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+=[!#-+\--:<-\[\]-~]*")
"""RFC 6265, 4.1.1: a token, and no white space, quotes, commas, semicolons or backslashes."""
RULE_FIELDS = FieldRules.__struct_fields__


class SiteRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one site. `tests` are its self-tests: pages, and what must come out of them."""

    domain: str
    why: str = ""
    """What the generic code gets wrong there."""
    fields: FieldRules = FieldRules()
    body: BodyRules = BodyRules()
    cookies: dict[str, str] = {}
    """Sent with each request to the domain and the hosts below it: the answer to its consent interstitial."""
    tests: list[dict[str, Any]] = []
    """Each `{page or url, expected keys...}`; `page` is a file beside the rule's own. Keys: see expect.py."""

    def selectors(self, field: str) -> list[Selector]:
        """The selectors of one of RULE_FIELDS, in order; empty where the rule is silent."""
        given: Selectors = getattr(self.fields, field)
        listed = given if isinstance(given, list) else [given]
        return [Selector(one) if isinstance(one, str) else one for one in listed]

    @property
    def body_selectors(self) -> list[str]:
        return _as_list(self.body.select)

    @property
    def remove_selectors(self) -> list[str]:
        return _as_list(self.body.remove)


def _as_list(given: str | list[str]) -> list[str]:
    return [given] if isinstance(given, str) else given


def read_rule(path: Path) -> SiteRule:
    """The rule in this file.

    Raises RuleError, with the file as its subject and the key in its message, where the file cannot be read,
    is not TOML, has an unknown key, or a selector that is no CSS.
    """
    try:
        rule = msgspec.toml.decode(path.read_bytes().removeprefix(BOM_UTF8), type=SiteRule)
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", subject=str(path)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RuleError(str(error), subject=str(path)) from error
    _check(rule, path)
    _check_tests(rule, path)
    return rule


def _check(rule: SiteRule, path: Path) -> None:
    if not is_host(rule.domain) or rule.domain != rule.domain.lower():
        raise RuleError(
            f"domain: {rule.domain!r} is no host name in lower case, as `example.org`", subject=str(path)
        )
    for name, value in rule.cookies.items():
        if not _COOKIE.fullmatch(f"{name}={value}"):
            raise RuleError(f"cookies.{name}: {value!r} cannot be sent as a cookie", subject=str(path))
    for key, selector in _all_selectors(rule):
        if not _is_css(selector):
            raise RuleError(f"{key}: {selector!r} is not a CSS selector", subject=str(path))
    for selector in rule.remove_selectors:
        if LexborHTMLParser("<p>").css_matches(f":is(html, body):is({selector})"):
            raise RuleError(f"body.remove: {selector!r} takes out the whole page", subject=str(path))


def _check_tests(rule: SiteRule, path: Path) -> None:
    for number, test in enumerate(rule.tests, 1):
        for key in ("page", "url"):
            value = test.get(key, "")
            if not isinstance(value, str) or "\0" in value:  # a NUL is in no file's name
                raise RuleError(f"test {number}: {key}: {value!r} is no text", subject=str(path))


def _all_selectors(rule: SiteRule) -> list[tuple[str, str]]:
    named = [(f"fields.{name}", one.select) for name in RULE_FIELDS for one in rule.selectors(name)]
    named += [("body.select", one) for one in rule.body_selectors]
    return named + [("body.remove", one) for one in rule.remove_selectors]


def _is_css(selector: str) -> bool:
    try:
        LexborHTMLParser("<p>").css_first(selector)
    except SelectolaxError:
        return False
    return True
