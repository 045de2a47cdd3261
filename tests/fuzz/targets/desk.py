"""The desk's JSON interface: a line with method and address, and the body behind it."""

from __future__ import annotations

import atexit
import json
import random
import tempfile
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

from tests.fuzz import pieces
from tests.fuzz.targets.stored import any_value

_ADDRESSES = (
    "GET /health", "GET /api/pairs", "POST /api/pairs", "POST /api/pairs", "GET /api/pairs/{id}", "GET /api/pairs/{id}/export",
    "PUT /api/pairs/{id}/decisions/{key}", "PUT /api/pairs/{id}/decisions/{key}", "DELETE /api/pairs/{id}",
)  # fmt: skip
_QUERIES = ("status", "q", "sort", "page", "format")
_VALUES = (
    "open",
    "done",
    "newest",
    "2",
    "json",
    "csv",
    "html",
    "docx",
    "0",
    "999999999",
    "-1",
    "",
    "x",
    "%00",
    "aaaaaaaaaaaaaaaa",
)
#: Requests a desk takes before another stands in for it.
_RENEWED = 1000


def run(data: bytes) -> None:
    """Every request is answered, none with a failure of the desk, and what is refused is told in JSON."""
    line, _, body = data.partition(b"\n")
    method, _, address = line.decode("ascii", "replace").replace("\ufffd", "?").partition(" ")
    path, _, query = address.partition("?")
    if not path.startswith(("/api/", "/health")):
        return
    status, answer = _desk().ask(method.upper() or "GET", path, query, body)
    assert status < 500, answer
    if status >= 400 and status != 405:
        assert isinstance(json.loads(answer)["detail"], str)


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A request, few of them sound, to a desk with some pairs."""
    number = str(chance.choice((1, 1, 1, 2, 3, 99, 2**31, -1, "x", quote(pieces.piece(chance), errors="replace"))))
    line = chance.choice(_ADDRESSES).format(id=number, key=chance.choice(("x", *_desk().keys)))
    query = "&".join(
        f"{name}={chance.choice((*_VALUES, quote(pieces.piece(chance), errors='replace')))}"
        for name in _QUERIES
        if chance.random() < 0.2
    )
    body = json.dumps(_decision(chance) if line.startswith("PUT") else _pair(chance, size), ensure_ascii=chance.random() < 0.5)
    sent = body.encode("utf-8", "surrogatepass")
    sent = pieces.mutated(chance, sent) if chance.random() < 0.1 else sent
    return f"{line}?{query}\n".encode() + (b"" if line.startswith("GET") else sent)


def _pair(chance: random.Random, size: int) -> dict[str, object]:
    """The body of a pair, one field of it often another."""
    pair: dict[str, object] = {
        side: {
            "lang": chance.choice(("en", "fr", "vi", "de")),
            "text": pieces.long_text(chance, size // 2) if size else pieces.text(chance),
        }
        for side in ("left", "right", *(("source",) if chance.random() < 0.1 else ()))
    }
    pair["id"] = chance.choice((None, "a", "b", pieces.piece(chance)))
    return _spoilt(chance, pair)


def _decision(chance: random.Random) -> dict[str, object]:
    """The body of a decision."""
    decision = {"decision": chance.choice(("confirmed", "dismissed", "open")), "note": pieces.text(chance), "seen": None}
    return _spoilt(chance, decision)


def _spoilt(chance: random.Random, fields: dict[str, Any]) -> dict[str, Any]:
    """The same fields, at times with another value or one more."""
    if chance.random() < 0.3:
        holder = chance.choice([fields, *(value for value in fields.values() if isinstance(value, dict))])
        holder[chance.choice((*holder, "title", "lang", "reason", "x"))] = any_value(chance)
    return fields


def _desk() -> _Desk:
    """A desk with one pair and what the last inputs stored; a new one now and then, for a full one is slow."""
    if _desks and _desks[-1].asked >= _RENEWED:
        _desks.pop().close()
    if not _desks:
        _desks.append(_Desk())
    return _desks[-1]


_desks: list[_Desk] = []


class _Desk:
    """A desk of this process over a database of its own, asked without a network."""

    def __init__(self) -> None:
        from anyio.from_thread import start_blocking_portal

        from extractor.desk.app import make_app
        from extractor.desk.database import open_database

        things = ExitStack()
        self.close = things.close
        self.asked = 0
        atexit.register(self.close)
        folder = things.enter_context(tempfile.TemporaryDirectory())
        sessions = open_database(f"sqlite:///{folder}/desk.sqlite")
        things.callback(sessions.kw["bind"].dispose)
        self._app = make_app(sessions)
        self._thread = things.enter_context(start_blocking_portal())  # a browser's tests may hold this thread's own loop
        things.enter_context(self._thread.wrap_async_context_manager(self._app.router.lifespan_context(self._app)))
        first = {
            "left": {"lang": "en", "text": "It grew by 5 km in 2021."},
            "right": {"lang": "fr", "text": "Plus 6 km en 2022."},
        }
        _, answer = self.ask("POST", "/api/pairs", "", json.dumps(first).encode())
        self.keys = [finding["key"] for pair in json.loads(answer)["report"]["pairs"] for finding in pair["findings"]]

    def ask(self, method: str, path: str, query: str, body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer."""
        self.asked += 1
        return self._thread.call(self._ask, method, path, query, body)

    async def _ask(self, method: str, path: str, query: str, body: bytes) -> tuple[int, bytes]:
        from urllib.parse import unquote

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
            "headers": [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")],
            "client": ("127.0.0.1", 9), "server": ("127.0.0.1", 80),
        }  # fmt: skip
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)
