"""The JSON form of what the project publishes: exactly `model_dump(mode="json")`, indented, letters as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from pydantic import BaseModel

# Controls and bidirectional marks, which a terminal obeys and a reader does not see. JSON has another spelling for them.
_OBEYED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def dumps(result: BaseModel | Sequence[BaseModel]) -> str:
    """Return one model as a JSON object, several as a JSON list, with a line end.

    >>> from extractor.models import NumeralReading
    >>> print(dumps(NumeralReading(value="22.7", convention="fr")), end="")
    {
      "value": "22.7",
      "convention": "fr"
    }
    """
    return dumped(
        result.model_dump(mode="json") if isinstance(result, BaseModel) else [model.model_dump(mode="json") for model in result]
    )


def dumped(plain: object) -> str:
    """Return plain values as indented JSON with a line end."""
    return _tamed(json.dumps(plain, ensure_ascii=False, indent=2)) + "\n"


def one_line(plain: object) -> str:
    r"""Return plain values as JSON on one line.

    >>> print(one_line({"text": "5 \N{EURO SIGN}\x9b\u202e"}))
    {"text": "5 €\u009b\u202e"}
    """
    return _tamed(json.dumps(plain, ensure_ascii=False))


def _tamed(text: str) -> str:
    """Spell what a terminal would obey as JSON allows; the values stay the same."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
