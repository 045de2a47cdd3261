"""A desk killed while saving leaves nothing half-written, on SQLite and on PostgreSQL."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from extractor.desk.database import open_database
from extractor.desk.tables import DecisionRow, FindingRow, PairRow, VersionRow

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import itertools, sys
from extractor.desk import decisions, store
from extractor.desk.database import open_database
from extractor.desk.decisions import Choice
from tests.desk.texts import ENGLISH, FRENCH, checked, draft
sessions = open_database(sys.argv[1])
first, second = checked(), checked(ENGLISH.replace("26", "28"))
for turn in itertools.count():
    with sessions.begin() as session:
        pair = store.add(session, draft(), first, "mai").id
    if not turn:
        print("ready", flush=True)
    for key in list(decisions.states(sessions(), pair)):
        with sessions.begin() as session:
            decisions.decide(session, pair, key, Choice("dismissed", "agree", str(turn)), who="mai")
    with sessions.begin() as session:
        store.revise(session, pair, draft(ENGLISH.replace("26", "28")), second, "mai")
    with sessions.begin() as session:
        decisions.undo(session, pair, "mai")
"""


def test_killed_while_saving(database: str) -> None:
    """After each kill every pair has its version, its findings, and numbers that fit the decisions."""
    chance = random.Random(7)
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, database], cwd=ROOT, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.15, 0.6))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        sessions = open_database(database)
        with sessions() as session:
            assert session.scalar(select(func.count()).select_from(PairRow))
            for pair in session.scalars(select(PairRow)):
                check_pair(session, pair)
        sessions.kw["bind"].dispose()


def check_pair(session: Any, pair: PairRow) -> None:
    """All rows of a pair say the same."""
    versions = session.scalars(select(VersionRow).where(VersionRow.pair_id == pair.id).order_by(VersionRow.number)).all()
    findings = session.scalars(select(FindingRow).where(FindingRow.pair_id == pair.id)).all()
    decided = session.scalars(select(DecisionRow).where(DecisionRow.pair_id == pair.id).order_by(DecisionRow.id)).all()
    assert [row.number for row in versions] == list(range(1, pair.version + 1))
    assert all(row.report for row in versions)
    assert sum(row.present for row in findings) == pair.to_review == 2
    for finding in findings:
        mine = [row.decision for row in decided if row.key == finding.key]
        assert finding.revision == len(mine)
        assert finding.decision == (mine[-1] if mine else None)
    assert pair.decided == sum(row.present and row.decision == "dismissed" for row in findings)
    assert pair.pending == pair.to_review - pair.decided
