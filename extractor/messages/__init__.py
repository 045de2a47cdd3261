"""What is said to people, in their language: gettext catalogues, one folder for each language but English.

`CODE/LC_MESSAGES/crosstally.po` is the catalogue that translators edit; `make messages` collects the sentences of the
code and the templates anew and compiles the `.mo` files beside them. A sentence is a template with named places:
`say(lang, "{figure} per {denominator}", …)`; one that waits in a table is marked there with `N_`.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from functools import cache, reduce
from pathlib import Path

from extractor.errors import UnknownLanguageError
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
    """The catalogue of a language. Raises `UnknownLanguageError` for one that we do not speak.

    >>> translations("en").gettext("The versions tally")
    'The versions tally'
    """
    if lang not in languages():
        raise UnknownLanguageError(f"no messages in the language {lang!r}; there are: {', '.join(languages())}")
    return gettext.translation(DOMAIN, str(_FOLDER), languages=[lang], fallback=lang == READER)


def say(lang: str, template: str, **places: object) -> str:
    """A sentence in the reader's language, its named places filled.

    >>> say("en", "since {date}", date="May 2021"), say("fr", "since {date}", date="mai 2021")
    ('since May 2021', 'depuis mai 2021')
    """
    return translations(lang).gettext(template).format(**places)


def say_counted(lang: str, one: str, many: str, number: int, **places: object) -> str:
    """A sentence about a number of things in the reader's language; the number is the place `number`.

    >>> say_counted("en", "{number} error", "{number} errors", 1)
    '1 error'
    """
    return translations(lang).ngettext(one, many, number).format(number=number, **places)


def one_after_another(lang: str, parts: Sequence[str]) -> str:
    r"""Parts of a line, the mark of the reader's language between them.

    >>> one_after_another("en", ["50 figures", "2 errors"]), one_after_another("fr", ["50 chiffres", "2 erreurs"])
    ('50 figures; 2 errors', '50 chiffres\xa0; 2 erreurs')
    """
    return reduce(lambda some, more: say(lang, "{some}; {more}", some=some, more=more), parts)


def N_(template: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a sentence for the catalogues; it is said later, with `say`."""
    return template


def n_(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence in its forms for one and for more; it is said later, with `say_counted`."""
    return one, many


def from_environment() -> str:
    """The language of the first locale that the environment names, if we speak it; else English."""
    named = next((os.environ[name] for name in _ENVIRONMENT if os.environ.get(name)), READER)
    code = named.partition("_")[0].partition(".")[0]
    return code if code in languages() else READER
