"""What a publisher tells about an export, and what stands there as long as he has not."""

import re
from dataclasses import dataclass

from schema import LeidraadError

LICENCES = {
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "ODC-BY-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "PDDL-1.0": ("Open Data Commons Public Domain Dedication and Licence 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
}
"""Licences for data by their name with SPDX: title and address."""

ADDRESS = re.compile(r"https?://[^\s\"<>]+")
MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")

TITLE = "Planning and control documents, read by Leidraad"


def to_fill_in(option: str) -> str:
    """What stands in the place of what only the publisher knows."""
    return f"FILL IN: {option}"


@dataclass(frozen=True)
class About:
    """What the publisher tells; None is what he has not told."""

    title: str | None = None
    publisher: str | None = None
    contact: str | None = None
    """An e-mail address or a web address."""
    licence: str | None = None
    """A name of LICENCES, or a web address."""

    def __post_init__(self) -> None:
        """Raises LeidraadError `bad-licence` or `bad-contact` for what is neither a name that is known nor an address."""
        if self.licence and self.licence not in LICENCES and not ADDRESS.fullmatch(self.licence):
            known = ", ".join(LICENCES)
            raise LeidraadError(
                "bad-licence", self.licence, "this is no licence that is known", f"name one of {known}, or its address"
            )
        if self.contact and not ADDRESS.fullmatch(self.contact) and not MAIL.fullmatch(self.contact):
            raise LeidraadError("bad-contact", self.contact, "this is no address", "give an e-mail address or a web address")

    @property
    def licence_entry(self) -> dict[str, str]:
        """The licence as a data package has it; `notspecified` is what the Open Definition calls one that is not given."""
        if self.licence is None:
            return {"name": "notspecified", "title": to_fill_in("--licence")}
        if self.licence in LICENCES:
            title, address = LICENCES[self.licence]
            return {"name": self.licence, "title": title, "path": address}
        return {"path": self.licence}

    def missing(self) -> list[str]:
        """The options that were not given."""
        return [f"--{name}" for name in ("title", "publisher", "contact", "licence") if getattr(self, name) is None]
