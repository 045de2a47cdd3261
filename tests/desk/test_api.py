"""The JSON interface of the desk, as contract section 7 promises it, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from extractor.desk import store
from extractor.models import Report
from tests.desk.texts import ENGLISH, FRENCH, body


@pytest.fixture
def pair(client: Any) -> dict[str, Any]:
    """Store a pair with two findings."""
    answer = client.post("/api/pairs", json=body())
    assert answer.status_code == 201
    stored: dict[str, Any] = answer.json()
    return stored


def findings(stored: dict[str, Any]) -> list[dict[str, Any]]:
    """All findings of a stored pair's report."""
    return [finding for one in stored["report"]["pairs"] for finding in one["findings"]]


def test_health(client: Any) -> None:
    """The desk says that page and database answer."""
    assert client.get("/health").status_code == client.head("/health").status_code == 200


def test_a_stored_pair_is_the_report_with_keys(client: Any, pair: dict[str, Any]) -> None:
    """Without the keys of its findings the report is exactly what the command prints."""
    again = client.get(f"/api/pairs/{pair['id']}").json()
    assert again == pair
    assert len({finding["key"] for finding in findings(pair)}) == len(findings(pair)) == 2
    for finding in findings(pair):
        del finding["key"]
    assert Report.model_validate(pair["report"]).summary.errors == 2


def test_the_list_tells_what_the_queue_shows(client: Any, pair: dict[str, Any]) -> None:
    """Id, titles, languages, counts and status; filters by status and words."""
    (row,) = client.get("/api/pairs", params={"status": "open", "q": "harbour", "page": "1"}).json()["pairs"]
    assert row["id"] == pair["id"]
    assert row["titles"] == ["Harbour works begin", "Début des travaux du port"]
    assert row["languages"] == ["en", "fr"]
    assert (row["counts"]["errors"], row["counts"]["to_review"], row["counts"]["reviewed"]) == (2, 2, 0)
    assert client.get("/api/pairs", params={"status": "done"}).json()["pairs"] == []
    assert client.get("/api/pairs", params={"page": "2"}).json()["pairs"] == []


def test_a_decision_is_put_and_kept(client: Any, pair: dict[str, Any]) -> None:
    """A decision with its note comes back; `open` takes it back; every one is in the history."""
    key = findings(pair)[0]["key"]
    place = f"/api/pairs/{pair['id']}/decisions/{key}"
    put = client.put(place, json={"decision": "dismissed", "note": "both are right"})
    assert (put.status_code, put.json()["revision"]) == (200, 1)
    assert client.get(f"/api/pairs/{pair['id']}").json()["decisions"][key]["note"] == "both are right"
    assert client.put(place, json={"decision": "open"}).status_code == 200
    stored = client.get(f"/api/pairs/{pair['id']}").json()
    assert stored["decisions"] == {}
    assert [row["decision"] for row in stored["history"]] == ["dismissed", "open"]


def test_a_late_decision_is_a_conflict(client: Any, pair: dict[str, Any]) -> None:
    """With `seen`, what somebody decided meanwhile is not overwritten, and is told."""
    place = f"/api/pairs/{pair['id']}/decisions/{findings(pair)[0]['key']}"
    assert client.put(place, json={"decision": "confirmed", "seen": 0}).status_code == 200
    late = client.put(place, json={"decision": "dismissed", "seen": 0})
    assert (late.status_code, late.json()["stands"]["decision"]) == (409, "confirmed")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"left": {"lang": "xx", "text": "5 km"}}, 422),
        ({"left": {"lang": "en", "text": ""}}, 422),
        ({"left": {"lang": "en", "text": "  "}}, 422),
        ({"left": {"lang": "en", "text": "a\u0000b 5"}}, 422),
        ({"left": {"lang": None, "text": "12 345"}}, 422),
        ({"left": {"lang": "en", "text": "5 km", "path": "secret.txt"}}, 422),
        ({"unknown": 1}, 422),
    ],
)
def test_a_pair_that_cannot_be_checked_is_refused(client: Any, change: dict[str, object], status: int) -> None:
    """The answer is one sentence about the field; nothing is stored."""
    answer = client.post("/api/pairs", json=body() | change)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str)
    assert client.get("/api/pairs").json()["total"] == 0


def test_half_a_character_is_refused(client: Any) -> None:
    """JSON can spell what no text is."""
    sent = '{"left": {"lang": "en", "text": "5 km \\ud800"}, "right": {"lang": "fr", "text": "5 km"}}'
    assert client.post("/api/pairs", content=sent, headers={"content-type": "application/json"}).status_code == 422


@pytest.mark.parametrize("place", ["/api/pairs/99", "/api/pairs/99/export", "/pairs/99", "/api/pairs/2147483648", "/nothing"])
def test_what_is_not_there_is_not_found(client: Any, place: str) -> None:
    """A pair that nobody stored, and a number no database has."""
    assert client.get(place).status_code in (404, 422)


def test_a_finding_that_is_not_there_is_not_found(client: Any, pair: dict[str, Any]) -> None:
    """A decision about no finding changes nothing."""
    assert client.put(f"/api/pairs/{pair['id']}/decisions/none", json={"decision": "open"}).status_code == 404
    assert client.put("/api/pairs/99/decisions/none", json={"decision": "open"}).status_code == 404


def test_a_known_name_gets_a_new_version(client: Any) -> None:
    """A pair sent again under the same id is the same pair, with its decisions."""
    first = client.post("/api/pairs", json=body(id="story-7")).json()
    key = findings(first)[0]["key"]
    client.put(f"/api/pairs/{first['id']}/decisions/{key}", json={"decision": "dismissed"})
    second = client.post("/api/pairs", json=body(ENGLISH.replace("berths", "berths today"), FRENCH, id="story-7")).json()
    assert (second["id"], second["version"]) == (first["id"], 2)
    assert second["decisions"][key]["decision"] == "dismissed"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/json", "origin": "https://elsewhere.example"}, 403),
        ({"content-type": "application/json", "origin": "null"}, 403),
        ({"content-type": "application/json", "origin": "http://127.0.0.1"}, 200),
    ],
)
def test_other_sites_cannot_decide(client: Any, pair: dict[str, Any], headers: dict[str, str], status: int) -> None:
    """JSON only, and from no other origin."""
    place = f"/api/pairs/{pair['id']}/decisions/{findings(pair)[0]['key']}"
    assert client.put(place, content='{"decision": "dismissed"}', headers=headers).status_code == status


def test_openapi_names_every_request(client: Any) -> None:
    """The description has what the contract lists, and the page shows it without outside resources."""
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/health", "/api/pairs", "/api/pairs/{pair_id}", "/api/pairs/{pair_id}/decisions/{finding}",
        "/api/pairs/{pair_id}/export",
    } == set(paths)  # fmt: skip
    page = client.get("/api").text
    assert all(path in page for path in paths)


def test_an_empty_name_is_none(client: Any) -> None:
    """Two pairs without a name are two, also where the name is sent empty."""
    first, second = (client.post("/api/pairs", json={**body(), "id": ""}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] != second.json()["id"]


def test_two_who_store_the_same_name_at_once(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is told so, and may try again."""
    assert client.post("/api/pairs", json={**body(), "id": "a"}).status_code == 201
    monkeypatch.setattr(store, "known", lambda *_: None)
    answer = client.post("/api/pairs", json={**body(), "id": "a"})
    assert (answer.status_code, "try again" in answer.json()["detail"]) == (409, True)


def test_a_failing_database_is_told_to_both(
    client: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The editor reads that nothing was changed, and the log of the server says why."""

    def fail(*_: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("disk is full\nmore"))

    monkeypatch.setattr(store, "known", fail)
    answer = client.post("/api/pairs", json={**body(), "id": "a"})
    assert (answer.status_code, "Nothing was changed" in answer.json()["detail"]) == (503, True)
    assert caplog.messages == ["POST /api/pairs: disk is full"]
