"""Letters of ministers to parliament (kamerbrieven) and papers of parliament (kamerstukken)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from extract.date_words import date_words
from extract.mentions import Mention
from extract.scan import Anchors, any_of, lazily, spaced
from schema import CitationKind

# "36 410 VII, nr. 5", "35925-XV, nr. 111", "36 389": a dossier, its chapter of the state budget, the paper in it
_DOSSIER = r"(?P<dossier>[23]\d[\s.]?\d{3})(?!\d)"
_CHAPTER = r"(?:[\s-](?P<chapter>(?-i:[IVXLC]+|[A-J]))(?!\w))?"
_PAPER = r"(?:,? (?:nrs?|nummer)\.?\s?(?P<paper>\d{1,4}|(?-i:[A-Z]{1,2}))(?!\w))?"
# "2023/24, ", "2022-2023, "
_SESSION = r"20\d\d\s?[/–-]\s?(?:20)?\d\d,? "

# "Kamerstuk 35 925 XV, nr. 111", "Kamerstukken II 2023/24, 36 410 VII, nr. 5", "TK 2022-2023, 36 200, nr. 4"
_HEAD = rf"(?:kamerstuk(?:ken|nummer)?:? (?:(?:I{{1,2}}|TK|EK),? )?(?:{_SESSION})?(?:nr\.? )?|[TE]K,? {_SESSION})"
PAPER = spaced(rf"{_HEAD}{_DOSSIER}{_CHAPTER}{_PAPER}")
# "dossier 36 389", "wetsvoorstel 36 389"
NUMBERED_BILL = spaced(rf"(?:dossier(?:nummer)?|wetsvoorstel):? (?P<number>{_DOSSIER}{_CHAPTER}{_PAPER})")
# "(36 389)" behind a bill
BRACKETED_NUMBER = spaced(r"\((?P<number>(?P<dossier>[23]\d \d{3}))\)")
BILL = lazily(r"\b(?:[Ww]et(?:svoorstel)?|[^\W\d_]{3,}wet)\b[^.;()\n]{0,100}$")

LETTER = re.compile(r"kamerbrief|brief", re.IGNORECASE)
ANCHORS = Anchors(
    r"kamerbrief|brief +aan +de +(?:tweede +|eerste +)?kamer|kamerstuk|\b(?-i:[TE]K),? "
    r"|\b(?:dossier(?:nummer)?|wetsvoorstel):? +\d|\([23]\d +\d{3}\)"
)


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month, by its name and its abbreviations."""
    words = date_words()
    return words.months | words.abbreviations


@cache
def letter_pattern() -> re.Pattern[str]:
    """A letter with its title or subject and its date.

    `Kamerbrief van 20 november 2020`, `Kamerbrief ‘Voortgang wijkaanpak’ (20 november 2020)`,
    `kamerbrief over de voortgang van de wijkaanpak d.d. 20-11-2020`.
    """
    title = r"(?:,? [‘'“\"](?P<title>[^’'”\"\n|]{3,150})[’'”\"])?"
    subject = r"(?: (?:over|(?-i:[A-Z]))[\w&-]*(?: (?!dat )[\w&'’/-]+){0,14}?)?"
    in_words = rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{any_of(month_numbers())})\.? (?P<year>20\d\d)"
    day = rf"(?:{in_words}|(?P<digits>\d{{1,2}}-\d{{1,2}}-20\d\d))(?!\d)"
    dated = rf",? (?P<bracket>\()?(?:(?:van|d\.\s?d\.|dd\.?) )?{day}(?(bracket)\))"
    return spaced(rf"(?:kamerbrief|brief aan de (?:tweede |eerste )?kamer)(?!\w){title}(?:{subject}{dated})?")


def find_state_papers(text: str) -> Iterator[Mention]:
    """The letters and papers of parliament that a text cites, in order.

    A letter is known by its date, else by its title; one without either is left aside. A paper's number is its official id.

    >>> [mention.number for mention in find_state_papers("Zie de Kamerbrief van 3 mei 2021 en Kamerstuk 36 410 VII, nr. 5.")]
    ['2021-05-03', '36410-VII-5']
    """
    for start, _ in ANCHORS.places(text):
        mention = _letter(text, start) or _paper(text, start)
        if mention:
            yield mention


def _letter(text: str, start: int) -> Mention | None:
    match = letter_pattern().match(text, start) if LETTER.match(text, start) else None
    number = match and (_date(match) or match["title"])
    return Mention(start, match.end(), CitationKind.KAMERBRIEF, " ".join(number.split())) if match and number else None


def _date(match: re.Match[str]) -> str | None:
    """The date of a letter as ISO 8601, to the month where no day is given; None where the calendar has no such day."""
    if match["digits"]:
        day, month, year = map(int, match["digits"].split("-"))
    elif match["month"]:
        day, month, year = int(match["day"] or 0), month_numbers()[match["month"].lower()], int(match["year"])
    else:
        return None
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:
        return None


def _paper(text: str, start: int) -> Mention | None:
    match = PAPER.match(text, start)
    if match:
        return _numbered(match, start)
    match = NUMBERED_BILL.match(text, start)
    if match is None and BILL.search(text, max(0, start - 120), start):
        match = BRACKETED_NUMBER.match(text, start)
    return _numbered(match, match.start("number")) if match else None


def _numbered(match: re.Match[str], start: int) -> Mention:
    """A paper by the id that the official publications give it: `36410-VII-5`."""
    parts = match.groupdict()
    dossier = re.sub(r"\D", "", parts["dossier"])
    number = "-".join(filter(None, (dossier, parts.get("chapter"), parts.get("paper"))))
    return Mention(start, match.end("number") if "number" in parts else match.end(), CitationKind.KAMERSTUK, number)
