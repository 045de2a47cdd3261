"""A run, followed from where a number begins: the words and literals, and the links between them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures.digits import VULGAR_SIGNS, vulgar
from extractor.figures.lexicon import Lexicon
from extractor.figures.literals import FRACTION_WORD, LITERAL_WORD, add_mark, add_tail
from extractor.figures.run import Item
from extractor.figures.senses import in_phrase
from extractor.models import Reading
from extractor.text import Text

#: The groups of `Lexicon.next` that hold what stands between two parts of a number.
_BETWEEN = ("mark", "link", "again")
#: What words between two parts of a number do; none of them ends one.
_LINKS = frozenset({"link", "article", "of", "over", "adjective", "point", "mark"})


def follow(text: Text, start: int, end: int, lex: Lexicon) -> list[Item]:
    """The words and literals of the run that begins with a span, links between them included."""
    items: list[Item] = []
    _add(items, text, start, end, lex)
    while items:
        following = lex.next.match(text.lower, items[-1].end) if _may_go_on(text, items[-1].end, lex) else None
        if following is None:
            break
        for first, last in map(following.span, _BETWEEN):
            if first >= 0:
                spelling = text.lower[first:last]
                items.append(Item(first, last, lex.links[spelling], spelling))
        before = len(items)
        _add(items, text, *following.span(following.lastgroup or ""), lex)
        if len(items) == before:
            break
    while len(items) > 1 and items[-1].role in _LINKS:
        items.pop()
    return items[: _stop(text, items, lex)] if len(items) > 2 else items


def _stop(text: Text, items: Sequence[Item], lex: Lexicon) -> int:
    """The index behind a run: before a link that makes no fraction of the numbers beside it, else behind its last item."""
    closing = _first_link(items, lex.pack.numbers.closing_links)
    if closing and lex.ends.match(text.lower, items[-1].end) is None:
        return closing
    shared = _first_link(items, lex.pack.numbers.share_links)
    return shared if shared and _are_counts(text, items, shared, lex) else len(items)


def _first_link(items: Sequence[Item], spellings: frozenset[str]) -> int:
    """The index of the first of some links, or 0 where there is none; no run begins with a link."""
    if not spellings:
        return 0
    return next((index for index, item in enumerate(items) if item.spelling in spellings and item.role in _LINKS), 0)


def _are_counts(text: Text, items: Sequence[Item], link: int, lex: Lexicon) -> bool:
    """Whether a link such as "in" makes no share of the numbers of a run: "two in three days", "the only one in ten"."""
    return lex.unit.match(text.lower, items[-1].end) is not None or in_phrase(text, items[link - 1], lex)


def _may_go_on(text: Text, place: int, lex: Lexicon) -> bool:
    """Whether the characters behind an item can begin the next one; in most runs they cannot."""
    behind = text.lower[place : place + 3]
    if not behind or behind[0].isalpha():
        return bool(behind) and lex.pack.numbers.compounds
    if behind[0] != " ":
        return behind[0] in lex.gaps
    return behind[1:] in lex.next_starts or not behind[1:].isalpha()


def _add(items: list[Item], text: Text, start: int, end: int, lex: Lexicon) -> None:
    """Append what stands at a span: a word, or the pieces of a literal with what belongs to it."""
    spelling = text.lower[start:end]
    if spelling[0].isdecimal() or spelling[0] in ".,":
        for piece in lex.read(spelling):
            first, last = start + piece.start, start + piece.end
            items.append(Item(first, last, LITERAL_WORD, text.plain[first:last], piece.readings))
    elif spelling[0] in VULGAR_SIGNS:
        items.append(Item(start, end, FRACTION_WORD, spelling, (Reading(vulgar(spelling), ""),)))
    else:
        spelling = spelling.replace(" ", "-") if spelling not in lex.words else spelling
        items.append(Item(start, end, lex.words[spelling], spelling))
        return
    if items and items[-1].end == end:
        add_tail(items, text, lex)
        add_mark(items, text, start, lex)
