"""One pass over the characters of a text: where numbers begin, the runs from there, and the figures the grammar reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from extractor.errors import TooManyFiguresError
from extractor.figures.beside import counts_to, is_article_ordinal, with_article, with_ordinal_mark
from extractor.figures.cardinals import scaled
from extractor.figures.follow import follow
from extractor.figures.grammar import parse
from extractor.figures.lexicon import Lexicon, lexicon
from extractor.figures.literals import LITERAL_WORD, is_exponent
from extractor.figures.run import Item, Number, Run
from extractor.figures.senses import in_phrase, is_number
from extractor.figures.signs import sign_start, with_sign
from extractor.figures.weigh import share_scales, weigh
from extractor.languages.pack import Pack
from extractor.models import Figure, Form, Reading
from extractor.roman import roman
from extractor.text import Text

#: An article has hundreds.
MOST_FIGURES = 500_000
#: So many however short the text is, and one more for so many bytes: a claim in the making takes up to 1.6 kB.
_FEW_FIGURES = 50_000
_BYTES_EACH = 32
#: Capitals that begin words such as Le and Ce.
_LONE = frozenset({"L", "C"})


def find(text: Text, pack: Pack, most: int = MOST_FIGURES) -> list[Figure]:
    """Find the numbers of a text, in order, without overlap.

    In: the text and the pack of its language. Out: figures with offsets into the folded text. Time is linear in the text.
    Raises `TooManyFiguresError` where there are more than `most`.

    >>> from extractor import languages
    >>> [str(figure.value) for figure in find(Text("4 to 8 million, or a dozen"), languages.load("en"))]
    ['4000000', '8000000', '12']
    """
    lex = lexicon(pack.code)
    figures = share_scales(text, weigh(text, _scan(text, lex, most), lex), lex)
    roman = _romans(text, lex)
    return sorted([*figures, *roman], key=lambda figure: figure.start) if roman else figures


def figures_within(size: int) -> int:
    """The most figures of which claims are made in a text of so many characters, or segments of so many bytes.

    What they take beyond the memory of 50,000 figures, 80 MB at most, is no more than 50 bytes for each byte of the text.

    >>> figures_within(6_000), figures_within(1_000_000), figures_within(50_000_000)
    (50187, 81250, 500000)
    """
    return min(MOST_FIGURES, _FEW_FIGURES + size // _BYTES_EACH)


def _scan(text: Text, lex: Lexicon, most: int) -> list[Figure]:
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
            items = [] if is_exponent(text, start, end, lex) else follow(text, start, end, lex)
            place = items[-1].end if items else end
            figures += _figures(text, items, lex)
        if word and word.start() < place:
            word = lex.first_word.search(padded, place)
        if literal and literal.start() < place:
            literal = lex.first_literal.search(lower, place)
        if len(figures) > most:
            raise TooManyFiguresError(most)
    return figures


def _lone(text: Text, start: int, end: int, lex: Lexicon) -> Figure | None:
    """The figure of a literal that nothing goes on, or None where something before it may belong to it."""
    if is_exponent(text, start, end, lex) or sign_start(text, start, end) < start or lex.lead.search(text.lower, start):
        return None
    pieces = lex.read(text.plain[start:end])
    return Figure(start, end, pieces[0].readings) if len(pieces) == 1 and pieces[0].end == end - start else None


def _figures(text: Text, items: Sequence[Item], lex: Lexicon) -> Iterator[Figure]:
    """Read the numerals of one run."""
    if len(items) == 1 and (figures := _plain_figures(text, items[0], lex)) is not None:
        yield from figures
        return
    for index, number in _numbers(text, items, lex):
        figure = _figure(text, items, index, number, lex)
        if figure:
            yield figure


def _plain_figures(text: Text, item: Item, lex: Lexicon) -> tuple[Figure, ...] | None:
    """The figures of a run of one item where that needs no grammar: most runs of a text. None says nothing of them."""
    numbers = lex.pack.numbers
    if item.word is LITERAL_WORD:
        figure = Figure(item.start, item.end, item.readings)
        return (with_sign(text, with_ordinal_mark(text, [item], figure, lex), lex),)
    if item.word.role == "half_tail":
        return ()
    if item.word.role == "digit" and item.spelling in numbers.article_numerals:
        reading = Reading(item.word.value, "")
        return () if in_phrase(text, item, lex) else (Figure(item.start, item.end, (reading,), form="article"),)
    if item.spelling in numbers.never and not lex.word_lead.search(text.lower, item.start):
        return () if item.spelling not in numbers.only_before_nouns else None
    return None


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


def _plain_number(items: Sequence[Item], index: int) -> Number | None:
    """The number of one word alone, or of a literal that no word goes on, which need no grammar."""
    item, following = items[index], items[index + 1].role if index + 1 < len(items) else ""
    if item.word is LITERAL_WORD and following in ("", "literal", "mark"):
        return Number(item.readings, index + 1)
    if len(items) == 1 and item.role in ("digit", "teen", "ten"):
        return Number((Reading(item.word.value, ""),), 1)
    if len(items) == 2 and item.word is LITERAL_WORD and following == "scale":
        return scaled(item.readings, items[1].word)
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
    own = items[index : number.stop]
    if own[0].role not in ("literal", "written_fraction") and not is_number(text, items, index, len(own), lex):
        return None
    if is_article_ordinal(text, own, lex):
        value = Fraction(lex.pack.numbers.ordinals[own[1].spelling])
        return Figure(own[1].start, own[1].end, (Reading(value, ""),), "ordinal", "words")
    if number.kind == "fraction" and counts_to(text, own, number, lex):
        number = number._replace(readings=(Reading(1 / number.value, ""),), kind="ordinal")
    figure = with_article(text, own, _bare_figure(own, number, lex), lex)
    return figure and with_sign(text, with_ordinal_mark(text, own, figure, lex), lex)


def _bare_figure(items: Sequence[Item], number: Number, lex: Lexicon) -> Figure:
    """The figure of the run itself."""
    alone = len(items) == 1
    form: Form = "digits" if items[0].role in ("literal", "written_fraction") else "words"
    if alone and items[0].spelling in lex.pack.numbers.article_numerals:
        form = "article"
    return Figure(items[0].start, items[-1].end, number.readings, number.kind, form, number.scale, number.vague)


def _romans(text: Text, lex: Lexicon) -> list[Figure]:
    """Roman ordinals: those with a mark behind them or a word before them that shows what they are."""
    if lex.roman is None:
        return []
    found = []
    for match in lex.roman.finditer(text.plain):
        marked = match["mark"]
        numeral = match.group().removesuffix(marked) if marked else match.group()
        if numeral in _LONE if marked else not lex.roman_lead.search(text.lower, match.start()):
            continue
        if value := roman(numeral):
            found.append(Figure(match.start(), match.end(), (Reading(Fraction(value), ""),), "ordinal", "roman"))
    return found
