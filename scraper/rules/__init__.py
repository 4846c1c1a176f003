"""Site rules: what a reader of one site knows better than the generic code, as data (TOML), keyed by domain.

    rule.py        SiteRule and Selector; a TOML file read into one, or a RuleError that names file and key
    shelf.py       where rules lie (built in, and the user's own) and `rule_for(domain)`
    apply.py       a rule held against a page: values of a field, the body's node, what to remove
    expect.py      an article held against what it should be: for self-tests of rules, and for fixtures
    siteconfig.py  rules out of the site configs of FiveFilters and wallabag (`scraper rules import`)

A rule has the generic code's field names, so that one cascade step serves every field:
`find_values(rule, "byline", tree)`.
"""

from scraper.rules.apply import find_values, locate_ruled_body, prune_ruled
from scraper.rules.rule import RULE_FIELDS, Selector, SiteRule, read_rule
from scraper.rules.shelf import cookies_for, rule_for, rule_for_url

__all__ = [
    "RULE_FIELDS",
    "Selector",
    "SiteRule",
    "cookies_for",
    "find_values",
    "locate_ruled_body",
    "prune_ruled",
    "read_rule",
    "rule_for",
    "rule_for_url",
]
