"""Text from outside becomes one harmless line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.printable import printable

# Control characters, and those that turn the direction of writing.
HARMFUL = set(map(chr, [*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_becomes_one_printable_line(text: str) -> None:
    """No control, no override, no line end, no surrogate is left, and a second pass changes nothing."""
    line = printable(text)
    assert len(line.splitlines()) <= 1
    assert not set(line) & HARMFUL
    assert line.encode().decode() == printable(line)


def test_emoji_and_spaces_in_figures_stay() -> None:
    """Joined emoji and spaces that don't break are left alone."""
    assert printable("1\N{NARROW NO-BREAK SPACE}350 👩‍👧") == "1\N{NARROW NO-BREAK SPACE}350 👩‍👧"
