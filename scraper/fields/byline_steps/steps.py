"""The steps that read bylines: each a kind of mark and, of what is shown, the side of the body that it stands on
("class_above", "words_below"; "json_ld").
"""

from __future__ import annotations

KINDS = ("json_ld", "json_ld_creator", "json_ld_page", "json_ld_contributor", "meta_author", "meta_article",
         "meta_vendor", "meta_itemprop", "meta_twitter", "itemprop", "rel_author", "class", "author_link",
         "words", "middle", "bare", "dated", "signature", "agency_end", "joined", "twins")  # fmt: skip
"""In the order of the model's columns."""
DECLARED = frozenset(kind for kind in KINDS if kind.startswith(("json_ld", "meta_")))
METAS = frozenset(kind for kind in KINDS if kind.startswith("meta_"))
CONTRIBUTOR = "json_ld_contributor"
CONTRIBUTED = "contributed"
"""The kind that reads who helped with the text; as no list of writers it is in none of the model's columns."""
UNMARKED = frozenset(("bare", "dated", "signature", "middle"))
"""Kinds that neither markup nor a word at the line's start says to be bylines."""
BARE = ("bare_", "dated_")
"""How the steps begin that read a name alone, perhaps beside a date."""
TWINS = frozenset(("twins_above", "twins_inside", "twins_below"))
"""Boxes of one class side by side, each with one writer."""
LINES_OF_HEAD = frozenset(
    "words_above words_inside class_above class_inside class_aside itemprop_above joined_above".split()
)
"""The steps that read lines of the article's head, whatever marks these."""
MARKED_ABOVE = frozenset(("itemprop_above", "rel_author_above", "author_link_above", "class_above"))
MARKED_IN_HEAD = MARKED_ABOVE | {"author_link_inside", "class_inside"}
MADE_FOR_WRITERS = frozenset(("itemprop_above", "itemprop_inside", "rel_author_above", "rel_author_inside"))
"""Markup that was made to say who wrote it, and says nothing else."""
LINKS_IN_TEXT = frozenset(("author_link_inside", "author_link_below"))
"""Links to people's pages in the text and below it: as often of whom it tells as of who wrote it."""
MARKS_BELOW = LINKS_IN_TEXT | {"class_below"}
"""Marks of whom the text tells, or of who wrote the next story, as often as of who wrote it."""
LATER = frozenset(("middle_inside", "middle_below"))
"""The steps that read a lead-in amid a line of the text, or of one below it."""
CLOSE_ABOVE = 20
"""How far above the text, in leaves, the writer may be marked; further up stand other articles' writers."""
