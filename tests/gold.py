"""Reading the corpus: annotated articles and case files, compared with what the extraction gives."""

from __future__ import annotations

import json
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent.parent / "corpus"
SHARED = CORPUS.parent.parent / "shared"


def cases(path: Path) -> list[dict[str, Any]]:
    """The cases of one file."""
    return tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])


def case_files(folder: str = "cases") -> list[Path]:
    """Every case file, by language and type."""
    return sorted((CORPUS / folder).glob("*/*.toml"))


def gold_claims(path: Path, text: str) -> list[dict[str, Any]]:
    """The claims of an annotated article, their offsets found in text order."""
    claims, place = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        claim["start"] = text.index(claim["text"], place)
        claim["end"] = place = claim["start"] + len(claim["text"])
        claims.append(claim)
    return claims


def core(claim: dict[str, Any]) -> tuple[object, ...]:
    """What two claims must share to be the same: type and normalised value."""
    kind = claim["type"]
    if kind == "date":
        return kind, claim["edtf"]
    if kind == "reference":
        return kind, claim["code"].casefold().lstrip("0")
    unit = (
        claim.get("currency") if kind == "money" else claim.get("unit", "percent") if kind in ("percent", "measure") else None
    )
    return kind, Fraction(claim["low"]), Fraction(claim["high"]), unit


def reads_as(wanted: dict[str, Any], claim: dict[str, Any]) -> bool:
    """Whether a claim has the wanted value, or an ambiguous one has it among its readings."""
    other = wanted.get("alternative")
    values = [core(wanted)] + ([core(wanted | {"low": other["low"], "high": other["low"]})] if other else [])
    readings = [claim, *(claim | reading for reading in claim.get("alternatives", []))] if other else [claim]
    return all(any(core(reading) == value for reading in readings) for value in values)


def overlaps(gold: dict[str, Any], claim: dict[str, Any]) -> bool:
    """Whether two spans share a character; a gold claim without span overlaps everything."""
    return "start" not in gold or (gold["start"] < claim["end"] and claim["start"] < gold["end"])


def differences(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    """Every way in which found claims differ from the gold ones, in words."""
    out, free = [], list(found)
    for wanted in gold:
        hit = next((claim for claim in free if reads_as(wanted, claim) and overlaps(wanted, claim)), None)
        if hit is None:
            if not wanted.get("optional"):
                out.append(f"missed {core(wanted)} {wanted.get('text', '')!r}")
            continue
        free.remove(hit)
        out += attribute_differences(wanted, hit)
    optional = [wanted for wanted in gold if wanted.get("optional")]
    out += [
        f"extra {core(claim)} {claim['text']!r}" for claim in free if not any(overlaps(wanted, claim) for wanted in optional)
    ]
    return out


def attribute_differences(wanted: dict[str, Any], hit: dict[str, Any]) -> list[str]:
    """Hedge, direction, denominators and the head of the noun."""
    out = [
        f"{field} of {hit['text']!r}: {hit.get(field)} instead of {wanted.get(field)}"
        for field in ("qualifier", "direction")
        if hit.get(field) != wanted.get(field)
    ]
    if "per" in hit and list(hit["per"]) != list(wanted.get("per", [])):
        out.append(f"per of {hit['text']!r}: {hit['per']} instead of {wanted.get('per', [])}")
    if wanted.get("noun") and not _same_head(wanted["noun"], hit.get("noun")):
        out.append(f"noun of {hit['text']!r}: {hit.get('noun')!r} instead of {wanted['noun']!r}")
    return out


def _same_head(gold: str, found: str | None) -> bool:
    if not found:
        return False
    a, b = gold.casefold().split(), found.casefold().split()
    return a[-1] in b or a[0] in b or b[-1] in a
