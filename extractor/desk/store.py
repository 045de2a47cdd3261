"""Pairs and their versions in the database; decisions on claims that did not change outlive a new version."""

from __future__ import annotations

import json
import unicodedata
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Select, and_, case, func, insert, or_, select, update
from sqlalchemy.orm import Session

from extractor.desk.tables import FindingRow, IgnoredRow, PairRow, VersionRow
from extractor.errors import CrosstallyError, UsageError
from extractor.models import Article, Report
from extractor.report.keys import Keyed, keyed
from extractor.report.view import SIDES, title_of

TO_REVIEW = ("error", "warning")
DECIDED = ("confirmed", "dismissed")
_TITLE = 200
_NOT_STORABLE = "\0"
#: The findings of a report, where they have been named already: naming takes as long as storing them.
Named = Sequence[Keyed] | None


class NotFoundError(CrosstallyError):
    """There is no such pair, version or finding."""


@dataclass(frozen=True)
class Draft:
    """The texts of a pair as they come in; `external` is the name that others have for the pair."""

    left: Article
    right: Article
    source: Article | None = None
    external: str | None = None

    @property
    def size(self) -> int:
        """How many characters there are to check."""
        return len(self.left.text) + len(self.right.text)


@dataclass(frozen=True)
class Stored:
    """A pair as stored: its row, its current texts, and the report on them where the check is done."""

    pair: PairRow
    version: VersionRow
    draft: Draft
    report: Report | None
    names: dict[str, str]


def add(session: Session, draft: Draft, report: Report | None, who: str, named: Named = None) -> PairRow:
    """Store a pair, with the report on it or still to be checked; `named` are its findings where they have been named."""
    now = datetime.now(UTC)
    row = PairRow(external=draft.external, created=now, changed=now, version=0, **_shown(draft, report))
    session.add(row)
    session.flush()
    _add_version(session, row, draft, report, who, named)
    return row


def revise(session: Session, pair_id: int, draft: Draft, report: Report | None, who: str, named: Named = None) -> PairRow:
    """Store new texts of a pair, as `add` does; decisions about claims that both versions have are kept.

    Raises `NotFoundError` for a pair that is not there.
    """
    row = _locked(session, pair_id)
    draft = replace(draft, external=row.external)
    for name, value in _shown(draft, report).items():
        setattr(row, name, value)
    _add_version(session, row, draft, report, who, named)
    return row


def complete(session: Session, pair_id: int, number: int, report: Report) -> None:
    """Put the report into a version that was stored unchecked; a later version of the pair makes it idle."""
    row = _locked(session, pair_id)
    version = _version(session, pair_id, number)
    version.report = report.model_dump_json()
    if row.version == number:
        row.left_lang, row.right_lang = report.left.article.lang, report.right.article.lang
        _take_findings(session, row, version, report)


def fail(session: Session, pair_id: int, trouble: str) -> None:
    """Note why a pair could not be checked."""
    session.execute(update(PairRow).where(PairRow.id == pair_id).values(status="failed", trouble=trouble))


def load(session: Session, pair_id: int, made: Report | None = None) -> Stored:
    """Return a pair with its current texts and report; one just `made` need not be read back. Raises `NotFoundError`."""
    row = session.get(PairRow, pair_id)
    if row is None:
        raise NotFoundError(f"there is no pair {pair_id}; the queue lists those there are")
    version = _version(session, pair_id, row.version)
    left = Article(version.left_text, version.left_lang, title=version.left_title)
    right = Article(version.right_text, version.right_lang, title=version.right_title)
    source = None if version.source_text is None else Article(version.source_text, version.source_lang)
    report = made
    if report is None and version.report is not None:
        report = with_texts(Report.model_validate_json(version.report), Draft(left, right, source))
    return Stored(row, version, Draft(left, right, source, row.external), report, json.loads(version.names))


def with_texts(report: Report, draft: Draft) -> Report:
    """A report read back from JSON, which holds no texts, with the texts it was made on; no page tells where they lay."""
    sides = {side: (getattr(report, side), getattr(draft, side)) for side in SIDES}
    texts = {
        side: made.model_copy(update={"text": article.text}) for side, (made, article) in sides.items() if made and article
    }
    return report.model_copy(update=texts)


def stamp(session: Session, pair_id: int) -> int | None:
    """Return what grows with every change of a pair."""
    return session.scalar(select(PairRow.stamp).where(PairRow.id == pair_id))


def known(session: Session, external: str) -> Stored | None:
    """Return the pair that others call by this name, if it is stored."""
    found = session.scalar(select(PairRow.id).where(PairRow.external == external))
    return None if found is None else load(session, found)


def storable(text: str) -> str:
    """Return a text that any database keeps. Raises `UsageError` for one with NUL or half characters.

    >>> storable("22,7 %")
    '22,7 %'
    """
    if _NOT_STORABLE in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError("the text holds characters that no text has (NUL or lone surrogates); paste it again as plain text")
    return text


def folded(text: str) -> str:
    """A text as it is searched: without accents and case.

    >>> folded("Le Projet ÉTÉ")
    'le projet ete'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def recount(session: Session, pairs: Select[int]) -> None:
    """Bring the numbers of some pairs, and their status, in line with their findings."""
    reviewable = and_(FindingRow.pair_id == PairRow.id, FindingRow.present, FindingRow.severity.in_(TO_REVIEW))
    passed_over = and_(FindingRow.decision.is_(None), FindingRow.figures.in_(select(IgnoredRow.figures)))
    settled = or_(FindingRow.decision.in_(DECIDED), passed_over)
    every = select(func.count()).select_from(FindingRow).where(reviewable).scalar_subquery()
    done = select(func.count()).select_from(FindingRow).where(reviewable, settled).scalar_subquery()
    session.flush()
    here = PairRow.id.in_(pairs)
    session.execute(
        update(PairRow)
        .where(here)
        .values(
            to_review=every,
            decided=done,
            pending=every - done,
            status=case((PairRow.status.in_(("checking", "failed")), PairRow.status), (every > done, "open"), else_="done"),
            stamp=PairRow.stamp + 1,
            changed=datetime.now(UTC),
        )
        .execution_options(synchronize_session=False)
    )
    session.expire_all()


def _locked(session: Session, pair_id: int) -> PairRow:
    """Return the row of a pair; until the end of the transaction nobody else changes the pair."""
    # A write comes first, so that SQLite takes its lock before anything is read.
    found = session.execute(update(PairRow).where(PairRow.id == pair_id).values(stamp=PairRow.stamp + 1))
    row = session.get(PairRow, pair_id, populate_existing=True)
    if not found.rowcount or row is None:  # type: ignore[attr-defined]
        raise NotFoundError(f"there is no pair {pair_id}; the queue lists those there are")
    return row


def _shown(draft: Draft, report: Report | None) -> dict[str, str | None]:
    """What the queue shows of a pair."""
    left, right = (title_of(article, side)[:_TITLE] for article, side in ((draft.left, "left"), (draft.right, "right")))
    return {
        "left_title": left,
        "right_title": right,
        "left_lang": report.left.article.lang if report else draft.left.lang,
        "right_lang": report.right.article.lang if report else draft.right.lang,
        "searched": folded(f"{draft.external or ''} {left} {right}"),
        "status": "checking",
        "trouble": "",
    }


def _add_version(session: Session, row: PairRow, draft: Draft, report: Report | None, who: str, named: Named) -> None:
    """Store the texts as the next version, and the findings if they are known."""
    row.version += 1
    version = VersionRow(
        pair_id=row.id, number=row.version, who=who, at=datetime.now(UTC),
        left_text=storable(draft.left.text), right_text=storable(draft.right.text),
        source_text=None if draft.source is None else storable(draft.source.text),
        left_lang=row.left_lang, right_lang=row.right_lang, source_lang=draft.source and draft.source.lang,
        left_title=draft.left.title, right_title=draft.right.title,
        report=None if report is None else report.model_dump_json(),
    )  # fmt: skip
    session.add(version)
    session.flush()
    if report is not None:
        _take_findings(session, row, version, report, named)


def _take_findings(session: Session, row: PairRow, version: VersionRow, report: Report, named: Named = None) -> None:
    """Keep the findings of a report, under the keys that they had before if their claims are as they were."""
    there = {finding.key: finding for finding in session.scalars(select(FindingRow).where(FindingRow.pair_id == row.id))}
    for finding in there.values():
        finding.present = False
    names, fresh, rows = {}, list(keyed(report)) if named is None else named, []
    taken = {one.key for one in fresh}
    written: dict[str, deque[FindingRow]] = {}
    for finding in there.values():
        written.setdefault(finding.wording, deque()).append(finding)
    for one in fresh:
        kept = there.get(one.key) or _same_claims(written.get(one.wording), taken)
        found = {"figures": one.figures, "wording": one.wording, "severity": one.finding.severity, "present": True}
        if kept is None:
            rows.append({"pair_id": row.id, "key": one.key, "revision": 0, **found})
            continue
        if kept.key != one.key:
            names[one.key] = kept.key
            taken.add(kept.key)
        for name, value in found.items():
            setattr(kept, name, value)
    if rows:
        session.execute(insert(FindingRow), rows)
    version.names = json.dumps(names)
    row.verdict = report.verdict
    row.errors, row.warnings, row.notes = report.summary.errors, report.summary.warnings, report.summary.notes
    row.status = "open"
    recount(session, select(PairRow.id).where(PairRow.id == row.id))


def _same_claims(written: deque[FindingRow] | None, taken: set[str]) -> FindingRow | None:
    """The first free finding among those stored before about claims written in the same way, in sentences that have changed.

    What is taken stays taken, and leaves the queue.
    """
    while written and written[0].key in taken:
        written.popleft()
    return written[0] if written else None


def _version(session: Session, pair_id: int, number: int) -> VersionRow:
    """Return one version of a pair."""
    return session.scalars(select(VersionRow).where(VersionRow.pair_id == pair_id, VersionRow.number == number)).one()
