"""What is installed is whole: the wheel holds the packs, runs from anywhere, and agrees about its version."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from importlib.metadata import Distribution, distribution
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from extractor.version import VERSION

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "extractor"
# Nothing that changes how the report is printed.
PLAIN = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Build the wheel as pip does, with the hatchling that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    """Read what the wheel says about itself."""
    return Parser().parsestr(wheel.read(f"crosstally-{VERSION}.dist-info/METADATA").decode())


def test_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """Every module is in it, the language packs too; tests and corpus are not."""
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    there = [str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert sorted(names) == sorted(there)
    assert {f"extractor/languages/{code}.py" for code in ("en", "fr", "vi")} <= set(names)


def test_wheel_is_typed_as_it_says(wheel: zipfile.ZipFile, metadata: Message) -> None:
    """A package classified as typed carries the mark that type checkers look for."""
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert "extractor/py.typed" in wheel.namelist()


def test_versions_agree(metadata: Message) -> None:
    """The wheel, and the installed command, have the version that stands in version.py."""
    printed = subprocess.run(
        [sys.executable, "-m", "extractor", "--version"], capture_output=True, encoding="utf-8", check=True
    )
    assert metadata["Version"] == VERSION
    assert printed.stdout == f"crosstally {VERSION}\n"


def test_wheel_carries_licence_and_readme(wheel: zipfile.ZipFile, metadata: Message) -> None:
    """Who gets only the wheel can read the licence, and what it is about."""
    assert wheel.read(f"crosstally-{VERSION}.dist-info/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert metadata["License-Expression"] == "Apache-2.0"
    assert str(metadata.get_payload()).startswith("# crosstally\n")


def test_wheel_runs_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked elsewhere, without the repository, it reads an article in every language."""
    wheel.extractall(tmp_path)
    code = (
        "import extractor; from extractor import languages; print(extractor.__file__);"
        "[print(len(extractor.extract('5 km', lang=code).claims)) for code in languages.codes()]"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    path, *counts = result.stdout.splitlines()
    assert Path(path).is_relative_to(tmp_path)
    assert set(counts) == {"1"}


def test_wheel_is_reproducible(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Built from a copy elsewhere, with files of another day, the wheel is the same to the byte."""
    ignored = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
    copy = Path(shutil.copytree(ROOT, tmp_path / "copy", ignore=ignored, copy_function=shutil.copyfile))
    for path in copy.rglob("*.py"):
        os.utime(path, (10**9, 10**9))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"], cwd=copy, capture_output=True, check=True
    )
    (again,) = (copy / "out").glob("*.whl")
    assert again.read_bytes() == Path(str(wheel.filename)).read_bytes()


def needed(name: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """Collect what a distribution needs to run, and what that needs."""
    found: dict[str, Distribution] = {}
    waiting = [(name, extras)]
    while waiting:
        name, extras = waiting.pop()
        for requirement in map(Requirement, distribution(name).requires or []):
            wanted = (
                any(requirement.marker.evaluate({"extra": extra}) for extra in (*extras, "")) if requirement.marker else True
            )
            if wanted and requirement.name not in found:
                found[requirement.name] = distribution(requirement.name)
                waiting.append((requirement.name, frozenset(requirement.extras)))
    return found


def test_wheel_in_an_empty_environment_passes_the_demo(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Installed by pip where nothing is but what the wheel demands, the command prints the report that the README shows."""
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        str(wheel.filename),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (packages,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    # No download: what the wheel demands is lent from here, and nothing else.
    for lent in needed("crosstally").values():
        for entry in {path.parts[0] for path in lent.files or [] if path.parts[0] not in ("..", "__pycache__")}:
            if not (packages / entry).exists():
                (packages / entry).symlink_to(Path(str(lent.locate_file(entry))).resolve())
    demo = ["corpus/articles/bridge-works/en.txt", "corpus/articles/bridge-works/fr.txt"]
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    command = [str(python.parent / "crosstally"), "check", *demo]
    result = subprocess.run(command, cwd=tmp_path, env=PLAIN, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (1, "")
    assert f"$ make demo\n{result.stdout}```" in (ROOT / "README.md").read_text(encoding="utf-8")
    refused = [str(python), "-c", "import sphinx"]
    assert subprocess.run(refused, capture_output=True, check=False).returncode == 1


def test_constraints_name_versions_only() -> None:
    """Every line is a name and a version: no address, no path, no editable install; all that pyproject.toml names is there."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert [line for line in pinned if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        re.split(r"[>\[]", requirement)[0].casefold()
        for requirement in (*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values()))
        if not requirement.startswith("crosstally[")
    }
    assert wanted - {line.partition("==")[0].casefold() for line in pinned} == set()
