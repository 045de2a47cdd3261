"""One global assignment over scored pairs, in two rounds: the second knows which neighbours the first found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from extractor.align.blocks import WHOLE, blocks
from extractor.align.features import Side, context_matrix, noun_matrix, same, title_matrix, type_matrix
from extractor.align.optimum import best_pairs
from extractor.align.places import place_matrix
from extractor.align.values import Matrix, first_value, said, told_apart, value_matrix
from extractor.glossary import NO_TERMS, Terms
from extractor.models import Extraction

#: What each feature weighs, and what two claims must reach to be a pair at all.
_WEIGHTS = {"value": 1.0, "type": 0.4, "unit": 0.2, "noun": 0.6, "context": 0.6, "place": 0.7, "title": 0.25}
_THRESHOLD = 0.9
#: What speaks against a pair of two types whose numbers have nothing in common.
_STRANGE = 0.25


def pair(left: Extraction, right: Extraction, terms: Terms = NO_TERMS) -> list[tuple[int | None, int | None]]:
    """Pair the claims of two versions.

    In: two extractions, and the concepts of a glossary's forms by language. Out: index pairs into their claims, in the
    order of the left version; a claim without counterpart stands alone, right ones behind the claim they follow. Every
    claim stands in exactly one pair. Texts with more claims than `blocks.WHOLE` are paired block by block, and what is
    left over in a last round of its own.
    """
    pairs: list[tuple[int, int]] = []
    cut = list(blocks(left.claims, right.claims))
    for rows, columns in cut:
        pairs += _pair_block(left, rows, right, columns, terms)
    if len(cut) > 1:
        rest = _left_over(pairs, len(left.claims), 0), _left_over(pairs, len(right.claims), 1)
        pairs += _pair_block(left, rest[0], right, rest[1], terms)
    return _ordered(dict(pairs), len(left.claims), len(right.claims))


def _left_over(pairs: Sequence[tuple[int, int]], length: int, side: int) -> list[int]:
    """The claims of a side that no pair has yet, as many as one assignment takes."""
    paired = {both[side] for both in pairs}
    return [index for index in range(length) if index not in paired][:WHOLE]


def _pair_block(
    left: Extraction, rows: Sequence[int], right: Extraction, columns: Sequence[int], terms: Terms
) -> list[tuple[int, int]]:
    """Pair some claims of the left version with some of the right one."""
    if not rows or not columns:
        return []
    sides = _side(left, rows, terms), _side(right, columns, terms)
    if len(rows) == len(columns) == 1 and _are_one(*sides):
        return [(rows[0], columns[0])]
    evidence = _evidence(*sides)
    size = len(rows), len(columns)
    first = _assign(evidence + _WEIGHTS["place"] * place_matrix(*size))
    if not first:
        return []
    second = _assign(evidence + _WEIGHTS["place"] * place_matrix(*size, tuple(_anchors(first, evidence))))
    return [(rows[i], columns[j]) for i, j in second]


def _side(extraction: Extraction, indices: Sequence[int], terms: Terms) -> Side:
    """Some claims of an extraction with their text, language and glossary."""
    lang = extraction.article.lang
    return Side([extraction.claims[index] for index in indices], extraction.text, lang, terms.get(lang, {}))


def _are_one(left: Side, right: Side) -> bool:
    """Whether two claims that stand alone are a pair without a closer look: one type and unit and the same place are enough.

    Only nouns known to differ can speak against it, and equal values outweigh them.
    """
    a, b = said(left.claims[0]), said(right.claims[0])
    if a.type != b.type or a.unit != b.unit:
        return False
    return first_value(a) == first_value(b) or bool(noun_matrix(left, right)[0, 0] >= 0)


def _evidence(left: Side, right: Side) -> Matrix:
    """Everything that does not depend on the neighbours."""
    (a, rows), (b, columns) = told_apart(left.claims), told_apart(right.claims)
    types, values = type_matrix(a, b), value_matrix(a, b)
    own = (
        _WEIGHTS["value"] * values
        + _WEIGHTS["type"] * types
        + _WEIGHTS["unit"] * same([one.unit for one in a], [one.unit for one in b])
    )
    each = np.ix_(rows, columns) if len(a) < len(rows) or len(b) < len(columns) else ()
    score = (
        own[each]
        + _WEIGHTS["noun"] * noun_matrix(left, right)
        + _WEIGHTS["context"] * context_matrix(left, right)
        + _WEIGHTS["title"] * title_matrix(left, right) * (values > 0)[each]
    )
    score[((types < 1) & (values == 0))[each]] -= _STRANGE
    score[(types == 0)[each]] = -10
    return np.asarray(score, dtype=np.float32)


def _assign(score: Matrix) -> list[tuple[int, int]]:
    """The assignment of the highest total; a pair below the threshold adds nothing and is dropped."""
    return best_pairs(np.maximum(score - _THRESHOLD, 0))


def _anchors(pairs: Sequence[tuple[int, int]], evidence: Matrix) -> list[tuple[int, int]]:
    """The pairs that hold by their own evidence: far better than any other choice for either claim."""
    rows, columns = map(list, zip(*pairs, strict=True))
    own = evidence[rows, columns]
    rivals = np.maximum(_best_other(evidence[rows], columns), _best_other(evidence.T[columns], rows))
    holds = (own >= _THRESHOLD + 0.3) & (own - rivals > 0.15)
    return [pair for pair, held in zip(pairs, holds.tolist(), strict=True) if held] or list(pairs)


def _best_other(scores: Matrix, chosen: Sequence[int]) -> Matrix:
    """The best score of each row beside the chosen one; `scores` is spoilt."""
    scores[np.arange(len(chosen)), chosen] = -10
    return np.asarray(scores.max(axis=1), dtype=np.float32)


def _ordered(partner: Mapping[int, int], rows: int, columns: int) -> list[tuple[int | None, int | None]]:
    """Pairs in the order of the left version; a right claim without counterpart behind the right claim before it."""
    origin = {j: i for i, j in partner.items()}
    alone: dict[int, list[int]] = {}
    place = -1
    for j in range(columns):
        if j in origin:
            place = origin[j]
        else:
            alone.setdefault(place, []).append(j)
    ordered: list[tuple[int | None, int | None]] = [(None, j) for j in alone.get(-1, [])]
    for i in range(rows):
        ordered.append((i, partner.get(i)))
        ordered += [(None, j) for j in alone.get(i, [])]
    return ordered
