"""What a text may cost: figures are counted, and files of segments are not kept whole."""

from __future__ import annotations

import cProfile
import pstats
import tracemalloc
from pathlib import Path

import pytest

from extractor import bilingual, pipeline
from extractor.cli.program import main
from extractor.errors import TooManyFiguresError
from extractor.figures import figures_within
from extractor.models import Article
from extractor.report.keys import Keyed, keyed

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
    monkeypatch.setattr("extractor.figures.scan._FEW_FIGURES", 20)
    path = tmp_path / "a.txt"
    path.write_text(MANY, encoding="utf-8")
    assert main(["extract", str(path), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    way_out = "give the text in parts, or raise the limit with a --max-size above 50"
    assert said == f"crosstally: {path}: more than {20 + len(MANY) // 32} figures; {way_out}\n"
    assert main(["extract", str(path), "--lang", "en", "--max-size", "100"]) == 0


def test_limit_grows_with_the_text() -> None:
    """A long text may have more figures than a short one, and never more than half a million unless asked for."""
    assert len(pipeline.extract("5 " * 53_333, "en").claims) == 53_333
    with pytest.raises(TooManyFiguresError, match="more than 53,333 figures"):
        pipeline.extract("5 " * 53_334, "en")
    assert figures_within(10**9) == 500_000


@pytest.mark.parametrize("unit", ["5 ", "$5 ", "5-7 ", "12.5 7 1,340 km\n", "five ", "1,340 households "])
def test_memory_of_figures(unit: str) -> None:
    """However many figures a paragraph holds, what is made of them takes no more memory than the limit counts on."""
    text = unit * (50_000 // len(unit))
    figures = len(pipeline.numerals(text, "en"))
    tracemalloc.start()
    try:
        pipeline.extract(text, "en")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1600 * figures


def test_calls_for_a_finding() -> None:
    """What the desk does for each of many findings in a line is counted in calls, which are the same on every machine."""

    def named() -> list[Keyed]:
        left, right = ("".join(f"{number + more} km, " for number in range(100, 900)) for more in (0, 7))
        return list(keyed(pipeline.check(Article(left, "en"), Article(right, "fr"))))

    named()  # what is loaded once
    profile = cProfile.Profile()
    findings = profile.runcall(named)
    assert len(findings) == 800
    assert pstats.Stats(profile).total_calls < 1_650 * len(findings)  # type: ignore[attr-defined]


def test_paragraph_of_thousands_of_figures_is_read_as_one() -> None:
    """Where it is cut, every amount keeps its sign, unit and noun."""
    text = "$5, 6 km and 7 cows, " * 1500
    claims = pipeline.extract(text, "en").claims
    assert [(claim.type, claim.text) for claim in claims] == [("money", "$5"), ("measure", "6 km"), ("count", "7 cows")] * 1500


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
