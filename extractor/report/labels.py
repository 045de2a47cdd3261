"""What types, kinds and severities are called on a page; translated where they are shown."""

from __future__ import annotations

from babel import Locale

from extractor.messages import N_
from extractor.models import ClaimType, FindingKind, Severity

SEVERITIES: dict[Severity, str] = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}
KINDS: dict[FindingKind, str] = {
    "value": N_("different number"),
    "magnitude": N_("power of ten"),
    "currency": N_("currency"),
    "unit": N_("unit"),
    "per": N_("denominator"),
    "date": N_("date"),
    "range": N_("range"),
    "direction": N_("rise or fall"),
    "qualifier": N_("hedge"),
    "format": N_("way of writing"),
    "missing": N_("only on one side"),
}
TYPES: dict[ClaimType, str] = {
    "count": N_("count"),
    "money": N_("money"),
    "percent": N_("percentage"),
    "date": N_("date"),
    "measure": N_("measure"),
    "ratio": N_("ratio"),
    "ordinal": N_("ordinal"),
    "reference": N_("reference"),
}


def language_name(code: str, reader: str) -> str:
    """A language's name as its reader calls it, with a capital.

    >>> language_name("fr", "en"), language_name("vi", "fr")
    ('French', 'Vietnamien')
    """
    name = str(Locale.parse(code).get_display_name(reader))
    return name[:1].upper() + name[1:]
