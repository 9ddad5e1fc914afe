"""Characters that are to be read otherwise than they stand: words that line ends broke, ligatures, soft hyphens."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

import re2
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
MOST_AT_ONCE = 200
"""Words that are counted in one pass; for more RE2 needs more memory than it has."""


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
    repairs.extend(_line_ends(text, marks, small))
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


def _line_ends(text: str, marks: Iterable[int], small: str) -> Iterator[Repair]:
    """What is read for hyphens at line ends, by the same words elsewhere in the text; `small` is the text in small letters."""
    broken = [(at, *halves) for at in marks if (halves := _halves(text, at))]
    counts = count_all(small, {form for _, left, right in broken for form in _forms(left, right)})
    for at, left, right in broken:
        if repair := _line_end(at, left, right, counts):
            yield repair


def _halves(text: str, at: int) -> tuple[str, str] | None:
    """What stands before and behind the hyphen at a line end; None where it breaks no word."""
    behind = BEHIND.match(text, at + 2, at + 2 + LONGEST_PART) if text[at + 1 : at + 2] in ("\n", " ") else None
    before = BEFORE.search(text, max(at - LONGEST_PART, 0), at)
    if not before or not behind or behind[0].lower() in hyphen_words().links:
        return None
    return before[0], behind[0].rstrip(".")


def _forms(left: str, right: str) -> tuple[str, str, str]:
    """How a broken word may be written, in small letters: without the hyphen, with it, with a diaeresis in its place."""
    with_diaeresis = left + DIAERESIS.get(right[0], right[0]) + right[1:]
    return (left + right).lower(), f"{left}-{right}".lower(), with_diaeresis.lower()


def _line_end(at: int, left: str, right: str, counts: Mapping[str, int]) -> Repair | None:
    """What is read for a hyphen at a line end: nothing, the hyphen without the line end, or all as it stands (None)."""
    joined, parted, with_diaeresis = (counts[form] for form in _forms(left, right))
    if with_diaeresis > joined:
        return Repair(at, at + 3, DIAERESIS[right[0]])
    if not joined and not parted and right in hyphen_words().loose:
        return None
    keeps = parted > joined if joined or parted else _keeps_hyphen(left, right)
    return Repair(at + 1 if keeps else at, at + 2, "")


def count_all(text: str, words: Collection[str]) -> dict[str, int]:
    """How often each of some words stands in a text, in others too: by one pass over the text for many words.

    >>> count_all("havens en de zeehaven", {"haven", "kade"}) == {"haven": 2, "kade": 0}
    True
    """
    counts: dict[str, int] = {}
    ordered = sorted(words)
    for first in range(0, len(ordered), MOST_AT_ONCE):
        some = ordered[first : first + MOST_AT_ONCE]
        found = " ".join(re2.findall(rf"\S*(?:{'|'.join(map(re.escape, some))})\S*", text))
        counts.update((word, found.count(word)) for word in some)
    re2.purge()  # which would keep a pattern for each document, of use to no other
    return counts


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
