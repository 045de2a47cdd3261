"""Glossaries from TSV and TBX, and one line where a file is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractor.errors import SettingsError
from extractor.glossary import read_glossary, terms

OLD_TBX = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="1">
    <langSet xml:lang="en-GB"><tig><term>dyke section</term></tig><tig><term>levee</term></tig></langSet>
    <langSet xml:lang="VI"><ntig><termGrp><term>đoạn <hi>đê</hi></term></termGrp></ntig></langSet>
    <langSet xml:lang="ja"><tig><term>堤防</term></tig></langSet>
  </termEntry>
  <termEntry id="2"><langSet xml:lang="en"><tig><term>lonely</term></tig></langSet></termEntry>
</body></text></martif>"""
BOMB = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c SYSTEM "file:///etc/hostname">]>'


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tsv_is_read(tmp_path: Path, newline: str, mark: str) -> None:
    """Languages by their codes, forms by `|`; notes, empty cells, short rows and rows of one language do no harm."""
    rows = ["en-US\tnote\tfr\tja", "shrimp pond|shrimp ponds\tx\tbassin à crevettes\t池", "only\tx\t\t", "short", ""]
    path = written(tmp_path, "terms.tsv", mark + newline.join(rows))
    assert read_glossary(path) == ({"en": ("shrimp pond", "shrimp ponds"), "fr": ("bassin à crevettes",)},)


def test_tbx_of_the_older_form_is_read(tmp_path: Path) -> None:
    """The older TBX has other names for its elements; its document type is never fetched."""
    path = written(tmp_path, "terms.tbx", OLD_TBX)
    assert read_glossary(path) == ({"en": ("dyke section", "levee"), "vi": ("đoạn đê",)},)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    """A glossary from outside reads no file of ours."""
    body = OLD_TBX.partition("?>")[2].partition("]>")[2] or OLD_TBX.split("\n", 2)[2]
    path = written(tmp_path, "terms.tbx", BOMB + body.replace("levee", "&b;&c;"))
    assert read_glossary(path)[0]["en"] == ("dyke section",)


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.tsv", "word\tmot\nbridge\tpont\n", "its first row must name two languages or more, separated by tabs"),
        ("a.tsv", "en\nbridge\n", "its first row must name two languages or more"),
        ("a.tsv", "", "its first row must name two languages or more"),
        ("a.tsv", "en\tfr\n", "has no entry in two of"),
        ("a.tsv", "en\tfr\nétang\té\n".encode("cp1252"), "is not UTF-8 (byte 6); save it as UTF-8"),
        ("a.tbx", "<tbx>", "is no XML ("),
        ("a.tbx", "<tbx/>", "has no entry in two of"),
    ],
)
def test_no_glossary_is_told_in_one_line(tmp_path: Path, name: str, content: str | bytes, cause: str) -> None:
    """A file that is no glossary is an error with its name and the cause."""
    with pytest.raises(SettingsError) as raised:
        read_glossary(written(tmp_path, name, content))
    assert str(raised.value).startswith(f"{tmp_path / name}: {cause}")
    assert "\n" not in str(raised.value)


def test_tbx_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, TBX is an error that names it."""
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(SettingsError, match=r"pip install 'crosstally\[formats\]', or use TSV"):
        read_glossary(written(tmp_path, "terms.tbx", OLD_TBX))


def test_form_of_two_entries_has_both_concepts() -> None:
    """A word with two meanings means either."""
    table = terms([{"en": ("bank",), "fr": ("banque",)}, {"en": ("Bank",), "fr": ("rive",)}])
    assert table["en"]["bank"] == table["fr"]["banque"] | table["fr"]["rive"]
