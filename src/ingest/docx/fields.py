"""Fields: text that Word works out, of which the file keeps the code and the last result."""

import re
from dataclasses import dataclass, field

UNSEEN = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "XE", "TC", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "INCLUDEPICTURE")
)
"""Fields whose result belongs to the page, or shows nothing."""
CONTENTS = frozenset(("TOC", "INDEX", "TOA"))
# HYPERLINK "https://meerdrecht.example/" \l "bijlage", HYPERLINK \l "_Toc12"
HYPERLINK = re.compile(r'HYPERLINK\s+(?:"(?P<address>[^"]*)")?\s*(?:\\l\s+"(?P<anchor>[^"]*)")?', re.IGNORECASE)


@dataclass
class Field:
    """A field that is open: first its code is told, then its result."""

    code: str = ""
    shows_result: bool = False
    start: int = field(default=0)
    """Where in its paragraph the result begins."""

    @property
    def command(self) -> str:
        """The first word of the code: `TOC`."""
        return self.code.split(maxsplit=1)[0].upper() if self.code.strip() else ""

    @property
    def target(self) -> tuple[str | None, str | None]:
        """The address and the bookmark that a hyperlink leads to."""
        match = HYPERLINK.match(self.code.strip())
        return (match["address"] or None, match["anchor"] or None) if match else (None, None)


class Fields:
    """The fields that are open, the outermost first."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def begin(self, code: str = "", *, shows_result: bool = False) -> None:
        """A field opens; a simple one tells its code at once."""
        self._open.append(Field(code, shows_result))

    def tell(self, code: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and not self._open[-1].shows_result:
            self._open[-1].code += code

    def show(self, position: int) -> None:
        """The code is complete, and the result follows from this place in the paragraph on."""
        if self._open:
            self._open[-1].shows_result = True
            self._open[-1].start = position

    def end(self) -> Field | None:
        """The innermost field closes; None where the file closes more fields than it opened."""
        return self._open.pop() if self._open else None

    def end_paragraph(self) -> None:
        """The codes of fields end with their paragraph at the latest, so that one that is never closed hides nothing behind it.

        A result may run on, as that of a contents list does; a link goes on at the start of the next paragraph.
        """
        self._open = [field for field in self._open if field.shows_result and field.command not in UNSEEN]
        for open_field in self._open:
            open_field.start = 0

    @property
    def is_seen(self) -> bool:
        """Whether text that stands here is shown."""
        return all(field.shows_result and field.command not in UNSEEN for field in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether text that stands here belongs to a contents list."""
        return any(field.command in CONTENTS for field in self._open)
