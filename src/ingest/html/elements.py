"""What an element is, by its tag, its role and its names."""

import re
from collections.abc import Mapping

Attributes = Mapping[str, str | None]

UNREAD = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "applet", "canvas", "audio", "video", "map",
    "head", "title", "datalist", "select", "option", "optgroup", "textarea", "input", "progress", "meter", "noembed", "noframes",
    "frameset", "frame", "del", "s", "strike",
))  # fmt: skip
"""Elements that hold no words to be read: those that are not shown, pictures, fields of forms, words that are struck."""
STRUCK = frozenset(("del", "s", "strike"))
EMBEDDED = frozenset(("iframe", "object", "embed", "frame"))

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin and end a line."""
BOLD = frozenset(("b", "strong"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LONGEST_MARK = 5
# "1", "12", "*", "a", "[1]", "(2)", "3)": never "e" of "1e" or "2" of "m2"
NOTE_MARK = re.compile(r"[\[(]?\s?(?P<number>\d{1,3}|[a-z]|[ivx]{1,4}|\*{1,3}|[†‡¹²³⁴⁵])\s?[\])]?")

# "cookieBar", "navMain2": where a word of a name begins
WORD_START = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
NO_WORD = re.compile(r"[^a-z\d]+")
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def names_of(attributes: Attributes) -> str:
    """The classes and the id of an element as words parted by hyphens.

    >>> names_of({"class": "cookieBar top_line", "id": "Main"})
    'cookie-bar-top-line-main'
    """
    names = " ".join(filter(None, (attributes.get("class"), attributes.get("id"))))
    return NO_WORD.sub("-", WORD_START.sub("-", names).casefold()).strip("-") if names else ""


def role_of(attributes: Attributes) -> str:
    """The role that an element plays, where it says so."""
    role = attributes.get("role")
    return role.split(" ")[0].casefold() if role else ""


def heading_level(tag: str, attributes: Attributes) -> int | None:
    """The level of a heading; None for what is none."""
    role = role_of(attributes)
    if tag in HEADINGS:
        return int(tag[1]) if role not in ("presentation", "none") else None
    if role != "heading":
        return None
    level = attributes.get("aria-level") or ""
    return int(level) if level.isdecimal() and 0 < int(level) < 100 else 2


def is_bold(tag: str, attributes: Attributes) -> bool:
    """Whether an element makes its words bold."""
    style = attributes.get("style")
    return tag in BOLD or (style is not None and BOLD_STYLE.search(style) is not None)


def note_number(words: str) -> str | None:
    """The number or sign in words that may be the mark of a note: `[1]`, `*`."""
    words = words.strip()
    match = NOTE_MARK.fullmatch(words) if 0 < len(words) <= LONGEST_MARK else None
    return match["number"] if match else None


def fragment(address: str | None, page: str | None = None) -> str | None:
    """The id in the same page that a link leads to; None where it leads elsewhere.

    >>> fragment("#noot1"), fragment("https://meerdrecht.example/p#n", "https://meerdrecht.example/p"), fragment("p.html#n")
    ('noot1', 'n', None)
    """
    base, sign, name = (address or "").strip().partition("#")
    return name if sign and name and (not base or base == page) else None
