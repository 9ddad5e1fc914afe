"""How far an initiative is: the last step that its text reports as taken.

A participle is a step taken when the nearest auxiliary is a form of `zijn` or `hebben`, and one to come when it is a
form of `worden`, `zullen` or `gaan`. Planned is what no step was taken of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.phrases import CLAUSE_MARKS, Hit, Phrases, read_tokens
from extract.scan import lazily
from extract.sentences import find_sentences
from schema import Status

SETTLED = (Status.STOPPED, Status.DELAYED)
"""What overrules all other steps."""
TAKEN = (Status.COMPLETED, Status.ADOPTED, Status.STARTED)
STEP_LISTS = tuple((status, f"{status} told", f"{status} participle") for status in (*SETTLED, *TAKEN))
RELATIVE = ("waarin", "waarmee", "waardoor", "waarbij", "waarvoor", "waarop", "waarvan")
PASSIVE = ("wordt", "worden")
SHORTEST_TITLE_WORD = 5
LONGEST_SENTENCE = 1500
"""What is longer is no sentence; no more of it is read."""
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
SEASONS = "voorjaar|zomer|najaar|herfst|winter|kwartaal|schooljaar"
# "in 2026", "vanaf 2027", "begin 2026", "1 mei 2026": the words before a year that is a date; never one in a title
BEFORE_YEAR = frozenset((*f"{MONTHS}|{SEASONS}".split("|"), "in", "vanaf", "per", "voor", "eind", "begin", "medio"))
# "blijft in 2026", "loopt in 2026 door": work that goes on
GOES_ON = frozenset(("blijft", "blijven", "loopt", "lopen"))
# "wordt in het najaar ...", "worden per 1 juli ..."
TIMED_PASSIVE = lazily(
    r"\b(?:wordt|worden)\b.{0,60}\b(?:na|voor|in|dit|deze|komende?|per|op|begin|medio|eind|vanaf|uiterlijk)\s(?:\S{1,20}\s){0,4}?"
    rf"(?:{MONTHS}|{SEASONS})\b",
    re.IGNORECASE,
)
# "Sinds maart 2022 vangt ...", "Sinds het eerste kwartaal van 2021 helpt ..."
SINCE = lazily(rf"Sinds\s(?:\S{{1,20}}\s){{0,3}}?(?:20\d\d|{MONTHS}|{SEASONS})\b")
# a present verb: the sentence tells of what is being done
PRESENT = lazily(r"\b(?:is|zijn|kan|kunnen|wordt|worden|we|wij|heeft|hebben|\w{3,30}t)\b")


class StepWords(BaseModel):
    """The words for one step."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    participles: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class StatusWords(BaseModel):
    """The lists of `words/status.toml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    taken: tuple[str, ...]
    coming: tuple[str, ...]
    denial: tuple[str, ...]
    condition: tuple[str, ...]
    ahead: tuple[str, ...]
    ongoing: tuple[str, ...]
    others: tuple[str, ...]
    steps: dict[Status, StepWords]


class View(NamedTuple):
    """From where a report sees an initiative."""

    horizon: int | None = None
    """The first year that is still to come: what the report does then is planned."""
    latest: bool = True
    """Whether it tells the last step last, as reports do; a plan says first how things stand."""


@cache
def _phrases() -> Phrases:
    words = load_list("status", StatusWords)
    lists = {name: getattr(words, name) for name in ("taken", "coming", "denial", "condition", "ahead", "ongoing", "others")}
    for status, told, participles in STEP_LISTS:
        lists |= {told: words.steps[status].told, participles: words.steps[status].participles}
    return Phrases(lists)


def find_status(text: str, start: int, end: int, view: View, *, title: str = "", focus: int | None = None) -> Status | None:
    """The status that the sentences of `text[start:end]` report; None where they say nothing of it.

    Sentences with a word of the `title` count before others that tell of no step that was taken. Where a sentence tells of
    more than one initiative, the step counts that stands nearest to `focus`, the end of the name.
    """
    told: list[Status] = []
    named: list[Status] = []
    title_words = [word for word in read_tokens(title) if len(word) >= SHORTEST_TITLE_WORD]
    for low, high in find_sentences(text, start, end):
        sentence = text[low : min(high, low + LONGEST_SENTENCE)].strip()
        near = len(read_tokens(text[low:focus])) if focus is not None and low <= focus <= low + len(sentence) else None
        status = status_of_sentence(sentence, view.horizon, near)
        if status is None and not told and SINCE.match(sentence):
            status = Status.STARTED
        if status:
            told.append(status)
            small = sentence.casefold()
            if any(word in small for word in title_words):
                named.append(status)
    return _last_step(told, named, latest=view.latest) or (Status.ONGOING if PRESENT.search(text, start, end) else None)


def _last_step(told: Sequence[Status], named: Sequence[Status], *, latest: bool) -> Status | None:
    """The status that the sentences of a text give together."""
    for status in SETTLED:
        if status in told:
            return status
    taken = [status for status in told if status in TAKEN]
    if taken and latest:
        return taken[-1]
    return next(iter(named or told), None)


def status_of_sentence(sentence: str, horizon: int | None = None, near: int | None = None) -> Status | None:
    """The status that one sentence reports; of two steps the one whose words stand nearest to the token `near`.

    >>> [status_of_sentence(f"Het plan {verb} in mei vastgesteld.").value for verb in ("is", "wordt")]
    ['adopted', 'planned']
    """
    tokens = read_tokens(sentence)
    if near is not None:
        tokens = _without_relative(tokens, near)
    hits: dict[str, list[Hit]] = {}
    for hit in _phrases().find(tokens):
        hits.setdefault(hit.name, []).append(hit)
    steps = list(_steps(hits, tokens))
    if steps:
        return min(steps, key=lambda step: abs(step[0] - near))[1] if near is not None else steps[0][1]
    if "ahead" in hits or ("20" in sentence and _is_to_come(tokens, horizon)):
        return Status.PLANNED
    if "ongoing" in hits:
        return Status.ONGOING
    timed = any(word in tokens for word in PASSIVE) and TIMED_PASSIVE.search(sentence)
    return Status.PLANNED if timed else None


def _without_relative(tokens: list[str], near: int) -> list[str]:
    """The tokens without the relative clauses behind `near`: `het kader, waarin wordt vastgelegd wie wat doet, is klaar`."""
    kept: list[str] = []
    inside = False
    for index, token in enumerate(tokens):
        if token == ",":
            following = tokens[index + 1] if index + 1 < len(tokens) else ""
            inside = index >= near and following.startswith(RELATIVE)
        if not inside:
            kept.append(token)
    return kept


def _steps(hits: Mapping[str, Sequence[Hit]], tokens: Sequence[str]) -> Iterator[tuple[int, Status]]:
    """The steps that a sentence tells, each with the place of its words; what ends or halts an initiative comes first."""
    limit = hits["others"][0].start if "others" in hits else len(tokens)
    for status, told, participles in STEP_LISTS:
        for hit in hits.get(told, ()):
            if hit.end <= limit:
                yield hit.start, status
        for hit in hits.get(participles, ()):
            auxiliary = _auxiliary(hit, hits, tokens) if hit.end <= limit else None
            if auxiliary == "taken":
                yield hit.start, status
            elif auxiliary and not any(other.start <= hit.start < other.end for other in hits.get("ongoing", ())):
                yield hit.start, Status.PLANNED


def _auxiliary(participle: Hit, hits: Mapping[str, Sequence[Hit]], tokens: Sequence[str]) -> str | None:
    """Whether the auxiliary nearest to a participle makes it a step that was `taken` or one that is `coming`.

    None where it has none, or is only a condition; what was not taken is still coming.
    """
    clause = max((i + 1 for i in range(participle.start) if tokens[i] in CLAUSE_MARKS), default=0)
    if any(clause <= hit.start < participle.start for hit in hits.get("condition", ())):
        return None
    auxiliaries = [
        (min(abs(hit.start - participle.end), abs(participle.start - hit.end)), name, hit.start)
        for name in ("taken", "coming")
        for hit in hits.get(name, ())
        if not participle.start <= hit.start < participle.end
    ]
    if not auxiliaries:
        return None
    _, name, place = min(auxiliaries)
    denied = any(place < hit.start < participle.start for hit in hits.get("denial", ()))
    return "coming" if denied else name


def _is_to_come(tokens: Sequence[str], horizon: int | None) -> bool:
    """Whether a sentence names a year that is still to come, and tells of no work that goes on until then."""
    if horizon is None or not GOES_ON.isdisjoint(tokens):
        return False
    dates = (token for before, token in pairwise(tokens) if before in BEFORE_YEAR)
    return any(len(token) == 4 and token.isdecimal() and int(token) >= horizon for token in dates)
