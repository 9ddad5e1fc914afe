"""Goal trees (doelenbomen): goals on the left and activities on the right, in cells or between bars.

A code tells what a cell is; a tree without codes is read by its empty cells: a goal stands before its first
activity with no empty cell between them. A heading with a code (`6A4.3 Ontwikkeling haven`) counts too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from extract.cells import Cell, grid_cells, read_cells
from extract.evidence import evidence
from extract.found import Found, last_before
from extract.programmes import programme_words
from extract.scan import any_of, lazily
from schema import Activity, BlockKind, Document, Goal, PolicyArea

# "10A1 ...", "2A1 ..."
GOAL_CODE = lazily(r"(?P<code>0?\d{1,2}[A-Z]\d)\.?\s+(?P<text>\D.*|\d.*\D.*)")
# "10A1.1 ...", "2A101 ...", "01A101 ..."
ACTIVITY_CODE = lazily(
    r"(?P<code>0?(?P<programme>\d{1,2})(?P<area>[A-Z])(?P<goal>\d)(?:\.(?P<dotted>\d{1,2})|(?P<plain>\d\d)))\.?\s+(?P<text>\D.*|\d.*\D.*)"
)
# "1.582", "€ 3.385,-", "-": what stands beside the codes of a table of money
FIGURE = lazily(r"[-–]|[-–]?\s?[€NV]?\s?[\d.,]*\d[\d.,]*\s?-?")
LONGEST_HEADING = 150
LONGEST_ANNOUNCEMENT = 200
# what a goal in a list may end in: "... voor alle inwoners;", "... en middelen,;"
LIST_END = " ,;."


class _Node(NamedTuple):
    """One goal or activity of a tree."""

    start: int
    end: int
    text: str
    code: str | None
    is_goal: bool


def activity_key(code: str) -> str | None:
    """One key for the spellings of an activity's code; null for what is no such code.

    >>> activity_key("10A1.1"), activity_key("2A101"), activity_key("01A101")
    ('10A1.1', '2A1.1', '1A1.1')
    """
    match = ACTIVITY_CODE.match(f"{code} x")
    if match is None:
        return None
    last = match["dotted"] or match["plain"]
    return f"{int(match['programme'])}{match['area']}{match['goal']}.{int(last)}"


def extract_goals(document: Document, found: Found) -> Iterator[Goal]:
    """The goals of the trees and the goal lists of a document, each once."""
    seen: set[str] = set()
    nodes = [node for node in _nodes(document) if node.is_goal]
    areas = {_plain(area.code): area for area in reversed(found.policy_areas) if area.code}
    for node in sorted([*nodes, *_listed_goals(document)], key=_place):
        key = _plain(node.code) if node.code else node.text.casefold()
        if key in seen:
            continue
        seen.add(key)
        area = _area_of(found, areas, node)
        yield Goal(
            **evidence(document, "goal", node.start, node.end),
            policy_area_id=area.id if area else None,
            code=node.code,
            text=node.text,
        )


def extract_activities(document: Document, found: Found) -> Iterator[Activity]:
    """The activities of the trees of a document, each once."""
    seen: set[str] = set()
    goals = {_plain(goal.code): goal for goal in reversed(found.goals) if goal.code}
    for node in _nodes(document):
        key = activity_key(node.code) if node.code else None
        if node.is_goal or (key or node.text.casefold()) in seen:
            continue
        seen.add(key or node.text.casefold())
        goal = goals.get(key.split(".")[0]) if key else last_before(found.goals, node.start)
        yield Activity(
            **evidence(document, "activity", node.start, node.end),
            goal_id=goal.id if goal else None,
            code=node.code,
            key=key,
            text=node.text,
        )


def _nodes(document: Document) -> list[_Node]:
    """The goals and activities of all trees and coded headings, in reading order."""
    nodes: list[_Node] = []
    table: list[Cell] = []
    for cell in _cells(document):
        if cell.opens:
            nodes += _nodes_of_table(table)
            table = []
        table.append(cell)
    nodes += _nodes_of_table(table)
    nodes += _coded_headings(document)
    return sorted(nodes, key=_place)


def _cells(document: Document) -> Iterator[Cell]:
    """The cells of the tables that may be goal trees: most hold neither a code nor the head of the goals."""
    text = document.text
    if not document.is_flattened:
        grids = (grid for grid in document.grids if _signs().search(text, grid.start, grid.end))
        return chain.from_iterable(grid_cells(text, grid) for grid in grids)
    return read_cells(document) if _signs().search(text) else iter(())


def _nodes_of_table(cells: Sequence[Cell]) -> Iterator[_Node]:
    """The goals and activities of one table; coded cells beside figures belong to a table of money."""
    coded = False
    for cell, following in pairwise([*cells, None]):
        if cell and cell.text[0].isdigit() and (node := _coded(cell.start, cell.end, cell.text)):
            coded = True
            if following is None or not FIGURE.fullmatch(following.text):
                yield node
    if not coded:
        yield from _uncoded(cells)


def _coded(start: int, end: int, text: str) -> _Node | None:
    """The goal or activity that a code announces."""
    if match := ACTIVITY_CODE.fullmatch(text):
        return _Node(start, end, match["text"].strip(), match["code"], is_goal=False)
    if match := GOAL_CODE.fullmatch(text):
        return _Node(start, end, match["text"].strip(), match["code"], is_goal=True)
    return None


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    words = programme_words()
    return frozenset(head.casefold() for head in words.goal_heads), frozenset(head.casefold() for head in words.activity_heads)


@cache
def _signs() -> re.Pattern[str]:
    """What the text of a goal tree holds somewhere: a code, or the head of the goals."""
    return re.compile(rf"\d[A-Z]\d|(?i:{any_of(programme_words().goal_heads)})")


def _uncoded(cells: Sequence[Cell]) -> Iterator[_Node]:
    """A tree without codes, behind its two heads: a goal stands in one row with its first activity, no empty cell between."""
    goals, activities = _heads()
    names = [cell.text.casefold() for cell in cells]
    first = next((i for i in range(len(names) - 1) if names[i] in goals and names[i + 1] in activities), None)
    if first is None or any(FIGURE.fullmatch(cell.text) for cell in cells[first:]):
        return
    rows: list[list[Cell]] = []
    for cell, name in zip(cells[first:], names[first:], strict=True):
        if name in goals or name in activities:
            continue
        if not rows or cell.after_blank or cell.first_of_row:
            rows.append([])
        rows[-1].append(cell)
    for row in rows:
        for position, cell in enumerate(row):
            yield _Node(cell.start, cell.end, cell.text, None, is_goal=position == 0 and len(row) > 1)


def _coded_headings(document: Document) -> Iterator[_Node]:
    """Headings, and bare lines between them, that begin with a code."""
    text = document.reading_text
    for block in document.blocks:
        if not text[block.start].isdigit() or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            continue
        if block.end - block.start <= LONGEST_HEADING and text[block.end - 1] not in ".;:":
            node = _coded(block.start, block.end, " ".join(text[block.start : block.end].split()))
            if node:
                yield node


def _area_of(found: Found, areas: Mapping[str, PolicyArea], node: _Node) -> PolicyArea | None:
    """The policy area whose code a goal's begins with, else the last one before it; none for the goals of a plan's list."""
    if node.code is None:
        return last_before(found.policy_areas, node.start)
    if node.code.isdigit():
        return None
    last = last_before(found.policy_areas, node.start)
    return areas.get(_plain(node.code)[:-1]) or (last if last and last.code is None else None)


def _plain(code: str) -> str:
    """A code without what spellings differ in: the nought before it and the full stop inside it."""
    return code.lstrip("0").replace(".", "")


def _place(node: _Node) -> int:
    return node.start


@cache
def _announcement() -> re.Pattern[str]:
    # "... de volgende doelstellingen geformuleerd:", "De doelen luiden:"
    return re.compile(rf"\b(?:volgende (?:[\w-]+ )?|[Dd]e |[Oo]nze )(?:{any_of(programme_words().goal_lists)})\b[^.:]*:$")


def _listed_goals(document: Document) -> Iterator[_Node]:
    """The goals of a plan that a sentence announces as a list, numbered in their order: the first such list counts."""
    text = document.reading_text
    for index, block in enumerate(document.blocks):
        if text[block.end - 1] != ":" or block.kind is not BlockKind.PARAGRAPH:
            continue
        if block.end - block.start <= LONGEST_ANNOUNCEMENT and _announcement().search(text, block.start, block.end):
            nodes = list(_items_behind(document, index))
            if nodes:
                yield from nodes
                return


def _items_behind(document: Document, index: int) -> Iterator[_Node]:
    """The items of the list behind a block, each a goal with its number, or its ordinal where it has none."""
    for position in range(index + 1, len(document.blocks)):
        item = document.blocks[position]
        if item.kind is not BlockKind.LIST_ITEM:
            return
        words = document.text[item.body : item.end].rstrip(LIST_END)
        code = item.number or str(position - index)
        yield _Node(item.body, item.body + len(words), " ".join(words.split()), code, is_goal=True)
