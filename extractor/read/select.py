"""Which parts of a web page are its article: what trafilatura chooses, and what stands between and belongs to it.

Trafilatura chooses well and hands on badly: it loses dates in `<time>`, text between two line breaks, captions, and often
the paragraph under the headline. So every piece of text is marked before, the marks that come through say what was chosen,
and the article is taken from the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from lxml import etree

from extractor.read.flatten import BLOCKS, CELLS, UNREAD

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A mark is three signs that no news text holds and no library takes for letters or blanks: a number to this base.
_FIRST_SIGN, _BASE, _SIGNS = 0x2801, 255, 3
_SIGN = re.compile("[\u2801-\u28ff]")
_MARK = re.compile(f"{_SIGN.pattern}{{{_SIGNS}}}")
# What names a part of a page that is no article, in a class, an id or a role.
_FURNITURE = re.compile(
    r"(?<![a-z])(?:ads?|advert\w*|author|banner|breadcrumbs?|byline|comments?|consent|cookies?|credits?|dialog|hidden|login"
    r"|menu|meta|modal|nav\w*|newsletter|paywall|popular|popup|promo\w*|recommend\w*|related|share|sharing|sidebar|social"
    r"|sponsor\w*|subscri\w*|tags?|teasers?|toolbar|trending|widget|most-?read)(?![a-z])",
    re.IGNORECASE,
)
# What lies over a page and asks for consent; libraries take it for text.
_CONSENT = re.compile(r"cookie|consent|gdpr", re.IGNORECASE)
# What belongs to the article however short it is: the lines under a picture and under the headline.
_CAPTION = re.compile(r"caption", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<![a-z])(?:accroche|chapeau|chapo|deck?|description|intro(?:duction)?|lead|lede|sapo|standfirst|sub-?title|summary)"
    r"(?![a-z])",
    re.IGNORECASE,
)
# What names a box within an article that leads to others, and how far around their lines it is looked for.
_BOX = re.compile(r"related|tin-?lien-?quan|lire-?aussi|read-?also|see-?also|xem-?them", re.IGNORECASE)
_BOX_LEVELS = 4
# Words of prose, outside of links, that a piece needs to be taken for a paragraph of the article.
_FEWEST_WORDS = 8
# What names the line that says when a page was published, and such a line by what stands in it.
_DATED = re.compile(
    r"(?<![a-z])(?:(?:pub)?date|date-?time|time(?:-?stamp)?|publish\w*|updated|last-?update)(?![a-z])", re.IGNORECASE
)
_DATE_AND_CLOCK = re.compile(r"(?=.*?\b\d{1,2}([/.-])\d{1,2}\1\d{4}\b).*?\b\d{1,2}[:h]\d{2}\b", re.DOTALL)
_MOST_STAMP_WORDS = 12
# Who owns the page: "\N{COPYRIGHT SIGN} 2024 AFP".
_OWNED = re.compile(r"\s*(?:(?:copyright\s*)?(?:\N{COPYRIGHT SIGN}|\(c\))|copyright\s+\d{4})", re.IGNORECASE)
# Words of a line that leads to another article, and of what it says before the link ("See also:").
_MOST_LINK_WORDS, _FEWEST_LINK_WORDS, _MOST_LABEL_WORDS = 25, 3, 4
_LABEL_END = (":", "|", ">", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHTWARDS ARROW}")
_LINES = frozenset({"p", "div"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# Elements from a paragraph up to what is repeated around it, as an entry of a running report is.
_MOST_LEVELS = 8
_Place = tuple["HtmlElement | None", tuple[tuple[str, str], ...]]


class _Block:
    """An element that begins a line, with the pieces of text that stand in it and in no block below it."""

    def __init__(self, element: HtmlElement) -> None:
        self.element = element
        self.pieces: list[tuple[HtmlElement, bool]] = []
        self.chosen = False
        self.words = self.linked_words = 0

    def text(self) -> str:
        """The pieces in a line."""
        return " ".join(_get(element, behind) for element, behind in self.pieces)

    def clear(self) -> None:
        """Take the text of the block out of the page."""
        for element, behind in self.pieces:
            if behind:
                element.tail = " "
            else:
                element.text = ""


def select(page: HtmlElement, headline: HtmlElement | None, choose: Callable[[str], str | None]) -> bool:
    """Take everything out of a page that is not its article; say whether an article was found, else nothing is changed.

    `headline` is the element that holds the title; `choose` returns the chosen part of an HTML document, in any form that
    holds its text.
    """
    blocks: dict[HtmlElement, _Block] = {}
    pieces = list(_pieces(page, blocks))
    texts = [_get(element, behind) for element, behind, _ in pieces]
    for number, (element, behind, _) in enumerate(pieces):
        _set(element, behind, _mark(number) + _SIGN.sub(".", texts[number]))
    chosen = choose(etree.tostring(page, encoding="unicode", method="html")) or ""
    for (element, behind, _), text in zip(pieces, texts, strict=True):
        _set(element, behind, text)
    for mark in _MARK.findall(chosen):
        if _number(mark) < len(pieces):
            blocks[pieces[_number(mark)][2]].chosen = True
    if not any(block.chosen for block in blocks.values()):
        return False
    for block in _left_out(list(blocks.values()), headline):
        block.clear()
    return True


def _pieces(page: HtmlElement, blocks: dict[HtmlElement, _Block]) -> Iterator[tuple[HtmlElement, bool, HtmlElement]]:
    """Yield the pieces of text that may be read, in order: element, whether behind it, and the block it stands in."""
    around = [page]
    links = 0
    walk = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            links += _is_link(element)
            around.extend([element] if tag in BLOCKS or tag in CELLS else [])
            if tag in UNREAD:
                walk.skip_subtree()
                continue
        else:
            links -= _is_link(element)
            if around[-1] is element and len(around) > 1:
                around.pop()
        behind = event != "start"
        if (element is page and behind) or not _get(element, behind).strip():
            continue
        block = blocks.setdefault(around[-1], _Block(around[-1]))
        block.pieces.append((element, behind))
        words = len(_get(element, behind).split())
        block.words += words
        block.linked_words += words if links else 0
        yield element, behind, around[-1]


def _left_out(blocks: list[_Block], headline: HtmlElement | None) -> Iterator[_Block]:
    """Yield the blocks that are neither chosen nor stand between those, or beside them, and belong to the article."""
    chosen, has_boxes = _chosen(blocks)
    kept, titles = set(chosen), {*headline.iter()} if headline is not None else set()
    holders = _holders(chosen)
    # What holds the headline, too, is the article; what stands beside it and looks alike is another one.
    whole = {*headline.iterancestors()} if headline is not None else {*holders}
    twins = {place for block in chosen if block.element not in titles for place in _places(block.element, whole)}
    first, last = blocks.index(chosen[0]), blocks.index(chosen[-1])
    begin = next((number for number, block in enumerate(blocks[:first]) if block.element in titles), first)
    # What holds a part of the article is no furniture, whatever it is called.
    furniture = dict.fromkeys(holders, False)
    prose = [
        number for number, block in enumerate(blocks) if block in kept and block.element not in titles and _is_prose(block)
    ]
    for number, block in enumerate(blocks):
        if block.element in titles:
            continue
        if block in kept:
            if prose and (_leads_elsewhere(block) or (not prose[0] <= number <= prose[-1] and _is_imprint(block))):
                yield block
            continue
        inside = number < last and (_is_prose(block) or (blocks[number + 1] in kept and _is_heading(block)))
        belongs = number >= begin and (inside or _is_caption(block) or _is_twin(block, holders, twins))
        if not belongs or _around(block.element, _is_furniture, furniture) or (has_boxes and _is_in_box(block)):
            yield block
        elif inside:
            twins.update(_places(block.element, whole))


def _chosen(blocks: list[_Block]) -> tuple[list[_Block], bool]:
    """The chosen blocks without what asks for consent and what leads to other articles; and whether there is such a thing.

    Where that is all or most of what was chosen, its names say something else.
    """
    asks_consent = partial(_is_named, _CONSENT)
    consents: dict[HtmlElement, bool] = {}
    chosen = [block for block in blocks if block.chosen]
    chosen = [block for block in chosen if not _around(block.element, asks_consent, consents)] or chosen
    boxed = {block for block in chosen if _is_in_box(block)}
    has_boxes = 2 * sum(block.words for block in boxed) < sum(block.words for block in chosen)
    return [block for block in chosen if block not in boxed] if has_boxes else chosen, has_boxes


def _places(element: HtmlElement, whole: Collection[HtmlElement] = ()) -> Iterator[_Place]:
    """Yield where an element stands, seen from each element above it: that one, and the names on the way down from it.

    What is `whole` is no part of anything, and so nothing stands beside it.
    """
    path: list[tuple[str, str]] = []
    for place in islice(chain((element,), element.iterancestors()), _MOST_LEVELS):
        if place in whole:
            return
        path.append((place.tag, place.get("class", "")))
        if path[-1][1]:
            yield place.getparent(), tuple(path)


def _is_twin(block: _Block, holders: set[HtmlElement], twins: set[_Place]) -> bool:
    """Whether a block stands beside a part of the article just as that part stands: in the next entry of a running report."""
    if block.linked_words * 2 > block.words or _is_stamp(block):
        return False
    place = next((place for place in _places(block.element) if place[0] in holders), None)
    return place in twins and (len(place[1]) > 1 or _is_prose(block))


def _holders(blocks: list[_Block]) -> set[HtmlElement]:
    """All elements around some blocks."""
    holders: set[HtmlElement] = set()
    for block in blocks:
        for above in block.element.iterancestors():
            if above in holders:
                break
            holders.add(above)
    return holders


def _around(element: HtmlElement, fits: Callable[[HtmlElement], bool], known: dict[HtmlElement, bool]) -> bool:
    """Whether an element or one around it fits; `known` keeps what was found, so that none is looked at twice."""
    path: list[HtmlElement] = []
    found = False
    for place in chain((element,), element.iterancestors()):
        path.append(place)
        if place in known or fits(place):
            found = known.get(place, True)
            break
    known.update(dict.fromkeys(path, found))
    return found


def _is_prose(block: _Block) -> bool:
    """Whether a block leads into the article, or has the words of a paragraph, and not most of them in links."""
    fewest = 1 if _LEAD.search(_names(block.element)) else _FEWEST_WORDS
    return block.words - block.linked_words >= max(fewest, block.linked_words)


def _is_caption(block: _Block) -> bool:
    """Whether a block is the line under a picture, or a part of it."""
    if block.linked_words * 2 > block.words:
        return False
    near = chain((block.element,), islice(block.element.iterancestors(), 2))
    return any(element.tag in ("figcaption", "caption") for element in near) or bool(_CAPTION.search(_names(block.element)))


def _is_heading(block: _Block) -> bool:
    """Whether a block is a heading, and no link."""
    return block.element.tag in _HEADINGS and block.linked_words * 2 <= block.words


def _is_in_box(block: _Block) -> bool:
    """Whether a block, or what is just around it, is named as leading to other articles."""
    around = chain((block.element,), islice(block.element.iterancestors(), _BOX_LEVELS))
    return any(_is_named(_BOX, element) or _BOX.match(element.get("type", "")) for element in around)


def _is_imprint(block: _Block) -> bool:
    """Whether a block says no more than when the page was published, or who owns it."""
    return _is_stamp(block) or bool(_OWNED.match(block.text()))


def _is_stamp(block: _Block) -> bool:
    """Whether a block says when the page was published, by its names or by what stands in it, and nothing else."""
    if block.words > _MOST_STAMP_WORDS:
        return False
    others = [
        _get(element, behind) for element, behind in block.pieces if not _is_dated(element.getparent() if behind else element)
    ]
    if len(others) < len(block.pieces) and len(" ".join(others).split()) <= _MOST_LABEL_WORDS:
        return True
    return bool(_DATE_AND_CLOCK.match(block.text()))


def _is_dated(element: HtmlElement) -> bool:
    """Whether an element, or one just around it, is a time or named as one."""
    near = chain((element,), islice(element.iterancestors(), 1))
    return any(place.tag == "time" or _is_named(_DATED, place) for place in near)


def _leads_elsewhere(block: _Block) -> bool:
    """Whether a paragraph is a link to another article, with a word or two before it at most."""
    tag = block.element.tag
    if tag not in _LINES | _HEADINGS or not _FEWEST_LINK_WORDS <= block.linked_words <= _MOST_LINK_WORDS:
        return False
    if block.words == block.linked_words:
        return tag in _LINES
    label = _get(*block.pieces[0]).strip()
    labels = label.endswith(_LABEL_END) or not any(map(str.isalnum, label))
    return labels and block.words - block.linked_words == len(label.split()) <= _MOST_LABEL_WORDS


def _is_link(element: HtmlElement) -> bool:
    """Whether an element leads elsewhere, and does not only mark a place."""
    return element.tag == "a" and element.get("href") is not None


def _is_furniture(element: HtmlElement) -> bool:
    """Whether an element is a form, hidden, or named as something else than an article."""
    return element.tag == "form" or element.get("hidden") is not None or _is_named(_FURNITURE, element)


def _is_named(pattern: re.Pattern[str], element: HtmlElement) -> bool:
    """Whether the name of an element says what it is; that of a whole page says something else."""
    return element.tag not in ("html", "body") and bool(pattern.search(_names(element)))


def _names(element: HtmlElement) -> str:
    """What a page calls an element."""
    return " ".join(element.get(name, "") for name in ("class", "id", "role"))


def _get(element: HtmlElement, behind: bool) -> str:
    """The text in an element before its first child, or behind it."""
    return (element.tail if behind else element.text) or ""


def _set(element: HtmlElement, behind: bool, text: str) -> None:
    if behind:
        element.tail = text
    else:
        element.text = text


def _mark(number: int) -> str:
    """Spell a number as a mark.

    >>> [_number(_mark(number)) for number in (0, 254, 255, 70_000)]
    [0, 254, 255, 70000]
    """
    digits = (number // _BASE**place % _BASE for place in range(_SIGNS))
    return "".join(chr(_FIRST_SIGN + digit) for digit in digits)


def _number(mark: str) -> int:
    """Read a mark."""
    return sum((ord(sign) - _FIRST_SIGN) * _BASE**place for place, sign in enumerate(mark))
