"""A pack's word tables, compiled for matching: the pack's own words over CLDR's over the signs of every language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from extractor import languages
from extractor.languages import cldr
from extractor.languages.nouns import concepts
from extractor.languages.pack import DateRelation, Pack
from extractor.languages.shared import (
    CURRENCY_PREFIXES,
    CURRENCY_SIGNS,
    INDICES,
    NOT_BY_NAME,
    NOT_CURRENCY_CODES,
    PREFIXED_CURRENCIES,
    UNITS,
)
from extractor.models import Direction, PercentUnit, Qualifier
from extractor.phrases import Phrases, any_of, phrase_set

_SHORT_MONTH = 5
_SHORT_NOUN = 3


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the claim rules look up, by the place they look: before a figure, behind it."""

    pack: Pack
    ranges: Phrases[bool]
    range_ands: Phrases[bool]
    range_leads: Phrases[bool]
    and_openers: Phrases[bool]
    change_links: Phrases[bool]
    list_links: Phrases[bool]
    hedges_before: Phrases[Qualifier]
    hedges_after: Phrases[Qualifier]
    not_hedges: Phrases[bool]
    directions_before: Phrases[Direction]
    weak_directions: Phrases[bool]
    not_directions: Phrases[bool]
    percent_directions: Phrases[bool]
    than_words: Phrases[bool]
    directions_after: Phrases[Direction]
    change_adjectives: Phrases[bool]
    restatements: Phrases[bool]
    slowdowns: Phrases[bool]
    percents: Phrases[PercentUnit]
    basis_points: Phrases[bool]
    rate_points: Phrases[bool]
    rate_point_tails: Phrases[bool]
    currencies: Phrases[str]
    currency_signs: Phrases[str]
    prefixed_currencies: Phrases[tuple[str, Fraction]]
    minor_units: Phrases[tuple[str, Fraction]]
    scale_words: Phrases[Fraction]
    currency_links: Phrases[bool]
    of_words: Phrases[bool]
    share_links: Phrases[bool]
    not_currencies: Phrases[bool]
    covers: Phrases[bool]
    units: Phrases[str]
    not_units: Phrases[bool]
    below_zero: Phrases[bool]
    half_unit_tails: Phrases[Fraction]
    age_leads: Phrases[bool]
    age_hedges: Phrases[Qualifier]
    age_follows: Phrases[bool]
    age_tails: Phrases[bool]
    age_bounds: Phrases[bool]
    age_subjects: Phrases[bool]
    age_ranks: Phrases[bool]
    said_age_ranks: Phrases[bool]
    per_words: Phrases[bool]
    per_articles: Phrases[bool]
    denominators: Phrases[str]
    exchange_links: Phrases[bool]
    exchange_verbs: Phrases[bool]
    multiples: Phrases[Fraction]
    multiples_after: Phrases[Fraction]
    multiples_before: Phrases[Fraction]
    multiplying: frozenset[tuple[str, str]]
    multiplying_links: frozenset[str]
    contrast_links: Phrases[bool]
    part_links: Phrases[bool]
    paying_verbs: Phrases[bool]
    divisors_before: Phrases[bool]
    proportion_links: Phrases[bool]
    proportion_starts: frozenset[str]
    proportion_leads: Phrases[bool]
    proportion_verbs: Phrases[bool]
    proportion_nouns: Phrases[bool]
    scale_leads: Phrases[bool]
    share_openers: Phrases[bool]
    share_turns: Phrases[bool]
    not_multiples: Phrases[bool]
    cuts: Phrases[bool]
    reference_nouns: Phrases[bool]
    plural_references: frozenset[str]
    reference_marks: Phrases[bool]
    countries: Phrases[bool]
    compound_nouns: Phrases[bool]
    noun_links: Phrases[bool]
    partitives: Phrases[bool]
    name_leads: Phrases[bool]
    magnitudes: Phrases[bool]
    level_leads: Phrases[bool]
    craft_nouns: Phrases[bool]
    score_words: Phrases[bool]
    contact_leads: Phrases[bool]
    months: Phrases[int]
    short_months: frozenset[str]
    relations_before: Phrases[DateRelation]
    relations_after: Phrases[DateRelation]
    from_words: Phrases[bool]
    to_words: Phrases[bool]
    now_words: Phrases[bool]
    year_leads: Phrases[bool]
    day_leads: Phrases[bool]
    eras: Phrases[Literal["before", "after"]]
    clock_leads: Phrases[bool]
    late_clock_leads: Phrases[bool]
    clock_nouns: Phrases[bool]
    date_articles: Phrases[bool]
    duration_leads: Phrases[bool]
    weekdays: Phrases[bool]
    bare_months: Phrases[int]
    word_scan: re.Pattern[str]
    stated_scan: re.Pattern[str]
    counters: Phrases[bool]
    am: Phrases[bool]
    pm: Phrases[bool]


@cache
def tables(code: str) -> Tables:
    """Compile the tables of a language pack, once a process."""
    pack = languages.load(code)
    dates = pack.dates
    return Tables(
        pack=pack,
        ranges=phrase_set(pack.ranges),
        range_ands=phrase_set(pack.range_ands),
        range_leads=phrase_set(pack.range_leads),
        and_openers=phrase_set(pack.opened_by_and),
        change_links=phrase_set(pack.change_links | pack.ranges),
        list_links=phrase_set(pack.list_links),
        hedges_before=Phrases(pack.hedges_before),
        hedges_after=Phrases(pack.hedges_after),
        not_hedges=phrase_set(pack.not_hedges),
        directions_before=Phrases(pack.directions_before),
        weak_directions=phrase_set(pack.weak_directions),
        not_directions=phrase_set(pack.not_directions),
        percent_directions=phrase_set(pack.percent_directions),
        than_words=phrase_set(pack.than_words),
        directions_after=Phrases(pack.directions_after),
        change_adjectives=phrase_set(pack.change_adjectives),
        covers=phrase_set(pack.covers),
        restatements=phrase_set(pack.restatements),
        slowdowns=phrase_set(pack.slowdowns),
        percents=Phrases(_percents(pack)),
        basis_points=phrase_set(pack.basis_points),
        rate_points=phrase_set(pack.rate_points),
        rate_point_tails=phrase_set(pack.rate_point_tails),
        currencies=_currencies(pack),
        currency_signs=_currency_signs(),
        prefixed_currencies=_prefixed_currencies(),
        minor_units=Phrases({word: (code, Fraction(part)) for word, (code, part) in pack.minor_units.items()}),
        scale_words=Phrases({word: Fraction(10) ** power for word, power in pack.numbers.scales.items()}),
        currency_links=phrase_set(pack.currency_links),
        of_words=phrase_set(pack.numbers.of_words),
        not_currencies=phrase_set(pack.not_currencies),
        units=_units(pack),
        not_units=phrase_set(pack.not_units),
        below_zero=phrase_set(pack.below_zero),
        half_unit_tails=Phrases({words: Fraction(share) for words, share in pack.half_unit_tails.items()}),
        age_leads=phrase_set(pack.age_leads),
        age_hedges=Phrases(pack.age_hedges),
        age_bounds=phrase_set(pack.age_bounds),
        age_subjects=phrase_set(pack.age_subjects),
        age_ranks=phrase_set(pack.age_ranks),
        said_age_ranks=phrase_set(pack.age_ranks | pack.said_age_ranks),
        age_follows=phrase_set(pack.age_follows),
        age_tails=phrase_set(pack.age_tails),
        per_words=phrase_set(pack.per_words),
        per_articles=phrase_set(pack.per_articles),
        denominators=Phrases(pack.denominators),
        exchange_links=phrase_set(pack.exchange_links),
        exchange_verbs=phrase_set(pack.exchange_verbs),
        multiples=_fractions(pack.multiples),
        multiples_after=_fractions(pack.multiples_after),
        multiples_before=_fractions(pack.multiples_before),
        multiplying=_multiplying(pack),
        multiplying_links=frozenset(link for _, link in _multiplying(pack)),
        contrast_links=phrase_set(pack.contrast_links),
        part_links=phrase_set(pack.part_links),
        paying_verbs=phrase_set(pack.paying_verbs),
        divisors_before=phrase_set(pack.divisors_before),
        share_links=_share_links(pack),
        proportion_links=phrase_set(pack.proportion_links),
        proportion_starts=phrase_set(pack.proportion_links).starts | _share_links(pack).starts | {":", "/", "-"},
        proportion_leads=phrase_set(pack.proportion_leads),
        proportion_verbs=phrase_set(pack.proportion_verbs),
        proportion_nouns=phrase_set(pack.proportion_nouns),
        scale_leads=phrase_set(pack.scale_leads),
        share_openers=phrase_set(pack.share_openers),
        share_turns=phrase_set(pack.share_turns),
        not_multiples=phrase_set(pack.not_multiples),
        cuts=phrase_set(pack.cuts),
        reference_nouns=phrase_set(pack.reference_nouns | pack.place_nouns | _plural_references(pack)),
        plural_references=_plural_references(pack),
        countries=phrase_set(cldr.territories(pack.locales[0])),
        reference_marks=phrase_set(pack.reference_marks),
        compound_nouns=phrase_set(pack.compound_nouns | _hidden_nouns(pack)),
        noun_links=phrase_set(pack.noun_links),
        partitives=phrase_set(pack.partitives),
        name_leads=phrase_set(pack.name_leads | INDICES),
        magnitudes=phrase_set(pack.magnitudes),
        level_leads=phrase_set(pack.level_leads),
        craft_nouns=phrase_set(pack.craft_nouns),
        score_words=phrase_set(pack.score_words),
        contact_leads=phrase_set(pack.contact_leads),
        months=_all_months(pack),
        short_months=frozenset().union(*map(cldr.month_abbreviations, pack.locales))
        | {name for name in dates.month_names if len(name) < _SHORT_MONTH},
        relations_before=Phrases(dates.relations_before),
        relations_after=Phrases(dates.relations_after),
        from_words=phrase_set(dates.from_words),
        to_words=phrase_set(dates.to_words),
        now_words=phrase_set(dates.now_words),
        year_leads=phrase_set(dates.year_leads),
        day_leads=phrase_set(dates.day_leads),
        eras=Phrases(dates.eras),
        clock_leads=phrase_set(dates.clock_leads),
        late_clock_leads=phrase_set(dates.late_clock_leads),
        clock_nouns=phrase_set(dates.clock_nouns),
        date_articles=phrase_set(dates.articles),
        duration_leads=phrase_set(dates.duration_leads),
        weekdays=phrase_set(cldr.weekdays(pack.locales[0])),
        bare_months=_bare_months(pack),
        word_scan=_word_scan(pack),
        stated_scan=re.compile(rf"\b(?:{any_of({*pack.multiples, *pack.stated_words})})(?!\w)"),
        counters=phrase_set(form.removesuffix("(#)").strip() for form in pack.furniture if form.endswith("(#)")),
        am=phrase_set(dates.am),
        pm=phrase_set(dates.pm),
    )


def _hidden_nouns(pack: Pack) -> frozenset[str]:
    """The known nouns whose first syllable ends a noun elsewhere, where words are written in syllables: thương nhân."""
    forms = concepts(pack.code) if pack.syllables else {}
    return frozenset(form for form in forms if " " in form and form.split()[0] in pack.noun_stops)


def _share_links(pack: Pack) -> Phrases[bool]:
    """The words between the part and the whole of a share."""
    links = pack.numbers.fraction_links - pack.numbers.closing_links
    return phrase_set(pack.numbers.share_links | pack.numbers.every_links | links)


def _plural_references(pack: Pack) -> frozenset[str]:
    """The plurals of nouns that a number makes a name, in a language with one mark for most: "articles 5 and 6"."""
    nouns = pack.reference_nouns | pack.place_nouns if pack.plural_mark else frozenset()
    regular = (
        noun for noun in nouns if noun.isalpha() and len(noun) > _SHORT_NOUN and not noun.endswith(pack.unmarked_endings)
    )
    return frozenset(f"{noun}{pack.plural_mark}" for noun in regular) - nouns


def _fractions(table: object) -> Phrases[Fraction]:
    """A table of exact factors."""
    return Phrases({words: Fraction(value) for words, value in dict(table).items()})  # type: ignore[call-overload]


def _multiplying(pack: Pack) -> frozenset[tuple[str, str]]:
    """The verbs with a link before a factor, between which their object may stand: multiplied … by."""
    phrases = (tuple(phrase.split()) for phrase in pack.multiples_before)
    return frozenset((words[0], words[1]) for words in phrases if len(words) == 2)


def _months(tag: str) -> dict[str, int]:
    """Month names that are words; names that are a word and a number ("tháng 5") are patterns of the pack."""
    return {name: number for name, number in cldr.months(tag).items() if not any(letter.isdigit() for letter in name)}


def _all_months(pack: Pack) -> Phrases[int]:
    """Month names in every spelling; those that are other words in small letters ("may") only with a capital."""
    names = {name: n for tag in pack.locales for name, n in _months(tag).items()} | dict(pack.dates.month_names)
    capitals = {form: names[name] for name in pack.dates.capital_months for form in (name.capitalize(), name.upper())}
    return Phrases({name: n for name, n in names.items() if name not in pack.dates.capital_months} | capitals)


def _bare_months(pack: Pack) -> Phrases[int]:
    """Month names that are dates by themselves, as they are written."""
    names = _months(pack.locales[0]) | dict(pack.dates.month_names)
    numbers = {phrase: names.get(_name_of(phrase)) or names[phrase.split()[-1].lower()] for phrase in pack.dates.bare_months}
    return Phrases({}, exact=numbers)


def _name_of(phrase: str) -> str:
    """What stands behind the first word of a month: "mười hai" of "tháng Mười Hai"."""
    return phrase.lower().partition(" ")[2]


def _word_scan(pack: Pack) -> re.Pattern[str]:
    """The pattern that finds, in lower case, what is a claim without a number: month names, multiples."""
    months = {
        phrase.lower() if _name_of(phrase) in pack.dates.month_names else phrase.split()[-1].lower()
        for phrase in pack.dates.bare_months
    }
    words = months | set(pack.multiples)
    return re.compile(rf"\b(?:{any_of(words)})(?!\w)")


def _percents(pack: Pack) -> dict[str, PercentUnit]:
    """Percent words and signs → unit. Basis points are hundredths of a percentage point and are not listed here."""
    found: dict[str, PercentUnit] = dict.fromkeys(pack.percents, "percent")
    found |= dict.fromkeys(pack.permilles, "permille")
    return found | dict.fromkeys(pack.percentage_points, "percentage-point")


def _currencies(pack: Pack) -> Phrases[str]:
    """Currency names of the pack and of CLDR, ISO 4217 codes and signs."""
    names: dict[str, str] = {}
    for tag in reversed(pack.locales):
        names |= {name: code for name, code in cldr.currencies(tag).items() if " " in name}
    names |= {code: code for code in cldr.currency_codes() - NOT_CURRENCY_CODES if len(code) == 3}
    names |= pack.currencies
    return Phrases(names, exact=CURRENCY_SIGNS)


def _currency_signs() -> Phrases[str]:
    """What may stand before an amount: codes and signs, but no names ("they won 5 games")."""
    codes = {code: code for code in cldr.currency_codes() - NOT_CURRENCY_CODES if len(code) == 3}
    return Phrases({}, exact=codes | CURRENCY_SIGNS)


def _prefixed_currencies() -> Phrases[tuple[str, Fraction]]:
    """Codes with a letter for thousands or millions glued to them."""
    return Phrases(
        {},
        exact={
            prefix + code: (code, Fraction(10) ** power)
            for prefix, power in CURRENCY_PREFIXES.items()
            for code in PREFIXED_CURRENCIES
        },
    )


def _units(pack: Pack) -> Phrases[str]:
    """Unit names of the pack and of CLDR in any case, unit symbols as they are written."""
    names: dict[str, str] = {}
    for tag in reversed(pack.locales):
        names |= {name: unit for name, unit in cldr.units(tag).items() if unit in UNITS and unit not in NOT_BY_NAME}
    names |= pack.units
    names |= {name.replace(" ", "-"): unit for name, unit in names.items() if " " in name and name.replace(" ", "").isalpha()}
    symbols = {symbol: identifier for identifier, unit in UNITS.items() for symbol in unit.symbols}
    symbols |= {f"{symbol[:-1]}^{symbol[-1]}": unit for symbol, unit in symbols.items() if symbol[-1] in "23"}
    return Phrases(names, exact=symbols)
