"""The report as one file: whole, safe, and legible without script."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import get_args

import pytest

from extractor.messages import languages
from extractor.models import Article, ClaimType, FindingKind, Report, Severity
from extractor.pipeline import check, retold
from extractor.report import html, labels
from extractor.report.view import lay_out, paragraphs

ENGLISH = "Ferry news\n\nThe ferry takes 60 cars a day.\n\nIt costs 5 euros and left at 7.30 p.m. in 2019."
FRENCH = "Nouvelles du bac\n\nLe bac prend 80 voitures par jour.\n\nIl coûte 5 euros et il est parti à 19 h 30 en 2018."
HOSTILE = "</script><script>alert(1)</script><b onclick=x> & 'q' \"q\" \N{RIGHT-TO-LEFT OVERRIDE}\x1b[2J"


def report(left: str = ENGLISH, right: str = FRENCH) -> Report:
    """A report on an English and a French text."""
    return check(Article(left, "en"), Article(right, "fr"))


def test_everything_is_in_one_file() -> None:
    """Both texts, every figure, every finding; no address of anything else."""
    page = html.render(report())
    assert page.count('class="finding ') == len(lay_out(report(), reader="en").items) == 2
    assert page.count('<a class="figure') == 8
    assert "://" not in page
    assert "src=" not in page


def test_the_policy_admits_its_own_style_and_script_only() -> None:
    """The digests are those of the style and the script that stand in the file."""
    page = html.render(report())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for element in ("style", "script"):
        (inside,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy[1]
    assert "unsafe" not in policy[1]


def test_hostile_text_is_text() -> None:
    """Markup is escaped, controls are shown as pictures."""
    page = html.render(report(f"{HOSTILE}\n\n{ENGLISH}", f"{HOSTILE}\n\n{FRENCH}"))
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in page
    assert "\x1b" not in page
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page


@pytest.mark.parametrize("reader", languages())
def test_each_reader_is_spoken_to(reader: str) -> None:
    """The page says its language, and holds no placeholder."""
    page = html.render(retold(report(), reader), reader=reader)
    assert f'<html lang="{reader}"' in page
    assert not re.search(r"%\(\w+\)s|\{\w+\}", re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL))


def test_a_report_without_texts_is_shown() -> None:
    """Read back from JSON a report has no texts; its figures stand in the findings."""
    bare = Report.model_validate_json(report().model_dump_json())
    page = html.render(bare)
    assert "60 cars" in page
    assert page.count('class="finding ') == 2


def test_nothing_found_is_said() -> None:
    """Versions that tally have a page, too, as have texts without figures."""
    same = check(Article(ENGLISH, "en"), Article(ENGLISH, "en"))
    assert "No difference found." in html.render(same)
    assert "No difference found." in html.render(check(Article("No news.", "en"), Article("Rien.", "fr")))


def test_the_gravest_findings_come_first() -> None:
    """Errors, then warnings, then notes, each in the order of the text."""
    view = lay_out(report(ENGLISH + "\n\nAbout 300 boats.", FRENCH.replace("5 euros", "plus de 6 dollars")), reader="en")
    ranks = [("error", "warning", "note").index(item.severity) for item in view.items]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_the_texts_stand_whole_on_the_page() -> None:
    """The pieces of each paragraph put together are the paragraph."""
    view = lay_out(report(), reader="en")
    for version, text in zip(view.versions, (ENGLISH, FRENCH), strict=True):
        shown = [
            "".join(piece if isinstance(piece, str) else piece.text for piece in part.pieces) for part in version.paragraphs
        ]
        assert shown == [text[start:end] for start, end in paragraphs(text)]


def test_paragraphs_that_say_the_same_have_one_row() -> None:
    """By their paired figures, though one version has a paragraph more; rows never cross."""
    view = lay_out(report(ENGLISH, "Exclusif : 17 photos\n\n" + FRENCH), reader="en")
    left, right = ({part.row: number for number, part in enumerate(version.paragraphs)} for version in view.versions)
    assert [(left[row], right[row]) for row in sorted(row for row in left if row is not None)] == [(1, 2), (2, 3)]


def test_marks_know_their_counterparts() -> None:
    """Each paired figure leads to its mate and back."""
    view = lay_out(report(), reader="en")
    marks = {
        piece.id: piece
        for one in view.versions
        for part in one.paragraphs
        for piece in part.pieces
        if not isinstance(piece, str)
    }
    assert marks
    assert all(mark.id in marks[mate].mates for mark in marks.values() for mate in mark.mates)


def test_the_original_is_the_third_version() -> None:
    """Its figures are marked, and lead to both others; its paragraphs go with theirs."""
    three = check(Article(ENGLISH, "en"), Article(FRENCH, "fr"), source=Article(FRENCH, "fr"))
    view = lay_out(three, reader="en")
    assert [version.side for version in view.versions] == ["left", "right", "source"]
    marks = [piece for part in view.versions[2].paragraphs for piece in part.pieces if not isinstance(piece, str)]
    assert {len(mark.mates) for mark in marks} == {2}
    assert [part.row for part in view.versions[2].paragraphs] == [part.row for part in view.versions[1].paragraphs]
    assert all(item.source for item in view.items)


def test_everything_has_a_name() -> None:
    """Each kind, type and severity of the models is called something on the page."""
    for names, labelled in ((FindingKind, labels.KINDS), (ClaimType, labels.TYPES), (Severity, labels.SEVERITIES)):
        assert set(get_args(names)) == set(labelled)
