"""What is spared where it changes nothing: the shortcuts of the pairing beside the long way."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

import extractor
from extractor import Article, Extraction
from extractor.align import assignment, places
from extractor.align.values import said

#: Texts with one claim each; every pair of them is tried.
LEFT = (
    "7 cats", "8 boats", "seven dead", "5 km", "3 miles", "5 %", "half of it", "$5", "5 euros", "May 5", "in 2021", "the 13th",
    "Resolution 8", "1.350", "20 °C", "68", "two hours", "a report of 12 pages",
)  # fmt: skip
RIGHT = (
    "7 chats", "9 bateaux", "cent morts", "5 km", "3 000 m", "6 %", "la moitié", "5 dollars", "7 euros", "le 5 mai", "en 2022",
    "le 13e", "décret n° 9", "1.350", "68 °F", "20", "deux heures", "un rapport de 12 pages",
)  # fmt: skip


def extracted(texts: tuple[str, ...], lang: str) -> list[Extraction]:
    """The extractions of some texts."""
    return [extractor.extract(Article(text, lang)) for text in texts]


def test_claims_that_stand_alone_are_paired_as_any_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two claims alone are a pair at first sight exactly where the long way pairs them, too."""
    both = list(product(extracted(LEFT, "en"), extracted(RIGHT, "fr")))
    assert all(len(left.claims) == len(right.claims) == 1 for left, right in both)
    short = [assignment.pair(left, right) for left, right in both]
    monkeypatch.setattr(assignment, "_are_one", lambda *_: False)
    assert short == [assignment.pair(left, right) for left, right in both]
    assert {len(pairs) for pairs in short} == {1, 2}


def test_figures_that_say_the_same_are_scored_as_each_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """What many claims say alike is compared once, and the evidence is to the bit what it would be otherwise."""
    left, right = (extractor.extract(Article(" ; ".join(texts * 3), lang)) for texts, lang in ((LEFT, "en"), (RIGHT, "fr")))
    sides = [assignment._side(side, range(len(side.claims)), {}) for side in (left, right)]
    once = assignment._evidence(*sides)
    monkeypatch.setattr(assignment, "told_apart", lambda claims: ([said(claim) for claim in claims], range(len(claims))))
    assert np.array_equal(once, assignment._evidence(*sides))


@pytest.mark.parametrize("anchors", [(), ((0, 0),), ((0, 1), (2, 0))])
def test_remembered_places_are_those_worked_out(anchors: places.Anchors) -> None:
    """Small matrices of places are kept, and are what they were."""
    first = places.place_matrix(3, 2, anchors)
    assert places.place_matrix(3, 2, anchors) is first
    assert np.array_equal(first, places._make(3, 2, anchors))
