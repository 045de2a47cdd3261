"""Bring the French catalogues of the manual up to date with its pages. `make translations` runs this.

What is new waits for a translator; only figures, and sentences that changed in their figures alone, are done here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

DOCS = Path(__file__).parent
PAGES = DOCS.parent / "build" / "gettext"
CATALOGUES = DOCS / "locale" / "fr" / "LC_MESSAGES"
# No dates: two who translate at the same time would be in each other's way.
_HEAD = b"""\
# The French edition of a page of the manual; `make translations` brings in what is new.
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
_CODE = re.compile(r"`[^`]+`")
_FIGURE = re.compile("\\d(?:[\\d.,\N{NARROW NO-BREAK SPACE}]*\\d)?")


def wordless(text: str) -> bool:
    """Tell whether a piece of a page has no words, but code and figures alone.

    >>> wordless("`a.fr.txt`, 98.7 %"), wordless("126 MB")
    (True, False)
    """
    return not any(character.isalpha() for character in _CODE.sub("", text))


def in_french(text: str) -> str:
    """Write figures as the French write them; what stands with code is what the program prints, and stays.

    >>> in_french("1/4.3"), in_french("`percent` 78.5 %")
    ('1/4,3', '`percent` 78.5 %')
    """
    if "`" in text:
        return text
    grouped = re.sub(r"(?<=\d),(?=\d{3})", "\N{NARROW NO-BREAK SPACE}", text)
    pointed = re.sub(r"(?<=\d)\.(?=\d)", ",", grouped)
    return re.sub(r"(?<=\d)\s?(?=%)", "\N{NO-BREAK SPACE}", pointed)


def carried(old: str, new: str, french: str) -> str | None:
    """Put the figures of a new sentence into the French of the old one; None where more has changed than figures.

    >>> carried("1.9 times, 200 MB", "2.1 times, 210 MB", "200 Mo, 1,9 fois")
    '210 Mo, 2,1 fois'
    """
    figures = list(zip(_FIGURE.findall(in_french(old)), _FIGURE.findall(in_french(new)), strict=False))
    known = dict(figures)
    same = _FIGURE.sub("0", old) == _FIGURE.sub("0", new) and len(known) == len(set(figures))
    return _FIGURE.sub(lambda figure: known[figure[0]], french) if same and {*_FIGURE.findall(french)} == {*known} else None


def update() -> None:
    """Take the sentences of each page into its catalogue, keeping what is translated; what changed a little is doubtful."""
    for template in sorted(PAGES.glob("*.pot")):
        page, target = catalogue(template), CATALOGUES / f"{template.stem}.po"
        if target.exists():
            translated = catalogue(target)
            translated.update(page)
            page = translated
        for message in page:
            if done := _without_translator(message):
                message.string = done
                message.flags.discard("fuzzy")
        with target.open("wb") as file:
            file.write(_HEAD)
            write_po(file, page, width=0, no_location=True, omit_header=True, ignore_obsolete=True)


def _without_translator(message: Message) -> str | None:
    """Return the French of a message where no translator is needed."""
    english = str(message.id)
    if wordless(english):
        return in_french(english)
    if message.fuzzy and message.previous_id:
        return carried(str(message.previous_id[0]), english, str(message.string))
    return None


def catalogue(path: Path) -> Catalog:
    """Read a catalogue, or the template of one."""
    with path.open("rb") as file:
        return read_po(file, locale="fr")


if __name__ == "__main__":
    shutil.rmtree(PAGES, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "gettext", DOCS, PAGES], check=True)
    update()
