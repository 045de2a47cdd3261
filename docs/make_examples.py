"""Write the output of every command that README.md and the tutorials show anew, from what the program really prints.

A block fenced as `console` holds commands, each behind "$ ", and below each what it prints. `make docs` runs this file;
`tests/test_docs.py` compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "inputs.md", *sorted((ROOT / "docs").glob("tutorial-*.md")))
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
# Stands in the output of a block where one command ends.
_END = "\N{INFORMATION SEPARATOR TWO}"
# What a checkout needs for the commands; `.venv` is made of the Python that runs this.
_LINKED = ("corpus", "Makefile", "constraints.txt", "pyproject.toml")
# What would change width, colour, or the behaviour of make.
_UNSET = {"CLICOLOR", "COLUMNS", "FORCE_COLOR", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "NO_COLOR", "TERM"}


def blocks(text: str) -> list[str]:
    """Return the content of every console block of a text."""
    return _BLOCK.findall(text)


def commands(block: str) -> list[str]:
    """Return the commands of a block, in order."""
    return [line.removeprefix(_PROMPT) for line in block.splitlines() if line.startswith(_PROMPT)]


def run(block: str) -> str:
    """Run the commands of a block in one shell, in a scratch checkout, and return the block with their real output."""
    asked = commands(block)
    script = "".join(f"{command}\n{{ status=$?; printf '{_END}'; (exit $status); }}\n" for command in asked)
    with tempfile.TemporaryDirectory() as folder:
        _check_out(Path(folder))
        result = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    if "internal error" in result.stdout:
        raise SystemExit(f"an example fails: {result.stdout}")
    printed = result.stdout.split(_END)[: len(asked)]
    return "".join(f"{_PROMPT}{command}\n{output}" for command, output in zip(asked, printed, strict=True))


def refreshed(text: str) -> str:
    """Return a text whose console blocks hold what their commands print."""
    return _BLOCK.sub(lambda match: run(match.group()), text)


def _check_out(folder: Path) -> None:
    """Make a folder look like a checkout in which everything is installed."""
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (folder / ".venv" / ".installed").touch()


def _environment() -> dict[str, str]:
    """Find the command that belongs to this Python; leave out what changes how it prints, and its language."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return {**kept, "LC_ALL": "C.UTF-8", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
