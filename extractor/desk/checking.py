"""Checking what comes in: at once where it is quick, else in the background, a step at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import select

from extractor import pipeline
from extractor.desk import store
from extractor.desk.database import Sessions
from extractor.desk.store import Draft
from extractor.desk.tables import PairRow
from extractor.errors import CrosstallyError, UndetectedLanguageError
from extractor.languages import codes
from extractor.models import Article, Extraction, Report
from extractor.settings import Settings

AT_ONCE = 200_000
STEPS = 3
_LOG = logging.getLogger(__name__)


def check(draft: Draft, settings: Settings | None = None, step: Callable[[int], None] = lambda _: None) -> Report:
    """Check the versions of a draft as a newsroom has settled, telling each of the `STEPS` steps when it is done.

    Raises a `CrosstallyError` that names the side, as when its language cannot be told.
    """
    left = _extract(draft.left, "left")
    step(1)
    right = _extract(draft.right, "right")
    step(2)
    return pipeline.check(left, right, source=_extract(draft.source, "source") if draft.source else None, settings=settings)


class Checker:
    """Checks long texts in the background; what was left unchecked when the desk stopped is taken up again."""

    def __init__(self, sessions: Sessions, settings: Settings | None = None) -> None:
        self.sessions = sessions
        self.settings = settings
        self._steps: dict[int, int] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="check")
        with sessions() as session:
            left_over = list(session.scalars(select(PairRow.id).where(PairRow.status == "checking")))
        for pair_id in left_over:
            self.start(pair_id)

    def start(self, pair_id: int) -> None:
        """Check the current version of a stored pair, soon."""
        self._steps[pair_id] = 0
        self._pool.submit(self._run, pair_id)

    def step(self, pair_id: int) -> int:
        """How many of the `STEPS` steps are done."""
        return self._steps.get(pair_id, 0)

    def close(self) -> None:
        """Let the running check end, and forget the others: they are taken up at the next start."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, pair_id: int) -> None:
        """Check one pair and store what comes out, be it that it cannot be checked."""
        try:
            with self.sessions() as session:
                stored = store.load(session, pair_id)
            report = check(stored.draft, self.settings, lambda done: self._steps.__setitem__(pair_id, done))
            with self.sessions.begin() as session:
                store.complete(session, pair_id, stored.version.number, report)
        except Exception as error:
            known = isinstance(error, CrosstallyError)
            if not known:
                _LOG.exception("pair %s could not be checked", pair_id)
            with self.sessions.begin() as session:
                store.fail(session, pair_id, str(error) if known else type(error).__name__)
        finally:
            self._steps.pop(pair_id, None)


def _extract(article: Article, side: str) -> Extraction:
    """Extract the claims of one side; an error says which."""
    if article.lang and article.lang not in codes():
        raise CrosstallyError(f"{side}: there is no language {article.lang[:20]!r}; there are: {', '.join(codes())}")
    if not article.text.strip():
        raise CrosstallyError(f"{side}: the text is empty; paste it, or drop a file")
    try:
        return pipeline.extract(article)
    except UndetectedLanguageError as error:
        raise UndetectedLanguageError(f"{side}: {error}; choose it ({', '.join(codes())})") from error


def storable(draft: Draft) -> Draft:
    """The draft without what a database would not keep, or the error that says what that is; an empty name is none."""
    for article in (draft.left, draft.right, draft.source):
        if article is not None:
            store.storable(article.text + (article.title or ""))
    return replace(draft, external=store.storable(draft.external) if draft.external else None)
