"""Numbers that name a document, article, road, project, programme or law; `code` is the number part."""

from __future__ import annotations

import regex

from extractor.claims.board import Board, Draft
from extractor.claims.counts import is_plural, may_count

#: A document code: number, year, and the short name of kind and issuer, joined by / and -: 19/CTr-UBND, 45/2021/NĐ-CP.
_CODE = regex.compile(
    r"\d++(?:[/-]\d{2,4})?(?:[/-](?=\p{Lu})[\p{L}\d]++)++(?:[-/.](?=\p{L})[\p{L}\d]++)*+"
    r"|\d++-\p{Lu}{2,}(?:/\p{Lu}{2,})*+"
)
#: A number with its year, either first: 2023/1542, 1907/2006.
_WITH_YEAR = regex.compile(r"(?:(?:19|20)\d\d/\d++|\d++/(?:19|20)\d\d)(?![\w/])")
_PLAIN = regex.compile(r"\d++\p{Lu}?(?!\w)|\p{Lu}{1,3}\d+")
#: A place on a road by kilometre and metres: 57+300.
_MILESTONE = regex.compile(r"\d++\+\d{3}(?!\w)")
#: A code whose letters stand before the number, with a hyphen: XL-03.
_LETTERED = regex.compile(r"\p{Lu}{1,4}-\d++\p{Lu}?(?!\w)")
RULE = "reference: code or named number"
_LONGEST_ISSUER = 8
#: What joins a number to the next into a date or code.
_SEPARATORS = frozenset({"/", "-", "."})
_YEARS = range(1900, 2100)


def find_references(board: Board) -> None:
    """Take codes, and plain numbers behind a noun that makes them a name: "Resolution 08", "n° 8", "QL1A"."""
    for index in board.free_figures():
        figure = board.figure_at(index)
        if figure is None or figure.form != "digits":
            continue
        if figure.kind == "ordinal" and not board.line.raw(index)[-1].isupper():
            continue  # but "route nationale 14E"
        lead = _lead(board, index)
        if (figure.scale != 1 or figure.kind == "ordinal") and (lead is None or not _PLAIN.fullmatch(board.line.raw(index))):
            continue
        lettered = _lettered(board, index) if board.low(index - 1) == "-" else None
        code, end = lettered or _code(board, index, named=lead is not None)
        if code and (lead is not None or ("/" in code and code[0].isdigit())):
            last = index + 1
            while last < len(board.line) and board.line.start(last) < end:
                last += 1
            board.take(Draft("reference", index if lead is None else lead, last, RULE, code=code))
            if lead is not None and last == index + 1:
                _take_list(board, lead, last)


def _take_list(board: Board, lead: int, last: int) -> None:
    """Take the plain numbers of a list or range that share a noun: "Điều 12 và 13", "Districts 1, 3 and 10", "lớp 6-9"."""
    if board.tables.plural_references and board.low(lead) not in board.tables.plural_references:
        return
    while (index := _next_of_list(board, last)) is not None:
        last = index + 1
        board.take(Draft("reference", index, last, f"{RULE}, noun said once", code=board.low(index).lstrip("0") or "0"))


def _next_of_list(board: Board, last: int) -> int | None:
    """Where the next plain number of a list or range stands that counts nothing."""
    line, tables = board.line, board.tables
    link = tables.list_links.after(line, last) or tables.ranges.after(line, last)
    index = link[1] if link else last
    figure = board.figure_at(index) if link else None
    if figure is None or figure.kind != "cardinal" or not board.low(index).isdecimal():
        return None
    counts = may_count(board, index + 1) or _reads_as_quantity(board, index, capital=False)
    joined = board.low(index + 1) in _SEPARATORS and board.glued(index + 2) and line.figure_at(index + 2) is not None
    return None if counts or joined else index


def _code(board: Board, index: int, *, named: bool) -> tuple[str, int]:
    """The code that begins at a figure and where it ends; nothing where the figure is no name's number."""
    plain, start = board.line.text.plain, board.line.start(index)
    match = _CODE.match(plain, start)
    if match is None and named:
        match = _MILESTONE.match(plain, start) or _WITH_YEAR.match(plain, start) or _PLAIN.match(plain, start)
    if match is None:
        return "", start
    return match.group().lstrip("0") or "0", match.end()


def _lettered(board: Board, index: int) -> tuple[str, int] | None:
    """The code that begins with letters before a figure, and where it ends."""
    if not board.glued(index) or index < 2:
        return None
    match = _LETTERED.match(board.line.text.plain, board.line.start(index - 2))
    return (match.group(), match.end()) if match else None


def _lead(board: Board, index: int) -> int | None:
    """The first token of the noun and mark before a number, or None where they do not make it a name."""
    tables, line = board.tables, board.line
    if board.low(index - 1) == "-" and _lettered(board, index):
        noun = tables.reference_nouns.before(line, index - 2)
        return noun[1] if noun else None
    mark = tables.reference_marks.before(line, index)
    dotted = not mark and board.low(index - 1) == "." and board.glued(index - 1) and board.glued(index)
    place = mark[1] if mark else index - dotted  # "QL.26"
    issuer = _issuer(board, place)
    noun = tables.reference_nouns.before(line, issuer) or (tables.reference_nouns.before(line, index) if dotted else None)
    if noun is None or tables.countries.holding(line, noun[1]):
        return _mark_alone(board, index, mark[1]) if mark else None
    first = noun[1]
    coded = issuer < place and _WITH_YEAR.match(line.text.plain, line.start(index))
    if mark or coded or _CODE.match(line.text.plain, line.start(index)):
        return first
    return first if _makes_name(board, first, place, index) else None


def _makes_name(board: Board, first: int, last: int, index: int) -> bool:
    """Whether the noun between two tokens, without a mark, makes a name of the number at an index."""
    tables = board.tables
    words, capital = " ".join(board.line.lows[first:last]), board.line.raw(first)[0].isupper()
    if words in tables.plural_references and _next_of_list(board, index + 1) is None:
        return False
    if board.low(index)[0] == "0" and len(board.low(index)) > 1 and board.low(index).isdecimal():
        return not _reads_as_quantity(board, index, capital=capital)  # "le projet 06 commence"
    if words in tables.pack.weak_reference_nouns and not capital:
        return _is_part(board, index + 1) or _is_definite(board, first, index)
    if words in tables.pack.place_nouns and not capital and _counts_several(board, index + 1):
        return False
    return not _reads_as_quantity(board, index, capital=capital)


def _counts_several(board: Board, index: int) -> bool:
    """Whether a noun in the plural, or what else shows that it is counted, stands behind a number: "tổ 3 người"."""
    pack = board.tables.pack
    if pack.syllables:
        return board.low(index) in pack.classifiers or board.tables.compound_nouns.after(board.line, index) is not None
    return is_plural(board, index)


def _is_part(board: Board, index: int) -> bool:
    """Whether what stands behind a number is the document it is a part of: "paragraphe 4 de l'article 257"."""
    of = board.tables.of_words.after(board.line, index)
    places = (of[1], of[1] + 1) if of else ()
    return any(board.tables.reference_nouns.after(board.line, place) for place in places)


def _is_definite(board: Board, first: int, index: int) -> bool:
    """Whether an article, or the noun itself, makes a name of the number behind it, which counts nothing: "le décret 67"."""
    pack = board.tables.pack
    named = " ".join(board.line.lows[first:index]) in pack.numbered_nouns
    if not named and board.low(first - 1) not in pack.numbers.definite_articles:
        return False
    if " ".join(board.line.lows[first:index]) in pack.step_nouns:
        counts = _counts_several(board, index + 1)  # "giai đoạn 2 bắt đầu"
    else:
        counts = may_count(board, index + 1) and not (named and pack.plural_endings)  # "grade 10 pupils"
    return not (counts or _reads_as_quantity(board, index, capital=False))


def _issuer(board: Board, index: int) -> int:
    """The first token of an issuer in brackets before a number, or the number's own: "Regulation (EU) 2023/1542"."""
    if index < 3 or board.low(index - 1) != ")" or board.low(index - 3) != "(":
        return index
    name = board.line.raw(index - 2)
    return index - 3 if name.isupper() and len(name) <= _LONGEST_ISSUER else index


def _mark_alone(board: Board, index: int, first: int) -> int | None:
    """A mark without a noun ("No. 45", "n° 12") names something when the mark is written as one, not as a word."""
    marked = any(not character.isalpha() for word in board.line.lows[first:index] for character in word)
    return first if marked else None


def _reads_as_quantity(board: Board, index: int, *, capital: bool) -> bool:
    """Whether what follows makes the number a quantity after all: a unit, a percent sign, a decimal part, a year."""
    line, tables = board.line, board.tables
    figure = board.line.figure_at(index)
    if figure is None or figure.value.denominator != 1 or any(mark in board.line.raw(index) for mark in ".,"):
        return True
    if figure.scale == 1 and figure.value.numerator in _YEARS:
        return True
    if tables.percents.after(line, index + 1):
        return True
    link = tables.ranges.after(line, index + 1)
    behind = link[1] + 1 if link and board.figure_at(link[1]) else index + 1  # "đợt 3-5 ngày"
    year = board.figure_at(behind + 1)
    dated = year is not None and len(board.low(behind + 1)) == 4 and year.value in _YEARS  # "Quyết định 169 năm 2021"
    units = not dated and any(table.after(line, behind) for table in (tables.units, tables.currencies))
    return units and not (capital and board.glued(behind))
