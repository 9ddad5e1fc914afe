"""Which parts of a page are the report, and which are left out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.html.signs import Sign
from ingest.html.survey import Part, Survey
from schema import Remark, Severity

MOSTLY = 0.6
"""A box of links has at least this share of its words in links and buttons."""
MENU = 0.9
"""And a list that is a menu this."""
FEWEST_LINKS = 3
LARGEST_FORM = 300
"""A form with more characters outside its fields holds the page."""
LEAST_KEPT = 0.5
"""At least this share of what the page says has to be kept, the words of the site left aside."""
LEAST_OF_ALL = 0.1
"""And this share of all words outside links."""


@dataclass(frozen=True)
class Choice:
    """The parts of a page that are read."""

    mains: frozenset[int]
    """The nodes that hold the report; all of the page where there is none."""
    left_out: frozenset[int]
    """The nodes that are left out with all that they hold."""
    naming: frozenset[int]
    """Those of them in which the name of the report may stand."""
    remarks: tuple[Remark, ...] = ()


class _Span(NamedTuple):
    """A stretch of the page, in characters of ink outside links."""

    start: int
    end: int


def choose_parts(survey: Survey) -> Choice:
    """What is read of a page: its main part without what belongs to the site.

    Where that leaves out more than half of what the page says outside links, only boxes of links are left out.
    """
    mains = _outermost(survey.mains) or _outermost(survey.articles)
    left_out = [part for part in survey.parts if _leaves_out(part, has_main=bool(mains))]
    if _keeps_enough(survey, mains, left_out):
        return _choice(mains, left_out)
    left_out = [part for part in survey.parts if _is_link_box(part, MENU) or _is_template(part)]
    message = "what looks like navigation and furniture of the page is more than half of its text, so it was kept"
    return _choice([], left_out, Remark("furniture-kept", Severity.WARNING, message))


def _choice(mains: Iterable[Part], left_out: Sequence[Part], *remarks: Remark) -> Choice:
    return Choice(
        mains=frozenset(part.node for part in mains),
        left_out=frozenset(part.node for part in left_out),
        naming=frozenset(part.node for part in left_out if part.may_name_report),
        remarks=remarks,
    )


def _leaves_out(part: Part, *, has_main: bool) -> bool:
    """Whether a part is no part of the report by its sign and by what it holds."""
    holds = part.holds
    if holds.mains:
        return False
    match part.sign:
        case Sign.SITE | Sign.PAGE | Sign.HIDDEN:
            return True
        case Sign.LINKS:
            return _is_link_box(part, MOSTLY)
        case Sign.LIST:
            return not has_main and not holds.files and _is_link_box(part, MENU)
        case Sign.FORM:
            return not holds.headings and holds.ink <= LARGEST_FORM
        case _:
            return _is_template(part)


def _is_link_box(part: Part, share: float) -> bool:
    """Whether a part holds links, or buttons, and little else; a heading over folded text may be a link itself."""
    holds = part.holds
    if part.sign not in (Sign.SITE, Sign.PAGE, Sign.LINKS, Sign.LIST):
        return False
    if part.sign is not Sign.LINKS or holds.headings:
        few = holds.links < FEWEST_LINKS + holds.headings
        return not few and holds.linked >= share * (holds.ink + holds.linked)
    return holds.linked > 0 and holds.linked >= share * (holds.ink + holds.linked)


def _is_template(part: Part) -> bool:
    return part.sign is Sign.TEMPLATE and part.holds.templates > 0


def _outermost(parts: Iterable[Part]) -> list[Part]:
    """The parts that no other of them holds; they come in the order in which they end."""
    found: list[Part] = []
    for part in parts:
        while found and _places(found[-1]) >= _places(part):
            found.pop()
        found.append(part)
    return found


def _places(part: Part) -> tuple[int, int]:
    """How much of all ink and links stands before a part: one that begins later stands further on, or in it."""
    return part.before.ink + part.before.linked, part.before.links


def _keeps_enough(survey: Survey, mains: Sequence[Part], left_out: Sequence[Part]) -> bool:
    """Whether enough is read of what a page says outside links; the words of its site, cookies and the like, count little."""
    every = [_Span(0, survey.holds.ink)]
    said = survey.holds.ink - _shared(every, _joined(left_out, Sign.SITE))
    read = list(_joined(mains)) if mains else every
    kept = sum(span.end - span.start for span in read) - _shared(read, _joined(left_out))
    return kept >= LEAST_KEPT * said and kept >= LEAST_OF_ALL * survey.holds.ink


def _joined(parts: Iterable[Part], sign: Sign | None = None) -> list[_Span]:
    """The stretches of the parts, in their order, none in another; those with one sign where it is given."""
    spans = sorted(_Span(part.before.ink, part.before.ink + part.holds.ink) for part in parts if sign in (None, part.sign))
    joined: list[_Span] = []
    end = 0
    for span in spans:
        if span.end > end:
            joined.append(_Span(max(span.start, end), span.end))
            end = span.end
    return joined


def _shared(some: Sequence[_Span], others: Sequence[_Span]) -> int:
    """How many characters of ink lie in both; each come in their order."""
    shared = at = 0
    for span in some:
        while at < len(others) and others[at].end <= span.start:
            at += 1
        place = at
        while place < len(others) and others[place].start < span.end:
            shared += min(span.end, others[place].end) - max(span.start, others[place].start)
            place += 1
        at = max(at, place - 1)
    return shared
