"""Acts that the list does not know, by the form of their name: `Wet versterking dorpskernen`, `Bermenwet`."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from extract.act_names import Act, NamedAct, act_list, key, stands_alone
from extract.lists import load_list
from extract.scan import Anchors

# " versterking": a word of the name, one blank before it
WORD = re.compile(r" (?P<word>[^\W\d_](?:[\w'’-]*\w)?)")
# "SZW", "Wmo", "DBA"
ACRONYM = re.compile(r"(?:[A-Z]{2,}|[A-Z][A-Za-z]{0,3}[A-Z])")
# "ingevoerd", "uitgesteld", "vastgesteld": no name ends in what was done with the act
PARTICIPLE = re.compile(r"(?:aan|af|door|in|om|op|over|toe|uit|vast|voor)ge\w+(?:d|t|en)")

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
        kinds = "|".join(sorted(self.kinds, key=len, reverse=True))
        return re.compile(rf"(?P<kind>{kinds})(?!\w)|(?P<compound>[A-Z][^\W\d_]{{2,}}wet)(?!\w)")


# "het wetsvoorstel ‘Goed verhuurderschap’", "het wetsvoorstel Regulering sekswerk"
BILL = re.compile(r"wetsvoorstel [‘'\"“]?(?P<name>[^\W\d_][\w'’-]*(?: [\w'’-]+){0,9})(?P<quote>[’'\"”])?", re.IGNORECASE)

ANCHORS = Anchors(r"\b(?-i:Wet |(?:Algemene|Tijdelijke) wet |[A-Z][a-zëéï]{2,}wet\b)")
BILL_ANCHORS = Anchors(r"\bwetsvoorstel .")


@cache
def act_forms() -> ActForms:
    """The lists, loaded once."""
    return load_list("act_forms", ActForms)


def find_unlisted_acts(text: str) -> Iterator[NamedAct]:
    """The places that name an act by their form, in order, also those that the list knows."""
    forms = act_forms()
    for start, _ in ANCHORS.places(text):
        head = forms.head.match(text, start)
        if head is None or head.group() in forms.not_acts:
            continue
        end = name_end(text, head.end()) if head["kind"] else head.end()
        if end and stands_alone(text, start, end):
            yield NamedAct(start, end, Act(name=text[start:end]))


def find_bills(text: str) -> Iterator[NamedAct]:
    """The places that name a bill behind the word for it: in quotation marks, with a capital, or as the list has it without `Wet`."""
    for start, _ in BILL_ANCHORS.places(text):
        match = BILL.match(text, start)
        if match and not match["name"].startswith("Wet "):
            first = match.start("name")
            end = match.end("name") if match["quote"] else name_end(text, first - 1)
            listed = _listed_end(text, first, match.end("name"))
            if listed:
                yield NamedAct(first, listed, act_list().by_key[key(f"Wet {text[first:listed]}")])
            elif end and text[first].isupper():
                yield NamedAct(first, end, Act(name=text[first:end]))


def _listed_end(text: str, start: int, end: int) -> int | None:
    """Where the longest name ends that the list has with `Wet` before it."""
    while end > start:
        if key(f"Wet {text[start:end]}") in act_list().by_key:
            return end
        end = text.rfind(" ", start, end)
    return None


def name_end(text: str, start: int) -> int | None:
    """Where the name of an act ends whose kind ends at `start`; None where no name follows.

    >>> text = "Wet versterking regie op de volkshuisvesting wordt ingevoerd"
    >>> text[: name_end(text, 3)]
    'Wet versterking regie op de volkshuisvesting'
    """
    forms = act_forms()
    words: list[str] = []
    linked = False
    end, match = None, WORD.match(text, start)
    while match and len(words) < LONGEST_NAME:
        word = match["word"]
        if word in forms.articles and linked:
            pass
        elif _links(word, words, forms):
            linked = True
        elif _ends(word, words, forms):
            break
        else:
            words.append(word)
            linked, end = False, match.end()
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
    if word in forms.ends or word in forms.articles or word in forms.links or word == "en" or PARTICIPLE.fullmatch(word):
        return True
    return bool(before) and word[0].isupper() and before[-1][0].islower() and not ACRONYM.fullmatch(word)
