"""The JSON form of what the project publishes: exactly `model_dump(mode="json")`, indented, letters as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import BaseModel


def dumps(result: BaseModel | Sequence[BaseModel]) -> str:
    """Return one model as a JSON object, several as a JSON list, with a line end.

    >>> from extractor.models import NumeralReading
    >>> print(dumps(NumeralReading(value="22.7", convention="fr")), end="")
    {
      "value": "22.7",
      "convention": "fr"
    }
    """
    plain = (
        result.model_dump(mode="json") if isinstance(result, BaseModel) else [model.model_dump(mode="json") for model in result]
    )
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
