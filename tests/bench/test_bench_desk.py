"""The desk under load: a page at once, a long queue, many editors. Each aim is met by the best of some tries."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sqlalchemy import insert

from extractor.desk import queue
from extractor.desk.tables import PairRow
from tests.bench.measure import demand
from tests.desk.texts import body

PLENTY = "\n\n".join(f"Paragraph {n} tells of {n * 7 + 3} boats and {n * 11 + 5} nets on the shore." for n in range(2, 160))
BEAUCOUP = "\n\n".join(
    f"Le paragraphe {n} parle de {n * 7 + 3} bateaux et de {n * 11 + (5 if n % 9 else 9)} filets." for n in range(2, 160)
)
EDITORS = 20
PAIRS = 50_000
TRIES = 10


def call(address: str, method: str = "GET", sent: object = None) -> Any:
    """Ask the desk for JSON."""
    content = None if sent is None else json.dumps(sent).encode()
    with urlopen(Request(address, content, {"Content-Type": "application/json"}, method=method)) as answer:
        return json.load(answer)


def best(measure: Callable[[], float], aim: float) -> float:
    """The least of some measures, in seconds; the first that meets the aim is enough."""
    found = []
    for _ in range(TRIES):
        found.append(measure())
        if found[-1] < aim:
            break
    return min(found)


@pytest.mark.bench
def test_an_ordinary_article_is_there_at_once(page: Any, desk: str) -> None:
    """The page of a pair of 10 kB a side answers to keys in under half a second."""
    assert len(PLENTY) > 9_000
    address = f"{desk}/pairs/{call(f'{desk}/api/pairs', 'POST', body(PLENTY, BEAUCOUP))['id']}"

    def load() -> float:
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_function("window.crosstally")
        milliseconds: int = page.evaluate("Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)")
        return milliseconds / 1000

    demand(load, most=0.5)


@pytest.mark.bench
def test_a_long_queue_is_listed_sorted_and_searched(sessions: Any) -> None:
    """Any page of 50,000 pairs, in any order, with and without a search, takes under 200 ms."""
    now = datetime.now(UTC)
    titles = [f"Article {n * 7919 % PAIRS} of the harbour of Kest" for n in range(PAIRS)]
    common = {"left_lang": "en", "right_lang": "fr", "verdict": "differ", "created": now, "changed": now}
    rows = [
        {"left_title": title, "right_title": title, "searched": title.casefold(), "status": "open" if n % 3 else "done",
         "pending": n % 5, **common}
        for n, title in enumerate(titles)
    ]  # fmt: skip
    with sessions.begin() as session:
        session.execute(insert(PairRow), rows)
    slow = {}
    for wanted in [
        *(queue.Wanted(sort=sort, status=status) for sort in queue.SORTS for status in ("", "open")),
        queue.Wanted(q="harbour 4711"),
        queue.Wanted(q="nowhere"),
        queue.Wanted(page=str(PAIRS // queue.PAGE - 1)),
    ]:
        for turn in (wanted, None):
            with sessions() as session:
                asked = turn or queue.Wanted(wanted.status, wanted.q, wanted.sort, queue.pairs(session, wanted).next or "")

            def look(asked: queue.Wanted = asked) -> float:
                start = time.perf_counter()
                with sessions() as session:
                    queue.pairs(session, asked)
                return time.perf_counter() - start

            taken = best(look, 0.2)
            if taken >= 0.2:
                slow[asked] = taken
    assert slow == {}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_twenty_editors_at_once(sessions: Any) -> None:
    """All list, read, decide and undo at the same time: no error, and every decision is kept once."""
    import socket

    import uvicorn

    from extractor.desk.app import make_app

    server = uvicorn.Server(uvicorn.Config(make_app(sessions), log_level="error", timeout_graceful_shutdown=5))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(EDITORS)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    desk = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        shared = call(f"{desk}/api/pairs", "POST", body())
        keys = [finding["key"] for one in shared["report"]["pairs"] for finding in one["findings"]]
        start = threading.Barrier(EDITORS)

        def work(editor: int) -> list[int]:
            start.wait()
            own = call(f"{desk}/api/pairs", "POST", body())["id"]
            refused = []
            for turn in range(5):
                call(f"{desk}/api/pairs?status=open&q=harbour")
                call(f"{desk}/api/pairs/{own}/decisions/{keys[turn % 2]}", "PUT", {"decision": "dismissed", "note": str(turn)})
                place = f"{desk}/api/pairs/{shared['id']}/decisions/{keys[turn % 2]}"
                call(place, "PUT", {"decision": "confirmed", "note": f"{editor} {turn}"})
                try:
                    call(place, "PUT", {"decision": "dismissed", "note": f"{editor} {turn}", "seen": 0})
                except HTTPError as error:
                    refused.append(error.code)
                    error.close()
            return refused

        with ThreadPoolExecutor(EDITORS) as pool:
            refused = [code for codes in pool.map(work, range(EDITORS)) for code in codes]
        assert refused == [409] * (EDITORS * 5)
        stored = call(f"{desk}/api/pairs/{shared['id']}")
        assert len({row["note"] for row in stored["history"]}) == len(stored["history"]) == EDITORS * 5
        assert call(f"{desk}/api/pairs")["total"] == EDITORS + 1
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
