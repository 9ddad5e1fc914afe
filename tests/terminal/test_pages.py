"""What `pages` prints and draws of a file."""

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from rich.console import Console

from ingest import document_from_text
from ingest.writing import CellDraft, TextWriter
from schema import BlockKind, Document, LeidraadError, Link, Remark, Repair, Severity
from terminal.page_tables import grid_table
from terminal.pages import page_parts, parse_pages, seen_pages

Program = Callable[..., "subprocess.CompletedProcess[str]"]

LONG = "De gemeente legt aan de Sluiskade een kademuur aan, die in het najaar klaar is."

HEAD = (CellDraft(0, 1, "2025"), CellDraft(0, 2, "Raming", column_span=2), CellDraft(1, 2, "2026"), CellDraft(1, 3, "2027"))
BODY = (CellDraft(2, 0, "Lasten"), CellDraft(2, 1, "1.582"), CellDraft(2, 2, "1.600"), CellDraft(2, 3, "1.610"))


def make_document(writer: TextWriter, **more: object) -> Document:
    """The document that was written."""
    fields = {"text": writer.text, "pages": writer.pages, "blocks": writer.blocks, "grids": writer.grids}
    about = {"file_name": "begroting.pdf", "source_path": "begroting.pdf", "sha256": "0", "media_type": "application/pdf"}
    return Document.model_validate({**about, **fields, **more})


@pytest.fixture
def document() -> Document:
    """Three pages, of which a table fills the second and the third."""
    writer = TextWriter()
    writer.page(1, label="i", width=595, height=842)
    writer.block(BlockKind.HEADING, "1 Haven", level=1, number="1")
    writer.block(BlockKind.PARAGRAPH, "De kade-\nmuur wordt vernieuwd1.")
    writer.page(2, width=595, height=842, ocr=True, confidence=0.914)
    cells = [*HEAD, *BODY]
    grid = writer.table(cells, head_rows=2, label_columns=1)
    assert grid is not None
    writer.grids.clear()
    writer.page(3)
    writer.block(BlockKind.FURNITURE, "Begroting 2026")
    ((start, end),) = writer.row([(0, "Baten")], first=True)
    writer.grid([*grid.cells, grid.cells[-1]._replace(start=start, end=end, row=3, column=0)], head_rows=2, label_columns=1)
    writer.block(BlockKind.PARAGRAPH, "en gaat op de volgende bladzijde verder", continues=True)
    hyphen, mark = writer.text.index("-\n"), writer.text.index("1.\f")
    return make_document(
        writer,
        repairs=(Repair(hyphen, hyphen + 2, ""), Repair(mark, mark + 1, " ")),
        links=(Link(mark, mark + 1, target=len(writer.text) - 5), Link(0, 7, address="https://meerdrecht.example/haven")),
        remarks=(Remark("picture", Severity.WARNING, "page 2 is a picture", grid.start, grid.start),),
    )


def printed(document: Document, page: int | None = None, width: int = 120) -> str:
    """What is printed of a page."""
    screen = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    for part in page_parts(seen_pages(document, str(page) if page else None)[0], width):
        screen.print(part)
    assert isinstance(screen.file, io.StringIO)
    return "\n".join(line.rstrip() for line in screen.file.getvalue().split("\n"))


def test_a_page_is_its_blocks_in_order_and_what_is_to_be_said_of_it(document: Document) -> None:
    assert printed(document, 1).rstrip().split("\n") == [
        "page 1 · numbered i · 595 x 842 points",
        "heading 1           0  1 Haven",
        "paragraph           9  De kade- muur wordt vernieuwd1.",
        "~ kade- muur is read as kademuur",
        "~ vernieuwd1. is read as vernieuwd .",
        f"> 1: page 3, {len(document.text) - 5}",
        "> 1 Haven: https://meerdrecht.example/haven",
    ]


def test_a_table_is_drawn_cell_by_cell_with_head_labels_and_spans(document: Document) -> None:
    start = document.grids[0].start
    assert printed(document, 2).rstrip().split("\n") == [
        "page 2 · 595 x 842 points · recognised (OCR), 91% sure",
        f"table        {start:>8}  4 rows by 4 columns, of which 3 rows here: 0-2; 2 head rows, 1 label column",
        "  ┌──────┬────────┬───────┬────────┬───────┐",
        "  │      │ label  │     1 │      2 │     3 │",
        "  ├──────┼────────┼───────┼────────┼───────┤",
        "  │ head │        │  2025 │ Raming │     ← │",
        "  │ head │        │       │   2026 │  2027 │",
        "  ├──────┼────────┼───────┼────────┼───────┤",
        "  │    2 │ Lasten │ 1.582 │  1.600 │ 1.610 │",
        "  └──────┴────────┴───────┴────────┴───────┘",
        "! page 2 is a picture (picture)",
    ]


def test_of_a_table_that_goes_on_only_the_rows_of_the_page_are_drawn(document: Document) -> None:
    lines = printed(document, 3).split("\n")
    assert lines[0] == "page 3"
    assert lines[1].endswith("Begroting 2026")
    assert "of which 1 row here: 3-3" in lines[2]
    assert "  │ 3 │ Baten │   │   │   │" in lines
    assert any(line.endswith("… en gaat op de volgende bladzijde verder") for line in lines)


def test_rows_that_a_cell_reaches_into_and_figures_without_a_column_are_marked() -> None:
    writer = TextWriter()
    drafts = [CellDraft(0, 0, "Wonen", row_span=2), CellDraft(0, 1, "1.582"), CellDraft(1, 1, "-41")]
    grid = writer.table(drafts, head_rows=0, label_columns=1)
    assert grid is not None
    cells = [*grid.cells[:-1], grid.cells[-1]._replace(placed=False)]
    screen = Console(file=io.StringIO(), width=80)
    screen.print(grid_table(grid, cells, writer.text, 80))
    assert isinstance(screen.file, io.StringIO)
    rows = [line.strip() for line in screen.file.getvalue().split("\n") if "│" in line]
    assert rows == ["│   │ label │     1 │", "│ 0 │ Wonen │ 1.582 │", "│ 1 │ ↑     │ -41 ? │"]


def test_dots_of_a_contents_list_leave_room_for_the_page_number() -> None:
    writer = TextWriter()
    writer.block(BlockKind.CONTENTS, f"2.1 Haven en water {'. ' * 80}14")
    assert "contents            0  2.1 Haven en water … 14" in printed(make_document(writer)).split("\n")


def test_on_a_narrow_screen_labels_fold_and_figures_do_not() -> None:
    writer = TextWriter()
    figures = [CellDraft(1, column, "-1.582.000") for column in (1, 2, 3)]
    writer.table([CellDraft(0, 1, "2025"), CellDraft(1, 0, "Onderhoud van kades"), *figures], head_rows=1, label_columns=1)
    lines = printed(make_document(writer), width=57).split("\n")
    assert "  │   1│Onderhoud van  │-1.582.000│-1.582.000│-1.582.000│" in lines
    assert "  │    │kades          │          │          │          │" in lines
    assert max(map(len, lines)) <= 57


def test_a_page_with_many_repairs_prints_the_first_and_counts_the_others() -> None:
    writer = TextWriter()
    writer.page(1)
    writer.block(BlockKind.PARAGRAPH, "ﬁets " * 25)
    found = printed(make_document(writer, repairs=tuple(Repair(5 * n, 5 * n + 1, "fi") for n in range(25))), 1)
    assert found.count("ﬁets is read as fiets") == 20
    assert "~ and 5 repairs more" in found


def test_a_file_without_pages_is_shown_whole() -> None:
    document = document_from_text("Haven\n\nEen nieuwe kademuur.\n")
    (seen,) = seen_pages(document, None)
    assert seen.page is None
    assert [document.text[block.start : block.end] for block in seen.blocks] == ["Haven", "Een nieuwe kademuur."]
    assert "page" not in printed(document)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [("3", [3]), ("2-4", [2, 3, 4]), ("1,3 - 4", [1, 3, 4]), ("4,1", [4, 1])],
)
def test_pages_are_asked_for_by_their_place(wanted: str, numbers: list[int]) -> None:
    assert parse_pages(wanted) == numbers


@pytest.mark.parametrize("wanted", ["0", "5-3", "", "drie", "1;2", "-2", "1,"])
def test_what_is_no_page_is_wrong_usage(wanted: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no page"):
        parse_pages(wanted)


def test_a_page_that_is_not_there_is_an_error_that_says_how_many_there_are(document: Document) -> None:
    with pytest.raises(LeidraadError, match=r"there is no page 4; it has 3 pages \(no-such-page\)"):
        seen_pages(document, "2-5")


def test_all_text_belongs_to_exactly_one_page(document: Document) -> None:
    pages = seen_pages(document, None)
    spans = [(seen.start, seen.end) for seen in pages]
    assert [start for start, _ in spans[1:]] == [end for _, end in spans[:-1]]
    assert (spans[0][0], spans[-1][1]) == (0, len(document.text) + 1)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Two pages, with a password."""
    path = tmp_path / "begroting.pdf"
    canvas = Canvas(str(path), pagesize=(300, 400), invariant=1, encrypt=StandardEncryption("geheim"))
    canvas.setFontSize(6)
    for words in (LONG, "De haven wordt vernieuwd."):
        canvas.drawString(40, 300, words)
        canvas.showPage()
    canvas.save()
    return path


def test_pages_of_a_pdf_come_out_as_json_with_their_words_and_boxes(leidraad: Program, pdf: Path) -> None:
    result = leidraad("pages", pdf, "--page", "2", "--json", "--password", "geheim")
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["file_name"] == "begroting.pdf"
    (page,) = found["pages"]
    assert page["number"] == 2
    (block,) = page["blocks"]
    assert block["words"] == "De haven wordt vernieuwd."
    (box,) = block["boxes"]
    assert box["page"] == 2
    assert box["x0"] == pytest.approx(40, abs=2)


def test_pages_are_drawn_into_a_folder_and_their_names_printed(leidraad: Program, pdf: Path, tmp_path: Path) -> None:
    result = leidraad("pages", pdf, "--image", "drawn/here", "--password", "geheim")
    assert result.returncode == 0, result.stderr
    names = [Path("drawn/here/begroting-001.png"), Path("drawn/here/begroting-002.png")]
    assert [Path(line) for line in result.stdout.splitlines()] == names
    with Image.open(tmp_path / names[1]) as picture:
        assert picture.format == "PNG"
        colours = picture.convert("RGB").getcolors(maxcolors=1_000_000)
    assert colours is not None
    assert len(colours) > 2


def test_one_page_is_drawn_into_a_file(leidraad: Program, pdf: Path, tmp_path: Path) -> None:
    assert leidraad("pages", pdf, "--page", "1", "--image", "een.png", "--password", "geheim").returncode == 0
    assert (tmp_path / "een.png").is_file()
    several = leidraad("pages", pdf, "--image", "twee.png", "--password", "geheim")
    assert several.returncode == 2
    assert "2 pages do not fit in one file" in " ".join(several.stderr.split()).replace("│ ", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--page", "1"], "no-pages", id="a page of a text"),
        pytest.param(["--image", "drawn"], "no-pages", id="a picture of a text"),
    ],
)
def test_a_text_has_no_pages(arguments: list[str], code: str, leidraad: Program, tmp_path: Path) -> None:
    (tmp_path / "begroting.txt").write_text("Begroting 2026\n", encoding="utf-8")
    result = leidraad("pages", "begroting.txt", *arguments)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.rstrip().endswith(f"({code})")


def test_a_folder_that_cannot_be_made_is_one_line(leidraad: Program, pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    result = leidraad("pages", pdf, "--page", "1", "--image", "taken/here", "--password", "geheim")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "(unwritable)" in result.stderr


def test_a_pipe_gets_neither_colour_nor_cut_lines(leidraad_process: Program, pdf: Path) -> None:
    result = leidraad_process("pages", pdf, "--password", "geheim")
    assert "\x1b" not in result.stdout
    lines = result.stdout.splitlines()
    assert lines[0].startswith("begroting.pdf · application/pdf · ")
    assert lines[0].endswith(" · 2 pages · 2 blocks")
    assert any(line.endswith(f"  {LONG}") for line in lines)
