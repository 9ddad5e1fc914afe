"""The pieces of a text, one by one and in great number."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from itertools import repeat
from typing import NamedTuple, Self, overload

from schema.vocabulary import BlockKind


class Block(NamedTuple):
    """One piece of the text that belongs together: a heading, a paragraph, a list item, a cell, a row."""

    kind: BlockKind
    start: int
    """Offset of its first character, bullet and number included."""
    end: int
    """Offset after its last character, white space left out."""
    body: int
    """Offset of its first character after bullet or number."""
    level: int = 0
    """Depth of a heading (1 is the highest) or of a list item."""
    number: str | None = None
    """The number or letter before it, as printed: `3.1.2`, `b`."""
    continues: bool = False
    """Whether it goes on in the sentence that a page break broke off."""


Move = Callable[["array[int]"], "array[int]"]
"""Tells where offsets stand in another text."""


class Look(NamedTuple):
    """All of a block but where it stands, which many blocks have in common."""

    kind: BlockKind
    level: int = 0
    number: str | None = None
    continues: bool = False


class Blocks(Sequence[Block]):
    """The blocks of a long text: a few arrays take a tenth of the memory of objects; each is made anew when it is asked for."""

    __slots__ = ("_bodies", "_ends", "_look_of", "_looks", "_numbers", "starts")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.starts, self._ends, self._bodies, self._look_of = array("I"), array("I"), array("I"), array("I")
        self._looks: list[Look] = []
        self._numbers: dict[Look, int] = {}
        """The place of each look among the looks."""
        for block in blocks:
            self.append(block)

    def append(self, block: Block) -> None:
        """Adds a block at the end."""
        kind, start, end, body, level, number, continues = block
        self.starts.append(start)
        self._ends.append(end)
        self._bodies.append(body)
        self._look_of.append(self._number_of(Look(kind, level, number, continues)))

    def append_spans(self, kind: BlockKind, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Adds blocks of a kind, which have neither level nor number."""
        self.starts.extend(starts)
        self._ends.extend(ends)
        self._bodies.extend(starts)
        self._look_of.extend(repeat(self._number_of(Look(kind)), len(starts)))

    def give_level(self, index: int, level: int) -> None:
        """Gives a block another level."""
        look = self._looks[self._look_of[index]]
        self._look_of[index] = self._number_of(look._replace(level=level))

    def moved(self, move: Move) -> Self:
        """The same blocks with their offsets moved."""
        moved = copy(self)
        moved.starts, moved._ends, moved._bodies = map(move, (self.starts, self._ends, self._bodies))  # noqa: SLF001
        return moved

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Block]:
        return self._made(self.starts, self._ends, self._bodies, self._look_of)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(index, slice):
            return tuple(self._made(self.starts[index], self._ends[index], self._bodies[index], self._look_of[index]))
        kind, level, number, continues = self._looks[self._look_of[index]]
        return Block(kind, self.starts[index], self._ends[index], self._bodies[index], level, number, continues)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Blocks({list(self)})"

    def _number_of(self, look: Look) -> int:
        """The number of a look, a new one where there is no such block yet."""
        number = self._numbers.setdefault(look, len(self._looks))
        if number == len(self._looks):
            self._looks.append(look)
        return number

    def _made(self, *columns: Iterable[int]) -> Iterator[Block]:
        """Blocks with these starts, ends, bodies and looks."""
        new, looks = tuple.__new__, self._looks
        for start, end, body, look in zip(*columns, strict=True):
            kind, level, number, continues = looks[look]
            yield new(Block, (kind, start, end, body, level, number, continues))
