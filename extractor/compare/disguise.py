"""Figures that are written so that a reader and a program see different ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.languages.shared import TWINS
from extractor.models import Claim, Extraction
from extractor.text import unmasked

LOOK_ALIKE = "format: look-alike character"
REVERSED = "format: right-to-left control"

# What makes what follows run from right to left, what else opens, what closes it; a line end closes all.
_BACKWARD = "\N{RIGHT-TO-LEFT OVERRIDE}\N{RIGHT-TO-LEFT EMBEDDING}\N{RIGHT-TO-LEFT ISOLATE}"
_FORWARD = "\N{LEFT-TO-RIGHT OVERRIDE}\N{LEFT-TO-RIGHT EMBEDDING}\N{LEFT-TO-RIGHT ISOLATE}\N{FIRST STRONG ISOLATE}"
_CLOSE = "\N{POP DIRECTIONAL FORMATTING}\N{POP DIRECTIONAL ISOLATE}"
_CONTROL = re.compile(f"[{_BACKWARD}{_FORWARD}{_CLOSE}\r\n\N{PARAGRAPH SEPARATOR}]")
_TWINS = str.maketrans(TWINS)
_BACKWARDS = re.compile(f"[{_BACKWARD}]")


def disguises(extraction: Extraction) -> dict[str, str]:
    """Name the rule for every claim whose figure is not what a reader sees, by the claim's id."""
    backward = list(_backward_spans(extraction.text))
    found = {claim.id: LOOK_ALIKE for claim in extraction.claims if is_masked(claim.text)}
    if backward:
        found |= {claim.id: REVERSED for claim in extraction.claims if _is_inside(claim, backward)}
    return found


def is_masked(written: str) -> bool:
    """Whether a figure holds letters or marks that only look like digits or separators.

    >>> is_masked("1O0 cows"), is_masked("100 cows")
    (True, False)
    """
    return unmasked(written) != written.translate(_TWINS)


def _backward_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text that are shown from right to left by a control character."""
    if text.isascii() or not _BACKWARDS.search(text):
        return
    opened: list[int | None] = []
    for match in _CONTROL.finditer(text):
        sign = match.group()
        if sign in _BACKWARD:
            opened.append(match.start())
        elif sign in _FORWARD:
            opened.append(None)
        elif sign in _CLOSE:
            start = opened.pop() if opened else None
            if start is not None:
                yield start, match.start()
        else:
            yield from ((start, match.start()) for start in opened if start is not None)
            opened.clear()
    yield from ((start, len(text)) for start in opened if start is not None)


def _is_inside(claim: Claim, spans: list[tuple[int, int]]) -> bool:
    """Whether any part of a claim lies in one of the spans."""
    return any(start < claim.end and claim.start < end for start, end in spans)
