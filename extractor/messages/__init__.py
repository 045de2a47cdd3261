"""What is said to people, in their language: gettext catalogues, one folder for each language but English.

`CODE/LC_MESSAGES/crosstally.po` is the catalogue that translators edit; `make messages` collects the sentences of the
code and the templates anew and compiles the `.mo` files beside them.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

from extractor.languages.shared import READER

DOMAIN = "crosstally"
_FOLDER = Path(__file__).parent
_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages we speak to people, the one the sentences are written in first.

    >>> languages()
    ('en', 'fr', 'vi')
    """
    return (READER, *sorted(path.parent.parent.name for path in _FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


@cache
def translations(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language; a language without one is spoken to in English.

    >>> translations("en").gettext("The versions tally")
    'The versions tally'
    """
    return gettext.translation(DOMAIN, str(_FOLDER), languages=[lang], fallback=True)


def from_environment() -> str:
    """The language of the first locale that the environment names, if we speak it; else English."""
    named = next((os.environ[name] for name in _ENVIRONMENT if os.environ.get(name)), READER)
    code = named.partition("_")[0].partition(".")[0]
    return code if code in languages() else READER
