"""The pages without script: every form works by POST and redirect."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.desk.texts import ENGLISH, FRENCH, HOSTILE, body


def token(client: Any, place: str = "/new") -> str:
    """The token of this session's forms."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(place).text)
    assert found
    return found.group(1)


def post(client: Any, place: str, **fields: object) -> Any:
    """Send a form with the token."""
    return client.post(place, data={"token": token(client), **fields})


@pytest.fixture
def pair(client: Any) -> dict[str, Any]:
    """Store a pair with two findings."""
    stored: dict[str, Any] = client.post("/api/pairs", json=body()).json()
    return stored


def first_key(pair: dict[str, Any]) -> str:
    """The key of a finding."""
    return str(next(finding["key"] for one in pair["report"]["pairs"] for finding in one["findings"]))


def test_pasted_texts_are_checked_and_shown(client: Any) -> None:
    """The answer leads to the review, with both texts, their figures and the findings."""
    answer = post(client, "/pairs", left_text=ENGLISH, right_text=FRENCH)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert page.count('class="finding error') == 2
    assert "0 of 2 reviewed" in page


def test_a_file_is_read_in_place_of_the_box(client: Any) -> None:
    """An uploaded text file is one side."""
    answer = client.post(
        "/pairs", data={"token": token(client), "right_text": FRENCH}, files={"left_file": ("kest.txt", ENGLISH.encode())}
    )
    assert "English" in client.get(answer.headers["location"]).text


def test_a_file_that_is_no_text_is_told(client: Any) -> None:
    """The pasted side stays in the form, and the cause is named."""
    answer = client.post(
        "/pairs", data={"token": token(client), "right_text": FRENCH}, files={"left_file": ("kest.pdf", b"%PDF-1.4")}
    )
    assert answer.status_code == 422
    assert "a PDF document" in answer.text
    assert "jetée de 340 m" in answer.text


def test_a_decision_shows_the_next_open_finding(client: Any, pair: dict[str, Any]) -> None:
    """A button saves with its note and leads on."""
    key = first_key(pair)
    answer = post(client, f"/pairs/{pair['id']}/decisions", key=key, button="agree", note="fine", seen="0")
    assert answer.status_code == 303
    assert "#f-" in answer.headers["location"]
    assert key not in answer.headers["location"]
    page = client.get(f"/pairs/{pair['id']}").text
    assert "1 of 2 reviewed" in page
    assert "fine</textarea>" in page


def test_a_stale_form_is_refused_and_says_why(client: Any, pair: dict[str, Any]) -> None:
    """The decision that stands is shown."""
    key = first_key(pair)
    client.put(f"/api/pairs/{pair['id']}/decisions/{key}", json={"decision": "confirmed", "note": "I was first"})
    answer = post(client, f"/pairs/{pair['id']}/decisions", key=key, button="agree", note="", seen="0")
    assert answer.status_code == 409
    assert "I was first" in answer.text


def test_changes_are_told_once(client: Any, pair: dict[str, Any]) -> None:
    """A page that polls is told of decisions made elsewhere, and of nothing when there was nothing."""
    place = re.search(r'hx-get="(/pairs/\d+/changes[^"]+)"', client.get(f"/pairs/{pair['id']}").text)
    assert place
    address = place.group(1).replace("&amp;", "&")
    assert client.get(address).status_code == 204
    client.put(f"/api/pairs/{pair['id']}/decisions/{first_key(pair)}", json={"decision": "confirmed"})
    assert 'data-state="confirmed"' in client.get(address).text


def test_figures_are_ignored_and_heeded_again(client: Any, pair: dict[str, Any]) -> None:
    """The list shows the two figures, and taking them off opens the findings elsewhere."""
    other = client.post("/api/pairs", json=body()).json()
    post(client, f"/pairs/{pair['id']}/decisions", key=first_key(pair), button="ignore", note="", seen="0")
    assert "1 of 2 reviewed" in client.get(f"/pairs/{other['id']}").text
    figures = re.search(r'name="figures" value="(\w+)"', client.get("/ignored").text)
    assert figures
    post(client, "/ignored/remove", figures=figures.group(1))
    assert "0 of 2 reviewed" in client.get(f"/pairs/{other['id']}").text


def test_undo_and_new_texts(client: Any, pair: dict[str, Any]) -> None:
    """Undo takes the last decision back; new texts keep the decisions on what did not change."""
    place = f"/pairs/{pair['id']}"
    post(client, f"{place}/decisions", key=first_key(pair), button="translation", note="", seen="0")
    post(client, f"{place}/undo")
    assert "0 of 2 reviewed" in client.get(place).text
    post(client, f"{place}/decisions", key=first_key(pair), button="translation", note="", seen="2")
    post(client, f"{place}/versions", left_text=ENGLISH.replace("It will", "Soon it will"), right_text=FRENCH)
    assert "1 of 2 reviewed" in client.get(place).text


def test_a_form_without_the_token_is_refused(client: Any, pair: dict[str, Any]) -> None:
    """No change without the session's token, with any token of another session, or from another origin."""
    place, fields = f"/pairs/{pair['id']}/decisions", {"key": first_key(pair), "button": "agree"}
    assert client.post(place, data=fields).status_code == 403
    assert client.post(place, data={**fields, "token": "x" * 32}).status_code == 403
    sent = {**fields, "token": token(client)}
    assert client.post(place, data=sent, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert client.get(f"/api{place.removesuffix('/decisions')}").json()["decisions"] == {}


def test_hostile_text_is_text(client: Any) -> None:
    """Markup in a text, a title and a note is shown as it is, and runs nowhere."""
    sent = body(HOSTILE + ENGLISH, HOSTILE + FRENCH)
    sent["left"] = {**sent["left"], "title": HOSTILE}  # type: ignore[dict-item]
    pair = client.post("/api/pairs", json=sent).json()
    post(client, f"/pairs/{pair['id']}/decisions", key=first_key(pair), button="agree", note=HOSTILE, seen="0")
    for place in (f"/pairs/{pair['id']}", f"/pairs/{pair['id']}/edit", "/", f"/api/pairs/{pair['id']}/export?format=html"):
        page = client.get(place).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "&lt;script&gt;" in page


def test_the_policy_admits_nothing_inline(client: Any, pair: dict[str, Any]) -> None:
    """Strict headers on every page, and no inline style, script or handler that they would block."""
    for place in ("/", "/new", f"/pairs/{pair['id']}", "/ignored", "/api", "/login", "/none"):
        answer = client.get(place)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<style|\sstyle=|<script(?! src)|\son\w+=|javascript:", answer.text)


def test_nothing_comes_from_elsewhere(client: Any, pair: dict[str, Any]) -> None:
    """Pages name no other host, but for the example of a command."""
    for place in ("/", "/new", f"/pairs/{pair['id']}", "/ignored", "/api"):
        hosts = set(re.findall(r"\bhttps?://([^/\"'\s<]+)", client.get(place).text))
        assert hosts <= {"127.0.0.1:8765"}


def test_the_page_speaks_the_reader_s_language(client: Any) -> None:
    """The browser's language is taken, another can be chosen, and the choice is kept."""
    assert '<html lang="vi">' in client.get("/", headers={"accept-language": "vi-VN,vi;q=0.9,en;q=0.8"}).text
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "eo"}).text
    post(client, "/settings", lang="fr", back="/new")
    assert '<html lang="fr">' in client.get("/", headers={"accept-language": "vi"}).text


def test_a_name_for_decisions_can_be_given(client: Any, pair: dict[str, Any]) -> None:
    """Where nobody logs in, decisions carry the name in the settings."""
    post(client, "/settings", name="Mai Linh", back="//elsewhere.example")
    post(client, f"/pairs/{pair['id']}/decisions", key=first_key(pair), button="agree", note="", seen="0")
    assert client.get(f"/api/pairs/{pair['id']}").json()["history"][0]["who"] == "Mai Linh"


def test_redirects_stay_inside(client: Any) -> None:
    """A form cannot lead away from the desk."""
    assert post(client, "/settings", back="//elsewhere.example").headers["location"] == "/"


def test_pairs_are_imported_from_lines(client: Any) -> None:
    """A JSONL file fills the queue; lines that are none are counted and told; twice is once."""
    import json

    lines = "\n".join(
        [json.dumps(body(id="a")), json.dumps(body(id="b")), "{nonsense", json.dumps({"left": {"path": "/etc/passwd"}})]
    )
    for expected in ("2 new", "0 new"):
        client.post("/import", data={"token": token(client)}, files={"pairs": ("pairs.jsonl", lines.encode())})
        page = client.get("/").text
        assert expected in page
        assert "2 not readable" in page
    assert client.get("/api/pairs").json()["total"] == 2


def test_a_long_text_is_checked_in_the_background(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says how far the check is, and then shows its result."""
    from extractor.desk import checking

    monkeypatch.setattr(checking, "AT_ONCE", 10)
    answer = post(client, "/pairs", left_text=ENGLISH, right_text=FRENCH)
    place = answer.headers["location"]
    assert client.get(place).status_code == 200
    client.app.state.desk.checker.close()
    assert "0 of 2 reviewed" in client.get(place).text


def test_what_cannot_be_checked_in_the_background_is_told(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pair stays, with the cause and a way to change its texts."""
    from extractor.desk import checking

    monkeypatch.setattr(checking, "AT_ONCE", 10)
    place = post(client, "/pairs", left_text="12 345 678 901", right_text=FRENCH).headers["location"]
    client.app.state.desk.checker.close()
    assert "could not be checked: left:" in client.get(place).text


def test_a_made_up_revision_is_a_late_decision(client: Any, pair: dict[str, Any]) -> None:
    """However long the number of the revision is that somebody pretends to have seen."""
    answer = post(client, f"/pairs/{pair['id']}/decisions", key=first_key(pair), button="agree", note="", seen="9" * 5000)
    assert answer.status_code == 409
