"""What CLDR knows, through Babel: separators, months, currencies, units. Loaded once a locale, shaped for the engine."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def _locale(tag: str) -> Locale:
    """Parse a locale tag; Babel wants an underscore."""
    return Locale.parse(tag.replace("-", "_"))


@cache
def separators(tag: str) -> tuple[str, str]:
    """Group and decimal mark of a locale, its kinds of space folded to a plain one.

    >>> separators("fr"), separators("vi")
    ((' ', ','), ('.', ','))
    """
    symbols = _locale(tag).number_symbols["latn"]
    group = str(symbols["group"])
    return (" " if group.isspace() else group), str(symbols["decimal"])


@cache
def months(tag: str) -> dict[str, int]:
    """Month names and abbreviations of a locale in lower case, with and without their full stop.

    >>> months("fr")["janv"], months("fr")["mai"]
    (1, 5)
    """
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in _locale(tag).months[context][width].items():
                names[name.lower()] = number
                names[name.lower().rstrip(".")] = number
    return names


@cache
def month_abbreviations(tag: str) -> frozenset[str]:
    """The shortened month names of a locale, behind which a full stop belongs to the name.

    >>> "sept" in month_abbreviations("fr"), "mai" in month_abbreviations("fr")
    (True, False)
    """
    widths = _locale(tag).months["format"]
    full = {name.lower() for name in widths["wide"].values()}
    return frozenset(name.lower().rstrip(".") for name in widths["abbreviated"].values()) - full


@cache
def weekdays(tag: str) -> frozenset[str]:
    """The names of the days of the week in a locale, in lower case.

    >>> "samedi" in weekdays("fr"), "thứ bảy" in weekdays("vi")
    (True, True)
    """
    return frozenset(name.lower() for name in _locale(tag).days["format"]["wide"].values())


@cache
def territories(tag: str) -> frozenset[str]:
    """The names of countries in a locale, in lower case.

    >>> "japan" in territories("en")
    True
    """
    return frozenset(name.lower() for name in _locale(tag).territories.values())


@cache
def currencies(tag: str) -> dict[str, str]:
    """Currency names of a locale, singular and plural, in lower case → ISO 4217 code.

    >>> currencies("en")["vietnamese dong"], currencies("fr")["euros"]
    ('VND', 'EUR')
    """
    locale = _locale(tag)
    names: dict[str, str] = {}
    for code, plurals in locale._data["currency_names_plural"].items():
        names |= {str(name).lower(): code for name in plurals.values()}
    for code, name in locale.currencies.items():
        names[str(name).lower()] = code
    return names


@cache
def currency_codes() -> frozenset[str]:
    """Every ISO 4217 code that CLDR knows."""
    return frozenset(_locale("en").currencies)


@cache
def units(tag: str) -> dict[str, str]:
    """Long unit names of a locale in lower case → CLDR unit id without its category.

    >>> units("en")["square kilometers"], units("fr")["heures"]
    ('square-kilometer', 'hour')
    """
    names: dict[str, str] = {}
    patterns = _locale(tag)._data["unit_patterns"]
    for unit, widths in patterns.items():
        category, _, identifier = str(unit).partition("-")
        for count, pattern in widths.get("long", {}).items():
            if count != "per" and isinstance(pattern, str) and pattern.startswith("{0}"):
                name = pattern.removeprefix("{0}").strip().lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
                if name and category not in _UNUSED_CATEGORIES:
                    names.setdefault(name.replace("\N{NO-BREAK SPACE}", " "), identifier)
    return names


#: Categories whose words are no measures in news: percents and parts have their own types.
_UNUSED_CATEGORIES = frozenset({"concentr", "consumption", "graphics", "force", "torque"})
