"""Pages that a browser saved in one file (MHTML): the page itself is one part of a message."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import NamedTuple, cast

BEGINNING = 4096
# "MIME-Version: 1.0", "Content-Type: multipart/related; type="text/html"": the head of the message
HEADER = re.compile(rb"[A-Za-z][A-Za-z-]*:[ \t]")
MULTIPART = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


class SavedPage(NamedTuple):
    """The bytes of a page, and what the message says of it."""

    content: bytes
    charset: str | None
    address: str | None


def is_mhtml(content: bytes) -> bool:
    """Whether a file is a page with all that belongs to it in one message."""
    beginning = content[:BEGINNING].lstrip()
    return HEADER.match(beginning) is not None and MULTIPART.search(beginning) is not None


def read_mhtml(content: bytes) -> SavedPage | None:
    """The page in a message; None where it holds none."""
    message = cast("EmailMessage", message_from_bytes(content, policy=policy.compat32))
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
                return SavedPage(page, part.get_content_charset(), str(address).strip() if address else None)
    return None
