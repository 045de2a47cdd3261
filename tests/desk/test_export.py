"""What an editor sends on: each form holds the findings and the decisions, and runs nothing."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.desk.texts import ENGLISH, FRENCH, body

FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1")


@pytest.fixture
def pair(client: Any) -> dict[str, Any]:
    """Store a pair with a decision on one of its two findings."""
    stored: dict[str, Any] = client.post("/api/pairs", json=body()).json()
    key = next(finding["key"] for one in stored["report"]["pairs"] for finding in one["findings"])
    client.put(f"/api/pairs/{stored['id']}/decisions/{key}", json={"decision": "dismissed", "note": "=1+1"})
    return stored


def exported(client: Any, pair: dict[str, Any], form: str) -> bytes:
    """One form of the pair."""
    answer = client.get(f"/api/pairs/{pair['id']}/export", params={"format": form})
    assert answer.status_code == 200
    assert f'filename="pair-{pair["id"]}.{form}"' in answer.headers["content-disposition"]
    content: bytes = answer.content
    return content


def test_html_stands_alone(client: Any, pair: dict[str, Any]) -> None:
    """The page loads nothing and holds the decision."""
    page = exported(client, pair, "html").decode()
    assert "://" not in page
    assert "=1+1" in page
    assert "dismissed" in page


def test_json_is_what_the_interface_gives(client: Any, pair: dict[str, Any]) -> None:
    """Report, keys, decisions and history."""
    assert json.loads(exported(client, pair, "json")) == client.get(f"/api/pairs/{pair['id']}").json()


def test_csv_has_a_line_for_each_finding(client: Any, pair: dict[str, Any]) -> None:
    """Sentences and decisions stand in it; a note that a spreadsheet would run is made harmless."""
    rows = list(csv.DictReader(io.StringIO(exported(client, pair, "csv").decode("utf-8-sig"))))
    assert len(rows) == 2
    assert {row["left"] for row in rows} == {"557 berths", "26 million euros"}
    assert next(row["note"] for row in rows if row["decision"] == "dismissed") == "'=1+1"


def test_docx_can_be_read(client: Any, pair: dict[str, Any]) -> None:
    """The document has each finding, both sentences, and the note."""
    docx = pytest.importorskip("docx")
    text = "\n".join(line.text for line in docx.Document(io.BytesIO(exported(client, pair, "docx"))).paragraphs)
    assert text.count("Error: ") == 2
    assert "The port of Kest has 557 berths and 1,240 dockers." in text
    assert "=1+1" in text


def test_docx_takes_any_text(client: Any) -> None:
    """Controls that XML has no place for are left out."""
    stored = client.post("/api/pairs", json=body(ENGLISH.replace("berths", "berths\x0b\x1b"), FRENCH)).json()
    assert exported(client, stored, "docx").startswith(b"PK")


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_queue_s_table_runs_nothing(client: Any, formula: str) -> None:
    """A title that a spreadsheet would run is made harmless."""
    sent = body(id=formula)
    sent["left"] = {**sent["left"], "title": formula}  # type: ignore[dict-item]
    client.post("/api/pairs", json=sent)
    (row,) = csv.DictReader(io.StringIO(client.get("/export.csv").text))
    for cell in (row["left_title"], row["external"]):
        assert not cell.startswith(("=", "+", "-", "@", "\t"))
