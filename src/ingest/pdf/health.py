"""Whether the text layer of a PDF is there and is text, before anything is taken out of it; what stands in pictures alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from ingest.pdf.ink import Area, PageInk
from schema import LeidraadError, Remark, Severity
from schema.lists import load_list

# a lost character, one that has a meaning in its own font only, and signs that reports have few of
LOST = re.compile(r"[\ufffd\ue000-\uf8ff!#$<>?@\[\\\]^`{|}~]")
FEWEST_LETTERS, FEWEST_WORDS, FEWEST_CHARACTERS = 200, 300, 50
"""What has less tells nothing of its language: a cover, a page of figures."""
MANY_CHARACTERS = 1_000
"""So many without one word among them are no page numbers."""
FEWEST_COMMON, FEWEST_E = 0.02, 0.06
"""In good reports 0.11 to 0.28 of the words are common ones, and 0.12 to 0.19 of the letters an e."""
NO_COMMON = 0.005
MOST_LOST = 0.2
FULL_PICTURE, LARGE_PICTURE = 0.25, 0.12
"""Share of its page that a picture takes: one that tells something where there is no text, one that may where there is."""
BACKGROUND = 0.9
MANY_DRAWINGS = 50
"""So many shapes on a page without text are letters turned into curves, or a chart."""
REPEATED = 3
"""A picture at the same place on so many pages belongs to the make-up of the report."""
NEAR = 40.0
"""Points between a picture and its caption at most."""
JOINT = 3.0
"""Points between the strips that a program cuts a picture into at most."""


class HealthWords(BaseModel):
    """The lists of `words/text_health.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    common: frozenset[str]
    table_captions: tuple[str, ...]


@cache
def health_words() -> HealthWords:
    """The words by which text and captions are known."""
    return load_list("ingest", "text_health", HealthWords)


@dataclass(frozen=True, slots=True)
class PageHealth:
    """What is counted on one page, or on several."""

    number: int
    characters: int
    lost: int
    words: int
    common: int
    letters: int
    es: int
    broken: bool = False
    without_text: bool = False
    """Whether there is ink on it, and none of it is text."""
    pictures: tuple[tuple[Area, bool], ...] = ()
    """Large pictures beside its text, and whether each may be a table."""

    @property
    def is_garbage(self) -> bool:
        """Whether its text is no text: lost characters, or letters that make no language."""
        if self.characters >= FEWEST_CHARACTERS and self.lost > MOST_LOST * self.characters:
            return True
        if self.words >= FEWEST_WORDS and self.common < NO_COMMON * self.words:
            return True
        return self.letters >= FEWEST_LETTERS and self.common < FEWEST_COMMON * self.words and self.es < FEWEST_E * self.letters


def examine(page: PageInk) -> PageHealth:
    """Counts on one page what tells whether its text is text."""
    tokens = "\n".join([word.text for word in page.words]).lower().split("\n")
    words = list(filter(str.isalpha, tokens))
    text, letters = "".join(tokens), "".join(words)
    pictures = _joined_strips(page.pictures)
    return PageHealth(
        number=page.number,
        characters=len(text),
        lost=len(LOST.findall(text)),
        words=len(words),
        common=sum(map(health_words().common.__contains__, words)),
        letters=len(letters),
        es=letters.count("e"),
        broken=page.broken,
        without_text=not words and _shows_something(page, pictures),
        pictures=tuple(_large_pictures(page, pictures)) if words else (),
    )


def _shows_something(page: PageInk, pictures: Iterable[Area]) -> bool:
    """Whether a page without words shows something that may have been text."""
    return page.drawings >= MANY_DRAWINGS or any(_share(page, picture) >= FULL_PICTURE for picture in pictures)


def _share(page: PageInk, area: Area) -> float:
    return (area.x1 - area.x0) * (area.bottom - area.top) / max(page.width * page.height, 1)


def _joined_strips(pictures: Iterable[Area]) -> list[Area]:
    """The pictures of a page, those that a program cut into strips as one."""
    joined: list[Area] = []
    for area in sorted(pictures, key=lambda area: (round(area.x0), round(area.x1), area.top)):
        last = joined[-1] if joined else None
        if last and abs(last.x0 - area.x0) < JOINT and abs(last.x1 - area.x1) < JOINT and area.top - last.bottom < JOINT:
            joined[-1] = last._replace(bottom=max(last.bottom, area.bottom))
        else:
            joined.append(area)
    return joined


def _large_pictures(page: PageInk, pictures: Iterable[Area]) -> Iterator[tuple[Area, bool]]:
    for area in pictures:
        if LARGE_PICTURE <= _share(page, area) < BACKGROUND:
            yield area, _holds_print(page, area) or _has_table_caption(page, area)


def _holds_print(page: PageInk, area: Area) -> bool:
    """Whether a picture, or a strip of it, looks like print."""
    return any(
        area.x0 - JOINT <= one.x0 and one.x1 <= area.x1 + JOINT and area.top <= one.top < area.bottom for one in page.prints
    )


def _has_table_caption(page: PageInk, area: Area) -> bool:
    """Whether a line that begins with `Tabel` stands right above or below a picture."""
    captions = health_words().table_captions
    for index, word in enumerate(page.words):
        near = -NEAR < word.bottom - area.top <= JOINT or -JOINT <= word.top - area.bottom < NEAR
        beside = word.x0 < area.x1 and word.x1 > area.x0
        if near and beside and (not index or index - 1 in page.line_ends) and word.text.lower().startswith(captions):
            return True
    return False


def check_text(place: str, pages: Sequence[PageHealth]) -> None:
    """Refuses a document that has no text to read.

    Raises LeidraadError `broken-pdf`, `no-text-layer` or `garbage-text-layer`.
    """
    if pages and all(page.broken for page in pages):
        raise LeidraadError("broken-pdf", place, "none of its pages can be opened", "fetch it again")
    whole = _sum_of(pages)
    if not whole.words and whole.characters < MANY_CHARACTERS:
        remedy = "read it with --ocr" if any(page.without_text for page in pages) else "leave it out"
        raise LeidraadError("no-text-layer", place, "no page has a text layer", remedy)
    garbage = sum(page.characters for page in pages if page.is_garbage)
    if not whole.words or whole.is_garbage or 2 * garbage > whole.characters:
        what = "the text layer holds no readable text: its fonts do not say which letters they print"
        raise LeidraadError(
            "garbage-text-layer", place, what, "ask for a better file, or print it to a new PDF and read that with --ocr"
        )


def _sum_of(pages: Sequence[PageHealth]) -> PageHealth:
    counted = ("characters", "lost", "words", "common", "letters", "es")
    return PageHealth(0, *(sum(getattr(page, name) for page in pages) for name in counted))


def pages_without_text(pages: Iterable[PageHealth]) -> list[int]:
    """Numbers of the pages whose text character recognition could find."""
    return [page.number for page in pages if page.without_text]


def find_remarks(pages: Sequence[PageHealth], starts: Sequence[int]) -> Iterator[Remark]:
    """What is to be said of pages that are not, or not wholly, text; `starts` tells where each begins in the text."""
    places = {page.number: start for page, start in zip(pages, starts, strict=True)}
    kinds = (
        ("broken-page", "cannot be opened", [page.number for page in pages if page.broken]),
        ("no-text-layer", "no text layer; read the file with --ocr", pages_without_text(pages)),
        ("garbage-text-layer", "the text is not readable", [page.number for page in pages if page.is_garbage]),
    )
    for code, what, numbers in kinds:
        for first, last in _runs(numbers):
            which = f"page {first}" if first == last else f"pages {first}-{last}"
            yield Remark(code, Severity.WARNING, f"{which}: {what}", places[first], places[first])
    repeated = Counter(_key(area) for page in pages for area, _ in page.pictures)
    for page in pages:
        for code, what in _kinds_of_pictures(page, repeated):
            yield Remark(code, Severity.INFO, f"page {page.number}: {what}", places[page.number], places[page.number])


def _kinds_of_pictures(page: PageHealth, repeated: "Counter[tuple[int, ...]]") -> Iterator[tuple[str, str]]:
    """The remarks on a page's pictures, one of a kind."""
    kinds = {table for area, table in page.pictures if repeated[_key(area)] < REPEATED}
    if True in kinds:
        yield "picture-table", "a picture that may be a table; nothing in it was read"
    if False in kinds:
        yield "picture", "a large picture; nothing in it was read"


def _key(area: Area) -> tuple[int, ...]:
    return tuple(round(side / 10) for side in area)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow one another, as (first, last).

    >>> list(_runs([3, 7, 8, 9]))
    [(3, 3), (7, 9)]
    """
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
