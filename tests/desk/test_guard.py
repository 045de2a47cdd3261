"""Who comes in, how much they may send, and what they are told."""

from __future__ import annotations

import gc
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from extractor.desk import serve, users
from extractor.desk.app import make_app
from extractor.desk.database import open_database
from extractor.errors import UsageError
from tests.desk.texts import body

PASSWORD = "korrekt horse battery"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[TestClient]:
    """Reach a desk that others can reach, with one user, over HTTPS."""
    sessions = open_database(f"sqlite:///{tmp_path}/desk.sqlite")
    serve.add_user(sessions, "mai", PASSWORD)
    with TestClient(make_app(sessions, demands_login=True), base_url="https://desk.example", follow_redirects=False) as client:
        yield client
    sessions.kw["bind"].dispose()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[TestClient]:
    """Reach a desk that takes 2 kB at once."""
    sessions = open_database(f"sqlite:///{tmp_path}/desk.sqlite")
    with TestClient(make_app(sessions, limit=2000), base_url="http://127.0.0.1") as client:
        yield client
    sessions.kw["bind"].dispose()


def log_in(client: TestClient, password: str = PASSWORD, name: str = "mai", place: str = "/") -> Any:
    """Send the log-in form."""
    token = re.search(r'name="token" value="([^"]+)"', client.get("/login").text)
    assert token
    return client.post("/login", data={"token": token.group(1), "name": name, "password": password, "next": place})


def test_nobody_comes_in_without_a_password(newsroom: TestClient) -> None:
    """Pages lead to the log-in, the interface answers 401, and nothing is told."""
    for place in ("/", "/new", "/pairs/1", "/ignored", "/export.csv", "/pairs/1/changes"):
        answer = newsroom.get(place)
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")
    for place in ("/api/pairs", "/api/pairs/1", "/api/pairs/1/export"):
        assert newsroom.get(place).status_code == 401
    assert newsroom.post("/api/pairs", json=body()).status_code == 401


def test_a_user_logs_in_and_signs_decisions(newsroom: TestClient) -> None:
    """After the log-in the page asked for opens, and decisions carry the name; after the log-out nothing opens."""
    assert log_in(newsroom, place="/new").headers["location"] == "/new"
    stored = newsroom.post("/api/pairs", json=body()).json()
    key = next(finding["key"] for one in stored["report"]["pairs"] for finding in one["findings"])
    assert newsroom.put(f"/api/pairs/{stored['id']}/decisions/{key}", json={"decision": "confirmed"}).json()["who"] == "mai"
    token = re.search(r'name="token" value="([^"]+)"', newsroom.get("/").text)
    assert token
    newsroom.post("/logout", data={"token": token.group(1)})
    assert newsroom.get("/").status_code == 303


def test_the_session_cookie_is_safe(newsroom: TestClient) -> None:
    """It travels over HTTPS only, no script reads it, and a forged one is worth nothing."""
    cookie = log_in(newsroom).headers["set-cookie"].lower()
    assert "secure" in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    forged = newsroom.cookies["crosstally"]
    newsroom.cookies.clear()
    newsroom.cookies.set("crosstally", ("A" if forged[0] != "A" else "B") + forged[1:])
    assert newsroom.get("/").status_code == 303


def test_guessing_ends_soon(newsroom: TestClient) -> None:
    """After five wrong passwords even the right one has to wait, on the form and on the interface."""
    assert [log_in(newsroom, "wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    assert log_in(newsroom).status_code == 429
    assert newsroom.get("/api/pairs", auth=("mai", PASSWORD)).status_code == 429


def test_programs_send_name_and_password(newsroom: TestClient) -> None:
    """HTTP Basic opens the interface."""
    assert newsroom.get("/api/pairs", auth=("mai", "wrong")).status_code == 401
    assert newsroom.get("/api/pairs", auth=("mai", PASSWORD)).json()["total"] == 0


def test_health_needs_no_password(newsroom: TestClient) -> None:
    """Whatever watches the desk may ask whether it runs."""
    assert newsroom.get("/health").status_code == 200


def test_passwords_are_hashed(newsroom: TestClient) -> None:
    """The database holds an argon2 hash."""
    from extractor.desk.tables import UserRow

    with newsroom.app.state.desk.sessions() as session:  # type: ignore[attr-defined]
        assert session.get(UserRow, "mai").password.startswith("$argon2")


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("mai\n", PASSWORD), ("mai", "short"), ("m" * 101, PASSWORD)])
def test_users_that_will_not_do_are_refused(newsroom: TestClient, name: str, password: str) -> None:
    """A name and a password have a decent form."""
    with newsroom.app.state.desk.sessions.begin() as session, pytest.raises(UsageError):  # type: ignore[attr-defined]
        users.add(session, name, password)


def test_too_much_is_refused_with_a_clear_word(small: TestClient) -> None:
    """Whether the length was told or not."""
    for content in (b"x" * 3000, iter([b"x" * 1500, b"x" * 1500])):
        answer = small.post("/api/pairs", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert "larger than the desk takes" in answer.text


def test_other_names_of_this_machine_are_refused(small: TestClient) -> None:
    """A page elsewhere whose name was bent to this machine does not get in."""
    assert small.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_desk_that_others_reach_needs_a_user(tmp_path: Path) -> None:
    """Before it listens anywhere."""
    sessions = open_database(f"sqlite:///{tmp_path}/desk.sqlite")
    with pytest.raises(UsageError, match="--add-user"):
        serve.serve(sessions, host="0.0.0.0", port=0, login=False, certificate=None, ready=pytest.fail)
    sessions.kw["bind"].dispose()


def test_garbage_collector_passes_over_what_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first request, all that was loaded by then is left out of its rounds."""
    sessions = open_database(f"sqlite:///{tmp_path}/desk.sqlite")
    frozen: list[int] = []

    def run(_server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        frozen.append(gc.get_freeze_count())
        sockets[0].close()

    monkeypatch.setattr(uvicorn.Server, "run", run)
    serve.serve(sessions, host="127.0.0.1", port=0, login=False, certificate=None, ready=lambda _address: None)
    gc.unfreeze()
    sessions.kw["bind"].dispose()
    assert frozen[0] > 10_000


def test_no_answer_names_a_path_of_the_server(small: TestClient, tmp_path: Path) -> None:
    """Neither pages nor errors nor what comes back of a pair."""
    stored = small.post("/api/pairs", json={"left": {"lang": "en", "text": "5 km"}, "right": {"lang": "fr", "text": "6 km"}})
    places = ("/", "/none", "/pairs/1", "/pairs/2", "/api/pairs/x", "/static/desk/none", "/static/desk/../app.py", "/api")
    for text in (stored.text, *(small.get(place).text for place in places)):
        assert str(tmp_path) not in text
        assert "extractor/" not in text
        assert "Traceback" not in text


def test_a_former_user_is_out(newsroom: TestClient) -> None:
    """Whose name is removed is no longer logged in, and a name that nobody has is told."""
    log_in(newsroom)
    assert newsroom.get("/").status_code == 200
    sessions = newsroom.app.state.desk.sessions  # type: ignore[attr-defined]
    serve.remove_user(sessions, "mai")
    assert newsroom.get("/").status_code == 303
    with pytest.raises(UsageError, match="--remove-user"):
        serve.remove_user(sessions, "mai")
