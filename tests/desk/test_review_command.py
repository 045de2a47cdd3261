"""`crosstally review` as a command: served, stopped, refused in one line."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.desk.texts import body

pytest.importorskip("fastapi", reason="the extra desk is not installed")
ROOT = Path(__file__).parent.parent.parent


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command with a database in a folder."""
    command = [sys.executable, "-m", "extractor", "review", "--db", f"sqlite:///{folder}/desk.sqlite", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_it_checks_serves_and_stops(tmp_path: Path) -> None:
    """What is named stands in the queue, and Ctrl+C ends it without a traceback."""
    (tmp_path / "pairs.jsonl").write_text(json.dumps(body(id="a")), encoding="utf-8")
    desk = start(tmp_path, "pairs.jsonl", "--port", "0")
    assert desk.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", desk.stdout.readline())
    assert found
    with urlopen(f"{found.group()}api/pairs") as answer:
        assert json.load(answer)["pairs"][0]["external"] == "a"
    desk.send_signal(signal.SIGINT)
    _, said = desk.communicate(timeout=20)
    assert "Traceback" not in said
    assert "1 pairs added" in said


def test_a_user_is_added(tmp_path: Path) -> None:
    """The password comes from standard input where no terminal is."""
    out, _ = start(tmp_path, "--add-user", "mai").communicate("korrekt horse battery\n", timeout=60)
    assert out == "mai can log in.\n"
    assert b"korrekt" not in (tmp_path / "desk.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", "0.0.0.0"), "--add-user"),
        (("--host", "192.0.2.1", "--login"), "--add-user"),
        (("none.jsonl",), "none.jsonl: no such file"),
        (("--certificate", "a.pem"), "--key"),
        (("--add-user", "mai"), "at least 10 characters"),
    ],
)
def test_what_cannot_be_done_is_one_line(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit status 2, the cause and the way out."""
    desk = start(tmp_path, *arguments)
    out, err = desk.communicate("short\n", timeout=60)
    assert (desk.returncode, out) == (2, "")
    assert re.fullmatch(r"crosstally: [^\n]+\n", err)
    assert said in err


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    """The base install names the extra, and checks to HTML all the same."""
    (tmp_path / "a.txt").write_text("It has 5 km.", encoding="utf-8")
    hidden = "import sys; sys.modules.update(dict.fromkeys(['fastapi', 'sqlalchemy', 'uvicorn', 'alembic'])); "
    for arguments, status in (
        (["review"], 2),
        (["check", "a.txt", "a.txt", "--left-lang=en", "--right-lang=en", "--format=html"], 0),
    ):
        code = f"{hidden}from extractor.cli import main; sys.exit(main({arguments!r}))"
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status
        assert ("pip install 'crosstally[desk]'" in done.stderr) == (status == 2)
