"""What tells the article's topics from a site's keywords, a section menu and other lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.choice import Support
from scraper.fields.names.compare import fold

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

STEPS = ("json_ld_keywords", "json_ld_about", "json_ld_mentions", "json_ld_articlesection",
         "meta_article_tag", "meta_news_keywords", "meta_vendor", "meta_keywords",
         "rel_tag_above", "rel_tag_inside", "rel_tag_below", "tag_page_above", "tag_page_inside",
         "tag_page_below", "class_above", "class_inside", "class_below", "itemprop_keywords", "label_above",
         "label_inside", "label_below", "list_below")  # fmt: skip
OF_LIST = ("count", "votes", "rank", "shared", "covered", "covers", "in_text", "words", "lower", "site")
COLUMNS = (*STEPS, *OF_LIST)


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    if not options:
        return
    support = Support(STEPS, options)
    sets = [{fold(t) for t in option.value} for option in options]
    text = clues.title.casefold() + "\n" + clues.body_text
    sites = set(clues.site_names)
    for at, (tags, option) in enumerate(zip(sets, options, strict=True)):
        steps = option.steps
        others = [(len(tags & o), len(o), len(tags | o)) for i, o in enumerate(sets) if i != at]
        option.features = support.of([(step, 1.0) for step in steps])
        option.features += (
            float(len(tags)),
            float(len(steps)),
            float(at),
            sum([common / every for common, _, every in others]) / len(others) if others else -1.0,
            max([common / len(tags) for common, _, _ in others], default=-1.0),
            max([common / size for common, size, _ in others], default=-1.0),
            sum([t.casefold() in text for t in option.value]) / len(tags),
            sum([len(t.split()) for t in tags]) / len(tags),
            sum([t[:1].islower() for t in option.value]) / len(option.value),
            float(not sites.isdisjoint(tags)),
        )
