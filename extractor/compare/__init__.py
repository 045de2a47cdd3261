"""Stage four: what two paired claims say differently, with kind, severity and a sentence for an editor."""

from extractor.compare.judge import report, retold
from extractor.compare.settle import settle

__all__ = ["report", "retold", "settle"]
