"""What the model chose, set right by what the leaves are to each other: a rule a file, their order in `refined`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scraper.body.refine.answers import add_answers
from scraper.body.refine.apart import drop_apart
from scraper.body.refine.appeals import cut_appeal
from scraper.body.refine.beyond import drop_beyond
from scraper.body.refine.boxes import drop_boxed
from scraper.body.refine.calls import drop_calls
from scraper.body.refine.cards import drop_cards
from scraper.body.refine.claims import add_claim
from scraper.body.refine.datelines import drop_datelines, drop_tools
from scraper.body.refine.described import add_described
from scraper.body.refine.edges import (
    add_following,
    add_last_lines,
    drop_head,
    drop_tail,
)
from scraper.body.refine.eyebrows import add_eyebrows
from scraper.body.refine.headings import add_headings
from scraper.body.refine.lead_ins import drop_lead_ins, drop_link_titles
from scraper.body.refine.notes import add_notes
from scraper.body.refine.offers import cut_offer, drop_terms
from scraper.body.refine.places import add_place
from scraper.body.refine.prompts import drop_prompts
from scraper.body.refine.standfirst import add_standfirst
from scraper.body.refine.streams import cut_stream
from scraper.body.refine.stretch import add_within, drop_far, drop_scraps
from scraper.body.refine.style_sheets import drop_style_sheets
from scraper.body.refine.threads import drop_thread
from scraper.body.refine.typed_lines import drop_typed_lines
from scraper.body.refine.wholes import add_wholes

if TYPE_CHECKING:
    from scraper.body.table import Array, Columns, Flags, LeafTable


def refined(table: LeafTable, columns: Columns, probability: Array, kept: Flags) -> Flags:
    """What the model chose, leaf by leaf, set right by what the leaves are to each other: added to, cut, and
    at last given its headings and notes."""
    kept = drop_far(table, drop_style_sheets(table, kept))
    kept = add_within(table, probability, kept)
    kept = add_following(table, probability, kept)
    kept = taken = add_wholes(table, probability, kept)
    kept = add_standfirst(table, kept)
    kept = drop_apart(table, kept)
    kept = drop_prompts(table, kept)
    kept = drop_typed_lines(table, kept)
    kept = drop_boxed(table, probability, kept)
    kept = drop_calls(table, probability, kept)
    kept = add_described(table, kept)
    kept = add_claim(table, kept)
    kept = drop_head(table, kept)
    kept = drop_datelines(table, kept)
    kept = drop_tools(table, probability, kept)
    kept = add_place(table, kept)
    kept = cut_stream(table, columns, kept)
    kept = cut_appeal(table, drop_terms(table, cut_offer(table, kept)))
    kept = drop_thread(table, kept)
    kept = add_answers(table, probability, kept)
    kept = drop_beyond(table, probability, kept)
    # Once more, since the last leaf may have been another's: not with what was dropped.
    kept = add_following(table, np.where(taken & ~kept, np.float32(0), probability), kept)
    kept = drop_tail(table, probability, kept)
    kept = add_last_lines(table, columns, probability, kept)
    kept = drop_lead_ins(table, probability, kept)
    kept = drop_link_titles(table, add_headings(table, probability, kept))
    kept = drop_cards(table, kept)
    kept = add_eyebrows(table, probability, kept)
    kept = add_notes(table, probability, kept)
    return drop_scraps(table, kept)
