"""Characters that are to be read otherwise than they stand: words that line ends broke, ligatures, soft hyphens."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from schema import Block, BlockKind, Repair
from schema.lists import load_list

LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
LIGATURE = re.compile("[\ufb00-\ufb06]")
LETTER = r"[^\W\d_]"
# a character that the font of the file does not name: "con?ict", "?nanciën"
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]")
LOST_FORMS = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "tf", "ft")
"""What fonts print as one sign."""
ENOUGH_VOTES = 3
WORD = re.compile(rf"{LETTER}+")
BEFORE = re.compile(rf"(?:{LETTER}|\d)+$")
BEHIND = re.compile(r"(?:en/of\b|[^\W_]+\.?)", re.IGNORECASE)
SOFT_HYPHEN = re.compile("\u00ad\n?")
# "beleids-" at a line end, and in a cell, whose lines are written with a blank between them
LINE_HYPHEN = re.compile(rf"-(?:\n(?={LETTER})| (?=[a-zà-ÿ]))")
DIAERESIS = {"a": "ä", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
VOWEL = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)
LONGEST_END = 4
"""A word is longer than the ends of words that make pairs."""
FEWEST_CAPITALS = 4
"""Words in capitals with fewer are abbreviations."""
LONGEST_PART = 60


class HyphenWords(BaseModel):
    """The lists of `words/hyphens.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    links: frozenset[str]
    prefixes: frozenset[str]
    parallel_ends: tuple[str, ...]
    loose: frozenset[str]
    clashes: frozenset[str]


@cache
def hyphen_words() -> HyphenWords:
    """The words by which hyphens are told apart."""
    return load_list("ingest", "hyphens", HyphenWords)


def find_repairs(text: str, blocks: Sequence[Block], hyphens: Iterable[int] = ()) -> tuple[Repair, ...]:
    """The repairs of a text, in order; `hyphens` are offsets of those that the file marks as made by a line end.

    >>> find_repairs("de \\ufb01nanciën", ())
    (Repair(start=3, end=4, words='fi'),)
    """
    marks = sorted(set(_line_hyphens(text, blocks)) | {at for at in hyphens if text[at : at + 1] == "-"})
    repairs = [Repair(match.start(), match.end(), LIGATURES[match[0]]) for match in LIGATURE.finditer(text)]
    repairs.extend(Repair(match.start(), match.end(), "") for match in SOFT_HYPHEN.finditer(text))
    lost = [match for match in LOST.finditer(text) if _is_in_word(text, match.start())]
    small = text.lower() if marks or lost else ""
    if lost:
        repairs.extend(_lost_ligatures(text, lost, frozenset(WORD.findall(small))))
    repairs.extend(repair for at in marks if (repair := _line_end(text, at, small)))
    return tuple(sorted(repairs))


def _line_hyphens(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Hyphens at line ends that may break a word, in the midst of a block."""
    starts = [block.start for block in blocks]
    for match in LINE_HYPHEN.finditer(text):
        at = match.start()
        index = bisect_right(starts, at) - 1
        if index < 0 or match.end() >= blocks[index].end or not text[at - 1 : at].isalpha():
            continue
        if text[at + 1] == "\n" or blocks[index].kind is BlockKind.CELL:
            yield at


def _is_in_word(text: str, at: int) -> bool:
    """Whether a lost character stands between letters, or before letters at the front of a word."""
    before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 3]
    return behind[:1].isalpha() and (
        before.isalpha() or (behind.isalpha() and len(behind) > 1 and (not before or before.isspace()))
    )


def _line_end(text: str, at: int, small: str) -> Repair | None:
    """What is read for a hyphen at a line end: nothing, the hyphen without the line end, or all as it stands (None).

    `small` is the text in small letters, in which the same words may stand elsewhere.
    """
    behind = BEHIND.match(text, at + 2, at + 2 + LONGEST_PART) if text[at + 1 : at + 2] in ("\n", " ") else None
    before = BEFORE.search(text, max(at - LONGEST_PART, 0), at)
    if not before or not behind or behind[0].lower() in hyphen_words().links:
        return None
    left, right = before[0], behind[0].rstrip(".")
    joined, parted = small.count((left + right).lower()), small.count(f"{left}-{right}".lower())
    with_diaeresis = left + DIAERESIS.get(right[0], right[0]) + right[1:]
    if small.count(with_diaeresis.lower()) > joined:
        return Repair(at, at + 3, with_diaeresis[len(left)])
    if not joined and not parted and right in hyphen_words().loose:
        return None
    keeps = parted > joined if joined or parted else _keeps_hyphen(left, right)
    return Repair(at + 1 if keeps else at, at + 2, "")


def _keeps_hyphen(left: str, right: str) -> bool:
    """Whether by the rules of spelling a hyphen belongs to the word.

    >>> _keeps_hyphen("sociaal", "economische"), _keeps_hyphen("VNG", "norm"), _keeps_hyphen("zee", "eend")
    (True, True, True)
    >>> _keeps_hyphen("gemeen", "schappelijke"), _keeps_hyphen("BEGRO", "TING")
    (False, False)
    """
    lists = hyphen_words()
    if left.isupper() and right.isupper() and min(len(left), len(right)) >= FEWEST_CAPITALS:
        return False
    if not right[0].islower() or not left[-1].islower() or not VOWEL.search(left):
        return True
    small = left.lower()
    parallel = small.endswith(lists.parallel_ends) and right.endswith(lists.parallel_ends) and len(left) > LONGEST_END
    return parallel or small in lists.prefixes or small[-1] + right[0] in lists.clashes


def _lost_ligatures(text: str, lost: Sequence["re.Match[str]"], words: frozenset[str]) -> Iterator[Repair]:
    """Lost characters of words that the document also holds whole, and others with the same code of the same font."""
    found: dict[int, str] = {}
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in lost:
        before = BEFORE.search(text, max(match.start() - LONGEST_PART, 0), match.start())
        behind = BEHIND.match(text, match.end(), match.end() + LONGEST_PART)
        word = (before[0] if before else "", behind[0].rstrip(".") if behind else "")
        forms = [form for form in LOST_FORMS if form.join(word).lower() in words]
        if len(forms) == 1:
            found[match.start()] = forms[0]
            votes[match[0]][forms[0]] += 1
    for match in lost:
        form = found.get(match.start())
        if form is None and match[0] != "\ufffd" and len(votes[match[0]]) == 1:
            form = next((form for form, count in votes[match[0]].items() if count >= ENOUGH_VOTES), None)
        if form is not None:
            yield Repair(match.start(), match.end(), form)
