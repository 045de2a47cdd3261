"""Project files: where they are found, what they settle, and one line where they are wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import extractor
from extractor import Article, Report, cli, pipeline
from extractor.errors import SettingsError
from extractor.settings import Ignore, Settings, find_settings, load_settings

DOCUMENT = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENGLISH = "It has 557 farms, since 2019, and paid 1.350 billion VND. It has 12 zorbs and 45 quonks.\n"
FRENCH = "Il y a 575 fermes, avant 2019, et 1 350 milliards de VND payés. Il y a 45 zourbes et 12 couanques.\n"


def checked(settings: Settings, left: str = ENGLISH, right: str = FRENCH) -> Report:
    """Check two texts under some settings."""
    return extractor.check(Article(left, "en"), Article(right, "fr"), settings=settings)


def kinds(report: Report) -> list[str]:
    """The kinds of the findings, in order."""
    return [finding.kind for pair in report.pairs for finding in pair.findings]


def blocks(kind: str) -> list[str]:
    """The blocks of one kind in the document."""
    return [body for name, body in BLOCK.findall(DOCUMENT) if name == kind]


def test_every_key_is_documented() -> None:
    """Every key has a place in docs/settings.md, and an example there that loads."""
    keys = {str(field.alias) for field in Settings.model_fields.values()}
    assert set(re.findall(r"^### `([\w-]+)`$", DOCUMENT, re.MULTILINE)) == keys
    examples = "\n".join(blocks("toml"))
    assert all(re.search(rf"^(\[\[)?{key}\b", examples, re.MULTILINE) for key in keys)
    assert all(re.search(rf"^{key} = ", examples, re.MULTILINE) for key in Ignore.model_fields)


@pytest.mark.parametrize("name", ["crosstally.toml", "pyproject.toml"])
def test_documented_examples_load(tmp_path: Path, name: str) -> None:
    """The examples are settings as they stand, in either file."""
    (tmp_path / "terms.tsv").write_text(blocks("tsv")[0], encoding="utf-8")
    (tmp_path / "terms.tbx").write_text(blocks("xml")[0], encoding="utf-8")
    plain = [block for block in blocks("toml") if "[[" not in block]
    lists = [block for block in blocks("toml") if "[[" in block]
    text = "".join((*plain, *lists))
    if name == "pyproject.toml":
        text = "[tool.crosstally]\n" + text.replace("[[ignore]]", "[[tool.crosstally.ignore]]")
    (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path / name)
    assert settings.min_severity == "warning"
    assert settings.ignore == (Ignore(kind="format"), Ignore(kind="missing", type="reference"), Ignore(pattern="^Storm No"))
    assert settings.rates == {"USD_VND": 25000, "EUR_VND": 28500}
    assert settings.rate_tolerance == Decimal("0.05")
    assert settings.glossary[0]["vi"] == ("ao tôm",)
    assert settings.terms["fr"]["tronçon de digue"] == settings.terms["en"]["dyke section"]


def test_nearest_file_holds(tmp_path: Path) -> None:
    """The search goes upwards, past a pyproject.toml that does not speak of us; crosstally.toml goes first."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.crosstally]\n", encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert find_settings(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "crosstally.toml").touch()
    assert find_settings(inner) == tmp_path / "crosstally.toml"
    (inner / "crosstally.toml").touch()
    assert find_settings(inner) == inner / "crosstally.toml"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("min-severity = 'grave'", "min-severity: input should be 'error', 'warning' or 'note'"),
        ("ignore = [{}]", "ignore.0: name a kind, a type or a pattern"),
        ("ignore = [{kind = 'values'}]", "ignore.0.kind: input should be 'value', "),
        ("ignore = [{pattern = '('}]", "ignore.0.pattern: is no regular expression: missing )"),
        ("severity = 'note'", "severity: extra inputs are not permitted"),
        ("rates = {dollar = 25000}", "rates.dollar: string should match pattern"),
        ("rates = {USD_VND = 0}", "rates.USD_VND: input should be greater than 0"),
        ("rate-tolerance = 'much'", "rate-tolerance: input should be a valid decimal"),
        ("pairs = [['a.en.md', 'a.fr.md']]", "pairs: each path needs {name} once, for what left and right share: 'a.en.md'"),
        ("source = 'xx'", "source: there is no language 'xx'; there are: "),
        ("glossary = 5", "glossary: name one file, or a list of files"),
        ("glossary = 'nowhere.tsv'", "nowhere.tsv: cannot be read (no such file or directory); check glossary"),
        ("ignore = [", "crosstally.toml: is no TOML: "),
    ],
)
def test_wrong_settings_are_told_in_one_line(tmp_path: Path, text: str, cause: str) -> None:
    """A wrong setting is one line with file, key and cause."""
    path = tmp_path / "crosstally.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_settings(path)
    assert cause in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_file_without_our_table_is_an_error_when_named(tmp_path: Path) -> None:
    """Naming a pyproject.toml that does not speak of us is a mistake."""
    (tmp_path / "pyproject.toml").write_text("[tool]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"has no table \[tool.crosstally\]"):
        load_settings(tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        (Settings(), ["value", "date", "format"]),
        (Settings(ignore=(Ignore(kind="value"),)), ["date", "format"]),
        (Settings(ignore=(Ignore(type="date"),)), ["value", "format"]),
        (Settings(ignore=(Ignore(kind="date", type="count"),)), ["value", "date", "format"]),
        (Settings(ignore=(Ignore(pattern=r"^1\.350 "),)), ["value", "date"]),
        (Settings(min_severity="error"), ["value", "date"]),
        (Settings(min_severity="error", ignore=(Ignore(kind="value"), Ignore(kind="date"))), []),
    ],
)
def test_ignored_findings_are_left_out_and_counted(settings: Settings, left: list[str]) -> None:
    """What is ignored is neither shown nor counted against the versions; how many there were is said."""
    report = checked(settings)
    assert kinds(report) == left
    assert report.summary.hidden == 3 - len(left)
    assert report.verdict == ("differ" if left else "tally")
    assert report.summary.errors + report.summary.warnings + report.summary.notes == len(left)
    assert ("hidden" in report.model_dump(mode="json")["summary"]) == (len(left) < 3)


def test_glossary_finds_exchanged_figures() -> None:
    """Two figures exchanged between nouns nobody knows are found once a glossary knows them."""
    entries = ({"en": ("zorbs",), "fr": ("zourbes",)}, {"en": ("quonks",), "fr": ("couanques",)})
    assert kinds(checked(Settings(glossary=entries))).count("value") == 3
    assert kinds(checked(Settings())).count("value") == 1


RATES = Settings(rates={"USD_VND": Decimal(25000)})
TRUE, FALSE = "It cost 543 trillion VND (over 21.7 billion USD).", "It cost 543 trillion VND (over 2.17 billion USD)."

APART = "It cost 543 trillion VND. Years later it won 2 USD."


@pytest.mark.parametrize(
    ("settings", "left", "right", "rules"),
    [
        (RATES, TRUE, TRUE, []),
        (RATES, FALSE, FALSE, ["currency rate: left"]),
        (RATES, TRUE, "It cost 54.3 trillion VND (21.7 billion USD).", ["magnitude: power of ten", "currency rate: right"]),
        (Settings(rates={"VND_USD": Decimal("0.00004")}), FALSE, FALSE, ["currency rate: left"]),
        (Settings(rates={"VND_USD": Decimal("0.00004")}), TRUE, TRUE, []),
        (Settings(rates={"USD_VND": Decimal(22000)}), TRUE, TRUE, []),
        (Settings(rates={"USD_VND": Decimal(22000)}, rate_tolerance=Decimal("0.05")), TRUE, TRUE, ["currency rate: left"]),
        (Settings(rates={"EUR_VND": Decimal(5)}), TRUE, TRUE, []),
        (
            RATES,
            "It cost 543 trillion VND. Years later it won 2 USD.",
            "It cost 543 trillion VND. Years later it won 2 USD.",
            [],
        ),
    ],
)
def test_amounts_side_by_side_keep_the_rate(settings: Settings, left: str, right: str, rules: list[str]) -> None:
    """Two amounts beside each other that are farther from the expected rate than the tolerance give a warning."""
    report = extractor.check(Article(left, "en"), Article(right, "en"), settings=settings)
    found = [finding for pair in report.pairs for finding in pair.findings if finding.severity != "note"]
    assert [finding.rule for finding in found] == rules
    assert pipeline.retold(pipeline.retold(report, "vi"), "en") == report


def test_rate_is_told_with_what_it_would_be() -> None:
    """The sentence has both amounts and the rate they would mean."""
    report = extractor.check(Article(FALSE, "en"), Article("Rien.", "fr"), settings=RATES)
    assert report.pairs[1].findings[-1].message == (
        "English puts 543 trillion VND beside 2.17 billion USD: 1 USD would be 250,000 VND, not what is expected."
    )


@pytest.fixture
def stories_with_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions that differ in a value, a date and separators, and settings that ignore two of them."""
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "crosstally.toml").write_text("ignore = [{kind = 'date'}, {kind = 'format'}]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "status", "last"),
    [
        ((), 1, "1 error; 2 findings hidden."),
        (("--no-config",), 1, "2 errors, 1 warning."),
        (("--ignore", "value"), 0, "3 findings hidden."),
        (("--no-config", "--ignore", "value", "--ignore", "date", "--min-severity", "error"), 0, "3 findings hidden."),
        (("--config", "other.toml"), 1, "2 errors; 1 finding hidden."),
    ],
)
def test_check_follows_the_settings(
    stories_with_settings: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], status: int, last: str
) -> None:
    """The nearest file holds, options add to it, and what is hidden does not count for the exit status."""
    (stories_with_settings / "other.toml").write_text("min-severity = 'error'\n", encoding="utf-8")
    assert cli.main(["check", "a.en.txt", "a.fr.txt", *options]) == status
    assert " ".join(capsys.readouterr().out.split()).endswith(last)


def test_hidden_differences_are_no_tally(stories_with_settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line does not call versions equal whose differences are only hidden."""
    assert cli.main(["check", "a.en.txt", "a.fr.txt", "--ignore", "value"]) == 0
    assert capsys.readouterr().out.startswith("No findings but hidden ones: ")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--ignore", "vlaue"), "crosstally: --ignore: there is no kind 'vlaue'; there are: value, magnitude, "),
        (("--config", "none.toml"), "crosstally: none.toml: cannot be read (no such file or directory); check --config"),
        (("--config", "a.toml", "--no-config"), "crosstally: --no-config: there is --config, too; leave one of them out"),
    ],
)
def test_wrong_options_are_one_line(
    stories_with_settings: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], line: str
) -> None:
    """A kind that does not exist, a file that is not there, and a contradiction are told in one line."""
    assert cli.main(["check", "a.en.txt", "a.fr.txt", *options]) == 2
    assert capsys.readouterr().err.startswith(line)
