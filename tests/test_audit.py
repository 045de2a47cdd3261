"""The step of `make check` that looks libraries up among known vulnerabilities."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "audit"
_WRITES = "import pathlib; pathlib.Path(sys.argv[sys.argv.index('--output') + 1]).write_text('{\"dependencies\": [%s]}')"
_KNOWN = '{"name": "a", "vulns": []}'
_UNKNOWN = '{"name": "a", "skip_reason": "not found"}'


@pytest.mark.skipif(not SCRIPT.exists(), reason="no source tree")
@pytest.mark.parametrize(
    ("program", "status", "said"),
    [
        (f"{_WRITES % _KNOWN}; sys.exit(0)", 0, "audit: no known vulnerabilities in 1 libraries"),
        (f"{_WRITES % _UNKNOWN}; sys.exit(0)", 0, "audit: skipped, as the list of vulnerabilities that is reached knows none"),
        (f"{_WRITES % _KNOWN}; sys.exit(1)", 1, "vulns"),
        (
            "import sys; sys.exit('no route to host')",
            0,
            "audit: skipped, as no list of vulnerabilities can be reached: no route to host",
        ),
    ],
    ids=["clean", "unknown", "found", "unreachable"],
)
def test_audit_fails_for_what_is_found_alone(tmp_path: Path, program: str, status: int, said: str) -> None:
    """A vulnerability is a failure; a list that cannot be reached is a line."""
    (tmp_path / "pip_audit.py").write_text(
        f"import sys\nif '--version' in sys.argv: sys.exit(0)\n{program}\n", encoding="utf-8"
    )
    result = _audited(tmp_path, sys.executable, PYTHONPATH=str(tmp_path))
    assert (result.returncode, said in result.stdout) == (status, True), result


@pytest.mark.skipif(not SCRIPT.exists(), reason="no source tree")
def test_audit_is_skipped_where_pip_audit_cannot_be_had(tmp_path: Path) -> None:
    """One line says so, and the step does not fail."""
    result = _audited(tmp_path, "false")
    assert result.returncode == 0
    assert result.stdout == "audit: skipped, as pip-audit is not installed and pip cannot install it here\n"


def _audited(folder: Path, python: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the step in a folder."""
    return subprocess.run(
        ["sh", SCRIPT, python], cwd=folder, env={**os.environ, **more}, capture_output=True, encoding="utf-8", check=False
    )
