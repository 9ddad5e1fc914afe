"""A library of generated reports: many municipalities and years, with records of every kind.

A report is made of its number alone, so that the same library comes out each time and any report of it can be made again. The
words of its prose are as frequent as those of a language: the second half as often as the first, the third a third as often.
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import accumulate, count, islice, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from schema import (
    RECORD_TABLES,
    CitationKind,
    Coverage,
    Document,
    DocumentFacts,
    DocumentKind,
    Extraction,
    Nature,
    Page,
    Phase,
    Severity,
    Side,
    SignConvention,
    Status,
    SumRule,
    SumStatus,
    TableKind,
)
from schema.lists import load_list
from schema.records import CheckLine
from store import Store

MOST_WORDS = 90_000
"""Words of the vocabulary: of the last of them there are a handful in a million records."""

FIRST_YEAR, YEARS = 2016, 10
KINDS = (DocumentKind.BEGROTING, DocumentKind.VOORTGANGSRAPPORTAGE, DocumentKind.JAARSTUKKEN)
COLUMNS = {
    DocumentKind.BEGROTING: ((-1, Phase.ACTUAL), (0, Phase.APPROVED), (1, Phase.ESTIMATE)),
    DocumentKind.VOORTGANGSRAPPORTAGE: ((-1, Phase.ACTUAL), (0, Phase.APPROVED), (0, Phase.ADJUSTED)),
    DocumentKind.JAARSTUKKEN: ((-1, Phase.ACTUAL), (0, Phase.APPROVED), (0, Phase.ACTUAL)),
}
"""The columns of tables by kind of report: how many years from its own, and the phase."""

PAGE = 2_800
"""Characters from which on the next heading stands on a new page."""

SENTENCE = 11
ROWS = ((Side.EXPENDITURE, "Lasten"), (Side.REVENUE, "Baten"), (Side.BALANCE, "Saldo"))
WRITTEN_AT = datetime(2025, 6, 1, tzinfo=UTC)


class Words(BaseModel):
    """The file `words/library.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    small: tuple[str, ...]
    forms: tuple[str, ...]
    first: tuple[str, ...]
    middle: tuple[str, ...]
    last: tuple[str, ...]
    name_beginnings: tuple[str, ...]
    name_endings: tuple[str, ...]
    programmes: dict[str, tuple[str, ...]]


class Vocabulary(NamedTuple):
    """Words with how often they stand in a text, the most frequent first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    """Each with those before it, as `random.choices` wants them."""


@cache
def library_words() -> Words:
    """The lists of words."""
    return load_list("bench", "library", Words)


@cache
def vocabulary() -> Vocabulary:
    """The words of the prose: small ones, those of the field, then compounds in an order without a pattern."""
    lists = library_words()
    compounds = ["".join(parts) for parts in product(lists.first, lists.middle, lists.last)]
    Random(1).shuffle(compounds)
    known = [*lists.small, *(form for pair in lists.forms for form in pair.split())]
    words = tuple(dict.fromkeys((*known, *compounds)))[:MOST_WORDS]
    return Vocabulary(words, tuple(accumulate(1 / rank for rank in range(1, len(words) + 1))))


def municipalities() -> tuple[str, ...]:
    """Names of municipalities that do not exist."""
    lists = library_words()
    return tuple(beginning + ending for ending, beginning in product(lists.name_endings, lists.name_beginnings))


class ReportWriter:
    """Writes the text of one report, and keeps the records that it makes on the way."""

    def __init__(self, number: int) -> None:
        self.rng = Random(number)
        self.year = FIRST_YEAR + number // len(KINDS) % YEARS
        self.kind = KINDS[number % len(KINDS)]
        names = municipalities()
        self.municipality = names[number // (len(KINDS) * YEARS) % len(names)]
        self.sha256 = sha256(f"report {number}".encode()).hexdigest()
        self.number = number
        self.parts: list[str] = []
        self.length = 0
        self.page_starts = [0]
        self.records: dict[str, list[Any]] = {table: [] for table in (*RECORD_TABLES, "check_lines")}
        self.open_sections: list[dict[str, Any]] = []
        self._ids = Document(file_name="", source_path="", sha256=self.sha256, media_type="", text="")

    def write(self, words: str) -> tuple[int, int]:
        """Adds words to the text; returns their span."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    def place(self, kind: str, span: tuple[int, int], words: str) -> dict[str, Any]:
        """The fields that every record has."""
        record_id = self._ids.record_id(kind, *span)
        return {"id": record_id, "start": span[0], "end": span[1], "page": len(self.page_starts), "words": words}

    def add(self, table: str, words: str, **fields: Any) -> str:
        """Adds words to the text, and a record that rests on them; returns its id."""
        return self.note(table, self.write(words), words, **fields)

    def note(self, table: str, span: tuple[int, int], words: str, **fields: Any) -> str:
        """Adds a record that rests on words that are written; returns its id."""
        place = self.place(table, span, words)
        self.records[table].append(RECORD_TABLES[table].model_validate(place | fields))
        return str(place["id"])

    def heading(self, level: int, title: str, number: str | None = None) -> str:
        """Begins a section, on a new page where this one is full; returns its id."""
        self.close_sections(level)
        if self.length - self.page_starts[-1] > PAGE:
            self.page_starts.append(self.length)
        words = f"{number} {title}" if number else title
        parent = self.open_sections[-1]["id"] if self.open_sections else None
        section = self.place("sections", self.write(words), words)
        self.write("\n\n")
        self.open_sections.append(section | {"parent_id": parent, "level": level, "number": number, "title": title})
        return str(section["id"])

    def close_sections(self, level: int) -> None:
        """Ends the sections of this level and below it where the text has come to."""
        while self.open_sections and self.open_sections[-1]["level"] >= level:
            section = self.open_sections.pop() | {"body_end": self.length}
            self.records["sections"].append(RECORD_TABLES["sections"].model_validate(section))

    def prose(self, sentences: int) -> None:
        """Adds sentences of words as they come."""
        words, weights = vocabulary()
        drawn = self.rng.choices(words, cum_weights=weights, k=sentences * SENTENCE)
        lines = (" ".join(drawn[start : start + SENTENCE]) for start in range(0, len(drawn), SENTENCE))
        self.write("".join(f"{line[0].upper()}{line[1:]}.\n" for line in lines))


def make_report(number: int) -> Extraction:
    """The report of this number: five programmes, each with two policy areas."""
    writer = ReportWriter(number)
    title = f"{writer.kind.capitalize()} {writer.year}"
    writer.write(f"{title}\n\nGemeente {writer.municipality}\n\n")
    writer.note("issues", (0, 0), "", severity=Severity.INFO, code="no-edition", message="no edition is printed")
    for index, (name, areas) in enumerate(library_words().programmes.items(), start=1):
        write_programme(writer, str(index), name, areas)
    writer.close_sections(0)
    writer.records["sections"].sort(key=lambda section: section.start)
    return finish(writer, title)


def write_programme(writer: ReportWriter, number: str, name: str, areas: tuple[str, ...]) -> None:
    """A chapter: the programme, its policy areas with goals, activities and initiatives, and its table."""
    section_id = writer.heading(1, name, number)
    programme_id = writer.add(
        "programmes",
        f"Programma {number}",
        number=number,
        name=name,
        committee="Samenleving",
        portfolios=("Wonen",),
        mission=None,
    )
    writer.write("\n")
    writer.prose(8)
    for letter, area in zip("AB", areas, strict=False):
        writer.heading(2, area)
        code = number + letter
        area_id = writer.add("policy_areas", f"{code} {area}", programme_id=programme_id, programme=number, code=code, name=area)
        writer.write("\n")
        for goal in range(2):
            write_goal(writer, area_id, f"{code}{goal + 1}")
        for _ in range(3):
            write_initiative(writer, programme_id, area_id)
    writer.heading(2, "Wat mag het kosten?")
    for caption in (name, *areas, "Reserves"):
        write_table(writer, section_id, caption)
    write_indicators(writer, section_id)


def write_goal(writer: ReportWriter, area_id: str, code: str) -> None:
    """A goal with two activities."""
    text = some_words(writer, 5)
    goal_id = writer.add("goals", text, policy_area_id=area_id, code=code, text=text)
    writer.write("\n")
    for index in range(2):
        own = f"{code}.{index + 1}"
        text = some_words(writer, 6)
        writer.add("activities", text, goal_id=goal_id, code=own, key=own, text=text)
        writer.write("\n")


def some_words(writer: ReportWriter, number: int) -> str:
    """Words as they come, the first with a capital."""
    words, weights = vocabulary()
    drawn = " ".join(writer.rng.choices(words, cum_weights=weights, k=number))
    return drawn[0].upper() + drawn[1:]


def write_initiative(writer: ReportWriter, programme_id: str, area_id: str) -> None:
    """An initiative under its own heading: prose, two amounts, two dates and two citations."""
    words = vocabulary().words
    title = f"Project {words[writer.rng.randrange(200, len(words))].capitalize()}"
    section_id = writer.heading(3, title)
    head = writer.open_sections[-1]
    start = writer.length
    initiative = writer.place("initiatives", (head["start"], head["end"]), title)
    about = {"section_id": section_id, "initiative_id": initiative["id"]}
    writer.prose(6)
    for _ in range(2):
        write_facts(writer, about)
        writer.prose(2)
    fields: dict[str, Any] = {"section_id": section_id, "programme_id": programme_id, "policy_area_id": area_id, "title": title}
    fields |= {"status": writer.rng.choice([*Status, None]), "body_start": start, "body_end": writer.length}
    writer.records["initiatives"].append(RECORD_TABLES["initiatives"].model_validate(initiative | fields))


def write_facts(writer: ReportWriter, about: dict[str, Any]) -> None:
    """A sentence with an amount, a date and a citation."""
    rng = writer.rng
    value = rng.randrange(1, 4_000) * 1_000
    year = writer.year + rng.randrange(3)
    writer.write("Hiervoor is ")
    nature = rng.choice([*Nature, None])
    writer.add("amounts", f"€ {dutch(value)}", **about, value=Decimal(value), nature=nature, years=(year,))
    writer.write(" beschikbaar in ")
    writer.add("dates", str(year), **about, edtf=str(year), earliest=date(year, 1, 1), latest=date(year, 12, 31))
    writer.write(" (")
    number = f"{writer.year % 100}.{rng.randrange(1, 400):04}"
    writer.add("citations", f"RV {number}", **about, kind=CitationKind.RAADSVOORSTEL, number=number)
    writer.write(").\n")


def dutch(value: int) -> str:
    """A number with points between thousands."""
    return f"{value:,}".replace(",", ".")


def write_table(writer: ReportWriter, section_id: str, name: str) -> None:
    """A table of lasten, baten and their saldo in three columns; one saldo in fifty is wrong.

    Lasten and baten are what every report says of them: those of a year and phase are the same in each.
    """
    rng, caption = writer.rng, f"Programma {name}"
    writer.write(f"{caption} (x € 1.000)\n")
    columns = [(writer.year + later, phase) for later, phase in COLUMNS[writer.kind]]
    start = writer.length
    known = [Random(f"{writer.municipality} {name} {year} {phase}") for year, phase in columns]
    figures = [(figure.randrange(100, 20_000), -figure.randrange(10, 9_000)) for figure in known]
    wrong = [rng.randrange(50) == 0 for _ in columns]
    saldi = [spent + earned + 10 * fault for (spent, earned), fault in zip(figures, wrong, strict=True)]
    rows = ([spent for spent, _ in figures], [earned for _, earned in figures], saldi)
    table_id = writer.place("budget_tables", (start, start), "")["id"]
    lines: list[list[str]] = []
    for row, ((side, label), values) in enumerate(zip(ROWS, rows, strict=True)):
        writer.write(label)
        lines.append([])
        for column, (value, (year, phase)) in enumerate(zip(values, columns, strict=True)):
            writer.write("\t")
            status = SumStatus.CONFLICT if wrong[column] else SumStatus.RECONCILED
            fields: dict[str, Any] = {
                "row": row,
                "column": column,
                "label": f"{name} / {label}",
                "code": None,
                "heading": str(year),
            }
            fields |= {"year": year, "phase": phase, "side": side, "value": Decimal(value * 1_000), "status": status}
            lines[-1].append(writer.add("budget_lines", dutch(value), table_id=table_id, **fields))
        writer.write("\n")
    words = tail(writer, start)
    fields = {"section_id": section_id, "kind": TableKind.FINANCIAL, "caption": caption, "unit": 1000, "unit_stated": True}
    fields |= {"sign_convention": SignConvention.EXPENDITURE_POSITIVE, "id": table_id}
    fields |= {"status": SumStatus.CONFLICT if any(wrong) else SumStatus.RECONCILED}
    writer.note("budget_tables", (start, writer.length - 1), words, **fields)
    for column, fault in enumerate(wrong):
        write_check(writer, table_id, [row[column] for row in lines], fault=fault)


def tail(writer: ReportWriter, start: int) -> str:
    """The text from an offset on, without the line end behind it."""
    kept: list[str] = []
    length = writer.length
    for part in reversed(writer.parts):
        if length <= start:
            break
        kept.append(part)
        length -= len(part)
    return "".join(reversed(kept)).removesuffix("\n")


def write_check(writer: ReportWriter, table_id: str, line_ids: list[str], *, fault: bool) -> None:
    """The sum of a column: lasten and baten to the saldo."""
    found = {line.id: line for line in writer.records["budget_lines"][-9:]}
    spent, earned, saldo = (found[line_id] for line_id in line_ids)
    fields = {"table_id": table_id, "rule": SumRule.BALANCE, "expected": spent.value + earned.value, "found": saldo.value}
    fields |= {"tolerance": Decimal(1_000), "status": SumStatus.CONFLICT if fault else SumStatus.RECONCILED}
    span = (saldo.start, saldo.end)
    check_id = writer.note("checks", span, saldo.words, **fields)
    links = zip((1, 1, 0), line_ids, strict=True)
    writer.records["check_lines"] += [CheckLine(check_id=check_id, line_id=line, factor=factor) for factor, line in links]
    if fault:
        message = "the sum does not hold"
        writer.note("issues", span, saldo.words, severity=Severity.WARNING, code="sum-conflict", message=message)


def write_indicators(writer: ReportWriter, section_id: str) -> None:
    """A table with one indicator, of two years."""
    writer.write("\n")
    start = writer.length
    table_id = writer.place("budget_tables", (start, start), "")["id"]
    writer.write("Tevredenheid")
    for year in (writer.year - 1, writer.year):
        value = writer.rng.randrange(50, 90) / 10
        words = str(value).replace(".", ",")
        writer.write("\t")
        fields = {"name": "Tevredenheid", "unit": None, "source": None, "year": year, "phase": None, "value": value}
        writer.add("indicators", words, table_id=table_id, **fields)
    words = tail(writer, start)
    fields = {"section_id": section_id, "kind": TableKind.INDICATORS, "caption": None, "unit": None, "unit_stated": False}
    fields |= {"sign_convention": None, "status": SumStatus.UNVERIFIED, "id": table_id}
    writer.note("budget_tables", (start, writer.length), words, **fields)
    writer.write("\n")


def finish(writer: ReportWriter, title: str) -> Extraction:
    """The extraction of what has been written."""
    name = f"{writer.kind}-{writer.municipality.lower()}-{writer.year}-{writer.number}.txt"
    pages = tuple(Page(number=number, start=start) for number, start in enumerate(writer.page_starts, start=1))
    facts = DocumentFacts(
        kind=writer.kind,
        title=title,
        year=writer.year,
        year_end=None,
        edition=None,
        municipality=writer.municipality,
        municipality_code=None,
        found_by={"year": "title line"},
    )
    signs = len(writer.records["amounts"]) + len(writer.records["citations"])
    document = Document(
        file_name=name,
        source_path=f"library/{name}",
        sha256=writer.sha256,
        media_type="text/plain; charset=utf-8",
        text="".join(writer.parts),
        pages=pages,
    )
    records = {table: tuple(records) for table, records in writer.records.items()}
    return Extraction(document=document, facts=facts, coverage=Coverage(signs=signs, claimed=signs), **records)


def make_reports(numbers: Iterable[int] | None = None) -> Iterator[Extraction]:
    """The reports of these numbers, or one after the other without an end."""
    return map(make_report, count() if numbers is None else numbers)


def write_library(store: Store, *, records: int = 0, reports: int = 0) -> int:
    """Stores reports until there are so many records, or so many reports; returns how many records there are."""
    stored = 0
    run_id = store.begin_run("0.0.0", "library")
    for report in islice(make_reports(), reports or None):
        store.write_extraction(
            report, program_version="0.0.0", run_id=run_id, supersedes=None, ingested_at=WRITTEN_AT.isoformat(timespec="seconds")
        )
        stored += sum(report.counts().values())
        if records and stored >= records:
            break
    store.finish_run(run_id)
    return stored


def write_fast(path: Path, records: int) -> None:
    """Makes the file at `path`; a power cut would spoil it, so that none of its pages need to be waited for."""
    start = time.perf_counter()
    with Store.open(path, create=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        store.connection.execute("PRAGMA cache_size = -1000000")
        stored = write_library(store, records=records)
    print(f"{stored:,} records in {time.perf_counter() - start:,.0f} s: {path}, {path.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--records", type=int, default=1_000_000)
    arguments = parser.parse_args()
    write_fast(arguments.database, arguments.records)
