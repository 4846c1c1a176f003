"""Who helped, as American papers say it in a sentence at the text's end ("Staff writer Ben Osei in Accra contributed to
this report."), others behind the last one ("... he said. —With a report from Ben Osei").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from scraper.fields.byline_steps.steps import CONTRIBUTED
from scraper.fields.choice import Reading
from scraper.fields.names.compare import is_full_person
from scraper.fields.names.parse import lead_of, parse_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.clues import Clues

LAST, AFTER = 5, 3
"""Among the text's last lines, and those after it, stands the sentence."""
MAX_NOTE, MAX_BEHIND = 600, 125
_VERB = " contributed "
_HELPED = re.compile(
    r"(.{5,200}?),?(?: also)? contributed (?:to (?:this|the) (?:report|article|story|reporting)|reporting)\b"
)
"""Who helped, before the verb: "... also contributed to this report"."""
_SENTENCE = re.compile(r"(?<=[^\W_]{3})[.!?;]\s+")
_JOBS = re.compile(
    r"^.*(?:\b(?:writers?|reporters?|correspondents?|journalists?|producers?)|[^\W\d_][’']s)\s+(?=[^\W\d_a-z])"
)
"""Their job, or the house: "The Gannet's"."""
_BEHIND = re.compile(r"[—–(] ?([^—–()\n]{12,120})\)?\.?$")
"""What stands behind the last sentence, after a dash or in brackets."""
_PLACE = re.compile(r"\s+(?:in|from)\s+(?:(?!\band\b)[^,])+(?:,\s+[A-Z][\w.]+(?=,|\s+and|$))?")
"""Where they helped from: "in Accra, Ghana", up to the next name."""


def helpers(clues: Clues) -> Iterator[Reading]:
    """The full names in such sentences, as contributors."""
    for leaf in clues.end_lines(LAST, AFTER):
        yield from _behind(leaf.text)
        if _VERB not in leaf.text or len(leaf.text) > MAX_NOTE or clues.is_aside(leaf.element):
            continue
        for sentence in _SENTENCE.split(leaf.text):
            if helped := _HELPED.match(sentence):
                named = parse_names(_PLACE.sub("", _JOBS.sub("", helped[1])), strict=True)
                people = [msgspec.structs.replace(p, role="contributor") for p in named if is_full_person(p)]
                yield Reading(f"{CONTRIBUTED}_below", people, sentence)


def _behind(text: str) -> Iterator[Reading]:
    """The full names behind the line's last sentence, after words for their help."""
    note = _BEHIND.search(text, max(0, len(text) - MAX_BEHIND))
    if note is None or lead_of(note[1]) != "contributor":
        return
    people = [p for p in parse_names(note[1], strict=True) if p.role == "contributor" and is_full_person(p)]
    if people:
        yield Reading(f"{CONTRIBUTED}_below", people, note[1])
