"""What a text may cost: figures are counted, and files of segments are not kept whole."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from extractor import bilingual, pipeline
from extractor.cli.program import main
from extractor.errors import TooManyFiguresError

MANY = "1 2 3 4 5 6 7 8 9 " * 3


def test_text_with_too_many_figures_is_refused() -> None:
    """Digits and words count alike; the limit itself is allowed."""
    assert len(pipeline.numerals(MANY, "en", most_figures=27)) == 27
    for text in (MANY, "one, two, three, " * 9):
        with pytest.raises(TooManyFiguresError, match="more than 26 figures"):
            pipeline.extract(text, "en", most_figures=26)


def test_command_names_file_and_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line and status 2; a higher limit of size is a higher one of figures."""
    monkeypatch.setattr("extractor.figures.MOST_FIGURES", 20)
    path = tmp_path / "a.txt"
    path.write_text(MANY, encoding="utf-8")
    assert main(["extract", str(path), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert said == f"crosstally: {path}: more than 20 figures; give the text in parts, or raise the limit with --max-size\n"
    assert main(["extract", str(path), "--lang", "en", "--max-size", "100"]) == 0


def test_units_of_a_file_are_counted_together(tmp_path: Path) -> None:
    """A file of small segments is no way around the limit."""
    path = tmp_path / "a.tsv"
    path.write_text("en\tfr\n" + "5 km\t6 km\n" * 9, encoding="utf-8")
    assert len(bilingual.check_file(str(path), most_figures=9).pairs) == 9
    with pytest.raises(TooManyFiguresError, match=r"a\.tsv: more than 8 figures"):
        bilingual.check_file(str(path), most_figures=8)


def test_memory_of_a_file_of_segments(tmp_path: Path) -> None:
    """Of each unit its claims and findings stay, not its report; and a small file does not take the room of a large one."""
    path = tmp_path / "a.tsv"
    units = "".join(f"It grew by {number % 9} percent.\tPlus {number % 7} pour cent.\n" for number in range(1000))
    path.write_text("en\tfr\n" + units, encoding="utf-8")
    bilingual.check_file(str(path))
    tracemalloc.start()
    try:
        bilingual.check_file(str(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 150 * path.stat().st_size
