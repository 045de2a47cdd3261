"""XML read element by element, without network, document types or entities of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import UnreadableInputError
from extractor.printable import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

# Codes that stand for themselves; all others are one mark of a pair.
_STANDALONE = frozenset({"x", "ph"})
# What a code or its attributes say where it breaks the line, and where it is a mark of form.
_LINE_BREAK = re.compile(r"<\s*br\b|^\s*(?:(?:x-|xlf:)?(?:lb|pb|br)|\\n|\\r\\n)\s*$", re.IGNORECASE)
_FORM = re.compile(r"<|^(?:bold|italic|underlined|link|fmt|xlf:[biu])$")
# Where a code stood; no XML holds this character.
_PLACE = "\0"
_GAP = re.compile(_PLACE)
_NEEDED_GAP = re.compile(rf"(?<=\w){_PLACE}+(?=\w)")


class EntityRefusedError(Exception):
    """A text refers to an entity that the file declares; nobody expands it, so the text would lack something."""


def elements(file: BinaryIO, name: str, tags: Collection[str]) -> Iterator[_Element]:
    """Yield the elements of some local names as they end; each is emptied when the next is asked for.

    Raises `UnreadableInputError` where the file is not well-formed, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise UnreadableInputError(f"{name}: reading XML needs lxml; pip install 'crosstally[formats]' brings it") from error
    wanted = [f"{{*}}{tag}" for tag in tags]
    try:
        for _, element in etree.iterparse(file, tag=wanted, resolve_entities=False, no_network=True, load_dtd=False):
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        cause = printable(error.msg or "")
        raise UnreadableInputError(f"{name}: not well-formed XML ({cause}); write it out again") from error


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace; comments and the like have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: _Element, codes: Collection[str]) -> str:
    r"""Return the text of an element without its codes: inline elements that stand for marks of another format.

    A code that breaks the line leaves a line break. One that stands for itself, as a value to come does, parts the words
    and figures it stands between; marks of a pair, and marks of form, don't.
    Raises `EntityRefusedError` when the text refers to an entity.

    >>> from lxml import etree
    >>> text_of(etree.fromstring("<seg>up <bpt>&lt;b&gt;</bpt>5<ept>&lt;/b&gt;</ept> <hi>%</hi></seg>"), {"bpt", "ept"})
    'up 5 %'
    >>> text_of(etree.fromstring('<source>In 2021<x ctype="lb"/>45 men, 7<x/>km</source>'), {"x"})
    'In 2021\n45 men, 7 km'
    """
    return _GAP.sub("", _NEEDED_GAP.sub(" ", _marked_text(element, codes)))


def _marked_text(element: _Element, codes: Collection[str]) -> str:
    """The text of an element with what stands for its codes."""
    from lxml import etree

    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            raise EntityRefusedError(child.text)
        if isinstance(child.tag, str):
            parts.append(_stand_in(child) if local_name(child) in codes else _marked_text(child, codes))
        parts.append(child.tail or "")
    return "".join(parts)


def _stand_in(code: _Element) -> str:
    """What the text has instead of a code."""
    said = [code.text or "", *code.attrib.values()]
    if any(_LINE_BREAK.search(str(value)) for value in said):
        return "\n"
    of_form = local_name(code) not in _STANDALONE or any(_FORM.search(str(value)) for value in said)
    return "" if of_form else _PLACE
