"""The published JSON Schemas, made from the models; `schemas/` holds what this module gives, compared in a test."""

from __future__ import annotations

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField

from extractor.models import SCHEMA_VERSION, AnyClaim, Extraction, Numeral, Report

JsonSchema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HOME = f"https://crosstally.example/schemas/{SCHEMA_VERSION}"


class _AsPrinted(GenerateJsonSchema):
    """Schemas of what is printed: every field stands there, whether it has a default or not, but those left out when absent."""

    def field_is_required(self, field: ModelField | DataclassField | TypedDictField, total: bool) -> bool:  # noqa: ARG002
        """Say yes to every field that is always printed; those never printed are left out before this is asked."""
        return "serialization_exclude_if" not in field


def schemas() -> dict[str, JsonSchema]:
    """Return the schema of every published model by its name.

    Objects are open: a later version may add a field, and readers that validate must not break then.

    >>> sorted(schemas())
    ['claim', 'extraction', 'numeral', 'report']
    """
    published: dict[str, TypeAdapter[object]] = {
        "claim": TypeAdapter(AnyClaim),
        "extraction": TypeAdapter(Extraction),
        "numeral": TypeAdapter(Numeral),
        "report": TypeAdapter(Report),
    }
    return {
        name: _published(name, model.json_schema(mode="serialization", schema_generator=_AsPrinted))
        for name, model in published.items()
    }


def _published(name: str, body: JsonSchema) -> JsonSchema:
    """Name the dialect and the home of a schema, and open its objects."""
    definitions = body.get("$defs")
    opened = {"$schema": _DIALECT, "$id": f"{_HOME}/{name}.json", "title": name.capitalize(), **_opened(body)}
    if isinstance(definitions, dict):
        opened["$defs"] = {key: _opened(definition) for key, definition in definitions.items()}
    return opened


def _opened(schema: JsonSchema) -> JsonSchema:
    """Leave out the closing that the models have for their own safety."""
    return {key: value for key, value in schema.items() if key != "additionalProperties"}
