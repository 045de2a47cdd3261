"""The table of counted nouns: what news count, in every language of the table, one concept a row (`nouns.tsv`).

An unknown noun has no concept, and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import regex

from extractor import languages

#: How many words of a glossary's form are looked at.
_LONGEST_TERM = 8
_NONE: frozenset[str] = frozenset()
_NO_TERMS: Mapping[str, frozenset[str]] = MappingProxyType({})
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
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        name = frozenset({row[0]})
        for written in row[column].split("|"):
            form = written if written.isalpha() else " ".join(_WORD.findall(written))
            found[form] = found[form] | name if form in found else name
    found.pop("", None)
    return found


@cache
def _lengths(code: str) -> Mapping[str, int]:
    """How many words the longest form that begins with a word has."""
    lengths: dict[str, int] = {}
    for form in concepts(code):
        first, *rest = form.split()
        lengths[first] = max(lengths.get(first, 0), 1 + len(rest))
    return lengths


def _forms_in(words: list[str], table: Mapping[str, frozenset[str]], lengths: Mapping[str, int]) -> Iterator[frozenset[str]]:
    """Yield the concepts of every form found in a sequence of words, whatever others it overlaps."""
    yield from (table[word] for word in set(words) if word in table)
    for index, word in enumerate(words):
        if lengths.get(word, 1) > 1:
            for length in range(2, min(lengths[word], len(words) - index) + 1):
                yield table.get(" ".join(words[index : index + length]), _NONE)


def concepts_in(words: list[str], code: str, terms: Mapping[str, frozenset[str]] = _NO_TERMS) -> set[str]:
    """The concepts of the forms found in a sequence of words; `terms` are forms of a glossary beside the table's.

    Forms inside longer ones count, too ("logements" in "logements de fonction"), except where words are written in
    syllables: there the syllables of a word say something else ("nhà" in "nhà vệ sinh").

    >>> sorted(concepts_in("seven bridges".split(), "en"))
    ['bridge']
    """
    table, lengths, longest_only = concepts(code), _lengths(code), languages.load(code).syllables
    if not (longest_only or terms):
        return set().union(*_forms_in(words, table, lengths))
    least = _LONGEST_TERM if terms else 0
    found: set[str] = set()
    done = 0
    for index, word in enumerate(words):
        longest = max(lengths.get(word, 0), least)
        if not longest or index < done:
            continue
        for length in range(min(longest, len(words) - index), 0, -1):
            form = " ".join(words[index : index + length])
            names = table.get(form, _NONE) | terms.get(form, _NONE)
            if names:
                found |= names
                if longest_only:
                    done = index + length
                    break
    return found
