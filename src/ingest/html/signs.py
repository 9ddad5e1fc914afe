"""Signs that a part of a page belongs to the site and not to the report: tags, roles, names, what is hidden."""

from enum import Enum, auto

from ingest.html.elements import LISTS, NO_DISPLAY, Attributes, names_of, role_of
from ingest.html.table_tags import TABLE_TAGS
from ingest.html.words import named, web_words

PAGE_TAGS = frozenset(("header", "footer", "aside"))
"""Parts of a page that belong to the site, unless they stand in its main part."""
PAGE_ROLES = frozenset(("banner", "contentinfo", "complementary"))
SITE_TAGS = frozenset(("nav", "menu", "dialog", "search"))
SITE_ROLES = frozenset(
    ("navigation", "search", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog", "tooltip", "doc-toc", "directory")
)
ROWS = TABLE_TAGS - {"table"}
"""Parts of a table: rows that are hidden are folded up."""
SIGNED_TAGS = PAGE_TAGS | SITE_TAGS | LISTS | {"form"}
"""Elements that may show a sign without any attribute."""


class Sign(Enum):
    """Why a part of a page may not belong to the report."""

    SITE = auto()
    """Navigation, cookies, search."""
    PAGE = auto()
    """Head, foot and side of the page, outside its main part."""
    LINKS = auto()
    """A name that boxes of links have."""
    LIST = auto()
    """A list, that may be a menu where the page does not tell its main part."""
    HIDDEN = auto()
    TEMPLATE = auto()
    """Not displayed, as what scripts fill in is."""
    FORM = auto()


def is_main(tag: str, attributes: Attributes) -> bool:
    """Whether an element says that it is the main part of the page."""
    return tag == "main" or role_of(attributes) == "main"


def is_article(tag: str, attributes: Attributes) -> bool:
    """Whether an element is an article, which is the main part where nothing else is."""
    return tag == "article" or role_of(attributes) == "article"


def may_name_report(tag: str, attributes: Attributes) -> bool:
    """Whether a part of the site is one in which the name of the report stands: its head, the path to the page."""
    if tag == "header" or role_of(attributes) == "banner":
        return True
    names = names_of(attributes)
    return bool(names) and named(web_words().title_boxes).search(names) is not None


def find_sign(tag: str, attributes: Attributes, *, in_main: bool) -> Sign | None:
    """The sign that an element shows; None where it is like any other."""
    if not attributes and tag not in SIGNED_TAGS:
        return None
    if tag not in ROWS and _is_hidden(attributes):
        return Sign.HIDDEN
    role = role_of(attributes)
    if tag in SITE_TAGS or role in SITE_ROLES:
        return Sign.SITE
    if not in_main and (tag in PAGE_TAGS or role in PAGE_ROLES):
        return Sign.PAGE
    if tag == "form":
        return Sign.FORM
    if NO_DISPLAY.search(attributes.get("style") or ""):
        return Sign.TEMPLATE
    names = names_of(attributes)
    if names and tag not in ("html", "body"):
        words = web_words()
        if named(words.boxes).search(names):
            return Sign.SITE
        if named(words.link_boxes).search(names):
            return Sign.LINKS
    return Sign.LIST if tag in LISTS else None


def _is_hidden(attributes: Attributes) -> bool:
    """Whether an element says that it is not to be seen or read, and is no panel that a click unfolds."""
    if attributes.get("aria-hidden") != "true" and ("hidden" not in attributes or attributes["hidden"] == "until-found"):
        return False
    if role_of(attributes) in ("tabpanel", "region"):
        return False
    return named(web_words().panels).search(names_of(attributes)) is None
