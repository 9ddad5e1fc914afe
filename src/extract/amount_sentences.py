"""Where a sentence begins and ends in a block; abbreviations and figures with dots do not end one."""

import re

# `... beschikbaar. De raad ...`; not `ca. 5`, `incl. BTW`, `d.d. Januari`
_END = re.compile(r"[.!?](?<!\bca\.)(?<!\b\w\.)(?<!cl\.)(?<!mln\.)(?<!mld\.)[\"'”’)]*\ +(?=[A-Z“\"‘•])")


def sentence_at(text: str, offset: int, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `offset`, in the block between `start` and `end`."""
    low = start
    for match in _END.finditer(text, start, end):
        if match.end() > offset:
            return low, match.end()
        low = match.end()
    return low, end
