"""Golden files: all records of a report as they should be, in `NAME.golden.json` beside it, to be read and reviewed.

One record a line, so that a difference between two versions is a difference between lines. Ids and checksums are left
out, for nobody can review them: a record that points at another names its first words and its place.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.files import GOLDEN_SUFFIX
from schema import Extraction, LeidraadError, Record

WORDS_OF_A_LINK = 40
"""Characters that suffice to recognise the record that another points at."""

Entry = dict[str, Any]
Golden = dict[str, Any]
"""`facts` and `coverage` as one entry each, and a list of entries for each kind of record."""


@dataclass(frozen=True)
class Difference:
    """One thing that is not as the golden file says."""

    kind: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.place}: {self.what}" if self.place else f"{self.kind}: {self.what}"


def golden_path(report: Path) -> Path:
    """Where the golden file of a report stands.

    >>> golden_path(Path("data/raw/begroting-2024.txt")).name
    'begroting-2024.golden.json'
    """
    return report.with_suffix(GOLDEN_SUFFIX)


def golden_of(extraction: Extraction) -> Golden:
    """What a golden file holds: facts, coverage, and each kind's records; what is empty or as usual is left out."""
    every = (record for records in extraction.records().values() for record in records)
    links = {record.id: f"{record.words[:WORDS_OF_A_LINK]} ({record.start})" for record in every}
    golden: Golden = {
        "facts": extraction.facts.model_dump(mode="json", exclude_none=True),
        "coverage": extraction.coverage.model_dump(mode="json"),
    }
    for kind, records in extraction.records().items():
        if records:
            golden[kind] = [entry_of(record, links) for record in records]
    terms = terms_of(extraction, links)
    for check, entry in zip(extraction.checks, golden.get("checks", []), strict=True):
        entry["terms"] = terms[check.id]
    return golden


def terms_of(extraction: Extraction, links: dict[str, str]) -> dict[str, list[str]]:
    """For each check the figures that it adds up or takes off, each with its sign and place."""
    terms: dict[str, list[str]] = {check.id: [] for check in extraction.checks}
    for line in extraction.check_lines:
        if line.factor:
            terms[line.check_id].append(f"{'+' if line.factor > 0 else '-'} {links[line.line_id]}")
    return terms


def entry_of(record: Record, links: dict[str, str]) -> Entry:
    """A record for review: words and span first, then its own fields; ids give way to what they point at."""
    entry: Entry = {"words": record.words, "start": record.start, "end": record.end}
    for field, value in record.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={"id"}).items():
        if field.endswith("_id") and value in links:
            entry[field.removesuffix("_id")] = links[value]
        elif isinstance(sum_of_money := getattr(record, field), Decimal):
            entry[field] = plain(sum_of_money)
        else:
            entry.setdefault(field, value)
    return entry


def plain(value: Decimal) -> str:
    """A decimal in its shortest form, which is the same for a record that was just found and for one out of the database.

    >>> plain(Decimal("231.00")), plain(Decimal("1.7E+6")), plain(Decimal("238.50"))
    ('231', '1700000', '238.5')
    """
    return f"{value.normalize():f}"


def golden_text(golden: Golden) -> str:
    """The golden file's text: one record a line."""
    parts = []
    for key, value in golden.items():
        if isinstance(value, list):
            lines = ",\n".join(f"    {to_json(entry)}" for entry in value)
            parts.append(f"  {to_json(key)}: [\n{lines}\n  ]")
        else:
            parts.append(f"  {to_json(key)}: {to_json(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def to_json(value: object) -> str:
    """JSON on one line, letters with accents as they are."""
    return json.dumps(value, ensure_ascii=False)


def read_golden(path: Path) -> Golden:
    """The golden file at `path`; raises LeidraadError `missing-golden` or `bad-golden`."""
    remedy = "review the records, then write it with `leidraad check --update`"
    try:
        golden = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LeidraadError("missing-golden", str(path), "there is no golden file for the report", remedy) from None
    except (OSError, ValueError) as error:
        raise LeidraadError("bad-golden", str(path), f"cannot be read: {error}", remedy) from error
    if not is_golden(golden):
        raise LeidraadError("bad-golden", str(path), "does not hold lists of records with words, start and end", remedy)
    return golden  # type: ignore[no-any-return]  # is_golden has looked


def is_golden(value: object) -> bool:
    """Whether `value` has the form of a golden file: objects, and lists of entries that have a place."""
    if not isinstance(value, dict):
        return False
    lists = [part for part in value.values() if not isinstance(part, dict)]
    return all(isinstance(part, list) for part in lists) and all(
        isinstance(entry, dict) and {"words", "start", "end"} <= entry.keys() for part in lists for entry in part
    )


def find_differences(expected: Golden, found: Golden) -> Iterator[Difference]:
    """What differs, in the order of the golden file: fields of facts, then kind by kind record by record."""
    for kind in dict.fromkeys([*found, *expected]):
        old, new = expected.get(kind, []), found.get(kind, [])
        if isinstance(old, dict) or isinstance(new, dict):
            yield from (Difference(kind, "", change) for change in changes(old or {}, new or {}))
            continue
        before, after = by_place(old), by_place(new)
        for place in sorted(before.keys() | after.keys()):
            yield from compare_entries(kind, before.get(place), after.get(place))


def by_place(entries: Iterable[Entry]) -> dict[tuple[int, int, str, int], Entry]:
    """The entries by span, an issue's code, and a rank among those that share both."""
    placed: dict[tuple[int, int, str, int], Entry] = {}
    for entry in entries:
        place, rank = (entry["start"], entry["end"], str(entry.get("code", "")) if "severity" in entry else ""), 0
        while (*place, rank) in placed:
            rank += 1
        placed[(*place, rank)] = entry
    return placed


def compare_entries(kind: str, old: Entry | None, new: Entry | None) -> Iterator[Difference]:
    """What differs between the record that was expected at a place and the one that was found there."""
    entry = new or old or {}
    place = f"{entry['start']}-{entry['end']} '{' '.join(entry['words'].split())}'"
    if new is None:
        yield Difference(kind, place, "missing")
    elif old is None:
        own = {field: value for field, value in new.items() if field not in ("words", "start", "end")}
        yield Difference(kind, place, f"extra {to_json(own)}")
    else:
        yield from (Difference(kind, place, change) for change in changes(old, new))


def changes(old: Entry, new: Entry) -> Iterator[str]:
    """The fields that differ, as `field: old → new`."""
    for field in dict.fromkeys([*old, *new]):
        if old.get(field) != new.get(field):
            yield f"{field}: {to_json(old.get(field))} → {to_json(new.get(field))}"
