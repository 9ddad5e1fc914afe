"""What a report is: kind, title, year, edition and municipality, each with how it was found.

What the text does not settle is null and an issue, never a guess.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from extract.profile import Profile
from extract.titles import Title, YEARS, document_words, find_titles, kind_of_title
from schema import BlockKind, Document, DocumentFacts, DocumentKind, Issue, Severity

HEAD_BLOCKS = 40
TABLE_KINDS = (BlockKind.CELL, BlockKind.PIPE_ROW, BlockKind.TABLE_ROW)
# "de begroting van 2017", "verantwoording over 2023", "budgetten voor 2021", "programmabegroting 2019-2022 vast te stellen"
YEAR_SAID = re.compile(
    r"(?:begroting|budgetten|verantwoording|verslag|maanden|speerpunten)\b(?P<between>[^.\n]{0,30}?)\b(?:van|over|voor)\s(?P<year>20\d\d)(?![\d-])"
)
# "De programmabegroting 2019-2022 ... vast te stellen"
SET_BY_COUNCIL = re.compile(r"(?:programma|meerjaren)?begroting\s(?P<years>20\d\d\s?-\s?20\d\d)", re.IGNORECASE)
# column heads: "Begroting 2021", "Rekening 2019"
BUDGET_COLUMN = re.compile(r"\b(?:begroting|begr\.?)\s(?P<year>20\d\d)\b", re.IGNORECASE)
YEAR_CELL = re.compile(r"(?<![\d.])(20\d\d)(?![\d.])")
YEAR_IN_PROSE = re.compile(r"(?<![\d.,/€-])(?:20\d\d)(?![\d.,/]\d|\d|\s?[-–]\s?20)")
# "in maart 2025", "het tweede kwartaal van 2025"
PART_OF_YEAR = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|kwartaal(?: van)?|helft van|Q[1-4])"
    r"\s(?P<year>20\d\d)\b"
)
# "is gestart", "hebben vastgesteld" against "wordt gestart", "zullen vaststellen"
DONE = re.compile(r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b")
COMING = re.compile(r"\b(?:wordt|worden|zal|zullen|gaat|gaan|willen|blijft|blijven|start|starten|werkt|werken|zetten)\b")
# "gemeente Meerdrecht", "gemeente Bergen op Zoom"
GOVERNED = re.compile(r"\b[Gg]emeente (?P<name>[A-Z][\w'’-]+(?: (?:aan (?:de|den)|op|en) [A-Z][\w'’-]+)?)")
# "De raad van de gemeente Meerdrecht", "de jaarstukken 2021 van de gemeente Meerdrecht"
SELF = re.compile(
    r"\b(?i:raad|college|burgemeester en wethouders|begroting|jaarstukken|jaarverslag|jaarrekening|rekenkamer)\b[^.,;\n]{0,12} van (?:de )?gemeente "
    r"(?P<name>[A-Z][\w'’-]+(?: (?:aan (?:de|den)|op|en) [A-Z][\w'’-]+)?)"
)
# "Gemeente Meerdrecht", "Gemeente Meerdrecht, maart 2024"
OWN_LINE = re.compile(r"Gemeente (?P<name>[A-Z][\w'’-]+(?: (?:aan (?:de|den)|op|en) [A-Z][\w'’-]+)?)(?:,.{0,60})?")
FEWEST_MENTIONS = 3
FEWEST_SIGNS = 2


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
    title = next(find_titles(document), None)
    found_by: dict[str, str] = {}
    kind = overrides.kind or _find_kind(document, title, found_by)
    years = (overrides.year, None) if overrides.year else _find_years(document, title, kind, found_by)
    municipality = overrides.municipality or _find_municipality(document, profiles, found_by)
    for fact in ("kind", "year", "municipality", "title"):
        if getattr(overrides, fact) is not None:
            found_by[fact] = "given by the user"
    if title and not overrides.title:
        found_by["title"] = title.found_by
    if title and title.edition:
        found_by["edition"] = title.found_by
    profile = next((profile for profile in profiles if profile.name == municipality), None)
    facts = DocumentFacts(
        kind=kind,
        title=overrides.title or (title.text if title else None),
        year=years[0] if years else None,
        year_end=years[1] if years else None,
        edition=title.edition if title else None,
        municipality=municipality,
        municipality_code=profile.code if profile else None,
        found_by=found_by,
    )
    return facts, profile, tuple(_unknown_facts(document, facts))


def _find_kind(document: Document, title: Title | None, found_by: dict[str, str]) -> DocumentKind | None:
    """The kind: from the title, words that only one kind uses, the tense of its verbs, last the file name."""
    if title:
        found_by["kind"] = title.found_by
        return title.kind
    if kind := _kind_by_signs(document):
        found_by["kind"] = "head words"
        return kind
    if kind := _kind_by_tense(document):
        found_by["kind"] = "verb tense and dates"
        return kind
    if kind := kind_of_title(PurePath(document.file_name).stem.replace("_", " ").replace("-", " ")):
        found_by["kind"] = "file name"
        return kind
    return None


@cache
def _signs() -> tuple[tuple[DocumentKind, re.Pattern[str]], ...]:
    signs = document_words().signs
    return tuple((kind, re.compile("|".join(re.escape(sign) for sign in signs[kind]))) for kind in signs)


def _kind_by_signs(document: Document) -> DocumentKind | None:
    """The kind whose own words the report uses most."""
    text = document.reading_text.casefold()
    counts = {kind: len(set(pattern.findall(text))) for kind, pattern in _signs()}
    best = max(counts, key=lambda kind: counts[kind])
    rivals = [kind for kind in counts if counts[kind] == counts[best]]
    return best if counts[best] and len(rivals) == 1 else None


def _kind_by_tense(document: Document) -> DocumentKind | None:
    """The kind by what its year is told in: months behind us and plans for the same year make a progress report.

    A budget speaks of its year as coming, accounts as done.
    """
    prose = _prose(document)
    year = _commonest_year(prose)
    if year is None:
        return None
    told = [sentence for sentence in re.split(r"(?<=[.!?])\s", prose) if str(year) in sentence]
    coming = sum(COMING.search(sentence) is not None for sentence in told)
    done = sum(DONE.search(sentence) is not None and not COMING.search(sentence) for sentence in told)
    parts = sum(match["year"] == str(year) for match in PART_OF_YEAR.finditer(prose))
    if parts >= 3 and done and coming:
        return DocumentKind.VOORTGANGSRAPPORTAGE
    if coming > done * 2:
        return DocumentKind.BEGROTING
    if done > coming * 3 and done >= 3:
        return DocumentKind.JAARSTUKKEN
    return None


def _find_years(
    document: Document, title: Title | None, kind: DocumentKind | None, found_by: dict[str, str]
) -> tuple[int, int | None] | None:
    """Year, and last year of a period: from the title, what the text says of itself, heads of tables, its dates, last the file name."""
    if title and title.years:
        found_by["year"] = title.found_by
        return title.years
    prose = _prose(document)
    if match := SET_BY_COUNCIL.search(prose):
        years = YEARS.search(match["years"])
        assert years is not None
        found_by["year"] = "running text"
        return int(years["year"]), int(years["end"])
    columns = _years_of_columns(document, kind)
    if columns and (columns[1] or BUDGET_COLUMN.search(_tables(document))):
        found_by["year"] = "heads of the table"
        return columns
    if match := YEAR_SAID.search(prose):
        found_by["year"] = "running text"
        return int(match["year"]), None
    if year := _commonest_year(prose):
        found_by["year"] = "dates in the text"
        return year, None
    if columns:
        found_by["year"] = "heads of the table"
        return columns
    stem = PurePath(document.file_name).stem
    if match := re.search(r"(?<!\d)20[0-4]\d(?!\d)", stem):
        found_by["year"] = "file name"
        return int(match[0]), None
    return None


def _years_of_columns(document: Document, kind: DocumentKind | None) -> tuple[int, int | None] | None:
    """The year by the heads of tables: of the last budget column, or the first of a kaderbrief's years to come."""
    tables = _tables(document)
    budgets = [int(match["year"]) for match in BUDGET_COLUMN.finditer(tables)]
    if budgets and kind in (DocumentKind.BEGROTING, None):
        return max(budgets), None
    heads = _row_of_years(tables)
    if not heads:
        return None
    if kind is DocumentKind.KADERBRIEF:
        return heads[0], heads[-1] if len(heads) > 1 else None
    return heads[0], None


def _row_of_years(tables: str) -> list[int]:
    """The first run of years that rise by one, as the heads of columns do."""
    run: list[int] = []
    for year in map(int, YEAR_CELL.findall(tables)):
        if run and year == run[-1] + 1:
            run.append(year)
        elif len(run) > 1:
            break
        else:
            run = [year]
    return run


def _commonest_year(prose: str) -> int | None:
    """The year that the prose names most, where it names it more than once or no other."""
    counts = Counter(YEAR_IN_PROSE.findall(prose)).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return int(counts[0][0])


def _find_municipality(document: Document, profiles: Sequence[Profile], found_by: dict[str, str]) -> str | None:
    """The municipality: by its profile's own words, else the one that the text calls itself."""
    text = document.reading_text
    hits = {profile.name: _count_signs(text, profile) for profile in profiles}
    best = max(hits, key=lambda name: hits[name], default=None)
    if best and hits[best] >= FEWEST_SIGNS:
        found_by["municipality"] = "own words of the profile"
        return best
    named = Counter(match["name"] for match in GOVERNED.finditer(text)).most_common(1)
    if named and named[0][1] >= FEWEST_MENTIONS:
        found_by["municipality"] = "named in the text"
        return named[0][0]
    if match := next(filter(None, (OWN_LINE.fullmatch(text, block.start, block.end) for block in document.blocks[:HEAD_BLOCKS])), None):
        found_by["municipality"] = "line of its own"
        return match["name"]
    if match := SELF.search(text):
        found_by["municipality"] = "named in the text"
        return match["name"]
    return None


def _count_signs(text: str, profile: Profile) -> int:
    """How often a text uses a profile's own words; a neighbour may name the region, so that does not count."""
    words = "|".join(re.escape(word) for word in (*profile.signs, *profile.committees, *profile.portfolios))
    own = len(re.findall(rf"\b(?:{words})\b(?! [Rr]egio)", text)) if words else 0
    return own + len(re.findall(rf"\b[Gg]emeente {re.escape(profile.name)}\b", text))


@cache
def _missing() -> dict[str, str]:
    return {
        "kind": "the text does not say what kind of document this is; settle it with --kind",
        "year": "the text does not say which year this is about; settle it with --year",
        "municipality": "the text does not say whose document this is; settle it with --municipality or add a profile",
    }


def _unknown_facts(document: Document, facts: DocumentFacts) -> Iterator[Issue]:
    """One issue for each fact that could not be worked out."""
    for fact, message in _missing().items():
        if getattr(facts, fact) is None:
            code = f"unknown-{fact}"
            yield Issue(
                id=document.record_id("issue", 0, 0, code), start=0, end=0, page=document.page_at(0), words="",
                severity=Severity.WARNING, code=code, message=message,
            )


def _prose(document: Document) -> str:
    """The running text without tables and furniture."""
    text = document.reading_text
    leave_out = {*TABLE_KINDS, BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CONTENTS}
    return "\n".join(text[block.start : block.end] for block in document.blocks if block.kind not in leave_out)


def _tables(document: Document) -> str:
    """The text of the cells and rows of tables, a cell a line."""
    text = document.reading_text
    return "\n".join(text[block.start : block.end] for block in document.blocks if block.kind in TABLE_KINDS)
