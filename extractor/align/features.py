"""What speaks for two claims stating the same fact: value, unit, type, noun, words of the sentence, neighbours.

Every feature is a matrix, left claims by right claims, of numbers between -1 and 1.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import regex

from extractor.align.values import Matrix, Said
from extractor.languages.nouns import GENERIC, concepts_in
from extractor.models import AnyClaim, CountClaim
from extractor.text import bare

#: Types that can state one fact in two ways ("half" and 50 %, "three days" and "3-day"), by how likely that is.
_KIN: dict[frozenset[str], float] = {
    frozenset({"ratio", "percent"}): 0.6,
    frozenset({"count", "measure"}): 0.5,
    frozenset({"count", "money"}): 0.4,
    frozenset({"measure", "money"}): 0.2,
    frozenset({"count", "ratio"}): 0.4,
    frozenset({"count", "percent"}): 0.3,
    frozenset({"count", "ordinal"}): 0.3,
    frozenset({"count", "reference"}): 0.3,
    frozenset({"ordinal", "reference"}): 0.4,
    frozenset({"date", "measure"}): 0.3,
    frozenset({"date", "count"}): 0.3,
    frozenset({"date", "ordinal"}): 0.3,
    frozenset({"ratio", "measure"}): 0.3,
    frozenset({"ordinal", "measure"}): 0.2,
    frozenset({"date", "reference"}): 0.1,
}  # fmt: skip
_CONTEXT = 90
_STEM = 5
_BEHIND = 40
_WORD = regex.compile(r"\p{L}{3,}")
_LETTERS = regex.compile(r"\p{L}+")
# What is left of a clause, up to the end of its line.
_CLAUSE = regex.compile(r"[^.,;:!?()\d\n]*+")
_TITLE = regex.compile(r"\s*+[^\n]++(?=\n\s*\S)")


def same(left: Sequence[Hashable], right: Sequence[Hashable]) -> Matrix:
    """1 where two claims have the same key, 0 elsewhere."""
    numbering: dict[Hashable, int] = {}
    a, b = (np.array([numbering.setdefault(key, len(numbering)) for key in keys], dtype=np.int64) for keys in (left, right))
    return np.asarray(a[:, None] == b[None, :], dtype=np.float32)


def type_matrix(left: Sequence[Said], right: Sequence[Said]) -> Matrix:
    """1 for equal types, less for types that can state one fact in two ways, 0 for the rest."""
    kinds = sorted({one.type for one in (*left, *right)})
    if len(kinds) == 1:
        return np.ones((len(left), len(right)), dtype=np.float32)
    table = np.array(
        [[1.0 if a == b else _KIN.get(frozenset({a, b}), 0.0) for b in kinds] for a in kinds], dtype=np.float32
    ).reshape(len(kinds), len(kinds))
    rows = [kinds.index(one.type) for one in left]
    columns = [kinds.index(one.type) for one in right]
    return np.asarray(table[np.ix_(rows, columns)], dtype=np.float32)


@lru_cache(maxsize=65536)
def plain_stem(word: str) -> str:
    """The first letters of a word without accents: what English and French share of most learned words.

    >>> plain_stem("coopératives"), plain_stem("cooperative")
    ('coope', 'coope')
    """
    return bare(word)[:_STEM]


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one version with the text and language they stand in, and the forms of a glossary in that language."""

    claims: Sequence[AnyClaim]
    text: str
    lang: str
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)


def noun_matrix(left: Side, right: Side) -> Matrix:
    """1 where two claims count the same thing, -1 where the table of nouns knows both and they differ, 0 elsewhere."""
    a, b = [_counted(claim, left) for claim in left.claims], [_counted(claim, right) for claim in right.claims]
    if not (_says_any(a) and _says_any(b)):
        return _nothing(left, right)
    stems = _overlap([stems for stems, _ in a], [stems for stems, _ in b]) > 0
    shared = _overlap([_specific(concepts) for _, concepts in a], [_specific(concepts) for _, concepts in b]) > 0
    known = np.outer([bool(concepts - GENERIC) for _, concepts in a], [bool(concepts - GENERIC) for _, concepts in b])
    same_noun = stems | shared
    return np.asarray(np.where(same_noun, 1, np.where(known, -1, 0)), dtype=np.float32)


def _says_any(counted: Sequence[tuple[set[str], set[str]]]) -> bool:
    """Whether there is a stem or a concept among those of the nouns of a side."""
    return any(stems or concepts for stems, concepts in counted)


def _nothing(left: Side, right: Side) -> Matrix:
    """What says nothing of any two claims."""
    return np.zeros((len(left.claims), len(right.claims)), dtype=np.float32)


def title_matrix(left: Side, right: Side) -> Matrix:
    """1 where two claims stand in the first lines of their texts, before others, 0 elsewhere."""
    ends = [_title_end(side.text) for side in (left, right)]
    a, b = ([claim.end <= end for claim in side.claims] for side, end in zip((left, right), ends, strict=True))
    if not (any(a) and any(b)):
        return _nothing(left, right)
    return np.asarray(np.outer(a, b), dtype=np.float32)


def _title_end(text: str) -> int:
    """Where the first line of a text ends, or -1 where there is no other behind it."""
    title = _TITLE.match(text)
    return title.end() if title else -1


def _counted(claim: AnyClaim, side: Side) -> tuple[set[str], set[str]]:
    """The stems of a count's noun, and the concepts of the noun and of the few words behind it."""
    if not isinstance(claim, CountClaim):
        return set(), set()
    behind = _CLAUSE.match(side.text, claim.end, claim.end + _BEHIND)
    words = _LETTERS.findall(claim.noun or "") + _LETTERS.findall(behind.group() if behind else "")
    if not words:
        return set(), set()
    stems = {plain_stem(word) for word in _WORD.findall(claim.noun or "")}
    return stems, concepts_in([word.lower() for word in words], side.lang, side.terms)


def _specific(concepts: set[str]) -> set[str]:
    """The concepts that are not generic, where there are any."""
    return concepts - GENERIC or concepts


def context_matrix(left: Side, right: Side) -> Matrix:
    """How many word stems and concepts the surroundings of two claims share, as the cosine of their sets."""
    a, b = [_surroundings(claim, left) for claim in left.claims], [_surroundings(claim, right) for claim in right.claims]
    if not (any(a) and any(b)):
        return _nothing(left, right)
    shared = _overlap(a, b)
    sizes = np.sqrt(np.outer([max(1, len(stems)) for stems in a], [max(1, len(stems)) for stems in b]))
    return np.asarray(shared / sizes, dtype=np.float32)


def _surroundings(claim: AnyClaim, side: Side) -> set[str]:
    """What stands around a claim: stems of names whatever their length and of long words, and concepts."""
    window = side.text[max(0, claim.start - _CONTEXT) : claim.start] + " " + side.text[claim.end : claim.end + _CONTEXT]
    words = _LETTERS.findall(window)
    if not words:
        return set()
    stems = {plain_stem(word) for word in words if len(word) > _STEM or (len(word) > 2 and word[0].isupper())}
    return stems | {f"={concept}" for concept in concepts_in([word.lower() for word in words], side.lang, side.terms)}


def _overlap(left: Sequence[set[str]], right: Sequence[set[str]]) -> Matrix:
    """How many members each two sets share."""
    shared = set().union(*left) & set().union(*right) if left and right else set()
    if not shared:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    columns = {stem: number for number, stem in enumerate(sorted(shared))}
    a, b = (np.zeros((len(sets), len(columns)), dtype=np.float32) for sets in (left, right))
    for matrix, sets in ((a, left), (b, right)):
        for row, stems in enumerate(sets):
            if found := [columns[stem] for stem in stems if stem in columns]:
                matrix[row, found] = 1
    return np.asarray(a @ b.T, dtype=np.float32)
