"""A unit of aligned segments."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """One segment in its languages; or the reason why it cannot be read.

    `number` is its place in the file, from 1; `id` the name the file gives it, or its number; `texts` the text in each
    language, by code without region, in the order of the file.
    """

    number: int
    id: str
    texts: dict[str, str]
    error: str | None = None


def base_language(tag: str) -> str:
    """Return the code of a language tag, without script and region.

    >>> base_language("en-US"), base_language("FR_ca"), base_language("vi")
    ('en', 'fr', 'vi')
    """
    return tag.replace("_", "-").partition("-")[0].strip().lower()
