"""The house style, as far as a machine can hold it; CONTRIBUTING.md says the same in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

import extractor
from extractor.models import ClaimType

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "extractor"
MODULES = sorted(PACKAGE.rglob("*.py"))
PACKS = sorted((PACKAGE / "languages").glob("??.py"))
ENGINE = [path for path in MODULES if path.parent.name != "languages"]
LANGUAGES = frozenset({"en", "fr", "vi", "de"})
# What runs, branches or compiles has no place among tables; a comprehension that builds a table has.
CODE = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef),
    *(ast.If, ast.IfExp, ast.Match, ast.For, ast.While, ast.Try, ast.With, ast.Raise, ast.Assert),
)
VAGUE = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"})
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".json", ".svg", ""}
# Hosts are spelled in pieces, so that this file does not name them.
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".", "." + "library")
FOREIGN = re.compile(rf"(?<![\w.])/(?:work|root|home|Users)/\w|{'|'.join(map(re.escape, HOSTS))}", re.IGNORECASE)


def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST, what: str) -> str:
    """Say where something stands, for the message of a failed test."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: {what}"


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the string literals of a module, those inside f-strings too, but no docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def calls(tree: ast.Module, name: str) -> Iterator[ast.Call]:
    """Yield the calls of a function by its bare name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def named(path: Path) -> str:
    """Name the case of a module."""
    return str(path.relative_to(PACKAGE))


def test_there_are_modules_to_look_at() -> None:
    """The tests below look at something."""
    assert {path.stem for path in PACKS} >= {"en", "fr", "vi"}
    assert len(ENGINE) > len(PACKS)


@pytest.mark.parametrize("pack", PACKS, ids=named)
def test_pack_is_data(pack: Path) -> None:
    """A language pack defines nothing that runs, does not branch, and imports only what its tables are made of."""
    tree = parsed(pack)
    code = [place(pack, node, type(node).__name__) for node in ast.walk(tree) if isinstance(node, CODE)]
    imports = {
        node.module if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert code == []
    assert imports - {"__future__", "extractor.languages.pack", "extractor.languages.shared", "extractor.models"} == set()
    assert any(isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PACK" for node in tree.body)


def test_engine_names_no_language() -> None:
    """No language code is a string literal outside the packs."""
    found = [
        place(path, node, repr(node.value)) for path in ENGINE for node in literals(parsed(path)) if node.value in LANGUAGES
    ]
    assert found == []


def written(path: Path, node: ast.Constant) -> str:
    """A literal as its file writes it."""
    return ast.get_source_segment(path.read_text(encoding="utf-8"), node) or str(node.value)


def test_engine_holds_no_words_of_a_language() -> None:
    """No string literal of the engine is written with a letter beyond ASCII: words belong to the packs.

    A character named as N{…} is no word of a language but a sign the engine folds.
    """
    found = [
        place(path, node, repr(node.value))
        for path in ENGINE
        for node in literals(parsed(path))
        if any(letter.isalpha() and not letter.isascii() for letter in written(path, node))
    ]
    assert found == []


def test_numbers_are_never_floats() -> None:
    """Nothing in the package calls `float`."""
    assert [place(path, node, "float(…)") for path in MODULES for node in calls(parsed(path), "float")] == []


def test_only_the_command_line_prints() -> None:
    """`print` stands in the command line alone."""
    found = [place(path, node, "print(…)") for path in MODULES for node in calls(parsed(path), "print")]
    assert [line for line in found if not line.startswith("extractor/cli/")] == []


def test_every_public_function_has_a_docstring() -> None:
    """Each module, and each public function and class of it, says what it promises."""
    bare = []
    for path in MODULES:
        tree = parsed(path)
        told = [tree, *(node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))]
        bare += [
            place(path, node, getattr(node, "name", "module"))
            for node in told
            if not getattr(node, "name", "").startswith("_") and not ast.get_docstring(node)
        ]
    assert bare == []


def test_modules_are_named_for_what_they_do() -> None:
    """No module has a name that could hold anything."""
    assert [named(path) for path in MODULES if {path.stem, path.parent.name} & VAGUE] == []


def test_public_names_are_pinned() -> None:
    """What `import extractor` offers is a promise; a change of it is a decision."""
    assert sorted(extractor.__all__) == [
        "Article",
        "Claim",
        "Extraction",
        "Finding",
        "Numeral",
        "Pair",
        "Report",
        "check",
        "extract",
        "numerals",
        "read_report",
    ]
    assert all(hasattr(extractor, name) for name in extractor.__all__)


def test_claims_are_frozen_models_of_one_base() -> None:
    """Whoever has a claim can ask whether it is one, and change none; every type is a class under `Claim`."""
    claim = extractor.extract("The road is 5 km long.", "en").claims[0]
    assert isinstance(claim, extractor.Claim)
    assert {kind.model_fields["type"].default for kind in extractor.Claim.__subclasses__()} == set(get_args(ClaimType))
    for frozen in (claim, *extractor.numerals("5 km", "en")):
        with pytest.raises(ValidationError, match="frozen"):
            frozen.text = "6 km"  # type: ignore[misc]


def test_repository_names_no_machine() -> None:
    """No file names a path of somebody's machine, or the host of a package registry."""
    folders = [ROOT / name for name in (".ci", "docs", "extractor", "schemas", "tests")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".coverage")]
    named_places = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        if path.suffix in TEXT_FILES
        for match in FOREIGN.finditer(path.read_text(encoding="utf-8"))
    ]
    assert named_places == []
