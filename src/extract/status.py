"""How far an initiative is: the last step that its text reports as taken.

A participle is a step taken when the nearest auxiliary is a form of `zijn` or `hebben`, and one to come when it is a
form of `worden`, `zullen` or `gaan`. Planned is what no step was taken of.
"""

import re
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict

from extract.lists import load_list
from extract.sentences import find_sentences
from schema import Status

SETTLED = (Status.STOPPED, Status.DELAYED)
"""What overrules all other steps."""
# "in 2026", "vanaf 2027", "begin 2026", "1 mei 2026"; never a year in a title
YEAR = re.compile(
    r"\b(?:in|vanaf|per|voor|eind|begin|medio|najaar|voorjaar|zomer|tot|(?:januar|februar|maart|april|mei|jun|jul|august|september|oktober|november|december)\w*)\s(20\d\d)(?![\d-])",
    re.IGNORECASE,
)
# "totdat de wet is aangenomen": no step yet
CONDITION = re.compile(r"\b(?:tot|totdat|zodra|wanneer|als|indien|nadat|voordat)\b[^,.;]*$")
# "we", "wij" and a present verb make a sentence tell of what is being done
PRESENT = re.compile(r"\b(?:is|zijn|kan|kunnen|wordt|worden|we|wij|heeft|hebben|\w{3,}t)\b")


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
    ahead: tuple[str, ...]
    ongoing: tuple[str, ...]
    others: tuple[str, ...]
    steps: dict[Status, StepWords]


@cache
def _words() -> StatusWords:
    return load_list("status", StatusWords)


def _any_phrase(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases; `...` in one stands for words between."""
    parts = [re.escape(phrase).replace(r"\ \.\.\.\ ", r"\s[^.;]*?") for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b" if parts else r"(?!)", re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _any_phrase(getattr(_words(), name))


@cache
def _steps() -> tuple[tuple[Status, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((status, _any_phrase(step.told), _any_phrase(step.participles)) for status, step in _words().steps.items())


def find_status(text: str, start: int, end: int, *, horizon: int | None = None, latest: bool = True) -> Status | None:
    """The status that the sentences of `text[start:end]` report; None where they say nothing of it.

    `horizon` is the first year that is still to come for the report: what it does then is planned. A report tells the `latest` step last;
    a plan says first how things stand.
    """
    told = [status for low, high in find_sentences(text, start, end) if (status := status_of_sentence(text[low:high], horizon))]
    for status in SETTLED:
        if status in told:
            return status
    taken = [status for status in told if status in (Status.COMPLETED, Status.ADOPTED, Status.STARTED)]
    if taken and latest:
        return taken[-1]
    if told:
        return told[0]
    return Status.ONGOING if PRESENT.search(text, start, end) else None


def status_of_sentence(sentence: str, horizon: int | None = None) -> Status | None:
    """The status that one sentence reports.

    >>> status_of_sentence("Het plan is in mei vastgesteld.").value, status_of_sentence("Het plan wordt in mei vastgesteld.").value
    ('adopted', 'planned')
    """
    others = _pattern("others").search(sentence)
    limit = others.start() if others else len(sentence)
    for status, told, participles in _steps():
        if told.search(sentence, 0, limit):
            return status
        match = participles.search(sentence, 0, limit)
        if match and CONDITION.search(sentence, 0, match.start()):
            continue
        auxiliary = _nearest_auxiliary(sentence, match) if match else None
        if auxiliary:
            return status if auxiliary == "taken" else Status.PLANNED
    if _pattern("ahead").search(sentence):
        return Status.PLANNED
    if horizon is not None and any(int(year) >= horizon for year in YEAR.findall(sentence)):
        return Status.ONGOING if re.search(r"\bblij(?:ven|ft)\b", sentence) else Status.PLANNED
    return Status.ONGOING if _pattern("ongoing").search(sentence) else None


def _nearest_auxiliary(sentence: str, participle: re.Match[str]) -> str | None:
    """Whether the auxiliary that stands nearest to a participle makes it a step taken or one to come."""
    distances = [
        (min(abs(match.start() - participle.end()), abs(participle.start() - match.end())), name)
        for name in ("taken", "coming")
        for match in _pattern(name).finditer(sentence)
    ]
    return min(distances)[1] if distances else None
