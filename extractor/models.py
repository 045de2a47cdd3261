"""The data that passes between the stages, and the public models of contract version 1.0.

Two kinds of type live here. `Reading` and `Figure` are small exact values that stages hand on. The pydantic models
are what the outside sees: frozen, closed (`extra="forbid"`), numbers as decimal strings. Nothing of ours is imported
here; only the two methods that show a model in a notebook, or as a data frame, fetch `report.notebook` when called.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar, overload

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

SCHEMA_VERSION = "1.0"
#: The rule of ratios that name both their sides: "10:1", "1-for-10". A translation may name them the other way round.
SIDES_RULE = "ratio: two sides"
#: The rule of cents beside which no word tells of what currency they are.
CENTS_RULE = "money: cents of a currency unsaid"

ClaimType = Literal["count", "money", "percent", "date", "measure", "ratio", "ordinal", "reference"]
Qualifier = Literal["about", "nearly", "over", "under", "at_least", "at_most"]
Direction = Literal["up", "down"]
Form = Literal["digits", "words", "roman", "article"]
NumeralKind = Literal["cardinal", "ordinal", "fraction"]
PercentUnit = Literal["percent", "percentage-point", "permille"]
Severity = Literal["error", "warning", "note"]
PairVerdict = Literal["agree", "equivalent", "mismatch", "missing"]
Side = Literal["left", "right", "both"]
FindingKind = Literal[
    "value", "magnitude", "currency", "unit", "per", "date", "range", "direction", "qualifier", "format", "missing"
]

DocumentFormat = Literal["text", "html", "docx", "markdown", "pdf", "segments"]

ExactNumber = Annotated[
    str,
    StringConstraints(pattern=r"^-?[0-9]+([./][0-9]+)?$"),
    Field(description="A decimal string such as 1350000000 or 22.7, or a fraction p/q"),
]


def spell(value: Fraction) -> str:
    """Write an exact number as the contract does: a plain decimal where one exists, else `p/q`.

    >>> spell(Fraction(1350000000)), spell(Fraction("22.70")), spell(Fraction(2, 3))
    ('1350000000', '22.7', '2/3')
    """
    above, below = value.numerator, value.denominator
    if below == 1:
        return str(above)
    places = next((places for places in range(1, below.bit_length() + 1) if 10**places % below == 0), None)
    if places is None:
        return f"{above}/{below}"
    digits = str(abs(above) * 10**places // below).rjust(places + 1, "0")
    return f"{'-' if above < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def clock_seconds(edtf: str) -> int | None:
    """How many seconds lie between midnight and a clock time; None for any other date.

    >>> clock_seconds("T02:17"), clock_seconds("2021-05")
    (8220, None)
    """
    hour, _, minute = edtf.removeprefix("T").partition(":")
    return 3600 * int(hour) + 60 * int(minute) if edtf.startswith("T") and hour.isdecimal() and minute.isdecimal() else None


def first_months(edtf: str) -> int | None:
    """How many months of a year a period holds that begins with it; None for any other date.

    >>> first_months("2024-01/2024-11"), first_months("XXXX-40"), first_months("2024-33"), first_months("2024-03/2024-05")
    (11, 6, 3, None)
    """
    start, _, end = edtf.partition("/")
    if not end:
        return {"33": 3, "40": 6}.get(edtf.rpartition("-")[2])
    year, _, month = end.partition("-")
    return int(month) if start == f"{year}-01" and month.isdecimal() else None


@lru_cache(maxsize=8192)
def exact(number: str) -> Fraction:
    """Read a number of a claim back into exact arithmetic.

    >>> exact("22.7"), exact("2/3")
    (Fraction(227, 10), Fraction(2, 3))
    """
    return Fraction(number) if "/" in number else Fraction(Decimal(number))


class Reading(NamedTuple):
    """One value a numeral may have, and the separator convention (a pack's code) that gives it."""

    value: Fraction
    convention: str


class Figure(NamedTuple):
    """A numeral as the stages hand it on: offsets into the folded text, every reading, how it was written.

    `readings` holds the likely one first. `scale` is the factor that scale words contributed (1 where there are none,
    10**9 for "6.5 billion"), `vague` says that the word itself is approximate ("une dizaine").
    The form `article` is a word for one that may only be an article ("un").
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    kind: NumeralKind = "cardinal"
    form: Form = "digits"
    scale: Fraction = Fraction(1)
    vague: bool = False

    @property
    def value(self) -> Fraction:
        """The likely value."""
        return self.readings[0].value


class _Model(BaseModel):
    """Frozen, and closed to fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _absent(description: str) -> Any:
    """A field that is null, and then not part of the JSON form, unless something was found to put there."""
    return Field(default=None, description=description, exclude_if=_is_none)


def _is_none(value: object) -> bool:
    return value is None


def _is_zero(value: int) -> bool:
    return value == 0


AnyModel = TypeVar("AnyModel", bound=_Model)
_set = object.__setattr__


@cache
def _make_of(model: type[_Model]) -> tuple[type, set[str]]:
    """What instances of a model are made of: a class to hold their fields, and the names of these.

    Instances of that class keep the names in one place; pydantic's each have their own.
    """
    return type(model.__name__, (), {}), set(model.model_fields)


def unchecked(model: type[AnyModel], fields: dict[str, Any]) -> AnyModel:
    """Make a numeral or claim of fields that are known to be valid, all of them in the order of the model.

    Faster than a checked one, and a third as large: all of one model share the names of their fields.

    >>> fields = {"text": "5", "start": 0, "end": 1, "value": "5", "kind": "cardinal", "alternatives": ()}
    >>> unchecked(Numeral, fields) == Numeral(text="5", start=0, end=1, value="5")
    True
    """
    holder, names = _make_of(model)
    made, held = model.__new__(model), holder().__dict__
    for name, value in fields.items():  # one by one: `update` would copy the names, too
        held[name] = value
    # What pydantic's own `model_construct` sets, which walks through all fields and takes five times as long.
    _set(made, "__dict__", held)
    _set(made, "__pydantic_fields_set__", names)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


class NumeralReading(_Model):
    """Another value a numeral may have."""

    value: ExactNumber
    convention: str


class Numeral(_Model):
    """A number in a text, in digits or words: `text == given[start:end]`."""

    text: str
    start: int = Field(ge=0, description="Offset of the first code point, in the text as given")
    end: int = Field(ge=0, description="Offset behind the last code point")
    value: ExactNumber
    kind: NumeralKind = "cardinal"
    alternatives: tuple[NumeralReading, ...] = ()


class CountReading(_Model):
    """Another reading of a count."""

    low: ExactNumber
    high: ExactNumber
    noun: str | None = None
    convention: str


class MoneyReading(_Model):
    """Another reading of an amount of money."""

    low: ExactNumber
    high: ExactNumber
    currency: str
    per: tuple[str, ...] = ()
    convention: str


class PercentReading(_Model):
    """Another reading of a percentage."""

    low: ExactNumber
    high: ExactNumber
    unit: PercentUnit
    convention: str


class MeasureReading(_Model):
    """Another reading of a measure."""

    low: ExactNumber
    high: ExactNumber
    unit: str
    per: tuple[str, ...] = ()
    convention: str


class NumberReading(_Model):
    """Another reading of a ratio or an ordinal."""

    low: ExactNumber
    high: ExactNumber
    convention: str


class DateReading(_Model):
    """Another reading of a date whose day and month can be exchanged."""

    edtf: str
    convention: str


class Claim(_Model):
    """The fields of every claim."""

    id: str = Field(description="Unique inside the article, in text order: c1, c2, …")
    text: str = Field(description="The exact slice of the text as given")
    start: int = Field(ge=0, description="Offset of the first code point, in the text as given")
    end: int = Field(ge=0, description="Offset behind the last code point")
    qualifier: Qualifier | None = Field(default=None, description="How the stated number is hedged")
    direction: Direction | None = Field(default=None, description="The figure is an amount of increase or decrease")
    rule: str = Field(default="", description="The rule that made this claim")
    convention: str | None = Field(
        default=None, description="The convention by which an ambiguous or foreign number was read; null for plain ones"
    )
    type: ClaimType


class CountClaim(Claim):
    """A number of discrete things."""

    type: Literal["count"] = "count"
    low: ExactNumber
    high: ExactNumber
    noun: str | None = Field(default=None, description="The noun phrase counted, as written, without the number")
    alternatives: tuple[CountReading, ...] = ()


class MoneyClaim(Claim):
    """An amount of money."""

    type: Literal["money"] = "money"
    low: ExactNumber
    high: ExactNumber
    currency: str = Field(description="ISO 4217 code")
    per: tuple[str, ...] = Field(default=(), description="Denominators in the order written")
    alternatives: tuple[MoneyReading, ...] = ()


class PercentClaim(Claim):
    """A percentage, or a difference of percentages."""

    type: Literal["percent"] = "percent"
    low: ExactNumber
    high: ExactNumber
    unit: PercentUnit = "percent"
    alternatives: tuple[PercentReading, ...] = ()


class DateClaim(Claim):
    """A day, month, year, period, decade, century or clock time."""

    type: Literal["date"] = "date"
    edtf: str = Field(description="ISO 8601-2 / EDTF: 2021-05-23, 2021/.., XXXX-05-23, 199X, T19:30, 2024-33 …")
    alternatives: tuple[DateReading, ...] = ()


class MeasureClaim(Claim):
    """A number with a physical or time unit."""

    type: Literal["measure"] = "measure"
    low: ExactNumber
    high: ExactNumber
    unit: str = Field(description="CLDR unit id such as hectare or square-meter; added: sao, mau, ta")
    per: tuple[str, ...] = Field(default=(), description="Denominators in the order written")
    alternatives: tuple[MeasureReading, ...] = ()


class RatioClaim(Claim):
    """A multiple or a fraction."""

    type: Literal["ratio"] = "ratio"
    low: ExactNumber
    high: ExactNumber
    alternatives: tuple[NumberReading, ...] = ()


class OrdinalClaim(Claim):
    """A place in an order."""

    type: Literal["ordinal"] = "ordinal"
    low: ExactNumber
    high: ExactNumber
    alternatives: tuple[NumberReading, ...] = ()


class ReferenceClaim(Claim):
    """A number that names a document, article, road, project, programme or law."""

    type: Literal["reference"] = "reference"
    code: str = Field(description="The number part, leading zeros dropped, letters kept")
    alternatives: tuple[NumberReading, ...] = ()


#: A claim of one of the eight types, told apart by `type`: what is validated, and published as a schema.
AnyClaim = Annotated[
    CountClaim | MoneyClaim | PercentClaim | DateClaim | MeasureClaim | RatioClaim | OrdinalClaim | ReferenceClaim,
    Field(discriminator="type"),
]
QuantityReading = CountReading | MoneyReading | PercentReading | MeasureReading | NumberReading
QuantityClaim = CountClaim | MoneyClaim | PercentClaim | MeasureClaim | RatioClaim | OrdinalClaim


class Article(_Model):
    """One version of an article, as read: the text is never changed after this."""

    text: str
    lang: str | None = Field(default=None, description="Code of a language pack; null: detect")
    title: str | None = None
    path: str | None = None
    sha256: str | None = Field(default=None, description="Of the bytes read, or of the text as UTF-8")
    date: str | None = Field(default=None, description="The day the document says it was published, ISO 8601")
    format: DocumentFormat = "text"

    def __init__(
        self,
        text: str,
        lang: str | None = None,
        *,
        title: str | None = None,
        path: str | None = None,
        sha256: str | None = None,
        date: str | None = None,
        format: DocumentFormat = "text",  # noqa: A002
    ) -> None:
        """Take text and language by position, as the contract writes it.

        >>> Article("Prix : 5 euros", "fr").lang
        'fr'
        """
        super().__init__(  # type: ignore[call-arg]
            text=text, lang=lang, title=title, path=path, sha256=sha256, date=date, format=format
        )


class ArticleInfo(_Model):
    """What an extraction says about the article it was made from."""

    lang: str
    title: str | None = None
    path: str | None = None
    sha256: str
    chars: int = Field(ge=0, description="Length of the text in Unicode code points")
    date: str | None = Field(default=None, description="The day the document says it was published, ISO 8601")
    format: DocumentFormat = Field(
        default="text", description="What was read; offsets count in the file itself only where it was plain text"
    )


class Extraction(_Model):
    """The typed claims of one article, in text order."""

    schema_version: str = SCHEMA_VERSION
    article: ArticleInfo
    claims: tuple[AnyClaim, ...] = ()
    text: str = Field(default="", exclude=True, repr=False, description="The text as given; not part of the JSON form")

    @overload
    def to_frame(self, engine: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    def to_frame(self, engine: Literal["polars"]) -> pl.DataFrame: ...
    def to_frame(self, engine: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
        """Return a data frame with a row for each claim; numbers are the exact strings of the claims.

        Raises `UsageError` where the library is not installed.
        """
        from extractor.report.notebook import extraction_frame

        return extraction_frame(self, engine)

    def _repr_html_(self) -> str:
        """Show the claims in a notebook."""
        from extractor.report.notebook import extraction_html

        return extraction_html(self)


class Finding(_Model):
    """One difference between two claims, with a sentence for an editor."""

    kind: FindingKind
    severity: Severity
    message: str
    rule: str = Field(default="", description="The comparison rule that found it")
    wrong: Side | None = _absent("The side that the original proves wrong; only where a source was given and settles it")


class Pair(_Model):
    """Two claims that state the same fact, or one claim without counterpart."""

    left: str | None = Field(default=None, description="Claim id in the left article")
    right: str | None = Field(default=None, description="Claim id in the right article")
    verdict: PairVerdict
    findings: tuple[Finding, ...] = ()
    unit: str | None = _absent("The unit of a file of segments that the claims stand in")
    source: str | None = _absent("Claim id in the source; only where a source was given and states the fact")


class Summary(_Model):
    """The counts of a report."""

    claims_left: int
    claims_right: int
    agree: int
    equivalent: int
    mismatch: int
    missing: int
    errors: int
    warnings: int
    notes: int
    hidden: int = Field(default=0, description="Findings left out by the settings, if any", exclude_if=_is_zero)


class Report(_Model):
    """What the comparison of two versions of one article found."""

    schema_version: str = SCHEMA_VERSION
    left: Extraction
    right: Extraction
    verdict: Literal["tally", "differ"]
    pairs: tuple[Pair, ...] = ()
    summary: Summary
    source: Extraction | None = _absent("The original that both versions were translated from; only where one was given")

    @overload
    def to_frame(self, engine: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    def to_frame(self, engine: Literal["polars"]) -> pl.DataFrame: ...
    def to_frame(self, engine: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
        """Return a data frame with a row for each pair, and one more for each further finding of a pair.

        Raises `UsageError` where the library is not installed.
        """
        from extractor.report.notebook import report_frame

        return report_frame(self, engine)

    def _repr_html_(self) -> str:
        """Show the verdict and the findings in a notebook."""
        from extractor.report.notebook import report_html

        return report_html(self)
