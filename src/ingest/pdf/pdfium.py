"""PDFium's functions as Python calls them fast: addresses and numbers in, numbers out.

pypdfium2 declares each pointer as a type of its own, which costs more than the call itself where there is one for each
character. Here addresses are plain numbers. PDFium serves one thread at a time, so that nothing is lost by keeping the lock of
the interpreter during a call.
"""

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import c_double, c_int, c_uint, c_ulong, c_void_p
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


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium by its name; an address that it does not have is None."""
    kind: Any = ctypes.PYFUNCTYPE(result, *arguments)
    made: Callable[..., Any] = ctypes.cast(getattr(raw, name), kind)
    return made


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
character_box = _function("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
character_origin = _function("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
character_matrix = _function("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
character_size = _function("FPDFText_GetFontSize", c_double, c_void_p, c_int)
character_object = _function("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)

object_font = _function("FPDFTextObj_GetFont", c_void_p, c_void_p)
object_text_mode = _function("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
object_fill = _function("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_type = _function("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = _function("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_matrix = _function("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
font_name = _function("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_flags = _function("FPDFFont_GetFlags", c_int, c_void_p)

count_objects = _function("FPDFPage_CountObjects", c_int, c_void_p)
page_object = _function("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_form_objects = _function("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _function("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
path_mode = _function("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _function("FPDFPath_CountSegments", c_int, c_void_p)
path_segment = _function("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_type = _function("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _function("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)

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


def character_boxes(text: int, indexes: Sequence[int]) -> list[float]:
    """Left, top, right and bottom of each of these characters, one number behind the other; ascent and descent are in them."""
    room, start = _room("f", 4 * len(indexes))
    _drain(map(character_box, repeat(text), indexes, range(start, start + 16 * len(indexes), 16)))
    return room.tolist()


def character_origins(text: int, indexes: Sequence[int]) -> list[float]:
    """x and y of the point of the line that each of these characters stands on, one number behind the other."""
    room, start = _room("d", 2 * len(indexes))
    end = start + 16 * len(indexes)
    _drain(map(character_origin, repeat(text), indexes, range(start, end, 16), range(start + 8, end + 8, 16)))
    return room.tolist()


def character_objects(text: int, indexes: Sequence[int]) -> list[int]:
    """The object that draws each of these characters; 0 where the file has none."""
    return [thing or 0 for thing in map(character_object, repeat(text), indexes)]


def bounds(objects: Sequence[int]) -> list[float]:
    """Left, bottom, right and top of each of these objects, one number behind the other."""
    room, start = _room("f", 4 * len(objects))
    end = start + 16 * len(objects)
    _drain(map(object_bounds, objects, *(range(start + side, end + side, 16) for side in (0, 4, 8, 12))))
    return room.tolist()


def character_matrices(text: int, indexes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """How each of these characters is turned and stretched: the first four numbers of its matrix."""
    room, start = _room("f", 6 * len(indexes))
    _drain(map(character_matrix, repeat(text), indexes, range(start, start + 24 * len(indexes), 24)))
    numbers = room.tolist()
    return list(zip(numbers[0::6], numbers[1::6], numbers[2::6], numbers[3::6], strict=True))


def matrix_of(thing: int) -> tuple[float, float, float, float, float, float]:
    """The six numbers of the matrix of an object."""
    room, start = _room("f", 6)
    object_matrix(thing, start)
    a, b, c, d, e, f = room
    return a, b, c, d, e, f


def draw_modes(paths: Sequence[int]) -> list[tuple[bool, bool]]:
    """For each of these paths whether it is filled, and whether its lines are drawn."""
    room, start = _room("i", 2 * len(paths))
    end = start + 8 * len(paths)
    _drain(map(path_mode, paths, range(start, end, 8), range(start + 4, end + 4, 8)))
    modes = list(map(bool, room.tolist()))
    return list(zip(modes[0::2], modes[1::2], strict=True))


def path_point(path: int, index: int) -> tuple[int, float, float]:
    """One point of a path: how the pen comes there, and its x and y."""
    segment = path_segment(path, index)
    room, start = _room("f", 2)
    segment_point(segment, start, start + 4)
    x, y = room
    return segment_type(segment), x, y


def fill_colours(things: Sequence[int]) -> list[int | None]:
    """The colour that each of these objects is filled with, as 0xRRGGBB; None for a pattern."""
    room, start = _room("I", 4 * len(things))
    end = start + 16 * len(things)
    plain = list(map(object_fill, things, *(range(start + part, end + part, 16) for part in (0, 4, 8, 12))))
    numbers = room.tolist()
    reds, greens, blues = numbers[0::4], numbers[1::4], numbers[2::4]
    colours = zip(plain, reds, greens, blues, strict=True)
    return [red << 16 | green << 8 | blue if known else None for known, red, green, blue in colours]


def page_text(text: int) -> str:
    """The characters of a page, one for each of its indexes."""
    count: int = count_characters(text)
    room, start = _room("H", count + 1)
    written = text_units(text, 0, count, start)
    characters = room.tobytes()[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(characters) == count:
        return characters
    halves = "".join(_character(text, index) for index in range(count))
    return PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le") + JOINER, halves)


def _character(text: int, index: int) -> str:
    code = character_code(text, index)
    if character_is_hyphen(text, index) == 1:
        return LINE_HYPHEN
    return chr(code) if code < 0x110000 else "\ufffd"


def page_of(document: int, target: int | None) -> int | None:
    """Place, from 1, of the page that an outline or a link leads to."""
    index: int = target_page(document, target) if target else -1
    return index + 1 if index >= 0 else None


def render_grey(page: int, width: int, height: int) -> bytes:
    """The page as a picture of so many pixels, a byte each: 0 is black and 255 white."""
    room, start = _room("B", width * height)
    bitmap = create_bitmap(width, height, GREY, start, width)
    fill_bitmap(bitmap, 0, 0, width, height, WHITE)
    render_page(bitmap, page, 0, 0, width, height, 0, GREYSCALE)
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


def _drain(calls: "map[Any]") -> None:
    """Makes all of the calls."""
    deque(calls, maxlen=0)
