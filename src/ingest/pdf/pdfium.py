"""PDFium's functions as Python calls them fast: addresses and numbers in, numbers out.

pypdfium2 declares each pointer as a type of its own, which costs more than the call itself where there is one for each
character. Here addresses are plain numbers. PDFium serves one thread at a time, so that nothing is lost by keeping the lock of
the interpreter during a call. The functions that are called for each character or object are not declared at all: ctypes then
takes the references that are made for it here as they are, once for all of their calls.
"""

import ctypes
import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from ctypes import byref, c_char, c_double, c_int, c_uint, c_ulong, c_void_p, memset
from itertools import repeat
from typing import Any

from pypdfium2 import raw

LINE_HYPHEN = "\ufffe"
"""What PDFium gives in place of a hyphen that stands at a line end, and of that line end."""


PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
JOINER = "\u200b"
"""Takes the place of the second half of a character that PDFium gives in two."""

GREY, GREYSCALE, WHITE = 1, 0x08, 0xFFFFFFFF
"""A bitmap with a byte for each pixel, rendering without colours, and the colour of paper."""
LINE, CURVE, MOVE = 0, 1, 2
"""How a path comes to its next point."""
MOST_ROWS = 1024
"""Characters or objects that are asked about before what PDFium wrote of them is taken away."""

Reference = Any
"""An address, ready to be handed to PDFium."""
Column = list[Any]


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium by its name; an address that it does not have is None."""
    kind: Any = ctypes.PYFUNCTYPE(result, *arguments)
    made: Callable[..., Any] = ctypes.cast(getattr(raw, name), kind)
    return made


reference: Callable[[int | None], Reference] = c_void_p.from_param
"""Makes one of an address."""

load_page = _function("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _function("FPDF_ClosePage", None, c_void_p)
page_box = _function("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_rotation = _function("FPDFPage_GetRotation", c_int, c_void_p)
page_label = _function("FPDF_GetPageLabel", c_ulong, c_void_p, c_int, c_void_p, c_ulong)

load_text = _function("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _function("FPDFText_ClosePage", None, c_void_p)
count_characters = _function("FPDFText_CountChars", c_int, c_void_p)
text_units = _function("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
character_code = _function("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
character_is_made_up = _function("FPDFText_IsGenerated", c_int, c_void_p, c_int)
character_is_hyphen = _function("FPDFText_IsHyphen", c_int, c_void_p, c_int)

object_matrix = _function("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
font_name = _function("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_flags = _function("FPDFFont_GetFlags", c_int, c_void_p)

count_objects = _function("FPDFPage_CountObjects", c_int, c_void_p)
count_form_objects = _function("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _function("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
path_segment = _function("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_type = _function("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _function("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)

# Called for each character or object, with references and numbers of at most 32 bits.
character_box = _function("FPDFText_GetLooseCharBox", None)
character_origin = _function("FPDFText_GetCharOrigin", None)
character_matrix = _function("FPDFText_GetMatrix", None)
character_size = _function("FPDFText_GetFontSize", c_double)
character_object = _function("FPDFText_GetTextObject", c_void_p)
object_font = _function("FPDFTextObj_GetFont", c_void_p)
object_text_mode = _function("FPDFTextObj_GetTextRenderMode", c_int)
object_fill = _function("FPDFPageObj_GetFillColor", c_int)
object_type = _function("FPDFPageObj_GetType", c_int)
object_bounds = _function("FPDFPageObj_GetBounds", None)
page_object = _function("FPDFPage_GetObject", c_void_p)
path_mode = _function("FPDFPath_GetDrawMode", None)
count_segments = _function("FPDFPath_CountSegments", c_int)

first_bookmark = _function("FPDFBookmark_GetFirstChild", c_void_p, c_void_p, c_void_p)
next_bookmark = _function("FPDFBookmark_GetNextSibling", c_void_p, c_void_p, c_void_p)
bookmark_title = _function("FPDFBookmark_GetTitle", c_ulong, c_void_p, c_void_p, c_ulong)
bookmark_target = _function("FPDFBookmark_GetDest", c_void_p, c_void_p, c_void_p)

create_bitmap = _function("FPDFBitmap_CreateEx", c_void_p, c_int, c_int, c_int, c_void_p, c_int)
fill_bitmap = _function("FPDFBitmap_FillRect", c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong)
render_page = _function("FPDF_RenderPageBitmap", None, c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_int, c_int)
destroy_bitmap = _function("FPDFBitmap_Destroy", None, c_void_p)

next_link = _function("FPDFLink_Enumerate", c_int, c_void_p, c_void_p, c_void_p)
link_box = _function("FPDFLink_GetAnnotRect", c_int, c_void_p, c_void_p)
link_target = _function("FPDFLink_GetDest", c_void_p, c_void_p, c_void_p)
link_action = _function("FPDFLink_GetAction", c_void_p, c_void_p)
action_type = _function("FPDFAction_GetType", c_ulong, c_void_p)
action_target = _function("FPDFAction_GetDest", c_void_p, c_void_p, c_void_p)
action_address = _function("FPDFAction_GetURIPath", c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
target_page = _function("FPDFDest_GetDestPageIndex", c_int, c_void_p, c_void_p)


def address_of(pointer: Any) -> int:
    """The address that a pointer of pypdfium2 holds."""
    return ctypes.cast(pointer, c_void_p).value or 0


def _room(kind: str, count: int) -> "tuple[array[Any], int]":
    """Room for so many numbers that PDFium writes, and its address."""
    room = array(kind, bytes(array(kind).itemsize * count))
    return room, room.buffer_info()[0]


class _Table:
    """Room for rows of numbers that PDFium writes, with a reference to each place in it that it is given."""

    def __init__(self, kind: str, width: int, *, each: bool = False) -> None:
        """The width is that of a row in numbers; PDFium is given the place of each of them or, else, that of the row."""
        size = array(kind).itemsize
        row, whole = width * size, width * size * MOST_ROWS
        self._width = width
        self._row = row
        self._numbers = array(kind, bytes(whole))
        self._room = (c_char * whole).from_buffer(self._numbers)
        starts = range(0, row if each else size, size)
        self._places = [[byref(self._room, place) for place in range(start, whole, row)] for start in starts]

    def fill(self, function: Callable[..., Any], things: Sequence[Any], *before: Iterable[Any]) -> tuple[list[Any], list[Column]]:
        """What a function returns for each of these things, and what it writes, a column for each number of a row.

        Where it writes nothing there are zeros, and not what it wrote for another thing.
        """
        results: list[Any] = []
        columns: list[Column] = [[] for _ in range(self._width)]
        for start in range(0, len(things), MOST_ROWS):
            part = things[start : start + MOST_ROWS]
            memset(self._room, 0, self._row * len(part))
            results += map(function, *before, part, *self._places)
            for index, column in enumerate(columns):
                column.extend(self._numbers[index : self._width * len(part) : self._width].tolist())
        return results, columns


_BOXES, _POINTS, _MATRICES = _Table("f", 4), _Table("d", 2, each=True), _Table("f", 6)
_SIDES, _MODES, _COLOURS = _Table("f", 4, each=True), _Table("i", 2, each=True), _Table("I", 4, each=True)


def character_boxes(text: Reference, indexes: Sequence[int]) -> list[Column]:
    """Left, top, right and bottom of each of these characters; ascent and descent are in them."""
    return _BOXES.fill(character_box, indexes, repeat(text))[1]


def character_origins(text: Reference, indexes: Sequence[int]) -> list[Column]:
    """x and y of the point of the line that each of these characters stands on."""
    return _POINTS.fill(character_origin, indexes, repeat(text))[1]


def character_objects(text: Reference, indexes: Sequence[int]) -> list[int | None]:
    """The object that draws each of these characters; None where the file has none."""
    return list(map(character_object, repeat(text), indexes))


def character_matrices(text: Reference, indexes: Sequence[int]) -> list[tuple[float, ...]]:
    """How each of these characters is turned and stretched: the first four numbers of its matrix."""
    return list(zip(*_MATRICES.fill(character_matrix, indexes, repeat(text))[1][:4], strict=True))


def page_objects(page: Reference, count: int) -> list[Reference]:
    """The first objects of a page, so many of them."""
    return list(map(reference, map(page_object, repeat(page), range(count))))


def form_objects(form: Reference, count: int) -> list[Reference]:
    """The first objects of a form, so many of them."""
    return list(map(reference, map(form_object, repeat(form), range(count))))


def bounds(objects: Sequence[Reference]) -> list[Column]:
    """Left, bottom, right and top of each of these objects."""
    return _SIDES.fill(object_bounds, objects)[1]


def matrix_of(thing: Reference) -> tuple[float, float, float, float, float, float]:
    """The six numbers of the matrix of an object."""
    room, start = _room("f", 6)
    object_matrix(thing, start)
    a, b, c, d, e, f = room
    return a, b, c, d, e, f


def draw_modes(paths: Sequence[Reference]) -> list[Column]:
    """Whether each of these paths is filled, and whether its lines are drawn; what is not has a zero."""
    return _MODES.fill(path_mode, paths)[1]


def path_point(path: Reference, index: int) -> tuple[int, float, float]:
    """One point of a path: how the pen comes there, and its x and y."""
    segment = path_segment(path, index)
    room, start = _room("f", 2)
    segment_point(segment, start, start + 4)
    x, y = room
    return segment_type(segment), x, y


def fill_colours(things: Sequence[Reference]) -> list[int | None]:
    """The colour that each of these objects is filled with, as 0xRRGGBB; None for a pattern."""
    plain, (reds, greens, blues, _) = _COLOURS.fill(object_fill, things)
    colours = zip(plain, reds, greens, blues, strict=True)
    return [red << 16 | green << 8 | blue if known else None for known, red, green, blue in colours]


def page_text(text: Reference) -> str:
    """The characters of a page, one for each of its indexes."""
    count: int = count_characters(text)
    room, start = _room("H", count + 1)
    written = text_units(text, 0, count, start)
    characters = room.tobytes()[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(characters) == count:
        return characters
    halves = "".join(_character(text, index) for index in range(count))
    return PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le") + JOINER, halves)


def _character(text: Reference, index: int) -> str:
    code = character_code(text, index)
    if character_is_hyphen(text, index) == 1:
        return LINE_HYPHEN
    return chr(code) if code < 0x110000 else "\ufffd"


def page_of(document: int, target: int | None) -> int | None:
    """Place, from 1, of the page that an outline or a link leads to."""
    index: int = target_page(document, target) if target else -1
    return index + 1 if index >= 0 else None


def render_grey(page: Reference, size: tuple[int, int], part: tuple[int, int, int, int]) -> bytes:
    """A part of a page (left, top, right, bottom) as a picture, the whole of which has so many pixels; 0 is black, 255 white."""
    left, top, right, bottom = part
    width, height = right - left, bottom - top
    room, start = _room("B", width * height)
    bitmap = create_bitmap(width, height, GREY, start, width)
    fill_bitmap(bitmap, 0, 0, width, height, WHITE)
    render_page(bitmap, page, -left, -top, *size, 0, GREYSCALE)
    destroy_bitmap(bitmap)
    return room.tobytes()


def wide_string(function: Callable[..., int], *arguments: int) -> str:
    """The words that a function writes as UTF-16; empty where there are none."""
    size = function(*arguments, None, 0)
    room = ctypes.create_string_buffer(size + 2)
    function(*arguments, room, size)
    return room.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")


def byte_string(function: Callable[..., int], *arguments: int) -> str:
    """The words that a function writes as UTF-8; empty where there are none."""
    size = function(*arguments, None, 0)
    room = ctypes.create_string_buffer(size + 1)
    function(*arguments, room, size)
    return room.value.decode("utf-8", "replace")
