"""Aligned segments: every language of a unit, codes of other formats left out, nothing expanded, nothing kept in memory."""

from __future__ import annotations

import io
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from extractor.errors import UnreadableInputError
from extractor.read.segments import SUFFIXES, Unit, read_units

TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="vi" segtype="sentence" adminlang="en" datatype="plaintext" o-tmf="x" creationtool="x"
creationtoolversion="1"/><body>
<tu tuid="a"><prop type="x">no text 99</prop>
<tuv xml:lang="vi-VN"><seg>Giá <hi>5 triệu</hi> đồng</seg></tuv>
<tuv xml:lang="en-US"><seg>The price is <bpt i="1">&lt;b id="77"&gt;</bpt>5<ept i="1">&lt;/b&gt;</ept> million dong</seg></tuv>
<tuv xml:lang="fr"><seg>Le prix est de <ph x="1">{0}<sub>88</sub></ph>5 millions de dongs</seg></tuv></tu>
<tu><tuv lang="EN"><seg>A &amp; B</seg></tuv><tuv lang="EN-GB"><seg>other</seg></tuv></tu>
</body></tmx>"""
XLIFF_1 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file source-language="en-US" target-language="fr" original="a" datatype="plaintext"><body>
<group id="g"><trans-unit id="one"><source>Pay <g id="1">5</g> euros<x id="2"/></source>
<target>Payez <mrk mtype="seg" mid="0"><g id="1">5</g> euros</mrk></target>
<alt-trans><target>Payez 9 euros</target></alt-trans></trans-unit></group>
<trans-unit id="two"><source>Not yet</source></trans-unit>
<trans-unit id="three"><source><ph id="1">%1</ph> km</source><target> </target></trans-unit>
<trans-unit id="four"><source>7 km</source><target>7 km</target></trans-unit>
</body></file>
<file source-language="vi" target-language="en" original="b" datatype="plaintext"><body>
<trans-unit id="one"><source>8 km</source><target>8 kilometers</target></trans-unit></body></file></xliff>"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="vi">
<file id="f"><group id="g"><unit id="one">
<notes><note>99</note></notes>
<segment><source>It rained. </source><target>Trời mưa. </target></segment>
<ignorable><source> </source><target> </target></ignorable>
<segment><source>By <pc id="1">5</pc><ph id="2"/> cm<cp hex="0001"/>.</source>
<target>Khoảng <pc id="1">5</pc> cm.</target></segment>
</unit></group></file></xliff>"""
PO = """msgid ""
msgstr ""
"Language: fr_FR\\n"
"X-Source-Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "home"
msgid "5 million households"
msgstr "5 millions de foyers"

#, fuzzy
msgid "six"
msgstr "sept"

msgid "untranslated"
msgstr ""

msgid "%d day of 24 hours"
msgid_plural "%d days of 24 hours"
msgstr[0] "%d jour de 24 heures"
msgstr[1] "%d jours de 24 heures"

#~ msgid "old"
#~ msgstr "vieux"
"""
TSV = '\ufeffid\ten\tfr-CA\tvi\na\t5 km\t5 km "\t5 km\nb\t6 km\n\nc\t\t7 km\t7\n'


def units(text: str | bytes, suffix: str, *langs: str) -> list[Unit]:
    """Read a whole text."""
    data = text.encode() if isinstance(text, str) else text
    return list(read_units(io.BytesIO(data), suffix, f"memory{suffix}", langs))


def test_all_legs_of_a_trilingual_memory_are_kept() -> None:
    """Codes of other formats are left out, what only marks text stays, entities of XML are read."""
    assert units(TMX, ".tmx") == [
        Unit(
            1,
            "a",
            {"vi": "Giá 5 triệu đồng", "en": "The price is 5 million dong", "fr": "Le prix est de 5 millions de dongs"},
        ),
        Unit(2, "2", {"en": "A & B"}),
    ]


def test_xliff_1_gives_translated_units_with_the_languages_of_their_file() -> None:
    """Other translations and units without target are left out."""
    assert units(XLIFF_1, ".xliff") == [
        Unit(1, "one", {"en": "Pay 5 euros", "fr": "Payez 5 euros"}),
        Unit(4, "four", {"en": "7 km", "fr": "7 km"}),
        Unit(5, "one", {"vi": "8 km", "en": "8 kilometers"}),
    ]


def test_xliff_2_joins_the_segments_of_a_unit() -> None:
    """A figure may stand in another segment of the same unit."""
    assert units(XLIFF_2, ".xlf") == [Unit(1, "one", {"en": "It rained.  By 5 cm.", "vi": "Trời mưa.  Khoảng 5 cm."})]


def test_segments_without_a_blank_between_them_get_one() -> None:
    """Only where there is none yet, and none for an empty segment."""
    segments = ("It was 2021.", "45 men came.", "", " A lot.", "\n", "7 km")
    written = "".join(f"<segment><source>{one}</source><target>x</target></segment>" for one in segments)
    (unit,) = units(XLIFF_2.partition("<notes>")[0] + written + "</unit></group></file></xliff>", ".xlf")
    assert unit.texts["en"] == "It was 2021. 45 men came. A lot.\n7 km"


@pytest.mark.parametrize(
    ("opened", "part", "closed", "count"),
    [
        ("", f"<segment><source>{'a' * 2_000}</source><target>{'b' * 2_000}</target></segment>", "", 5_000),
        ("<segment><source>", "a<x/>5 ", "</source><target>5</target></segment>", 80_000),
    ],
    ids=["segments", "codes"],
)
def test_time_of_a_unit_grows_with_its_length(opened: str, part: str, closed: str, count: int) -> None:
    """Neither its segments nor its codes are gone through again for each of them."""

    def seconds(times: int) -> float:
        unit = f'<unit id="u">{opened}{part * times}{closed}</unit>'
        data = f'<xliff version="2.0" srcLang="en" trgLang="vi"><file id="f">{unit}</file></xliff>'.encode()
        spent = []
        for _ in range(3):
            started = time.process_time()
            assert len(units(data, ".xlf")) == 1
            spent.append(time.process_time() - started)
        return min(spent)

    assert seconds(count) < 8 * seconds(count // 4)


def test_xliff_without_target_language_needs_one() -> None:
    """--langs names it; without, the unit says so."""
    text = XLIFF_2.replace(' trgLang="vi"', "")
    assert list(units(text, ".xlf", "en", "vi")[0].texts) == ["en", "vi"]
    assert "name both languages with --langs" in str(units(text, ".xlf")[0].error)


def test_po_gives_what_gettext_would_show() -> None:
    """Neither fuzzy nor obsolete nor untranslated entries; of plurals every form."""
    assert units(PO, ".po") == [
        Unit(1, "home", {"en": "5 million households", "fr": "5 millions de foyers"}),
        Unit(4, "4[0]", {"en": "%d day of 24 hours", "fr": "%d jour de 24 heures"}),
        Unit(5, "4[1]", {"en": "%d days of 24 hours", "fr": "%d jours de 24 heures"}),
    ]


def test_only_form_of_a_plural_is_held_against_the_plural() -> None:
    """A language without plurals has one form for both."""
    text = PO.replace('msgstr[1] "%d jours de 24 heures"\n', "")
    assert units(text, ".po")[1:] == [Unit(4, "4[0]", {"en": "%d days of 24 hours", "fr": "%d jour de 24 heures"})]


def test_po_needs_the_language_of_its_messages() -> None:
    """Its head seldom says it, and nobody guesses."""
    text = PO.replace('"X-Source-Language: en\\n"\n', "")
    assert list(units(text, ".po", "en", "fr")[0].texts) == ["en", "fr"]
    with pytest.raises(UnreadableInputError, match=r"memory.po: does not say what language its messages are in"):
        units(text, ".po")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('<x id="1" ctype="lb"/>', "2021\n45"),
        ('<x id="1" equiv-text="&lt;br/&gt;"/>', "2021\n45"),
        ("<ph>\\n</ph>", "2021\n45"),
        ("<ph>&lt;br/&gt;</ph>", "2021\n45"),
        ('<ph id="1" type="fmt" subType="xlf:lb"/>', "2021\n45"),
        ('<x id="1"/>', "2021 45"),
        ('<ph id="1">{0}</ph><x id="2"/>', "2021 45"),
        ("<ph>&lt;b&gt;</ph>", "202145"),
        ('<x id="1" ctype="bold"/>', "202145"),
        ("<bpt>{</bpt>", "202145"),
        ("<g>45</g>", "20214545"),
    ],
)
def test_codes_part_what_they_stand_between(code: str, shown: str) -> None:
    """Two figures are not glued into one by a line break or a value to come; marks of form part nothing."""
    text = XLIFF_1.replace("7 km</source>", f"In 2021{code}45 men</source>")
    assert units(text, ".xlf")[1].texts["en"] == f"In {shown} men"


def test_segments_that_are_not_translated_are_left_out() -> None:
    """Both sides of a unit hold the same segments, with a blank between them and what the target takes from the source."""
    text = XLIFF_2.replace("<target> </target></ignorable>", "</ignorable><segment><source>In 2021.</source></segment>")
    text = text.replace("It rained. <", "It rained.<").replace("Trời mưa. <", "Trời mưa.<")
    assert units(text, ".xlf") == [Unit(1, "one", {"en": "It rained. By 5 cm.", "vi": "Trời mưa. Khoảng 5 cm."})]
    glued = XLIFF_2.replace("It rained. <", "In 2021<").replace(
        "<ignorable><source> </source><target> </target></ignorable>", ""
    )
    assert units(glued, ".xlf")[0].texts["en"] == "In 2021 By 5 cm."


@pytest.mark.parametrize(("state", "translated"), [("new", False), ("needs-translation", False), ("final", True)])
def test_copy_of_the_source_is_no_translation(state: str, translated: bool) -> None:
    """A target that says that nobody has worked on it, and repeats the source, is left out."""
    text = XLIFF_1.replace("<target>7 km", f'<target state="{state}">7 km')
    assert any(unit.id == "four" for unit in units(text, ".xlf")) is translated


@pytest.mark.parametrize("suffix", [".sdlxliff", ".mqxliff", ".mxliff"])
def test_xliff_of_translators_programs_is_read(suffix: str) -> None:
    """The names that programs for translators give their files are those of XLIFF, too."""
    assert units(XLIFF_1, suffix) == units(XLIFF_1, ".xlf")


def test_po_is_decoded_as_it_declares() -> None:
    """The head of a catalogue says its encoding."""
    text = (
        PO.replace("Language", "Content-Type: text/plain; charset=ISO-8859-15\\nLanguage", 1) + '\nmsgid "5 c"\nmsgstr "5 €"\n'
    )
    assert units(text.encode("iso-8859-15"), ".po", "en", "fr")[-1].texts["fr"] == "5 €"


def test_tsv_of_a_spreadsheet_is_read() -> None:
    """A cell in quotes may hold tabs, quotes and line breaks; the number of a unit is that of its first line."""
    text = '"id"\t"en"\tfr\r\na\t"He said ""5 km"""\t5 km\r\nb\t"first 12\r\nsecond 13"\t"12\t13"\r\nc\t7\t7\r\n'
    assert units(text, ".tsv") == [
        Unit(2, "a", {"en": 'He said "5 km"', "fr": "5 km"}),
        Unit(3, "b", {"en": "first 12\r\nsecond 13", "fr": "12\t13"}),
        Unit(5, "c", {"en": "7", "fr": "7"}),
    ]


@pytest.mark.parametrize("cell", ['"Yes', '"Yes" he said', '5" pipe', '"Yes""', '""No" or "yes""'])
def test_quotes_of_a_table_without_quoting_stay(cell: str) -> None:
    """A quotation mark that is text takes nothing with it."""
    assert units(f'en\tfr\n{cell}\t5\n"6"\t6\n7\t7\n', ".tsv") == [
        Unit(2, "2", {"en": cell, "fr": "5"}),
        Unit(3, "3", {"en": "6", "fr": "6"}),
        Unit(4, "4", {"en": "7", "fr": "7"}),
    ]


def test_tsv_with_more_columns_than_languages_needs_a_head() -> None:
    """A number of a line is not taken for a version."""
    with pytest.raises(UnreadableInputError, match="has 3 columns, and its first line names no languages; write their codes"):
        units("No\tSource\tTarget\n1\t5\t5\n", ".tsv", "en", "fr")


@pytest.mark.parametrize("head", ["en-GB\tfr-FR\tnotes", "en\tfr\tkey", "EN\tfr\tWhere it is used"])
def test_tsv_may_hold_other_columns(head: str) -> None:
    """A column of notes is no version, and does not hide the languages of the others."""
    (unit,) = units(f"{head}\n5 km\t6 km\tsee 7\n", ".tsv")
    assert {code: text for code, text in unit.texts.items() if code in ("en", "fr")} == {"en": "5 km", "fr": "6 km"}


def test_tsv_names_its_languages_in_the_head() -> None:
    """Nothing is quoted, and empty cells are no text."""
    assert units(TSV, ".tsv") == [
        Unit(2, "a", {"en": "5 km", "fr": '5 km "', "vi": "5 km"}),
        Unit(3, "b", {"en": "6 km"}),
        Unit(5, "c", {"fr": "7 km", "vi": "7"}),
    ]


def test_tsv_without_head_takes_the_languages_it_is_told() -> None:
    """The first line is a unit then."""
    assert units("5 km\t5 km\n", ".tsv", "en", "fr") == [Unit(1, "1", {"en": "5 km", "fr": "5 km"})]
    with pytest.raises(UnreadableInputError, match="its first line names no languages"):
        units("5 km\t5 km\n", ".tsv")


def test_undecodable_line_is_one_bad_unit() -> None:
    """The others are read."""
    read = units(TSV.encode() + b"d\tcaf\xe9 5\tcafe 5\ne\t5\t5\n", ".tsv")
    assert read[3].error == "not UTF-8 (byte 0xe9 at byte 6)"
    assert read[4].texts == {"en": "5", "fr": "5"}


BOMB = "<!DOCTYPE tmx [" + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ten chars."}">' for n in range(10)
) + '<!ENTITY f SYSTEM "file:///etc/hostname">]>'  # fmt: skip


@pytest.mark.parametrize("entity", ["e1", "f"])
@pytest.mark.parametrize(("text", "suffix"), [(TMX, ".tmx"), (XLIFF_1, ".xliff"), (XLIFF_2, ".xlf")])
def test_entities_are_refused(text: str, suffix: str, entity: str) -> None:
    """Neither expanded, which fills the memory, nor fetched, which reads files, nor left out, which changes figures."""
    body = text.partition('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')[2] or text
    first = body.replace("5", f"&{entity};5", 1)
    assert f"refers to the entity &{entity};, which is not expanded" in str(units(BOMB + first, suffix)[0].error)


def test_file_of_entities_in_entities_is_refused() -> None:
    """Ten thousand million characters are not even begun."""
    with pytest.raises(UnreadableInputError, match="entity amplification"):
        units(BOMB + "<tmx><body><tu><tuv><seg>&e9;</seg></tuv></tu></body></tmx>", ".tmx")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("text", ["hello", "<a><b></a>", "\x00\xff"])
def test_what_is_no_such_file_is_refused(suffix: str, text: str) -> None:
    """In one line that names it."""
    with pytest.raises(UnreadableInputError, match=rf"^memory{suffix}: [^\n]+$"):
        units(text, suffix)


def test_memory_that_breaks_off_gives_what_stands_before() -> None:
    """A file cut in the middle is read up to there."""
    reader = read_units(io.BytesIO(TMX.encode()[: TMX.encode().index(b"A &amp;")]), ".tmx", "memory.tmx")
    assert next(reader).id == "a"
    with pytest.raises(UnreadableInputError, match=r"memory.tmx: not well-formed XML"):
        next(reader)


class Endless(io.RawIOBase):
    """A translation memory of many units, made while it is read."""

    def __init__(self, unit: bytes, count: int) -> None:
        head = b'<xliff version="1.2"><file source-language="en" target-language="fr"><body>'
        self._chunks: Iterator[bytes] = iter([head, *[unit * 100] * (count // 100), b"</body></file></xliff>"])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (chunk := next(self._chunks, None)):
            self._rest += chunk
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def test_memory_does_not_grow_with_the_file() -> None:
    """Ten times the units take no more memory."""
    unit = b'<group><trans-unit id="a"><source>5 km and some words more</source><target>5 km</target></trans-unit></group>'
    peaks = []
    for count in (2_000, 20_000):
        tracemalloc.start()
        read = sum(1 for _ in read_units(Endless(unit, count), ".xliff", "memory.xliff"))  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert read == count
    assert peaks[1] < 1.5 * peaks[0]
