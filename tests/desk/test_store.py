"""Pairs, versions and decisions in the database, on SQLite and on PostgreSQL."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from sqlalchemy import select

from extractor.desk import decisions, queue, store
from extractor.desk.database import open_database
from extractor.desk.decisions import Choice, StaleDecisionError
from extractor.desk.tables import Base, DecisionRow, FindingRow, PairRow
from extractor.errors import UsageError
from tests.desk.texts import ENGLISH, FRENCH, checked, draft

WRONG = Choice("confirmed", "translation")
FINE = Choice("dismissed", "agree", "as agreed with the desk in Lyon")


def add(sessions: Any, left: str = ENGLISH, right: str = FRENCH, external: str | None = None) -> int:
    """Store a checked pair."""
    with sessions.begin() as session:
        return int(store.add(session, draft(left, right, external), checked(left, right), "mai").id)


def keys(sessions: Any, pair: int) -> list[str]:
    """The findings that the pair has now."""
    with sessions() as session:
        found = session.scalars(select(FindingRow.key).where(FindingRow.pair_id == pair, FindingRow.present))
        return sorted(found)


def decide(
    sessions: Any, pair: int, key: str, choice: Choice, who: str = "mai", seen: int | None = None
) -> decisions.FindingState:
    """Decide in a transaction of its own."""
    with sessions.begin() as session:
        return decisions.decide(session, pair, key, choice, who=who, seen=seen)


def test_a_pair_is_stored_as_it_came(sessions: Any) -> None:
    """Texts, languages and report come out as they went in."""
    pair = add(sessions)
    with sessions() as session:
        stored = store.load(session, pair)
        assert (stored.draft.left.text, stored.draft.right.text) == (ENGLISH, FRENCH)
        assert stored.report == checked()
        assert stored.report is not None
        assert stored.report.left.text == ENGLISH
        assert (stored.pair.status, stored.pair.to_review, stored.pair.pending) == ("open", 2, 2)
        assert stored.pair.created.tzinfo is not None


def test_decisions_are_only_added(sessions: Any) -> None:
    """Another decision, and an undo, leave the earlier rows as they were."""
    pair = add(sessions)
    key = keys(sessions, pair)[0]
    decide(sessions, pair, key, WRONG)
    decide(sessions, pair, key, FINE)
    with sessions.begin() as session:
        assert decisions.undo(session, pair, "mai") == key
    with sessions() as session:
        rows = decisions.history(session, pair, key)
        assert [(row.decision, row.note) for row in rows] == [("confirmed", ""), ("dismissed", FINE.note), ("confirmed", "")]
        assert rows[2].undoes == rows[1].id
        assert decisions.states(session, pair)[key].decision == "confirmed"


def test_undo_goes_back_step_by_step(sessions: Any) -> None:
    """Each undo takes back one decision more, until there is none."""
    pair = add(sessions)
    first, second = keys(sessions, pair)
    decide(sessions, pair, first, WRONG)
    decide(sessions, pair, second, FINE)
    undone = []
    for _ in range(3):
        with sessions.begin() as session:
            undone.append(decisions.undo(session, pair, "mai"))
    assert undone == [second, first, None]
    with sessions() as session:
        assert {state.decision for state in decisions.states(session, pair).values()} == {"open"}
        assert store.load(session, pair).pair.pending == 2


def test_undo_leaves_others_decisions(sessions: Any) -> None:
    """What somebody else decided on top of mine is not taken back by me."""
    pair = add(sessions)
    key = keys(sessions, pair)[0]
    decide(sessions, pair, key, WRONG, who="mai")
    decide(sessions, pair, key, FINE, who="linh")
    with pytest.raises(StaleDecisionError, match="linh"), sessions.begin() as session:
        decisions.undo(session, pair, "mai")


def test_a_late_decision_is_refused(sessions: Any) -> None:
    """Who decides on an old view is told what stands, and nothing changes."""
    pair = add(sessions)
    key = keys(sessions, pair)[0]
    decide(sessions, pair, key, WRONG, who="linh", seen=0)
    with pytest.raises(StaleDecisionError) as refused:
        decide(sessions, pair, key, FINE, who="mai", seen=0)
    assert (refused.value.state.who, refused.value.state.decision) == ("linh", "confirmed")
    with sessions() as session:
        assert session.scalars(select(DecisionRow.who)).all() == ["linh"]


def test_the_same_decision_again_adds_nothing(sessions: Any) -> None:
    """A repeated request leaves one row."""
    pair = add(sessions)
    key = keys(sessions, pair)[0]
    assert decide(sessions, pair, key, FINE).revision == decide(sessions, pair, key, FINE).revision == 1


def test_a_pair_is_done_when_all_is_decided(sessions: Any) -> None:
    """The queue counts what was decided, and calls a pair without open findings done."""
    pair = add(sessions)
    for key in keys(sessions, pair):
        decide(sessions, pair, key, FINE)
    with sessions() as session:
        row = store.load(session, pair).pair
        assert (row.status, row.decided, row.pending) == ("done", 2, 0)


def test_a_new_version_keeps_decisions_on_what_did_not_change(sessions: Any) -> None:
    """A sentence may change around a figure; a figure that changes is open again."""
    pair = add(sessions)
    for key in keys(sessions, pair):
        decide(sessions, pair, key, FINE)
    left, right = ENGLISH.replace("The port of Kest has", "Today the port has"), FRENCH.replace("62 millions", "63 millions")
    with sessions.begin() as session:
        store.revise(session, pair, draft(left, right), checked(left, right), "linh")
    with sessions() as session:
        stored = store.load(session, pair)
        states = decisions.states(session, pair)
        assert (stored.pair.version, stored.pair.status, stored.pair.pending) == (2, "open", 1)
        assert sorted(states[key].decision for key in keys(sessions, pair)) == ["dismissed", "open"]


def test_keys_are_stable_as_long_as_the_claims(sessions: Any) -> None:
    """An edit elsewhere in the sentence leaves the stored key of a finding as it was."""
    pair = add(sessions)
    before = keys(sessions, pair)
    left = ENGLISH.replace("The port of Kest has", "Kest has").replace("It will spend", "The town spends")
    with sessions.begin() as session:
        store.revise(session, pair, draft(left), checked(left), "linh")
    assert keys(sessions, pair) == before


def test_ignored_figures_are_dismissed_wherever_they_meet(sessions: Any) -> None:
    """The list speaks for pairs stored before and after, and not for what somebody opened again."""
    first, reopened = add(sessions), add(sessions)
    key = keys(sessions, first)[0]
    decide(sessions, reopened, key, Choice("open", "", "look at this"))
    with sessions.begin() as session:
        decisions.ignore(session, first, key, kind="value", texts=("557 berths", "575 postes"), who="mai")
    later = add(sessions)
    with sessions() as session:
        assert decisions.states(session, first)[key].reason == "ignored"
        assert decisions.states(session, later)[key].decision == "dismissed"
        assert decisions.states(session, reopened)[key].decision == "open"
        assert [store.load(session, pair).pair.pending for pair in (first, reopened, later)] == [1, 2, 1]
        figures = decisions.ignored(session)[0].figures
    with sessions.begin() as session:
        decisions.heed(session, figures)
    with sessions() as session:
        assert [store.load(session, pair).pair.pending for pair in (first, reopened, later)] == [2, 2, 2]


def test_the_queue_is_walked_page_by_page(sessions: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Following `next` meets each pair once, in each order; a page's number leads to the same rows."""
    monkeypatch.setattr(queue, "PAGE", 3)
    for number in range(7):
        add(sessions, ENGLISH.replace("Harbour", f"Harbour {number % 3}"))
    for sort in queue.SORTS:
        with sessions() as session:
            met, page, number = [], "", 1
            while True:
                found = queue.pairs(session, queue.Wanted(sort=sort, page=page))
                assert [row.id for row in queue.pairs(session, queue.Wanted(sort=sort, page=str(number))).pairs] == [
                    row.id for row in found.pairs
                ]
                met += [row.id for row in found.pairs]
                if found.next is None:
                    break
                page, number = found.next, number + 1
            assert sorted(met) == list(range(1, 8))
            assert found.total == 7


def test_the_queue_is_searched_without_accents(sessions: Any) -> None:
    """Words of both titles and of the name are found, and a percent sign is a percent sign."""
    pair = add(sessions, external="kest-100%")
    add(sessions, ENGLISH.replace("Harbour works", "Quiet day"), FRENCH.replace("Début des travaux", "Calme plat"))
    with sessions() as session:
        for words in ("debut TRAVAUX", "harbour début", "kest-100%"):
            assert [row.id for row in queue.pairs(session, queue.Wanted(q=words)).pairs] == [pair]
        assert queue.pairs(session, queue.Wanted(q="%%")).total == 0
        assert queue.pairs(session, queue.Wanted(status="done")).total == 0


def place(*parts: object) -> str:
    """What stands in an address for the place behind a row."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "page",
    [
        "no-such-page-here", "-1", "9" * 18, "9" * 5000, "\u0661", place(), place(1), place("a", 1), place(1, "a"),
        place(10**30, 1), place(1, 10**30), place(True, 1), place(None, None), place([], {}), place("\ud800", 1), place(1.5, 1),
        "W1" * 10_000,
    ],
)  # fmt: skip
def test_a_page_that_is_none_is_refused(sessions: Any, page: str) -> None:
    """A page made up by somebody gives an error line."""
    with sessions() as session, pytest.raises(UsageError, match="page"):
        queue.pairs(session, queue.Wanted(page=page))


@pytest.mark.parametrize("page", [place("\ud800", 1), place("a\0", 1), place(1, 1)])
def test_a_title_that_no_database_keeps_begins_no_page(sessions: Any, page: str) -> None:
    """Nor does a number, where the titles are sorted."""
    with sessions() as session, pytest.raises(UsageError, match="page"):
        queue.pairs(session, queue.Wanted(page=page, sort="title"))


def test_a_page_behind_the_last_is_empty(sessions: Any) -> None:
    """However far behind, and whatever is searched."""
    with sessions() as session:
        assert queue.pairs(session, queue.Wanted(page="9999999")).pairs == []
        assert queue.pairs(session, queue.Wanted(q="\0 no \0such title")).total == 0


def test_migrations_lead_to_the_tables(sessions: Any) -> None:
    """The steps give exactly the tables that the code declares, and are harmless when they were done."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    engine = sessions.kw["bind"]
    open_database(engine.url.render_as_string(hide_password=False)).kw["bind"].dispose()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_foreign_keys_are_kept(sessions: Any) -> None:
    """A decision about nothing is refused by the database itself."""
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), sessions.begin() as session:
        session.add(DecisionRow(pair_id=99, key="none", decision="open", who="mai", at=checked_at()))


def checked_at() -> Any:
    """A moment."""
    from datetime import UTC, datetime

    return datetime(2026, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////no/such/folder/desk.sqlite", "oracle9://x/y"])
def test_a_database_that_cannot_be_opened_is_told_in_one_line(url: str) -> None:
    """The address and the way out are named."""
    with pytest.raises(UsageError, match=r"^--db: [^\n]+$"):
        open_database(url)


def test_passwords_are_hidden_in_errors() -> None:
    """A wrong address shows no password."""
    with pytest.raises(UsageError) as refused:
        open_database("postgresql+psycopg://desk:secret@127.0.0.1:1/desk")
    assert "secret" not in str(refused.value)


def test_texts_that_no_database_keeps_are_refused() -> None:
    """NUL and half characters give an error, not a broken row."""
    for text in ("a\0b", "a\ud800b"):
        with pytest.raises(UsageError):
            store.storable(text)


def test_rows_of_two_pairs_stay_apart(sessions: Any) -> None:
    """Equal findings of two pairs have equal keys and separate decisions."""
    first, second = add(sessions), add(sessions)
    assert keys(sessions, first) == keys(sessions, second)
    decide(sessions, first, keys(sessions, first)[0], FINE)
    with sessions() as session:
        assert {row.id: row.pending for row in session.scalars(select(PairRow))} == {first: 1, second: 2}
