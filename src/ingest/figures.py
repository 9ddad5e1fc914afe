"""Figures as financial tables print them, alone in a cell or at the end of a row."""

import re

# "1.582", "-59.754", "N12.000", "€3.385,-", "4.977-", "(1.200)", "12,5%", never "0123"
FIGURE = re.compile(r"[NV]?[-–‒+(]{0,2}€?[-–]?(?!0\d)\d[\d.]*(?:,(?:\d+|-+))?[-)NV%]{0,2}")
# what stands apart from its figure: "N 31.393", "€ 285", "1.200 -/-"
LOOSE_SIGNS = frozenset(("N", "V", "€", "+", "%", "(", ")", "-/-"))
# nil
DASHES = frozenset(("-", "–", "‒", "—"))
# not counted, or not known yet
NO_FIGURE = frozenset(("nb", "n.b.", "nvt", "n.v.t.", "pm", "p.m."))
FIGURE_ENDS = frozenset("0123456789-–‒—)%NVvbmM.")
# a code in the last column: "I" for incidenteel, "L" for lasten
LAST_CODES = frozenset(("I", "S", "L", "B", "I/S", "L/B"))
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_FIGURE = 20


def is_figure(text: str) -> bool:
    """Whether a line is one figure with its signs, a dash for nil, or a word for a figure that is not known.

    >>> is_figure("N 31.393"), is_figure("-"), is_figure("PM"), is_figure("12 schepen"), is_figure("1.200 1.300")
    (True, True, True, False, False)
    """
    if len(text) >= LONGEST_FIGURE or text[-1] not in FIGURE_ENDS:
        return False
    if text in DASHES or text.casefold() in NO_FIGURE:
        return True
    figures = [token for token in text.split() if token not in LOOSE_SIGNS and token not in DASHES]
    return len(figures) == 1 and FIGURE.fullmatch(figures[0]) is not None


def count_figures_behind(text: str) -> int:
    """How many figures a line ends in that blanks divide, dashes for nil among them.

    >>> count_figures_behind("Wonen en bouwen 1.582 - N 41"), count_figures_behind("Leges V 610 0 I")
    (3, 2)
    """
    figures = dashes = 0
    for token in reversed(text.split()):
        if FIGURE.fullmatch(token):
            figures += 1
        elif token in DASHES:
            dashes += 1
        elif token not in LOOSE_SIGNS and (figures or token not in LAST_CODES):
            break
    return figures + dashes if figures else 0
