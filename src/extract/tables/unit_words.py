"""Words that give the unit of a table or the key of its signs: `bedragen x € 1.000,-`, `in €`, `(+ = nadeel, - = voordeel)`."""

import re

from schema import SignConvention

_EURO = r"(?:€|EUR|euro(?:'s|’s)?)"
# "x € 1.000,-", "x 1.000,-", "* € 1.000", "(x €1.000)", "€ x 1.000", "x 1 mln", "in € 1.000"
_TIMES = rf"""
    (?:{_EURO}\s*)? (?:(?:(?<![^\W\d])[xX×]|\*|(?<!\w)maal)\s*(?:{_EURO})?|(?<!\w)in\s+{_EURO}) \s*
    (?P<number>1(?:[. ]?000){{1,2}}|100(?:[. ]000)?|1)(?![\d.]\d|\d)
    (?:\s*(?P<scale>mln|miljoen|mio|duizend)\b\.?)? (?:,\s?[-–—=]+)? (?:\s*{_EURO}(?!\w))?
"""
# "x € mln", "in miljoenen euro's", "in duizenden euro's", "€ mln.", "x duizend euro"
_SCALED = rf"""
    (?:(?<![^\W\d])[xX×]|\*|(?<!\w)in|€)\s*(?:€\s*)?
    (?P<word>mln|miljoen|miljoenen|mio|duizend|duizenden|duizendtallen)\b\.? (?:\s*{_EURO}(?!\w))?
"""
# "bedragen in €", "in euro's", "(in hele euro's)", "bedrag in euro"
_PLAIN = r"(?<!\w)in\s+(?:hele\s+)?(?:€(?!\s*\d)|(?:EUR|euro(?:'s|’s)?)\b)"
# what a unit begins with comes first: most characters of a line begin none of its forms, which are then not tried
_UNIT = re.compile(rf"(?=[x×*mie€])(?:{_TIMES}|{_SCALED}|(?P<plain>{_PLAIN}))", re.IGNORECASE | re.VERBOSE)
# what no unit is without
_HINTS = ("€", "1", "eur", "mln", "mil", "mio", "duiz")
_CORE = re.sub(r"\?P<\w+>", "?:", rf"(?:(?:alle\s+)?bedrag(?:en)?\s+(?:zijn\s+|luiden\s+)?)?(?:{_TIMES}|{_SCALED}|{_PLAIN})")
# "(bedragen x € 1.000)", "in €": what is cut out of a head
_CUT = re.compile(rf"(?=[(abx×*mie€])(?P<open>\(\s*)?(?:{_CORE})(?(open)\s*\))", re.IGNORECASE | re.VERBOSE)
# "€" alone in a head
_BARE = re.compile(r"\(?\s*(?:in\s+)?€\s*\)?")
_SCALES = {"mln": 1_000_000, "miljoen": 1_000_000, "miljoenen": 1_000_000, "mio": 1_000_000}
_THOUSAND = 1000
# "(+ = nadeel, - = voordeel)", '"-" = nadeel', "-/- = nadeel", "+ is voordelig"
_KEY = re.compile(
    r"(?P<sign>-/-|[-–−+]|\b(?:min|plus)(?:teken)?\b)[\"'”’]?\s*(?:=|is|:|betekent)\s*(?:een\s+)?"
    r"(?P<favour>nadel|nadeel|voordel|voordeel|negatief|positief|tekort|overschot|baten|lasten)",
    re.IGNORECASE,
)
# what no key is without
_TOLD = ("nade", "voorde", "negatief", "positief", "tekort", "overschot", "baten", "lasten")
# "N is nadeel, V is voordeel", "(N = nadelig)"
_LETTERS = re.compile(r"\b(?:N|V)\b[\"'”’]?\s*(?:=|is|:)\s*(?:nadeel|nadelig|voordeel|voordelig)", re.IGNORECASE)


def parse_unit(words: str) -> int | None:
    """The unit that a line or a head cell states; None where it states none.

    >>> parse_unit("bedragen x € 1.000,-"), parse_unit("(x 1 mln)"), parse_unit("in duizenden euro's"), parse_unit("in €")
    (1000, 1000000, 1000, 1)
    """
    match = _UNIT.search(words) if _has_hint(words) else None
    if match is None:
        return None
    if match["plain"]:
        return 1
    scale = (match["scale"] or match["word"] or "").casefold()
    number = int(re.sub(r"[. ]", "", match["number"] or "1"))
    return number * (_SCALES.get(scale, _THOUSAND) if scale else 1)


def _has_hint(words: str) -> bool:
    return any(map(words.lower().__contains__, _HINTS))


def without_unit(words: str) -> str:
    """The words of a head cell without the unit in them: `Lasten (x € 1.000)`.

    >>> without_unit("Lasten (x € 1.000)"), without_unit("Begroting 2024 in €"), without_unit("Bedragen x € 1.000")
    ('Lasten', 'Begroting 2024', '')
    """
    if not _has_hint(words):
        return words
    if _BARE.fullmatch(words):
        return ""
    rest, cuts = _CUT.subn(" ", words)
    return rest.strip().rstrip(" ,;:") if cuts else words


def parse_key(words: str) -> SignConvention | None:
    """What a key in words says of the signs; None where it is no key.

    >>> parse_key("(+ = nadeel, - = voordeel)"), parse_key("N is nadeel, V is voordeel")
    (<SignConvention.PLUS_IS_UNFAVOURABLE: 'plus_is_unfavourable'>, <SignConvention.FAVOUR: 'favour'>)
    """
    if not any(map(words.lower().__contains__, _TOLD)):
        return None
    if match := _KEY.search(words):
        plus, told = match["sign"].casefold().startswith(("+", "plus")), match["favour"].casefold()
        if told in ("baten", "lasten"):
            return SignConvention.REVENUE_POSITIVE if plus == (told == "baten") else SignConvention.EXPENDITURE_POSITIVE
        good = told.startswith(("voord", "pos", "over"))
        return SignConvention.PLUS_IS_FAVOURABLE if good == plus else SignConvention.PLUS_IS_UNFAVOURABLE
    return SignConvention.FAVOUR if _LETTERS.search(words) else None
