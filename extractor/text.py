"""The text as the stages see it: folded character for character, cut into tokens around figures, matched by phrases.

Nothing here knows a language. `Text` keeps the way back to the text as given, whatever its normal form; `tokenize`
cuts one paragraph into words, marks and figures; `Phrases` finds the words of a pack's tables before or behind a place.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Generic, TypeVar

import regex

from extractor.languages.shared import DIGIT_TWINS, LATIN_DIGIT_TWINS, MARK_TWINS, PLAIN_LETTERS, TWINS
from extractor.models import Figure

_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{EN SPACE}\N{EM SPACE}\N{HAIR SPACE}"
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_HYPHENS = "\N{EN DASH}\N{FIGURE DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\N{MINUS SIGN}"
_FOLDS = {**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")}
# "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}".lower() is two characters; every other lower case keeps the length.
_FOLDS["\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"] = "I"
_OTHER_DIGIT = regex.compile(r"[\p{Nd}--0-9]", regex.V1)
# Characters that a reader does not see: zero-width, soft hyphen, bidi controls, selectors. They may stand inside a number.
_UNSEEN = regex.compile(r"[\p{Cf}\p{Variation_Selector}\N{COMBINING GRAPHEME JOINER}]")
# A character with its marks, or several that have none.
_CLUSTER = regex.compile(r"[ -~]+(?=[ -~])|\X")
# A line break with the blank lines behind it.
_BREAK = regex.compile(r"[\r\n\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\f\v]\s*")
_WRAP_WIDTH = 40
#: No sentence holds as many figures. What the rules make of them takes several times the memory of their claims.
_MOST_IN_A_LINE = 1000
_LONG_GAP = 10_000
Value = TypeVar("Value")
TokenPattern = re.Pattern[str] | regex.Pattern[str]
# The information separators are space to Python, and to `regex` they are not.
_SPACE = r"\s\x1c-\x1f"
_TOKEN = regex.compile(rf"[\p{{L}}\p{{M}}]+|\d+|[^{_SPACE}\w]|[^{_SPACE}\p{{L}}\d]")
_SPACED_TOKEN = regex.compile(rf"[{_SPACE}]*+(?:{_TOKEN.pattern})")

_ALIEN, _LATIN, _MARKS = ("".join(table) for table in (DIGIT_TWINS, LATIN_DIGIT_TWINS, MARK_TWINS))
# Digits and what looks like digits or marks between them, but nothing else; "H2O", "A4" and "5l" are none of these.
_MASKED = (
    re.compile(rf"(?<![\w.,])(?=[{_ALIEN}.,]*\d)[\d{_ALIEN}]+(?:[.,{_MARKS}][\d{_ALIEN}]+)*(?!\w)"),
    re.compile(rf"(?<!\w)\d+(?:[{_LATIN}]+\d+|(?<=\d\d)O+)+(?!\w)"),
)
_PERHAPS_MASKED = re.compile(rf"[{_ALIEN}{_MARKS}]|[0-9][{_LATIN}]")
_UNMASK = str.maketrans({**DIGIT_TWINS, **LATIN_DIGIT_TWINS, **MARK_TWINS})
#: Blocks of letters, marks and signs that texts in Latin script are made of.
_LATIN_BLOCKS = (range(0x250), range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x20A0, 0x20C0))


def _ordinary() -> re.Pattern[str]:
    """A pattern for a text in which nothing is to be composed, dropped or unmasked: one look at it spares many."""
    odd = {*TWINS, *_ALIEN, *MARK_TWINS, "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"}
    letters = [
        letter
        for letter in map(chr, chain(*_LATIN_BLOCKS))
        if unicodedata.category(letter) not in ("Mn", "Nd")
        and unicodedata.is_normalized("NFC", letter)
        and not _UNSEEN.match(letter)
        and letter not in odd
    ]
    return re.compile(f"(?:[{re.escape(''.join(letters))}]++|[0-9]++(?![{_LATIN}]))*+")


_ORDINARY = _ordinary()


def _ordinary_token() -> re.Pattern[str]:
    """What `_SPACED_TOKEN` finds in an ordinary text in lower case, in a third of the time."""
    lowered = {letter.lower() for letter in map(chr, chain(*_LATIN_BLOCKS))}
    letters = "".join(sorted(letter for letter in lowered if len(letter) == 1 and letter.isalpha()))
    return re.compile(rf"\s*+(?:[{letters}]++|[0-9]++|[^\s{letters}0-9])")


_ORDINARY_TOKEN = _ordinary_token()


def unmasked(text: str) -> str:
    """Write in digits and plain marks what a reader takes for them, character for character.

    >>> unmasked("1O0 cows drink 5l of H2O, 1\N{CYRILLIC CAPITAL LETTER O}\N{ONE DOT LEADER}5 a day")
    '100 cows drink 5l of H2O, 10.5 a day'
    """
    for twin, letter in TWINS.items():
        if twin in text:
            text = text.replace(twin, letter)
    if not _PERHAPS_MASKED.search(text):
        return text
    for pattern in _MASKED:
        text = pattern.sub(lambda match: match.group().translate(_UNMASK), text)
    return text


def bare(word: str) -> str:
    """A word in lower case without accents and in plain letters.

    >>> bare("45/2021/NĐ-CP"), bare("Coopératives")
    ('45/2021/nd-cp', 'cooperatives')
    """
    apart = unicodedata.normalize("NFD", word.casefold().translate(PLAIN_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


class Text:
    """An article's text and its folded twin: NFC, plain spaces, hyphens and apostrophes, ASCII digits.

    `plain` and `lower` have one character for each character; `given_span` maps a span of theirs to the text as given.
    `ordinary` says that they hold nothing but the letters, digits and marks that texts in Latin script are made of.

    >>> text = Text("1,35\N{NO-BREAK SPACE}milliard")
    >>> text.plain, text.given_span(0, 4)
    ('1,35 milliard', (0, 4))
    """

    def __init__(self, given: str) -> None:
        self.given = given
        self._starts: array[int] | None = None
        plain = given
        ordinary = _ORDINARY.fullmatch(given)
        if not ordinary and (not unicodedata.is_normalized("NFC", given) or _UNSEEN.search(given)):
            plain, self._starts = _compose(given)
        if not plain.isascii():
            for odd, usual in _FOLDS.items():
                if odd in plain:
                    plain = plain.replace(odd, usual)
        self.plain = plain if ordinary else unmasked(_OTHER_DIGIT.sub(_plain_digit, plain))
        self.lower = self.plain.lower()
        self.ordinary = bool(ordinary or _ORDINARY.fullmatch(self.plain))

    def given_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the folded text to offsets into the text as given."""
        if self._starts is None:
            return start, end
        stop = self._starts[end - 1] if end > start else self._starts[start]
        following = self._starts[end] if end > start else stop
        # Unseen characters behind the last one belong to nobody.
        while following > stop + 1 and _UNSEEN.match(self.given[following - 1]):
            following -= 1
        return self._starts[start], following

    @cached_property
    def breaks(self) -> list[tuple[int, int]]:
        r"""The line breaks that end a paragraph, as spans; a line that was only wrapped goes on behind its break.

        >>> Text("A heading\nThey hold nearly\nten courses.").breaks
        [(9, 10)]
        """
        found = []
        line = 0
        for match in _BREAK.finditer(self.plain):
            start, end = match.span()
            if not _wrapped(self.plain, line, start, end):
                found.append((start, end))
            line = end
        return found

    @cached_property
    def _break_starts(self) -> list[int]:
        return [start for start, _ in self.breaks]

    def paragraph_at(self, place: int) -> tuple[int, int]:
        """The paragraph of the folded text that holds `place`, as a span without its line break."""
        index = bisect_right(self._break_starts, place)
        start = self.breaks[index - 1][1] if index else 0
        return start, self.breaks[index][0] if index < len(self.breaks) else len(self.plain)


def _plain_digit(match: regex.Match[str]) -> str:
    """The ASCII digit of another script's; one that only a newer Unicode than Python's knows has no value, and is no digit."""
    return str(unicodedata.digit(match.group(), "\N{REPLACEMENT CHARACTER}"))


def _compose(given: str) -> tuple[str, array[int]]:
    """Compose each grapheme of a text to NFC and drop unseen characters; the array says where each character began.

    The array has one entry more than the text: the length of the text as given.
    """
    pieces: list[str] = []
    starts = array("q")
    place = 0
    for line in given.splitlines(keepends=True):
        seen_line = _UNSEEN.sub("", line)
        if unicodedata.is_normalized("NFC", seen_line):
            pieces.append(seen_line)
            begin = place
            for match in _UNSEEN.finditer(line):
                starts.extend(range(begin, place + match.start()))
                begin = place + match.end()
            starts.extend(range(begin, place + len(line)))
        else:
            for match in _CLUSTER.finditer(line):
                seen = [index for index in range(*match.span()) if not _UNSEEN.match(line, index)]
                composed = unicodedata.normalize("NFC", "".join(line[index] for index in seen))
                pieces.append(composed)
                # A mark that composes with nothing stays a character: what is before it ends where the mark begins.
                starts.extend(place + seen[min(index, len(seen) - 1)] for index in range(len(composed)))
        place += len(line)
    starts.append(len(given))
    return "".join(pieces), starts


def _wrapped(plain: str, line: int, start: int, end: int) -> bool:
    """Whether the break from `start` to `end`, behind the line from `line`, only wraps a sentence.

    It goes on in lower case then, or a long unfinished line goes on in digits.
    """
    following = plain[end : end + 1]
    if not following.isdigit():
        return following.islower()
    last = plain[start - 1 : start]
    return start - line >= _WRAP_WIDTH and (last.islower() or last == ",")


class Line:
    """The tokens of one paragraph that holds figures.

    `lows` holds them in lower case, as most of them are only compared with the words of a pack; `figures` are the indices
    of those that are figures.
    """

    __slots__ = ("_ends", "_figures", "figures", "lows", "text")

    def __init__(self, text: Text, lows: list[str], ends: list[int], figures: Mapping[int, Figure]) -> None:
        self.text = text
        self.lows = lows
        self.figures = list(figures)
        self._ends = ends
        self._figures = figures

    def __len__(self) -> int:
        return len(self.lows)

    def raw(self, index: int) -> str:
        """The token at an index as it is written."""
        end = self._ends[index]
        return self.text.plain[end - len(self.lows[index]) : end]

    def start(self, index: int) -> int:
        """Where the token at an index begins in the folded text."""
        return self._ends[index] - len(self.lows[index])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the folded text from token `first` to the one before `last`."""
        return self.start(first), self._ends[last - 1]

    def figure_at(self, index: int) -> Figure | None:
        """The figure that is the token at an index, if there is one."""
        return self._figures.get(index)

    def index_at(self, place: int) -> int:
        """The index of the token that holds the character at `place`."""
        return bisect_right(self._ends, place)

    def glued(self, index: int) -> bool:
        """Whether no space stands between token `index - 1` and token `index`."""
        return index > 0 and self._ends[index - 1] == self._ends[index] - len(self.lows[index])


def tokenize(text: Text, start: int, end: int, figures: Iterable[Figure]) -> Line:
    """Cut one paragraph into tokens; every figure of it is one token.

    >>> from extractor.models import Reading
    >>> from fractions import Fraction
    >>> figure = Figure(3, 6, (Reading(Fraction("6.5"), ""),))
    >>> tokenize(Text("VND6.5bn"), 0, 8, [figure]).lows
    ['vnd', '6.5', 'bn']
    """
    lower = text.lower
    pattern = _ORDINARY_TOKEN if text.ordinary else _SPACED_TOKEN
    lows: list[str] = []
    ends: list[int] = []
    at: dict[int, Figure] = {}
    place = start
    for figure in figures:
        _cut(pattern, lower, (place, figure.start), lows, ends)
        at[len(lows)] = figure
        lows.append(lower[figure.start : figure.end])
        ends.append(figure.end)
        place = figure.end
    _cut(pattern, lower, (place, end), lows, ends)
    return Line(text, lows, ends, at)


def _cut(pattern: TokenPattern, lower: str, span: tuple[int, int], lows: list[str], ends: list[int]) -> None:
    """Add the words and marks of a stretch without figures, and where each ends.

    A piece is a token with the gap before it, so that the lengths of the pieces say where the tokens stand.
    """
    if span[1] - span[0] > _LONG_GAP:  # one by one takes longer, and half the memory
        for match in pattern.finditer(lower, *span):
            lows.append(match.group().lstrip())
            ends.append(match.end())
        return
    pieces = pattern.findall(lower, *span)
    lows += map(str.lstrip, pieces)
    ends += accumulate(map(len, pieces[1:]), initial=span[0] + len(pieces[0])) if pieces else ()


def lines(text: Text, figures: Sequence[Figure], places: Sequence[int] = ()) -> Iterator[Line]:
    """Tokenize the paragraphs that hold figures, or one of the other places asked for; the rest cost nothing.

    A paragraph of thousands of figures comes in several lines.
    """
    index = 0
    done = -1
    for place in sorted([*(figure.start for figure in figures), *places]):
        if place < done:
            continue
        start, end = text.paragraph_at(place)
        first = index
        while index < len(figures) and figures[index].start < end:
            index += 1
        for part in range(first, max(index, first + 1), _MOST_IN_A_LINE):
            rest = min(index, part + _MOST_IN_A_LINE)
            stop = _between(text, figures[rest - 1], figures[rest]) if rest < index else end
            yield tokenize(text, start, stop, figures[part:rest])
            start = stop
        done = end


def _between(text: Text, left: Figure, right: Figure) -> int:
    """Where the second of two figures begins, with what is written to it: "5 km, $6" is cut before the sign."""
    return text.plain.rfind(" ", left.end, right.start) + 1 or right.start


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
                key = tuple(_TOKEN.findall(low))
                written = tuple(_TOKEN.findall(phrase)) if strict or phrase != low else None
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
    return all(
        line.raw(place) == word and (place == first or word.isalpha() or line.glued(place))
        for place, word in enumerate(words, first)
    )


def phrase_set(words: Iterable[str]) -> Phrases[bool]:
    """A table of phrases without values."""
    return Phrases(dict.fromkeys(words, True))
