"""The words beside and above figures: which lines may be labels of a table, and which are sentences."""

import re

LONGEST_LABEL = 75
# "is gereed.", "(zie boven):"
SENTENCE_END = re.compile(r"[a-z)’”][.:;!?]$")
# "Verkeer e.d.", "per 1.000 inw."
ABBREVIATION = re.compile(r"(?:\w\.\w|\b(?:inw|incl|excl|etc|enz|div|jr|ca))\.$")
FEWEST_BLANKS = 3
"""A sentence that a colon ends has so many blanks; a label, `Waarvan incidenteel:`, has fewer."""


def is_label(text: str) -> bool:
    """Whether a line may be a label: short, and no sentence.

    >>> is_label("Verkeer e.d."), is_label("Lasten:"), is_label("De haven is klaar.")
    (True, True, False)
    """
    return len(text) < LONGEST_LABEL and not ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, and not in an abbreviation or as a label with a colon."""
    if text[-1].isalnum() or not SENTENCE_END.search(text[-2:]):
        return False
    return text.count(" ") >= FEWEST_BLANKS if text[-1] == ":" else not ABBREVIATION.search(text[-6:])
