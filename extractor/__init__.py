"""Crosstally: do the figures in two language versions of one news article tally?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.models import Article, Claim, Extraction, Finding, Numeral, Pair, Report
    from extractor.pipeline import check, extract, numerals
    from extractor.stored import read_report

__all__ = [
    "Article",
    "Claim",
    "Extraction",
    "Finding",
    "Numeral",
    "Pair",
    "Report",
    "check",
    "extract",
    "numerals",
    "read_report",
]


def __getattr__(name: str) -> object:
    """Import models and stages with the first public name that is asked for: `crosstally --help` imports this, too."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from extractor import models, pipeline, stored

    homes = {"check": pipeline, "extract": pipeline, "numerals": pipeline, "read_report": stored}
    return getattr(homes.get(name, models), name)
