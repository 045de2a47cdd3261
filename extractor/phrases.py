"""The words of a pack's tables: as a pattern for characters, and as phrases matched token by token beside a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from extractor.tokens import TOKEN, Line

Value = TypeVar("Value")


def any_of(words: Iterable[str], *, flexible: bool = False) -> str:
    """A pattern for any of the words, as a prefix tree: each character is looked at once, and the longest word wins.

    `flexible`: a hyphen may be a space. Nothing matches where there are no words.

    >>> any_of(["milliard", "million", "mille"])
    'mill(?:e|i(?:ard|on))'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree, flexible=flexible) if tree else r"(?!)"


def _branches(tree: dict[str, dict], *, flexible: bool) -> str:  # type: ignore[type-arg]
    """The pattern of a prefix tree: each character is looked at once."""
    choices = []
    for letter, below in sorted(tree.items()):
        if letter:
            literal = "[- ]" if flexible and letter == "-" else re.escape(letter)
            choices.append(literal + (_branches(below, flexible=flexible) if below.keys() - {""} else ""))
    pattern = choices[0] if len(choices) == 1 and "" not in tree else f"(?:{'|'.join(choices)})"
    return f"{pattern}?+" if "" in tree else pattern


class Phrases(Generic[Value]):
    """A pack's table of phrases, matched token by token before or behind a place; the longest match wins.

    A phrase with an upper-case letter, and every phrase of `exact`, must stand as written; any other matches whatever the
    case of the text.
    """

    __slots__ = ("_after", "_before", "_entries", "_reach", "starts")

    def __init__(self, table: Mapping[str, Value], *, exact: Mapping[str, Value] | None = None) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[tuple[str, ...] | None, Value]]] = {}
        after: dict[str, set[int]] = {}
        before: dict[str, set[int]] = {}
        for phrases, strict in ((table, False), (exact or {}, True)):
            for phrase, value in phrases.items():
                low = phrase.lower()
                key = tuple(TOKEN.findall(low))
                written = tuple(TOKEN.findall(phrase)) if strict or phrase != low else None
                self._entries.setdefault(key, []).append((written, value))
                after.setdefault(key[0], set()).add(len(key))
                before.setdefault(key[-1], set()).add(len(key))
        # By the word at one end, how many words its phrases have, most first.
        self._after = {word: sorted(lengths, reverse=True) for word, lengths in after.items()}
        self._before = {word: sorted(lengths, reverse=True) for word, lengths in before.items()}
        self._reach = max(map(len, self._entries), default=0)
        self.starts = frozenset(self._after)

    @property
    def phrases(self) -> Iterable[tuple[str, ...]]:
        """Every phrase of the table, cut into words and marks in lower case."""
        return self._entries.keys()

    def after(self, line: Line, index: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that begins at token `index`, and the index behind it."""
        lows = line.lows
        if not 0 <= index < len(lows):
            return None
        for length in self._after.get(lows[index], ()):
            stop = index + length
            if stop <= len(lows):
                for written, value in self._entries.get(tuple(lows[index:stop]), ()):
                    if written is None or _as_written(line, index, written):
                        return value, stop
        return None

    def before(self, line: Line, index: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that ends before token `index`, and the index of its first token."""
        lows = line.lows
        if not 0 < index <= len(lows):
            return None
        for length in self._before.get(lows[index - 1], ()):
            first = index - length
            if first >= 0:
                for written, value in self._entries.get(tuple(lows[first:index]), ()):
                    if written is None or _as_written(line, first, written):
                        return value, first
        return None

    def holding(self, line: Line, index: int) -> bool:
        """Whether token `index` stands inside one of the phrases."""
        for first in range(max(0, index - self._reach + 1), index + 1):
            found = self.after(line, first)
            if found and found[1] > index:
                return True
        return False


def _as_written(line: Line, first: int, words: tuple[str, ...]) -> bool:
    """Whether the tokens from `first` are written as the words are, in their case and signs without a gap."""
    for place, word in enumerate(words, first):
        if line.raw(place) != word or not (place == first or word.isalpha() or line.glued(place)):
            return False
    return True


def phrase_set(words: Iterable[str]) -> Phrases[bool]:
    """A table of phrases without values."""
    return Phrases(dict.fromkeys(words, True))
