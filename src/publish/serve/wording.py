"""How pages say numbers, sums of money, kinds of records and fields; English around the Dutch of the reports."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum

from markupsafe import Markup

from publish.plain import plain
from schema import SumRule
from schema.dictionary import explanations

DUTCH = str.maketrans(",.", ".,")

KINDS = {
    "documents": ("start of a document", "starts of documents", "inleidingen"),
    "sections": ("section", "sections", "paragrafen"),
    "programmes": ("programme", "programmes", "programma's"),
    "policy_areas": ("policy area", "policy areas", "beleidsterreinen"),
    "goals": ("goal", "goals", "doelen"),
    "activities": ("activity", "activities", "prestaties"),
    "initiatives": ("initiative", "initiatives", "initiatieven"),
    "amounts": ("amount", "amounts", "bedragen"),
    "dates": ("date", "dates", "datums"),
    "citations": ("citation", "citations", "verwijzingen"),
    "budget_tables": ("table", "tables", "tabellen"),
    "budget_lines": ("figure of a table", "figures of tables", "begrotingsposten"),
    "checks": ("sum", "sums", "optellingen"),
    "indicators": ("indicator value", "indicator values", "indicatoren"),
    "issues": ("issue", "issues", "aandachtspunten"),
}
"""What one record of a table is called, what several are, and the Dutch for it."""

FIELDS = {
    "value": "amount",
    "value_high": "amount, higher",
    "nv": "N (nadeel) or V (voordeel)",
    "mod": "modifier",
    "edtf": "date (EDTF)",
    "bwb_id": "BWB id",
    "per": "for each",
    "parent_id": "inside",
    "code_key": "code, one spelling",
    "unit_stated": "unit is printed",
}
"""Fields whose names need more words."""

IN_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Characters that mean something to what reads a script element, as JSON may write them too."""


def percent(share: float) -> str:
    """A share of the whole, to a tenth of a per cent.

    >>> percent(0.93243), percent(1)
    ('93,2%', '100,0%')
    """
    return f"{100 * share:.1f}%".replace(".", ",")


def number(value: Decimal | float | None) -> str:
    """A number in Dutch notation.

    >>> number(1234567), number(Decimal("2.50")), number(None)
    ('1.234.567', '2,5', '–')
    """
    if value is None:
        return "–"
    exact = Decimal(str(value))
    decimals = len(f"{exact:f}".partition(".")[2].rstrip("0"))
    return f"{exact:,.{decimals}f}".translate(DUTCH)


def euros(value: Decimal | float | None) -> str:
    """A sum of money, with cents only where there are any; the sign stands before it.

    >>> euros(Decimal(1582000)), euros(Decimal("-2.5")), euros(None)
    ('€\\xa01.582.000', '-€\\xa02,50', '–')
    """
    if value is None:
        return "–"
    exact = Decimal(str(value)).quantize(Decimal("0.01"))
    shown = f"{abs(exact):,.2f}".removesuffix(".00").translate(DUTCH)
    return f"{'-' if exact < 0 else ''}€\u00a0{shown}"


def money(value: Decimal | None, unit: int | None) -> str:
    """A figure of a table: euros, or as printed where the unit is not known."""
    return euros(value) if unit is not None else number(value)


def unit_words(unit: int | None) -> str:
    """The unit of a table.

    >>> unit_words(1000), unit_words(1), unit_words(None)
    ('x €\\xa01.000', 'in euros', 'unit not known')
    """
    if unit is None:
        return "unit not known"
    return "in euros" if unit == 1 else f"x €\u00a0{number(unit)}"


def share(claimed: int, signs: int) -> str:
    """A share in per cent, never rounded up to all.

    >>> share(199, 200), share(3, 3), share(0, 0)
    ('99%', '100%', '–')
    """
    return f"{100 * claimed // signs}%" if signs else "–"


def flat(text: object) -> str:
    """Text on one line, without characters that steer a screen.

    >>> flat(" Droge\\nvoeten\\x1b ")
    'Droge voeten'
    """
    return " ".join(plain(str(text)).split())


def short(text: object, most: int = 110) -> str:
    """The beginning of a long text, cut between words.

    >>> short("Droge voeten voor iedereen", 16)
    'Droge voeten …'
    """
    whole = flat(text)
    return whole if len(whole) <= most else whole[:most].rpartition(" ")[0] + " …"


def one(kind: str) -> str:
    """What a record of a table is called."""
    return KINDS.get(kind, (kind,))[0]


def many(kind: str) -> str:
    """What several records of a table are called."""
    return KINDS[kind][1] if kind in KINDS else kind


def dutch_term(kind: str) -> str:
    """The Dutch term for records of a table."""
    return KINDS[kind][2] if kind in KINDS else ""


def rule_words(rule: str) -> str:
    """What adds up to what in a sum."""
    member = SumRule(rule)
    return explanations(SumRule).get(member.name, member.value).rstrip(".")


def field_name(name: str) -> str:
    """What a field is called.

    >>> field_name("policy_area_id"), field_name("bwb_id"), field_name("status")
    ('policy area', 'BWB id', 'status')
    """
    return FIELDS.get(name) or name.removesuffix("_id").replace("_", " ")


def field_value(value: object) -> str:
    """The value of a field that is no sum of money."""
    match value:
        case None | ():
            return "–"
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value).replace("_", " ")
        case date():
            return value.isoformat()
        case str():
            return flat(value)
        case int() | float():
            return str(value) if isinstance(value, int) else number(value)
        case Iterable():
            return ", ".join(flat(part) for part in value)
        case _:
            return flat(value)


def kind_and_year(document: object) -> str:
    """`begroting 2026`, `beleidsplan 2023-2026`, `voortgangsrapportage 2 2024`."""
    kind, year, last, edition = (getattr(document, name, None) for name in ("kind", "year", "year_end", "edition"))
    years = f"{year}-{last}" if year and last else year
    return " ".join(str(part) for part in (kind, edition, years) if part) or "kind not known"


def coded(text: str) -> Markup:
    """Text of a description, with what stands between backticks as code.

    >>> print(coded("`6.71` < `7`"))
    <code>6.71</code> &lt; <code>7</code>
    """
    parts = text.split("`")
    return Markup().join(Markup("<code>{}</code>").format(part) if place % 2 else part for place, part in enumerate(parts))


def script_json(value: object) -> Markup:
    """JSON as it can stand inside a script element: nothing in it ends the element, or a line of a script.

    >>> print(script_json({"title": "</script>"}))
    {"title":"\\u003c/script\\u003e"}
    """
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return Markup(said.translate(IN_SCRIPTS))


FILTERS: dict[str, Callable[..., str]] = {
    "script_json": script_json,
    "coded": coded,
    "number": number,
    "percent": percent,
    "euros": euros,
    "money": money,
    "unit_words": unit_words,
    "flat": flat,
    "plain": plain,
    "short": short,
    "one": one,
    "many": many,
    "dutch_term": dutch_term,
    "rule_words": rule_words,
    "field_name": field_name,
    "field_value": field_value,
    "kind_and_year": kind_and_year,
}
"""The filters of the templates."""
