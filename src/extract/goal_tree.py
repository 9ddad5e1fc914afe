"""Goal trees (doelenbomen): goals on the left and activities on the right, in cells or between bars.

A code tells what a cell is; a tree without codes is read by its empty cells: a goal stands before its first
activity with no empty cell between them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.cells import Cell, read_cells
from extract.found import Found
from extract.programmes import programme_words
from schema import Activity, BlockKind, Document, Goal, PolicyArea

# "10A1 ...", "2A1 ..."
GOAL_CODE = re.compile(r"(?P<code>0?\d{1,2}[A-Z]\d)\.?\s+(?P<text>\D.*|\d.*\D.*)")
# "10A1.1 ...", "2A101 ...", "01A101 ..."
ACTIVITY_CODE = re.compile(r"(?P<code>0?(?P<programme>\d{1,2})(?P<area>[A-Z])(?P<goal>\d)(?:\.(?P<dotted>\d{1,2})|(?P<plain>\d\d)))\.?\s+(?P<text>\D.*|\d.*\D.*)")
FIGURE = re.compile(r"[-–]?\s?[€NV]?\s?[\d.,]+\s?-?")
# "... de volgende doelstellingen geformuleerd:"
LONGEST_ANNOUNCEMENT = 200
LIST_END = " ,;."


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
    trees = [
        (cell.start, cell.end, *(_coded(cell, GOAL_CODE) or (None, cell.text)))
        for cell, is_goal in _tree_cells(document)
        if is_goal
    ]
    for start, end, code, text in [*trees, *_listed_goals(document)]:
        key = code or text.casefold()
        if key in seen:
            continue
        seen.add(key)
        area = _area_of(found.policy_areas, code, start)
        yield Goal(
            id=document.record_id("goal", start, end), start=start, end=end, page=document.page_at(start),
            words=document.text[start:end], policy_area_id=area.id if area else None, code=code, text=text,
        )


def extract_activities(document: Document, found: Found) -> Iterator[Activity]:
    """The activities of the trees of a document, each once."""
    seen: set[str] = set()
    for cell, is_goal in _tree_cells(document):
        if is_goal:
            continue
        code, text = _coded(cell, ACTIVITY_CODE) or (None, cell.text)
        key = activity_key(code) if code else None
        if (key or text.casefold()) in seen:
            continue
        seen.add(key or text.casefold())
        goal = _goal_of(found.goals, key, cell.start)
        yield Activity(
            id=document.record_id("activity", cell.start, cell.end), start=cell.start, end=cell.end, page=document.page_at(cell.start),
            words=document.text[cell.start : cell.end], goal_id=goal.id if goal else None, code=code, key=key, text=text,
        )


def _tree_cells(document: Document) -> Iterator[tuple[Cell, bool]]:
    """The cells of all trees, each with whether it is a goal; coded cells beside figures belong to a table of money."""
    words = programme_words()
    goal_heads = {head.casefold() for head in words.goal_heads}
    heads = goal_heads | {head.casefold() for head in words.activity_heads}
    cells = list(read_cells(document))
    in_tree = False
    tree: list[Cell] = []
    for cell, following in pairwise([*cells, None]):
        assert cell is not None
        name = cell.text.casefold()
        if name in heads:
            in_tree = name in goal_heads or in_tree
            continue
        coded = _coded(cell, ACTIVITY_CODE) or _coded(cell, GOAL_CODE)
        if coded and not (following and FIGURE.fullmatch(following.text)):
            yield cell, _coded(cell, ACTIVITY_CODE) is None
            tree = []
        elif in_tree and not coded and not FIGURE.fullmatch(cell.text) and _same_stretch(document, tree, cell):
            tree.append(cell)
        else:
            in_tree = False
        if tree and (following is None or not _same_stretch(document, tree, following) or following.text.casefold() in heads):
            yield from _uncoded(tree)
            tree, in_tree = [], False


def _same_stretch(document: Document, tree: Sequence[Cell], cell: Cell) -> bool:
    """Whether `cell` follows on the tree so far, with nothing but white space and bars between."""
    return not tree or not document.text[tree[-1].end : cell.start].strip(" |\n\r\t\f\xa0")


def _uncoded(tree: Sequence[Cell]) -> Iterator[tuple[Cell, bool]]:
    """A tree without codes: two cells in a row with no empty one between are a goal and its first activity."""
    rows: list[list[Cell]] = []
    for cell in tree:
        if not rows or cell.after_blank or cell.first_of_row:
            rows.append([])
        rows[-1].append(cell)
    for row in rows:
        for position, cell in enumerate(row):
            yield cell, position == 0 and len(row) > 1


def _coded(cell: Cell, pattern: re.Pattern[str]) -> tuple[str, str] | None:
    match = pattern.fullmatch(cell.text)
    return (match["code"], match["text"].strip()) if match else None


def _area_of(areas: Sequence[PolicyArea], code: str | None, offset: int) -> PolicyArea | None:
    """The policy area whose code a goal's begins with; without codes the last area before it."""
    if code and not code.isdigit():
        coded = next((area for area in areas if area.code and code.lstrip("0").startswith(area.code.lstrip("0"))), None)
        if coded:
            return coded
    before = [area for area in areas if area.start < offset and (code is None or area.code is None)]
    return before[-1] if before else None


def _goal_of(goals: Sequence[Goal], key: str | None, offset: int) -> Goal | None:
    """The goal that an activity's key names; without a key the last goal before it."""
    if key:
        wanted = key.split(".")[0]
        return next((goal for goal in goals if goal.code and goal.code.lstrip("0") == wanted), None)
    before = [goal for goal in goals if goal.start < offset]
    return before[-1] if before else None


def _listed_goals(document: Document) -> Iterator[tuple[int, int, str | None, str]]:
    """The goals of a plan that a sentence announces as a list: `de volgende doelstellingen:`, numbered in their order."""
    words = "|".join(programme_words().goal_lists)
    announced = re.compile(rf"\bvolgende (?:[\w-]+ )?(?:{words})\b[^.]*:$")
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > LONGEST_ANNOUNCEMENT:
            continue
        if not announced.search(document.reading_text, block.start, block.end):
            continue
        ordinal = 0
        for item in blocks[index + 1 :]:
            if item.kind is not BlockKind.LIST_ITEM:
                break
            ordinal += 1
            text = " ".join(document.text[item.body : item.end].split()).rstrip(LIST_END)
            yield item.body, item.body + len(document.text[item.body : item.end].rstrip(LIST_END)), item.number or str(ordinal), text
        if ordinal:
            return
