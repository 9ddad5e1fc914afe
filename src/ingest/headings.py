"""Which lines are headings, and how deep: found by what they are, for these texts mark none."""

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache

from ingest.layout import any_of, layout_words
from ingest.lines import LONG_LINE, Line

# "3.1.2 Veiligheid", "2.3.9. Subsidies", "3.1.Bevorderen"
NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s?(?=[A-Z‘“'])")
# "3. Maatregelen", "4 Kosten"
CHAPTER = re.compile(r"(?P<number>\d{1,2})\.?\s+(?=[A-Z])")
# "B. Programmalijnen"
LETTERED = re.compile(r"(?P<number>[A-H])\.\s+(?=[A-Z])")
# a capital, a figure, a quotation mark; in "ledereen" and "lnwoners" character recognition read an I as an l
HEAD_START = re.compile(r"[‘’“”\"'(]*(?:[A-ZÀ-Ý\d‘’“”\"'(]|ledere|ln[a-z])")
SENTENCE_START = re.compile(r"[A-ZÀ-Ý\d‘“\"'€]")
# an end mark, or one in quotation marks: "‘Alles stroomt.’"
NO_HEADING_END = re.compile(r"[.,:;…|][’”\"'»]*$")
LONE_YEAR = re.compile(r"(?<![\d–/-])(?:19|20)\d\d(?![\d–/-])")
# "de wijk. Wij": the border of two sentences
TWO_SENTENCES = re.compile(r"[a-z]{2}\. [A-Z]")
LETTER = re.compile(r"[^\W\d_]")
LONGEST_HEADING = 110
MOST_WORDS = 16
LOOSE_LEVEL = 3
"""From this level on, a known word stands below the numbered heading before it, whatever its own level."""


@cache
def _level_words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    levels = layout_words().levels
    return tuple((level, re.compile(rf"(?:\w+\s)?{any_of(levels[level])}\b", re.IGNORECASE)) for level in sorted(levels))


@cache
def _known_heads() -> frozenset[str]:
    return frozenset(head.casefold() for head in layout_words().known_heads)


@cache
def _form_field() -> re.Pattern[str]:
    return re.compile(rf"{any_of(layout_words().form_labels)}\s*:", re.IGNORECASE)


def could_be_heading(text: str) -> bool:
    """Whether a line reads as a heading: short, with a capital, without an end mark.

    >>> could_be_heading("Sport en bewegen"), could_be_heading("Wij zetten in op sport."), could_be_heading("Datum: 3 mei")
    (True, False, False)
    """
    return (
        2 < len(text) <= LONGEST_HEADING
        and not NO_HEADING_END.search(text[-3:])
        and HEAD_START.match(text) is not None
        and text.rsplit(" ", 1)[-1] not in layout_words().open_words
        and text.count(" ") < MOST_WORDS
        and "€" not in text
        and "|" not in text
        and LETTER.search(text) is not None
        and len(LONE_YEAR.findall(text)) < 2
        and not (":" in text and _form_field().match(text))
        and not TWO_SENTENCES.search(text)
        and not ("," in text and text.rsplit(", ", 1)[-1].casefold() in layout_words().officers)
    )


def is_title_like(line: Line, following: Line) -> bool:
    """Whether `line` is followed as a heading is: by a free line, or at once by running text that is longer."""
    if following.gap:
        return True
    longer = len(following.text) > len(line.text) or following.text[-1] in ".:;"
    return longer and len(following.text) > LONG_LINE and SENTENCE_START.match(following.text) is not None


def is_known_head(text: str) -> bool:
    """Whether a line is the head of a section that reports of many municipalities have: `Vooruitblik`."""
    return len(text) <= LONGEST_HEADING and text.casefold() in _known_heads()


def heading_number(text: str, *, is_chapter: bool = False) -> tuple[str | None, int]:
    """The number before a heading, and where its title begins; a single number counts before a chapter.

    >>> heading_number("2.3.9 Subsidies"), heading_number("Sport"), heading_number("2 Zorg", is_chapter=True)
    (('2.3.9', 6), (None, 0), ('2', 2))
    """
    for pattern in (NUMBERED, LETTERED, CHAPTER) if is_chapter else (NUMBERED, LETTERED):
        if match := pattern.match(text):
            return match["number"], match.end()
    return None, 0


def find_chapters(lines: Sequence[Line], left_out: Container[int], entries: Container[str]) -> frozenset[int]:
    """Indexes of the headings of chapters with a single number, `3. Maatregelen` or `4 Kosten`.

    Such a line may as well be an item of a list. It is a chapter where the text numbers its parts `3.1`, where the
    contents list has it among its `entries`, or where the numbers run through the text once and each has text of its own
    behind it. Lines that are `left_out` are something else.
    """
    numbered = [
        (index, line.text)
        for index, line in enumerate(lines)
        if line.text[0].isdigit() and index not in left_out and could_be_heading(line.text)
    ]
    parts = {match["number"].split(".")[0] for _, text in numbered if (match := NUMBERED.match(text))}
    single = {
        index: match["number"]
        for index, text in numbered
        if (match := CHAPTER.match(text)) and index + 1 < len(lines) and (lines[index + 1].gap or lines[index + 1].new_page)
    }
    if not parts and _run_through(lines, single):
        return frozenset(single)
    return frozenset(index for index, number in single.items() if number in parts or lines[index].text.casefold() in entries)


def _run_through(lines: Sequence[Line], single: Mapping[int, str]) -> bool:
    """Whether the numbers of lines, by index, rise by one and none of the lines is followed by another at once."""
    numbers = [int(number) for number in single.values()]
    own_text = all((lines[index].gap or index == 0) and index + 1 not in single for index in single)
    return len(numbers) > 1 and own_text and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def known_level(text: str) -> int | None:
    """Level of a heading that begins with a known word, as `Hoofdstuk` or `Beleidsterrein`."""
    return next((level for level, pattern in _level_words() if pattern.match(text)), None)


class Levels:
    """Gives headings their levels in reading order: by known words, by number, else one below the last that was sure."""

    def __init__(self) -> None:
        self._sure = 0
        self._numbered = 0
        self._follows_heading = False

    def leave_heading(self) -> None:
        """Running text follows, so that the next heading does not stand right behind the last."""
        self._follows_heading = False

    def level(self, text: str, number: str | None) -> int:
        """Level of the next heading, from 1."""
        follows_heading, self._follows_heading = self._follows_heading, True
        if number is not None:
            self._sure = self._numbered = number.count(".") + 2 if number[0].isdigit() else 2
            return self._sure
        level = known_level(text)
        if level is not None:
            if level < LOOSE_LEVEL:
                self._numbered = 0
            self._sure = level if level < LOOSE_LEVEL else max(level, self._numbered + 1)
            return self._sure
        if follows_heading and self._sure < LOOSE_LEVEL - 1:
            self._sure += 1
            return self._sure
        return self._sure + 1
