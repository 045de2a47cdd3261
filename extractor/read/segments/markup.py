"""XML read element by element, without network, document types or entities of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import UnreadableInputError
from extractor.printable import printable

if TYPE_CHECKING:
    from lxml.etree import _Element


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


def text_of(element: _Element, dropped: Collection[str]) -> str:
    """Return the text of an element without the content of some inline elements: the codes of another format.

    Raises `EntityRefusedError` when it refers to an entity.

    >>> from lxml import etree
    >>> text_of(etree.fromstring("<seg>up <bpt>&lt;b&gt;</bpt>5<ept>&lt;/b&gt;</ept> <hi>%</hi></seg>"), {"bpt", "ept"})
    'up 5 %'
    """
    from lxml import etree

    parts = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            raise EntityRefusedError(child.text)
        if isinstance(child.tag, str) and local_name(child) not in dropped:
            parts.append(text_of(child, dropped))
        parts.append(child.tail or "")
    return "".join(parts)
