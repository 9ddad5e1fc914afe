"""Portfolios that a flattened table has run together: `Wonen & Zorg Jeugd, Sport & Onderwijs`."""

import re
from collections.abc import Sequence

from extract.profile import Profile
from extract.scan import lazily

# where one portfolio may end and the next begin: a small or closing letter, a blank, a capital, no "en", "&" or comma between
SEAM = lazily(r"(?<=[a-zà-ÿ)])\s+(?=[A-Z])")


def split_portfolios(text: str, profile: Profile | None) -> list[str]:
    """The portfolios in one cell, apart where a profile knows their names, or where a capital follows a name that is closed.

    A portfolio is closed when it holds `&` or `en` before its last name: `Jeugd & Onderwijs Wonen` has its seam behind Onderwijs.

    >>> split_portfolios("Jeugd & Onderwijs Energie, Werk & Cultuur", None)
    ['Jeugd & Onderwijs', 'Energie, Werk & Cultuur']
    >>> split_portfolios("Bestuur, Veiligheid en Handhaving", None)
    ['Bestuur, Veiligheid en Handhaving']
    """
    text = text.strip(" ,.;")
    known = _by_names(text, profile.portfolios) if profile else None
    return known or _by_seams(text)


def spelling_key(name: str) -> str:
    """One key for the spellings with `en` and with `&`, with and without commas."""
    return " ".join(word for word in re.findall(r"\w+", name.casefold()) if word != "en")


def _by_names(text: str, names: Sequence[str]) -> list[str] | None:
    """The text as a row of known names; None where something else stands between them."""
    keys = {spelling_key(name) for name in names}
    words = list(re.finditer(r"\S+", text))
    parts: list[str] = []
    first = 0
    while first < len(words):
        for last in range(len(words) - 1, first - 1, -1):
            piece = text[words[first].start() : words[last].end()]
            if spelling_key(piece) in keys:
                parts.append(piece.strip(" ,.;"))
                first = last + 1
                break
        else:
            return None
    return parts


def _by_seams(text: str) -> list[str]:
    """The text cut at the seams behind a closed name."""
    parts: list[str] = []
    start = 0
    for seam in SEAM.finditer(text):
        piece = text[start : seam.start()]
        before = piece.split()[-1]
        closed = re.search(r"(?:&| en)\s+\S+$", piece) is not None
        if closed and before not in ("&", "en"):
            parts.append(piece.strip(" ,.;"))
            start = seam.end()
    parts.append(text[start:].strip(" ,.;"))
    return parts
