"""Tables that belong to no language: units with their exact factors and symbols, currency signs, marks.

Factors are exact by definition (SI brochure; international yard and pound agreement of 1959; Vietnamese units as the
statistics office uses them) and checked against `pint` in the tests.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure: its dimension, its exact size in the dimension's base unit, the symbols printed for it.

    `zero` is where its scale begins, for temperatures. A unit without `size` cannot be converted (a sao differs by region).
    """

    dimension: str
    size: Fraction | None
    symbols: tuple[str, ...] = ()
    zero: Fraction = Fraction(0)


def _f(number: str) -> Fraction:
    return Fraction(number)


def _degrees(scale: str) -> tuple[str, ...]:
    """A temperature scale by its name, the degree sign before it or not."""
    return tuple(sign + name for sign in ("", "° ") for name in (scale, scale.lower()))


_FOOT = _f("0.3048")
_POUND = _f("0.45359237")

UNITS: dict[str, Unit] = {
    # length, in metres
    "kilometer": Unit("length", _f("1000"), ("km", "Km", "KM")),
    "meter": Unit("length", _f("1"), ("m",)),
    "picometer": Unit("length", _f("0.000000000001")),
    "hectometer": Unit("length", _f("100"), ("hm",)),
    "decimeter": Unit("length", _f("0.1"), ("dm",)),
    "centimeter": Unit("length", _f("0.01"), ("cm",)),
    "millimeter": Unit("length", _f("0.001"), ("mm",)),
    "micrometer": Unit("length", _f("0.000001"), ("µm", "μm")),
    "nanometer": Unit("length", _f("0.000000001"), ("nm",)),
    "mile": Unit("length", 5280 * _FOOT, ("mi",)),
    "nautical-mile": Unit("length", _f("1852"), ("nmi",)),
    "yard": Unit("length", 3 * _FOOT, ("yd",)),
    "foot": Unit("length", _FOOT, ("ft",)),
    "inch": Unit("length", _FOOT / 12, ()),
    "light-year": Unit("length", _f("9460730472580800")),
    # area, in square metres
    "square-kilometer": Unit("area", _f("1000000"), ("km2", "km²", "sq km", "km vuông")),
    "hectare": Unit("area", _f("10000"), ("ha", "Ha", "HA")),
    "square-meter": Unit("area", _f("1"), ("m2", "m²", "sq m", "sqm", "m vuông")),
    "square-centimeter": Unit("area", _f("0.0001"), ("cm2", "cm²")),
    "acre": Unit("area", 4840 * 9 * _FOOT**2),
    "square-mile": Unit("area", 5280**2 * _FOOT**2, ("sq mi",)),
    "square-foot": Unit("area", _FOOT**2, ("sq ft",)),
    "sao": Unit("area of the region", None),
    "mau": Unit("area of the region", None),
    # volume, in cubic metres
    "cubic-kilometer": Unit("volume", _f("1000000000"), ("km3", "km³")),
    "cubic-meter": Unit("volume", _f("1"), ("m3", "m³", "cu m")),
    "cubic-centimeter": Unit("volume", _f("0.000001"), ("cm3", "cm³", "cc")),
    "cubic-foot": Unit("volume", _FOOT**3),
    "liter": Unit("volume", _f("0.001"), ("l", "L")),
    "hectoliter": Unit("volume", _f("0.1"), ("hl",)),
    "centiliter": Unit("volume", _f("0.00001"), ("cl",)),
    "milliliter": Unit("volume", _f("0.000001"), ("ml", "mL")),
    "gallon": Unit("volume", _f("0.003785411784"), ("gal",)),
    "gallon-imperial": Unit("volume", _f("0.00454609")),
    "barrel": Unit("volume", _f("0.158987294928"), ("bbl",)),
    "pint": Unit("volume", _f("0.000473176473")),
    "cup": Unit("volume", _f("0.0002365882365")),
    "tablespoon": Unit("volume", _f("0.00001478676478125"), ("tbsp",)),
    "teaspoon": Unit("volume", _f("0.00000492892159375"), ("tsp",)),
    # mass, in kilograms
    "tonne": Unit("mass", _f("1000"), ("t", "T")),
    "ta": Unit("mass", _f("100"), ("q",)),
    "kilogram": Unit("mass", _f("1"), ("kg", "Kg", "KG")),
    "gram": Unit("mass", _f("0.001"), ("g", "gr")),
    "milligram": Unit("mass", _f("0.000001"), ("mg",)),
    "microgram": Unit("mass", _f("0.000000001"), ("µg", "μg", "ug", "mcg")),
    "pound": Unit("mass", _POUND, ("lb", "lbs")),
    "ounce": Unit("mass", _POUND / 16, ("oz",)),
    "stone": Unit("mass", 14 * _POUND),
    "carat": Unit("mass", _f("0.0002")),
    # duration, in seconds; months and years are counted in months
    "millisecond": Unit("time", _f("0.001"), ("ms",)),
    "second": Unit("time", _f("1"), ("sec",)),
    "minute": Unit("time", _f("60"), ("min", "mn")),
    "hour": Unit("time", _f("3600"), ("h", "hrs")),
    "day": Unit("time", _f("86400")),
    "week": Unit("time", _f("604800")),
    "month": Unit("calendar time", _f("1")),
    "quarter": Unit("calendar time", _f("3")),
    "year": Unit("calendar time", _f("12")),
    "decade": Unit("calendar time", _f("120")),
    "century": Unit("calendar time", _f("1200")),
    "night": Unit("nights", _f("1")),
    # speed, in metres a second
    "kilometer-per-hour": Unit("speed", Fraction(1000, 3600), ("km/h", "kmh", "kph", "kmph", "km/hr", "km/giờ")),
    "meter-per-second": Unit("speed", _f("1"), ("m/s", "m/giây")),
    "mile-per-hour": Unit("speed", 5280 * _FOOT / 3600, ("mph",)),
    "knot": Unit("speed", Fraction(1852, 3600), ("kt", "kts")),
    # pressure, in pascals
    "hectopascal": Unit("pressure", _f("100"), ("hPa", "hpa")),
    "millibar": Unit("pressure", _f("100"), ("mbar",)),
    "kilopascal": Unit("pressure", _f("1000"), ("kPa",)),
    "megapascal": Unit("pressure", _f("1000000"), ("MPa",)),
    # power, in watts
    "watt": Unit("power", _f("1"), ("W",)),
    "kilowatt": Unit("power", _f("1000"), ("kW", "KW", "kw")),
    "megawatt": Unit("power", _f("1000000"), ("MW",)),
    "gigawatt": Unit("power", _f("1000000000"), ("GW",)),
    "megawatt-peak": Unit("power", _f("1000000"), ("MWp",)),
    "kilowatt-peak": Unit("power", _f("1000"), ("kWp", "KWp")),
    "horsepower": Unit("horses", _f("1"), ("hp", "HP", "CV")),
    "kilovolt-ampere": Unit("apparent power", _f("1000"), ("kVA", "KVA")),
    "megavolt-ampere": Unit("apparent power", _f("1000000"), ("MVA",)),
    # energy, in watt hours
    "watt-hour": Unit("energy", _f("1"), ("Wh",)),
    "kilowatt-hour": Unit("energy", _f("1000"), ("kWh", "KWh", "kwh", "KWH")),
    "megawatt-hour": Unit("energy", _f("1000000"), ("MWh",)),
    "gigawatt-hour": Unit("energy", _f("1000000000"), ("GWh",)),
    "terawatt-hour": Unit("energy", _f("1000000000000"), ("TWh",)),
    "joule": Unit("energy", Fraction(1, 3600), ("J",)),
    "kilojoule": Unit("energy", Fraction(1000, 3600), ("kJ",)),
    "kilocalorie": Unit("food energy", _f("1000"), ("kcal",)),
    "calorie": Unit("food energy", _f("1")),
    # electricity and waves
    "volt": Unit("voltage", _f("1"), ("V",)),
    "kilovolt": Unit("voltage", _f("1000"), ("kV", "KV")),
    "ampere": Unit("current", _f("1")),
    "hertz": Unit("frequency", _f("1"), ("Hz",)),
    "kilohertz": Unit("frequency", _f("1000"), ("kHz",)),
    "megahertz": Unit("frequency", _f("1000000"), ("MHz",)),
    "gigahertz": Unit("frequency", _f("1000000000"), ("GHz",)),
    "decibel": Unit("sound", _f("1"), ("dB",)),
    # data, in bytes
    "bit": Unit("data", Fraction(1, 8)),
    "byte": Unit("data", _f("1")),
    "kilobyte": Unit("data", _f("1000"), ("kB", "KB", "kb")),
    "megabyte": Unit("data", _f("1000000"), ("MB", "Mo", "mb")),
    "gigabyte": Unit("data", _f("1000000000"), ("GB", "Go", "gb")),
    "terabyte": Unit("data", _f("1000000000000"), ("TB", "To", "tb")),
    "megabit-per-second": Unit("data rate", _f("1"), ("Mbps", "Mbit/s", "Mb/s")),
    "gigabit-per-second": Unit("data rate", _f("1000"), ("Gbps", "Gbit/s", "Gb/s")),
    "megapixel": Unit("pixels", _f("1"), ("MP",)),
    # angles and temperature
    "degree": Unit("angle", _f("1"), ("°",)),
    "radian": Unit("radians", _f("1"), ("rad",)),
    "celsius": Unit("temperature", _f("1"), ("°C", "° C", "ºC", "oC", "℃", *_degrees("Celsius")), _f("273.15")),
    "fahrenheit": Unit(
        "temperature", Fraction(5, 9), ("°F", "° F", "ºF", "oF", "℉", *_degrees("Fahrenheit")), _f("459.67") * Fraction(5, 9)
    ),
    "kelvin": Unit("temperature", _f("1")),
}

#: The units of time in which news tells durations and rates.
TIMES = frozenset({"minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})

#: The language of the sentences that findings are told in.
READER = "en"

#: Letters that no decomposition takes apart, and the plain ones a reader puts in their place.
PLAIN_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "œ": "oe", "æ": "ae", "ß": "ss"})

#: Letters and signs that look like another one, which a reader takes them for: what is typed on a keyboard of another
#: country, or put there on purpose. Those of other scripts and the signs count only in or beside digits.
TWINS = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\N{FRACTION SLASH}": "/"}
DIGIT_TWINS = {
    **dict.fromkeys("ОоΟοՕօ", "0"), **dict.fromkeys("ІӀ", "1"), "З": "3", "Ʒ": "3", "Ч": "4", "Ѕ": "5", "б": "6",
}  # fmt: skip
#: Latin letters that look like digits, only between digits (O also behind two of them): "5l" are litres.
LATIN_DIGIT_TWINS = {"O": "0", "o": "0", "l": "1", "I": "1"}
MARK_TWINS = {
    "\u2024": ".", "\uff0e": ".", "\ufe52": ".", "\u201a": ",", "\uff0c": ",", "\ufe50": ",", "\u066b": ",", "\u066c": ",",
}  # fmt: skip

#: Endings by which a bare domain name is told from two sentences without a space between them.
#: Names of universal time, which hours are told from: GMT+7.
TIME_ZONES = frozenset({"gmt", "utc"})
DOMAINS = ("com", "net", "org", "info", "gov", "edu", "example", "vn", "fr", "uk", "eu", "de", "ca", "ch", "be", "html", "htm")

#: Units whose CLDR names are rarer in news than their other meaning (stone, a quarter of something, a minute of arc).
NOT_BY_NAME = frozenset({"quarter", "stone", "night", "degree", "pint", "carat"})

#: Currency signs, and codes in use that are not ISO 4217; a bare dollar sign is the US dollar unless a prefix says more.
CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "US$": "USD", "$US": "USD", "U.S.$": "USD", "$ US": "USD", "USD$": "USD", "C$": "CAD", "CA$": "CAD",
    "A$": "AUD", "AU$": "AUD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "NT$": "TWD", "R$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₫": "VND", "₹": "INR", "₽": "RUB", "฿": "THB", "₱": "PHP",
    "₺": "TRY", "元": "CNY", "₡": "CRC", "₾": "GEL", "₲": "PYG", "₸": "KZT", "₼": "AZN", "₵": "GHS", "₿": "XBT",
    "BTC": "XBT", "rmb": "CNY", "Rmb": "CNY", "₴": "UAH", "₦": "NGN", "₪": "ILS", "₭": "LAK", "៛": "KHR", "RMB": "CNY",
    "NDT": "CNY", "RM": "MYR", "Rs.": "INR", "₨": "INR", "ரூ": "LKR", "Rp": "IDR", "zł": "PLN", "Kč": "CZK", "₮": "MNT",
    "֏": "AMD", "؋": "AFN", "৳": "BDT", "Tk": "BDT", "KSh": "KES", "MX$": "MXN", "J$": "JMD", "RD$": "DOP", "N$": "NAD",
    "E£": "EGP", "GH₵": "GHS", "Php": "PHP", "円": "JPY", "＄": "USD", "￡": "GBP", "￥": "JPY", "￦": "KRW", "SFr": "CHF",
    "SFr.": "CHF", "Fr.": "CHF", "đ": "VND", "FCFA": "XOF", "F CFA": "XOF",
    "VNĐ": "VND", "vnđ": "VND", "VNÐ": "VND", "vnd": "VND", "Vnd": "VND", "usd": "USD", "eur": "EUR", "Rs": "INR",
}  # fmt: skip

#: Names of share indices that a number belongs to: S&P 500, CAC 40.
INDICES = frozenset({
    "s&p", "ftse", "nikkei", "nasdaq", "cac", "dax", "mdax", "sbf", "stoxx", "euro stoxx", "csi", "russell", "ibex", "asx",
    "mib", "ftse mib", "vn", "hnx", "bse", "nifty", "kospi", "aex", "topix",
})  # fmt: skip

#: The marks between the sides of something: 3x4 m.
CROSSES = frozenset({"x", "×"})
#: The word for a hundredth in many languages, and the currencies that it may be one of.
CENTS = frozenset({"cent", "cents"})
CENT_CURRENCIES = frozenset({"USD", "EUR", "AUD", "CAD", "SGD", "HKD", "NZD"})
#: Currencies so small that nobody states a part of one.
WHOLE_CURRENCIES = frozenset({"VND", "LAK", "KHR", "MMK", "IDR", "UGX", "IRR"})

#: Letters that make thousands, millions and billions of a currency code or sign glued to them: MUSD, kEUR.
CURRENCY_PREFIXES = {"k": 3, "K": 3, "T": 3, "M": 6, "B": 9, "bn": 9, "Bn": 9}
PREFIXED_CURRENCIES = ("USD", "EUR", "GBP", "AUD", "CAD", "CHF", "SEK", "NOK", "DKK", "JPY", "CNY", "SGD", "HKD")

#: Symbols that are a unit and thousands, millions or billions of it.
SCALED_UNITS = {"Mt": ("tonne", 6), "Gt": ("tonne", 9), "MtCO": ("tonne", 6), "GtCO": ("tonne", 9)}
#: The same, where the text speaks of mass: kt are knots of a wind as well.
SCALED_MASSES = {"kt": ("tonne", 3), "mt": ("tonne", 6)}
#: Substances in symbols: what stands before them is a mass.
SUBSTANCES = frozenset({"co", "ch", "eq"})

#: Units said one behind the other for one size, with the smaller ones that follow: 5 feet 2 inches, 2 hours 17 minutes.
COMPOUND_UNITS: dict[str, tuple[str, ...]] = {
    "foot": ("inch",), "pound": ("ounce",), "hour": ("minute",), "minute": ("second",), "day": ("hour",), "week": ("day",),
    "year": ("month",), "kilometer": ("meter",), "meter": ("centimeter",), "tonne": ("ta", "kilogram"), "ta": ("kilogram",),
    "kilogram": ("gram",),
}  # fmt: skip
#: Those of them between whose parts a word or mark may stand: two years and three months.
LINKED_UNITS = frozenset({"foot", "pound", "hour", "minute", "day", "week", "year"})
#: Letters glued behind a number that are a unit of time behind a larger one: 2h 17m, 3min 20s.
GLUED_TIMES = {("hour", "m"): "minute", ("minute", "s"): "second"}
#: How many digits behind a unit say its decimals without a unit of their own: 1 m 75, 3 kg 200, 10 s 44.
SPOKEN_DECIMALS = {"meter": 2, "kilogram": 3, "kilometer": 3, "second": 2}

#: What stands for inches behind a number, where it closes no quotation.
INCH_SIGNS = frozenset({'"', "\N{DOUBLE PRIME}"})

#: ISO 4217 codes that are words or names of something else in capitals, and so no currency beside a number.
NOT_CURRENCY_CODES = frozenset({"ALL", "TOP", "CUP", "TRY", "PEN", "MOP", "GEL", "BAM", "LAK", "MAD", "SOS", "NAD", "STD"})

#: Concepts of counted people whom no version leaves out, however few.
CASUALTIES = frozenset({"dead", "dead-body", "death-case", "injured", "missing", "victim"})
#: Denominators that are people.
PEOPLE = frozenset({
    "child", "employee", "family", "farmer", "guest", "household", "member", "passenger", "patient", "person", "student",
    "visitor", "worker",
})  # fmt: skip
