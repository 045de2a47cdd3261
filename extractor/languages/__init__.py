"""Language packs, found by name: `extractor/languages/<code>.py` ends in `PACK = Pack(...)`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from extractor.errors import UnknownLanguageError
from extractor.languages.pack import Pack

_NOT_PACKS = frozenset({"pack", "cldr", "nouns", "shared"})


@cache
def codes() -> tuple[str, ...]:
    """Name the languages there is a pack for, in alphabetical order.

    >>> {"en", "fr", "vi"} <= set(codes())
    True
    """
    return tuple(sorted(module.name for module in iter_modules(__path__) if module.name not in _NOT_PACKS))


@cache
def load(code: str) -> Pack:
    """Return the pack of a language, built and validated once a process.

    Raises `UnknownLanguageError` when there is none.

    >>> load("fr").name
    'français'
    """
    if code not in codes():
        raise UnknownLanguageError(f"no language pack {code!r}; there are: {', '.join(codes())}")
    pack: Pack = import_module(f"{__name__}.{code}").PACK
    return pack
