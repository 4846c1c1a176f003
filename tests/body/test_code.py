"""Programs keep their lines, whatever the highlighter made of them, and lose the numbers of these."""

from __future__ import annotations

import pytest
from kept import built_of

from scraper.article import Code
from tests.body.body_pages import FERRY

TEXT = "".join(f"<p>{text}</p>" for text in FERRY)
LINES = '<span class="line">for boat in fleet:</span><br><span class="line">    boat.moor(quay)</span><br>'
NUMBERED = (
    '<figure class="highlight python"><table><tr><td class="gutter"><pre><span class="line">1</span><br>'
    f'<span class="line">2</span><br></pre></td><td class="code"><pre>{LINES}</pre></td></tr></table></figure>'
)


def code_of(markup: str) -> list[Code]:
    return [block for block in built_of(TEXT + markup).blocks if isinstance(block, Code)]


def test_a_program_in_a_table_beside_its_line_numbers_is_code() -> None:
    assert code_of(NUMBERED) == [Code("for boat in fleet:\n    boat.moor(quay)", "python")]


def test_line_numbers_are_no_text_of_the_body() -> None:
    assert built_of(TEXT + NUMBERED).body.endswith("for boat in fleet:\n    boat.moor(quay)")


@pytest.mark.parametrize("numbers", ["3 5 8 13", "1 2 3 and 4", "31415926535" * 500])
def test_other_numbers_stay(numbers: str) -> None:
    assert numbers in built_of(f"{TEXT}<pre><code>{numbers}</code></pre>").body
