"""What kind of document a report is: by its title, by its own words, by the tense of its verbs, last by its file name."""

import re
from pathlib import PurePath

from extract.document_prose import Prose
from extract.scan import lazily
from extract.sentences import find_sentences
from extract.titles import Title, document_words, kind_of_title
from schema import Document, DocumentKind

# "in maart 2025", "het tweede kwartaal van 2025"
PART_OF_YEAR = lazily(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|kwartaal(?: van)?|helft van|half ?jaar(?: van)?|Q[1-4])\s(?P<year>20\d\d)\b"
)
# "is gestart", "hebben vastgesteld" against "wordt gestart", "zullen vaststellen"
DONE = lazily(r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b")
COMING = lazily(r"\b(?:wordt|worden|zal|zullen|gaat|gaan|willen|blijft|blijven|start|starten|werkt|werken|zetten)\b")
FEWEST_PARTS = 3


def find_kind(document: Document, prose: Prose, title: Title | None) -> tuple[DocumentKind, str] | None:
    """The kind of a document and how it was found; None where nothing settles it."""
    if title:
        return title.kind, title.found_by
    if kind := _kind_by_signs(prose):
        return kind, "head words"
    if kind := _kind_by_tense(prose):
        return kind, "verb tense and dates"
    if kind := kind_of_title(re.sub(r"[_-]+", " ", PurePath(document.file_name).stem)):
        return kind, "file name"
    return None


def _kind_by_signs(prose: Prose) -> DocumentKind | None:
    """The kind of whose own words the report uses most; None where two kinds share that place."""
    counts = {kind: sum(sign in prose.small for sign in signs) for kind, signs in document_words().signs.items()}
    best = max(counts, key=lambda kind: counts[kind])
    rivals = [kind for kind in counts if counts[kind] == counts[best]]
    return best if counts[best] and len(rivals) == 1 else None


def _kind_by_tense(prose: Prose) -> DocumentKind | None:
    """The kind by what its year is told in: months behind us and plans for the same year make a progress report.

    A budget speaks of its year as coming, accounts as done.
    """
    year = prose.commonest_year
    if year is None:
        return None
    spans = find_sentences(prose.text, 0, len(prose.text))
    told = [sentence for low, high in spans if str(year) in (sentence := prose.text[low:high])]
    coming = sum(COMING.search(sentence) is not None for sentence in told)
    done = sum(DONE.search(sentence) is not None and not COMING.search(sentence) for sentence in told)
    parts = sum(match["year"] == str(year) for match in PART_OF_YEAR.finditer(prose.text))
    if parts >= FEWEST_PARTS and done and coming:
        return DocumentKind.VOORTGANGSRAPPORTAGE
    if coming > done * 2:
        return DocumentKind.BEGROTING
    if done > coming * 3 and done >= FEWEST_PARTS:
        return DocumentKind.JAARSTUKKEN
    return None
