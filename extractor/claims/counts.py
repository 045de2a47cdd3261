"""Counts: every quantity no other rule has taken, with the noun phrase it counts."""

from __future__ import annotations

from extractor.claims.board import Board, Draft, Quantity

_NOUN_REACH = 5


def find_counts(board: Board) -> None:
    """Take what is left as counts; a lone "one" counts only where the text contrasts it."""
    for quantity in board.open_quantities():
        if not board.is_free(quantity.first, quantity.last):
            continue
        if quantity.figure.kind != "cardinal" or not _is_count(board, quantity):
            continue
        hedge = board.tables.hedges_after.after(board.line, quantity.last)
        compared = board.tables.directions_after.after(board.line, quantity.last)
        alone = compared is not None and board.low(compared[1] - 1) in board.tables.pack.than_words  # "14 fewer than"
        noun, last = (None, quantity.last) if alone else counted_noun(board, hedge[1] if hedge else quantity.last)
        board.take(Draft("count", quantity.first, last, "count: number and noun", quantity, noun=noun))


def _is_count(board: Board, quantity: Quantity) -> bool:
    """Whether a number counts: not a bare "one", and no number of a name or score."""
    figure = quantity.figure
    contrasts = board.tables.pack.contrasts
    if _is_adjective(board, quantity):
        return False
    if figure.value == 1 and figure.form in ("article", "words"):
        if not _is_word(board, quantity.last) and board.low(quantity.last) not in contrasts:
            return False
        return board.low(quantity.last) in contrasts or board.low(quantity.first - 1) in contrasts
    return figure.value > 0 or figure.form == "digits"


def _is_adjective(board: Board, quantity: Quantity) -> bool:
    """Whether a number word is the adjective that is spelt like it: behind an article or a noun, no plural behind it."""
    pack = board.tables.pack
    if board.low(quantity.first) not in pack.adjective_numbers or quantity.last != quantity.first + 1:
        return False
    word, before = board.low(quantity.last), board.low(quantity.first - 1)
    if word.endswith(pack.plural_endings) and word not in pack.noun_stops:
        return False
    return before in pack.numbers.definite_articles or (before.isalpha() and before not in pack.noun_stops)


def counted_noun(board: Board, index: int) -> tuple[str | None, int]:
    """The noun phrase that begins at a token, as written, and the index behind it; None where no noun stands there."""
    tables, pack = board.tables, board.tables.pack
    first = index
    link = tables.noun_links.after(board.line, index)
    if link:
        first = link[1]
    if board.low(first) == "-" and board.glued(first):
        first += 1
    compound = tables.compound_nouns.after(board.line, first)
    if compound:
        last = compound[1]
    elif pack.syllables:
        last = _syllables(board, first)
    elif pack.head_first:
        last = _noun_first(board, first)
    else:
        last = _noun_last(board, first)
    while (
        last > first and not compound and not pack.capital_nouns and (_is_proper(board, last - 1) or board.low(last - 1) == "-")
    ):
        last -= 1  # "mother-of-three Willoughby", "30 000 Nord-Coréens"
    if last == first or (board.glued(first) and board.line.figure_at(first - 1)):
        return None, index
    text = board.line.text.plain[slice(*board.line.span(first, last))]
    return text, last


def _is_proper(board: Board, index: int) -> bool:
    """Whether a word is written as a name: a capital and small letters behind it."""
    raw = board.line.raw(index)
    return raw[0].isupper() and raw[1:].islower()


def _is_word(board: Board, index: int) -> bool:
    """Whether a token can be part of a noun phrase."""
    if not 0 <= index < len(board.line) or board.line.figure_at(index) or index in board.taken:
        return False
    word = board.low(index)
    return word.isalpha() and word not in board.tables.pack.noun_stops


def _noun_first(board: Board, index: int) -> int:
    """The index behind a noun that its adjectives follow: those before it, and the noun itself."""
    adjectives = board.tables.pack.pre_adjectives
    while _is_word(board, index) and board.low(index) in adjectives and _is_word(board, index + 1):
        index += 1
    if not (_is_word(board, index) or _hyphened(board, index + 1)):
        return index
    index += 1
    while _hyphened(board, index):
        index += 2
    return index


def _noun_last(board: Board, index: int) -> int:
    """The index behind a noun that its adjectives precede: the first plural, or the last word before a stop."""
    pack = board.tables.pack
    place = index
    while place < index + _NOUN_REACH:
        if not (_is_word(board, place) or _hyphened(board, place + 1) or (place > index and _hyphened(board, place - 1))):
            break
        word = board.low(place)
        plural = word in pack.irregular_plurals or (
            word.endswith(pack.plural_endings) and not word.endswith(pack.plural_exceptions)
        )
        place += 1
        if _hyphened(board, place):
            place += 1
        elif plural and not is_plural(board, place):
            return place
    return place


def may_count(board: Board, index: int) -> bool:
    """Whether a number before a token counts what stands there: a plural, in languages that have them, or any noun."""
    return is_plural(board, index) if board.tables.pack.plural_endings else counted_noun(board, index)[0] is not None


def is_plural(board: Board, index: int) -> bool:
    """Whether a plural noun stands at a token, so that a number before it counts it: "sports cars"."""
    pack = board.tables.pack
    word = board.low(index)
    return _is_word(board, index) and (
        word in pack.irregular_plurals or (word.endswith(pack.plural_endings) and not word.endswith(pack.plural_exceptions))
    )


def _syllables(board: Board, index: int) -> int:
    """The index behind a noun written in syllables: a classifier and the word behind it, or two syllables."""
    place = index
    if board.low(place) in board.tables.pack.classifiers and _is_word(board, place + 1):
        place += 1
    for _ in range(2):
        if not _is_word(board, place) or (place > index and board.line.raw(place)[0].isupper()):
            break
        place += 1
        while _hyphened(board, place):
            place += 2  # "tua-bin"
    return place


def _hyphened(board: Board, index: int) -> bool:
    """Whether a hyphen at a token joins the words on both sides of it, even those that end a noun elsewhere: "in-patients"."""
    if board.low(index) != "-" or not (board.glued(index) and board.glued(index + 1)):
        return False
    return board.low(index - 1).isalpha() and board.low(index + 1).isalpha() and index + 1 not in board.taken
