"""What is measured beside the project: other readers, where they are installed (`pip install -e '.[bench]'`)."""

from __future__ import annotations

import warnings
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import extractor
from extractor.figures import MOST_FIGURES
from tests.bench.texts import WORD

Job = Callable[[str], object]


@dataclass(frozen=True)
class Peer:
    """Another reader: its name, how it is made for a language, which ones it knows, how many characters it can be given."""

    name: str
    make: Callable[[str], Job]
    package: str
    langs: frozenset[str] = frozenset()
    most: int = 10**9
    #: The least ratio, ours to theirs, that the project aims at, by kind of text.
    targets: Mapping[str, float] = field(default_factory=dict)

    def reads(self, lang: str) -> bool:
        """Whether it is installed and knows the language."""
        return find_spec(self.package) is not None and (not self.langs or lang in self.langs)


def numerals(lang: str) -> Job:
    """Our numbers."""
    return lambda text: extractor.numerals(text, lang)


def extract(lang: str) -> Job:
    """Our claims."""
    return lambda text: extractor.extract(text, lang=lang, most_figures=MOST_FIGURES)


def _words(_: str) -> Job:
    return WORD.findall


def _text2num(lang: str) -> Job:
    module = _module("text_to_num")
    return lambda text: module.alpha2digit(text, lang)


def _quantulum(_: str) -> Job:
    parse: Job = _module("quantulum3.parser").parse
    return parse


def _tokenizer(_: str) -> Job:
    tokenizer: Job = _module("spacy").blank("xx").tokenizer
    return tokenizer


_DIMENSIONS = ["amount-of-money", "distance", "duration", "number", "ordinal", "quantity", "temperature", "time", "volume"]


@cache
def _time_zones() -> Any:
    folder = next((path for path in zoneinfo.TZPATH if Path(path).is_dir()), "")
    return _module("duckling").load_time_zones(folder)


def _duckling(lang: str) -> Job:
    module = _module("duckling")
    moment = module.parse_ref_time(_time_zones(), "UTC", 1_700_000_000)
    context = module.Context(moment, module.default_locale_lang(module.parse_lang(lang.upper())))
    dimensions = module.parse_dimensions(_DIMENSIONS)
    return lambda text: module.parse(text, context, dimensions, False)


@cache
def _module(name: str) -> Any:
    """A module of a peer, whatever it warns of when it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module(name)


#: `regex` findall of \w+ is the bare pass; findall is the faster way to write it, so the harder one to be measured by.
BARE = Peer(r"regex \w+", _words, "regex", targets={"dense": 1 / 20, "prose": 1 / 5, "news": 1 / 5})
# A tokenizer remembers the words it has seen: on texts made of few sentences it only looks them up. News is the measure.
TOKENIZER = Peer("spaCy blank tokenizer", _tokenizer, "spacy", targets={"news": 1 / 2})
BESIDE_NUMERALS = (
    BARE,
    Peer("text2num", _text2num, "text_to_num", frozenset({"en", "fr", "de"})),
    Peer("quantulum3", _quantulum, "quantulum3", frozenset({"en"}), most=3_000),
)
BESIDE_EXTRACT = (
    TOKENIZER,
    Peer("Duckling", _duckling, "duckling", frozenset({"en", "fr", "vi", "de"}), most=12_000, targets={"news": 10.0}),
)
