"""What tells the article's topics from a site's keywords, a section menu and other lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.names import fold

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

STEPS = ("json_ld_keywords", "json_ld_about", "json_ld_mentions", "json_ld_articlesection",
    "meta_article_tag", "meta_news_keywords",
         "meta_vendor", "meta_keywords", "rel_tag_above", "rel_tag_inside", "rel_tag_below",
         "tag_page_above", "tag_page_inside",
         "tag_page_below", "class_above", "class_inside", "class_below", "itemprop_keywords", "label_above",
         "label_inside", "label_below", "list_below")  # fmt: skip


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    sets = [{fold(t) for t in option.value} for option in options]
    present = {r.step for option in options for r in option.readings}
    text = clues.title.casefold() + "\n" + clues.body_text
    for at, (tags, option) in enumerate(zip(sets, options, strict=True)):
        steps = {r.step for r in option.readings}
        features = {s: 1.0 if s in steps else -1.0 if s in present else 0.0 for s in STEPS}
        others = [o for i, o in enumerate(sets) if i != at]
        features["count"] = float(len(tags))
        features["votes"] = float(len(steps))
        features["rank"] = float(at)
        features["shared"] = (
            sum(len(tags & o) / len(tags | o) for o in others) / len(others) if others else -1.0
        )
        features["covered"] = max((len(tags & o) / len(tags) for o in others), default=-1.0)
        features["covers"] = max((len(tags & o) / len(o) for o in others), default=-1.0)
        features["in_text"] = sum(t.casefold() in text for t in option.value) / len(tags)
        features["words"] = sum(len(t.split()) for t in tags) / len(tags)
        features["lower"] = sum(t[:1].islower() for t in option.value) / len(option.value)
        features["site"] = float(any(t in clues.site_names for t in tags))
        option.features = features
