"""What a report is: kind, title, year, edition and municipality, each with how it was found.

What the text does not settle is null and an issue, never a guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from extract.document_kind import find_kind
from extract.document_prose import Prose
from extract.document_years import Years, find_years
from extract.evidence import evidence
from extract.municipality import find_municipality
from extract.profile import Profile
from extract.titles import called_in_text, find_titles, title_of_file
from schema import Document, DocumentFacts, DocumentKind, Issue, Severity

GIVEN = "given by the user"
MISSING = {
    "kind": "the text does not say what kind of document this is; settle it with --kind",
    "year": "the text does not say which year this is about; settle it with --year",
    "municipality": "the text does not say whose document this is; settle it with --municipality or add a profile",
}
"""The facts that every document has, and what to say where one could not be worked out."""


@dataclass(frozen=True)
class Overrides:
    """Facts that the user settles; they overrule what the text says."""

    kind: DocumentKind | None = None
    year: int | None = None
    municipality: str | None = None
    title: str | None = None


def extract_facts(
    document: Document, profiles: Sequence[Profile], overrides: Overrides
) -> tuple[DocumentFacts, Profile | None, tuple[Issue, ...]]:
    """The facts of a document, the profile of its municipality where there is one, and an issue for each unknown."""
    title = next(chain(find_titles(document), title_of_file(document)), None)
    prose = Prose(document)
    kind = (overrides.kind, GIVEN) if overrides.kind else find_kind(document, prose, title)
    years = (
        Years(overrides.year, None, GIVEN) if overrides.year else find_years(document, prose, title, kind[0] if kind else None)
    )
    municipality = (overrides.municipality, GIVEN) if overrides.municipality else find_municipality(document, profiles, title)
    named = (overrides.title, GIVEN) if overrides.title else (title.text, title.found_by) if title else None
    if named is None and kind and years and not document.is_flattened:
        called = called_in_text(prose.text, kind[0], years.year)
        named = (called, "named in the text") if called else None
    edition = (title.edition, title.found_by) if title and title.edition else None
    year = (years.year, years.found_by) if years else None
    known = {"kind": kind, "title": named, "year": year, "edition": edition, "municipality": municipality}
    profile = next((profile for profile in profiles if municipality and profile.name == municipality[0]), None)
    facts = DocumentFacts(
        kind=kind[0] if kind else None,
        title=named[0] if named else None,
        year=years.year if years else None,
        year_end=years.year_end if years else None,
        edition=edition[0] if edition else None,
        municipality=municipality[0] if municipality else None,
        municipality_code=profile.code if profile else None,
        found_by={name: fact[1] for name, fact in known.items() if fact},
    )
    return facts, profile, tuple(_unknown_facts(document, facts))


def _unknown_facts(document: Document, facts: DocumentFacts) -> Iterator[Issue]:
    """One issue for each fact that could not be worked out."""
    for fact, message in MISSING.items():
        if getattr(facts, fact) is None:
            code = f"unknown-{fact}"
            yield Issue(**evidence(document, "issue", 0, 0, code), severity=Severity.WARNING, code=code, message=message)
