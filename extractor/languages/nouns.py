"""The table of counted nouns: what news count, in every language of the table, one concept a row (`nouns.tsv`).

An unknown noun has no concept, and says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import regex

from extractor import languages

_LONGEST = 8
_WORD = regex.compile(r"\p{L}+")
#: Concepts that stand for any other: beside one of them a specific noun is no contradiction.
GENERIC = frozenset(
    {
        "person",
        "person-turn",
        "case",
        "device",
        "piece",
        "occasion",
        "unit",
        "item",
        "group",
        "member",
        "part",
        "type",
        "number",
    }
)


@cache
def _table() -> list[list[str]]:
    """The rows of the table, its head first."""
    lines = files(__package__).joinpath("nouns.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


@cache
def concepts(code: str) -> Mapping[str, frozenset[str]]:
    """The concepts of each form of a language, in lower case; empty for a language the table does not have.

    >>> sorted(concepts("fr")["coopératives"])
    ['cooperative']
    """
    head, *rows = _table()
    if code not in head:
        return {}
    column = head.index(code)
    found: dict[str, set[str]] = {}
    for row in rows:
        for form in row[column].split("|"):
            found.setdefault(" ".join(_WORD.findall(form)), set()).add(row[0])
    return {form: frozenset(names) for form, names in found.items() if form}


def concepts_in(words: list[str], code: str) -> set[str]:
    """The concepts of the forms found in a sequence of words.

    Forms inside longer ones count, too ("logements" in "logements de fonction"), except where words are written in
    syllables: there the syllables of a word say something else ("nhà" in "nhà vệ sinh").

    >>> sorted(concepts_in("seven bridges".split(), "en"))
    ['bridge']
    """
    table, longest_only = concepts(code), languages.load(code).syllables
    found: set[str] = set()
    index = 0
    while table and index < len(words):
        step = 1
        for length in range(min(_LONGEST, len(words) - index), 0, -1):
            names = table.get(" ".join(words[index : index + length]))
            found |= names or set()
            if names and longest_only:
                step = length
                break
        index += step
    return found
