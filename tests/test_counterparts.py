"""Files find their counterparts by name, or as the settings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.counterparts import counterparts
from extractor.settings import Settings, load_settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with articles in several languages."""
    names = ("a.en.md", "a.fr.md", "a.vi.md", "b.fr.md", "b.vi.md", "c.xx.md", "c.en.md", "en/d.md", "fr/d.md", ".git/a.en.md")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("files", "source", "pairs"),
    [
        (["a.fr.md"], None, ["a.en.md a.fr.md"]),
        (["a.en.md"], None, ["a.en.md a.fr.md", "a.en.md a.vi.md"]),
        (["a.en.md", "a.fr.md"], None, ["a.en.md a.fr.md", "a.en.md a.vi.md"]),
        (["a.en.md"], "vi", ["a.vi.md a.en.md"]),
        (["b.vi.md"], "en", ["b.fr.md b.vi.md"]),
        (["c.en.md", "c.xx.md", "en/d.md", "nowhere.fr.md"], None, []),
        (["."], "en", ["a.en.md a.fr.md", "a.en.md a.vi.md", "b.fr.md b.vi.md"]),
    ],
)
def test_versions_stand_beside_each_other(folder: Path, files: list[str], source: str | None, pairs: list[str]) -> None:
    """Names that differ in a known language code make a pair, with the source language on the left; hidden folders are none."""
    assert [" ".join(pair) for pair in counterparts(files, Settings(source=source))] == pairs


def test_patterns_replace_the_names(folder: Path) -> None:
    """With patterns, these alone count; either side finds the other."""
    (folder / "pyproject.toml").write_text('[tool.crosstally]\npairs = [["en/{name}.md", "fr/{name}.md"]]\n')
    settings = load_settings(folder / "pyproject.toml")
    assert counterparts(["fr/d.md", "a.en.md"], settings) == counterparts(["en"], settings) == [("en/d.md", "fr/d.md")]


def test_patterns_begin_at_the_project_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They hold in every folder below it, and for a file however it is named."""
    (folder / "crosstally.toml").write_text('pairs = [["en/{name}.md", "./fr/{name}.md"]]\n')
    settings = load_settings(Path("crosstally.toml"))
    whole = (str(folder / "en" / "d.md"), str(folder / "fr" / "d.md"))
    assert counterparts([whole[1]], settings) == [whole]
    assert counterparts(["./fr/../fr/d.md"], settings) == [("en/d.md", "fr/d.md")]
    monkeypatch.chdir("fr")
    assert counterparts(["d.md"], settings) == [("../en/d.md", "d.md")]
