"""Text of a report as it can be shown: without what would steer a screen, and what no document in XML may hold."""

import re

CODES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, those that turn the direction of a text around, and what is no character."""


def plain(text: str) -> str:
    """Text with its lines, without these characters.

    >>> plain("\\x1b[31mDroge\\nvoeten\\u202e")
    '[31mDroge\\nvoeten'
    """
    return CODES.sub("", text)
