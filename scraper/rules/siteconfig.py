"""Rules out of the site configs that FiveFilters' Full-Text RSS, wallabag and others share.

Their format: one `key: value` a line, values mostly XPath, `#` comments; one file a host, `example.org.txt`
(https://help.fivefilters.org/full-text-rss/site-patterns.html). Of XPath the usual shapes are put into CSS; a
line that has no such form is named with its number, never dropped in silence.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

KEYS = {
    "title": "fields.headline",
    "author": "fields.byline",
    "date": "fields.date",
    "body": "body.select",
    "strip": "body.remove",
}
# Keys that test or tune their own converter and say nothing about the page.
PASSED_OVER = frozenset(
    "test_url test_contains prune tidy parser autodetect_on_failure convert_double_br_tags native_ad_clue "
    "insert_detected_image".split()
)
TAKEN = ("strip_id_or_class", "strip_image_src", "http_header")
KNOWN = PASSED_OVER.union(KEYS, TAKEN)
_NAME = re.compile(r"[A-Za-z][\w-]*|\*")
_PREDICATE = re.compile(
    r"""@(?P<attr>[\w-]+)\s*=\s*(?P<value>"[^"]*"|'[^']*')
      | contains\(\s*
            (?: concat\(\s*['"]\s['"]\s*,\s*
                    (?:normalize-space\()?@(?P<token>[\w-]+)\)?\s*,\s*['"]\s['"]\s*\)
              | @(?P<part>[\w-]+))
            \s*,\s*(?P<text>"[^"]*"|'[^']*')\s*\)
      | @(?P<has>[\w-]+)
      | (?P<nth>\d+)""",
    re.VERBOSE,
)


@dataclass
class Imported:
    """What a site config gave: selectors by rule key, and the lines that could not be put into CSS."""

    selectors: dict[str, list[str | tuple[str, str]]] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    """`line 7: strip: //p[last()]`"""
    known: bool = False
    """Whether any line is one of a site config."""


def import_site_config(text: str) -> Imported:
    """Reads one site config."""
    imported = Imported()
    for number, line in enumerate(text.splitlines(), 1):
        key, colon, value = line.partition(":")
        key, value = key.strip().lower(), value.strip()
        if key.startswith("#") or not colon or not value:
            continue
        imported.known |= key.partition("(")[0] in KNOWN
        if not _take(imported, key, value) and key.partition("(")[0] not in PASSED_OVER:
            imported.left.append(f"line {number}: {key}: {value}")
    return imported


def _take(imported: Imported, key: str, value: str) -> bool:
    if key == "strip_id_or_class":
        name = _css_text(value.strip("'\""))
        found: list[str | tuple[str, str]] = [f"[id*={name}], [class*={name}]"]
        target = "body.remove"
    elif key == "strip_image_src":
        found, target = [f"img[src*={_css_text(value.strip(chr(34) + chr(39)))}]"], "body.remove"
    elif key == "http_header(cookie)":
        pairs = [pair.strip().partition("=") for pair in value.split(";") if pair.strip()]
        if not all(equals for _, equals, _ in pairs):
            return False
        imported.cookies.update((name, rest) for name, _, rest in pairs)
        return True
    elif key in KEYS:
        found, target = [one for part in value.split("|") if (one := xpath_to_css(part))], KEYS[key]
        if len(found) != len(value.split("|")):
            return False
    else:
        return False
    imported.selectors.setdefault(target, []).extend(found)
    return True


def xpath_to_css(xpath: str) -> str | tuple[str, str] | None:
    """The CSS of a simple XPath, with the attribute's name where it ends in one, or None where there is none.

    >>> xpath_to_css("//div[@id='story']//p")
    'div[id="story"] p'
    >>> xpath_to_css("//meta[@name='author']/@content")
    ('meta[name="author"]', 'content')
    >>> xpath_to_css("//p[last()]")
    """
    steps = re.findall(r"(//?)((?:[^/\[]|\[[^\]]*\])+)", xpath.strip())
    if not steps or "".join(a + b for a, b in steps) != xpath.strip():
        return None
    attribute = steps.pop()[1][1:] if steps[-1][1].startswith("@") else None
    css = ""
    for axis, step in steps:
        simple = _step_to_css(step)
        if simple is None:
            return None
        css += (" > " if axis == "/" else " ") + simple if css else simple
    return (css, attribute) if attribute and css else css or None


def _step_to_css(step: str) -> str | None:
    name = _NAME.match(step)
    if not name:
        return None
    css, rest = name.group(), step[name.end() :]
    for predicate in re.findall(r"\[([^\]]*)\]", rest):
        for part in re.split(r"\s+and\s+", predicate):
            found = _PREDICATE.fullmatch(part.strip())
            if found is None:
                return None
            css += _predicate_to_css(found)
    return css if re.fullmatch(r"(\[[^\]]*\])*", rest) else None


def _predicate_to_css(found: re.Match[str]) -> str:
    part = found.groupdict()
    if part["attr"]:
        return f"[{part['attr']}={_css_text(part['value'][1:-1])}]"
    if part["token"]:
        return f"[{part['token']}~={_css_text(part['text'][1:-1].strip())}]"
    if part["part"]:
        return f"[{part['part']}*={_css_text(part['text'][1:-1])}]"
    return f"[{part['has']}]" if part["has"] else f":nth-of-type({part['nth']})"


def _css_text(text: str) -> str:
    """A string of CSS, in which backslash and quote are escaped."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def as_toml(domain: str, imported: Imported) -> str:
    """The rule's TOML, to be looked over and saved as `<domain>.toml`."""
    lines = [f"domain = {_toml_text(domain)}", 'why = "imported from a site config"']
    for section in ("fields", "body"):
        keys = [key for key in imported.selectors if key.startswith(section)]
        if keys:
            lines += ["", f"[{section}]"]
        lines += [f"{key.partition('.')[2]} = {_toml_list(imported.selectors[key])}" for key in keys]
    if imported.cookies:
        lines += ["", "[cookies]"]
        lines += [f"{_toml_text(name)} = {_toml_text(value)}" for name, value in imported.cookies.items()]
    return "\n".join(lines) + "\n"


def _toml_text(text: str) -> str:
    """A basic string (TOML 1.0): JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _toml_list(selectors: list[str | tuple[str, str]]) -> str:
    return "[" + ", ".join(_toml_selector(one) for one in selectors) + "]"


def _toml_selector(selector: str | tuple[str, str]) -> str:
    if isinstance(selector, tuple):
        return f"{{ select = {_toml_selector(selector[0])}, attribute = '{selector[1]}' }}"
    plain = selector.isprintable() and "'" not in selector
    return f"'{selector}'" if plain else _toml_text(selector)
