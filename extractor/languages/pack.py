"""What a language pack holds: tables of words and patterns, and nothing that runs.

A pack is one module `extractor/languages/<code>.py` that ends in `PACK = Pack(...)`. It is found by its name; adding one
edits nothing that exists. Months, currencies, units and separators come from CLDR through `locales`; a pack holds what
CLDR lacks. All words are written in lower case, NFC, with the straight apostrophe; a phrase may have several words.
A phrase with an upper-case letter is matched as written, any other in whatever case the text has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from extractor.models import Direction, Qualifier

DateRelation = Literal["since", "before", "in"]
Words = frozenset[str]


class _Table(BaseModel):
    """Frozen, and closed to keys nobody documented: a typing error in a pack is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NumberWords(_Table):
    """How the language says numbers. Values are exact: integers, or fractions written as strings."""

    digits: Mapping[str, int] = Field(description="zero to nine, with every spelling")
    tails: Mapping[str, int] = Field(default={}, description="forms of 1 to 9 used only after tens (mốt, lăm)")
    teens: Mapping[str, int] = Field(description="ten to nineteen, where they are one word")
    tens: Mapping[str, int] = Field(description="twenty to ninety, where they are one word")
    ten_suffixes: Words = Field(default=frozenset(), description="words that make tens of a digit before them (mươi)")
    hundreds: Words = Field(description="the word for 100, with its plurals")
    hundreds_below: int = Field(default=100, description="the number of hundreds said so: dix-huit cents, but not vingt cents")
    scales: Mapping[str, int] = Field(description="scale word → power of ten (thousand: 3)")
    scale_marks: Mapping[str, int] = Field(
        default={}, description="abbreviations that are scales only right after digits (k, bn); case counts"
    )
    collectives: Mapping[str, int] = Field(default={}, description="dozen: 12")
    vague: Words = Field(default=frozenset(), description="collectives that are approximate (dizaine)")
    ordinals: Mapping[str, int] = Field(default={}, description="last words of an ordinal (first, twentieth, hundredth)")
    ordinal_marks: Words = Field(default=frozenset(), description="what makes an ordinal of digits: th, e, er")
    stop_marks: Words = Field(
        default=frozenset(),
        description="marks that end sentences as well: ordinals behind a lead, with a noun behind them (13.)",
    )
    stop_mark_leads: Words = Field(default=frozenset(), description="words before an ordinal with such a mark (der, am, ihren)")
    roman_ordinal_marks: Words = Field(default=frozenset(), description="what makes an ordinal of a Roman numeral")
    ordinal_leads: Words = Field(default=frozenset(), description="words before digits that make them an ordinal (thứ)")
    roman_leads: Words = Field(
        default=frozenset(), description="words before a Roman numeral that make it an ordinal (đại hội XIII)"
    )
    ordinal_word_leads: Words = Field(default=frozenset(), description="the same before number words (lần thứ)")
    capital_is_name: bool = Field(default=False, description="a number word with a capital inside a sentence is a name")
    fractions: Mapping[str, str] = Field(default={}, description="half: 1/2; what stands for a fraction by itself")
    denominators: Mapping[str, int] = Field(default={}, description="quarters: 4; needs a number or an article before it")
    plural_denominators: Mapping[str, int] = Field(default={}, description="fifths: 5; made of an ordinal's plural")
    fraction_links: Words = Field(default=frozenset(), description="numerator LINK denominator (phần, over, sur)")
    closing_links: Words = Field(
        default=frozenset(), description="those of them that divide only when nothing follows: one over three"
    )
    share_links: Words = Field(
        default=frozenset(), description="words between the numbers of a share: one in three, two out of five"
    )
    every_links: Words = Field(
        default=frozenset(), description="words that make a share of any two numbers: 97 out of every 100 transactions"
    )
    half_tails: Words = Field(default=frozenset(), description="half of the unit before it (rưỡi, et demi)")
    links: Words = Field(default=frozenset(), description="words inside a number (and, et, linh)")
    term_marks: Words = Field(default=frozenset(), description="marks between the terms of a number: one thousand, one hundred")
    zero_links: Words = Field(default=frozenset(), description="links that stand for a zero in the tens (linh, lẻ)")
    articles: Words = Field(default=frozenset(), description="articles that count as one before a scale (a hundred)")
    definite_articles: Words = Field(
        default=frozenset(), description="articles that show a fraction or collective and are no part of it (le tiers)"
    )
    article_numerals: Words = Field(
        default=frozenset(), description="words for one that are articles as well (un, một): numerals only in a number"
    )
    article_units: Words = Field(
        default=frozenset(), description="units and currencies before which such an article is a one (a hectare, a dollar)"
    )
    of_words: Words = Field(default=frozenset(), description="words between a fraction and its scale (of a million)")
    scale_adjectives: Words = Field(
        default=frozenset(), description="words between a number and its scale (six autres millions)"
    )
    literal_hundreds: Words = Field(default=frozenset(), description="hundreds that count digits before them (3 hundred)")
    money_marks: Mapping[str, int] = Field(default={}, description="abbreviations that are scales behind a currency (m)")
    led_ordinals: Mapping[str, int] = Field(default={}, description="ordinals only behind an ordinal lead (nhất)")
    not_behind_tens: Words = Field(
        default=frozenset(), description="digits that never end a number, where another word follows (năm: year)"
    )
    bare: Words = Field(default=frozenset(), description="hundreds and scales that are numbers alone (mille, cent)")
    minus: Words = Field(default=frozenset(), description="words that make the number after them negative")
    not_minus: Words = Field(default=frozenset(), description="phrases that end in such a word and mean less (au moins)")
    points: Words = Field(default=frozenset(), description="the decimal mark as a word (point, virgule, phẩy)")
    link_tens: Words = Field(
        default=frozenset(), description="number words that a link may join to a ten (vingt et un); empty: none"
    )
    teens_after: frozenset[int] = Field(
        default=frozenset(), description="tens that take ten to nineteen behind them (soixante-dix)"
    )
    ten_denominators: bool = Field(
        default=False, description="a ten before a denominator is a part of it: one hundred | thirty fifths"
    )
    digit_before_ten: bool = Field(default=False, description="five-and-twenty order (fünfundzwanzig)")
    compounds: bool = Field(default=False, description="number words are written as one word")
    short_tails: bool = Field(default=False, description="a digit behind a scale is its next tenth (3 tỷ 2 = 3.2 tỷ)")
    not_numbers: Words = Field(
        default=frozenset(), description="phrases in which a number word is none (năm 2021, tỷ lệ, one of the)"
    )
    number_tails: Words = Field(
        default=frozenset(), description="words behind such a phrase that make it a number after all (một năm rưỡi)"
    )
    never: Words = Field(default=frozenset(), description="number words that are no numeral when they stand alone")
    only_before_nouns: Words = Field(
        default=frozenset(), description="number words that are other words (năm: year) unless a counted noun follows"
    )
    counted: Words = Field(
        default=frozenset(), description="nouns that show such a word is a number, beside compound nouns and classifiers"
    )
    no_claims: Words = Field(default=frozenset(), description="ordinals that are no claims as words (first)")
    mistaken_scales: Mapping[str, tuple[int, str]] = Field(
        default={}, description="false friends: scale word → (the other power of ten, whose convention it is)"
    )


class DatePatterns(_Table):
    """How the language writes dates. A pattern is a sequence of slots and words, most specific first.

    Slots: `D` day number, `Do` day as ordinal or number, `M` month name, `m` month number, `Y` four-digit year,
    `Q` quarter and `H` half (number, ordinal or Roman), `N` number of months or quarters,
    `Nq` quarters read as a fraction, `C` century, `E` decade year ending in 0,
    `e` two-digit decade, `hh` and `mm` hour and minute, `hm` both in one number with a dot, `Dm`, `mY` and `QY` a day
    and month, or a month or quarter and its year, in one, `am` and `pm` the half of the day.
    Words in brackets may be left out; `|` separates alternatives inside them.
    """

    days: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    years: tuple[str, ...] = Field(default=(), description="a year needs no pattern; these say more (năm Y)")
    short_day_marks: Words = Field(
        default=frozenset({"/"}), description="marks between a day and a month without a year (22/7; 22-7 where it is usual)"
    )
    weekday_leads: Words = Field(
        default=frozenset(), description="words that make a weekday of the number between them and a date (thứ hai 19/1)"
    )
    day_leads: Words = Field(default=frozenset(), description="words before a bare D/m that make it a day (ngày, on)")
    weak_day_leads: Words = Field(
        default=frozenset(),
        description="those that lead fractions as well: a D/m behind them is a day unless it may be one (sau)",
    )
    clock_leads: Words = Field(default=frozenset(), description="words before an hour that make it a clock time (at, à)")
    late_clock_leads: Words = Field(
        default=frozenset(), description="words that lead durations as well, clock times from one in the afternoon (đến 19 giờ)"
    )
    clock_nouns: Words = Field(
        default=frozenset(), description="times of the day that hours behind them in the clause tell (giờ xuất phát)"
    )
    dotted_clocks: bool = Field(
        default=False, description="hours and minutes with a dot are clock times behind clock_nouns (leaves at 8.55)"
    )
    duration_leads: Words = Field(
        default=frozenset(), description="words before hours and minutes that make them a duration (au bout de, sau)"
    )
    spans: tuple[str, ...] = Field(default=(), description="two days or months of one year (from D to D M Y)")
    quarters: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    first_halves: tuple[str, ...] = Field(default=(), description="first half said without a number (nửa đầu năm Y)")
    second_halves: tuple[str, ...] = ()
    first_months: tuple[str, ...] = ()
    first_quarters: tuple[str, ...] = ()
    last_months: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    centuries: tuple[str, ...] = ()
    half_centuries: tuple[str, ...] = Field(default=(), description="halves of a century, told by H")
    first_half_centuries: tuple[str, ...] = Field(default=(), description="its first half said without a number")
    second_half_centuries: tuple[str, ...] = ()
    eras: Mapping[str, Literal["before", "after"]] = Field(
        default={}, description="words behind a year or century that count from the year 1 back or on (BC, AD)"
    )
    reigns: Words = Field(default=frozenset(), description="words before early years in brackets (dynasty, thời)")
    clocks: tuple[str, ...] = Field(default=(), description="clock times")
    numeric_order: Literal["DMY", "MDY"] = "DMY"
    also_orders: tuple[str, ...] = Field(default=(), description="packs whose order of day and month turns up, too")
    relations_before: Mapping[str, DateRelation] = Field(default={}, description="phrase before the date → relation")
    relations_after: Mapping[str, DateRelation] = Field(default={}, description="phrase behind the date → relation")
    from_words: Words = Field(
        default=frozenset(), description="from A … (from, de, từ); alone: since, for a day or at the head of a sentence"
    )
    to_words: Words = Field(default=frozenset(), description="… to B (to, à, đến)")
    now_words: Words = Field(default=frozenset(), description="the present (the present, aujourd'hui, nay)")
    month_names: Mapping[str, int] = Field(default={}, description="spellings beside CLDR's")
    month_leads: Words = Field(default=frozenset(), description="words before months that lead no day (in May)")
    capital_months: Words = Field(default=frozenset(), description="month names that are other words in small letters (may)")
    articles: Words = Field(default=frozenset(), description="words between a relation and its date (the)")
    bare_months: Words = Field(
        default=frozenset(), description="month names that are a date without day or year, as they are written"
    )
    month_tails: Words = Field(
        default=frozenset(), description="words behind a month's name that show it is no other word (May delivery)"
    )
    am: Words = frozenset()
    pm: Words = frozenset()
    year_leads: Words = Field(default=frozenset(), description="words before a bare four-digit number that make it a year")
    early_year_leads: Words = Field(default=frozenset(), description="those that do so before the years 1000 to 1399, too (in)")


class Pack(_Table):
    """One language. Every table is documented here and validated when the pack is loaded."""

    code: str = Field(description="BCP 47 code; the module's name")
    name: str = Field(description="the language's own name for itself")
    locales: tuple[str, ...] = Field(description="CLDR locales, the main one first; later ones add spellings")
    also_reads: tuple[str, ...] = Field(
        default=(), description="packs whose separator conventions turn up in texts of this language, likely first"
    )
    copies: tuple[str, ...] = Field(
        default=(), description="packs whose separators translators leave standing in texts of this language"
    )
    tolerates: tuple[str, ...] = Field(
        default=(), description="conventions of other packs that printed texts of this language really use"
    )
    stop_words: Words = Field(description="frequent words, for telling the language of a text")
    letters: str = Field(default="", description="letters typical of the language, for telling it")
    numbers: NumberWords
    dates: DatePatterns

    ranges: Words = Field(description="words and marks between the bounds of a range (to, -, à)")
    adjacent_ranges: bool = Field(default=False, description="two digits in words side by side are a range (ba bốn: 3 to 4)")
    range_leads: Words = Field(default=frozenset(), description="words that open a range (between, from)")
    range_ands: Words = Field(default=frozenset(), description="words between the bounds after an opener (and)")
    range_ors: Words = Field(
        default=frozenset(), description="words between two numbers side by side that are a range (two or three)"
    )
    opened_by_and: Words = Field(default=frozenset(), description="openers that take `range_ands` (between)")
    change_verbs: Words = Field(
        default=frozenset(), description="verbs after which from A to B is a change, not a range (rose, passe, nâng)"
    )
    amount_verbs: Words = Field(
        default=frozenset(), description="those of them that take their amount with the same opener (baisser de 5 à 10 %)"
    )
    rate_words: Words = Field(default=frozenset(), description="what is itself told in per cent (taux, part)")
    change_links: Words = Field(
        default=frozenset(), description="words between the figures of a change, beside those of ranges (lên, xuống còn)"
    )
    list_links: Words = Field(default=frozenset(), description="words and marks between members of a list")

    hedges_before: Mapping[str, Qualifier]
    hedges_after: Mapping[str, Qualifier] = {}
    typed_hedges: Mapping[str, Words] = Field(
        default={}, description="hedges before claims of some types alone (dans les 30 euros, but not dans les 34 provinces)"
    )
    during: Words = Field(default=frozenset(), description="hedges that mean during before a time (over 25 years)")
    during_leads: Words = Field(default=frozenset(), description="words before them that make them hedges after all (for)")
    negations: Words = Field(default=frozenset(), description="words that turn a bound round: not over is at most")
    negation_fillers: Words = Field(
        default=frozenset(), description="words that may stand between them (not be less than, ne doit excéder)"
    )
    negation_doubts: Words = Field(default=frozenset(), description="words before a negation that make it none (if not over)")
    not_hedges: Words = Field(default=frozenset(), description="phrases in which a hedge word is none")
    hidden: Words = Field(
        default=frozenset(), description="words before such a hedge that make any mass or length a cover (hidden under)"
    )
    covers: Words = Field(
        default=frozenset(), description="what lies over a thing, behind a depth: under is no hedge there (of water, d'eau)"
    )
    covering: Words = Field(default=frozenset(), description="hedges that are places before such a depth (under, sous)")
    directions_before: Mapping[str, Direction] = Field(default={}, description="an increase of, up, tăng")
    change_objects: Mapping[str, Direction] = Field(
        default={}, description="verbs whose object may stand before the amount: raised its rate by 25 points"
    )
    object_words: Words = Field(
        default=frozenset(),
        description="stop words inside such an object, where the link is a frequent word (la hausse des prix de 5 %)",
    )
    amount_links: Words = Field(default=frozenset(), description="the word between that object and the amount (by)")
    levels: Words = Field(
        default=frozenset(),
        description="what a verb of rise or fall before a measure tells by how much it moved (level, output)",
    )
    weak_directions: Words = Field(
        default=frozenset(), description="directions that state an amount only before a percentage or money (up, rose)"
    )
    anaphora: Words = Field(
        default=frozenset(), description="pronouns for what a second figure of a verb is said of (that of deaths by 102)"
    )
    restatements: Words = Field(
        default=frozenset(), description="words before a percentage that says the figure before it again (or, soit)"
    )
    slowdowns: Words = Field(
        default=frozenset(), description="words behind an amount that turn a verb of rise round (grew 0.2 points slower)"
    )
    part_comparatives: Words = Field(default=frozenset(), description="comparatives of a part: a third more")
    part_verbs: Words = Field(
        default=frozenset(), description="verbs in the plural, which an article and an ordinal are a part before: a third are"
    )
    comparatives: Mapping[str, Direction] = Field(
        default={}, description="comparatives of two words whose object stands before the amount (thấp hơn vụ trước 5 %)"
    )
    level_nouns: Words = Field(
        default=frozenset(), description="words between a comparative and what it compares with (thấp hơn nhiều mức trần 60 %)"
    )
    bound_leads: Words = Field(
        default=frozenset(),
        description="words before a comparative whose amount is a bound (người có thu nhập thấp hơn 3 triệu)",
    )
    point_words: Words = Field(default=frozenset(), description="points of an index, which rise and fall like percentages")
    than_words: Words = Field(default=frozenset(), description="words behind a comparative that show it compares (than)")
    percent_directions: Words = Field(
        default=frozenset(), description="words of rise and fall that are none before other things than percentages (gagné)"
    )
    not_directions: Words = Field(default=frozenset(), description="phrases in which a direction word is none (made up)")
    directions_after: Mapping[str, Direction] = Field(default={}, description="more, lower, de moins")
    object_verbs: Mapping[str, Direction] = Field(
        default={}, description="verbs whose object may stand before a percentage without a link (tăng lương 7%)"
    )
    change_nouns: Mapping[str, Direction] = Field(
        default={}, description="nouns of rise and fall that stand behind what rises: a 10% price increase"
    )
    aside_directions: Words = Field(
        default=frozenset(), description="words of rise and fall that lead a count in passing: up 12 on last year"
    )
    but_words: Words = Field(default=frozenset(), description="words that go on to a second amount of a change (but, puis)")
    since_words: Words = Field(default=frozenset(), description="words behind such a count: up 12 from, on, compared with")
    time_fillers: Words = Field(
        default=frozenset(), description="words of a time that may part a verb of rise from its amount (l'an dernier)"
    )
    change_adjectives: Words = Field(
        default=frozenset(), description="words that may stand between an amount and its direction (a 5% year-on-year rise)"
    )
    direction_fillers: Words = Field(
        default=frozenset(), description="words that may stand between direction and number (by, of, de)"
    )

    percents: Words
    permilles: Words = frozenset()
    percentage_points: Words = frozenset()
    basis_points: Words = frozenset()
    rate_points: Words = Field(
        default=frozenset(), description="points that are percentage points where the clause tells a rate (point, points)"
    )
    point_rates: Words = Field(
        default=frozenset(),
        description="rates behind points that make them percentage points (points of GDP)",
    )
    rate_subjects: Words = Field(
        default=frozenset(), description="rates that rise and fall by percentage points (the yield fell 0.3 points)"
    )
    rate_point_tails: Words = Field(default=frozenset(), description="of a point: what a fraction of a point ends with")

    currencies: Mapping[str, str] = Field(description="names and signs → ISO 4217, beside CLDR's")
    minor_units: Mapping[str, tuple[str, str]] = Field(
        default={}, description="cents → (currency where no major unit says it, how much of it one is: 1/100)"
    )
    currency_links: Words = Field(default=frozenset(), description="words between number and currency (de)")
    weak_currencies: Words = Field(
        default=frozenset(), description="currency words that are other words behind small numbers (kíp: a shift)"
    )
    not_currencies: Words = Field(default=frozenset(), description="phrases in which a currency word is none (hợp đồng)")

    units: Mapping[str, str] = Field(default={}, description="unit words and symbols → unit id, beside CLDR's")
    unit_contexts: Mapping[str, Words] = Field(
        default_factory=dict, description="units that are another word unless one of these stands near (mẫu: field, sample)"
    )
    not_units: Words = Field(default=frozenset(), description="phrases in which a unit word is none")
    heat_words: Words = Field(
        default=frozenset(), description="words beside which bare degrees are Celsius (temperature, fever); empty: never"
    )
    fahrenheit_too: bool = Field(
        default=False, description="whole degrees may be Fahrenheit: only those with decimals are Celsius"
    )
    angle_words: Words = Field(default=frozenset(), description="words right beside degrees that make them an angle (north)")
    below_zero: Words = Field(default=frozenset(), description="words that make the degrees before them negative (below zero)")
    half_unit_tails: Mapping[str, str] = Field(
        default={}, description="fraction said behind the unit (three and a half years: et demi)"
    )
    severally: Words = Field(
        default=frozenset(), description="words that make two figures of two sizes (2 years and 6 months respectively)"
    )
    life_decades: Words = Field(default=frozenset(), description="words before a decade of somebody's life (in her late 40s)")
    age_turns: Words = Field(default=frozenset(), description="verbs before an age that nothing is counted by (turns)")
    age_tails: Words = Field(default=frozenset(), description="words behind a number that make it an age after age_verbs")
    age_verbs: Words = Field(default=frozenset(), description="the verbs before it (was 13 when she)")
    age_leads: Words = Field(default=frozenset(), description="words before a bare number that is an age (aged)")
    age_bounds: Words = Field(default=frozenset(), description="words behind a bare number that make it an age (or older)")
    age_bearers: Words = Field(default=frozenset(), description="who is told by a bare age: people under 35, those 60 and over")
    young_bearers: Words = Field(
        default=frozenset(), description="those whose limit of age may be below ten: children under five"
    )
    age_hedges: Mapping[str, Qualifier] = Field(
        default={}, description="words before a bare number that is the bound of an age (over the age of)"
    )
    age_range_leads: Words = Field(default=frozenset(), description="words before a range that make it one of ages (tuổi)")
    age_range_tails: Words = Field(default=frozenset(), description="pairs of words behind a range that do so (age group)")
    age_subjects: Words = Field(default=frozenset(), description="words before a bare age that ends the clause (he is 34)")
    age_ranks: Words = Field(
        default=frozenset(), description="words before a bare age that ends the clause, others between (the youngest is 23)"
    )
    said_age_ranks: Words = Field(
        default=frozenset(), description="the same, where the sentence tells an age before (nhỏ nhất 4 tuổi, lớn nhất 79)"
    )
    age_follows: Words = Field(default=frozenset(), description="words behind a number of years that make it an age")

    age_fillers: Words = Field(default=frozenset(), description="words between a name's comma and a bare age (also, aussi)")

    per_words: Words = Field(default=frozenset(), description="per, par, mỗi: what follows is a denominator")
    distributives: Words = Field(default=frozenset(), description="words before a time that say how often (every, chaque, mỗi)")
    naming_per_words: Words = Field(
        default=frozenset(), description="those of them that make a denominator of any noun behind them (per bib)"
    )
    not_denominators: Words = Field(default=frozenset(), description="words behind them that are none (par rapport)")
    each_words: Words = Field(
        default=frozenset(), description="words near an amount for each of what is spoken of (each, chacun)"
    )
    per_stops: Words = Field(default=frozenset(), description="words behind a time that make it no denominator (a year ago)")
    rate_epithets: Mapping[str, str] = Field(
        default={}, description="further adjectives that say it before the noun of an amount: an annual turnover of"
    )
    rate_adjectives: Mapping[str, str] = Field(default={}, description="adjectives that are a denominator: mensuels → month")
    per_articles: Words = Field(default=frozenset(), description="a, le, một: denominators only before a known one")
    unit_articles: Words = Field(default=frozenset(), description="words that are so before a unit that is no time (du kilo)")
    denominators: Mapping[str, str] = Field(description="denominator words → their English singular")
    denominator_senses: Mapping[str, tuple[str, Words]] = Field(
        default={}, description="denominators of many meanings → (one of them, words in the paragraph that show it): vụ, crop"
    )

    exchange_links: Words = Field(
        default=frozenset(),
        description="words between an amount and the one of another currency it is paid for (dongs pour un dollar)",
    )
    exchange_articles: Words = Field(default=frozenset(), description="articles behind them that say one (dong to the dollar)")
    exchange_verbs: Words = Field(
        default=frozenset(),
        description="words and marks between one of a currency and its amount in another (1 USD = 25,178 VND)",
    )
    multiples_after: Mapping[str, str] = Field(
        default={}, description="behind a number: times → 1 (the factor is the number), fois plus → 1"
    )
    multiples_before: Mapping[str, str] = Field(default={}, description="before a number that becomes a factor (gấp)")
    shared_wholes: Words = Field(
        default=frozenset(), description="what an ordinal with an article is a share of: le cinquième de ses recettes"
    )
    divisors_before: Words = Field(default=frozenset(), description="before a number that something is divided by")
    contrast_links: Words = Field(
        default=frozenset(), description="words between an amount and the one it is set against (contre, against, so với)"
    )
    paying_verbs: Words = Field(
        default=frozenset(), description="verbs behind which millions that count nothing are money (cost, coûté, trị giá)"
    )
    part_links: Words = Field(
        default=frozenset(), description="words between an amount and a part of it (of which, dont, trong đó)"
    )
    proportion_links: Words = Field(
        default=frozenset(), description="words between the sides of a ratio (10 to 1, un contre dix)"
    )
    plain_proportion_links: Words = Field(
        default=frozenset(), description="those of them that need no word for ratio where one side is one (contre)"
    )
    proportion_leads: Words = Field(default=frozenset(), description="words before the sides of a ratio (odds, tỷ lệ)")
    proportion_verbs: Words = Field(
        default=frozenset(), description="words before the sides of a ratio of which one is one (outnumbered two to one)"
    )
    proportion_nouns: Words = Field(default=frozenset(), description="words right behind them (a 10:1 ratio, 2-for-5 split)")
    proportion_stops: Words = Field(
        default=frozenset(), description="words behind them that make them a score or a vote (a 2-to-1 win)"
    )
    scale_leads: Words = Field(default=frozenset(), description="words before the scale of a map or plan (scale, échelle)")
    share_openers: Words = Field(default=frozenset(), description="words before the whole of a share said first (cứ 5 người …)")
    share_turns: Words = Field(default=frozenset(), description="words before its part (… thì có 1)")
    stated_words: Mapping[str, tuple[str, ...]] = Field(
        default={},
        description="words that say in passing what a claim of a type does: noon → date, 12 and 0; weekend → measure, 2",
    )
    multiples: Mapping[str, str] = Field(default={}, description="double → 2, halved → 1/2")
    weak_multiples: Words = Field(
        default=frozenset(), description="multiples that are adjectives unless an article or a comparison stands beside them"
    )
    not_multiples: Words = frozenset()
    rising_times: bool = Field(default=False, description="occasions behind a word of rise are a factor (tăng hơn 7 lần)")
    occasions: Words = Field(default=frozenset(), description="multiple words that count occasions when nothing follows")
    comparisons: Words = Field(default=frozenset(), description="words behind a multiple that show it is one (that of)")
    cuts: Words = Field(default=frozenset(), description="verbs before by half, de moitié that give it a direction down")

    reference_nouns: Words = Field(description="Program, Article, Decree: a number behind them is a name")
    reference_marks: Words = Field(default=frozenset(), description="No., n°, số between noun and number")
    place_nouns: Words = Field(
        default=frozenset(), description="parts of towns and villages that a number behind them names (ward 5, quận 12)"
    )
    numbered_nouns: Words = Field(
        default=frozenset(), description="those of them that a number behind them names wherever it counts nothing (quận 5)"
    )
    step_nouns: Words = Field(
        default=frozenset(),
        description="those of them that hold nobody, so that a word behind the number is counted only where it is a known noun",
    )
    weak_reference_nouns: Words = Field(
        default=frozenset(), description="nouns that make a reference only with a capital or a mark (Phase, Group)"
    )

    noun_stops: Words = Field(description="words that end a counted noun phrase")
    partitives: Words = Field(
        default=frozenset(), description="words behind a number that say of whom it counts some (of them, d'entre eux)"
    )
    noun_links: Words = Field(default=frozenset(), description="words between number and noun (de, d', of)")
    linked_scales: bool = Field(default=False, description="a noun behind a million needs a link (millions de touristes)")
    pre_adjectives: Words = Field(default=frozenset(), description="adjectives that stand before the noun")
    capital_nouns: bool = Field(default=False, description="every noun has a capital, so that a capital shows no name")
    syllables: bool = Field(default=False, description="words are written in syllables with spaces between them")
    head_first: bool = Field(default=False, description="the noun comes before its adjectives")
    plural_endings: tuple[str, ...] = Field(default=(), description="how plural nouns end, where the head is last")
    plural_mark: str = Field(default="", description="what makes the plural of most nouns (s)")
    unmarked_endings: tuple[str, ...] = Field(default=(), description="endings behind which it is not put (s, x, y)")
    plural_exceptions: tuple[str, ...] = Field(default=(), description="endings that look plural and are not (ss, us)")
    irregular_plurals: Words = frozenset()
    size_words: Words = Field(
        default=frozenset(), description="words behind a length (wide, tall): the m before them is a metre"
    )
    sized_nouns: Words = Field(
        default=frozenset(), description="plural nouns that a length describes (waves, hurdles): the m before them is a metre"
    )
    compound_nouns: Words = Field(default=frozenset(), description="counted nouns of several words (hợp tác xã)")
    noun_sources: Words = Field(
        default=frozenset(), description="nouns before from that make the date behind it a source (data, report)"
    )
    classifiers: Words = Field(default=frozenset(), description="words between number and noun that only classify")
    adjective_numbers: Words = Field(
        default=frozenset(), description="number words that are adjectives behind a noun or article (un appartement neuf)"
    )
    contrasts: Words = Field(default=frozenset(), description="words that make one/un/một a number (only, single)")

    furniture: tuple[str, ...] = Field(
        default=(), description="page furniture whose numbers are no claims; # stands for a number (Comment (#))"
    )
    streets: Words = Field(default=frozenset(), description="words for a street behind the number of a house (rue)")
    streets_last: Words = Field(default=frozenset(), description="those that stand behind its name (Church Street)")
    magnitudes: Words = Field(
        default=frozenset(), description="words before the strength of an earthquake, which is no version (magnitude 5.0)"
    )
    level_leads: Words = Field(
        default=frozenset(), description="words before a small number that is a level (cấp 3), and elsewhere a verb or noun"
    )
    name_leads: Words = Field(default=frozenset(), description="words before a number that make it part of a name (Covid, Big)")
    craft_nouns: Words = Field(
        default=frozenset(), description="what moves and has a number behind capitals: flight VN 255, chiếc ATR 72"
    )
    score_words: Words = Field(default=frozenset(), description="words before the two numbers of a match (score, tỷ số)")
    contact_leads: Words = Field(default=frozenset(), description="words before telephone or account numbers")

    @field_validator("*")
    @classmethod
    def _no_empty_phrase(cls, value: object) -> object:
        """An empty phrase would match everywhere."""
        if isinstance(value, (frozenset, Mapping)) and any(isinstance(key, str) and not key.strip() for key in value):
            raise ValueError("a table holds an empty phrase")
        return value

    @model_validator(mode="after")
    def _no_double_meaning(self) -> Pack:
        """A word is one kind of number word, not two."""
        seen: dict[str, str] = {}
        for table in ("digits", "tails", "teens", "tens", "ten_suffixes", "hundreds", "scales", "collectives"):
            for word in getattr(self.numbers, table):
                if word in seen and {seen[word], table} != {"digits", "tails"}:
                    raise ValueError(f"number word {word!r} stands in {seen[word]} and in {table}")
                seen[word] = table
        return self
