"""Stage one: every number in a text, found on characters, with every reading its writing allows."""

from extractor.figures.scan import MOST_FIGURES, figures_within, find

__all__ = ["MOST_FIGURES", "figures_within", "find"]
