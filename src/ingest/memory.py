"""What is done to take no more memory than is needed."""

import contextlib
import ctypes
import sys

MMAP_THRESHOLD = -3
"""What the GNU library calls M_MMAP_THRESHOLD, in mallopt(3)."""
LARGE = 1 << 18
"""Blocks of more bytes are large."""


def give_back_memory() -> None:
    """Gives the system back what libraries have freed: PDFium alone leaves three megabytes for a hundred pages."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):  # only the GNU library has it
            ctypes.CDLL(None).malloc_trim(0)


def keep_large_blocks_apart() -> None:
    """Lets the system have large blocks back as soon as they are freed.

    The GNU library would keep them for the next ones, once the first is freed: 20 megabytes of texts in other encodings,
    which RE2 asks for, in a report of a thousand pages.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).mallopt(MMAP_THRESHOLD, LARGE)
