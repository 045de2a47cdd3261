"""What editors decide about findings: added and never changed, refused when somebody else was faster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from extractor.desk.store import NotFoundError, recount, storable
from extractor.desk.tables import DecisionRow, FindingRow, IgnoredRow, PairRow
from extractor.errors import CrosstallyError

Decision = Literal["confirmed", "dismissed", "open"]
Reason = Literal["", "translation", "original", "agree", "no_figure", "ignored"]
NOTE_LIMIT = 10_000


@dataclass(frozen=True)
class Choice:
    """What somebody wants to decide."""

    decision: Decision
    reason: Reason = ""
    note: str = ""


@dataclass(frozen=True)
class FindingState:
    """Where a finding stands. `revision` counts the decisions so far; `id` is the last one's."""

    decision: str = "open"
    reason: str = ""
    note: str = ""
    who: str = ""
    at: datetime | None = None
    revision: int = 0
    id: int | None = None


#: Where most findings stand.
_UNTOUCHED = FindingState()


class StaleDecisionError(CrosstallyError):
    """Somebody else decided since the page was looked at; `state` is what they said."""

    def __init__(self, state: FindingState) -> None:
        super().__init__(f"{state.who} has decided about this finding in the meantime; look at it again")
        self.state = state


def decide(session: Session, pair_id: int, key: str, choice: Choice, *, who: str, seen: int | None = None) -> FindingState:
    """Add a decision about a finding, unless it says what the last one says.

    `seen` is the revision that the deciding person saw; None decides in any case. Raises `NotFoundError`, and
    `StaleDecisionError` when the finding has had another decision since.
    """
    finding = _locked(session, pair_id, key)
    state = states(session, pair_id)[key]
    if seen is not None and seen != finding.revision:
        raise StaleDecisionError(state)
    if (state.decision, state.reason, state.note) == (choice.decision, choice.reason, choice.note) and state.id:
        return state
    _append(session, finding, choice, who)
    return states(session, pair_id)[key]


def undo(session: Session, pair_id: int, who: str) -> str | None:
    """Take back the last decision that somebody made in a pair, by adding what stood before it; tell its finding's key.

    Out: None where there is nothing to undo. Raises `StaleDecisionError` when somebody else decided on top of it.
    """
    _lock_pair(session, pair_id)
    undone = select(DecisionRow.undoes).where(DecisionRow.undoes.is_not(None))
    mine = (DecisionRow.pair_id == pair_id, DecisionRow.who == who, DecisionRow.undoes.is_(None), DecisionRow.id.not_in(undone))
    last = session.scalars(select(DecisionRow).where(*mine).order_by(DecisionRow.id.desc()).limit(1)).first()
    if last is None:
        return None
    on_it = (DecisionRow.pair_id == pair_id, DecisionRow.key == last.key)
    if session.scalars(select(DecisionRow.id).where(*on_it, DecisionRow.id > last.id, DecisionRow.who != who)).first():
        raise StaleDecisionError(states(session, pair_id)[last.key])
    before = session.scalars(
        select(DecisionRow).where(*on_it, DecisionRow.id < last.id).order_by(DecisionRow.id.desc()).limit(1)
    ).first()
    choice = Choice(before.decision, before.reason, before.note) if before else Choice("open")  # type: ignore[arg-type]
    _append(session, _locked(session, pair_id, last.key), choice, who, undoes=last.id)
    return last.key


def states(session: Session, pair_id: int) -> dict[str, FindingState]:
    """Where each finding of a pair stands; the ignore list speaks where nobody decided."""
    last = {row.key: row for row in history(session, pair_id)}
    rows = session.execute(
        select(FindingRow.key, FindingRow.revision, IgnoredRow.who, IgnoredRow.at)
        .join(IgnoredRow, IgnoredRow.figures == FindingRow.figures, isouter=True)
        .where(FindingRow.pair_id == pair_id)
    )
    return {key: _state(revision, last.get(key), who, at) for key, revision, who, at in rows}


def history(session: Session, pair_id: int, key: str | None = None) -> list[DecisionRow]:
    """All decisions on a pair, or on one finding of it, in the order made."""
    chosen = select(DecisionRow).where(DecisionRow.pair_id == pair_id)
    if key is not None:
        chosen = chosen.where(DecisionRow.key == key)
    return list(session.scalars(chosen.order_by(DecisionRow.id)))


def ignore(session: Session, pair_id: int, key: str, *, kind: str, texts: tuple[str, str], who: str) -> None:
    """Put the figures of a finding on the newsroom's list: wherever they meet, nobody need decide again."""
    finding = _locked(session, pair_id, key)
    if session.get(IgnoredRow, finding.figures) is None:
        row = IgnoredRow(
            figures=finding.figures, kind=kind, left_text=texts[0], right_text=texts[1], who=who, at=datetime.now(UTC)
        )
        session.add(row)
        _recount_where(session, finding.figures)


def heed(session: Session, figures: str) -> None:
    """Take a pair of figures off the list; findings that nobody decided about are open again."""
    row = session.get(IgnoredRow, figures)
    if row is not None:
        session.delete(row)
        _recount_where(session, figures)


def ignored(session: Session) -> list[IgnoredRow]:
    """The newsroom's list, newest first."""
    return list(session.scalars(select(IgnoredRow).order_by(IgnoredRow.at.desc())))


def _recount_where(session: Session, figures: str) -> None:
    """Count anew all pairs in which some figures meet."""
    recount(session, select(FindingRow.pair_id).where(FindingRow.figures == figures))


def _state(revision: int, last: DecisionRow | None, ignored_by: str | None, ignored_at: datetime | None) -> FindingState:
    """Put together where one finding stands."""
    if last is not None:
        return FindingState(last.decision, last.reason, last.note, last.who, last.at, revision, last.id)
    if ignored_by is not None:
        return FindingState("dismissed", "ignored", "", ignored_by, ignored_at, revision)
    return FindingState(revision=revision) if revision else _UNTOUCHED


def _lock_pair(session: Session, pair_id: int) -> None:
    """Keep others from changing the pair until the end of the transaction; the write comes before any reading."""
    session.execute(update(PairRow).where(PairRow.id == pair_id).values(changed=datetime.now(UTC)))


def _locked(session: Session, pair_id: int, key: str) -> FindingRow:
    """Return a finding that nobody else can change until the end of the transaction."""
    _lock_pair(session, pair_id)
    finding = session.get(FindingRow, (pair_id, key), populate_existing=True)
    if finding is None:
        raise NotFoundError(f"pair {pair_id} has no finding {key[:40]!r}; load the pair again")
    return finding


def _append(session: Session, finding: FindingRow, choice: Choice, who: str, *, undoes: int | None = None) -> None:
    """Add a decision, and bring the finding and its pair in line with it."""
    session.add(
        DecisionRow(
            pair_id=finding.pair_id, key=finding.key, decision=choice.decision, reason=choice.reason,
            note=storable(choice.note)[:NOTE_LIMIT], who=who, at=datetime.now(UTC), undoes=undoes,
        )
    )  # fmt: skip
    finding.decision = choice.decision
    finding.revision += 1
    recount(session, select(PairRow.id).where(PairRow.id == finding.pair_id))
