"""Citations: numbers of decisions and files, letters and papers of parliament, and national acts."""

from collections.abc import Iterator

from extract.acts import find_acts
from extract.decision_numbers import find_decision_numbers
from extract.evidence import evidence
from extract.found import Found
from extract.mentions import Gap, Mention
from extract.missing_numbers import find_missing_numbers
from extract.scan import lazily
from extract.state_papers import find_state_papers
from schema import BlockKind, Citation, Document, Issue

# "de Wsw-" at the end of a line, "plaatsing" on the next: a compound, and no act by itself
BROKEN_COMPOUND = lazily(r"-\s*\n\s*[^\W\d_]")


def extract_citations(document: Document, found: Found) -> Iterator[Citation | Issue]:
    """What a document cites, in reading order, in all but its contents list.

    A decision that is cited without its number is an issue, `reference-without-number`.
    """
    text = document.reading_text
    mentions = [*find_acts(text), *find_decision_numbers(text), *find_state_papers(text)]
    places: list[Mention | Gap] = [*mentions, *find_missing_numbers(text)]
    for place in sorted(places, key=lambda place: place.start):
        block = document.block_at(place.start)
        if block is None or block.kind is BlockKind.CONTENTS or BROKEN_COMPOUND.match(document.text, place.end):
            continue
        yield _issue(document, place) if isinstance(place, Gap) else _citation(document, found, place)


def _citation(document: Document, found: Found, mention: Mention) -> Citation:
    return Citation(
        **evidence(document, "citation", mention.start, mention.end),
        section_id=found.section_id_at(mention.start),
        initiative_id=found.initiative_id_at(mention.start),
        kind=mention.kind,
        number=mention.number,
        bwb_id=mention.bwb_id,
    )


def _issue(document: Document, gap: Gap) -> Issue:
    code = "reference-without-number"
    return Issue(
        **evidence(document, "issue", gap.start, gap.end, code),
        severity=gap.severity,
        code=code,
        message=gap.message,
    )
