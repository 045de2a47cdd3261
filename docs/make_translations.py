"""Bring the French catalogues of the manual up to date with its pages. `make translations` runs this.

What is new waits for a translator; only what has no words, code and figures, is filled in here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
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


def update() -> None:
    """Take the sentences of each page into its catalogue, keeping what is translated; what changed a little is doubtful."""
    for template in sorted(PAGES.glob("*.pot")):
        page, target = catalogue(template), CATALOGUES / f"{template.stem}.po"
        if target.exists():
            translated = catalogue(target)
            translated.update(page)
            page = translated
        for message in page:
            if message.id and wordless(str(message.id)):
                message.string = in_french(str(message.id))
                message.flags.discard("fuzzy")
        with target.open("wb") as file:
            file.write(_HEAD)
            write_po(file, page, width=0, no_location=True, omit_header=True, ignore_obsolete=True)


def catalogue(path: Path) -> Catalog:
    """Read a catalogue, or the template of one."""
    with path.open("rb") as file:
        return read_po(file, locale="fr")


if __name__ == "__main__":
    shutil.rmtree(PAGES, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "gettext", DOCS, PAGES], check=True)
    update()
