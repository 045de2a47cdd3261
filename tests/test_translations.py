"""Real articles in professional translation, where they lie beside the checkout: few flags, and no changed digit unseen.

docs/quality.md tells what the flags are. `pytest -s tests/test_translations.py` prints the counts.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest

from extractor import Article, Extraction, check, extract
from extractor.models import Report
from tests.gold import SHARED

FOLDER = SHARED / "corpus" / "ntrex"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder shared/corpus/ntrex is not beside the checkout")

#: The most errors and warnings per hundred claims, by pair of languages.
MOST_FLAGS = {"en-fr": 2, "vi-en": 3, "vi-fr": 3}
LEAST_FOUND = 0.97
PAIRS = pytest.mark.parametrize("pair", MOST_FLAGS)


@cache
def articles(pair: str) -> list[tuple[Extraction, Extraction]]:
    """The articles of a pair of languages, both sides extracted."""
    lines = (FOLDER / f"ntrex-dev.{pair}.jsonl").read_text(encoding="utf-8").splitlines()
    sides = [(json.loads(line)["left"], json.loads(line)["right"]) for line in lines]
    return [(extract(left["text"], left["lang"]), extract(right["text"], right["lang"])) for left, right in sides]


def flags(report: Report) -> list[tuple[str, str]]:
    """The errors and warnings of a report."""
    return sorted((one.kind, one.message) for pair in report.pairs for one in pair.findings if one.severity != "note")


def judged(report: Report) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The pairs of a report with the kinds and severities of their findings."""
    return sorted(
        (pair.left or "", pair.right or "", [(one.kind, one.severity) for one in pair.findings]) for pair in report.pairs
    )


def mirrored(report: Report) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The same with left and right exchanged."""
    return sorted((right, left, findings) for left, right, findings in judged(report))


def with_one_digit_changed(extraction: Extraction) -> Iterator[str]:
    """The text of an article once for every claim in digits, with one digit of it changed."""
    chance = random.Random(5)
    written = [claim for claim in extraction.claims if re.search(r"\d", claim.text)]
    for claim in written:
        place = chance.choice([claim.start + match.start() for match in re.finditer(r"\d", claim.text)])
        other = chance.choice([digit for digit in "123456789" if digit != extraction.text[place]])
        yield extraction.text[:place] + other + extraction.text[place + 1 :]


@PAIRS
def test_good_translations_raise_few_flags(pair: str) -> None:
    """Errors and warnings on good translations stay below the bound of their languages."""
    found = sum(len(flags(check(left, right))) for left, right in articles(pair))
    claims = sum(len(left.claims) for left, _ in articles(pair))
    print(f"{pair}: {found} flags on {claims} claims, {100 * found / claims:.2f} per hundred")
    assert 100 * found <= MOST_FLAGS[pair] * claims


@PAIRS
def test_a_changed_digit_is_found(pair: str) -> None:
    """Any one digit changed in the translation changes what is flagged."""
    seen = [
        flags(check(left, extract(text, right.article.lang))) != flags(check(left, right))
        for left, right in articles(pair)
        for text in with_one_digit_changed(right)
    ]
    print(f"{pair}: {sum(seen)} of {len(seen)} changed digits found")
    assert sum(seen) >= LEAST_FOUND * len(seen)


@PAIRS
def test_exchanged_sides_give_the_mirrored_report(pair: str) -> None:
    """Left and right exchanged give the same pairs with the same findings."""
    for left, right in articles(pair):
        assert mirrored(check(right, left)) == judged(check(left, right))


@PAIRS
def test_an_article_tallies_with_its_twins(pair: str) -> None:
    """An article against itself, its decomposed twin, and itself with its paragraphs in another order has no finding."""
    for article, _ in articles(pair):
        paragraphs = article.text.split("\n")
        random.Random(3).shuffle(paragraphs)
        for text in (article.text, unicodedata.normalize("NFD", article.text), "\n".join(paragraphs)):
            report = check(article, Article(text, article.article.lang))
            assert [pair.findings for pair in report.pairs if pair.findings] == []
