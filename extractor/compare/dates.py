"""When two EDTF dates say the same, and how they differ when they do not."""

from __future__ import annotations

from typing import Literal

from extractor.models import DateClaim

DateRelation = Literal["equal", "equivalent", "less precise", "relation on one side", "other relation", "other date"]


def compare_dates(left: DateClaim, right: DateClaim) -> DateRelation:
    """How two dates relate: equal, the same period written otherwise, one less precise, another relation, another date.

    >>> def date(edtf): return DateClaim(id="c1", text="", start=0, end=0, edtf=edtf)
    >>> compare_dates(date("../2021"), date("2021/..")), compare_dates(date("2025-40"), date("2025-01/2025-06"))
    ('other relation', 'equivalent')
    """
    choices = [left.edtf, *(other.edtf for other in left.alternatives)]
    others = [right.edtf, *(other.edtf for other in right.alternatives)]
    if left.edtf == right.edtf:
        return "equal"
    if set(choices) & set(others) or _period(left.edtf) == _period(right.edtf):
        return "equivalent"
    if _refines(left.edtf, right.edtf) or _refines(right.edtf, left.edtf):
        return "less precise"
    if _period(_bare(left.edtf)) == _period(_bare(right.edtf)):
        one_sided = _bare(left.edtf) == left.edtf or _bare(right.edtf) == right.edtf
        return "relation on one side" if one_sided else "other relation"
    return "other date"


def _bare(edtf: str) -> str:
    """A date without its open end."""
    return edtf.removesuffix("/..").removeprefix("../")


def _period(edtf: str) -> str:
    """Quarters, halves and years spelled out as months; anything else as it is.

    >>> _period("2024-33"), _period("2025-41")
    ('2024-01/2024-03', '2025-07/2025-12')
    """
    year, _, part = edtf.partition("-")
    if part in ("33", "34", "35", "36"):
        first = 3 * (int(part) - 33) + 1
        return f"{year}-{first:02}/{year}-{first + 2:02}"
    if part in ("40", "41"):
        first = 6 * (int(part) - 40) + 1
        return f"{year}-{first:02}/{year}-{first + 5:02}"
    return edtf


def _refines(fine: str, coarse: str) -> bool:
    """Whether one date says what the other says and more: a day in the month named, a year where none was given."""
    if "/" in fine or "/" in coarse or fine.startswith("T") or coarse.startswith("T"):
        return False
    a, b = fine.split("-"), coarse.split("-")
    if len(a) < len(b):
        return False
    return all(y in (x, "XXXX") for x, y in zip(a, b, strict=False)) and len(b) > (1 if len(a) > 2 else 0)
