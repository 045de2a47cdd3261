"""The part of a pair's findings that one page of the desk shows: thousands of them would bring a browser to a halt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from extractor.report.keys import Keyed
from extractor.report.view import type_of

#: How many findings a page shows; an article seldom has half as many.
PAGE = 200
_TELL = {"severity": lambda one: one.finding.severity, "kind": lambda one: one.finding.kind, "type": type_of}
FILTERS = (*_TELL, "state")


@dataclass(frozen=True)
class Window:
    """Some findings in a row, of those with the `keys` that pass the filters; `partial` where there are more in all.

    On a partial page the filters have been applied here; on any other the page itself does it, without asking again.
    `first` counts from 0.
    """

    shown: Sequence[Keyed]
    first: int
    keys: Sequence[str]
    partial: bool
    chosen: Mapping[str, str]

    @property
    def fitting(self) -> int:
        """How many findings pass the filters."""
        return len(self.keys)

    @property
    def last(self) -> int:
        """The number of the last finding shown."""
        return self.first + len(self.shown)

    def query(self, first: int | None = None) -> str:
        """What an address says behind its question mark to show this page, or the one that begins elsewhere."""
        begin = self.first if first is None else first
        named = {name: value for name, value in self.chosen.items() if value}
        return urlencode(named | ({"from": begin} if begin else {})) if self.partial else ""

    def at(self, key: str) -> str:
        """The same for the page that holds a finding."""
        if not self.partial or any(one.key == key for one in self.shown):
            return self.query()
        return urlencode({name: value for name, value in self.chosen.items() if value} | {"at": key})

    @property
    def previous(self) -> int | None:
        """Where the page before begins."""
        return max(0, self.first - PAGE) if self.first else None

    @property
    def following(self) -> int | None:
        """Where the next page begins."""
        return self.last if self.last < self.fitting else None


def window(found: Sequence[Keyed], asked: Mapping[str, str]) -> Window:
    """Cut what a page shows out of all findings.

    In: the findings in their order, and what the address asks for: filters, and `from` or the finding `at` which the
    page is to be. Out: the first page where it asks for none that is there.
    """
    chosen = {name: asked.get(name, "") for name in FILTERS}
    if len(found) <= PAGE:
        return Window(found, 0, [one.key for one in found], partial=False, chosen=chosen)
    fitting = [one for one in found if all(not chosen[name] or tell(one) == chosen[name] for name, tell in _TELL.items())]
    keys = [one.key for one in fitting]
    place = keys.index(asked["at"]) // PAGE * PAGE if asked.get("at") in keys else _number(asked.get("from", ""))
    first = place if place < len(fitting) else 0
    return Window(fitting[first : first + PAGE], first, keys, partial=True, chosen=chosen)


def _number(text: Any) -> int:
    """A place as an address says it.

    >>> _number("200"), _number("-1"), _number("x")
    (200, 0, 0)
    """
    return int(text) if text.isdecimal() and len(text) < 10 else 0
