from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from ingest.docx.reader import read_docx
from ingest.options import ReadOptions
from schema import Block, BlockKind, Document, Link, Repair

Outline = Callable[..., list[tuple[str, str]]]
Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>De haven is klaar.</p>", [("paragraph", "De haven is klaar.")], id="paragraph"),
        pytest.param(
            "<p>De ha</p><p></p><p> </p><p>ven</p>", [("paragraph", "De ha"), ("paragraph", "ven")], id="empty paragraphs"
        ),
        pytest.param("<p><t>De ha</t><b>ven</b><t> is</t></p>", [("paragraph", "De haven is")], id="a word in two runs"),
        pytest.param("<p Titel>Kaderbrief 2026</p>", [("heading", "Kaderbrief 2026")], id="title"),
        pytest.param("<p Kop1>Haven</p>", [("heading", "Haven")], id="heading by its name"),
        pytest.param("<p Kop2blauw>Haven</p>", [("heading", "Haven")], id="style based on a heading"),
        pytest.param("<p Tussenkop>Haven</p>", [("heading", "Haven")], id="style with an outline level"),
        pytest.param("<p Geenkop>Haven</p>", [("paragraph", "Haven")], id="based on a heading, at the level of body text"),
        pytest.param("<p Rond>Haven</p>", [("paragraph", "Haven")], id="styles based on each other"),
        pytest.param("<p Onbekend>Haven</p>", [("paragraph", "Haven")], id="unknown style"),
        pytest.param(
            '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><t>Haven</t></w:p>',
            [("heading", "Haven")],
            id="outline level of its own",
        ),
        pytest.param(
            '<w:p><w:pPr><w:pStyle w:val="Kop1"/><w:outlineLvl w:val="9"/></w:pPr><t>Haven</t></w:p>',
            [("paragraph", "Haven")],
            id="heading's style, and body text of its own",
        ),
        pytest.param("<p Bijschrift>De haven in cijfers</p>", [("caption", "De haven in cijfers")], id="caption by style"),
        pytest.param("<p>Tabel 3: Reserves</p>", [("caption", "Tabel 3: Reserves")], id="caption by its number"),
        pytest.param("<p>Bedragen x € 1.000</p>", [("caption", "Bedragen x € 1.000")], id="unit line"),
        pytest.param(
            "<p><b>Wat willen we bereiken?</b></p><p>Een haven.</p>",
            [("heading", "Wat willen we bereiken?"), ("paragraph", "Een haven.")],
            id="bold line above text",
        ),
        pytest.param(
            "<p><b>Let op de sluis.</b></p><p>Een haven.</p>",
            [("paragraph", "Let op de sluis."), ("paragraph", "Een haven.")],
            id="bold sentence",
        ),
        pytest.param(
            "<p><b>Wat mag het kosten?</b></p><table><tr><td>a</td><td>1</td></tr></table>",
            [("heading", "Wat mag het kosten?"), ("cell", "a"), ("cell", "1")],
            id="bold line above a table",
        ),
        pytest.param(
            "<p><b>Haven</b></p><p></p><p><b>Kade</b></p><p>Klaar.</p>",
            [("paragraph", "Haven"), ("heading", "Kade"), ("paragraph", "Klaar.")],
            id="two bold lines",
        ),
        pytest.param("<p><b>Havenmeester</b></p>", [("paragraph", "Havenmeester")], id="bold line above nothing"),
        pytest.param("<p Verborgen>Geheim</p><p>Haven</p>", [("paragraph", "Haven")], id="hidden style"),
        pytest.param(
            "<p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Geheim</w:t></w:r><t>Haven</t></p>", [("paragraph", "Haven")], id="hidden run"
        ),
        pytest.param(
            '<p Verborgen><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Haven</w:t></w:r></p>',
            [("paragraph", "Haven")],
            id="shown run in a hidden style",
        ),
        pytest.param(
            "<p><w:r><w:t> Haven </w:t><w:t> en kade</w:t></w:r></p>", [("paragraph", "Havenen kade")], id="blanks not kept"
        ),
        pytest.param(
            "<p><w:r><w:t>2025</w:t><w:noBreakHyphen/><w:t>2028</w:t></w:r></p>", [("paragraph", "2025-2028")], id="hyphen"
        ),
        pytest.param("<p><w:r><w:t>ha</w:t><w:softHyphen/><w:t>ven</w:t></w:r></p>", [("paragraph", "haven")], id="soft hyphen"),
        pytest.param("<p><w:r><w:t>Doel</w:t><w:tab/><w:t>3</w:t></w:r></p>", [("paragraph", "Doel\t3")], id="tab"),
        pytest.param(
            "<p><w:r><w:t>haven</w:t><w:br/><w:br/><w:t>kade</w:t><w:br w:type='page'/></w:r></p>",
            [("paragraph", "haven\nkade")],
            id="line breaks are single",
        ),
        pytest.param(
            '<p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>klaar</w:t></w:r></p>', [("paragraph", "✓klaar")], id="symbol"
        ),
        pytest.param(
            '<p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>J</w:t></w:r><t>Klaar</t></p>',
            [("paragraph", "☺Klaar")],
            id="letter of a picture font",
        ),
        pytest.param(
            '<p><w:r><w:sym w:font="Wingdings" w:char="0000"/><w:sym w:font="A" w:char="D800"/><w:sym w:char="zz"/><w:t>a</w:t></w:r></p>',
            [("paragraph", "a")],
            id="symbols that are none",
        ),
        pytest.param("<p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></p>", [("paragraph", "a+b")], id="formula"),
    ],
)
def test_paragraphs(body: str, expected: list[tuple[str, str]], outline: Outline) -> None:
    assert outline(body) == expected


def test_levels_of_headings_stand_below_the_title(read_word: Read) -> None:
    body = "<p Kop1>Haven</p><p Kop2>Kade</p><p><b>Sluis</b></p><p>Een sluis.</p><p Tussenkop>Deur</p>"
    assert [block.level for block in read_word(body).blocks] == [1, 2, 3, 0, 4]
    assert [block.level for block in read_word(f"<p Titel>Kaderbrief</p>{body}").blocks] == [1, 2, 3, 4, 0, 5]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<li 1.0>dak</li><li 1.1>goot</li><li 1.0>vloer</li>", ["• dak", "– goot", "• vloer"], id="bullets; dashes are kept"
        ),
        pytest.param("<p Opsomming>dak</p>", ["• dak"], id="list by style"),
        pytest.param(
            "<li 2.0>a</li><li 2.1>b</li><li 2.1>c</li><li 2.2>d</li><li 2.0>e</li><li 2.1>f</li>",
            ["1. a", "a) b", "b) c", "(i) d", "2. e", "a) f"],
            id="levels start anew",
        ),
        pytest.param("<li 2.1>a</li><li 2.0>b</li>", ["a) a", "2. b"], id="a level below that was never counted"),
        pytest.param("<li 2.0>a</li><p>b</p><li 2.0>c</li>", ["1. a", "b", "2. c"], id="goes on behind a paragraph"),
        pytest.param("<li 2.0>a</li><li 2.0></li><li 2.0>c</li>", ["1. a", "3. c"], id="an empty item counts"),
        pytest.param("<li 3.0>a</li><li 3.0>b</li><li 3.1>c</li>", ["I a", "II b", "2.1 c"], id="Roman above, legal below"),
        pytest.param(
            "<li 4.0>a</li><li 4.1>b</li><li 4.0>c</li><li 4.1>d</li>",
            ["Programma 1: a", "1.1 b", "Programma 2: c", "2.2 d"],
            id="words in the number, and a level that never restarts",
        ),
        pytest.param(
            "<li 2.0>a</li><li 5.0>b</li><li 5.0>c</li>", ["1. a", "7. b", "8. c"], id="an instance that starts elsewhere"
        ),
        pytest.param("<li 6.0>a</li><li 6.1>b</li><li 2.0>c</li>", ["1. a", "a) b", "2. c"], id="list of a style"),
        pytest.param("<li 7.0>a</li>", ["01 a"], id="an instance with a level of its own"),
        pytest.param("<li 0.0>a</li><li 9.0>b</li>", ["a", "b"], id="no list, and an unknown one"),
    ],
)
def test_automatic_numbers(body: str, expected: list[str], outline: Outline) -> None:
    assert [words for _, words in outline(body)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<li 2.0>a</li>", Block(BlockKind.LIST_ITEM, 0, 4, 3, 1, "1"), id="item"),
        pytest.param("<p>b. een haven</p>", Block(BlockKind.LIST_ITEM, 0, 12, 3, 1, "b"), id="typed letter"),
        pytest.param("<p>• een haven</p>", Block(BlockKind.LIST_ITEM, 0, 11, 2, 1, None), id="typed bullet"),
        pytest.param("<p Kop2>2.1 Haven</p>", Block(BlockKind.HEADING, 0, 9, 4, 2, "2.1"), id="heading with a typed number"),
        pytest.param("<p Kop1>2 Haven</p>", Block(BlockKind.HEADING, 0, 7, 2, 1, "2"), id="chapter with a typed number"),
        pytest.param(
            '<w:p><w:pPr><w:pStyle w:val="Kop1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><t>Haven</t></w:p>',
            Block(BlockKind.HEADING, 0, 8, 3, 1, "1"),
            id="heading with an automatic number",
        ),
        pytest.param(
            '<w:p><w:pPr><w:pStyle w:val="Kop1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr><t>Haven</t></w:p>',
            Block(BlockKind.HEADING, 0, 18, 0, 1, None),
            id="heading with a number among words",
        ),
    ],
)
def test_numbers_stand_before_the_body(body: str, expected: Block, read_word: Read) -> None:
    assert read_word(body).blocks[0] == expected


def test_items_of_a_list_stand_close_and_know_their_depth(read_word: Read) -> None:
    document = read_word("<li 1.0>dak</li><li 1.1>goot</li><li 1.0>vloer</li><p>Klaar.</p>")
    assert document.text == "• dak\n– goot\n• vloer\n\nKlaar."
    assert [block.level for block in document.blocks] == [1, 2, 1, 0]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(f"{BEGIN}{CODE.format('SEQ Tabel')}{SEPARATE}<t>3</t>{END}<t> is</t>", "3 is", id="result"),
        pytest.param(f"{BEGIN}{CODE.format(' PAGE ')}{SEPARATE}<t>3</t>{END}<t>is</t>", "is", id="page number"),
        pytest.param(f"{BEGIN}{CODE.format('XE')}{END}<t>is</t>", "is", id="no result"),
        pytest.param(
            f"{BEGIN}{CODE.format('IF ')}{BEGIN}{CODE.format('PAGE')}{SEPARATE}<t>3</t>{END}{CODE.format('= 3')}{SEPARATE}<t>ja</t>{END}",
            "ja",
            id="field in the code of a field",
        ),
        pytest.param(f"<t>is</t>{BEGIN}<t>3</t>", "is", id="code that never ends"),
        pytest.param(f"{END}<t>is</t>{SEPARATE}", "is", id="end without a beginning"),
        pytest.param('<w:fldSimple w:instr="NUMPAGES"><t>40</t></w:fldSimple><t>is</t>', "is", id="simple field of the page"),
        pytest.param('<w:fldSimple w:instr="DOCPROPERTY Jaar"><t>2026</t></w:fldSimple>', "2026", id="simple field"),
    ],
)
def test_fields_show_their_results(content: str, expected: str, outline: Outline) -> None:
    assert outline(f"<p>{content}</p><p>Slot.</p>") == [("paragraph", expected), ("paragraph", "Slot.")]


def test_a_contents_list_is_one_whatever_its_styles(outline: Outline) -> None:
    field = (
        f"<p>{BEGIN}{CODE.format('TOC')}{SEPARATE}<t>1 Haven</t><w:r><w:tab/></w:r>"
        f"{BEGIN}{CODE.format('PAGEREF x')}{SEPARATE}<t>2</t>{END}</p><p>2 Kade{END}</p><p>Haven</p>"
    )
    assert outline(field) == [("contents", "1 Haven\t2"), ("contents", "2 Kade"), ("paragraph", "Haven")]
    styled = "<p Kopvaninhoudsopgave>Inhoud</p><p Inhopg1>1 Haven</p>"
    assert outline(styled) == [("contents", "Inhoud"), ("contents", "1 Haven")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('<p><t>a </t><w:ins w:id="1"><t>b</t></w:ins></p>', ["a b"], id="inserted"),
        pytest.param('<p><t>a</t><w:del w:id="1"><w:r><w:delText>b</w:delText></w:r></w:del></p>', ["a"], id="deleted"),
        pytest.param(
            '<p><w:moveFrom w:id="1"><t>a</t></w:moveFrom><t>b</t><w:moveTo w:id="2"><t>a</t></w:moveTo></p>', ["ba"], id="moved"
        ),
        pytest.param(
            '<p><w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del></w:ins><t>a</t></p>',
            ["a"],
            id="inserted, then deleted",
        ),
        pytest.param(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><t>De ha</t></w:p><p Kop1>ven</p><p>klaar</p>",
            ["De haven", "klaar"],
            id="end of a paragraph deleted",
        ),
        pytest.param("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><t>Haven</t></w:p>", ["Haven"], id="the last end deleted"),
        pytest.param(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><t>Kop</t></w:p><table><tr><td>a</td><td>b</td></tr></table>",
            ["Kop", "a", "b"],
            id="the end before a table deleted",
        ),
        pytest.param(
            '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><t>D</t></w:p><p>e haven</p>', ["De haven"], id="large first letter"
        ),
        pytest.param(
            "<table><tr><td>a</td><td>b</td></tr><w:tr><w:trPr><w:del/></w:trPr><td>a</td><td>b</td></w:tr><tr><td>c</td><td>d</td></tr></table>",
            ["a", "b", "c", "d"],
            id="deleted row that equals the one before",
        ),
        pytest.param("<table><tr><td>a</td><td deleted>b</td><td>c</td></tr></table>", ["a", "c"], id="deleted cell"),
        pytest.param(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><p>Klik hier</p></w:sdtContent></w:sdt>"
            "<w:sdt><w:sdtPr/><w:sdtContent><p>Haven</p></w:sdtContent></w:sdt>",
            ["Haven"],
            id="content controls, one with its prompt",
        ),
        pytest.param(
            "<w:customXml><p>Haven</p></w:customXml><w:smartTag><p>kade</p></w:smartTag>", ["Haven", "kade"], id="wrappers"
        ),
    ],
)
def test_text_is_as_it_reads_when_changes_are_accepted(body: str, expected: list[str], outline: Outline) -> None:
    assert [words for _, words in outline(body)] == expected


BOX = "<w:txbxContent><p>In de kantlijn</p></w:txbxContent>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ["De haven is open", "In de kantlijn"],
            id="in two forms, read once",
        ),
        pytest.param(
            f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", ["De haven is open", "In de kantlijn"], id="older form"
        ),
        pytest.param(
            f"<w:r><mc:AlternateContent><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ["De haven is open", "In de kantlijn"],
            id="the last resort alone",
        ),
    ],
)
def test_a_text_box_stands_behind_its_paragraph(content: str, expected: list[str], outline: Outline) -> None:
    assert outline(f"<p><t>De haven </t>{content}<t>is open</t></p><p>Slot.</p>") == [
        *(("paragraph", words) for words in expected),
        ("paragraph", "Slot."),
    ]


def test_links_lead_to_addresses_and_places(read_word: Read) -> None:
    body = (
        '<p><t>Zie </t><w:hyperlink r:id="a"><t>de site</t></w:hyperlink><t>, </t>'
        '<w:hyperlink w:anchor="kade"><t>hieronder</t></w:hyperlink><t> en </t><w:hyperlink w:anchor="weg"><t>niets</t></w:hyperlink>'
        f"""{BEGIN}{CODE.format('HYPERLINK "https://meerdrecht.example/b" ')}{SEPARATE}<t>b</t>{END}</p>"""
        '<p Kop1><w:bookmarkStart w:id="1" w:name="kade"/><t>Kade</t></p>'
    )
    document = read_word(body, links={"a": "https://meerdrecht.example/a"})
    assert document.text == "Zie de site, hieronder en nietsb\n\nKade"
    assert document.links == (
        Link(4, 11, "https://meerdrecht.example/a"),
        Link(13, 22, None, 34),
        Link(31, 32, "https://meerdrecht.example/b"),
    )


def test_a_link_keeps_its_place_where_blanks_are_left_out(read_word: Read) -> None:
    body = '<p><t>  </t><w:hyperlink r:id="a"><t> de site </t></w:hyperlink></p>'
    assert read_word(body, links={"a": "https://meerdrecht.example/a"}).links == (Link(0, 7, "https://meerdrecht.example/a"),)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param('<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>', "Haven", id="hidden mark"),
        pytest.param('<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>', "Haven", id="deleted mark"),
        pytest.param('<w:r><w:footnoteReference w:id="9"/></w:r>', "Haven1", id="mark of no note"),
        pytest.param(
            '<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="2"/></w:r>',
            "Haven12\n\n1 Noot.",
            id="two marks of one",
        ),
    ],
)
def test_marks_without_a_note_of_their_own(content: str, expected: str, read_word: Read) -> None:
    notes = '<w:footnote w:id="2"><p>Noot.</p></w:footnote>'
    assert read_word(f"<p><t>Haven</t>{content}</p>", footnotes=notes).text == expected


def test_notes_stand_behind_the_block_of_their_mark(read_word: Read) -> None:
    notes = '<w:footnote w:id="2"><p><w:r><w:footnoteRef/></w:r><t> Zie de sluis.</t></p><p>En de kade.</p></w:footnote><w:footnote w:id="4"><p>Ster.</p></w:footnote>'
    body = (
        '<p><t>Het kost € 1.200</t><w:r><w:footnoteReference w:id="2"/></w:r><t> per jaar.</t></p><p>Klaar</p>'
        '<p><t>Haven </t><w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r></p>'
    )
    document = read_word(body, footnotes=notes)
    assert document.text == "Het kost € 1.2001 per jaar.\n\n1 Zie de sluis.\nEn de kade.\n\nKlaar\n\nHaven *\n\n* Ster."
    assert [block.kind.value for block in document.blocks] == ["paragraph", "footnote", "paragraph", "paragraph", "footnote"]
    assert document.blocks[1].number == "1"
    assert document.repairs == (Repair(16, 17, " "),)
    assert document.links == (Link(16, 17, None, 29), Link(71, 72, None, 74))


def test_endnotes_stand_at_the_end_and_notes_of_cells_behind_the_table(outline: Outline) -> None:
    body = (
        '<p><t>Haven</t><w:r><w:endnoteReference w:id="1"/></w:r></p>'
        '<table><tr><td><t>a</t><w:r><w:footnoteReference w:id="1"/></w:r></td><td>b</td></tr></table><p>Slot</p>'
    )
    notes = {
        "footnotes": '<w:footnote w:id="1"><p>Voet.</p></w:footnote>',
        "endnotes": '<w:endnote w:id="1"><p>Eind.</p></w:endnote>',
    }
    assert outline(body, **notes) == [
        ("paragraph", "Haveni"),
        ("cell", "a1"),
        ("cell", "b"),
        ("footnote", "1 Voet."),
        ("paragraph", "Slot"),
        ("footnote", "i Eind."),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<t>1.200</t><sup>1)</sup>", (Repair(5, 7, " "),), id="behind a figure"),
        pytest.param("<t>lasten</t><sup>*</sup>", (Repair(6, 7, " "),), id="behind a word"),
        pytest.param("<t>12 m</t><sup>2</sup>", (), id="square metres"),
        pytest.param("<t>per 100 km</t><sup>2</sup>", (), id="square kilometres"),
        pytest.param("<t>1</t><sup>e</sup>", (), id="ordinal"),
        pytest.param("<t>lasten </t><sup>1</sup>", (), id="apart"),
        pytest.param("<sup>1</sup><t> noot</t>", (), id="first"),
        pytest.param("<t>ha\xadven</t>", (Repair(2, 3, ""),), id="soft hyphen that was typed"),
    ],
)
def test_raised_marks_are_read_apart_from_their_word(content: str, expected: tuple[Repair, ...], read_word: Read) -> None:
    assert read_word(f"<p>{content}</p><p>Haven</p>").repairs == expected


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="{}" cy="2000000"/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>'
)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        pytest.param(PICTURE.format(5000000), ["picture"], id="large picture"),
        pytest.param(PICTURE.format(100), [], id="ornament"),
        pytest.param("<w:r><w:pict><v:imagedata/></w:pict></w:r>", ["picture"], id="picture of unknown size"),
        pytest.param("<w:r><w:drawing><c:chart/></w:drawing></w:r>", ["chart"], id="chart"),
        pytest.param("<w:r><w:object><v:imagedata/></w:object></w:r>", ["embedded-object"], id="sheet"),
        pytest.param("<w:r><w:commentReference/></w:r>", ["comments"], id="comment"),
        pytest.param("<w:ins><t>a</t></w:ins>", ["tracked-changes"], id="change"),
    ],
)
def test_what_is_not_read_is_said(content: str, codes: list[str], read_word: Read) -> None:
    assert [remark.code for remark in read_word(f"<p>Haven{content}</p>").remarks] == codes


def test_a_piece_of_another_file_is_said(read_word: Read) -> None:
    document = read_word('<p>Haven</p><w:altChunk r:id="x"/>')
    assert [(remark.code, remark.start) for remark in document.remarks] == [("embedded-file", 5)]


def test_origin_is_what_the_file_says(read_word: Read) -> None:
    properties = "<title>Kaderbrief</title><creator>Team Financiën</creator><created>2025-05-21T09:12:00Z</created>"
    origin = read_word("<p>Haven</p>", properties=properties).origin
    assert (origin.title, origin.author, origin.created) == ("Kaderbrief", "Team Financiën", "2025-05-21")
    assert read_word("<p>Haven</p>", properties="<title/><created>gisteren</created>").origin.model_dump() == dict.fromkeys(
        ("title", "author", "address", "created")
    )


def test_the_strict_form_reads_the_same(read_word: Read) -> None:
    body = "<p Kop1>Haven</p><li 2.0>dak</li><table><tr><td span2>a</td></tr><tr><td>b</td><td>1</td></tr></table>"
    assert read_word(body, strict=True).text == read_word(body).text == "Haven\n\n1. dak\n\na\nb\t1"


def test_python_docx_reads_the_same_words() -> None:
    written = docx.Document()
    written.add_heading("Kaderbrief 2026", 0)
    written.add_heading("Haven", 1)
    written.add_paragraph("De haven van Meerdrecht kost € 1.200.")
    written.add_paragraph("Onderhoud", style="List Bullet")
    table = written.add_table(2, 2)
    for cell, words in zip([*table.rows[0].cells, *table.rows[1].cells], ("Lasten", "2026", "Sluis", "1.200"), strict=True):
        cell.text = words
    file = BytesIO()
    written.save(file)
    document = read_docx(Path("a.docx"), file.getvalue(), ReadOptions())
    read = [paragraph.text for paragraph in written.paragraphs]
    assert [document.text[block.body : block.end] for block in document.blocks[:4]] == read
    assert [document.text[cell.start : cell.end] for cell in document.grids[0].cells] == ["Lasten", "2026", "Sluis", "1.200"]
