"""What the documents say is what the program does."""

from __future__ import annotations

import doctest
import json
import os
import re
import runpy
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import typer.main
from babel import Locale

from extractor import cli, languages

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "make_examples.py"))
BLOCKS: list[str] = [block for page in EXAMPLES["PAGES"] for block in EXAMPLES["blocks"](page.read_text(encoding="utf-8"))]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/*.md")])
WITH_PYTHON = [page for page in DOCUMENTS if "```pycon" in page.read_text(encoding="utf-8")]
FENCED = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#\s]+)")
COMMAND = re.compile(r"^(?:\$ )?((?:crosstally|python -m extractor)\b.*)", re.MULTILINE)
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
def test_commands_print_what_the_documents_show(block: str) -> None:
    """Every command of a console block in README and tutorials is run; `make docs` writes the output anew."""
    assert block == EXAMPLES["run"](block)


def test_readme_shows_the_demo() -> None:
    """The whole report that `make demo` prints stands in the README."""
    assert any(block.startswith("$ make demo\nERROR ") for block in BLOCKS)


@pytest.mark.parametrize("page", EXAMPLES["PAGES"], ids=lambda path: path.stem)
def test_every_command_shown_is_run(page: Path) -> None:
    """A crosstally command stands in a console block, never in one that nobody runs; the desk has a test of its own."""
    idle = [block["body"] for block in FENCED.finditer(page.read_text(encoding="utf-8")) if block["kind"] != "console"]
    shown = [line for body in idle for line in COMMAND.findall(body)]
    assert [line for line in shown if not line.startswith("crosstally review ")] == []


def shown_commands(page: Path) -> set[str]:
    """Return the crosstally commands in the fenced blocks of a page, without what stands behind a pipe or bracket."""
    blocks = (block["body"].replace("\\\n", " ") for block in FENCED.finditer(page.read_text(encoding="utf-8")))
    lines = (line for block in blocks for line in re.findall(r"(?:^|\| )(?:\$ )?crosstally ([a-z].*)", block, re.MULTILINE))
    return {re.split(r" (?:[|>#&]|2>|< )", line)[0].strip() for line in lines if "[OPTION]" not in line}


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.stem)
def test_every_command_shown_is_one_that_there_is(page: Path) -> None:
    """What a page tells people to type has arguments and options that the program takes."""
    group = typer.main.get_command(cli.app)
    context = group.make_context("crosstally", [], resilient_parsing=True)
    for line in sorted(shown_commands(page)):
        name, *arguments = shlex.split(line)
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        assert command is not None, line
        assert command.make_context(name, arguments), line


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_desk_of_the_tutorial_opens(tmp_path: Path) -> None:
    """The command for the desk, in the folder that the tutorial made before, serves its article (here without a browser)."""
    pytest.importorskip("fastapi", reason="the extra desk is not installed")
    tutorial = (ROOT / "docs" / "tutorial-editor.md").read_text(encoding="utf-8")
    (prepare,) = (block for block in EXAMPLES["blocks"](tutorial) if block.startswith("$ mkdir"))
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    subprocess.run(["bash", "-ec", "\n".join(EXAMPLES["commands"](prepare))], cwd=tmp_path, check=True)
    (shown,) = re.findall(r"^crosstally (review .*) --open$", tutorial, re.MULTILINE)
    command = [sys.executable, "-m", "extractor", *shown.split(), "--db", f"sqlite:///{tmp_path}/desk.sqlite", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        address = re.search(r"http://[\d.:]+/", desk.stdout.readline())
        try:
            assert address
            with urlopen(f"{address.group()}api/pairs", timeout=30) as answer:
                assert [pair["external"] for pair in json.load(answer)["pairs"]] == ["bridge"]
        finally:
            desk.send_signal(signal.SIGINT)


@pytest.mark.parametrize("page", WITH_PYTHON, ids=lambda path: path.stem)
def test_python_examples_are_true(page: Path) -> None:
    """The examples of the Python interface are run as doctests."""
    text = page.read_text(encoding="utf-8")
    session = "\n".join(block["body"] for block in FENCED.finditer(text) if block["kind"] == "pycon")
    examples = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
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


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_picture_is_up_to_date(lang: str) -> None:
    """The picture shows the report that the demo prints now; `make docs` draws it anew."""
    drawn = runpy.run_path(str(ROOT / "docs" / "make_picture.py"))
    assert drawn["PICTURES"][lang].read_text(encoding="utf-8") == drawn["picture"](lang)


@pytest.mark.parametrize("picture", sorted(ROOT.glob("docs/demo*.svg")), ids=lambda path: path.stem)
def test_picture_loads_nothing(picture: Path) -> None:
    """No font, image or style of the picture comes from elsewhere; only the namespace of SVG is an address."""
    text = picture.read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^\"'\s)]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in text


def test_manual_page_is_up_to_date() -> None:
    """The manual page says what the help says now; `make docs` writes it anew."""
    manual = runpy.run_path(str(ROOT / "docs" / "make_man.py"))["page"]
    assert (ROOT / "docs" / "crosstally.1").read_text(encoding="utf-8") == manual()


def test_command_reference_is_up_to_date() -> None:
    """The page of the manual says what the help says now; `make docs` writes it anew."""
    reference = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))["page"]
    assert (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8") == reference()


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
    entries = re.findall(r"^  (?! )(?:\w+(?:\.py|/) +)+", layout.replace(".py\n", ".py \n"), re.MULTILINE)
    named = {name for entry in entries for name in re.findall(r"\w+(?=\.py|/)", entry)}
    there = {path.stem for path in (ROOT / "extractor").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert named == there
