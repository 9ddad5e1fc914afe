"""Acts that the list does not know, by the form of their name: `Wet versterking dorpskernen`, `Bermenwet`."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from extract.act_names import KnownAct, NamedAct, act_list, stands_alone
from extract.lists import load_list
from extract.scan import Anchors, any_of, lazily, spaced

# " versterking": a word of a name, with what is before it
WORD = lazily(r" +(?P<word>[^\W\d_](?:[\w'’-]*\w)?)")
# "SZW", "Wmo", "DBA"
ACRONYM = lazily(r"[A-Z]{2,}|[A-Z][A-Za-z]{0,3}[A-Z]")
# "het wetsvoorstel ‘Goed verhuurderschap’", "het wetsvoorstel Regulering sekswerk"
BILL = spaced(r"wetsvoorstel [‘'“\"]?(?P<name>[^\W\d_][\w-]*(?: [\w-]+(?:['’]\w+)?){0,9})(?P<quote>[’'”\"])?")

ANCHORS = Anchors(r"\b(?:(?-i:Wet|(?:Algemene|Tijdelijke) +wet|[A-Z][a-zëéï]{2,}wet)\b|wetsvoorstel .)")

LONGEST_NAME = 7
"""Words that a name may hold, link words and articles aside."""


class ActForms(BaseModel):
    """The lists of `words/act_forms.toml`; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: tuple[str, ...]
    not_acts: frozenset[str]
    ends: frozenset[str]
    links: frozenset[str]
    governing: tuple[str, ...]
    first_links: frozenset[str]
    articles: frozenset[str]

    @cached_property
    def head(self) -> re.Pattern[str]:
        """What an act's name begins with: its kind, or one word that ends in -wet."""
        return re.compile(rf"(?:(?P<kind>{any_of(self.kinds)})|[A-Z][^\W\d_]{{2,}}wet)(?!\w)")


@cache
def act_forms() -> ActForms:
    """The lists, loaded once."""
    return load_list("act_forms", ActForms)


def find_unlisted_acts(text: str) -> Iterator[NamedAct]:
    """The places that name an act or a bill by their form, in order, also those that the list knows.

    >>> text = "De Wet versterking dorpskernen wordt ingevoerd, zegt het wetsvoorstel ‘Zilveren bermen’."
    >>> [place.act.number for place in find_unlisted_acts(text)]
    ['Wet versterking dorpskernen', 'Zilveren bermen']
    """
    for start, _ in ANCHORS.places(text):
        place = _bill(text, start) or _act(text, start)
        if place and stands_alone(text, place.start, place.end):
            yield place


def _act(text: str, start: int) -> NamedAct | None:
    """The act whose kind and name begin at `start`, or whose one word stands there."""
    head = act_forms().head.match(text, start)
    if head is None or head.group() in act_forms().not_acts:
        return None
    end = _name_end(text, head.end()) if head["kind"] else head.end()
    return _named(text, start, end) if end else None


def _bill(text: str, start: int) -> NamedAct | None:
    """The bill behind the word for it: in quotation marks, with a capital, or as the list has it with `Wet` before it."""
    match = BILL.match(text, start)
    if match is None or match["name"].startswith("Wet "):
        return None
    first = end = match.start("name")
    for word in re.finditer(r"\S+", match["name"]):
        if act_list().find(f"Wet {text[first : first + word.end()]}"):
            end = first + word.end()
    if end > first:
        act = act_list().find(f"Wet {text[first:end]}")
        return NamedAct(first, end, act) if act else None
    closing = match.end("name") if match["quote"] else _name_end(text, first - 1)
    return _named(text, first, closing) if closing and text[first].isupper() else None


def _named(text: str, start: int, end: int) -> NamedAct:
    """The act by its name as printed, or as the list has it where that differs in blanks and capitals alone."""
    printed = text[start:end]
    return NamedAct(start, end, act_list().find(printed) or KnownAct(" ".join(printed.split())))


def _name_end(text: str, start: int) -> int | None:
    """Where the name of an act ends whose kind ends at `start`; None where no name follows.

    >>> text = "Wet versterking regie op de volkshuisvesting wordt ingevoerd"
    >>> text[: _name_end(text, 3)]
    'Wet versterking regie op de volkshuisvesting'
    """
    forms = act_forms()
    words: list[str] = []
    linked = False
    end, match = None, WORD.match(text, start)
    while match and len(words) < LONGEST_NAME:
        word = match["word"]
        if not (linked and word in forms.articles):
            linked = _links(word, words, forms)
            if not linked:
                if _ends(word, words, forms):
                    break
                words.append(word)
                end = match.end()
                if len(words) == 1 and ACRONYM.fullmatch(word):
                    break
        match = WORD.match(text, match.end())
    return end


def _links(word: str, before: list[str], forms: ActForms) -> bool:
    """Whether a word may join the words of a name before it to those behind it."""
    if not before:
        return word in forms.first_links
    if word == "en":
        return len(before) == 1
    return word in forms.links and before[-1].casefold().endswith(forms.governing)


def _ends(word: str, before: list[str], forms: ActForms) -> bool:
    """Whether a word no longer belongs to the name: one of the sentence, or a capital behind small letters."""
    if word in forms.ends or word in forms.articles or word in forms.links or word == "en":
        return True
    return bool(before) and word[0].isupper() and before[-1][0].islower() and not ACRONYM.fullmatch(word)
