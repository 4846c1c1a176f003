"""What tells the list of this article's writers from the other lists of names on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.names import fold

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

STEPS = ("json_ld", "json_ld_creator", "json_ld_page", "json_ld_contributor", "meta_author", "meta_article",
    "meta_vendor",
         "meta_itemprop", "meta_twitter", "itemprop_above", "itemprop_inside", "itemprop_below",
         "rel_author_above",
         "rel_author_inside", "rel_author_below", "class_above", "class_inside", "class_below",
         "author_link_above",
         "author_link_inside", "author_link_below", "words_above", "words_below", "middle_above",
         "middle_below", "bare_above", "bare_below", "signature", "agency_end")  # fmt: skip


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    sets = [{fold(p.name) for p in option.value} for option in options]
    present = {r.step for option in options for r in option.readings}
    present |= {s.removesuffix("_first").removesuffix("_persons") for s in present}
    everyone = [names for names, option in zip(sets, options, strict=True) for _ in option.readings]
    some_person = any(p.kind == "person" for option in options for p in option.value)
    title = fold(clues.title)
    for at, (names, option) in enumerate(zip(sets, options, strict=True)):
        steps = [r.step for r in option.readings]
        people = option.value
        features = {s: 1.0 if s in steps else -1.0 if s in present else 0.0 for s in STEPS}
        for step in steps:
            if step.endswith("_first"):
                features["first_of_" + step.removesuffix("_first")] = 1.0
        features["persons_of"] = float(any(step.endswith("_persons") for step in steps))
        features["unmarked"] = float(all(step.startswith(("bare", "signature", "middle")) for step in steps))
        features["only_first"] = float(all(step.endswith("_first") for step in steps))
        shown = [r.distance for r in option.readings if r.distance]
        features["distance"] = float(min(shown, default=99))
        features["dated"] = float(
            any(r.distance and any(c.isdecimal() for c in r.raw) for r in option.readings)
        )
        features["raw_chars"] = float(min((len(r.raw) for r in option.readings if r.distance), default=0))
        features["votes"] = float(len(steps))
        features["rank"] = float(at)
        features["shared"] = sum(len(names & o) / len(names | o) for o in everyone) / len(everyone)
        features["inside_others"] = float(sum(names < o for o in sets))
        features["holds_others"] = float(sum(o < names for o in sets))
        features["count"] = float(len(people))
        features["organizations"] = sum(p.kind == "organization" for p in people) / len(people)
        features["some_person"] = float(some_person)
        features["words"] = sum(len(p.name.split()) for p in people) / len(people)
        features["linked"] = float(any(p.url for r in option.readings for p in r.value))
        features["site"] = float(any(is_site(n, clues.site_names) for n in names))
        features["in_body"] = float(any(p.name.casefold() in clues.body_text for p in people))
        features["capitals"] = float(all(p.name[:1].isupper() or not p.name[:1].isascii() for p in people))
        features["in_title"] = float(any(n in title for n in names))
        option.features = features


def is_site(name: str, sites: list[str]) -> bool:
    """Whether a folded name is the site's, or holds it."""
    squashed = name.replace(" ", "")
    return any(
        squashed == s.replace(" ", "") or (len(s) > 4 and s.replace(" ", "") in squashed) for s in sites
    )
