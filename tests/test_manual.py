"""The manual builds without a warning, loads nothing from elsewhere, shows what is true, and is there in French."""

from __future__ import annotations

import re
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
CATALOGUES = sorted((DOCS / "locale" / "fr" / "LC_MESSAGES").glob("*.po"))
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
@pytest.mark.parametrize(("lang", "heading"), [("en", "Why not simply compare the digits"), ("fr", "Pourquoi ne pas")])
def test_manual_stands_alone(tmp_path: Path, lang: str, heading: str) -> None:
    """Each edition is built without a warning; its pages load nothing, and name no machine and no other host."""
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
    types = {schema.__name__.removesuffix("Claim").lower() for schema in extractor.models._Claim.__subclasses__()}
    assert {(lang, name) for lang in ("en", "fr", "vi") for name in types} - shown == set()


@pytest.mark.parametrize("picture", sorted((DOCS / "images").glob("*.svg")), ids=lambda path: path.stem)
def test_picture_is_for_light_and_dark(picture: Path) -> None:
    """A picture has colours for both, tells in words what it shows, and loads nothing."""
    text = picture.read_text(encoding="utf-8")
    names = [child.tag.rpartition("}")[2] for child in ET.fromstring(text)]
    assert names[:2] == ["title", "desc"]
    assert "prefers-color-scheme: dark" in text
    assert set(re.findall(r"\w+://[^\"'\s)]+", text)) == {"http://www.w3.org/2000/svg"}


def test_these_pages_are_french() -> None:
    """Who begins finds the whole way in French."""
    assert {path.stem for path in CATALOGUES} >= {"index", "why", "tutorial-editor", "tutorial-researcher"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_french_page_is_complete(path: Path) -> None:
    """Each sentence is translated, none doubtful; commands and links are those of the original."""
    messages = messages_of(path)
    assert messages
    assert [english for english, message in messages.items() if not message.string or message.fuzzy] == []
    for english, message in messages.items():
        for code in (r"`[^`]+`", r"\]\(([^)]+)\)"):
            assert sorted(re.findall(code, str(message.string))) == sorted(re.findall(code, english))


@pytest.mark.slow
def test_french_pages_follow_the_english_ones(tmp_path: Path) -> None:
    """What the pages say now is what was translated; `make translations` brings in what is new."""
    pots = built(tmp_path, "gettext")
    for path in CATALOGUES:
        assert messages_of(pots / path.name.replace(".po", ".pot")).keys() == messages_of(path).keys(), path.stem


def test_every_page_is_in_a_list() -> None:
    """Each page of docs/ stands in a list of the first one, so that a reader can come to it."""
    listed = set(re.findall(r"^([\w-]+)$", (DOCS / "index.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {path.stem for path in DOCS.glob("*.md")} - listed == {"index"}
