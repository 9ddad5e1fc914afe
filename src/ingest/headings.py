"""Which lines are headings, and how deep: found by what they are, for these texts mark none."""

import re
from collections.abc import Container, Sequence
from functools import cache

from ingest.layout import any_of, layout_words
from ingest.lines import Line

# "3.1.2 Veiligheid", "2.3.9. Subsidies", "3.1.Bevorderen"
NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s?(?=[A-Z‘“'])")
# "3. Maatregelen", "4 Kosten": a chapter, where the text also numbers its parts 3.1
CHAPTER = re.compile(r"(?P<number>\d{1,2})\.?\s+(?=[A-Z])")
# "B. Programmalijnen"
LETTERED = re.compile(r"(?P<number>[A-H])\.\s+(?=[A-Z])")
CODED_HEADING = re.compile(r"(?P<number>0?\d{1,2}[A-Z](?:\d{1,3}(?:\.\d{1,2})?)?)\s+(?=[A-Z])")
HEAD_START = re.compile(r"[A-ZÀ-Ý\d‘’“”\"'(]")
OPEN_WORDS = frozenset("de het een van en of in op met voor te aan om dat die is zijn".split())
"""Words that no heading ends with."""
LONE_YEAR = re.compile(r"(?<![\d–/-])(?:19|20)\d\d(?![\d–/-])")
LONGEST_HEADING = 110
MOST_WORDS = 16
LOOSE_LEVEL = 3
"""From this level on, a known word stands below the numbered heading before it, whatever its own level."""


@cache
def _level_words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    levels = layout_words().levels
    return tuple((level, re.compile(rf"(?:\w+\s)?{any_of(levels[level])}\b", re.IGNORECASE)) for level in sorted(levels))


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
        and text[-1] not in ".,:;…|"
        and HEAD_START.match(text) is not None
        and text.rsplit(" ", 1)[-1] not in OPEN_WORDS
        and text.count(" ") < MOST_WORDS
        and any(letter.isalpha() for letter in text)
        and "€" not in text
        and "|" not in text
        and len(LONE_YEAR.findall(text)) < 2
        and not _form_field().match(text)
        and not re.search(r"[a-z]{2}\. [A-Z]", text)
    )


def is_title_like(line: Line, following: Line | None, width: int | None) -> bool:
    """Whether `line` is a heading over `following`, the next line of the report's text.

    In wrapped text the line must stop well before the margin; elsewhere the next line must be longer than a label.
    """
    if following is None or not could_be_heading(line.text):
        return False
    if width is not None and len(line.text) > width * 0.85 and following.gap == 0:
        return False
    if following.gap == 0:
        return following.text[0].isupper() and len(following.text) > 40 and (len(following.text) > len(line.text) or following.text[-1] in ".:;")
    return True


def heading_number(text: str, chapters: Container[str] = ()) -> tuple[str | None, int]:
    """The number before a heading, and where its title begins; a single number counts where it is one of `chapters`.

    >>> heading_number("2.3.9 Subsidies"), heading_number("Sport"), heading_number("2 Zorg", {"2"})
    (('2.3.9', 6), (None, 0), ('2', 2))
    """
    for pattern in (NUMBERED, LETTERED):
        if match := pattern.match(text):
            return match["number"], match.end()
    chapter = CHAPTER.match(text)
    if chapter and chapter["number"] in chapters:
        return chapter["number"], chapter.end()
    return None, 0


def numbered_chapters(lines: Sequence[Line]) -> frozenset[str]:
    """The numbers of the chapters whose parts the text numbers: `3` where a line begins with `3.1 `."""
    parts = ((NUMBERED.match(line.text), line.text) for line in lines if line.text[0].isdigit())
    return frozenset(match["number"].split(".")[0] for match, text in parts if match and could_be_heading(text))


class Levels:
    """Gives headings their levels in reading order: by known words, by number, else one below the last that was sure."""

    def __init__(self) -> None:
        self._sure = 0
        self._numbered = 0

    def level(self, text: str, number: str | None, *, follows_heading: bool) -> int:
        """Level of the next heading, from 1; `follows_heading`: whether nothing stands between it and the last."""
        if number is not None:
            self._sure = self._numbered = number.count(".") + 2 if number[0].isdigit() else 2
            return self._sure
        for level, pattern in _level_words():
            if pattern.match(text):
                if level < LOOSE_LEVEL:
                    self._numbered = 0
                self._sure = level if level < LOOSE_LEVEL else max(level, self._numbered + 1)
                return self._sure
        if follows_heading and self._sure < LOOSE_LEVEL - 1:
            self._sure += 1
            return self._sure
        return self._sure + 1
