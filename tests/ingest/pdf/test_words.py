"""Words: cut where a file glues them, joined where it spaces their letters, without what is no character."""

from collections.abc import Callable, Mapping

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.ink import PageInk, Word

Ink = Callable[..., PageInk]
Inks = Callable[[bytes], list[PageInk]]
Written = Callable[[Mapping[int, str]], bytes]


def page_objects(content: str, of_font: str = "") -> dict[int, str]:
    """A file of one page with this content, in Helvetica as /F1."""
    return {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        4: f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        5: f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding{of_font} >>",
    }


def texts(page: PageInk) -> list[str]:
    return [word.text for word in page.words]


def lines(page: PageInk) -> list[str]:
    """The words of each line, as the file ends them."""
    found, line = [], []
    for index, word in enumerate(page.words):
        line.append(word.text)
        if index in page.line_ends:
            found.append(" ".join(line))
            line = []
    return [*found, " ".join(line)]


def test_line_ends_of_the_file_are_kept(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        for row, words in enumerate(("De haven is klaar.", "De kades niet,", "zegt het college.")):
            canvas.drawString(50, 700 - 14 * row, words)

    assert lines(ink(draw)) == ["De haven is klaar.", "De kades niet,", "zegt het college."]


def test_a_hyphen_at_a_line_end_is_plain_and_marked(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "Het college verlaagt de precario-")
        canvas.drawString(50, 686, "belasting voor de week- en de jaarmarkt.")

    page = ink(draw)
    assert lines(page) == ["Het college verlaagt de precario-", "belasting voor de week- en de jaarmarkt."]
    assert [word.text for word in page.words if word.hyphenated] == ["precario-"]
    broken = next(word for word in page.words if word.hyphenated)
    assert 190 < broken.x1 < 200
    assert page.words[page.words.index(broken) + 1].x0 == pytest.approx(50, abs=0.1)


def test_looks_are_told(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-BoldItalic", 14)
        canvas.setFillColorRGB(1, 0, 0.2)
        canvas.drawString(50, 700, "Wonen")
        canvas.setFillColorRGB(0, 0, 0)
        text = canvas.beginText(50, 600)
        text.setFont("Helvetica", 8)
        text.setTextRenderMode(2)
        text.textOut("vet")
        canvas.drawText(text)

    page = ink(draw)
    title, drawn = page.words
    assert title.size == pytest.approx(14)
    assert title.colour == 0xFF0033
    assert page.fonts[title.font] == ("Times-BoldItalic", True, True)
    assert page.fonts[drawn.font] == ("Helvetica", True, False), "outlines drawn too make a letter bold"


def test_letters_that_are_spaced_make_words(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        x = 50.0
        for letter in "KERN GETALLEN":
            canvas.drawString(x, 700, letter)
            x += canvas.stringWidth(letter) + 3
        canvas.drawString(50, 650, "A B C D E")
        for column, figure in enumerate("12345"):
            canvas.drawString(50 + 40 * column, 600, figure)

    page = ink(draw)
    assert texts(page)[:2] == ["KERN", "GETALLEN"]
    assert lines(page)[0] == "KERN GETALLEN"
    assert texts(page)[-5:] == list("12345"), "cells of one figure stay cells"


def type_out(canvas: Canvas, x: float, y: float, words: str, apart: float = 0) -> None:
    """Draws each letter as an object of its own, as some programs print a web page."""
    for letter in words:
        if letter != " ":
            canvas.drawString(x, y, letter)
        x += canvas.stringWidth(letter) + apart


def narrow_table(canvas: Canvas) -> None:
    """Low rows of narrow columns, which PDFium takes for lines that run downward."""
    type_out(canvas, 50, 320, "KERN GETALLEN", 3)
    rows = (("Havens", "-1.205", "17.340"), ("Week- en jaarmarkt", "(250)", "98"), ("EHBO-post", "1.205,50", "7"))
    for row, cells in enumerate(rows):
        for x, cell in zip((50, 300, 345), cells, strict=True):
            type_out(canvas, x, 308 - 8 * row, cell)


def narrow_table_upward(canvas: Canvas) -> None:
    canvas.translate(600, 0)
    canvas.rotate(90)
    narrow_table(canvas)


@pytest.mark.parametrize(("draw", "turned"), [(narrow_table, 0), (narrow_table_upward, 270)])
def test_letters_that_stand_against_each_other_are_one_word(ink: Ink, draw: Callable[[Canvas], None], turned: int) -> None:
    page = ink(draw)
    assert page.turned == turned
    assert " ".join(texts(page)) == "KERN GETALLEN Havens -1.205 17.340 Week- en jaarmarkt (250) 98 EHBO-post 1.205,50 7"
    assert [round(word.x0) for word in page.words if word.text[-1].isdecimal()] == [300, 345, 345, 300, 345]
    (first, first_x), (second, second_x) = next(word.cuts for word in page.words if word.text == "(250)")
    assert (first, second) == (1, 4)
    assert (first_x, second_x) == pytest.approx((303.3, 320), abs=0.1)
    assert not any(word.hyphenated or word.glued for word in page.words)


@pytest.mark.parametrize("gap", [1.5, 2.8, 5])
def test_figures_of_neighbouring_cells_stay_apart(ink: Ink, gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        narrow_table(canvas)
        type_out(canvas, 300, 276, "170")
        type_out(canvas, 300 + canvas.stringWidth("170") + gap, 276, "340")

    assert texts(ink(draw))[-2:] == ["170", "340"]


def test_a_blank_of_the_file_parts_words_though_they_touch(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        narrow_table(canvas)
        text = canvas.beginText(50, 276)
        text.setWordSpace(-canvas.stringWidth(" "))
        text.textOut("Wonen Water")
        canvas.drawText(text)

    assert texts(ink(draw))[-2:] == ["Wonen", "Water"]


@pytest.mark.parametrize(
    ("written_as", "expected"),
    [
        pytest.param("10 Tf 1 0 0 0 50 700 Tm", [("lasten", 10)], id="pressed flat"),
        pytest.param("0 Tf 1 0 0 1 50 700 Tm", [("lasten", 10)], id="no height"),
        pytest.param("-8 Tf -1 0 0 -1 50 700 Tm", [("Wonen", 8), ("lasten", 10)], id="upside down twice"),
    ],
)
def test_all_words_have_a_height(inks: Inks, written: Written, written_as: str, expected: list[tuple[str, float]]) -> None:
    content = f"BT /F1 {written_as} (Wonen) Tj ET BT /F1 10 Tf 50 600 Td (lasten) Tj ET"
    [page] = inks(written(page_objects(content)))
    assert [(word.text, word.size) for word in page.words] == expected
    assert page.turned == 0


@pytest.mark.parametrize(
    ("size", "rise", "words", "expected"),
    [
        pytest.param(6, 4, ("2021", "1"), ["2021", "1"], id="a note's mark behind a year"),
        pytest.param(6, 4, ("jeugdhulp", "**"), ["jeugdhulp", "**"], id="asterisks"),
        pytest.param(6, 4, ("1.582", "2", " lasten"), ["1.582", "2", "lasten"], id="a mark behind an amount"),
        pytest.param(6, 4, ("systeem", "2"), ["systeem", "2"], id="a mark behind a word that ends in m"),
        pytest.param(6, 4, ("m", "2"), ["m2"], id="a square metre"),
        pytest.param(6, 4, ("km", "3"), ["km3"], id="a cubic kilometre"),
        pytest.param(6, 4, ("4", "e"), ["4e"], id="a raised ending is no mark"),
        pytest.param(10, 0, ("Won", "en"), ["Wonen"], id="a word of two pieces"),
        pytest.param(6, -2, ("CO", "2"), ["CO2"], id="what stands below the line"),
    ],
)
def test_raised_marks_are_words_of_their_own(ink: Ink, size: int, rise: int, words: tuple[str, ...], expected: list[str]) -> None:
    def draw(canvas: Canvas) -> None:
        first, second, *rest = words
        canvas.drawString(50, 700, first)
        x = 50 + canvas.stringWidth(first, "Helvetica", 10)
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, 700 + rise, second)
        x += canvas.stringWidth(second, "Helvetica", size)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, 700, "".join(rest))

    page = ink(draw)
    assert texts(page) == expected
    assert [word.text for word in page.words if word.glued] == ([expected[1]] if len(expected) > 1 else [])


def test_words_beside_the_page_are_left_out_with_their_line_ends(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        for row, words in enumerate(("Wonen", "Water", "Wegen")):
            canvas.drawString(-90 if row == 1 else 50, 700 - 14 * row, words)
            canvas.drawString(100, 700 - 14 * row, "lasten")

    assert lines(ink(draw)) == ["Wonen lasten", "lasten", "Wegen lasten"]


def test_heads_that_fill_their_columns_are_cut(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "2026")
        canvas.drawString(50 + canvas.stringWidth("2026") + 1.2, 700, "ringen 2027")

    assert texts(ink(draw)) == ["2026", "ringen", "2027"]


def test_cuts_tell_where_signs_meet_letters_and_figures(ink: Ink) -> None:
    page = ink(lambda canvas: canvas.drawString(50, 700, "(1.200,50) N/V Wonen, 31-12-2026"))
    found = {word.text: [index for index, _ in word.cuts] for word in page.words}
    assert found == {"(1.200,50)": [1, 9], "N/V": [1, 2], "Wonen,": [5], "31-12-2026": [2, 3, 5, 6]}
    wonen = page.words[2]
    [(_, comma)] = wonen.cuts
    assert wonen.x1 - comma == pytest.approx(2.78, abs=0.1), "a comma of Helvetica is 278 thousandths of its height wide"


def test_white_words_are_read_with_their_colour(ink: Ink) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 700, "Begroting")

    assert [word.colour for word in ink(draw).words] == [0xFFFFFF]


def test_unseen_words_are_those_of_character_recognition(ink: Ink) -> None:
    def draw(canvas: Canvas, mode: int) -> None:
        text = canvas.beginText(50, 700)
        text.setTextRenderMode(mode)
        text.textOut("De haven is klaar")
        canvas.drawText(text)

    scan, print_ = (ink(lambda canvas, mode=mode: draw(canvas, mode)) for mode in (3, 0))
    assert (scan.ocr, print_.ocr) == (True, False)
    assert texts(scan) == texts(print_)


CODES = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar {pairs} endbfchar
endcmap end end"""


def coded_pdf(written: Written, codes: dict[str, str], shown: str) -> bytes:
    """A page whose font gives its characters these codes (UTF-16, in hexadecimal)."""
    pairs = " ".join(f"<{ord(character):02x}> <{code}>" for character, code in codes.items())
    cmap = CODES.format(count=len(codes), pairs=pairs)
    content = f"BT /F1 10 Tf 50 700 Td ({shown}) Tj ET"
    to_unicode = {6: f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"}
    return written(page_objects(content, " /ToUnicode 6 0 R") | to_unicode)


@pytest.mark.parametrize(
    ("codes", "shown", "expected"),
    [
        pytest.param({"Q": "0001"}, "conQict 1.582", "con\ufffdict 1.582", id="a control character"),
        pytest.param({"Q": "D83D"}, "conQict 1.582", "con\ufffdict 1.582", id="half of a pair"),
        pytest.param({"Q": "D83DDE00"}, "Q 1.582 Q lasten", "\U0001f600 1.582 \U0001f600 lasten", id="a whole pair"),
        pytest.param({"Q": "FB01"}, "Qnanciën", "financiën", id="a ligature as one character, which PDFium takes apart"),
        pytest.param({"Q": "00660069"}, "Qnanciën 1.582", "financiën 1.582", id="a ligature with its letters"),
        pytest.param({"Q": "200B"}, "WoQnen", "Wonen", id="a joiner without width"),
        pytest.param({"Q": "F0B7"}, "Q Wonen", "\uf0b7 Wonen", id="a bullet of a picture font"),
    ],
)
def test_odd_characters(inks: Inks, written: Written, codes: dict[str, str], shown: str, expected: str) -> None:
    [page] = inks(coded_pdf(written, codes, shown))
    assert " ".join(texts(page)) == expected
    lefts = [word.x0 for word in page.words]
    assert lefts == sorted(lefts)


def test_words_hold_no_blank_and_no_control(ink: Ink) -> None:
    page = ink(lambda canvas: canvas.drawString(50, 700, "a\u00a0b c\td"))
    assert all(isinstance(word, Word) and word.text and not any(map(str.isspace, word.text)) for word in page.words)
