"""The national acts, bills and decrees of `words/acts.toml`, and where a text names them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, Field

from extract.lists import load_list
from extract.scan import Anchors

# "Leerplichtwet 1969"
YEAR = re.compile(r" (?:18|19|20)\d\d$")

LIGATURES = ("ti", "tt", "ft", "fi", "ff", "fl")
"""Letters that share a glyph in many fonts, and are lost when a PDF's text is taken: `Par cipa ewet`."""
ACCENTS = {"é": "[eéèë]", "ë": "[eéèë]", "ï": "[iï]", "ö": "[oö]", "ü": "[uü]"}
LOOK_ALIKES = {"I": "[Il1]", "l": "[lI1]", "O": "[O0]"}
APOSTROPHES = "'’‘"

_LIGATURE = re.compile("|".join(LIGATURES))
_NOT_A_LETTER = re.compile(r"[\W_]+")
_ONE_SHAPE = str.maketrans({"l": "i", "1": "i", "0": "o"})

# "Wmo1", "Wlz²", and by character recognition "Wet-SUWIZ": a footnote's mark stuck to a name
FOOTNOTE_MARK = re.compile(r"(?:\d{1,2}|[¹²³⁴-⁹]+|(?<=[A-Z])Z)(?!\w)")
# "Wmo-voorziening", "Wmo- en jeugdhulptaken", "Wsw'ers"
COMPOUND_TAIL = re.compile(rf"-(?:\w| (?:en|of) )|[{APOSTROPHES}]\w")
# "niet-Wmo"
COMPOUND_HEAD = re.compile(r"\w-")
# "www.meerdrecht.nl/wmo", "wmo@meerdrecht.nl"
WEB_ADDRESS = re.compile(r"https?:|www\.|@")


class Act(BaseModel):
    """One act; what its fields are for stands in the list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^\S.*\S$")
    id: str | None = None
    other_names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    in_context: tuple[str, ...] = ()
    bwb: str | None = Field(default=None, pattern=r"^BWBR\d{7}$")

    @property
    def short_name(self) -> str:
        """What the database calls it.

        >>> Act(name="Leerplichtwet 1969").short_name
        'Leerplichtwet'
        """
        return self.id or YEAR.sub("", self.name)

    @property
    def year(self) -> str:
        """The year at the end of its name, with the blank before it; empty where there is none."""
        match = YEAR.search(self.name)
        return match.group() if match else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its full names, its own year left out."""
        return tuple(name.removesuffix(self.year) for name in (self.name, *self.other_names))

    @property
    def short_forms(self) -> tuple[str, ...]:
        """Its abbreviations in each spelling."""
        return (*self.abbreviations, *(word.upper() for word in self.abbreviations), *self.exact, *self.in_context)


class ActList(BaseModel):
    """The list `words/acts.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: tuple[Act, ...]

    @cached_property
    def by_key(self) -> dict[str, Act]:
        """Each act by the key of everything it is called; the year in its name may be left out where no other act has that name."""
        whole = {key(name + act.year): act for act in self.act for name in (*act.names, *act.short_forms)}
        yearless = {key(name): act for act in self.act if act.year for name in (*act.names, *act.short_forms)}
        return yearless | whole

    @cached_property
    def need_context(self) -> frozenset[str]:
        """The abbreviations that count only in context, as printed."""
        return frozenset(word for act in self.act for word in act.in_context)

    @cached_property
    def anchors(self) -> Anchors:
        """Where one of them may stand; the longest first, so that a name is not cut at a shorter one."""
        spelled = [(name, name_spelling(name), act.year) for act in self.act for name in act.names]
        spelled += [(word, short_spelling(word), act.year) for act in self.act for word in act.short_forms]
        spelled.sort(key=lambda item: (-len(item[0]), not item[2]))
        patterns = dict.fromkeys(f"{pattern}(?:{year})?" if year else pattern for _, pattern, year in spelled)
        return Anchors(rf"\b(?:{'|'.join(patterns)})")


@dataclass(frozen=True, slots=True)
class NamedAct:
    """An act where it is named."""

    start: int
    end: int
    act: Act
    needs_context: bool = False


@cache
def act_list() -> ActList:
    """The list of acts, loaded once."""
    return load_list("acts", ActList)


def find_listed_acts(text: str) -> Iterator[NamedAct]:
    """The places at which an act of the list is named, in order; not inside a compound or a web address."""
    acts = act_list()
    for start, end in acts.anchors.places(text):
        if stands_alone(text, start, end):
            words = text[start:end]
            yield NamedAct(start, end, acts.by_key[key(words)], words in acts.need_context)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words between two offsets are no part of a longer word, a footnote's mark behind them aside.

    >>> [stands_alone(text, 0, 3) for text in ("Wmo- voorzieningen", "Wmo-voorzieningen", "Wmo1", "Wmooi")]
    [True, False, True, False]
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or COMPOUND_HEAD.match(text, max(0, start - 2), start) or COMPOUND_TAIL.match(text, end):
        return False
    if after.isalnum() and not FOOTNOTE_MARK.match(text, end):
        return False
    return before not in {"/", ".", "@"} and after != "@" or not _in_web_address(text, start, end)


def _in_web_address(text: str, start: int, end: int) -> bool:
    """Whether the words stand in an address of the web or of electronic mail."""
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return WEB_ADDRESS.search(text, first, end + 1) is not None


def key(printed: str) -> str:
    """One key for all spellings of a name: without capitals, accents, blanks, look-alikes and ligatures.

    >>> key("I0AZ") == key("loaz"), key("Par cipa ewet") == key("Participatie-wet")
    (True, True)
    """
    letters = _NOT_A_LETTER.sub("", unicodedata.normalize("NFKD", printed.casefold()))
    return _LIGATURE.sub("", letters.translate(_ONE_SHAPE))


def name_spelling(name: str) -> str:
    """The pattern of a full name, also broken at the end of a line or with its ligatures lost.

    >>> pattern = name_spelling("Participatiewet")
    >>> [bool(re.fullmatch(pattern, name)) for name in ("Participatiewet", "Participatie- wet", "Par cipa ewet")]
    [True, True, True]
    """
    pieces = re.findall(rf"{'|'.join(LIGATURES)}|.", name)
    spelled: list[str] = []
    for piece, following in zip(pieces, [*pieces[1:], " "], strict=True):
        if piece in LIGATURES:
            spelled.append(f"(?:{piece}| ?)")
        elif piece in " -":
            spelled.append("[ -]+")
        elif piece in APOSTROPHES:
            spelled.append(f"[{APOSTROPHES}]?")
        else:
            spelled.append(ACCENTS.get(piece) or LOOK_ALIKES.get(piece.strip("lO")) or re.escape(piece))
        if piece.isalpha() and following.isalpha():
            spelled.append("(?:- )?")
    return "".join(spelled)


def short_spelling(word: str) -> str:
    """The pattern of an abbreviation, also where character recognition took I for l or O for 0.

    >>> short_spelling("Ioaw")
    '(?-i:[Il1]oaw)'
    """
    return f"(?-i:{''.join(LOOK_ALIKES.get(letter) or re.escape(letter) for letter in word)})"
