"""The names of findings: equal for what an editor calls the same finding, different for all else."""

from __future__ import annotations

import pytest

from extractor.models import Article
from extractor.pipeline import check
from extractor.report.keys import Keyed, keyed

ENGLISH = "The ferry takes 60 cars a day."
FRENCH = "Le bac prend 80 voitures par jour."


def names(left: str = ENGLISH, right: str = FRENCH) -> list[Keyed]:
    """The named findings of a pair of texts."""
    return list(keyed(check(Article(left, "en"), Article(right, "fr"))))


@pytest.mark.parametrize(
    ("left", "same_key", "same_figures"),
    [
        ("A new paragraph with 5 km.\n\n" + ENGLISH, True, True),
        (ENGLISH.replace(" cars", "\N{NO-BREAK SPACE}cars"), True, True),
        (ENGLISH.replace("The ferry takes", "THE  FERRY TAKES"), True, True),
        (ENGLISH.replace("60", "sixty"), True, True),
        (ENGLISH.replace("The ferry takes", "Our ship takes"), False, True),
        (ENGLISH.replace("60", "61"), False, False),
        (ENGLISH.replace("cars", "lorries"), False, False),
    ],
)
def test_a_key_is_made_of_values_and_sentences(left: str, same_key: bool, same_figures: bool) -> None:
    """Not of places, spaces, capitals or digits; a changed sentence changes the key, a changed figure all names."""
    (before,) = names()
    after = names(left)
    assert (before.key in {one.key for one in after}) == same_key
    assert (before.figures in {one.figures for one in after}) == same_figures


def test_the_same_sentence_twice_has_two_keys() -> None:
    """They are told apart by their order."""
    found = names(f"{ENGLISH}\n\n{ENGLISH}", f"{FRENCH}\n\n{FRENCH}")
    assert len({one.key for one in found}) == len(found) == 2
    assert len({one.figures for one in found}) == 1
