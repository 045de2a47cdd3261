"""The catalogues are complete: every sentence of the code is translated, with the places it has, and compiled."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from extractor import messages
from extractor.errors import UnknownLanguageError

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "extractor" / "messages"
TRANSLATED = sorted(path.name for path in FOLDER.iterdir() if (path / "LC_MESSAGES").is_dir())
PLACE = re.compile(r"\{(\w+)\}")
# A translation may write these in place of others: the month's number for its name, a bare number for an ordinal.
EXCHANGEABLE = {"month": "month_number", "ordinal": "number"}


def catalogue(lang: str) -> Catalog:
    """Read the catalogue of a language."""
    with (FOLDER / lang / "LC_MESSAGES" / "crosstally.po").open("rb") as file:
        return read_po(file, locale=lang)


def entries(lang: str) -> list[Message]:
    """The messages of a catalogue, without its head."""
    return [message for message in catalogue(lang) if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    """The plural forms of a message, or its only form."""
    return [text] if isinstance(text, str) else list(text)


def keywords() -> dict[str, tuple[int, ...] | None]:
    """The functions that `make messages` collects from, as the Makefile names them."""
    named = re.search(r'--keywords "([^"]*)"', (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert named
    parts = (word.partition(":") for word in named[1].split())
    return {name: tuple(map(int, places.split(","))) if places else None for name, _, places in parts}


def test_there_are_catalogues() -> None:
    """French and Vietnamese are there beside English, in which the sentences are written."""
    assert set(messages.languages()) == {"en", "fr", "vi"}
    assert set(TRANSLATED) == {"fr", "vi"}


@pytest.mark.parametrize("lang", TRANSLATED)
def test_everything_is_translated(lang: str) -> None:
    """No sentence is left untranslated or marked as doubtful."""
    assert [message.id for message in entries(lang) if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_places_are_kept(lang: str) -> None:
    """A translation has the named places of its sentence, no other ones."""
    wrong = []
    for message in entries(lang):
        wanted = set(PLACE.findall("".join(forms(message.id))))
        allowed = wanted | {EXCHANGEABLE[place] for place in wanted if place in EXCHANGEABLE}
        for form in forms(message.string):
            found = set(PLACE.findall(form))
            kept = found | {place for place, other in EXCHANGEABLE.items() if other in found}
            if not (wanted <= kept and found <= allowed):
                wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_catalogue_has_what_the_code_says(lang: str) -> None:
    """The catalogue holds every sentence of the code, and none that nobody says: `make messages` was run."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(str(ROOT), methods, options, keywords=DEFAULT_KEYWORDS | keywords())
    said = {forms(text)[0] for _, _, text, _, _ in found if text}
    assert {forms(message.id)[0] for message in entries(lang)} == said


@pytest.mark.parametrize("lang", TRANSLATED)
def test_compiled_catalogue_is_up_to_date(lang: str) -> None:
    """The .mo file is what the .po file compiles to."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(lang))
    assert (FOLDER / lang / "LC_MESSAGES" / "crosstally.mo").read_bytes() == compiled.getvalue()


def test_unknown_language_is_refused() -> None:
    """A language without catalogue is an error that names the ones there are."""
    with pytest.raises(UnknownLanguageError, match="'xx'; there are: en, fr, vi"):
        messages.say("xx", "up")


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "vi_VN", "LANG": "fr_FR.UTF-8"}, "vi"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_language_of_the_environment(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], lang: str) -> None:
    """The first locale that is set names the language; one we do not speak gives English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.from_environment() == lang


def test_french_marks_stand_behind_a_space_that_holds() -> None:
    """A line of a French report never begins with a colon, a semicolon or a closing quote."""
    said = [form for message in entries("fr") for form in forms(message.string)]
    assert [text for text in said if re.search(r"\w[:;?!»](?=\s|$)| [:;?!»]|« |«\w", text)] == []
