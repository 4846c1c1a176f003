"""Where site rules lie, and which of them a page gets."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from scraper.errors import ConfigError
from scraper.home import config_folder
from scraper.hostname import ascii_host
from scraper.rules.rule import SiteRule, read_rule

BUILT_IN = Path(__file__).parent


def user_folders() -> list[Path]:
    """The user's own rule folders: those of SCRAPER_RULES (parted as PATH is), else `rules` in the
    folder of their settings."""
    named = os.environ.get("SCRAPER_RULES")
    if named is not None:
        return [Path(os.path.expanduser(part)) for part in named.split(os.pathsep) if part]
    return [config_folder() / "rules"]


def rule_files() -> list[Path]:
    """Every rule file: built-in ones first, so that a user's rule for the same domain takes their place."""
    return sorted(BUILT_IN.glob("*.toml")) + user_rule_files()


def user_rule_files() -> list[Path]:
    """The rule files of the user's own, in the order of their folders.

    Raises ConfigError for a folder that SCRAPER_RULES names and that is none: its rules would be missed by nobody.
    """
    missing = [folder for folder in user_folders() if "SCRAPER_RULES" in os.environ and not folder.is_dir()]
    if missing:
        raise ConfigError("is no folder, though SCRAPER_RULES names it", subject=str(missing[0]))
    return [path for folder in user_folders() for path in sorted(folder.glob("*.toml"))]


def user_rules() -> list[SiteRule]:
    """The user's own rules. Raises RuleError where one is wrong."""
    return [read_rule(path) for path in user_rule_files()]


@cache
def _shelf() -> dict[str, SiteRule]:
    rules = (read_rule(path) for path in rule_files())
    return {ascii_host(rule.domain): rule for rule in rules}


def put_rule(rule: SiteRule) -> None:
    """Has this rule hold for its domain in this process, wherever its file lies: so it can be tried."""
    _shelf()[ascii_host(rule.domain)] = rule


def forget_rules() -> None:
    """Reads the rule files anew at the next `rule_for`."""
    _shelf.cache_clear()


def rule_for(domain: str) -> SiteRule | None:
    """The rule of this host name or of the nearest domain above it: `sport.example.org` gets the rule of
    `sport.example.org` if there is one, else that of `example.org`. Files are read once a process.

    Raises RuleError where a rule file is wrong.
    """
    shelf = _shelf()
    name = ascii_host(domain)
    while name:
        if name in shelf:
            return shelf[name]
        name = name.partition(".")[2]
    return None


def cookies_for(host: str) -> dict[str, str]:
    """The cookies that the rule of this host gives it; none without a rule. Raises as `rule_for`."""
    rule = rule_for(host)
    return rule.cookies if rule is not None else {}


def rule_for_url(url: str) -> SiteRule | None:
    """The rule of the URL's host; None for what is no URL."""
    try:
        return rule_for(urlsplit(url).hostname or "")
    except ValueError:
        return None
