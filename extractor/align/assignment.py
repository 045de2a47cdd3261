"""One global assignment over scored pairs, in two rounds: the second knows which neighbours the first found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from extractor.align.blocks import WHOLE, blocks
from extractor.align.features import (
    Matrix,
    Side,
    context_matrix,
    noun_matrix,
    same,
    title_matrix,
    type_matrix,
    unit_of,
    value_matrix,
)
from extractor.align.optimum import best_pairs
from extractor.glossary import NO_TERMS, Terms
from extractor.models import Extraction

#: What each feature weighs, and what two claims must reach to be a pair at all.
_WEIGHTS = {"value": 1.0, "type": 0.4, "unit": 0.2, "noun": 0.6, "context": 0.6, "place": 0.7, "title": 0.25}
_THRESHOLD = 0.9
#: What speaks against a pair of two types whose numbers have nothing in common.
_STRANGE = 0.25
#: How far from where its neighbours put it a claim may stand, in claims, before its place says little.
_REACH = 2.5


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
    evidence = _evidence(_side(left, rows, terms), _side(right, columns, terms))
    first = _assign(evidence + _WEIGHTS["place"] * _relative(*evidence.shape))
    second = _assign(evidence + _WEIGHTS["place"] * _beside(_anchors(first, evidence), evidence.shape)) if first else []
    return [(rows[i], columns[j]) for i, j in second]


def _side(extraction: Extraction, indices: Sequence[int], terms: Terms) -> Side:
    """Some claims of an extraction with their text, language and glossary."""
    lang = extraction.article.lang
    return Side([extraction.claims[index] for index in indices], extraction.text, lang, terms.get(lang, {}))


def _evidence(left: Side, right: Side) -> Matrix:
    """Everything that does not depend on the neighbours."""
    a, b = left.claims, right.claims
    types, values = type_matrix(a, b), value_matrix(a, b)
    score = (
        _WEIGHTS["value"] * values
        + _WEIGHTS["type"] * types
        + _WEIGHTS["unit"] * same([unit_of(claim) for claim in a], [unit_of(claim) for claim in b])
        + _WEIGHTS["noun"] * noun_matrix(left, right)
        + _WEIGHTS["context"] * context_matrix(left, right)
        + _WEIGHTS["title"] * title_matrix(left, right) * (values > 0)
    )
    score[(types < 1) & (values == 0)] -= _STRANGE
    score[types == 0] = -10
    return np.asarray(score, dtype=np.float32)


def _relative(rows: int, columns: int) -> Matrix:
    """1 on the diagonal of the two texts, falling off beside it."""
    a = (np.arange(rows) + 0.5) / rows
    b = (np.arange(columns) + 0.5) / columns
    distance = np.abs(a[:, None] - b[None, :]) * max(rows, columns)
    return np.asarray(np.exp(-distance / (3 * _REACH)), dtype=np.float32)


def _assign(score: Matrix) -> list[tuple[int, int]]:
    """The assignment of the highest total; a pair below the threshold adds nothing and is dropped."""
    return best_pairs(np.maximum(score - _THRESHOLD, 0))


def _anchors(pairs: Sequence[tuple[int, int]], evidence: Matrix) -> list[tuple[int, int]]:
    """The pairs that hold by their own evidence: far better than any other choice for either claim."""
    anchors = []
    for i, j in pairs:
        own = evidence[i, j]
        rival = max(_best_other(evidence[i], j), _best_other(evidence[:, j], i))
        if own >= _THRESHOLD + 0.3 and own - rival > 0.15:
            anchors.append((i, j))
    return anchors or list(pairs)


def _best_other(scores: Matrix, chosen: int) -> np.float32:
    """The best score beside the chosen one."""
    others = np.delete(scores, chosen)
    return others.max() if others.size else np.float32(-10)


def _beside(anchors: Sequence[tuple[int, int]], shape: tuple[int, ...]) -> Matrix:
    """How close each right claim stands to where the nearest anchors put each left claim, looked at from both sides."""
    rows, columns = shape
    forward = _expected(anchors, rows, columns)
    backward = _expected([(j, i) for i, j in anchors], columns, rows).T
    return np.asarray((forward + backward) / 2, dtype=np.float32)


def _expected(anchors: Sequence[tuple[int, int]], rows: int, columns: int) -> Matrix:
    """For each row, the columns beside those of the nearest anchor before it and behind it."""
    ordered = sorted(anchors)
    keys = np.array([i for i, _ in ordered])
    places = np.array([j for _, j in ordered])
    row = np.arange(rows)
    before = np.clip(np.searchsorted(keys, row, side="right") - 1, 0, len(keys) - 1)
    behind = np.clip(np.searchsorted(keys, row, side="left"), 0, len(keys) - 1)
    column = np.arange(columns)
    scores = []
    for nearest in (before, behind):
        place = places[nearest] + row - keys[nearest]
        far = np.abs(row - keys[nearest])
        closeness = np.exp(-np.abs(place[:, None] - column[None, :]) / _REACH)
        scores.append(closeness * np.exp(-far / (4 * _REACH))[:, None])
    return np.asarray((np.maximum(*scores) + sum(scores) / 2) / 2, dtype=np.float32)


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
