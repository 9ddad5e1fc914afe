"""Sheets that are put away until they are written, and on their way from one process to another."""

import pickle

import pytest

from ingest.pdf.folding import fold
from ingest.pdf.ink import Area, Font, PageInk, PageLink, Word
from ingest.pdf.sheet_reader import read_sheet
from ingest.pdf.sheets import Sheet
from ingest.pdf.tables.finder import find_tables
from schema.spill import Spill

ROWS = [("Haven,", "120"), ("Wegen²", "1.200"), ("Dijken", "90")]


def sheet_of(words: list[Word], links: list[PageLink]) -> Sheet:
    page = PageInk(7, "vii", 600, 800, words=words, fonts=[Font("Verdana")], links=links)
    return read_sheet(page, find_tables(page))


def word(text: str, x: float, baseline: float, size: float = 10) -> Word:
    wide = len(text) * size / 2
    cuts = ((len(text) - 1, x + wide - size / 2),) if text.endswith(",") else ()
    return Word(text, x, baseline - 0.8 * size, x + wide, baseline + 0.2 * size, baseline, size, 0, cuts=cuts)


def test_all_of_a_sheet_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spill, "in_memory", 0)
    words = [word("Wij", 50, 60), word("bouwen", 70, 60), word("1", 101, 56, 6), word("Zie", 50, 75), word("blz.", 70, 75)]
    for place, (label, figure) in enumerate(ROWS):
        words += [word(label, 50, 200 + 14 * place), word(figure, 300 - 5 * len(figure), 200 + 14 * place)]
    sheet = sheet_of(words, [PageLink(Area(45, 65, 100, 80), None, 3)])
    assert len(sheet.lines) == 2
    assert len(sheet.tables[0].cells) == 6
    before = repr(sheet)
    folded = pickle.loads(pickle.dumps(fold(sheet)))
    folded.put_away(Spill())
    assert repr(folded.unfold()) == before


def test_an_empty_sheet_arrives() -> None:
    assert pickle.loads(pickle.dumps(fold(sheet_of([], [])))).unfold() == sheet_of([], [])
