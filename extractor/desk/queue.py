"""The queue: all pairs, searched, sorted, a page at a time however many there are."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from extractor.desk.store import folded
from extractor.desk.tables import PairRow
from extractor.errors import UsageError

Sort = Literal["newest", "pending", "title"]
SORTS: dict[Sort, tuple[InstrumentedAttribute[Any], bool]] = {
    "newest": (PairRow.id, True),
    "pending": (PairRow.pending, True),
    "title": (PairRow.left_title, False),
}
STATUSES = ("open", "done", "checking", "failed")
PAGE = 50
#: What databases keep as an integer.
_MOST = 2**31
_NEVER_KEPT = re.compile(r"[\0\ud800-\udfff]")
_NUMBER = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the queue."""

    status: str = ""
    q: str = ""
    sort: Sort = "newest"
    page: str = ""


@dataclass(frozen=True)
class Page:
    """Some pairs, how many there are in all, and where the next page begins (None: this is the last)."""

    pairs: Sequence[PairRow]
    total: int
    next: str | None


def pairs(session: Session, wanted: Wanted) -> Page:
    """Return one page of the queue.

    `wanted.page` is a page's number, or what an earlier page gave as `next`, which costs the same however far it is.
    Raises `UsageError` for a page that is neither.
    """
    chosen = _chosen(wanted)
    column, falling = SORTS[wanted.sort]
    order = [column.desc(), PairRow.id.desc()] if falling else [column, PairRow.id]
    found = chosen.order_by(*order).limit(PAGE + 1)
    if _NUMBER.fullmatch(wanted.page):
        found = found.offset((max(int(wanted.page), 1) - 1) * PAGE)
    elif wanted.page:
        found = found.where(_behind(column, falling, wanted.page))
    rows = list(session.scalars(found))
    total = session.scalar(select(func.count()).select_from(chosen.with_only_columns(PairRow.id).subquery())) or 0
    return Page(rows[:PAGE], total, _place(rows[PAGE - 1], column) if len(rows) > PAGE else None)


def next_open(session: Session, pair_id: int) -> int | None:
    """The id of the pair that waits behind this one, else of any that waits."""
    waiting = select(PairRow.id).where(PairRow.status == "open", PairRow.id != pair_id).order_by(PairRow.id.desc()).limit(1)
    return session.scalar(waiting.where(PairRow.id < pair_id)) or session.scalar(waiting)


def _chosen(wanted: Wanted) -> Select[PairRow]:
    """The pairs that fit status and search."""
    chosen = select(PairRow)
    if wanted.status in STATUSES:
        chosen = chosen.where(PairRow.status == wanted.status)
    for word in folded(wanted.q).replace("\0", " ").split():
        chosen = chosen.where(PairRow.searched.contains(word, autoescape=True))
    return chosen


def _place(row: PairRow, column: InstrumentedAttribute[Any]) -> str:
    """Name the place behind a row."""
    return base64.urlsafe_b64encode(json.dumps([getattr(row, column.key), row.id]).encode()).decode().rstrip("=")


def _behind(column: InstrumentedAttribute[Any], falling: bool, place: str) -> ColumnElement[bool]:
    """The rows behind a place. Raises `UsageError` for what `_place` would not have named."""
    try:
        value, row_id = json.loads(base64.urlsafe_b64decode(place + "=" * (-len(place) % 4)))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        value, row_id = None, None
    if not (_kept(value, column.type.python_type) and _kept(row_id, int)):
        raise UsageError("page: not a page of this list; take a number, or what the page before gave as next")
    here, there = tuple_(column, PairRow.id), tuple_(value, row_id)
    return here < there if falling else here > there


def _kept(value: object, kind: type) -> bool:
    """Whether a database could keep this in a column of such values."""
    if isinstance(value, str):
        return kind is str and not _NEVER_KEPT.search(value)
    return type(value) is kind is int and abs(value) < _MOST
