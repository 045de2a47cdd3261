"""Catalogues of gettext (PO): what is translated, and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import UnreadableInputError
from extractor.read.article import DEFAULT_LIMIT
from extractor.read.decode import decode
from extractor.read.segments.unit import Unit, base_language

if TYPE_CHECKING:
    from polib import POEntry, POFile

_CHARSET = re.compile(rb"charset=([\w.:-]+)")
_HEAD = 16_384


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the head of a catalogue declares, if it does."""
    match = _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def read_po(file: BinaryIO, name: str, langs: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the entries that are translated; obsolete and doubtful ("fuzzy") ones are left out, as gettext does.

    Of an entry with plurals each form is a unit. The language of a catalogue stands in its head, that of the messages
    seldom: `langs` names both.
    """
    try:
        import polib
    except ImportError as error:
        raise UnreadableInputError(f"{name}: reading PO needs polib; pip install 'crosstally[formats]' brings it") from error
    data = file.read(DEFAULT_LIMIT)
    text = decode(data, name, declared=declared_charset(data))
    try:
        catalogue = polib.pofile(text + "\n")
    except (OSError, ValueError) as error:
        cause = str(error).rpartition("(")[2].rstrip(")")
        raise UnreadableInputError(f"{name}: not a PO file ({cause}); msgfmt --check tells more") from error
    source, target = _languages(catalogue, name, langs)
    more = 0
    for place, entry in enumerate(catalogue, 1):
        unit = entry.msgctxt or str(place)
        for count, (form, asked, given) in enumerate(_forms(entry) if entry.translated() else ()):
            more += count > 0
            yield Unit(place + more, unit + form, {source: asked, target: given})


def _forms(entry: POEntry) -> Iterator[tuple[str, str, str]]:
    """Yield each form of a message: its number in brackets, what is translated, and its translation."""
    forms = entry.msgstr_plural if entry.msgid_plural else {}
    if not forms:
        yield "", entry.msgid, entry.msgstr
    for form, given in sorted(forms.items()):
        yield f"[{form}]", entry.msgid if form == 0 and len(forms) > 1 else entry.msgid_plural, given


def _languages(catalogue: POFile, name: str, langs: Sequence[str]) -> tuple[str, str]:
    """Tell the languages of messages and translations, from the head or from what was said."""
    target = base_language(catalogue.metadata.get("Language", "")) or (langs[-1] if langs else "")
    source = base_language(catalogue.metadata.get("X-Source-Language", ""))
    source = source or next((lang for lang in langs if lang != target), "")
    if not source or not target:
        raise UnreadableInputError(f"{name}: does not say what language its messages are in; name both with --langs")
    return source, target
