"""Translation memories (TMX): every language of a unit is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from extractor.read.segments.markup import EntityRefusedError, elements, local_name, text_of
from extractor.read.segments.unit import Unit, base_language

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Codes of the format the text came from; `hi` only marks text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read_tmx(file: BinaryIO, name: str, _langs: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the units of a translation memory; of two variants of one language the first counts."""
    for number, element in enumerate(elements(file, name, ("tu",)), 1):
        texts: dict[str, str] = {}
        error = None
        for variant in element:
            lang = base_language(variant.get(_XML_LANG) or variant.get("lang") or "") if local_name(variant) == "tuv" else ""
            segment = next((child for child in variant if local_name(child) == "seg"), None) if lang else None
            if segment is None:
                continue
            try:
                texts.setdefault(lang, text_of(segment, _CODES))
            except EntityRefusedError as refused:
                error = f"refers to the entity {refused}, which is not expanded; write its text out"
        yield Unit(number, element.get("tuid") or str(number), texts, error)
