"""One pass over the characters of a text: runs of number words and digits, read by the grammar, as figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from extractor.figures.cardinals import scaled
from extractor.figures.digits import TAIL, fraction, raised, vulgar
from extractor.figures.grammar import parse
from extractor.figures.lexicon import Lexicon, Word, lexicon
from extractor.figures.run import Item, Number, Run
from extractor.figures.weigh import share_scales, weigh
from extractor.languages.pack import Pack
from extractor.models import Figure, Form, Reading
from extractor.roman import roman
from extractor.text import Text

_LITERAL = Word("literal", Fraction(0))
#: The groups of `Lexicon.next` that hold what stands between two parts of a number.
_LINKS = ("mark", "link", "again")
_FRACTION = Word("written_fraction", Fraction(0))
_LOOK_BACK = 24
#: Capitals that begin words such as Le and Ce.
_LONE = frozenset({"L", "C"})
_LARGE_PART = Fraction(1, 1000)
_VULGAR_SIGNS = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉")
_TAIL_STARTS = _VULGAR_SIGNS | frozenset("eE^/x\N{MULTIPLICATION SIGN}⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACED_TAIL_STARTS = _VULGAR_SIGNS | frozenset(" x\N{MULTIPLICATION SIGN}0123456789")
_BEFORE_SIGN = " \t\n\r([:;"
_CLOCK_TAIL = re.compile(r":[0-5]\d(?!\d)")
_ARTICLED = frozenset({"scale", "hundred", "collective", "fraction", "denominator", "ordinal", "ten"})


def find(text: Text, pack: Pack) -> list[Figure]:
    """Find the numbers of a text, in order, without overlap.

    In: the text and the pack of its language. Out: figures with offsets into the folded text. Time is linear in the text.

    >>> from extractor import languages
    >>> [str(figure.value) for figure in find(Text("4 to 8 million, or a dozen"), languages.load("en"))]
    ['4000000', '8000000', '12']
    """
    lex = lexicon(pack.code)
    figures = share_scales(text, weigh(text, _scan(text, lex), lex), lex)
    roman = _romans(text, lex)
    return sorted([*figures, *roman], key=lambda figure: figure.start) if roman else figures


def _scan(text: Text, lex: Lexicon) -> list[Figure]:
    """Walk from one run of numbers to the next."""
    lower, padded = text.lower, f" {text.lower}"
    figures: list[Figure] = []
    word, literal = lex.first_word.search(padded), lex.first_literal.search(lower)
    while match := literal if word is None or (literal and literal.start() < word.start()) else word:
        if match is literal:
            start, end = match.span()
            figure = None if match["on"] is not None else _lone(text, start, end, lex)
        else:
            # The match of a word begins with the character before it, and so where the word does in the text itself.
            start, end, figure = match.start(), match.end() - 1, None
        if figure:
            figures.append(figure)
            place = end
        else:
            items = [] if _is_exponent(text, start, end, lex) else _run(text, start, end, lex)
            place = items[-1].end if items else end
            figures += _figures(text, items, lex)
        if word and word.start() < place:
            word = lex.first_word.search(padded, place)
        if literal and literal.start() < place:
            literal = lex.first_literal.search(lower, place)
    return figures


def _lone(text: Text, start: int, end: int, lex: Lexicon) -> Figure | None:
    """The figure of a literal that nothing goes on, or None where something before it may belong to it."""
    if _is_exponent(text, start, end, lex) or _sign(text, start, end) < start or lex.lead.search(text.lower, start):
        return None
    pieces = lex.read(text.plain[start:end])
    return Figure(start, end, pieces[0].readings) if len(pieces) == 1 and pieces[0].end == end - start else None


def _is_exponent(text: Text, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a digit is part of a unit's symbol: the 2 of km2."""
    if text.plain[start:end] not in ("2", "3"):
        return False
    before = text.plain[start - 1 : start]
    if not before.isalpha() and before != "^":
        return False
    return lex.exponent.search(text.plain, max(0, start - 4), start) is not None


def _run(text: Text, start: int, end: int, lex: Lexicon) -> list[Item]:
    """The words and literals of one run, links between them included."""
    items: list[Item] = []
    _add(items, text, start, end, lex)
    closing: int | None = None
    shared = 0
    while items:
        following = lex.next.match(text.lower, items[-1].end) if _may_go_on(text, items[-1].end, lex) else None
        if following is None:
            break
        for first, last in map(following.span, _LINKS):
            if first < 0:
                continue
            spelling = text.lower[first:last]
            if spelling in lex.pack.numbers.closing_links and closing is None:
                closing = len(items)
            elif not shared and spelling in lex.pack.numbers.share_links:
                shared = len(items)
            items.append(Item(first, last, lex.links[spelling], spelling))
        before = len(items)
        _add(items, text, *following.span(following.lastgroup or ""), lex)
        if len(items) == before:
            break
    while len(items) > 1 and items[-1].role in ("link", "article", "of", "over", "adjective", "point", "mark"):
        items.pop()
    if closing is not None and items and lex.ends.match(text.lower, items[-1].end) is None:
        return items[:closing]
    return items[:shared] if shared and _are_counts(text, items, shared, lex) else items


def _are_counts(text: Text, items: Sequence[Item], link: int, lex: Lexicon) -> bool:
    """Whether a link such as "in" makes no share of the numbers of a run: "two in three days", "the only one in ten"."""
    return lex.unit.match(text.lower, items[-1].end) is not None or _in_phrase(text, items[link - 1], lex)


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
            items.append(Item(first, last, _LITERAL, text.plain[first:last], piece.readings))
    elif spelling[0] in _VULGAR_SIGNS:
        items.append(Item(start, end, _FRACTION, spelling, (Reading(vulgar(spelling), ""),)))
    else:
        spelling = spelling.replace(" ", "-") if spelling not in lex.words else spelling
        items.append(Item(start, end, lex.words[spelling], spelling))
        return
    if items and items[-1].end == end:
        _add_tail(items, text, lex)
        _add_mark(items, text, start, lex)


def _add_tail(items: list[Item], text: Text, lex: Lexicon) -> None:
    """Let the last literal take the exponent, power or fraction behind it."""
    literal = items[-1]
    behind = text.plain[literal.end : literal.end + 2]
    begins = behind[1:] in _SPACED_TAIL_STARTS if behind[:1] == " " else behind[:1] in _TAIL_STARTS
    if literal.word is _FRACTION or not begins:
        return
    match = TAIL.match(text.plain, literal.end)
    value = _with_tail(text, literal, match, lex) if match else None
    if match and value is not None:
        word = _FRACTION if match["under"] else _LITERAL
        spelling = text.plain[literal.start : match.end()]
        items[-1] = Item(literal.start, match.end(), word, spelling, (Reading(value, ""),))


def _with_tail(text: Text, literal: Item, match: re.Match[str], lex: Lexicon) -> Fraction | None:
    """The value of a literal with what follows it, or None where that is none of its own."""
    value = literal.readings[0].value
    if not (match["vulgar"] or match["above"] or match["under"]):
        return raised(value, match)
    if value.denominator != 1:
        return None
    if match["vulgar"]:
        return value + vulgar(match["vulgar"])
    if match["above"]:
        share = fraction(int(match["above"]), int(match["below"]), shared=True)
        return None if share is None else value + share
    return None if _is_day(text, literal, match, lex) else _slashed(text, int(value), match, lex)


def _slashed(text: Text, above: int, match: re.Match[str], lex: Lexicon) -> Fraction | None:
    """The fraction of a number and what stands behind its slash: "1/40 of it", "3/8 inch"."""
    of = lex.of.match(text.lower, match.end())
    below = int(match["under"])
    if above == 1 < below and of and of.group().strip().isalpha():
        return Fraction(1, below)
    shared = of is not None or lex.unit.match(text.lower, match.end()) is not None
    return fraction(above, below, shared=shared)


def _is_day(text: Text, literal: Item, match: re.Match[str], lex: Lexicon) -> bool:
    """Whether a slash stands in a day or a code: behind a word such as "on", or with another mark beside it."""
    beside = text.plain[literal.start - 1 : literal.start] + text.plain[match.end() : match.end() + 1]
    if _is_signed(text, literal.start):
        beside = beside[1:]
    start = literal.start
    ranged = text.plain[start - 3 : start] == " - " and text.plain[start - 4].isdigit()  # "5 - 7/8"
    led = lex.day.search(text.lower, max(0, start - _LOOK_BACK), start) is not None
    return ranged or led or any(mark in beside for mark in "/-")


def _add_mark(items: list[Item], text: Text, start: int, lex: Lexicon) -> None:
    """Append the scale that is glued to the last literal, or its abbreviation behind it: 6.5bn, 3,5tr, $18m."""
    end = items[-1].end
    behind = text.plain[end : end + 2]
    if (behind[1:] not in lex.mark_starts and behind != "  ") if behind[:1] == " " else not behind[:1].isalpha():
        return
    mark = lex.mark.match(text.plain, end)
    if mark and mark["mark"]:
        items.append(Item(*mark.span("mark"), lex.marks[mark["mark"]], mark["mark"]))
        if mark["short"]:
            items.append(Item(*mark.span("short"), _LITERAL, mark["short"], (Reading(Fraction(int(mark["short"])), ""),)))
    elif mark:
        items.append(Item(*mark.span("scale"), lex.words[mark["scale"].lower()], mark["scale"].lower()))
    elif (money := lex.money_mark.match(text.plain, end)) and _is_amount(text, start, money.end(), lex):
        items.append(Item(*money.span("mark"), lex.money_marks[money["mark"]], money["mark"]))


def _plain_number(items: Sequence[Item], index: int) -> Number | None:
    """The number of one word alone, or of a literal that no word goes on, which need no grammar."""
    item, following = items[index], items[index + 1].role if index + 1 < len(items) else ""
    if item.word is _LITERAL and following in ("", "literal", "mark"):
        return Number(item.readings, index + 1)
    if len(items) == 1 and item.role in ("digit", "teen", "ten"):
        return Number((Reading(item.word.value, ""),), 1)
    if len(items) == 2 and item.word is _LITERAL and following == "scale":
        return scaled(item.readings, items[1].word)
    return None


def _is_amount(text: Text, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a currency stands before a literal or behind its mark, or people behind it: $18m, 2,4 G$, 12m people."""
    before = lex.money.search(text.plain, max(0, start - 5), start)
    if before is None and lex.article.search(text.lower, start):
        return False  # "a 2.5m fence stops …"
    return before is not None or lex.paid.match(text.lower, end) is not None


def _figures(text: Text, items: Sequence[Item], lex: Lexicon) -> Iterator[Figure]:
    """Read the numerals of one run."""
    if len(items) == 1 and (figures := _plain_figures(text, items[0], lex)) is not None:
        yield from figures
        return
    for index, number in _numbers(text, items, lex):
        figure = _figure(text, items, index, number, lex)
        if figure:
            yield figure


def _numbers(text: Text, items: Sequence[Item], lex: Lexicon) -> Iterator[tuple[int, Number]]:
    """The numbers of one run, each with the index of its first item."""
    run: Run | None = None
    index = 0
    while index < len(items):
        number = _plain_number(items, index)
        if number is None:
            if run is None:
                opened = lex.opened.search(text.lower, items[0].start) is not None
                run = Run(items, lex.pack.numbers, opened=opened)
            number = parse(run, index)
            if number is None:
                index += 1
                continue
            number = _one_part(text, run, index, number, lex) or number
        yield index, number
        index = number.stop


def _plain_figures(text: Text, item: Item, lex: Lexicon) -> tuple[Figure, ...] | None:
    """The figures of a run of one item where that needs no grammar: most runs of a text. None says nothing of them."""
    numbers = lex.pack.numbers
    if item.word is _LITERAL:
        figure = Figure(item.start, item.end, item.readings)
        return (_with_sign(text, _with_ordinal_mark(text, [item], figure, lex), lex),)
    if item.word.role == "half_tail":
        return ()
    if item.word.role == "digit" and item.spelling in numbers.article_numerals:
        reading = Reading(item.word.value, "")
        return () if _in_phrase(text, item, lex) else (Figure(item.start, item.end, (reading,), form="article"),)
    if item.spelling in numbers.never and not lex.word_lead.search(text.lower, item.start):
        return () if item.spelling not in numbers.only_before_nouns else None
    return None


def _one_part(text: Text, run: Run, index: int, number: Number, lex: Lexicon) -> Number | None:
    """The fraction of "one" and an ordinal of several words, where "of" or nothing follows: "one twenty-fifth"."""
    if number.stop != index + 1 or run.role(index) != "digit" or number.value != 1:
        return None
    part = parse(run, number.stop)
    if part is None or part.kind != "ordinal" or part.stop < number.stop + 2:
        return None
    if not lex.of.match(text.lower, run.items[part.stop - 1].end) or not part.value:
        return None
    return Number((Reading(1 / part.value, ""),), part.stop, "fraction")


def _figure(text: Text, items: Sequence[Item], index: int, number: Number, lex: Lexicon) -> Figure | None:
    """The figure of a numeral with what belongs to it on both sides, or None where the words are no numeral here."""
    run = items[index : number.stop]
    if run[0].role not in ("literal", "written_fraction") and not _is_number(text, items, index, len(run), lex):
        return None
    if _is_article_ordinal(text, run, lex):
        value = Fraction(lex.pack.numbers.ordinals[run[1].spelling])
        return Figure(run[1].start, run[1].end, (Reading(value, ""),), "ordinal", "words")
    if number.kind == "fraction" and _counts_to(text, run, number, lex):
        number = number._replace(readings=(Reading(1 / number.value, ""),), kind="ordinal")
    figure = _with_article(text, run, _bare_figure(run, number, lex), lex)
    return figure and _with_sign(text, _with_ordinal_mark(text, run, figure, lex), lex)


def _bare_figure(run: Sequence[Item], number: Number, lex: Lexicon) -> Figure:
    """The figure of the run itself."""
    alone = len(run) == 1
    form: Form = "digits" if run[0].role in ("literal", "written_fraction") else "words"
    if alone and run[0].spelling in lex.pack.numbers.article_numerals:
        form = "article"
    return Figure(run[0].start, run[-1].end, number.readings, number.kind, form, number.scale, number.vague)


def _with_article(text: Text, run: Sequence[Item], figure: Figure, lex: Lexicon) -> Figure | None:
    """The figure with the article that counts as one before it; None where a word needs one to be a numeral and has none."""
    first, numbers, lower = run[0], lex.pack.numbers, text.lower
    if first.role not in _ARTICLED or (first.role == "ten" and figure.kind != "ordinal"):
        return figure
    article = lex.article.search(lower, figure.start)
    definite = None if article else lex.definite.search(lower, figure.start)
    alone = len(run) == 1
    if first.role in ("scale", "hundred") and not article and first.spelling not in numbers.bare and _is_vague(run):
        return None
    if (first.role == "collective" or (alone and first.role == "denominator")) and not (article or definite):
        return None  # "des dizaines de milliers" is vague
    shares = lex.of.match(lower, figure.end) is not None
    shares = shares or (article is not None and _is_hedged_part(lower, article.start(), figure.end, lex))
    if alone and first.role == "denominator" and not shares:
        return None
    if figure.kind == "ordinal":
        part = run[-1].spelling in numbers.denominators if alone else first.role == "ten"
        if not (article and shares and part):
            return figure
        share = Reading(1 / figure.value, "")
        figure = figure._replace(readings=(share,), kind="fraction")
    return figure._replace(start=article.start()) if article else figure


def _is_hedged_part(lower: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a hedge or cut before an article makes a part of the ordinal behind it: "down by a third over the year"."""
    led = lex.stop.match(lower, end) is not None
    return led and lex.part_lead.search(lower, max(0, start - _LOOK_BACK), start) is not None


def _is_vague(run: Sequence[Item]) -> bool:
    """Whether a scale with nothing before it counts nothing either: "hundred thousand", but not "hundred fifteen"."""
    return run[-1].role not in ("digit", "teen", "ten", "ordinal", "half_tail")


def _with_ordinal_mark(text: Text, run: Sequence[Item], figure: Figure, lex: Lexicon) -> Figure:
    """The figure as an ordinal, where a mark behind it or a word before it makes it one: "13th", "thứ 13"."""
    if figure.kind != "cardinal":
        return figure
    if run[-1].role == "led_ordinal":
        return figure._replace(kind="ordinal")
    literal = run[0].role == "literal"
    marked = literal and len(run) == 1 and text.lower[figure.end : figure.end + 1].isalpha()
    mark = lex.ordinal_mark.match(text.lower, figure.end) if marked else None
    if mark is None and literal and len(run) == 1 and lex.stop_lead.search(text.lower, figure.start):
        mark = lex.stop_mark.match(text.lower, figure.end)
    if mark:
        return figure._replace(end=mark.end(), kind="ordinal")
    lead = (lex.digit_lead if literal else lex.word_lead).search(text.lower, figure.start)
    if not lead or (literal and _CLOCK_TAIL.match(text.plain, figure.end)):
        return figure
    if literal and figure.scale != 1 and not lex.word_lead.search(text.lower, figure.start):
        return figure
    return figure._replace(kind="ordinal")


def _with_sign(text: Text, figure: Figure, lex: Lexicon) -> Figure:
    """The figure with the minus before it, as a sign or a word."""
    begin = _sign(text, figure.start, figure.end) if figure.form == "digits" else figure.start
    if begin == figure.start:
        word = _minus(text.lower, begin, lex)
        if word is None:
            return figure
        begin = word.start()
    negative = tuple(reading._replace(value=-reading.value) for reading in figure.readings)
    return figure._replace(start=begin, readings=negative)


def _is_article_ordinal(text: Text, items: Sequence[Item], lex: Lexicon) -> bool:
    """Whether "one fifth" is an article and an ordinal ("un cinquième mandat") rather than a share of something."""
    numbers = lex.pack.numbers
    if len(items) != 2 or items[0].spelling not in numbers.article_numerals or items[1].spelling not in numbers.ordinals:
        return False
    start, end = items[0].start, items[1].end
    return lex.of.match(text.lower, end) is None and not _is_hedged_part(text.lower, start, end, lex)


def _counts_to(text: Text, run: Sequence[Item], number: Number, lex: Lexicon) -> bool:
    """Whether "one millionth" is an ordinal: large parts are shares only before "of" and at an end."""
    if len(run) != 2 or number.value > _LARGE_PART:
        return False
    return run[1].spelling in lex.pack.numbers.ordinals and lex.of.match(text.lower, run[1].end) is None


def _sign(text: Text, start: int, end: int) -> int:
    """Where a number in digits begins with the minus sign before it, if there is one."""
    if "-" not in text.plain[max(0, start - 2) : start]:
        return start
    return start - 1 if _is_signed(text, start) else start - 2 if _stands_alone(text, start, end) else start


def _is_signed(text: Text, start: int) -> bool:
    """Whether a minus sign, and no hyphen, stands before a literal."""
    plain = text.plain
    if plain[start - 1 : start] != "-" or (start >= 2 and plain[start - 2] not in _BEFORE_SIGN):
        return False
    return not (start >= 3 and plain[start - 2].isspace() and plain[start - 3].isdigit())  # "16,5 -10,5": a dash


def _stands_alone(text: Text, start: int, end: int) -> bool:
    """Whether a line holds nothing but a minus, a space and a number, so that the minus is no list mark: "- 1,200"."""
    plain = text.plain
    if plain[max(0, start - 2) : start] != "- " or plain[end : end + 1] not in ("", "\n"):
        return False
    return start == 2 or plain[start - 3] == "\n"


def _minus(lower: str, start: int, lex: Lexicon) -> re.Match[str] | None:
    """The word for minus before a number, unless it ends a phrase such as "au moins"."""
    word = lex.minus.search(lower, start)
    return None if word is None or lex.not_minus.search(lower, start) else word


def _is_name(text: Text, start: int) -> bool:
    """Whether a capital stands inside a sentence: behind another word, with nothing but a space between."""
    before = text.plain[max(0, start - 2) : start]
    return text.plain[start].isupper() and len(before) == 2 and before[0].isalpha() and before[1] == " "


def _begins_name(text: Text, items: Sequence[Item], index: int) -> bool:
    """Whether a word with a capital and small letters follows one with a capital, and is no number: "Ba Bể"."""
    item = items[index]
    following = text.plain[item.end : item.end + 3]
    numeric = index + 1 < len(items) and items[index + 1].start == item.end + 1
    titled = len(following) == 3 and following[0] == " " and following[1].isupper() and following[2].islower()
    return text.plain[item.start].isupper() and titled and not numeric


def _is_number(text: Text, items: Sequence[Item], index: int, length: int, lex: Lexicon) -> bool:
    """Whether number words are a number here, and not another word, a name or part of a phrase."""
    item, lower, numbers = items[index], text.lower, lex.pack.numbers
    if numbers.capital_is_name and (_is_name(text, item.start) or (length == 1 and _begins_name(text, items, index))):
        return False
    last = items[index + length - 1]
    if last.role == "led_ordinal" and not lex.word_lead.search(lower, item.start):
        return False
    if _goes_on(text, last, lex):
        return False
    led = lex.word_lead.search(lower, item.start) is not None
    if item.spelling in numbers.only_before_nouns:
        if index > 0 and lower[items[index - 1].end : item.start].isspace():
            return False
        if length == 1 and not led:
            return bool(lex.noun and lex.noun.match(lower, item.end + 1)) or lex.ranged.match(lower, item.end) is not None
    if length > 1:
        return last.role != "scale" or not _in_phrase(text, last, lex, beyond=True)
    return (led or item.spelling not in numbers.never) and not _in_phrase(text, item, lex)


def _goes_on(text: Text, item: Item, lex: Lexicon) -> bool:
    """Whether a hyphen makes a word part of another: "half-brother", "Trois-Rivières"; but not "half-hour", "two-storey"."""
    behind = text.plain[item.end : item.end + 2]
    if behind[:1] != "-" or not behind[1:].isalpha():
        return False
    if item.role == "fraction":
        return lex.measured.match(text.lower, item.end + 1) is None
    return behind[1].isupper() and text.plain[item.start].isupper()


def _in_phrase(text: Text, item: Item, lex: Lexicon, *, beyond: bool = False) -> bool:
    """Whether a word stands in a phrase of the pack in which it is no number; `beyond`: in one that ends behind it."""
    if item.spelling in lex.unphrased:
        return False
    first, last = max(0, item.start - _LOOK_BACK), item.end + _LOOK_BACK
    for pattern, written in ((lex.not_number, text.lower), (lex.not_number_written, text.plain)):
        for match in pattern.finditer(written, first, last) if pattern else ():
            if match.start() <= item.start and item.end <= match.end() - beyond:
                measured = match.end() == item.end and lex.unit.match(text.lower, item.end)
                return not measured  # "that one mile"
    return False


def _romans(text: Text, lex: Lexicon) -> list[Figure]:
    """Roman ordinals: those with a mark behind them or a word before them that shows what they are."""
    if lex.roman is None:
        return []
    found = []
    for match in lex.roman.finditer(text.plain):
        marked = match["mark"]
        numeral = match.group().removesuffix(marked) if marked else match.group()
        if numeral in _LONE if marked else not lex.digit_lead.search(text.lower, match.start()):
            continue
        if value := roman(numeral):
            found.append(Figure(match.start(), match.end(), (Reading(Fraction(value), ""),), "ordinal", "roman"))
    return found
