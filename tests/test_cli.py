"""The command line as its users meet it: exit codes, streams, one-line errors."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from importlib.metadata import distributions
from pathlib import Path

import pytest

from extractor import cli, languages
from extractor.models import Article
from extractor.version import VERSION

COMMAND = (sys.executable, "-m", "extractor")
ROOT = Path(__file__).parent.parent
HEAVY = {"babel", "numpy", "pydantic", "regex", "rich.console", "scipy", "spacy", "extractor.models"}


def run(stories: Path, *arguments: str, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder of the stories."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=stories,
        input=given,
        capture_output=True,
        encoding="utf-8",
        env={**clean_environment(), **environment},
        check=False,
    )


def clean_environment() -> dict[str, str]:
    """Drop what decides about colour and width, and find the package from any folder."""
    decides = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "LC_ALL", "LANG"}
    kept = {name: value for name, value in os.environ.items() if name not in decides}
    return {**kept, "PYTHONPATH": str(ROOT)}


def complaint(result: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that a failed command writes."""
    assert result.returncode == 2
    assert result.stdout == ""
    assert re.fullmatch(r"crosstally: [^\n]+\n", result.stderr)
    return result.stderr.removeprefix("crosstally: ").strip()


def test_versions_that_tally_exit_with_0(stories: Path) -> None:
    """One line of totals, nothing on standard error."""
    result = run(stories, "check", "a.en.txt", "a.fr.txt")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("The versions tally: ")
    assert result.stdout.count("\n") == 1


def test_versions_that_differ_exit_with_1(stories: Path) -> None:
    """The figures that differ are shown with file and line."""
    result = run(stories, "check", "a.en.txt", "b.fr.txt")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("ERROR value: ")
    assert re.search("⟦557.*⟧", result.stdout)
    assert re.search("⟦575.*⟧", result.stdout)
    assert "  a.en.txt:1\n" in result.stdout
    assert "  b.fr.txt:1\n" in result.stdout


@pytest.mark.parametrize(
    ("right", "fail_on", "status"),
    [("b.fr.txt", "error", 1), ("b.fr.txt", "warning", 1), ("b.fr.txt", "never", 0), ("a.fr.txt", "warning", 0)],
)
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "sarif", "github", "junit", "markdown"])
def test_exit_status_depends_on_severity_not_on_format(stories: Path, right: str, fail_on: str, status: int, form: str) -> None:
    """The least severity that fails is chosen; every format fails alike."""
    assert run(stories, "check", "a.en.txt", right, "--fail-on", fail_on, "--format", form).returncode == status


def test_json_is_the_report(stories: Path) -> None:
    """`--format json` prints exactly the library's `model_dump`."""
    from extractor.pipeline import check

    printed = json.loads(run(stories, "check", "a.en.txt", "b.fr.txt", "--format", "json").stdout)
    left, right = (Article((stories / name).read_text(encoding="utf-8"), path=name) for name in ("a.en.txt", "b.fr.txt"))
    assert printed == check(left, right).model_dump(mode="json")


@pytest.mark.parametrize("side", ["left", "right"])
def test_one_side_can_be_standard_input(stories: Path, side: str) -> None:
    """A dash reads the article from a pipe."""
    sides = ("-", "a.fr.txt") if side == "left" else ("a.fr.txt", "-")
    assert run(stories, "check", *sides, given=(stories / "a.en.txt").read_text(encoding="utf-8")).returncode == 0


def test_both_sides_cannot_be_standard_input(stories: Path) -> None:
    """There is one standard input."""
    assert "only one side can be standard input" in complaint(run(stories, "check", "-", "-", given="5 euros"))


def test_same_language_on_both_sides_is_allowed(stories: Path) -> None:
    """Two versions in one language are compared like any others."""
    assert run(stories, "check", "a.en.txt", "a.en.txt").returncode == 0


BAD_INPUTS = [
    ("missing.txt", "no such file"),
    ("folder.txt", "a folder"),
    ("undecodable.txt", "not UTF-8 (byte 0xc2 at line 1)"),
    ("binary.txt", "binary data"),
    ("empty.txt", "empty"),
    ("blank.txt", "only white space"),
]


@pytest.mark.parametrize(("name", "cause"), BAD_INPUTS)
@pytest.mark.parametrize("command", ["check", "extract"])
def test_bad_input_is_one_line(stories: Path, command: str, name: str, cause: str) -> None:
    """The line names the file and the cause, the exit status is 2, nothing else is printed."""
    arguments = ("check", "a.en.txt", name) if command == "check" else ("extract", name)
    assert complaint(run(stories, *arguments)).startswith(f"{name}: {cause}")


def test_guessed_code_page_is_one_warning(stories: Path) -> None:
    """A text that is not UTF-8 is read by the code page its bytes give away, which is said on standard error."""
    result = run(stories, "check", "a.en.txt", "latin.txt")
    assert (result.returncode, result.stdout[:19]) == (0, "The versions tally:")
    assert re.fullmatch(r"crosstally: latin\.txt: warning: not UTF-8; read as Windows-1252 [^\n]+\n", result.stderr)


def test_size_limit_can_be_raised(stories: Path, tmp_path: Path) -> None:
    """A file above --max-size is refused by name, and read with a higher limit."""
    large = tmp_path / "large.txt"
    large.write_text("The plan costs 5 euros and it is dear.\n" * 30_000, encoding="utf-8")
    line = complaint(run(stories, "extract", str(large), "--max-size", "1"))
    assert line.startswith(f"{large}: larger than the limit of 1 MB; ")
    assert line.endswith("--max-size")
    assert run(stories, "extract", str(large), "--max-size", "2", "--format", "jsonl").returncode == 0


def test_bad_left_side_is_one_line(stories: Path) -> None:
    """The left side is read by the same rules, and first."""
    assert complaint(run(stories, "check", "empty.txt", "missing.txt")).startswith("empty.txt: empty")


def test_short_text_is_in_the_language_its_file_is_named_for(stories: Path) -> None:
    """A caption is too short to tell: story.en.txt says it."""
    for code, text in (("en", "Sales: 6.5 billion VND"), ("fr", "Ventes : 6,5 milliards de VND")):
        (stories / f"caption.{code}.txt").write_text(text, encoding="utf-8")
    assert run(stories, "check", "caption.en.txt", "caption.fr.txt").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("check", "numbers.txt", "a.fr.txt"), "--left-lang"),
        (("check", "a.en.txt", "numbers.txt"), "--right-lang"),
        (("extract", "numbers.txt"), "--lang"),
    ],
)
def test_undetected_language_names_file_and_option(stories: Path, arguments: tuple[str, ...], option: str) -> None:
    """The way out is the option of that side, with the languages there are."""
    line = complaint(run(stories, *arguments))
    assert line.startswith("numbers.txt: cannot tell the language: ")
    assert line.endswith(f"name it with {option} ({', '.join(languages.codes())})")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("check", "a.en.txt", "a.fr.txt", "--left-lang", "xx"), "--left-lang"),
        (("check", "a.en.txt", "a.fr.txt", "--right-lang", "xx"), "--right-lang"),
        (("extract", "a.en.txt", "missing.txt", "--lang", "xx"), "--lang"),
    ],
)
def test_unknown_language_lists_the_known(stories: Path, arguments: tuple[str, ...], option: str) -> None:
    """The line names the option and what it may be, once for all files."""
    known = ", ".join(languages.codes())
    assert complaint(run(stories, *arguments)) == f"{option}: there is no language 'xx'; there are: {known}"


def test_wrong_declared_language_is_doubted(stories: Path) -> None:
    """One warning on standard error, and the work goes on as declared."""
    result = run(stories, "extract", "a.fr.txt", "--lang", "en", "--format", "json")
    assert result.returncode == 0
    assert json.loads(result.stdout)["article"]["lang"] == "en"
    assert result.stderr == "crosstally: a.fr.txt: warning: read as en, as --lang says, but the text looks like fr\n"


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        ((), "name a command (check, extract, batch, stats, review, schema, changed, completion)"),
        (("chekc",), "No such command 'chekc'. Did you mean 'check'?"),
        (("check",), "check: Missing argument 'LEFT'"),
        (("check", "a.en.txt"), "check: Missing argument 'RIGHT'"),
        (("check", "a", "b", "c"), "check: Got unexpected extra argument(s) (c)"),
        (("check", "a", "b", "--frob"), "check: No such option: --frob"),
        (("check", "a", "b", "--format", "xml"), "check: Invalid value for '--format': 'xml' is not one of"),
        (("check", "a", "b", "--fail-on", "note"), "check: Invalid value for '--fail-on': 'note' is not one of"),
        (("extract",), "extract: Missing argument 'FILE'"),
        (("schema", "frob\x1b"), "schema: there is no 'frob␛'; there are: claim"),
    ],
)
def test_bad_usage_is_one_line(stories: Path, arguments: tuple[str, ...], cause: str) -> None:
    """The cause, and where help is."""
    assert complaint(run(stories, *arguments)).startswith(cause)


def test_extract_lists_the_figures(stories: Path) -> None:
    """The listing is headed by file, language and number of figures."""
    result = run(stories, "extract", "a.en.txt", "a.fr.txt")
    assert (result.returncode, result.stderr) == (0, "")
    assert re.findall("(?m)^a.*", result.stdout) == ["a.en.txt (en): 5 figures", "a.fr.txt (fr): 5 figures"]


def test_extract_json_is_an_object_or_a_list(stories: Path) -> None:
    """One file gives its Extraction, several give a list of them."""
    one = json.loads(run(stories, "extract", "a.en.txt", "--format", "json").stdout)
    two = json.loads(run(stories, "extract", "a.en.txt", "a.fr.txt", "--format", "json").stdout)
    assert one == two[0]
    assert [extraction["article"]["path"] for extraction in two] == ["a.en.txt", "a.fr.txt"]


def test_extract_tables_hold_all_files(stories: Path) -> None:
    """CSV and JSON lines have the same claims, each with its file."""
    rows = list(csv.DictReader(io.StringIO(run(stories, "extract", "a.en.txt", "a.fr.txt", "--format", "csv").stdout)))
    lines = run(stories, "extract", "a.en.txt", "a.fr.txt", "--format", "jsonl").stdout.splitlines()
    claims = [json.loads(line) for line in lines]
    assert [(row["path"], row["id"], row["text"]) for row in rows] == [(c["path"], c["id"], c["text"]) for c in claims]
    assert {row["path"] for row in rows} == {"a.en.txt", "a.fr.txt"}


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_bad_file_among_several_is_left_out(stories: Path, form: str) -> None:
    """The others are done; the exit status tells."""
    result = run(stories, "extract", "a.en.txt", "missing.txt", "undecodable.txt", "a.fr.txt", "--format", form)
    assert result.returncode == 2
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == [" missing.txt", " undecodable.txt"]
    assert "a.en.txt" in result.stdout
    assert "a.fr.txt" in result.stdout


def test_output_goes_to_the_file(stories: Path, tmp_path: Path) -> None:
    """With -o nothing is printed, and the file has what would have been."""
    target = tmp_path / "report.txt"
    result = run(stories, "check", "a.en.txt", "b.fr.txt", "-o", str(target))
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
    assert target.read_text(encoding="utf-8") == run(stories, "check", "a.en.txt", "b.fr.txt", "-o", "-").stdout


@pytest.mark.parametrize("target", ["nowhere/report.txt", "folder.txt", "a.fr.txt"])
def test_bad_output_is_one_line(stories: Path, target: str) -> None:
    """A place that cannot be written, or one of the articles, is refused by name."""
    before = (stories / "a.fr.txt").read_bytes()
    assert complaint(run(stories, "check", "a.en.txt", "a.fr.txt", "-o", target)).startswith(f"{target}: ")
    assert (stories / "a.fr.txt").read_bytes() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_full_disk_is_one_line(stories: Path) -> None:
    """Results that cannot be printed are an error, not a traceback."""
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [*COMMAND, "check", "a.en.txt", "a.fr.txt"],
            cwd=stories,
            stdout=full,
            stderr=subprocess.PIPE,
            env=clean_environment(),
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr == b"crosstally: standard output: cannot be written (no space left on device)\n"


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf8_in_any_locale(stories: Path, locale: str) -> None:
    """The locale decides nothing about the encoding, of results or of errors."""
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "coopératives" in run(stories, "check", "a.en.txt", "b.fr.txt", **environment).stdout
    assert "coopérative" in run(stories, "extract", "coopérative.txt", LC_ALL=locale).stderr


def test_reader_that_leaves_is_no_error(stories: Path) -> None:
    """`crosstally … | head` is quiet and keeps the exit status."""
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [*COMMAND, "check", "a.en.txt", "b.fr.txt"],
        cwd=stories,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=clean_environment(),
        check=False,
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (1, b"")


def test_interrupt_is_quiet(stories: Path, tmp_path: Path) -> None:
    """Ctrl-C ends the command with 130, without a traceback."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*COMMAND, "extract", str(pipe)],
        cwd=stories,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
    )
    writing = _open_when_read(pipe, process)
    assert _interrupted(process) == (b"", b"")
    assert process.returncode == 130
    os.close(writing)


def _interrupted(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """Interrupt a process until it ends, and return what it wrote.

    Python notes a signal and acts on it at its next instruction: one that comes between the
    instruction that reads and the system call in it is acted on only when the call ends.
    """
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=3)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    process.communicate()
    pytest.fail("the command went on after ten interrupts")


def _open_when_read(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until a process reads from a pipe, and open the other end."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.05)
    pytest.fail("the command ended before it read its input")


def on_terminal(stories: Path, *, columns: int, **environment: str) -> str:
    """Run a check that differs on a pseudo-terminal of some width, and return what it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, "check", "a.en.txt", "b.fr.txt"],
        cwd=stories,
        stdout=theirs,
        stderr=theirs,
        env={**clean_environment(), "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    shown = b""
    while chunk := _read_or_end(ours):
        shown += chunk
    process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read_or_end(terminal: int) -> bytes:
    """Read from a pseudo-terminal; Linux reports its end as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize("columns", [40, 100])
def test_terminal_gets_colour_in_its_width(stories: Path, columns: int) -> None:
    """Lines fit the terminal, figures are coloured."""
    shown = on_terminal(stories, columns=columns)
    assert "\x1b[1;31m" in shown
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in shown.splitlines()) <= columns


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_refused(stories: Path, environment: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal get no escape sequence, and the same marks."""
    shown = on_terminal(stories, columns=100, **environment)
    assert "\x1b" not in shown
    assert "⟦557" in shown


def test_pipe_gets_no_colour(stories: Path) -> None:
    """What is piped is plain, even where a variable asks for colour."""
    assert "\x1b" not in run(stories, "check", "a.en.txt", "b.fr.txt", FORCE_COLOR="1", TERM="xterm").stdout


def test_schema_prints_names_and_schemas(stories: Path) -> None:
    """Without a name the names, with one the schema."""
    assert run(stories, "schema").stdout == "claim\nextraction\nnumeral\nreport\n"
    assert json.loads(run(stories, "schema", "report").stdout)["title"] == "Report"


def test_schema_writes_all_files(stories: Path, tmp_path: Path) -> None:
    """`--write` makes a folder and fills it as `schemas/` is filled."""
    assert run(stories, "schema", "--write", str(tmp_path / "new")).returncode == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (ROOT / "schemas").glob("*.json")}


@pytest.mark.parametrize(
    "command", [(), ("check",), ("extract",), ("batch",), ("stats",), ("schema",), ("changed",), ("completion",)]
)
def test_help_teaches_by_examples(stories: Path, command: tuple[str, ...]) -> None:
    """Every command's help has examples, fits 80 columns and offers nothing that does not exist."""
    result = run(stories, *command, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Examples:\n    crosstally " in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_version_is_the_installed_one(stories: Path) -> None:
    """The distribution takes its version from the package."""
    printed = run(stories, "--version").stdout
    assert printed == f"crosstally {VERSION}\n"
    installed = [found.version for found in distributions(name="crosstally")]
    assert set(installed) <= {VERSION}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_answers_at_once(stories: Path, option: str) -> None:
    """Help and version import nothing that takes time."""
    code = f"import sys; from extractor.cli import main; main([{option!r}]); print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=stories,
        capture_output=True,
        encoding="utf-8",
        env=clean_environment(),
        check=True,
    )
    assert not HEAVY & set(result.stdout.split())


@pytest.mark.parametrize(
    ("words", "completed"),
    [("ch", {"check", "changed"}), ("check --fo", {"--format"}), ("check --format sa", {"sarif"}), ("completion f", {"fish"})],
)
def test_shell_completes_what_there_is(stories: Path, words: str, completed: set[str]) -> None:
    """Commands, options and their values are offered to the script that `completion` prints."""
    line = f"crosstally {words}"
    asked = {"_CROSSTALLY_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    assert set(run(stories, **asked).stdout.split()) == completed


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_completion_script_is_good_bash(stories: Path) -> None:
    """The script is one that bash accepts, and registers the command."""
    script = run(stories, "completion", "bash").stdout
    result = subprocess.run(
        ["bash", "-c", f"{script}\ncomplete -p crosstally"], capture_output=True, encoding="utf-8", check=True
    )
    assert result.stdout.startswith("complete ")
    assert "_CROSSTALLY_COMPLETE" in script


@pytest.mark.skipif(not shutil.which("zsh"), reason="needs zsh")
def test_zsh_completes_at_the_first_tab(stories: Path, tmp_path: Path) -> None:
    """The script, kept as a function that zsh loads when it is asked, answers then and not only afterwards."""
    (tmp_path / "_crosstally").write_text(run(stories, "completion", "zsh").stdout, encoding="utf-8")
    (tmp_path / "crosstally").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m extractor "$@"\n', encoding="utf-8")
    (tmp_path / "crosstally").chmod(0o755)
    # Outside of the line editor, _arguments has nothing to fill; what it is called with is what would be offered.
    script = (
        f"fpath=({tmp_path} $fpath); path=({tmp_path} $path); autoload -Uz _crosstally; _arguments() {{ print -r -- $*; }};"
        " words=(crosstally check --fo); CURRENT=3; _crosstally"
    )
    result = subprocess.run(
        ["zsh", "-f", "-c", script], capture_output=True, encoding="utf-8", check=False, env=clean_environment()
    )
    assert '"--format"' in result.stdout


def test_changed_files_find_their_counterparts(stories: Path, tmp_path: Path) -> None:
    """Every pair a named file belongs to is checked once; a file without counterpart is none of our business."""
    for name in ("a.en.txt", "a.fr.txt"):
        (tmp_path / name).write_bytes((stories / name).read_bytes())
    (tmp_path / "b.en.txt").write_bytes((stories / "a.en.txt").read_bytes())
    (tmp_path / "b.fr.txt").write_bytes((stories / "b.fr.txt").read_bytes())
    (tmp_path / "alone.fr.txt").write_bytes((stories / "b.fr.txt").read_bytes())
    assert run(tmp_path, "changed", "a.en.txt", "a.fr.txt", "alone.fr.txt").stdout.splitlines()[0] == "a.en.txt | a.fr.txt"
    both = run(tmp_path, "changed", ".", "--format", "github")
    assert both.returncode == 1
    assert re.findall(r"file=(\S+?),", both.stdout) == ["b.fr.txt"]
    assert run(tmp_path, "changed", ".", "--fail-on", "never").returncode == 0
    assert run(tmp_path, "changed", "alone.fr.txt").stdout == ""


PO = """msgid ""
msgstr "Language: {lang}\\nContent-Type: text/plain; charset=UTF-8\\n"

msgid "There are 557 files."
msgstr "{translation}"
"""


def test_changed_says_what_is_not_there(tmp_path: Path) -> None:
    """A file that a change removed fails nothing, but a name spelled wrong does not pass in silence."""
    result = run(tmp_path, "changed", "newz")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "crosstally: newz: warning: no such file or folder; nothing is checked for it\n"


def test_changed_checks_files_of_segments(tmp_path: Path) -> None:
    """A catalogue stands alone; one that is not translated, or in a language nobody knows, is none of our business."""
    (tmp_path / "crosstally.toml").write_text('source = "en"\n', encoding="utf-8")
    catalogues = {"fr": "Il y a 575 fichiers.", "vi": "", "es": "Hay 575 ficheros."}
    for lang, translation in catalogues.items():
        (tmp_path / f"{lang}.po").write_text(PO.format(lang=lang, translation=translation), encoding="utf-8")
    result = run(tmp_path, "changed", ".", "--format", "github")
    assert (result.returncode, result.stderr) == (1, "")
    assert re.findall(r"file=(\S+?),", result.stdout) == ["fr.po"]
    unnamed = run(tmp_path, "changed", "fr.po", "--no-config")
    assert unnamed.returncode == 2
    assert "name the one they are translated from as source in [tool.crosstally]" in unnamed.stderr


def test_changed_reads_the_project_file_it_is_told(stories: Path, tmp_path: Path) -> None:
    """--config names another project file than the nearest one, --no-config none."""
    for name, other in (("a.en.txt", "a.en.txt"), ("a.fr.txt", "b.fr.txt")):
        (tmp_path / name).write_bytes((stories / other).read_bytes())
    (tmp_path / "crosstally.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    (tmp_path / "strict.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert run(tmp_path, "changed", ".").returncode == 0
    assert run(tmp_path, "changed", ".", "--config", "strict.toml").returncode == 1
    assert run(tmp_path, "changed", ".", "--no-config").returncode == 1


def test_changed_goes_on_behind_a_bad_file(stories: Path, tmp_path: Path) -> None:
    """A file that cannot be read is one line and status 2; the other pairs are done."""
    for name in ("b.en.txt", "b.fr.txt"):
        (tmp_path / name).write_bytes((stories / "a.en.txt").read_bytes())
    (tmp_path / "a.en.txt").touch()
    (tmp_path / "a.fr.txt").touch()
    result = run(tmp_path, "changed", ".")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "b.en.txt | b.fr.txt\nThe versions tally" in result.stdout


def test_bug_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stories: Path) -> None:
    """An error nobody foresaw is told in one line, and says how to see more."""

    def break_down(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("something\nodd")

    monkeypatch.setattr("extractor.pipeline.check", break_down)
    monkeypatch.delenv("CROSSTALLY_DEBUG", raising=False)
    assert cli.main(["check", str(stories / "a.en.txt"), str(stories / "a.fr.txt")]) == 2
    error = capsys.readouterr().err
    assert error.startswith("crosstally: internal error, please report it: RuntimeError: something odd (CROSSTALLY_DEBUG=1")
    assert error.count("\n") == 1


def test_bug_can_be_traced(monkeypatch: pytest.MonkeyPatch, stories: Path) -> None:
    """With CROSSTALLY_DEBUG the error comes through."""

    def break_down(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("something odd")

    monkeypatch.setattr("extractor.pipeline.check", break_down)
    monkeypatch.setenv("CROSSTALLY_DEBUG", "1")
    with pytest.raises(RuntimeError):
        cli.main(["check", str(stories / "a.en.txt"), str(stories / "a.fr.txt")])
