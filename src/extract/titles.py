"""The line by which a report names itself, and what it says: kind, years, edition."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from extract.cells import TABLE_KINDS
from extract.lists import load_list
from extract.scan import lazily
from schema import Block, BlockKind, Document, DocumentKind

TITLE_BLOCKS = 6
"""A title stands among the first so many blocks."""
LONGEST_TITLE = 110
PREFACE = 20_000
"""Among so many characters a text says what it is."""
FEWEST_MENTIONS = 3
"""A text calls itself by a title so often, where none of its lines is the title."""
# "Programma 3 Haven | Programmabegroting 2025", "Begroting 2024 - Gemeente Meerdrecht"
FILE_TITLE_SEAM = lazily(r"\s[|–—-]\s")
# "Meerdrecht", "Bergen op Zoom", "Alphen aan den Rijn", "Kaag en Braassem"
MUNICIPALITY = r"(?P<name>[A-Z][\w'’-]+(?: (?:aan (?:de|den)|op|en) [A-Z][\w'’-]+)?)"
# "2024", "2024-2028", "2019 - 2023", "2024/25"; never "1.202", "2024.1"
YEARS = lazily(r"(?<![\d.])(?P<year>20\d\d|199\d)(?:\s?[-–/]\s?(?P<end>20\d\d|\d\d(?!\d)))?(?![\d.]\d)")
# "Begroting 2024", "Actieplan Sport en Spel 2022-2026"
WHOLE_TITLE = lazily(r"[A-Z0-9][^.:;!?]{4,90}\s(?:20\d\d|199\d)(?:\s?[-–/]\s?(?:20)?\d\d)?")
# "Gemeente Meerdrecht, Beleidsplan ...", "Gemeente Meerdrecht - Begroting ..."
OF_MUNICIPALITY = lazily(rf"[Gg]emeente {MUNICIPALITY}\s?[,:|–-]\s*")
# "Eerste bestuursrapportage 2022 gemeente Meerdrecht", "Begroting 2024 van de gemeente Meerdrecht"
BY_MUNICIPALITY = lazily(rf"\b[Gg]emeente {MUNICIPALITY}$")
# "Burap 2", "Bestuursrapportage II", "Bestuursrapportage 2021-II", "Berap 2022 (1)"
NUMBER_BEHIND = lazily(
    r"(?:rapportage|burap|berap|brap|marap|turap)(?:\s20\d\d)?(?:\s|\s?[-/]\s?|\s?\()(?P<number>[1-4]|I{1,3}|IV)(?![\w.])",
    re.IGNORECASE,
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


class DocumentWords(BaseModel):
    """The lists of `words/documents.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: dict[DocumentKind, tuple[str, ...]]
    signs: dict[DocumentKind, tuple[str, ...]]
    ordinals: dict[int, tuple[str, ...]]


class Title(NamedTuple):
    """A line that names the report, and how it was found."""

    text: str
    kind: DocumentKind
    found_by: str
    municipality: str | None = None

    @property
    def years(self) -> tuple[int, int | None] | None:
        """The year that the line names, and the last one where it names a period."""
        match = YEARS.search(self.text)
        if match is None:
            return None
        year = int(match["year"])
        end = int(match["end"]) if match["end"] else None
        if end is not None and end < 100:
            end += year // 100 * 100
        return year, end if end is not None and end > year else None

    @property
    def edition(self) -> int | None:
        """The ordinal of a progress report; null for other kinds."""
        return find_edition(self.text) if self.kind is DocumentKind.VOORTGANGSRAPPORTAGE else None


@cache
def document_words() -> DocumentWords:
    """The lists of words by which documents name themselves."""
    return load_list("documents", DocumentWords)


def find_titles(document: Document) -> Iterator[Title]:
    """Lines that name the report, the surest first: a title line on top, else what the running heads repeat."""
    for block in islice((block for block in document.blocks if block.kind is not BlockKind.FURNITURE), TITLE_BLOCKS):
        line = _line(document, block)
        if _stands_alone(block, line):
            yield from _title(line, "title line")
    heads = Counter(_line(document, block) for block in document.blocks if block.kind is BlockKind.FURNITURE)
    for line, times in heads.most_common():
        if times > 1:
            yield from _title(line, "running head")


def title_of_file(document: Document) -> Iterator[Title]:
    """The title that a file gives itself, where a part of it names a kind of document and a year.

    It may stand behind the name of a page or before that of a site: `Haven | Programmabegroting 2025`.
    """
    for part in FILE_TITLE_SEAM.split(document.origin.title or ""):
        if YEARS.search(part):
            yield from _title(part.strip(), "title of the file")


def called_in_text(text: str, kind: DocumentKind, year: int) -> str | None:
    """The title that a text calls itself by, `de jaarstukken 2023`, where no line has it, as on a cover that is a picture.

    A text that names such a title often is about it, and what it calls itself, it does in its preface or reading guide. Of
    several words the first on the list counts, for the whole stands before its parts: jaarstukken hold a jaarrekening.
    """
    places = (match.start() for match in re.finditer(rf" {year}\b(?!\s?[-–/]\s?\d)", text))
    mentions = [(place, word) for place in places if (word := word_of_kind(text, place, kind))]
    named = {word for place, word in mentions if place - len(word) < PREFACE}
    first = next((word for word in document_words().titles[kind] if word in named), None)
    return f"{first.capitalize()} {year}" if first and len(mentions) >= FEWEST_MENTIONS else None


def word_of_kind(text: str, end: int, kind: DocumentKind) -> str | None:
    """The longest word for a kind of document that ends at an offset, whatever its case; no part of a longer word.

    >>> word_of_kind("In de Jaarstukken 2023", 17, DocumentKind.JAARSTUKKEN)
    'jaarstukken'
    """
    before = text[max(end - LONGEST_TITLE, 0) : end].casefold()
    words = (word for word in document_words().titles[kind] if before.endswith(word))
    whole = (word for word in words if not re.match(r"\w", before[-len(word) - 1 : -len(word)]))
    return max(whole, key=len, default=None)


def _stands_alone(block: Block, line: str) -> bool:
    """Whether a line is by itself, as a title is; a row of a table only where it is a kind with one year: `Burap 2 2023`."""
    if block.kind is BlockKind.TABLE_ROW:
        return _title_word().match(line) is not None and len(YEARS.findall(line)) == 1
    if block.kind in TABLE_KINDS:
        return False
    return block.kind is BlockKind.HEADING or line.isupper() or WHOLE_TITLE.fullmatch(line) is not None


def _line(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split()).rstrip(": ")


def _title(line: str, found_by: str) -> Iterator[Title]:
    """The title in a line that names a kind of document; the municipality before it does not belong to it."""
    if len(line) >= LONGEST_TITLE:
        return
    before, behind = OF_MUNICIPALITY.match(line), BY_MUNICIPALITY.search(line)
    text = line[before.end() :] if before else line
    kind = kind_of_title(text)
    if kind:
        named = before or behind
        yield Title(text, kind, found_by, named["name"] if named else None)


def kind_of_title(line: str) -> DocumentKind | None:
    """The kind of document that a title line names, by the first word that names one.

    >>> kind_of_title("Tweede Voortgangsrapportage 2023").value
    'voortgangsrapportage'
    >>> kind_of_title("Wat gaat dit kosten?")
    """
    match = _title_word().search(line)
    if match is None:
        return None
    kinds = _kind_by_word()
    return next(kinds[word] for word in kinds if re.fullmatch(_with_lost_ligatures(word), match["word"], re.IGNORECASE))


@cache
def _kind_by_word() -> dict[str, DocumentKind]:
    return {word: kind for kind, words in document_words().titles.items() for word in words}


@cache
def _title_word() -> re.Pattern[str]:
    words = "|".join(_with_lost_ligatures(word) for word in sorted(_kind_by_word(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:\w+-)?(?P<word>{words})(?!\w)", re.IGNORECASE)


def _with_lost_ligatures(word: str) -> str:
    """A pattern for a word from which a PDF may have dropped `ti`, `tt`, `ft` or `fi`, leaving a blank or nothing."""
    return re.sub("ti|tt|ft|fi", lambda match: f"(?:{match[0]}| |)", re.escape(word))


def find_edition(title: str) -> int | None:
    """The ordinal that a progress report's title gives.

    >>> find_edition("Tweede Voortgangsrapportage 2023"), find_edition("2e Bestuursrapportage 2019"), find_edition("Burap II")
    (2, 2, 2)
    """
    tokens = set(re.findall(r"\w+", title.casefold()))
    for ordinal, words in document_words().ordinals.items():
        if tokens.intersection(words):
            return ordinal
    behind = NUMBER_BEHIND.search(title)
    if behind is None:
        return None
    number = behind["number"].upper()
    return ROMAN.get(number) or int(number)
