"""Input and places that mean harm: what is shown is harmless, what is written is whole, what is refused says why."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from extractor import cli
from extractor.report import save as saving

ROOT = Path(__file__).parent.parent
HOSTILE = "In all, \x1b[2J\x1b]0;owned\x07 557\x9b1m coope\x08ratives\u202e were\r there for all the people in it.\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with the bytes it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "extractor", *arguments], cwd=folder, capture_output=True, env=environment, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a hostile article and its counterpart."""
    (tmp_path / "a.en.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    (tmp_path / "a.fr.txt").write_text("En tout, il y a 575 coopératives dans la province.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github", "junit", "markdown", "sarif"])
def test_terminal_obeys_no_article(folder: Path, form: str) -> None:
    """No format for people or programs sends an escape, a control or a bidirectional override of the article on."""
    shown = run(folder, "check", "a.en.txt", "a.fr.txt", "--format", form).stdout.decode()
    assert "557" in shown
    assert not {
        character for character in shown if character != "\n" and not character.isprintable() and not character.isspace()
    }
    assert not set(shown) & {"\x1b", "\x07", "\x08", "\x9b", "\r", "\u202e"}


def test_listing_and_warnings_obey_no_article(folder: Path) -> None:
    """The same holds for `extract`, and for a file name in an error."""
    assert b"\x1b" not in run(folder, "extract", "a.en.txt", "--explain").stdout
    assert b"\x1b" not in run(folder, "extract", "no\x1b[2Jwhere.txt").stderr


def test_spreadsheet_runs_no_claim(tmp_path: Path) -> None:
    """A claim that begins with a sign is no formula in the table of `extract`."""
    (tmp_path / "=cmd|'calc'!A0.txt").write_text("It was -5 degrees, and +3 % for all of the people.\n", encoding="utf-8")
    rows = run(tmp_path, "extract", "=cmd|'calc'!A0.txt", "--lang", "en", "--format", "csv").stdout.decode().splitlines()
    cells = [cell.strip('"') for row in rows[1:] for cell in row.split(",")]
    assert len(rows) > 1
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@") or (cell[:1] == "-" and not cell[1:].isdigit())] == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT, errno.EIO])
def test_place_that_cannot_be_written_keeps_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: int
) -> None:
    """A full, broken or read-only disk is one line and status 2; what stood there stands, and nothing is left beside it."""

    def fail(path: str, mode: str, text: str) -> None:
        with open(path, mode) as file:
            file.write(text.encode()[:10])
        raise OSError(code, os.strerror(code))

    target = folder / "report.txt"
    target.write_text("old")
    before = sorted(os.listdir(folder))
    monkeypatch.setattr(saving, "_write", fail)
    assert cli.main(["check", str(folder / "a.en.txt"), str(folder / "a.fr.txt"), "-o", str(target)]) == 2
    assert (
        capsys.readouterr().err
        == f"crosstally: {target}: cannot be written ({os.strerror(code).lower()}); name another place\n"
    )
    assert target.read_text() == "old"
    assert sorted(os.listdir(folder)) == before


def test_results_on_a_small_disk_are_whole_or_not_there(folder: Path) -> None:
    """A process that may write only a little leaves no half file."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    result = subprocess.run(
        [sys.executable, "-m", "extractor", "check", "a.en.txt", "a.fr.txt", "--format", "json", "-o", "out.json"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        check=False,
    )
    assert result.returncode == 2
    assert result.stderr == "crosstally: out.json: cannot be written (file too large); name another place\n"
    assert sorted(os.listdir(folder)) == ["a.en.txt", "a.fr.txt"]


def test_link_to_nowhere_or_to_itself_is_one_line(folder: Path) -> None:
    """Links are followed as far as they lead."""
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "good.txt").symlink_to("a.fr.txt")
    for name in ("loop.txt", "gone.txt"):
        result = run(folder, "extract", name)
        assert (result.returncode, result.stderr.count(b"\n"), result.stdout) == (2, 1, b"")
    assert run(folder, "extract", "good.txt").returncode == 0


def test_result_never_replaces_an_article_through_a_link(folder: Path) -> None:
    """An article is not overwritten under another name."""
    (folder / "other.txt").symlink_to("a.fr.txt")
    result = run(folder, "check", "a.en.txt", "a.fr.txt", "-o", "other.txt")
    assert (result.returncode, b"is one of the articles" in result.stderr) == (2, True)
    assert "575" in (folder / "a.fr.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["changed", "closed"], ["batch", "closed", "-o", "results"], ["batch", "closed", "-o", "results", "--resume"]]
)
def test_closed_folder_is_not_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """A folder that cannot be listed, or one in it, is no folder without articles."""
    (folder / "closed" / "deep").mkdir(parents=True)
    for lang in ("en", "fr"):
        (folder / "closed" / f"a.{lang}.txt").write_bytes((folder / f"a.{lang}.txt").read_bytes())
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.chdir(folder)
    assert cli.main(arguments) == 2
    complaint = capsys.readouterr().err
    assert "deep: " in complaint
    assert "permission" in complaint


def test_place_for_data_that_cannot_be_made_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An account without a home can still name a database."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "a.en.txt"))
    assert cli.main(["review"]) == 2
    assert "name a database with --db" in capsys.readouterr().err


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="needs a disk in memory")
def test_file_on_a_disk_in_memory_is_replaced() -> None:
    """A plain file is one, wherever its disk is mounted."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        for text in ("first", "second"):
            saving.save(f"{place}/report.txt", text)
        assert Path(place, "report.txt").read_text() == "second"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not say what memory a process used")
def test_large_input_is_refused_in_little_memory(tmp_path: Path) -> None:
    """A file above the limit costs no more memory than the limit."""
    large = tmp_path / "large.txt"
    with open(large, "wb") as file:
        file.truncate(10_000_000_000)  # of zeros, on no disk
    code = (
        "import sys; from extractor.cli import main; status = main(['extract', sys.argv[1]]);"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'));"
        "print(status, int(peak.split()[1]) // 1024)"  # the peak of getrusage is that of the parent, if that is larger
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(large)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    status, megabytes = map(int, result.stdout.split())
    assert status == 2
    assert "larger than the limit of 50 MB" in result.stderr
    assert megabytes < 300
