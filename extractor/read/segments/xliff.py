"""XLIFF 1.2 and 2.0: the source and target of each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from extractor.read.segments.markup import EntityRefusedError, elements, local_name, text_of
from extractor.read.segments.unit import Unit, base_language

if TYPE_CHECKING:
    from lxml.etree import _Element

# Codes of the format the text came from; `g`, `pc` and `mrk` only mark text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp"})
_UNITS = frozenset({"trans-unit", "unit"})
# A group is read for nothing but to be let go.
_GROUPS = frozenset({"group", "file"})
# What 1.2 says of a target that nobody has worked on; tools put a copy of the source there.
_UNTRANSLATED = frozenset({"new", "needs-translation"})
_LANGUAGES = (("source-language", "target-language"), ("srcLang", "trgLang"))


def read_xliff(file: BinaryIO, name: str, langs: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the units that are translated; those without a target are left out.

    `langs` serves where the file does not name its target language.
    """
    number = 0
    for element in elements(file, name, _UNITS | _GROUPS):
        if local_name(element) not in _UNITS:
            continue
        number += 1
        unit = element.get("id") or str(number)
        source, target = _languages(element, langs)
        try:
            texts = _texts(element)
        except EntityRefusedError as refused:
            yield Unit(number, unit, {}, f"refers to the entity {refused}, which is not expanded; write its text out")
            continue
        if not texts["target"].strip():
            continue
        error = None if source and target else "the file names no target language; name both languages with --langs"
        yield Unit(number, unit, {source: texts["source"], target: texts["target"]}, error)


def _languages(element: _Element, langs: Sequence[str]) -> tuple[str, str]:
    """Find the languages around a unit."""
    for ancestor in element.iterancestors():
        for source, target in _LANGUAGES:
            if from_ := ancestor.get(source):
                first, second = base_language(from_), base_language(ancestor.get(target) or "")
                return first, second or next((lang for lang in langs if lang != first), "")
    return "", ""


def _texts(element: _Element) -> dict[str, str]:
    """What is source and what is target: of 1.2 one of each, of 2.0 those of all translated segments; nothing else."""
    texts: dict[str, list[str]] = {"source": [], "target": []}
    for child in element:
        if local_name(child) in texts:
            texts[local_name(child)] = [text_of(child, _CODES)]
            if child.get("state") in _UNTRANSLATED and texts["target"] == texts["source"]:
                texts["target"] = []
        elif local_name(child) in ("segment", "ignorable"):
            parts = {local_name(part): text_of(part, _CODES) for part in child if local_name(part) in texts}
            if local_name(child) == "ignorable":
                parts.setdefault("target", parts.get("source", ""))
            elif not parts.get("target", "").strip():
                continue
            for side, segments in texts.items():
                segments.append(parts.get(side, ""))
    return {side: _joined(segments) for side, segments in texts.items()}


def _joined(segments: Sequence[str]) -> str:
    """Put segments behind each other, with a blank between two where the file has none.

    >>> _joined(["It was 2021.", "45 men came."]), _joined(["It rained. ", "", "A lot."])
    ('It was 2021. 45 men came.', 'It rained. A lot.')
    """
    parts: list[str] = []
    for segment in filter(None, segments):
        if parts and parts[-1][-1].strip() and segment[0].strip():
            parts.append(" ")
        parts.append(segment)
    return "".join(parts)
