"""How facts, places and numbers are said on a screen."""

import re

from schema import Coverage, DocumentFacts

CONTROLS = (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
COMMANDS = dict.fromkeys((code for code in CONTROLS if not chr(code).isspace()), "\ufffd")
"""Control characters, and those that turn the direction of a text around, and what is shown in their place."""


def printable(text: str) -> str:
    """Text without the characters that a terminal would take for commands."""
    return text.translate(COMMANDS)


def one_line(text: str) -> str:
    """Text on one line; a blank stays where there was white space at either end.

    >>> one_line(" Droge\\nvoeten ")
    ' Droge voeten '
    """
    return re.sub(r"\s+", " ", printable(text))


def flat(text: str) -> str:
    """Text on one line, without white space around it."""
    return one_line(text).strip()


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def singular(table: str) -> str:
    """What one record of a table is called.

    >>> singular("policy_areas"), singular("activities"), singular("amounts")
    ('policy area', 'activity', 'amount')
    """
    name = table.removesuffix("ies") + "y" if table.endswith("ies") else table.removesuffix("s")
    return name.replace("_", " ")


def share(coverage: Coverage) -> str:
    """The claimed share of what looks like money or a decision; a dash where there is nothing of the sort.

    >>> share(Coverage(signs=3, claimed=2)), share(Coverage(signs=200, claimed=199)), share(Coverage(signs=0, claimed=0))
    ('66%', '99%', '-')
    """
    return percentage(coverage.claimed, coverage.signs)


def percentage(part: int, whole: int) -> str:
    """A share, never rounded up to all; a dash where there is nothing to have a share of.

    >>> percentage(2, 3), percentage(199, 200), percentage(0, 0)
    ('66%', '99%', '-')
    """
    return f"{100 * part // whole}%" if whole else "-"


def kind_and_year(facts: DocumentFacts) -> str:
    """The kind of document with its edition and years, as `voortgangsrapportage 2 2025`; a question mark for what is unknown."""
    years = str(facts.year or "?") + (f"-{facts.year_end}" if facts.year_end and facts.year_end != facts.year else "")
    return " ".join(str(part) for part in (facts.kind or "?", facts.edition, years) if part)


def place_of(start: int, page: int | None) -> str:
    """Where something stands: the page, if there are pages, and the offset.

    >>> place_of(120, None), place_of(120, 3)
    ('120', 'p. 3, 120')
    """
    return f"p. {page}, {start}" if page else str(start)
