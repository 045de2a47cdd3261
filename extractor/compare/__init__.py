"""Stage four: what two paired claims say differently, with kind, severity and a sentence for an editor."""

from extractor.compare.judge import report
from extractor.compare.quiet import quieted
from extractor.compare.rates import check_rates
from extractor.compare.retell import Teller, retold
from extractor.compare.settle import settle

__all__ = ["Teller", "check_rates", "quieted", "report", "retold", "settle"]
