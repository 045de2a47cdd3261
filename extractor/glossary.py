"""Glossaries of a newsroom: words that mean the same in several languages, from TSV or TBX files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import regex

from extractor import languages
from extractor.errors import SettingsError
from extractor.printable import cause_of, printable

#: One entry: what it is called in each language, in one or more forms.
Entry = Mapping[str, tuple[str, ...]]
#: The concepts of each form, in lower case, by language.
Terms = Mapping[str, Mapping[str, frozenset[str]]]
NO_TERMS: Terms = MappingProxyType({})

_WORD = regex.compile(r"\p{L}+")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FEWEST_LANGUAGES = 2


def read_glossary(path: Path) -> tuple[Entry, ...]:
    """Read the entries of a TSV file, whose first row names languages, or of a TBX file (ISO 30042).

    Columns and sections in languages that we do not read are left out; an entry is kept if two languages have it.
    Raises `SettingsError`, one line with the path and the cause.
    """
    name = printable(str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read ({cause_of(error)}); check glossary") from error
    entries = _from_tbx(data, name) if path.suffix.lower() in (".tbx", ".xml") else _from_tsv(data, name)
    kept = tuple(entry for entry in entries if len(entry) >= _FEWEST_LANGUAGES)
    if not kept:
        raise SettingsError(f"{name}: has no entry in two of {', '.join(languages.codes())}")
    return kept


def terms(entries: Iterable[Entry]) -> Terms:
    """Look-up tables for entries, by language and form.

    >>> dict(terms([{"en": ("co-op",), "vi": ("HTX",)}])["en"])
    {'co op': frozenset({'term 0'})}
    """
    found: dict[str, dict[str, frozenset[str]]] = {}
    for number, entry in enumerate(entries):
        for lang, forms in entry.items():
            for form in forms:
                key = " ".join(_WORD.findall(form.lower()))
                known = found.setdefault(lang, {})
                known[key] = known.get(key, frozenset()) | {f"term {number}"}
    return found


@cache
def _code(tag: str) -> str | None:
    """The language that a tag such as `en-US` names, if we read it."""
    code = tag.strip().lower().replace("_", "-").partition("-")[0]
    return code if code in languages.codes() else None


def _from_tsv(data: bytes, name: str) -> Iterator[Entry]:
    """The rows of a table; `|` separates the forms in a cell."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    head, *rows = csv.reader(lines or [""], delimiter="\t", quoting=csv.QUOTE_NONE)
    codes = [_code(tag) for tag in head]
    if len(set(codes) - {None}) < _FEWEST_LANGUAGES:
        known = ", ".join(languages.codes())
        raise SettingsError(f"{name}: its first row must name two languages or more, separated by tabs, of {known}")
    for row in rows:
        cells = ((code, cell) for code, cell in zip(codes, row, strict=False) if code)
        yield _entry((code, form) for code, cell in cells for form in cell.split("|"))


def _from_tbx(data: bytes, name: str) -> Iterator[Entry]:
    """The entries of TBX, with or without a namespace: concepts, their language sections, the terms there."""
    try:
        from lxml import etree
    except ImportError as error:
        raise SettingsError(f"{name}: TBX needs more; pip install 'crosstally[formats]', or use TSV") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SettingsError(f"{name}: is no XML ({error.msg})") from error
    for concept in root.iter("{*}termEntry", "{*}conceptEntry"):
        sections = ((_code(section.get(_XML_LANG, "")), section) for section in concept.iter("{*}langSet", "{*}langSec"))
        spoken = [(code, section.iter("{*}term")) for code, section in sections if code]
        yield _entry((code, "".join(map(str, term.itertext(etree.Element)))) for code, found in spoken for term in found)


def _entry(forms: Iterable[tuple[str, str]]) -> Entry:
    """Gather forms by language, without blanks."""
    entry: dict[str, tuple[str, ...]] = {}
    for code, form in forms:
        if _WORD.search(form):
            entry[code] = (*entry.get(code, ()), " ".join(form.split()))
    return entry
