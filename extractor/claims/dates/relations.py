"""Dates joined into periods, and the words around them that say since and before."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractor import languages
from extractor.claims.board import Board, Draft
from extractor.claims.dates.patterns import lead_words, plain
from extractor.phrases import Phrases, Value

_COMPARED_REACH = 8
_DAY_HYPHENS = 2


def join_periods(board: Board) -> None:
    """Join two dates with a range word between them: 2021-2025, from May to July 2024, 1950-53."""
    dates = sorted((draft for draft in board.drafts if draft.type == "date"), key=lambda draft: draft.first)
    old: list[Draft] = []
    new: list[Draft] = []
    for left, right in pairwise(dates):
        period = _period(board, left, right) if not old or old[-1] is not left else None
        if period:
            old += [left, right]
            new.append(period)
    board.replace(old, new)
    _short_ends(board)


def _period(board: Board, left: Draft, right: Draft) -> Draft | None:
    """The period from one date to the next, or None where the words between them make none."""
    line, tables = board.line, board.tables
    if "/" in left.edtf + right.edtf or "T" in left.edtf[:1] + right.edtf[:1]:
        return None  # EDTF has no intervals of bare clock times
    if board.low(left.last) == "/":
        return _double_year(board, left, right)
    last = left.last + (board.low(left.last) == ")" and board.low(left.first - 1) == "(")  # "(5/1) đến"
    joint = tables.to_words.after(line, last) or tables.range_ands.after(line, last)
    if not joint or not (_past_weekday(board, right.first) <= joint[1] <= _past_lead(board, right)):
        return None
    opener = tables.from_words.before(line, _past_weekday(board, left.first)) or tables.from_words.before(
        line, _past_articles(board, left.first)
    )
    if board.low(last) in tables.pack.range_ands and not _opens_and(board, left.first):
        return None  # "des années 1920 et 1930"
    hyphen = board.low(last) == "-"
    days = left.edtf.count("-") == right.edtf.count("-") == _DAY_HYPHENS and board.low(last) not in tables.pack.range_ands
    if not (hyphen or opener or days or board.glued(last)):
        return None
    start, end = _same_depth(left.edtf, right.edtf)
    first = opener[1] if opener and not hyphen else left.first
    over_year = (
        start.startswith("XXXX-") and end.startswith("XXXX-") and len(start) == len(end) and start != end
    )  # November to February
    early = start.startswith("-") and end.startswith("-") and start > end  # years before the era count down
    rises = start < end if not early else True
    return Draft("date", first, right.last, "date: period", edtf=f"{start}/{end}") if rises or over_year else None


def _opens_and(board: Board, first: int) -> bool:
    """Whether a word such as "between" opens a period that goes on with "and"."""
    openers = board.tables.and_openers
    places = (first, _past_articles(board, first), _past_weekday(board, first))
    return any(openers.before(board.line, place) is not None for place in places)


def _past_lead(board: Board, draft: Draft) -> int:
    """The token behind the word that opens a date: "năm 1820", whose "năm" may belong to the words before it."""
    return draft.first + 1 if board.low(draft.first) in lead_words(board.tables.pack.code) else draft.first


def _double_year(board: Board, left: Draft, right: Draft) -> Draft | None:
    """Two years in a row with a slash between them: 2025/2026."""
    following = right.first == left.last + 1 and board.glued(left.last) and board.glued(right.first)
    if not following or not left.edtf.isdigit() or not right.edtf.isdigit() or int(right.edtf) != int(left.edtf) + 1:
        return None
    return Draft("date", left.first, right.last, "date: period", edtf=f"{left.edtf}/{right.edtf}")


def _same_depth(start: str, end: str) -> tuple[str, str]:
    """Give the first date the year of the second where it has none: "from May to July 2024"."""
    if start.startswith("XXXX") and not end.startswith("XXXX"):
        return end[:4] + start[4:], end
    return start, end


def _short_ends(board: Board) -> None:
    """A year with a two-digit end: 1950-53, 2024/25."""
    years = [draft for draft in board.drafts if draft.rule == "date: bare year"]
    periods = [(draft, period) for draft in years if (period := _short_period(board, draft))]
    board.replace([draft for draft, _ in periods], [period for _, period in periods])


def _short_period(board: Board, draft: Draft) -> Draft | None:
    """The period of a year and the two digits behind it, or None."""
    mark, index = board.low(draft.last), draft.last + 1
    end = plain(board, index)
    if mark not in ("-", "/") or end is None or len(board.line.raw(index)) != 2:
        return None
    start = int(draft.edtf) % 100
    follows = board.glued(draft.last) and board.glued(index) and end == (start + 1) % 100
    if not follows and (mark != "-" or end <= start):
        return None
    return Draft("date", draft.first, index + 1, "date: period", edtf=f"{draft.edtf}/{draft.edtf[:2]}{end:02}")


def _past_articles(board: Board, first: int) -> int:
    """The first of the articles and parts of a time before a token: "before the second quarter", "until the end of 2027"."""
    while found := board.tables.date_articles.before(board.line, first):
        first = found[1]
    return first


def _past_weekday(board: Board, first: int) -> int:
    """The first token of the weekday of a day, a mark between them: "until Friday, 5 May", "đến thứ Sáu (19/12)"."""
    place = first - (board.low(first - 1) in (",", "("))
    named = board.tables.weekdays.before(board.line, place) or board.tables.weekdays.before(board.line, first + 1)
    if named:
        return named[1]
    numbered = board.low(place - 2) in board.tables.pack.dates.weekday_leads and board.line.figure_at(place - 1)
    return place - 2 if numbered else first  # "đến thứ 6, ngày 19/12"


def relate(board: Board) -> None:
    """Put since and before around the dates: "prior to 2021", "à partir de 2021", "from 2021 to the present"."""
    for draft in [draft for draft in board.drafts if draft.type == "date" and "/" not in draft.edtf]:
        relation, first, last = _relation(board, draft)
        if relation == "since":
            draft.edtf = f"{draft.edtf}/.."
        elif relation == "before":
            draft.edtf = f"../{draft.edtf}"
        draft.first, draft.last = first, last
        board.drop(first, last)


def _relation(board: Board, draft: Draft) -> tuple[str | None, int, int]:
    """The relation of a date, with the tokens it covers."""
    line, tables = board.line, board.tables
    before = _related(board, draft, tables.relations_before)
    place = _past_weekday(board, draft.first)
    opener = tables.from_words.before(line, place) if "X" in draft.edtf else _related(board, draft, tables.from_words)
    first = before[1] if before else opener[1] if opener else draft.first
    behind = tables.relations_after.after(line, draft.last)
    if behind:
        return behind[0], first, behind[1]
    joint = tables.to_words.after(line, draft.last)
    now = tables.now_words.after(line, joint[1]) if joint else None
    if now:
        return "since", first, now[1]
    if draft.edtf.startswith("T"):
        return None, draft.first, draft.last
    if before:
        return before[0], before[1], draft.last
    if opener and _opens_since(board, opener[1], draft):
        return "since", opener[1], draft.last
    return None, draft.first, draft.last


def _related(board: Board, draft: Draft, table: Phrases[Value]) -> tuple[Value, int] | None:
    """The phrase of a table before a date, a weekday or articles between them allowed unless the date belongs to a noun."""
    if _describes(board, draft):
        return None
    day = _past_weekday(board, draft.first)
    return table.before(board.line, day) or table.before(board.line, _past_articles(board, day))


def _describes(board: Board, draft: Draft) -> bool:
    """Whether an article and a noun stand around a year, which then says which one: "since the 2015 Penal Code"."""
    word = board.low(draft.last)
    named = word.isalpha() and word not in board.tables.pack.noun_stops and not board.tables.pack.head_first
    return named and draft.edtf.isdigit() and board.low(draft.first - 1) in board.tables.pack.dates.articles


def _opens_since(board: Board, first: int, draft: Draft) -> bool:
    """Whether a lone "from" means since: before a full day, or before a month or year that nothing is compared with."""
    if board.tables.pack.dates.relations_before.get(board.low(first)) is not None:
        return True
    if board.low(first) not in _since_words(board.tables.pack.code):
        return False
    return draft.edtf.count("-") == 2 or not _compared(board, first)


def _compared(board: Board, first: int) -> bool:
    """Whether a figure of change stands before "from", so that it names what is compared: "a drop of 12% from August"."""
    line, tables = board.line, board.tables
    for index in range(max(0, first - _COMPARED_REACH), first):
        if tables.percents.after(line, index) or tables.directions_before.after(line, index):
            return True
    before = board.low(first - 1)
    return before.isalpha() and before in tables.pack.noun_sources


@cache
def _since_words(code: str) -> frozenset[str]:
    """Words that open both a period and a range of numbers: only those can mean since by themselves."""
    pack = languages.load(code)
    return (pack.dates.from_words & pack.range_leads) - pack.opened_by_and - pack.noun_links
