"""Results are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.report.save import save


def test_text_is_written_as_utf8(tmp_path: Path) -> None:
    """Letters and line ends are those of the text, and nothing else is left in the folder."""
    target = tmp_path / "out.txt"
    save(str(target), "coopératives\n⟦5⟧\r\n")
    assert target.read_bytes() == "coopératives\n⟦5⟧\r\n".encode()
    assert os.listdir(tmp_path) == ["out.txt"]


def test_old_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    """A file that was there keeps its mode."""
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(0o640)
    save(str(target), "new")
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", 0o640)


def test_link_is_followed(tmp_path: Path) -> None:
    """The file behind a link is replaced, the link stays."""
    target, link = tmp_path / "out.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    save(str(link), "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_device_is_written_to() -> None:
    """A device is never replaced by a file."""
    save(os.devnull, "text")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_open_stream_is_not_replaced(tmp_path: Path) -> None:
    """What stands in the file behind /dev/fd/… is added to, as a shell would."""
    target = tmp_path / "log.txt"
    target.write_text("old ")
    with open(target, "a") as stream:
        save(f"/dev/fd/{stream.fileno()}", "new")
    assert target.read_text() == "old new"


def test_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the last step fails, the old file stands and no temporary one is left."""

    def fail(*_paths: str) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.txt"
    target.write_text("old")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UsageError, match="no space left on device"):
        save(str(target), "new")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("name", ["", "missing/out.txt", "file.txt/out.txt"])
def test_impossible_place_is_one_line(tmp_path: Path, name: str) -> None:
    """A folder, a missing folder and a file in the place of a folder are refused by name."""
    (tmp_path / "file.txt").write_text("a file")
    target = os.path.join(tmp_path, name)
    with pytest.raises(UsageError) as caught:
        save(target, "text")
    assert str(caught.value).startswith(f"{target}: cannot be written (")
    assert "\n" not in str(caught.value)
