"""Names for readers: of languages, and of what reports call kinds, severities, verdicts and types."""

from __future__ import annotations

from functools import cache

from babel import Locale

from extractor import languages
from extractor.messages import N_, say

_NAMES = {
    name: name
    for name in (
        *(N_("error"), N_("warning"), N_("note")),
        *(N_("value"), N_("magnitude"), N_("currency"), N_("unit"), N_("per"), N_("date"), N_("range")),
        *(N_("direction"), N_("qualifier"), N_("format"), N_("missing")),
        *(N_("count"), N_("money"), N_("percent"), N_("measure"), N_("ratio"), N_("ordinal"), N_("reference")),
        *(N_("about"), N_("nearly"), N_("over"), N_("under"), N_("up"), N_("down")),
    )
} | {"at_least": N_("at least"), "at_most": N_("at most")}


def name_in(lang: str, name: str) -> str:
    """Name a kind, severity, type of claim, hedge or direction; what has no name here keeps its own.

    >>> name_in("fr", "warning"), name_in("en", "at_least")
    ('avertissement', 'at least')
    """
    return say(lang, _NAMES[name]) if name in _NAMES else name


@cache
def language_in(lang: str, code: str) -> str:
    """A language's name, as it stands inside a sentence.

    >>> language_in("en", "vi"), language_in("fr", "vi"), language_in("vi", "fr")
    ('Vietnamese', 'vietnamien', 'tiếng Pháp')
    """
    locale = Locale.parse(languages.load(code).locales[0].replace("-", "_"))
    name = str(locale.get_display_name(lang)).partition(" (")[0]
    # CLDR begins a name of several words with a capital, as in a list.
    return name[0].lower() + name[1:] if " " in name else name
