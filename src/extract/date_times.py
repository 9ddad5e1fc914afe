"""The times that a text names, with the words that lead them: a limit (`vanaf`, `uiterlijk`) or a part (`begin`, `eind`)."""

import re
from collections.abc import Iterable, Iterator

from extract import date_patterns as patterns
from extract.date_forms import FORMS_ALONE, FORMS_IN_FIGURES, FORMS_IN_WORDS, Form, Reader, bare_year
from extract.date_shapes import Shape, Time
from extract.date_words import date_words, fold
from extract.scan import Anchors, lazily
from extract.sentences import find_sentences
from schema import DateModifier

_WORDS = date_words()


def find_times(text: str) -> Iterator[Time]:
    """The times in a document's reading text, in order.

    >>> text = "In maart en eind juni 2024 was de hal dicht."
    >>> [(text[time.start : time.end], time.render(time.year or 2023)) for time in find_times(text)]
    [('maart', '2023-03'), ('eind juni 2024', '2024-06')]
    """
    places = list(_ANCHORS.places(text))
    starts = {start for start, _ in places}
    last_end = -1
    for start, end in places:
        if not _opens_free(text, start, last_end):
            continue
        lead, times = (None, [bare_year(text, start, end)]) if text[start:end].isdigit() else _read_at(text, start)
        if times and _ends_free(text, times[-1].end, starts):
            last_end = times[-1].end
            yield from _with_lead(times, lead, text) if lead else times


def _read_at(text: str, start: int) -> tuple[re.Match[str] | None, list[Time]]:
    """The words that lead a time at `start`, and the times of the first form that reads it."""
    lead, position = None, start
    if not text[start].isdigit():
        for pattern, read in _ALONE:
            if match := pattern.match(text, start):
                return None, list(read(match))
        lead = _LEAD.match(text, start)
        position = lead.end() if lead else start
    for pattern, read in _IN_FIGURES if text[position : position + 1].isdigit() else _IN_WORDS:
        if (match := pattern.match(text, position)) and (times := list(read(match))):
            return lead, times
    return None, []


def _with_lead(times: list[Time], lead: re.Match[str], text: str) -> Iterator[Time]:
    """The times, the first with the limit and the part of it that the words before it say."""
    first, *others = times
    if part := lead["part"]:
        first = first._replace(start=lead.start("part"), mod=_WORDS.modifier_of[fold(part)])
    if (word := lead["limit"]) and (fold(word) != "voor" or _is_deadline(first, lead.start(), text)):
        first = first._replace(start=lead.start(), limit=_WORDS.limit_of[fold(word)])
    is_generic = first.shape is Shape.YEAR and first.floats and first.mod in (None, DateModifier.APPROX)
    if not is_generic:
        yield first
    yield from others


def _is_deadline(time: Time, start: int, text: str) -> bool:
    """Whether `voor` at `start` means *before* (`voor 1 juli`, `al voor 2026`) and not *for* (`de begroting voor 2026`)."""
    if time.shape in (Shape.DAY, Shape.WEEK):
        return True
    if time.mod in (DateModifier.START, DateModifier.MID, DateModifier.END) or time.shape in (Shape.MONTH, Shape.SEASON):
        return not _WORDS.is_planned.search(sentence_around(text, start))
    words = text[max(start - 12, 0) : start].split()
    return time.shape is Shape.YEAR and bool(words) and words[-1].casefold() in _WORDS.earlier


def _opens_free(text: str, start: int, last_end: int) -> bool:
    """Whether a time begins where a word or number begins: not `0800-2024`, `1.2024`; but `2019-2023`."""
    before = text[max(start - 2, 0) : start]
    if before[-1:] in ("-", "–", "/"):
        return start - 1 == last_end or not before[0].isalnum()
    if before[-1:] in (".", ","):
        return not before[0].isdigit()
    return not before[-1:].isalnum()


def _ends_free(text: str, end: int, starts: set[int]) -> bool:
    """Whether a time ends where its word or number ends: not `juni-raad`, `mei- en septembercirculaire`, `2024-00123`."""
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if mark == "-" and behind == " " and text[end - 1].isalpha():
        return not text[end + 2 : end + 3].isalpha()
    if mark in ("-", "/"):
        return end + 1 in starts or not behind.isalnum()
    if mark in (".", ","):
        return not behind.isdigit()
    return not mark.isalpha()


def sentence_around(text: str, start: int) -> str:
    """The sentence of the reading text that holds the character at `start`."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    sentences = find_sentences(text, low, high if high >= 0 else len(text))
    return next((text[first:last] for first, last in sentences if first <= start < last), "")


def _squeeze(pattern: str) -> str:
    """A pattern without the white space that lays it out."""
    return "".join(pattern.split())


def _compile(forms: Iterable[Form]) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((lazily(_squeeze(form.pattern), re.IGNORECASE | re.ASCII), form.read) for form in forms)


def _anchors() -> Anchors:
    """One pattern for all forms with their leads, its groups unnamed."""
    alone = "|".join(form.pattern for form in FORMS_ALONE)
    led = "|".join(dict.fromkeys(form.pattern for form in (*FORMS_IN_FIGURES, *FORMS_IN_WORDS)))
    return Anchors(re.sub(r"\?P<\w+>", "?:", _squeeze(rf"{alone}|\b{patterns.LEAD}(?:{led})")))


_ANCHORS = _anchors()
_LEAD = lazily(_squeeze(patterns.LEAD), re.IGNORECASE | re.ASCII)
_ALONE, _IN_FIGURES, _IN_WORDS = (_compile(forms) for forms in (FORMS_ALONE, FORMS_IN_FIGURES, FORMS_IN_WORDS))
