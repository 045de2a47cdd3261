"""Run the claim rules over every paragraph that holds figures, in order of precedence, and make claims of their drafts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from extractor.claims.board import Board, Draft, Purse
from extractor.claims.contrasts import scale_against
from extractor.claims.counts import find_counts
from extractor.claims.dates import find_dates
from extractor.claims.furniture import drop_furniture
from extractor.claims.hedges import qualify
from extractor.claims.measures import find_measures
from extractor.claims.money import find_money
from extractor.claims.ones import idle_ones, worth_reading
from extractor.claims.percents import find_percents
from extractor.claims.points import find_rate_points
from extractor.claims.proportions import find_proportions
from extractor.claims.purse import take_untold
from extractor.claims.quantities import join_quantities
from extractor.claims.ratios import find_ordinals, find_ratios
from extractor.claims.references import find_references
from extractor.claims.shares import join_shares
from extractor.claims.tables import tables
from extractor.claims.timings import find_timings
from extractor.languages.pack import Pack
from extractor.models import (
    AnyClaim,
    ClaimType,
    CountClaim,
    CountReading,
    DateClaim,
    DateReading,
    Figure,
    MeasureClaim,
    MeasureReading,
    MoneyClaim,
    MoneyReading,
    NumberReading,
    OrdinalClaim,
    PercentClaim,
    PercentReading,
    QuantityClaim,
    QuantityReading,
    RatioClaim,
    Reading,
    ReferenceClaim,
    spell,
    unchecked,
)
from extractor.text import Text
from extractor.tokens import lines

#: What is taken first is not looked at again: a number in an address is no date, a date's number is no count.
RULES = (
    find_proportions,
    drop_furniture,
    find_references,
    find_timings,
    find_dates,
    join_quantities,
    find_percents,
    find_rate_points,
    find_money,
    take_untold,
    join_shares,
    find_measures,
    find_ratios,
    find_ordinals,
    find_counts,
    scale_against,
    qualify,
)


def find(text: Text, figures: Sequence[Figure], pack: Pack) -> tuple[AnyClaim, ...]:
    """Make the typed claims of a text from its figures, in text order.

    In: the text, its figures in order, the pack of its language. Out: claims with offsets into the text as given.
    """
    words = tables(pack.code)
    claims, purse = list[AnyClaim](), Purse()
    places = [match.start() for match in words.word_scan.finditer(text.lower)]
    idle = idle_ones(text, figures, pack.code)
    for line in lines(text, worth_reading(text, figures, idle, places), places):
        start, end = line.span(0, len(line))
        within = places[bisect_left(places, start) : bisect_left(places, end)]
        board = Board(line, words, [line.index_at(place) for place in within], idle, purse)
        for rule in RULES:
            rule(board)
        for draft in sorted(board.drafts, key=lambda draft: (draft.first, draft.last)):
            claims.append(_claim(text, draft, line.span(draft.first, draft.last), f"c{len(claims) + 1}", pack))
    return tuple(claims)


def _claim(text: Text, draft: Draft, span: tuple[int, int], name: str, pack: Pack) -> AnyClaim:
    """The claim that a draft becomes; its fields stand in the order of the model's."""
    kind, first, last = draft.type, *text.given_span(*span)
    fields: dict[str, object] = {
        "id": name, "text": text.given[first:last], "start": first, "end": last, "qualifier": draft.qualifier,
        "direction": draft.direction, "rule": draft.rule, "convention": None, "type": kind,
    }  # fmt: skip
    if kind == "date":
        fields["edtf"] = draft.edtf
        others = draft.other_edtf
        fields["alternatives"] = tuple(unchecked(DateReading, {"edtf": edtf, "convention": order}) for order, edtf in others)
        return unchecked(DateClaim, fields)
    if kind == "reference":
        return unchecked(ReferenceClaim, fields | {"code": draft.code, "alternatives": ()})
    model, reading = _MODELS[kind]
    (convention, *bounds), *rest = _readings(draft)
    shared = {field: getattr(draft, field) for field in _SHARED_FIELDS[kind]}
    fields["convention"] = convention if convention != pack.code else None
    fields |= _bounds(*bounds)
    fields |= shared
    fields["alternatives"] = ()
    if rest:
        fields["alternatives"] = tuple(
            unchecked(reading, _bounds(*others) | shared | {"convention": code or pack.code}) for code, *others in rest
        )
    return unchecked(model, fields)


#: The value fields, beside the bounds, that every reading of a claim has.
_SHARED_FIELDS: dict[ClaimType, tuple[str, ...]] = {
    "count": ("noun",),
    "money": ("currency", "per"),
    "percent": ("unit",),
    "measure": ("unit", "per"),
    "ratio": (),
    "ordinal": (),
}
#: The models of a claim in numbers, and of another reading of one.
_MODELS: dict[ClaimType, tuple[type[QuantityClaim], type[QuantityReading]]] = {
    "count": (CountClaim, CountReading),
    "money": (MoneyClaim, MoneyReading),
    "percent": (PercentClaim, PercentReading),
    "measure": (MeasureClaim, MeasureReading),
    "ratio": (RatioClaim, NumberReading),
    "ordinal": (OrdinalClaim, NumberReading),
}


def _bounds(low: Fraction, high: Fraction) -> dict[str, object]:
    """The bounds of a reading, as the contract writes numbers."""
    spelled = spell(low)
    return {"low": spelled, "high": spelled if high is low else spell(high)}


def _readings(draft: Draft) -> list[tuple[str | None, Fraction, Fraction]]:
    """Both bounds of a draft under each convention its figures can be read by, the likely one first."""
    assert draft.quantity is not None
    lows, highs = draft.quantity.low, draft.quantity.high
    converted = draft.factor != 1 or draft.added != 0
    if lows is highs and len(lows) == 1 and not converted:
        return [(lows[0].convention or None, lows[0].value, lows[0].value)]
    found: list[tuple[str | None, Fraction, Fraction]] = []
    for reading in lows if len(lows) >= len(highs) else highs:
        low, high = (reading.value, reading.value) if lows is highs else (_under(lows, reading), _under(highs, reading))
        if converted:
            low, high = low * draft.factor + draft.added, high * draft.factor + draft.added
        if (lows is highs or low <= high) and (low, high) not in [(a, b) for _, a, b in found]:
            found.append((reading.convention or None, low, high))
    return found or [(None, lows[0].value, highs[0].value)]


def _under(readings: tuple[Reading, ...], wanted: Reading) -> Fraction:
    """The value under the same convention, or the likely one."""
    return next((reading.value for reading in readings if reading.convention == wanted.convention), readings[0].value)
