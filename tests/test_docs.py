"""What the documents say is what the program does."""

from __future__ import annotations

import doctest
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from extractor import languages

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "make_examples.py"))
BLOCKS: list[str] = EXAMPLES["blocks"](README)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/*.md")])
FENCED = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#\s]+)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def help_of(*command: str) -> str:
    """Return what `--help` prints."""
    arguments = [sys.executable, "-m", "extractor", *command, "--help"]
    return subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout


def subcommands() -> list[str]:
    """Return the commands that `crosstally --help` names."""
    return re.findall(r"^  ([a-z]+) ", help_of().partition("\nCommands:\n")[2], re.MULTILINE)


@pytest.mark.skipif(not (shutil.which("make") and shutil.which("bash")), reason="needs make and bash")
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: EXAMPLES["commands"](block)[0])
def test_commands_print_what_the_readme_shows(block: str) -> None:
    """Every command of a console block is run; `make docs` writes the output anew."""
    assert block == EXAMPLES["run"](block)


def test_readme_shows_the_demo() -> None:
    """The whole report that `make demo` prints stands in the README."""
    assert any(block.startswith("$ make demo\nERROR ") for block in BLOCKS)


def test_every_command_shown_is_run() -> None:
    """A crosstally command stands in a console block, never in one that nobody runs."""
    idle = [block["body"] for block in FENCED.finditer(README) if block["kind"] != "console"]
    assert not [body for body in idle if re.search(r"^(\$ )?(crosstally|python -m extractor)\b", body, re.MULTILINE)]


def test_python_examples_are_true() -> None:
    """The examples of the Python interface are run as doctests."""
    session = "\n".join(block["body"] for block in FENCED.finditer(README) if block["kind"] == "pycon")
    examples = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    assert examples.examples
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


def test_every_subcommand_is_documented() -> None:
    """Each command has a heading in the README, and a sentence in the help."""
    headings = re.findall(r"^###.*`crosstally (\w+)`$", README, re.MULTILINE)
    assert subcommands()
    assert sorted(headings) == sorted(subcommands())


def test_every_option_is_documented() -> None:
    """Each option that the help of a command names stands in the README."""
    helps = [help_of(), *(help_of(name) for name in subcommands())]
    assert {option for text in helps for option in OPTION.findall(text)} - set(OPTION.findall(README)) == set()


@pytest.mark.parametrize("code", languages.codes())
def test_every_language_is_documented(code: str) -> None:
    """The README names each language there is a pack for, and its code."""
    assert re.search(rf"\b{Locale(code).get_display_name('en')}\b", README)
    assert f"`{code}`" in README


def test_picture_is_up_to_date() -> None:
    """The picture shows the report that the demo prints now; `make docs` draws it anew."""
    picture = runpy.run_path(str(ROOT / "docs" / "make_picture.py"))["picture"]
    assert (ROOT / "docs" / "demo.svg").read_text(encoding="utf-8") == picture()


def test_picture_loads_nothing() -> None:
    """No font, image or style of the picture comes from elsewhere; only the namespace of SVG is an address."""
    picture = (ROOT / "docs" / "demo.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^\"'\s)]+", picture)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in picture


def test_manual_page_is_up_to_date() -> None:
    """The manual page says what the help says now; `make docs` writes it anew."""
    manual = runpy.run_path(str(ROOT / "docs" / "make_man.py"))["page"]
    assert (ROOT / "docs" / "crosstally.1").read_text(encoding="utf-8") == manual()


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
def test_manual_page_is_good_roff() -> None:
    """The formatter has nothing to complain of, and every command and option is there to read."""
    page = ROOT / "docs" / "crosstally.1"
    result = subprocess.run(["groff", "-man", "-ww", "-Tutf8", str(page)], capture_output=True, encoding="utf-8", check=True)
    assert result.stderr == ""
    shown = re.sub(r"\x1b\[[\d;]*m|.\x08", "", result.stdout).replace("\N{HYPHEN}", "-").replace("\N{MINUS SIGN}", "-")
    options = {option for name in subcommands() for option in OPTION.findall(help_of(name))} - {"--help"}
    assert [text for text in (*options, *(f"crosstally {name}" for name in subcommands())) if text not in shown] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Every link to a file of the repository has its target."""
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_architecture_names_every_module() -> None:
    """The layout in docs/architecture.md has each package and top module, and no other."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    layout = text.partition("extractor/\n")[2].partition("corpus/")[0]
    named = set(re.findall(r"(?<![\w.])(\w+)(?:\.py|/)(?!\w)", layout))
    there = {path.stem for path in (ROOT / "extractor").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert named == there
