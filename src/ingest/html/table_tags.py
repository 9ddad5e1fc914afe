"""What an element is in a table, by its tag or, where a table is made of other elements, by its role."""

from ingest.html.elements import Attributes, role_of

TABLE_TAGS = frozenset(("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "dt", "dd"))
GROUPS = frozenset(("thead", "tbody", "tfoot"))
CELLS = frozenset(("td", "th", "dt", "dd"))
BY_ROLE = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "rowgroup": "tbody",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}


def table_tag(tag: str, attributes: Attributes) -> str | None:
    """The tag that an element has or plays the role of: `<div role="cell">` is a `td`, and a list of terms a table."""
    if tag == "dl":
        return "table"
    return tag if tag in TABLE_TAGS else BY_ROLE.get(role_of(attributes)) if "role" in attributes else None
