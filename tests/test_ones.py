"""Leaving out words for one that can only be articles changes no claim."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest

import extractor
from extractor import figures, languages
from extractor.claims import build
from extractor.claims.tables import tables
from extractor.phrases import Phrases
from extractor.text import Text
from tests.bench import texts

CASES = 1_000
_NUMBERS = ("2", "12", "3.5", "7", "1990", "II")


def ones(code: str) -> list[str]:
    """The words for one of a language that may be articles."""
    pack = languages.load(code)
    return [word for word in sorted(pack.numbers.article_numerals) if figures.find(Text(word), pack)]


ARTICLED = [code for code in languages.codes() if ones(code)]


def words(code: str) -> Iterator[str]:
    """Every word of the tables that a rule looks up, and of the pack's own."""
    found = tables(code)
    for name in found.__slots__:
        table = getattr(found, name)
        if isinstance(table, Phrases):
            yield from (" ".join(phrase) for phrase in table.phrases)
    for _, table in (*found.pack, *found.pack.dates):
        if isinstance(table, (frozenset, Mapping)):
            yield from table


def sentences(code: str) -> Iterator[str]:
    """Every word beside a word for one, words for one among others as no writer would put them, and articles as one does."""
    articles, known = ones(code), sorted(set(words(code)))
    for number, word in enumerate(known):
        one = articles[number % len(articles)]
        forms = ("{0} {1} 5 %", "{0} {1} 5 km", "{0} {1}.", "A {1} {0} b.", "5 h {1} {0} b", "{0} b {1} 5", "5 b {1} {0} c")
        yield ".\n".join(f"A {form}" for form in forms).format(one, word)
    for seed in range(CASES):
        chance = random.Random(seed)
        kinds = [articles, known, ("abc", "def"), _NUMBERS]
        yield " ".join(chance.choice(chance.choices(kinds, (4, 4, 3, 2))[0]) for _ in range(chance.randint(3, 14)))
    if code in texts.codes():
        yield from texts.articles(code)


@pytest.mark.parametrize("code", ARTICLED)
def test_no_claim_needs_an_idle_one(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The claims are the same where no word for one is left out, whatever stands beside it."""
    given = list(sentences(code))
    found = [extractor.extract(text, code).claims for text in given]
    monkeypatch.setattr(build, "idle_ones", lambda *_: frozenset())
    assert [text for text, claims in zip(given, found, strict=True) if extractor.extract(text, code).claims != claims] == []


@pytest.mark.parametrize("code", ARTICLED)
def test_articles_of_a_text_are_idle(code: str) -> None:
    """Most words for one are left out, or looking for them would be for nothing."""
    text = Text(f"{ones(code)[0]} abc, def {ones(code)[0]} ghi.")
    found = figures.find(text, languages.load(code))
    assert found
    assert build.idle_ones(text, found, code) == {figure.start for figure in found}
