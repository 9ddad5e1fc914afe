"""What a reviewer decided on the records of a document: kept beside the extraction and never in its place.

The page for review saves an overlay as a JSON file; it is stored by `leidraad review --apply`.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, create_model, field_validator, model_validator
from pydantic_core import ErrorDetails, from_json

from schema.errors import LeidraadError
from schema.frozen import Frozen
from schema.records import LINK_TABLES, RECORD_TABLES, Check, Extraction, Issue, Record
from schema.vocabulary import SumStatus

FORMAT: Literal["leidraad-overlay/1"] = "leidraad-overlay/1"
RECORD_ID = r"^[0-9a-f]{16}$"
MOST_FAULTS = 10
"""Faults of a file that are told one by one."""

REFERENCES = frozenset(
    {"parent_id", "section_id", "programme_id", "policy_area_id", "goal_id", "initiative_id", "table_id", "check_id", "line_id"}
)
"""Fields that hold the id of another record of the document."""

SPANS = frozenset({"body_start", "body_end"})
"""Fields that hold places in the text."""

WORKED_OUT = frozenset({Check, Issue})
"""Records that the program works out of others: they are right or not, and there is nothing of their own to correct."""

REMEDY = "save it anew from the page for review"


class Decision(StrEnum):
    """What a reviewer says of a record."""

    ACCEPTED = "accepted"
    """It is right as it stands."""
    CORRECTED = "corrected"
    """It is there, and some of its fields are otherwise."""
    REJECTED = "rejected"
    """There is no such thing at this place."""
    WITHDRAWN = "withdrawn"
    """What was decided before is taken back; in an overlay only, for it leaves nothing behind in the database."""


class OverlayDocument(Frozen):
    """The document that was reviewed."""

    id: str = Field(pattern=RECORD_ID, description="Name of the document in the database.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file's bytes, in hexadecimal.")
    file_name: str = Field(description="Name of the file without its folder.")


class Review(Frozen):
    """What was decided on one record."""

    record_id: str = Field(pattern=RECORD_ID, description="The record.")
    kind: str = Field(description="The table that it stands in.")
    decision: Decision = Field(description="Whether it is right.")
    correction: dict[str, Any] = Field(default={}, description="The right values, by field; none but for a corrected record.")
    remark: str | None = Field(default=None, description="What the reviewer adds.")
    reviewed_at: AwareDatetime = Field(description="When it was decided.")

    @field_validator("kind")
    @classmethod
    def is_kind(cls, kind: str) -> str:
        """A kind is a table of records."""
        if kind not in RECORD_TABLES:
            raise ValueError(f"is none of {', '.join(RECORD_TABLES)}")
        return kind

    @model_validator(mode="after")
    def is_whole(self) -> Self:
        """Only a corrected record has right values, of the fields and types of its kind; what is right may be unknown."""
        if self.correction and self.decision is not Decision.CORRECTED:
            raise ValueError(f"a record that is {self.decision} has no correction")
        self.right_values()
        return self

    def right_values(self) -> dict[str, Any]:
        """The correction as values of the record's fields; raises ValueError for one that cannot be."""
        given = json.dumps(self.correction)
        try:
            values = correction_model(self.kind).model_validate_json(given, strict=True)
        except ValidationError as error:
            raise ValueError("; ".join(f"{place_in(fault)}: {said_of(fault)}" for fault in error.errors())) from error
        right = {name: getattr(values, name) for name in values.model_fields_set}
        if blank := [name for name, value in right.items() if isinstance(value, str) and not value.strip()]:
            raise ValueError(f"{blank[0]}: is blank")
        return right


class Overlay(Frozen):
    """All that was decided on the records of one document."""

    format: Literal["leidraad-overlay/1"] = Field(default=FORMAT, description="What kind of file this is.")
    document: OverlayDocument = Field(description="The document.")
    reviewer: str | None = Field(default=None, description="Who decided.")
    reviews: tuple[Review, ...] = Field(default=(), description="The decisions.")

    @field_validator("reviews")
    @classmethod
    def are_of_different_records(cls, reviews: tuple[Review, ...]) -> tuple[Review, ...]:
        """A record is decided on once."""
        seen: set[str] = set()
        for review in reviews:
            if review.record_id in seen:
                raise ValueError(f"the record {review.record_id} is decided on twice")
            seen.add(review.record_id)
        return reviews


@cache
def correctable_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that a reviewer can put right: what it says, and not where it stands or what follows.

    >>> correctable_fields("citations"), correctable_fields("checks")
    (('kind', 'number', 'bwb_id'), ())
    """
    model = RECORD_TABLES[kind]
    if model in WORKED_OUT:
        return ()
    left_out = REFERENCES | SPANS | Record.model_fields.keys()
    return tuple(name for name, field in model.model_fields.items() if name not in left_out and field.annotation is not SumStatus)


@cache
def correction_model(kind: str) -> type[BaseModel]:
    """The fields of a kind of record that can be put right, each with its type and none of them needed."""
    fields = {}
    for name in correctable_fields(kind):
        field = RECORD_TABLES[kind].model_fields[name]._copy()  # noqa: SLF001 - pydantic has no other copy with its bounds
        field.default, field.default_factory = None, None
        fields[name] = (field.annotation, field)
    model: type[BaseModel] = create_model(  # type: ignore[call-overload]
        f"Right{RECORD_TABLES[kind].__name__}", __config__=ConfigDict(extra="forbid"), **fields
    )
    return model


def read_overlay(content: bytes, place: str) -> Overlay:
    """The overlay in a file; raises LeidraadError `bad-overlay`, which names what is wrong in it and where."""
    try:
        value = from_json(content, allow_inf_nan=False)
    except ValueError as error:
        raise LeidraadError("bad-overlay", place, f"is no JSON: {error}", REMEDY) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise LeidraadError("bad-overlay", place, f"is no overlay: its format is not {FORMAT}", REMEDY)
    try:
        return Overlay.model_validate(value)
    except ValidationError as error:
        faults = [f"{place_in(fault)}: {said_of(fault)}" for fault in error.errors()]
        more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
        raise LeidraadError("bad-overlay", place, "; ".join(faults[:MOST_FAULTS] + more), REMEDY) from error


def place_in(fault: ErrorDetails) -> str:
    """Where a fault stands, as `reviews 3, decision`.

    >>> place_in({"loc": ("reviews", 2, "decision")})
    'reviews 3, decision'
    """
    parts: list[str] = []
    for step in fault["loc"]:
        if isinstance(step, int) and parts:
            parts[-1] += f" {step + 1}"
        else:
            parts.append(str(step))
    return ", ".join(parts) or "overlay"


def said_of(fault: ErrorDetails) -> str:
    """What is wrong, without the library's own way of saying that it is a value."""
    if fault["type"] == "extra_forbidden":
        return "is no field that can be given here"
    message = fault["msg"].removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def with_reviews(extraction: Extraction, reviews: Mapping[str, Review]) -> Extraction:
    """The extraction as its reviewers say it should be: corrected, and without what they rejected.

    What cannot be without a rejected record falls with it: the figures and sums of a table, a sum without one of its
    figures. What stood in a rejected section stands in the one around it; other references to rejected records are null.
    """
    rejected = {name for name, review in reviews.items() if review.decision is Decision.REJECTED}
    rejected |= {record.id for records in extraction.records().values() for record in records if hangs_on(record, rejected)}
    rejected |= {link.check_id for link in extraction.check_lines if link.line_id in rejected}
    around = {section.id: section.parent_id for section in extraction.sections}

    def standing(record_id: str | None) -> str | None:
        """The record that is meant, or the section around it, or none."""
        while record_id in rejected:
            record_id = around.get(record_id)
        return record_id

    found: dict[str, Any] = {}
    for kind, records in extraction.records().items():
        kept = (record for record in records if record.id not in rejected)
        found[kind] = tuple(record.with_values(**changes_of(record, reviews.get(record.id), standing)) for record in kept)
    for table in LINK_TABLES:
        found[table] = tuple(link for link in getattr(extraction, table) if not rejected & {link.check_id, link.line_id})
    found["boxes"] = tuple(box for box in extraction.boxes if box.record_id not in rejected)
    return extraction.with_values(**found)


def hangs_on(record: Record, rejected: set[str]) -> bool:
    """Whether a record cannot be without the table that was rejected."""
    return getattr(record, "table_id", None) in rejected


def changes_of(record: Record, review: Review | None, standing: Any) -> dict[str, Any]:
    """The fields of a record that are otherwise: those that were corrected, and references to what is no longer there."""
    references = {name: getattr(record, name) for name in REFERENCES & type(record).model_fields.keys()}
    moved = {name: standing(value) for name, value in references.items()}
    if review is None or review.decision is not Decision.CORRECTED:
        return moved
    try:
        return moved | review.right_values()
    except ValueError as error:
        what = f"its correction does not fit the record as it is now: {error}"
        raise LeidraadError("bad-correction", record.id, what, "correct it anew on the page for review") from error
