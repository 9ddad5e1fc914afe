"""Signs that stand apart from their figure: `€`, and N or V before or behind it."""

from collections.abc import Sequence

from ingest.pdf.ink import Word
from ingest.pdf.tables.figures import Kind, kind_of

EURO = frozenset(("€", "EUR"))
FAVOURS = frozenset("NV")
SIGNS = EURO | FAVOURS
FAVOUR_GAP = 8.0
"""An N or V stands so near its figure, in parts of the size of the letters."""


def single_figures(words: Sequence[Word], run: list[int]) -> list[list[int]]:
    """A run of words; word by word where it is several figures with their signs: `1.200 N 340 V`."""
    if len(run) < 3:
        return [run]
    kinds = [kind_of(words[index].text) for index in run]
    is_several = (
        kinds.count(Kind.FIGURE) > 1 and Kind.SIGN in kinds and Kind.WORDS not in kinds and kind_of_run(words, run) is Kind.WORDS
    )
    return [[index] for index in run] if is_several else [run]


def with_signs(words: Sequence[Word], runs: list[list[int]], uprights: Sequence[float]) -> list[list[int]]:
    """The pieces of a line, a `€` with the figure behind it, an N or V with the figure that it stands at."""
    kinds = [kind_of_run(words, run) for run in runs]
    signs = [place for place, run in enumerate(runs) if len(run) == 1 and words[run[0]].text in (*EURO, *FAVOURS)]
    if not signs:
        return runs
    owners = {place: _owner(place, words, runs, kinds, signs, uprights) for place in signs}
    found: list[list[int]] = []
    for place, run in enumerate(runs):
        if owners.get(place) == place - 1 or (place - 1 in owners and owners[place - 1] == place):
            found[-1] = found[-1] + run
        else:
            found.append(run)
    return found


def _owner(
    place: int,
    words: Sequence[Word],
    runs: Sequence[Sequence[int]],
    kinds: Sequence[Kind],
    signs: Sequence[int],
    uprights: Sequence[float],
) -> int | None:
    """Which piece a sign stands at: a `€` at the figure behind it.

    N and V stand all alike before or behind; where some figures have none, each stands at the nearest.
    """
    gaps: dict[int, float] = {}
    for other in (place - 1, place + 1):
        if 0 <= other < len(runs) and other not in signs and kinds[other] in (Kind.FIGURE, Kind.NIL):
            left, right = sorted((place, other))
            if not any(words[runs[left][-1]].x1 - 1 <= x <= words[runs[right][0]].x0 + 1 for x in uprights):
                gaps[other] = words[runs[right][0]].x0 - words[runs[left][-1]].x1
    if words[runs[place][0]].text in EURO:
        return place + 1 if place + 1 in gaps else None
    near = {
        other: gap for other, gap in gaps.items() if gap < FAVOUR_GAP * words[runs[place][0]].size and kinds[other] is Kind.FIGURE
    }
    favours = [sign for sign in signs if words[runs[sign][0]].text in FAVOURS]
    figures = [other for other, kind in enumerate(kinds) if kind is Kind.FIGURE and kinds[other + 1 : other + 2] != [Kind.WORDS]]
    if len(favours) == len(figures):
        side = place - 1 if figures[0] < favours[0] else place + 1
        return side if side in near else None
    return min(near, key=lambda other: near[other], default=None)


def kind_of_run(words: Sequence[Word], run: Sequence[int]) -> Kind:
    """What a run of words is."""
    return kind_of(" ".join(words[index].text for index in run))
