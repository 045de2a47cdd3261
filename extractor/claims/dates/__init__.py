"""Days, months, years, periods and clock times, in EDTF (ISO 8601-2; Library of Congress EDTF, levels 0 to 2)."""

from __future__ import annotations

from extractor.claims.board import Board
from extractor.claims.dates.clocks import bare_clocks
from extractor.claims.dates.forms import by_pattern, in_digits, take_centuries, take_era_years, take_months, take_years
from extractor.claims.dates.patterns import beside_ones
from extractor.claims.dates.relations import join_periods, relate

__all__ = ["beside_ones", "find_dates"]


def find_dates(board: Board) -> None:
    """Take dates, join them into periods, and put their relations around them."""
    for draft in sorted(
        [*in_digits(board), *by_pattern(board), *bare_clocks(board)], key=lambda draft: (draft.first, -draft.last)
    ):
        if board.is_free(draft.first, draft.last):
            board.take(draft)
    take_era_years(board)
    take_years(board)
    take_months(board)
    take_centuries(board)
    if any(draft.type == "date" for draft in board.drafts):
        join_periods(board)
        relate(board)
