"""The tree of a page and the way through it: no step depends on how deep the tree is."""

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 512
"""Deeper elements are laid out side by side, as browsers do: the time of the parser grows with the square of the depth."""
# "<div class=...>", "</ul>": elements that have to be closed
CONTAINER = re.compile(
    r"<(?P<close>/?)(?:div|ul|ol|dl|section|article|main|aside|nav|header|footer|blockquote|center|details|fieldset|figure|form|table)"
    r"(?=[\s/>])[^>]*>",
    re.IGNORECASE,
)


class Event(Enum):
    """What happens at a step through the tree."""

    ENTER = auto()
    TEXT = auto()
    LEAVE = auto()


Step = tuple[Event, LexborNode, str]
Enters = Callable[[LexborNode, str], bool]


def parse_page(source: str) -> tuple[LexborHTMLParser, bool]:
    """The tree of a page, and whether it was too deep and has been flattened."""
    depths = accumulate(-1 if match["close"] else 1 for match in CONTAINER.finditer(source))
    is_deep = max(depths, default=0) > DEEPEST
    return LexborHTMLParser(_flattened(source) if is_deep else source), is_deep


def walk(root: LexborNode, enters: Enters) -> Iterator[Step]:
    """The elements and texts below a node in their order; what `enters` refuses is passed over with all below it."""
    opened: list[tuple[LexborNode, str]] = []
    node = root.first_child
    while True:
        if node is None:
            if not opened:
                return
            left, tag = opened.pop()
            yield Event.LEAVE, left, tag
            node = left.next
            continue
        if node.is_text_node:
            yield Event.TEXT, node, ""
        elif node.is_element_node:
            name = node.tag or ""
            if enters(node, name):
                yield Event.ENTER, node, name
                opened.append((node, name))
                node = node.first_child
                continue
        node = node.next


def _flattened(source: str) -> str:
    """The source without the tags that lead deeper than is allowed."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if not match["close"]:
            depth += 1
            return match[0] if depth <= DEEPEST else " "
        depth -= depth > 0
        return match[0] if depth < DEEPEST else " "

    return CONTAINER.sub(keep, source)
