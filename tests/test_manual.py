"""The manual builds without a warning, loads nothing from elsewhere, shows what is true, and is there in French."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import urllib.parse
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import extractor
from extractor.report.wording import value_in_words

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CLAIM = re.compile(r"^\| (?P<lang>en|fr|vi) \| (?P<sentence>.+?) \| (?P<read>.+) \|$", re.MULTILINE)
CLAIM_LINES = [match.groups() for match in CLAIM.finditer((DOCS / "claims.md").read_text(encoding="utf-8"))]
CATALOGUES = DOCS / "locale" / "fr" / "LC_MESSAGES"
TRANSLATIONS = runpy.run_path(str(DOCS / "make_translations.py"))
# Pages that may fall behind in French: what is told there comes from the docstrings.
ENGLISH = {"api"}
# This share of a page may wait for its translator, who need not be the one who changed the page.
WAITING = 0.05
# Commands, and where links and pictures lead.
CODE = r"`[^`]+`", r"\]\(([^)]+)\)"
EDITION = re.compile(r'<a [^>]*href="([^"]+)" lang="(\w+)" hreflang="\2">')
# What a browser fetches by itself: scripts, pictures, frames; style sheets and icons; what a style sheet names.
LOADED = re.compile(
    r"<(?:script|img|iframe|source|embed|video|audio|object)\b[^>]*?\b(?:src|srcset|data)=[\"']?([^\"' >]+)"
    r"|<link\b[^>]*?\bhref=[\"']?([^\"' >]+)"
    r"|url\([\"']?([^\"')]+)|@import\s+[\"']([^\"']+)"
)
# Those that a reader may follow from our pages: standards and projects. All others are a mistake.
LINKED = {
    "docs.pydantic.dev",
    "duckdb.org",
    "errors.pydantic.dev",
    "filesystem-spec.readthedocs.io",
    "github.com",
    "pradyunsg.me",
    "www.loc.gov",
    "www.sphinx-doc.org",
}


def messages_of(path: Path) -> dict[str, Message]:
    """Read a catalogue, without its head."""
    return {str(message.id): message for message in read_po(BytesIO(path.read_bytes()), locale="fr") if message.id}


def built(tmp_path: Path, builder: str, *options: str) -> Path:
    """Build the manual in a folder, every warning an error."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", builder, *options, DOCS, tmp_path / "out"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    return tmp_path / "out"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "other", "heading"),
    [("en", "fr", "Why not simply compare the digits"), ("fr", "en", "Pourquoi ne pas simplement comparer")],
)
def test_manual_stands_alone(tmp_path: Path, lang: str, other: str, heading: str) -> None:
    """Each edition is built without a warning; its pages load nothing, name no machine, and lead to the other edition alone."""
    pages = built(tmp_path, "html", "-D", f"language={lang}")
    assert heading in (pages / "why.html").read_text(encoding="utf-8")
    for page in [*pages.rglob("*.html"), *pages.rglob("*.css"), *pages.rglob("*.js")]:
        text = page.read_text(encoding="utf-8")
        loaded = [next(filter(None, groups)) for groups in LOADED.findall(text)]
        assert [address for address in loaded if re.match(r"(?!data:)\w+:|//", address)] == [], page.name
        assert [place for place in (ROOT, Path.home()) if f"{place}/" in text] == [], page.name
        if page.suffix == ".html":
            assert "_static/styles/furo.css" in "".join(loaded), page.name
            assert hosts(text) - LINKED == set(), page.name
            beside = [((page.parent / address).resolve(), code) for address, code in EDITION.findall(text)]
            assert beside == [(tmp_path.resolve() / other / page.relative_to(pages), other)], page.name


def hosts(text: str) -> set[str]:
    """Name the hosts that the links of a page lead to."""
    addresses = re.findall(r"href=\"(https?:[^\"]+)", text)
    return {urllib.parse.urlsplit(address).hostname or "" for address in addresses}


@pytest.mark.parametrize(("lang", "sentence", "read"), CLAIM_LINES, ids=[line[1] for line in CLAIM_LINES])
def test_claim_is_read_as_shown(lang: str, sentence: str, read: str) -> None:
    """Each example of a claim type gives the claims in bold, with the type and value in the last column."""
    found = extractor.extract(sentence.replace("**", ""), lang=lang).claims
    assert [claim.text for claim in found] == re.findall(r"\*\*(.+?)\*\*", sentence)
    said = ", ".join(f"`{claim.type}` {value_in_words(claim)}" for claim in found)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == read


def test_claim_types_have_examples_in_three_languages() -> None:
    """Every type is shown in English, French and Vietnamese."""
    shown = {(lang, re.findall(r"`(\w+)`", read)[0]) for lang, _, read in CLAIM_LINES}
    types = {schema.__name__.removesuffix("Claim").lower() for schema in extractor.models.Claim.__subclasses__()}
    assert {(lang, name) for lang in ("en", "fr", "vi") for name in types} - shown == set()


@pytest.mark.parametrize("picture", sorted((DOCS / "images").glob("*.svg")), ids=lambda path: path.stem)
def test_picture_is_for_light_and_dark(picture: Path) -> None:
    """A picture has colours for both, tells in words what it shows, and loads nothing."""
    text = picture.read_text(encoding="utf-8")
    names = [child.tag.rpartition("}")[2] for child in ET.fromstring(text)]
    assert names[:2] == ["title", "desc"]
    assert "prefers-color-scheme: dark" in text
    assert set(re.findall(r"\w+://[^\"'\s)]+", text)) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_french_keeps_commands_and_links(path: Path) -> None:
    """What is translated has the commands and links of the original."""
    for english, message in messages_of(path).items():
        if message.string and not message.fuzzy:
            for code in CODE:
                assert sorted(re.findall(code, str(message.string))) == sorted(re.findall(code, english))
            assert not re.match(r"\d+\. ", str(message.string)), "would be read as a list, and the English stay: write 1\\\\."


@pytest.mark.parametrize(
    ("old", "new", "french", "then"),
    [
        ("1.9 times, 20,000 pairs", "2.1 times, 30,000 pairs", "20\u202f000 paires, 1,9 fois", "30\u202f000 paires, 2,1 fois"),
        ("5 pairs", "6 pairs", "cinq paires", None),
        ("2 of 2 pairs", "3 of 4 pairs", "2 paires sur 2", None),
        ("5 pairs", "6 texts", "5 paires", None),
    ],
)
def test_new_figures_need_no_translator(old: str, new: str, french: str, then: str | None) -> None:
    """A sentence that changed in its figures alone keeps its French, with the new figures; any other waits."""
    assert TRANSLATIONS["carried"](old, new, french) == then


@pytest.mark.slow
def test_french_pages_follow_the_english_ones(tmp_path: Path) -> None:
    """Nearly every sentence that the pages have now is there in French, and none of those is doubtful."""
    missing = {}
    for page in [page for page in built(tmp_path, "gettext").glob("*.pot") if page.stem not in ENGLISH]:
        translated = messages_of(CATALOGUES / f"{page.stem}.po")
        there = {english for english, message in translated.items() if message.string and not message.fuzzy}
        sentences = [english for english in messages_of(page) if not TRANSLATIONS["wordless"](english)]
        waiting = [english for english in sentences if english not in there]
        if len(waiting) > WAITING * len(sentences):
            missing[page.stem] = waiting
    advice = "run `make translations`, and translate what is empty or fuzzy in docs/locale/fr/LC_MESSAGES/PAGE.po"
    assert missing == {}, advice


def test_every_page_is_in_a_list() -> None:
    """Each page of docs/ stands in a list of the first one, so that a reader can come to it."""
    listed = set(re.findall(r"^([\w-]+)$", (DOCS / "index.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {path.stem for path in DOCS.glob("*.md")} - listed == {"index"}


def test_architecture_names_every_module() -> None:
    """The layout has each module and folder of the package, but for those that it names by what they have in common."""
    layout = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("## Layout")[2].partition("Imports point")[0]
    package = Path(extractor.__file__).parent
    lines = {line.split("/")[0].strip(): line for line in re.split(r"\n(?=  ?\w)", layout) if "/  " in line}
    alike = {"claims", "languages"}
    modules = [path for path in package.rglob("*.py") if path.stem != "__init__"]
    missing = {str(path.relative_to(package)) for path in modules if path.parent == package and f"  {path.name}" not in layout}
    for path in modules:
        folder = path.relative_to(package).parts[0]
        if path.parent.parent == package and folder not in alike and not re.search(rf"\b{path.stem}\b", lines[folder]):
            missing.add(str(path.relative_to(package)))
    assert missing == set()
