"""A file that holds both versions is checked unit by unit, and every finding names its unit."""

from __future__ import annotations

import cProfile
import io
import json
import pstats
from pathlib import Path

import docx
import pytest

from extractor import cli
from extractor.bilingual import check_file
from extractor.errors import UnreadableInputError

XLIFF = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file source-language="en-US" target-language="fr" original="a" datatype="plaintext"><body>
<trans-unit id="price"><source>Pay <g id="1">5</g> euros</source><target>Payez <g id="1">5</g> euros</target></trans-unit>
<trans-unit id="none"><source>It rains.</source><target>Il pleut.</target></trans-unit>
<trans-unit id="coops"><source>There are 557 cooperatives.</source><target>Il y a 575 coopératives.</target></trans-unit>
</body></file></xliff>"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">
<unit id="price"><segment><source>Pay 5 euros</source><target>Payez 5 euros</target></segment></unit>
<unit id="coops"><segment><source>There are 557 cooperatives.</source><target>Il y a 575 coopératives.</target></segment></unit>
</file></xliff>"""
TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="price"><tuv xml:lang="en"><seg>Pay 5 euros</seg></tuv><tuv xml:lang="vi"><seg>Trả 6 euro</seg></tuv>
<tuv xml:lang="fr"><seg>Payez 5 euros</seg></tuv></tu>
<tu tuid="coops"><tuv xml:lang="en"><seg>There are 557 cooperatives.</seg></tuv>
<tuv xml:lang="fr"><seg>Il y a 575 coopératives.</seg></tuv>
</tu></body></tmx>"""
PO = """msgid ""
msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"

msgctxt "price"
msgid "Pay 5 euros"
msgstr "Payez 5 euros"

msgctxt "coops"
msgid "There are 557 cooperatives."
msgstr "Il y a 575 coopératives."
"""
TSV = "id\ten\tfr\nprice\tPay 5 euros\tPayez 5 euros\ncoops\tThere are 557 cooperatives.\tIl y a 575 coopératives.\n"
ROWS = [
    ("It costs 5 euros, and the price is that of last year.", "Cela coûte 5 euros, et le prix est celui de l’an dernier."),
    ("There are 557 cooperatives.", "Il y a 575 coopératives."),
]


def word_table(*rows: tuple[str, ...]) -> bytes:
    """Make a Word document whose text is a table."""
    rows = rows or tuple(ROWS)
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def written(folder: Path, name: str, data: str | bytes) -> str:
    """Put a file into a folder."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


@pytest.mark.parametrize(
    ("name", "data", "langs", "units"),
    [
        ("a.xlf", XLIFF, (None, None), ["price", "coops"]),
        ("a.xliff", XLIFF_2, (None, None), ["price", "coops"]),
        ("a.tmx", TMX, ("en", "fr"), ["price", "coops"]),
        ("a.po", PO, ("en", "fr"), ["price", "coops"]),
        ("a.tsv", TSV, (None, None), ["price", "coops"]),
        ("a.docx", word_table(), (None, None), ["1", "2"]),
    ],
)
def test_every_unit_is_checked_by_itself(
    tmp_path: Path, name: str, data: str | bytes, langs: tuple[str | None, str | None], units: list[str]
) -> None:
    """Pairs carry their units, claims lie in the joined texts, and the wrong figure is found where it is."""
    report = check_file(written(tmp_path, name, data), langs)
    assert (report.left.article.lang, report.right.article.lang, report.left.article.format) == ("en", "fr", "segments")
    assert list(dict.fromkeys(pair.unit for pair in report.pairs)) == units
    (wrong,) = (pair for pair in report.pairs if pair.findings)
    assert (wrong.unit, wrong.findings[0].kind) == (units[-1], "value")
    for side in (report.left, report.right):
        assert all(side.text[claim.start : claim.end] == claim.text for claim in side.claims)
        assert [claim.id for claim in side.claims] == [f"c{number}" for number in range(1, len(side.claims) + 1)]
    assert report.summary.claims_left == len(report.left.claims) == 2
    assert report.verdict == "differ"


def test_rows_of_a_word_table_are_units_however_many_lines_they_have(tmp_path: Path) -> None:
    """Paragraphs in a cell stay in it; numbers of rows are no version; an empty cell lacks what is beside it."""
    both = [f"{one}\nOn average, {number} each." for number, (one, _) in enumerate(ROWS, 5)]
    rows = [("No.", "English", "Français"), ("1", both[0], f"{ROWS[0][1]}\nEn moyenne, 5 chacun.")]
    rows += [("2", both[1], f"{ROWS[1][1]}\nEn moyenne, 6 chacun."), ("3", "The road has 8 km.", "")]
    report = check_file(written(tmp_path, "a.docx", word_table(*rows)))
    found = [(pair.unit, finding.kind) for pair in report.pairs for finding in pair.findings]
    assert found == [("3", "value"), ("4", "missing")]
    assert (report.summary.claims_left, report.summary.claims_right) == (5, 4)


def test_table_of_a_spreadsheet_is_read_in_its_encoding(tmp_path: Path) -> None:
    """UTF-16 by its mark, a code page by its bytes with a warning, any line ends."""
    warnings: list[str] = []
    for data in (TSV.encode("utf-16"), TSV.encode("cp1252"), TSV.replace("\n", "\r").encode()):
        report = check_file(written(tmp_path, "a.tsv", data), warn=warnings.append)
        assert [pair.unit for pair in report.pairs if pair.findings] == ["coops"]
    assert len(warnings) == 1
    assert "read as Windows-1252" in warnings[0]


def test_units_are_quoted_by_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence without a full stop does not go on in the next unit."""
    path = written(tmp_path, "a.tsv", "en\tfr\n557 cooperatives\t575 coopératives\nof 12 km\tde 12 km\n")
    cli.main(["check", path])
    assert "    ⟦557 cooperatives⟧\n" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "data"), [("a.xlf", XLIFF), ("a.xml", XLIFF), ("b.tmx", TMX), ("a.po", PO)])
def test_file_of_segments_is_no_version(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: str) -> None:
    """What holds both versions is not read as the text of one."""
    path = written(tmp_path, name, data)
    assert cli.main(["check", path, path, "--left-lang", "en", "--right-lang", "fr"]) == 2
    assert capsys.readouterr().err == f"crosstally: {path}: a file of segments, which holds both versions; check it alone\n"


def test_languages_are_chosen_where_there_are_more(tmp_path: Path) -> None:
    """Without options the first two languages are compared, with them those that are named; the others are left out."""
    path = written(tmp_path, "a.tmx", TMX)
    warnings: list[str] = []
    first = check_file(path, warn=warnings.append)
    assert len(warnings) == 1
    assert "has more than two languages (en, vi, fr), and en and vi are compared" in warnings[0]
    assert (first.right.article.lang, first.pairs[0].findings[0].kind, len(first.pairs)) == ("vi", "value", 1)
    assert check_file(path, ("vi", "fr")).left.article.lang == "vi"


@pytest.mark.parametrize(
    ("name", "data", "langs", "cause"),
    [
        ("a.xlf", XLIFF, ("en", "vi"), "has no units in two languages (there are: en, fr)"),
        ("a.xlf", "<xliff>", (None, None), "not well-formed XML"),
        ("a.xlf", "<xliff/>", (None, None), "has no units in two languages (there are: none)"),
        ("a.po", PO, (None, None), "does not say what language its messages are in; name both with --left-lang and"),
        ("a.docx", b"PK\x03\x04", (None, None), "a Word document, but damaged"),
    ],
)
def test_file_without_units_is_refused(
    tmp_path: Path, name: str, data: str | bytes, langs: tuple[str | None, str | None], cause: str
) -> None:
    """The line names the file and the cause."""
    path = written(tmp_path, name, data)
    with pytest.raises(UnreadableInputError) as caught:
        check_file(path, langs)
    assert str(caught.value).startswith(f"{path}: {cause}")


def test_entities_of_a_file_are_refused(tmp_path: Path) -> None:
    """A unit that needs an entity is refused by name; nothing is expanded, nothing is fetched."""
    bomb = '<!DOCTYPE x [<!ENTITY a "5"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + XLIFF.replace("557", "&a;&b;")
    with pytest.raises(UnreadableInputError, match="unit coops: refers to the entity &a;, which is not expanded"):
        check_file(written(tmp_path, "a.xlf", bomb))


@pytest.mark.parametrize("form", ["text", "jsonl", "csv", "github", "junit", "markdown", "sarif", "json"])
def test_command_takes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """`crosstally check story.xlf` works in every format, and each names the unit."""
    assert cli.main(["check", written(tmp_path, "a.xlf", XLIFF), "--format", form]) == 1
    printed = capsys.readouterr().out
    assert "coops" in printed
    if form == "json":
        assert [pair["unit"] for pair in json.loads(printed)["pairs"]] == ["price", "coops"]


def test_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    """The limit holds for files of segments, too."""
    with pytest.raises(UnreadableInputError, match=r"larger than the limit of 0\.0001 MB"):
        check_file(written(tmp_path, "a.xlf", XLIFF), limit=100)


@pytest.mark.parametrize("option", [("--source", "a.txt"), ("--source-lang", "vi")])
def test_original_beside_both_in_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    """An original that would not be looked at is refused in a line, not passed over."""
    assert cli.main(["check", written(tmp_path, "a.xlf", XLIFF), *option]) == 2
    assert "--source: a file that holds both versions is checked unit by unit" in capsys.readouterr().err


def test_units_that_come_again_are_reported_each_time(tmp_path: Path) -> None:
    """A unit in the file three times has its findings three times, in its own place; others between them are their own."""
    again, other = "Pay 5 euros\tPayez 6 euros\n", "557 boats\t557 bateaux\n"
    report = check_file(written(tmp_path, "a.tsv", "en\tfr\n" + (again + other) * 3))
    assert [(pair.unit, [finding.kind for finding in pair.findings]) for pair in report.pairs] == [
        (str(number), ["value"] if number % 2 == 0 else []) for number in range(2, 8)
    ]
    assert report.summary.errors == 3
    for side in (report.left, report.right):
        assert all(side.text[claim.start : claim.end] == claim.text for claim in side.claims)


@pytest.mark.parametrize(
    ("unit", "most"),
    [("{0}\t{1}\n", 1_420), ("{0} km, {1} %\t{1} km, {0} %\n", 2_850), ("${0} 5%\t{1} € 6%\n", 2_650)],
    ids=["number", "measure and percentage", "money and percentage"],
)
def test_short_unit_takes_few_calls(tmp_path: Path, unit: str, most: int) -> None:
    """What a unit of one or two differing figures takes is counted in calls, which are the same on every machine."""
    rows = [unit.format(number, number + 7) for number in range(100, 400)]
    path = written(tmp_path, "a.tsv", "en\tfr\n" + "".join(rows))
    check_file(path)  # what is loaded once
    profile = cProfile.Profile()
    report = profile.runcall(check_file, path)
    assert len(report.pairs) >= len(rows)
    assert pstats.Stats(profile).total_calls < most * len(rows)  # type: ignore[attr-defined]


def test_column_that_looks_like_a_language_is_left_out(tmp_path: Path) -> None:
    """Of the codes in a head line, those of languages that are read here go first."""
    (tmp_path / "a.tsv").write_text("key\ten\tfr\nk1\t557 farms\t575 fermes\n", encoding="utf-8")
    report = check_file(str(tmp_path / "a.tsv"))
    assert (report.left.article.lang, report.right.article.lang, report.summary.errors) == ("en", "fr", 1)


@pytest.mark.parametrize(("charset", "said"), [("ISO-8859-1", 0), ("CHARSET", 1)])
def test_guess_at_the_encoding_of_a_catalogue_is_said(tmp_path: Path, charset: str, said: int) -> None:
    """A catalogue that declares its encoding is read so; of another a line tells what it was taken for."""
    (tmp_path / "a.po").write_bytes(PO.replace("UTF-8", charset).encode("cp1252"))
    warnings: list[str] = []
    assert check_file(str(tmp_path / "a.po"), ("en", "fr"), warn=warnings.append).summary.errors == 1
    assert len(warnings) == said
