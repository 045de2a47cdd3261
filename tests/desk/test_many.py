"""A pair with more findings than a page holds: none is lost, and each can be decided about."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractor.desk.window import PAGE
from extractor.report import html
from extractor.report.view import MOST
from tests.desk.test_pages import post
from tests.desk.texts import body, checked

ALL = PAGE + 30


def eggs(count: int) -> str:
    """A text with as many figures."""
    return "\n".join(f"Farm {chr(97 + number % 26)} sold {number * 7 + 1003} eggs." for number in range(count))


def cards(page: str) -> list[str]:
    """The keys of the findings on a page, in order."""
    return re.findall(r'<li class="finding [^>]*? data-key="([^"]*)"', page)


@pytest.fixture
def pair(client: Any) -> dict[str, Any]:
    """A stored pair with many findings."""
    stored: dict[str, Any] = client.post("/api/pairs", json=body(eggs(ALL), "Rien.")).json()
    return stored


def test_pages_hold_all_findings_once(client: Any, pair: dict[str, Any]) -> None:
    """Two pages show what JSON has, each with a link to the other."""
    address = f"/pairs/{pair['id']}"
    first, second = client.get(address).text, client.get(f"{address}?from={PAGE}").text
    every = [finding["key"] for one in pair["report"]["pairs"] for finding in one["findings"]]
    assert len(every) == ALL
    assert len(cards(first)) == PAGE
    assert sorted(cards(first) + cards(second)) == sorted(every)
    assert f'rel="next" href="{address}?from={PAGE}"' in first
    assert f'rel="prev" href="{address}?"' in second


def test_figure_leads_to_the_page_of_its_finding(client: Any, pair: dict[str, Any]) -> None:
    """The link of a figure whose finding is elsewhere opens the page that has it."""
    address = f"/pairs/{pair['id']}"
    there = re.findall(r'href="\?at=(\w+)#f-', client.get(address).text)[-1]
    assert there in cards(client.get(f"{address}?at={there}").text)


def test_decision_leads_on_to_the_next_page(client: Any, pair: dict[str, Any]) -> None:
    """Without script, what follows the last finding of a page is the first of the next."""
    address = f"/pairs/{pair['id']}"
    last, following = cards(client.get(address).text)[-1], cards(client.get(f"{address}?from={PAGE}").text)[0]
    answer = post(client, f"{address}/decisions", key=last, button="agree", seen="0")
    assert answer.headers["location"] == f"{address}?at={following}#f-{following}"


def test_filters_sift_all_pages(client: Any, pair: dict[str, Any]) -> None:
    """What a filter asks for is looked for on every page; nonsense shows the first page."""
    address = f"/pairs/{pair['id']}"
    assert cards(client.get(f"{address}?severity=error").text) == []
    assert len(cards(client.get(f"{address}?kind=missing&from={PAGE}").text)) == ALL - PAGE
    for query in ("from=99999", "from=-1", "from=x", "at=x", "from=" + "9" * 99):
        assert len(cards(client.get(f"{address}?{query}").text)) == PAGE


def test_file_holds_every_finding() -> None:
    """The page that stands alone quotes the first findings, and names the others in brief."""
    report = checked(eggs(MOST + 40), "Rien.")
    page = html.render(report)
    assert len(set(cards(page))) == MOST + 40
    assert page.count('class="quotes"') == MOST
    assert page.count('class="finding brief ') == 40
