"""The national acts, bills and decrees of `words/acts.toml`, and where a text names them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extract.lists import load_list
from extract.openings import possible
from extract.scan import Anchors, lazily

# "Leerplichtwet 1969"
YEAR = lazily(r" (?:18|19|20)\d\d$")

LIGATURES = ("ti", "tt", "ft", "fi", "ff", "fl")
"""Letters that share a glyph in many fonts, and are lost when a PDF's text is taken: `Par cipa ewet`."""
LETTERS_OF_NAMES = {
    "é": "[eéèë]",
    "ë": "[eéèë]",
    "ï": "[iï]",
    "ö": "[oö]",
    "ü": "[uü]",
    "I": "[Il1]",
    "'": "['’‘]?",
    " ": "[ -]+",
    "-": "[ -]+",
}
LETTERS_OF_SHORT_FORMS = {"I": "[Il1]", "l": "[lI1]", "O": "[O0]"}
"""How a letter may be printed: accents left out or misread, I for l and O for 0 by character recognition."""

NEAR = 120
"""Characters before and after an abbreviation in which a word may say that it means something else."""

LONG_NAME = 12
"""Characters from which on a name is still known when its ligatures are lost."""

_LIGATURE = lazily("|".join(LIGATURES))
# the letters up to the first that may be printed otherwise or be lost, with what parts the words
_OPENING = lazily(rf"(?:(?!{_LIGATURE.pattern})[A-HJ-Za-z]|(?<=[A-Za-z])[ -])*")
_NOT_A_LETTER = lazily(r"[\W_]+")
_ONE_SHAPE = str.maketrans({"l": "i", "1": "i", "0": "o"})

# "Wmo1", "Wlz²", and by character recognition "Wet-SUWIZ": a footnote's mark stuck to a name
FOOTNOTE_MARK = lazily(r"(?:\d{1,2}|[¹²³⁴-⁹]+|(?<=[A-Z])Z)(?!\w)")
# "Wmo-voorziening", "Wmo- en jeugdhulptaken", "Wsw'ers"
COMPOUND_TAIL = lazily(r"[-\u00ad\ufffe](?:\w| (?:en|of) )|['’‘]\w")
# "niet-Wmo"
COMPOUND_HEAD = lazily(r"\w-")
# "www.meerdrecht.nl/wmo", "wmo@meerdrecht.nl"
WEB_ADDRESS = lazily(r"https?:|www\.|@")


class Act(BaseModel):
    """One act; what its fields are for stands in the list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^\S.*\S$")
    id: str | None = None
    other_names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    in_context: tuple[str, ...] = ()
    with_article: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    bwb: str | None = Field(default=None, pattern=r"^BWBR\d{7}$")

    @model_validator(mode="after")
    def _one_id(self) -> Self:
        if self.other_names and self.id is None:
            raise ValueError(f"{self.name} has other names, so it needs an id")
        return self

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
        capitals = (word.upper() for word in self.abbreviations)
        return (*self.abbreviations, *capitals, *self.exact, *self.in_context, *self.with_article)


class KnownAct(NamedTuple):
    """An act by its number in the database, and what the list knows of it."""

    number: str
    listed: Act | None = None

    @property
    def bwb_id(self) -> str | None:
        """Its id in the Basiswettenbestand, where the list has it."""
        return self.listed.bwb if self.listed else None


class NamedAct(NamedTuple):
    """A place at which an act is named."""

    start: int
    end: int
    act: KnownAct
    needs_article: bool = False
    """Whether the words mean the act only behind an article."""


class ActList(BaseModel):
    """The list `words/acts.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: tuple[Act, ...]

    def find(self, printed: str) -> KnownAct | None:
        """The act that is called so, whatever the spelling; None where the list has no such act.

        >>> act_list().find("wet gemeenschappelijke regelingen").number
        'Wgr'
        """
        return self._by_key.get(key(printed)) or self._by_worn_key.get(worn_key(printed))

    @cached_property
    def _by_key(self) -> dict[str, KnownAct]:
        """Each act by the key of everything it is called; a name without its year gives way to an act that has no year."""
        forms = [(act, name) for act in self.act for name in (*act.names, *act.short_forms)]
        with_year = {key(name + act.year): KnownAct(act.id or act.name, act) for act, name in forms}
        without = {key(name): KnownAct(act.id or act.name.removesuffix(act.year), act) for act, name in forms if act.year}
        return without | with_year

    @cached_property
    def _by_worn_key(self) -> dict[str, KnownAct]:
        """Each act by the worn keys of its long names."""
        names = ((act, name) for act in self.act for name in act.names if len(name) >= LONG_NAME)
        return {worn_key(name): KnownAct(act.id or name, act) for act, name in names}

    @cached_property
    def need_article(self) -> frozenset[str]:
        """The abbreviations that count only behind an article, as printed."""
        return frozenset(word for act in self.act for word in (*act.in_context, *act.with_article))

    @cached_property
    def _full_names(self) -> list[tuple[str, str, str]]:
        """The full names, each with its opening and the year of its act."""
        return [(name, opening_of(name), act.year) for act in self.act for name in act.names]

    def anchors_in(self, text: str) -> Anchors:
        """Where one of them may stand in a text; the longest first, so that a name is not cut at a shorter one.

        Of the full names only those are sought that the text may hold: a pattern for all takes longer to make than to use.
        """
        held = possible({opening for _, opening, _ in self._full_names}, text)
        spelled = [(name, name_spelling(name), year) for name, opening, year in self._full_names if opening in held]
        spelled += [(word, short_spelling(word), act.year) for act in self.act for word in act.short_forms]
        spelled.sort(key=lambda item: (-len(item[0]), not item[2]))
        patterns = dict.fromkeys(f"{pattern}(?: +{year.strip()})?" if year else pattern for _, pattern, year in spelled)
        return Anchors(rf"\b(?:{'|'.join(patterns)})")


@cache
def act_list() -> ActList:
    """The list of acts, loaded once."""
    return load_list("acts", ActList)


def find_listed_acts(text: str) -> Iterator[NamedAct]:
    """The places at which an act of the list is named, in order; not inside a compound or a web address."""
    acts = act_list()
    for start, end in acts.anchors_in(text).places(text):
        if stands_alone(text, start, end):
            words = text[start:end]
            act = acts.find(words)
            if act and not _means_another(text, start, end, act):
                yield NamedAct(start, end, act, words in acts.need_article)


def _means_another(text: str, start: int, end: int, act: KnownAct) -> bool:
    """Whether words around an abbreviation say that it means something else: `Waarborgfonds Sociale Woningbouw (WSW)`."""
    if not act.listed or not act.listed.not_near or text[start:end] not in act.listed.short_forms:
        return False
    low = max(text.rfind("\n", 0, start) + 1, start - NEAR)
    high = text.find("\n", end, end + NEAR)
    around = text[low : high if high >= 0 else end + NEAR].casefold()
    return any(word in act.listed.not_near for word in re.findall(r"\w+", around))


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
    return (before not in {"/", ".", "@"} and after != "@") or not _in_web_address(text, start, end)


def _in_web_address(text: str, start: int, end: int) -> bool:
    """Whether the words stand in an address of the web or of electronic mail."""
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return WEB_ADDRESS.search(text, first, end + 1) is not None


@lru_cache(maxsize=4096)
def key(printed: str) -> str:
    """One key for all spellings of a name: without capitals, accents, blanks and look-alikes.

    >>> key("I0AZ") == key("loaz"), key("Wet-SUWI") == key("wet suwi")
    (True, True)
    """
    letters = _NOT_A_LETTER.sub("", unicodedata.normalize("NFKD", printed.casefold()))
    return letters.translate(_ONE_SHAPE)


def worn_key(printed: str) -> str:
    """One key for a long name with and without its ligatures.

    >>> worn_key("Par cipa ewet") == worn_key("Participatiewet")
    True
    """
    return _LIGATURE.sub("", key(printed))


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
        else:
            spelled.append(LETTERS_OF_NAMES.get(piece) or re.escape(piece))
        if piece.isalpha() and following.isalpha():
            spelled.append("(?:- +)?")
    return "".join(spelled)


def opening_of(name: str) -> str:
    """The letters that a full name opens with, up to the first that may be printed otherwise or be lost.

    >>> opening_of("Wet open overheid"), opening_of("Participatiewet"), opening_of("Tijdelijke wet coördinatie")
    ('wetopenoverheid', 'par', 'tijdelijkewetco')
    """
    letters = _OPENING.match(name)
    return letters.group().replace(" ", "").replace("-", "").lower() if letters else ""


def short_spelling(word: str) -> str:
    """The pattern of an abbreviation, also where character recognition took I for l or O for 0.

    >>> short_spelling("Ioaw")
    '(?-i:[Il1]oaw)'
    """
    return f"(?-i:{''.join(LETTERS_OF_SHORT_FORMS.get(letter) or re.escape(letter) for letter in word)})"
