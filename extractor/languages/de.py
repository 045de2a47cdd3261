"""German: of Germany, with the words and forms of Austria and Switzerland."""

from extractor.languages.pack import DatePatterns, NumberWords, Pack
from extractor.models import Direction

# Words below one hundred are written as one, the digit first: siebenundzwanzig. They take nothing behind them, like teens.
_ONES = {"ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
         "fuenf": 5}  # fmt: skip
_TEENS = {"zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
          "achtzehn": 18, "neunzehn": 19, "zwoelf": 12, "fuenfzehn": 15}  # fmt: skip
_TENS = {"zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
         "achtzig": 80, "neunzig": 90, "fuenfzig": 50}  # fmt: skip
_BELOW_HUNDRED = {f"{one}und{ten}": n + tens for one, n in _ONES.items() for ten, tens in _TENS.items()}
_ROUND = {"hundert": 100, "tausend": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12, "billiard": 10**15}

_ORDINAL_STEMS = (
    {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8, "neunt": 9}
    | {f"{word}t": value for word, value in _TEENS.items()}
    | {f"{word}st": value for word, value in (_TENS | _BELOW_HUNDRED | _ROUND).items()}
)
_ORDINAL_ENDINGS = ("e", "en", "er", "es", "em")
_ORDINALS = {f"{stem}{ending}": value for stem, value in _ORDINAL_STEMS.items() for ending in _ORDINAL_ENDINGS}
_DENOMINATORS = {f"{stem}el": value for stem, value in _ORDINAL_STEMS.items() if value > 2}

_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
# Behind a hundred or thousand "und" may be written with them: hundertundzwölf, tausendundeine.
_UNITS = _ONES | dict.fromkeys(["eins", *_ARTICLES], 1)
_LINKED = {f"und{word}": value for word, value in (_UNITS | _TEENS | _TENS | _BELOW_HUNDRED).items()}
_MIXED = {f"{word}einhalb": f"{2 * value + 1}/2" for word, value in (_ONES | _TEENS).items()}
_MANY = ("einige", "einigen", "mehrere", "mehreren", "viele", "vielen", "ein paar", "etliche", "wenige")

# Forms of adjectives, and verbs of change with the preposition that makes the number behind them an amount.
_ENDINGS = ("e", "en", "er", "es", "em")
_RISING = (
    "stieg", "stiegen", "steigt", "steigen", "wuchs", "wuchsen", "wächst", "wachsen", "kletterte", "kletterten", "klettert",
    "klettern", "erhöhte", "erhöhten", "erhöht", "erhöhen", "erhöhte sich", "erhöhten sich", "erhöht sich", "erhöhen sich",
    "vergrößerte sich", "verlängerte sich", "verteuerte sich", "verteuerten sich", "sprang", "sprangen", "nahm", "nahmen",
    "legte", "legten",
)  # fmt: skip
_RISE = ("anstieg", "zuwachs", "erhöhung", "steigerung", "zunahme", "wachstum", "plus")
_FALLING = (
    "sank", "sanken", "sinkt", "sinken", "fiel", "fielen", "fällt", "fallen", "schrumpfte", "schrumpften", "schrumpft",
    "schrumpfen", "senkte", "senkten", "senkt", "senken", "kürzte", "kürzten", "kürzt", "kürzen", "reduzierte", "reduzierten",
    "reduziert", "reduzieren", "reduzierte sich", "reduzierten sich", "reduziert sich", "verringerte sich", "verringerten sich",
    "verringert sich", "verkürzte sich", "verbilligte sich", "ermäßigte sich", "ging", "gingen", "geht", "gehen", "brach",
    "brachen", "stürzte", "stürzten", "rutschte", "rutschten", "gab", "gaben",
)  # fmt: skip
_FALL = ("rückgang", "senkung", "kürzung", "verringerung", "abnahme", "einbruch", "minus")
_BY_NOUN = [f"{article}{{}} {by}" for article in ("", "ein ", "eine ", "einen ") for by in ("um", "von")]
_RISES: dict[str, Direction] = dict.fromkeys([f"{verb} um" for verb in _RISING], "up")
_RISES |= dict.fromkeys([phrase.format(noun) for noun in _RISE for phrase in _BY_NOUN], "up")
_FALLS: dict[str, Direction] = dict.fromkeys([f"{verb} um" for verb in _FALLING], "down")
_FALLS |= dict.fromkeys([phrase.format(noun) for noun in _FALL for phrase in _BY_NOUN], "down")

_FACTORS = {"zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "sieben": "7", "acht": "8", "neun": "9",
            "zehn": "10", "zwölf": "12", "zwanzig": "20", "hundert": "100", "tausend": "1000"}  # fmt: skip
_TIMES = {f"{word}{times}": factor for word, factor in _FACTORS.items() for times in ("mal", "fach", "fache", "fachen")}
_MULTIPLIED = {
    f"ver{word}{form}": factor for word, factor in ({f"{n}fach": f for n, f in _FACTORS.items()} | {"doppel": "2"}).items()
    for form in ("t", "te", "ten", "en", "n", "ung")
}  # fmt: skip

PACK = Pack(
    code="de",
    name="Deutsch",
    locales=("de", "de-AT", "de-CH"),
    also_reads=("en", "vi"),
    stop_words=frozenset(
        ["der", "die", "das", "den", "dem", "und", "ist", "sind", "war", "waren", "wird", "werden", "wurde", "wurden", "worden", "hat", "haben", "hatte", "hatten", "sich", "nicht", "mit", "für", "auf", "von", "vom", "zu", "zum", "zur", "im", "in", "am", "an", "aus", "bei", "beim", "nach", "über", "unter", "vor", "durch", "gegen", "ohne", "zwischen", "seit", "bis", "als", "wie", "auch", "noch", "nur", "schon", "mehr", "sehr", "aber", "oder", "wenn", "weil", "dass", "ob", "ein", "eine", "einen", "einem", "einer", "eines", "er", "sie", "es", "wir", "ihr", "ihre", "ihren", "sein", "seine", "seinen", "diese", "dieser", "dieses", "diesem", "nun", "dort", "hier", "kann", "können", "soll", "sollen", "muss", "müssen", "jahr", "jahre", "jahren", "rund", "etwa", "je", "pro", "nach", "damit", "laut", "alle", "kein", "keine"]
    ),
    letters="ß",
    capital_nouns=True,
    numbers=NumberWords(
        digits=_UNITS | {"null": 0, "zweier": 2, "dreier": 3},
        teens=_TEENS | _BELOW_HUNDRED | _LINKED | {f"ein-und-{ten}": 1 + value for ten, value in _TENS.items()},
        tens=_TENS,
        hundreds=frozenset({"hundert"}),
        scales={"tausend": 3, "million": 6, "millionen": 6, "milliarde": 9, "milliarden": 9, "billion": 12, "billionen": 12,
                "billiarde": 15, "billiarden": 15, "trillion": 18, "trillionen": 18, "trilliarde": 21, "trilliarden": 21,
                "quadrillion": 24, "quadrillionen": 24},
        mistaken_scales={"billion": (9, "en"), "billionen": (9, "en"), "trillion": (12, "en"), "trillionen": (12, "en"),
                         "quadrillion": (15, "en"), "quadrillionen": (15, "en")},
        scale_marks={"Tsd": 3, "Tsd.": 3, "tsd.": 3, "Mio": 6, "Mio.": 6, "mio.": 6, "Mill.": 6, "Mrd": 9, "Mrd.": 9, "mrd.": 9,
                     "Mia.": 9, "Mia": 9, "Md.": 9, "Bio.": 12, "Brd.": 15, "k": 3, "K": 3, "M": 6, "bn": 9, "mn": 6},
        collectives={"dutzend": 12},
        literal_hundreds=frozenset({"hundert"}),
        bare=frozenset({"hundert", "tausend"}),
        ordinals=_ORDINALS,
        roman_ordinal_marks=frozenset({"."}),
        no_claims=frozenset(f"erst{ending}" for ending in _ORDINAL_ENDINGS),
        fractions={"hälfte": "1/2", "hälften": "1/2", "anderthalb": "3/2", "dreiviertel": "3/4"}
        | {f"halb{ending}": "1/2" for ending in _ENDINGS}
        | _MIXED,
        denominators=_DENOMINATORS,
        plural_denominators={f"{word}n": value for word, value in _DENOMINATORS.items()},
        links=frozenset({"und"}),
        share_links=frozenset({"von"}),
        articles=_ARTICLES,
        compounds=True,
        stop_marks=frozenset({"."}),
        stop_mark_leads=frozenset({"der", "die", "das", "dem", "den", "des", "am", "im", "vom", "zum", "zur", "beim", "ihr", "ihre", "ihren", "ihrem", "ihrer", "sein", "seine", "seinen", "seinem", "seiner", "unser", "unseren", "diesen", "jeder", "jede", "jedes", "jeden"}),
        definite_articles=frozenset({"die", "zur"}),
        article_numerals=_ARTICLES,
        scale_adjectives=frozenset({"weitere", "weiteren", "andere", "anderen", "zusätzliche"}),
        of_words=frozenset({"der", "des", "von", "vom", "aller", "seiner", "ihrer", "dieser"}),
        minus=frozenset({"minus", "negativ"}),
        points=frozenset({"komma"}),
        not_numbers=frozenset({
                "die Elf", "Die Elf", "der Elf", "Der Elf", "seine Elf", "ihre Elf",
            "außer acht", "in acht", "acht geben", "acht gegeben", "habt acht", "unter vier augen", "auf allen vieren",
            "einer der", "eine der", "eines der", "einer nach dem anderen", "null und nichtig", "tausend dank",
            "pro sekunde", "im siebten himmel", "in erster linie", "zweiten weltkrieg", "zweiter weltkrieg",
            "zweiten weltkriegs", "ersten weltkrieg", "erster weltkrieg", "ersten weltkriegs", "aus zweiter hand",
            "aus erster hand", "zweiten weltkrieges", "ersten weltkrieges", "zweite geige", "dritte welt", "dritten welt",
        } | {f"{many} {size}" for many in _MANY for size in ("hundert", "tausend", "dutzend")}
          | {f"halb {word}" for word in _ONES | _TEENS | {"eins": 1}}),
    ),
    dates=DatePatterns(
        days=("Do [.] M Y", "Do [.] M", "D . m . Y"),
        months=("M [des jahres|im jahr] Y", "monat M Y"),
        years=("jahr Y", "jahre Y", "jahres Y"),
        spans=("Do [.] M bis [zum] Do [.] M Y", "Do [.] - Do [.] M Y", "Do [.] und Do [.] M Y",
               "Do [.] bis [zum] Do [.] M Y", "Do [.] bis [zum] Do [.] M", "Do [.] - Do [.] M", "Do [.] und Do [.] M",
               "Q . und Q [.] quartal Y", "Q . und Q [.] quartal", "C . und C [.] jahrhundert", "C . und C [.] jahrhunderts",
               "C . bis C [.] jahrhundert"),
        quarters=("Q [.] quartal [des jahres|im jahr] Y", "Q [.] quartals [des jahres] Y", "Q [.] quartal", "q Q Y", "q Q / Y"),
        halves=("H [.] halbjahr [des jahres|im jahr] Y", "H [.] halbjahr", "H [.] jahreshälfte Y", "H [.] jahreshälfte",
                "H hälfte des jahres Y"),
        first_months=("ersten N monaten [des jahres|im jahr] Y", "ersten N monate [des jahres|im jahr] Y",
                      "ersten N monaten des jahres", "ersten N monate des jahres", "ersten N monaten", "ersten N monate"),
        first_quarters=("ersten N quartalen [des jahres|im jahr] Y", "ersten N quartale [des jahres|im jahr] Y",
                        "ersten N quartalen", "ersten N quartale"),
        last_months=("letzten N monaten [des jahres|im jahr] Y", "letzten N monate [des jahres|im jahr] Y"),
        decades=("E er jahren", "E er jahre", "E er - jahren", "E er - jahre", "E er", "e er jahren", "e er jahre",
                 "e er - jahren", "e er - jahre"),
        centuries=("C [.] jahrhundert", "C [.] jahrhunderts", "C [.] jahrhunderte", "C [.] jh"),
        half_centuries=("H hälfte des C [.] jahrhunderts",),
        eras={"v. Chr.": "before", "vor christus": "before", "vor unserer zeitrechnung": "before", "v. u. Z.": "before",
              "n. Chr.": "after", "nach christus": "after", "unserer zeitrechnung": "after"},
        reigns=frozenset({"dynastie", "könig", "kaiser", "königin", "kaiserin", "herrschaft", "epoche", "reich", "zeit"}),
        clocks=("hm uhr", "hh : mm uhr", "hh uhr mm", "hh : mm h", "hh : mm", "hh uhr", "hh uhr am", "hh uhr pm"),
        day_leads=frozenset({"am", "vom", "zum", "bis", "ab", "dem", "den", "seit", "("}),
        duration_leads=frozenset({"nach", "dauerte", "dauert", "während", "binnen"}),
        clock_leads=frozenset({"um", "gegen", "ab", "bis", "seit", "nach", "vor", "von", "zwischen"}),
        numeric_order="DMY",
        relations_before={"seit": "since", "seit dem": "since", "seit den": "since", "ab": "since", "ab dem": "since",
                          "seit ende": "since", "seit anfang": "since", "von": "in", "beginnend mit": "since",
                          "vor": "before", "vor dem": "before", "bis": "before", "bis zum": "before", "bis zu den": "before",
                          "bis ende": "before", "bis anfang": "before", "bis mitte": "before", "bis spätestens": "before",
                          "spätestens": "before", "bis zum ende": "before", "vor ende": "before", "vor den": "before"},
        relations_after={"bis heute": "since", "bis jetzt": "since", "bis in die gegenwart": "since", "und später": "since",
                         "und danach": "since", "oder früher": "before", "und früher": "before"},
        from_words=frozenset({"von", "vom", "zwischen", "ab", "von anfang", "von ende"}),
        to_words=frozenset({"bis", "bis zum", "-", "und", "bis ende", "bis anfang", "bis in die", "und dem"}),
        now_words=frozenset({"heute", "jetzt", "gegenwart"}),
        month_names={"feber": 2, "maerz": 3, "mrz": 3, "juno": 6, "julei": 7},
        articles=frozenset({"dem", "den", "der", "die", "das", "dem jahr", "dem jahre", "dem monat", "jahr", "jahre", "ende",
                            "anfang", "mitte", "zum", "zum jahr"}),
        bare_months=frozenset({"Januar", "Februar", "März", "April", "Juni", "Juli", "September", "Oktober", "November",
                               "Dezember", "im Mai", "im August", "seit Mai", "seit August", "Ende Mai", "Anfang Mai", "Mitte Mai",
                               "Ende August", "Anfang August", "Mitte August", "bis Mai", "bis August"}),
        am=frozenset({"morgens", "früh", "vormittags", "nachts"}),
        pm=frozenset({"nachmittags", "abends"}),
        year_leads=frozenset({"jahr", "jahre", "jahres", "in", "seit", "vor", "ab", "ende", "anfang", "mitte", "gegenüber", "herbst",
                              "sommer", "winter", "frühjahr", "frühling", "saison"}),
    ),
    ranges=frozenset({"-", "bis", "bis zu"}),
    range_leads=frozenset({"zwischen", "von"}),
    range_ands=frozenset({"und"}),
    range_ors=frozenset({"oder"}),
    opened_by_and=frozenset({"zwischen"}),
    change_verbs=frozenset({
        "stieg", "stiegen", "steigt", "steigen", "gestiegen", "wuchs", "wuchsen", "wächst", "gewachsen", "sank", "sanken",
        "sinkt", "sinken", "gesunken", "fiel", "fielen", "fällt", "gefallen", "schrumpfte", "kletterte", "erhöht", "erhöhte",
        "erhöhten", "erhöhen", "gesenkt", "senkte", "senken", "verringert", "reduziert", "ausgebaut", "verkürzt", "verlängert",
    }),
    change_links=frozenset({"auf"}),
    list_links=frozenset({"und", ",", "oder", "sowie"}),
    hedges_before={
        "rund": "about", "etwa": "about", "ungefähr": "about", "circa": "about", "ca.": "about", "ca": "about", "zirka": "about",
        "gut und gerne": "about", "um die": "about", "geschätzt": "about", "geschätzte": "about",
        "geschätzten": "about", "schätzungsweise": "about", "in etwa": "about", "annäherungsweise": "about", "etwa die": "about",
        "rund die": "about", "ungefähr die": "about", "in der größenordnung von": "about",
        "fast": "nearly", "beinahe": "nearly", "knapp": "nearly", "nahezu": "nearly", "annähernd": "nearly",
        "fast die": "nearly", "knapp die": "nearly", "beinahe die": "nearly", "nahezu die": "nearly", "nicht ganz": "nearly",
        "fast ein": "nearly", "kaum weniger als": "nearly",
        "mehr als": "over", "über": "over", "mehr als die": "over", "gut": "over", "gut die": "over", "größer als": "over",
        "höher als": "over", "etwas mehr als": "over", "deutlich mehr als": "over", "weit über": "over", "weit mehr als": "over",
        "jenseits von": "over", "oberhalb von": "over",
        "weniger als": "under", "unter": "under", "weniger als die": "under", "niedriger als": "under", "kleiner als": "under",
        "unterhalb von": "under", "nicht einmal": "under", "deutlich weniger als": "under",
        "mindestens": "at_least", "wenigstens": "at_least", "zumindest": "at_least", "nicht weniger als": "at_least",
        "minimum": "at_least", "mindestens die": "at_least", "nicht unter": "at_least",
        "höchstens": "at_most", "maximal": "at_most", "bis zu": "at_most", "nicht mehr als": "at_most", "maximum": "at_most",
        "allenfalls": "at_most", "längstens": "at_most", "nicht über": "at_most", "höchstens die": "at_most",
    },
    hedges_after={
        "oder mehr": "at_least", "und mehr": "at_least", "oder weniger": "at_most", "und weniger": "at_most", "+": "at_least",
        "aufwärts": "at_least", "oder darüber": "at_least", "und darüber": "at_least", "oder darunter": "at_most",
        "mindestens": "at_least", "höchstens": "at_most", "maximal": "at_most", "oder höher": "at_least", "oder so": "about",
    },
    negations=frozenset({"nicht", "nie"}),
    not_hedges=frozenset({"um die hälfte", "nicht gut"}),
    directions_before=_RISES | _FALLS,
    directions_after={
        "mehr": "up", "höher": "up", "größer": "up", "teurer": "up", "länger": "up", "mehr als": "up", "höher als": "up",
        "zuwachs": "up", "wachstum": "up", "plus": "up",
        "weniger": "down", "niedriger": "down", "geringer": "down", "kleiner": "down", "billiger": "down", "kürzer": "down",
        "weniger als": "down", "niedriger als": "down", "minus": "down", "rückgang": "down", "tiefer": "down",
    },
    point_words=frozenset({"punkt", "punkte", "punkten"}),
    rate_points=frozenset({"punkt", "punkte", "punkten"}),
    than_words=frozenset({"als"}),
    restatements=frozenset({"oder", "also", "das sind", "das entspricht"}),
    slowdowns=frozenset({"langsamer"}),
    amount_links=frozenset({"um"}),
    change_objects=dict.fromkeys(("erhöht", "erhöhte", "erhöhten", "erhöhen", "steigerte", "steigert", "steigern", "gesteigert",
                                  "hob", "hebt", "anhob", "angehoben"), "up")
    | dict.fromkeys(("senkt", "senkte", "senkten", "senken", "gesenkt", "verringert", "verringerte", "verringern", "reduziert",
                     "reduzierte", "reduzieren", "kürzt", "kürzte", "kürzen", "gekürzt"), "down"),
    direction_fillers=frozenset({"um", "von", "weitere", "nur", "gar", "sogar"}),
    percents=frozenset({"%", "prozent", "v. h.", "vom hundert", "v.h."}),
    permilles=frozenset({"‰", "promille", "vom tausend"}),
    percentage_points=frozenset({"prozentpunkt", "prozentpunkte", "prozentpunkten", "%-punkte", "%-punkten"}),
    basis_points=frozenset({"basispunkt", "basispunkte", "basispunkten"}),
    currencies={"dong": "VND", "đồng": "VND", "euro": "EUR", "euros": "EUR", "dollar": "USD", "us-dollar": "USD",
                "dollars": "USD", "franken": "CHF", "schweizer franken": "CHF", "sfr": "CHF", "sfr.": "CHF", "fr.": "CHF",
                "pfund": "GBP", "pfund sterling": "GBP", "yuan": "CNY", "renminbi": "CNY", "yen": "JPY", "won": "KRW",
                "baht": "THB", "kip": "LAK", "riel": "KHR", "rupie": "INR", "rupien": "INR", "rubel": "RUB", "kronen": "SEK",
                "zloty": "PLN", "lira": "TRY", "ringgit": "MYR", "rupiah": "IDR", "kanadische dollar": "CAD",
                "australische dollar": "AUD", "singapur-dollar": "SGD", "hongkong-dollar": "HKD", "forint": "HUF", "peso": "PHP",
                "pesos": "PHP", "rand": "ZAR", "schekel": "ILS", "dirham": "AED", "bitcoin": "XBT", "hrywnja": "UAH"},
    currency_links=frozenset(),
    minor_units=dict.fromkeys(["cent", "cents"], ("EUR", "1/100")) | {"rappen": ("CHF", "1/100"), "pfennig": ("DEM", "1/100")},
    units={"jahren": "year", "jahres": "year", "monaten": "month", "monats": "month", "tagen": "day", "tages": "day",
           "werktage": "day", "werktagen": "day", "arbeitstage": "day", "arbeitstagen": "day", "std": "hour", "std.": "hour",
           "sek": "second", "sek.": "second", "min.": "minute", "jährig": "year", "jährige": "year", "jährigen": "year",
           "jähriger": "year", "jähriges": "year", "jahrzehnten": "decade", "jahrhunderten": "century",
           "metern": "meter", "kilometern": "kilometer", "zentimetern": "centimeter", "millimetern": "millimeter",
           "quadratmetern": "square-meter", "quadratkilometern": "square-kilometer", "kubikmetern": "cubic-meter",
           "qm": "square-meter", "qkm": "square-kilometer", "cbm": "cubic-meter", "litern": "liter", "hektolitern": "hectoliter",
           "hektare": "hectare", "hektaren": "hectare", "kilo": "kilogram", "kilos": "kilogram", "kilogramms": "kilogram",
           "doppelzentner": "ta", "doppelzentnern": "ta", "dz": "ta", "tonne": "tonne", "grad": "degree", "°": "degree",
           "grad celsius": "celsius", "grad fahrenheit": "fahrenheit", "stundenkilometer": "kilometer-per-hour",
           "stundenkilometern": "kilometer-per-hour", "kilometer in der stunde": "kilometer-per-hour",
           "km pro stunde": "kilometer-per-hour", "PS": "horsepower", "megawattstunde": "megawatt-hour",
           "megawattstunden": "megawatt-hour", "gigawattstunde": "gigawatt-hour", "gigawattstunden": "gigawatt-hour",
           "terawattstunde": "terawatt-hour", "terawattstunden": "terawatt-hour", "barrels": "barrel", "fass": "barrel",
           "megapixel": "megapixel", "byte": "byte", "seemeile": "nautical-mile", "sao": "sao", "mau": "mau"},
    not_units=frozenset(),
    heat_words=frozenset({"temperatur", "temperaturen", "thermometer", "quecksilber", "fieber", "hitze", "kälte", "frost"}),
    angle_words=frozenset({"nord", "süd", "ost", "west", "breite", "länge", "neigung", "winkel", "steigung"}),
    below_zero=frozenset({"unter null", "unter dem gefrierpunkt"}),
    severally=frozenset({"beziehungsweise", "jeweils"}),
    age_leads=frozenset({"im alter von", "alter von"}),
    age_bounds=frozenset({"oder älter", "und älter", "oder jünger", "und jünger"}),
    age_fillers=frozenset({"auch", "damals", "ebenfalls"}),
    age_follows=frozenset({"alt", "alte", "alten", "alter", "altes"}),
    half_unit_tails={"und eine halbe": "1/2", "und ein halbes": "1/2", "und ein halber": "1/2"},
    distributives=frozenset({"jeden", "jedes", "jede"}),
    per_words=frozenset({"pro", "je", "/", "per", "jeden", "jede", "jedes", "für jeden", "für jede", "für jedes"}),
    naming_per_words=frozenset({"pro", "je"}),
    not_denominators=frozenset({"nach", "nachdem", "und", "mehr", "weniger"}),
    per_stops=frozenset({"zuvor", "vorher", "später", "früher", "danach"}),
    rate_adjectives={"monatlich": "month", "jährlich": "year", "wöchentlich": "week", "täglich": "day", "stündlich": "hour"},
    per_articles=frozenset({"am", "die", "das", "in der"}),
    denominators={"jahr": "year", "monat": "month", "woche": "week", "tag": "day", "stunde": "hour", "minute": "minute",
                  "sekunde": "second", "quartal": "quarter", "person": "person", "kopf": "person", "mensch": "person",
                  "einwohner": "person", "einwohnerin": "person", "haushalt": "household", "familie": "family",
                  "genossenschaft": "cooperative", "hektar": "hectare", "hektare": "hectare", "ha": "hectare", "sao": "sao",
                  "mau": "mau", "kilo": "kilogram", "kg": "kilogram", "kilogramm": "kilogram", "tonne": "tonne", "t": "tonne",
                  "doppelzentner": "ta", "m2": "square-meter", "m²": "square-meter", "quadratmeter": "square-meter",
                  "qm": "square-meter", "m3": "cubic-meter", "m³": "cubic-meter", "kubikmeter": "cubic-meter", "km": "kilometer",
                  "kilometer": "kilometer", "meter": "meter", "m": "meter", "liter": "liter", "l": "liter",
                  "kwh": "kilowatt-hour", "kWh": "kilowatt-hour", "kilowattstunde": "kilowatt-hour", "km2": "square-kilometer",
                  "km²": "square-kilometer", "quadratkilometer": "square-kilometer", "h": "hour", "s": "second",
                  "schüler": "student", "schülerin": "student", "student": "student", "studierenden": "student",
                  "arbeiter": "worker", "beschäftigten": "employee", "angestellten": "employee", "mitarbeiter": "employee",
                  "kind": "child", "einheit": "unit", "stück": "unit", "gemeinde": "commune", "dorf": "village",
                  "bauer": "farmer", "landwirt": "farmer", "mitglied": "member", "saison": "season", "ernte": "crop",
                  "baum": "tree", "fahrt": "trip", "besucher": "visitor", "fahrgast": "passenger", "passagier": "passenger",
                  "haus": "house", "wohnung": "house", "fahrzeug": "vehicle", "karte": "ticket", "ticket": "ticket",
                  "nacht": "night", "übernachtung": "night", "aktie": "share", "barrel": "barrel", "fass": "barrel",
                  "patient": "patient", "fall": "case", "team": "team", "gruppe": "group", "pflanze": "plant", "tier": "animal",
                  "unternehmen": "enterprise", "betrieb": "enterprise", "firma": "company", "projekt": "project",
                  "schule": "school", "klasse": "class", "produkt": "product", "sack": "bag", "bett": "bed", "zimmer": "room",
                  "raum": "room", "feinunze": "ounce", "unze": "ounce", "pfund": "pound", "container": "container",
                  "schwein": "pig", "kuh": "cow", "gast": "guest", "spiel": "match", "schicht": "shift", "boot": "ship",
                  "schiff": "ship", "TEU": "TEU", "stängel": "stem", "stiel": "stem", "besuch": "visit"},
    exchange_links=frozenset({"für", "zu"}),
    exchange_verbs=frozenset({"=", "entspricht", "entsprach", "kostet", "kostete", "zu", "bringt", "brachte", "ist", "war", "wert"}),
    multiples_after={"mal": "1", "-mal": "1", "fach": "1", "fache": "1", "fachen": "1", "-fache": "1", "-fachen": "1",
                     "-fach": "1"},
    multiples_before=dict.fromkeys(("multipliziert mit", "malgenommen mit"), "1"),
    divisors_before=frozenset({"geteilt durch", "dividiert durch"}),
    part_links=frozenset({"davon", "darunter"}),
    contrast_links=frozenset({"gegenüber", "statt", "nach"}),
    multiples={"doppelt": "2", "doppelte": "2", "doppelten": "2", "doppelter": "2", "halbiert": "1/2", "halbierte": "1/2",
               "halbierten": "1/2", "halbieren": "1/2", "halbierung": "1/2", "halb so": "1/2", **_TIMES, **_MULTIPLIED},
    weak_multiples=frozenset({"doppelt", "doppelte", "doppelten", "doppelter", *_TIMES}),
    not_multiples=frozenset({"doppelte staatsbürgerschaft", "doppelter boden", "doppelten boden", "doppelte buchführung",
                             "ums doppelte", "dreifach gesichert"}),
    occasions=frozenset({"mal"}),
    comparisons=frozenset({"so", "mehr", "höher", "größer", "als", "des", "der", "wie", "teurer", "stärker", "schneller", "soviel",
                           "weniger", "von", "dessen", "davon", "seines", "ihres"}),
    proportion_links=frozenset({"zu"}),
    proportion_leads=frozenset({"verhältnis", "quote", "quoten", "chance", "chancen", "überlegenheit"}),
    proportion_nouns=frozenset({"mehrheit", "verhältnis", "chance"}),
    scale_leads=frozenset({"maßstab", "karte", "plan"}),
    cuts=frozenset(f"{word} um{article}" for word in _FALLING for article in ("", " die")),
    reference_nouns=frozenset({
        "programm", "resolution", "dekret", "beschluss", "beschlusses", "entscheidung", "rundschreiben", "rundschreibens",
        "richtlinie", "plan", "plans", "planes", "artikel", "artikels", "absatz", "absatzes", "klausel", "gesetz",
        "gesetzes", "verordnung", "depesche", "bekanntmachung", "dokument", "dokuments", "projekt", "projekts", "straße",
        "strasse", "nationalstraße", "nationalstrasse", "bundesstraße", "bundesstrasse", "landesstraße", "landstraße",
        "provinzstraße", "autobahn", "linie", "buslinie", "u-bahn-linie", "kapitel", "kapitels", "abschnitt", "abschnitts",
        "anhang", "anlage", "anweisung", "vorschrift", "bericht", "berichts", "taifun", "erklärung", "vorschlag",
        "norm", "vertrag", "vertrags", "tor", "flug", "flugs", "ziffer", "paragraf", "paragraph", "paragrafen", "§", "§§",
        "art.", "abs.", "seite", "tabelle", "abbildung", "protokoll", "konvention", "ringstraße", "programms", "dekrets",
        "ql", "dt", "tl",
    }),
    weak_reference_nouns=frozenset(),
    place_nouns=frozenset({"bezirk", "stadtbezirk", "ortsteil", "weiler"}),
    reference_marks=frozenset({"nr.", "nr", "nummer", "no.", "n°", "№", "nrn."}),
    noun_stops=frozenset(
        ["der", "die", "das", "den", "dem", "des", "und", "oder", "aber", "sowie", "sondern", "als", "wie", "dass", "ob", "wenn", "weil", "während", "bevor", "nachdem", "damit", "denn", "doch", "in", "im", "ins", "an", "am", "ans", "auf", "aus", "bei", "beim", "mit", "nach", "von", "vom", "zu", "zum", "zur", "vor", "über", "unter", "für", "durch", "gegen", "ohne", "um", "bis", "seit", "ab", "zwischen", "neben", "hinter", "trotz", "wegen", "laut", "pro", "je", "per", "entlang", "innerhalb", "außerhalb", "statt", "gegenüber", "ist", "sind", "war", "waren", "wird", "werden", "wurde", "wurden", "worden", "hat", "haben", "hatte", "hatten", "sein", "kann", "können", "konnte", "konnten", "soll", "sollen", "sollte", "sollten", "muss", "müssen", "musste", "mussten", "darf", "dürfen", "will", "wollen", "nicht", "kein", "keine", "auch", "noch", "nur", "schon", "bereits", "sehr", "so", "dann", "da", "dort", "hier", "heute", "gestern", "morgen", "nun", "jetzt", "etwa", "rund", "mehr", "weniger", "ein", "eine", "einen", "einem", "einer", "eines", "dieser", "diese", "dieses", "diesem", "diesen", "jeder", "jede", "jedes", "alle", "allen", "er", "sie", "es", "wir", "ihr", "ich", "man", "sich", "ihre", "ihren", "ihrem", "seine", "seinen", "seinem", "unser", "unsere", "zusammen", "sowohl", "dabei", "daran", "darunter", "davon", "ein", "zurück", "kamen", "kam", "gab", "gibt", "nahmen", "nahm", "teil", "liegt", "liegen", "lag", "lagen", "steht", "stehen", "uhr"]
    ),
    noun_links=frozenset({"weitere", "weiteren", "weiterer", "andere", "anderen", "anderer", "zusätzliche", "zusätzlichen"}),
    pre_adjectives=frozenset(
        f"{stem}{ending}"
        for stem in ("neu", "jung", "alt", "groß", "klein", "gut", "ander", "letzt", "nächst", "weiter", "erst", "hoh", "lang",
                     "kurz", "breit", "schwer", "leicht", "stark", "schwach", "arm", "reich", "frei", "voll", "ganz", "halb",
                     "best", "wichtig", "ehemalig", "künftig", "zusätzlich", "verschieden", "unterschiedlich", "einzeln",
                     "beteiligt", "lokal", "regional", "national", "international", "staatlich", "privat", "öffentlich",
                     "städtisch", "ländlich", "deutsch", "vietnamesisch", "französisch", "amerikanisch", "chinesisch",
                     "europäisch", "ausländisch", "einheimisch", "modern", "traditionell", "historisch", "beschädigt",
                     "verletzt", "vermisst", "tot", "gebaut", "geplant", "elektrisch", "kostenlos", "ehrenamtlich", "bunt",
                     "rot", "grün", "blau", "weiß", "schwarz", "gelb", "rein", "echt", "aktiv", "mittler", "mittelgroß",
                     "besonder", "gemeinsam", "selten", "krank", "gesund", "schnell", "langsam", "billig", "teuer")
        for ending in _ENDINGS
    ),
    head_first=True,
    contrasts=frozenset({"nur", "einzig", "einziger", "einzige", "einziges", "einzigen", "lediglich", "bloß", "genau"}),
    noun_sources=frozenset({"daten", "zahlen", "bericht", "umfrage", "bild", "foto", "video", "aufnahmen"}),
    furniture=("kommentar (#)", "kommentare (#)", "# kommentare", "# kommentar", "seite # von #", "seite #/#", "# min lesezeit",
               "lesezeit # min", "# minuten lesezeit", "lesezeit: # minuten", "# aufrufe", "aufrufe: #", "foto #", "bild #",
               "teilen (#)", "gefällt # mal", "copyright #", "© #", "comments (#)", "kommentare: #"),
    magnitudes=frozenset({"magnitude", "stärke"}),
    name_leads=frozenset({"covid", "sars-cov", "boeing", "airbus", "formel", "kanal", "windows", "iphone", "galaxy", "apollo",
                          "agent", "sputnik", "radio", "gruppe der", "klasse", "typ", "stufe", "euro", "mi", "f", "mig", "su"}),
    score_words=frozenset({"ergebnis", "endstand", "spielstand"}),
    contact_leads=frozenset({"tel", "tel.", "telefon", "telefonnummer", "fax", "mobil", "handy", "hotline", "rufnummer",
                             "kontonummer", "iban", "isbn", "zalo", "whatsapp", "kontakt", "durchwahl", "plz", "postleitzahl"}),
)  # fmt: skip
