"""The text as the stages see it: folded character for character, with the way back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

import regex

from extractor.languages.shared import DIGIT_TWINS, LATIN_DIGIT_TWINS, MARK_TWINS, PLAIN_LETTERS, TWINS

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
_ALIEN, _LATIN, _MARKS = ("".join(table) for table in (DIGIT_TWINS, LATIN_DIGIT_TWINS, MARK_TWINS))
# Digits and what looks like digits or marks between them, but nothing else; "H2O", "A4" and "5l" are none of these.
_MASKED = (
    re.compile(rf"(?<![\w.,])(?=[{_ALIEN}.,]*\d)[\d{_ALIEN}]+(?:[.,{_MARKS}][\d{_ALIEN}]+)*(?!\w)"),
    re.compile(rf"(?<!\w)\d+(?:[{_LATIN}]+\d+|(?<=\d\d)O+)+(?!\w)"),
)
_PERHAPS_MASKED = re.compile(rf"[{_ALIEN}{_MARKS}]|[0-9][{_LATIN}]")
_UNMASK = str.maketrans({**DIGIT_TWINS, **LATIN_DIGIT_TWINS, **MARK_TWINS})
#: Blocks of letters, marks and signs that texts in Latin script are made of.
LATIN_BLOCKS = (range(0x250), range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x20A0, 0x20C0))


def _ordinary() -> re.Pattern[str]:
    """A pattern for a text in which nothing is to be composed, dropped or unmasked: one look at it spares many."""
    odd = {*TWINS, *_ALIEN, *MARK_TWINS, "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"}
    letters = [
        letter
        for letter in map(chr, chain(*LATIN_BLOCKS))
        if unicodedata.category(letter) not in ("Mn", "Nd")
        and unicodedata.is_normalized("NFC", letter)
        and not _UNSEEN.match(letter)
        and letter not in odd
    ]
    return re.compile(f"(?:[{re.escape(''.join(letters))}]++|[0-9]++(?![{_LATIN}]))*+")


_ORDINARY = _ordinary()


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
        self._breaks: list[tuple[int, int]] | None = None
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

    @property
    def breaks(self) -> list[tuple[int, int]]:
        r"""The line breaks that end a paragraph, as spans; a line that was only wrapped goes on behind its break.

        >>> Text("A heading\nThey hold nearly\nten courses.").breaks
        [(9, 10)]
        """
        if self._breaks is None:
            self._breaks = list(_breaks(self.plain))
        return self._breaks

    def paragraph_at(self, place: int) -> tuple[int, int]:
        """The paragraph of the folded text that holds `place`, as a span without its line break."""
        breaks = self.breaks
        index = bisect_right(breaks, (place, len(self.plain)))
        start = breaks[index - 1][1] if index else 0
        return start, breaks[index][0] if index < len(breaks) else len(self.plain)


def _breaks(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the line breaks that end a paragraph."""
    line = 0
    for match in _BREAK.finditer(plain):
        start, end = match.span()
        if not _wrapped(plain, line, start, end):
            yield start, end
        line = end


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
