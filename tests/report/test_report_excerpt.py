"""A figure in its sentence: where sentences begin and end, and how they are shortened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extractor.report.excerpt import Excerpt, Sentences, trimmed


def around(text: str, figure: str) -> str:
    """Cut the sentence around a figure, and mark the figure."""
    start = text.index(figure)
    cut = Sentences(text).around(start, start + len(figure))
    return f"{cut.before}[{cut.figure}]{cut.after}"


@pytest.mark.parametrize(
    ("text", "figure", "sentence"),
    [
        ("It rained. It cost 19 euros. Then it stopped.", "19 euros", "It cost [19 euros]."),
        ("He said “it rained.” It cost 19 euros! Then", "19 euros", "It cost [19 euros]!"),
        ("Mr. Smith paid No. 19 of 3.5 pages. Then", "19", "Mr. Smith paid No. [19] of 3.5 pages."),
        ("In the U.S. The price was 19 euros", "19", "In the U.S. The price was [19] euros"),
        ("A title without a stop\nPrices rose 19 %", "19 %", "Prices rose [19 %]"),
        ("A title without a stop\nÀ partir de 2021", "À partir de 2021", "[À partir de 2021]"),
        ("prices rose\r\nby 19\r\n% in all\r\n\r\nNext", "19\r\n%", "prices rose by [19 %] in all"),
        ("rose.\n\n19 villages\n\n20 towns", "19 villages", "[19 villages]"),
        ("价格上涨。增加了19元。以后", "19", "增加了[19]元。"),
        ("19", "19", "[19]"),
    ],
)
def test_sentence_is_cut_out(text: str, figure: str, sentence: str) -> None:
    """Sentences end at full stops and paragraphs, not at abbreviations, decimals or wrapped lines."""
    assert around(text, figure) == sentence


def test_endless_sentence_is_left_out_on_both_sides() -> None:
    """A text without any full stop is cut at some distance, and says so."""
    cut = Sentences("a" * 5000 + "19" + "b" * 5000).around(5000, 5002)
    assert cut.before.startswith("…a")
    assert cut.after.endswith("b…")
    assert len(cut.before) == len(cut.after) < 2000


@given(st.text(), st.text(min_size=1), st.text(), st.integers(min_value=4, max_value=120))
def test_trimmed_excerpt_fits(before: str, figure: str, after: str, width: int) -> None:
    """Whatever the text, the excerpt is no wider than asked for."""
    text = before + figure + after
    cut = trimmed(Sentences(text).around(len(before), len(before) + len(figure)), width)
    assert cell_len(cut.before) + cell_len(cut.figure) + cell_len(cut.after) <= width


def test_unused_room_goes_to_the_other_side() -> None:
    """A figure at the beginning leaves its room to what follows."""
    assert trimmed(Excerpt("In ", "2021", " the province had many more of them"), 24) == Excerpt(
        "In ", "2021", " the province…"
    )
