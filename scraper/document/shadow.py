"""Shadow trees that a page declares in its markup, put where a browser shows them: into the element that they are of.

`<x-story><template shadowrootmode="open"><p>Text</p></template></x-story>` is shown without any script
(https://html.spec.whatwg.org/#attr-template-shadowrootmode). To the parser all within the template is no part of
the page, and so such an article would have no text.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

SHADOWED = "shadowrootmode"
"""In the text of each page that has such trees."""
MOST_DEPTH = 5
"""Trees within trees: each level is parsed once more."""
MOST_TREES = 1_000


def place_shadows(tree: LexborHTMLParser, depth: int = 0) -> None:
    """Puts every shadow tree before what its element holds besides: slots are not filled."""
    for template in tree.css("template[shadowrootmode]")[:MOST_TREES]:
        for name in template.attributes:
            del template.attrs[name]  # so that what comes before the content is known
        inner = LexborHTMLParser((template.html or "").removeprefix("<template>"))
        if depth < MOST_DEPTH:  # before they are moved: a copy of a template has no content
            place_shadows(inner, depth + 1)
        for node in list(inner.body.iter(include_text=True)) if inner.body is not None else ():
            template.insert_before(node)
        template.decompose()
