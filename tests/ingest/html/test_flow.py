"""What each part of a page becomes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.html.reader import read_html
from ingest.options import ReadOptions
from schema import BlockKind, Document

Outline = Callable[[str], list[tuple[str, str]]]
H, P, LI, C, NOTE, CAP = "heading", "paragraph", "list_item", "cell", "footnote", "caption"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<h2>Haven</h2><p>De kade  is\n droog.</p>", [(H, "Haven"), (P, "De kade is droog.")], id="runs of blanks are one"),
        pytest.param("<p>€&nbsp;1.200 &nbsp; voor</p>", [(P, "€\xa01.200 \xa0 voor")], id="U+00A0 stays"),
        pytest.param("<p>De kade<br>is droog.</p>", [(P, "De kade\nis droog.")], id="a break in a paragraph"),
        pytest.param("<p>De kade is.<br><br>De haven is.<br>&nbsp;<br>De sluis is.</p>", [(P, "De kade is."), (P, "De haven is."), (P, "De sluis is.")], id="empty lines part paragraphs"),
        pytest.param("<div>De kade is.<p>De haven is.</p>De sluis is.</div>", [(P, "De kade is."), (P, "De haven is."), (P, "De sluis is.")], id="text between blocks"),
        pytest.param("<p>De <b>kade</b> i<i>s</i> droog<wbr>gelegd.</p>", [(P, "De kade is drooggelegd.")], id="parts of words"),
        pytest.param("<pre>Lasten  1\n  Baten 2</pre>", [(P, "Lasten  1\n  Baten 2")], id="preformatted"),
        pytest.param("<p><strong>Walstroom</strong><br>Er komen zestien kasten.</p>", [(H, "Walstroom"), (P, "Er komen zestien kasten.")], id="bold first line"),
        pytest.param("<p>Walstroom<br>Er komen zestien kasten aan de kade, met stroom voor veertig schepen.</p>", [(H, "Walstroom"), (P, "Er komen zestien kasten aan de kade, met stroom voor veertig schepen.")], id="first line over text"),
        pytest.param('<p style="font-weight:700">Walstroom</p><p>Er komt wat.</p>', [(H, "Walstroom"), (P, "Er komt wat.")], id="bold by style"),
        pytest.param("<p>Het <strong>college</strong> wil dit.</p>", [(P, "Het college wil dit.")], id="bold words"),
        pytest.param("<p>Inleiding</p><p>Er komt wat.</p>", [(H, "Inleiding"), (P, "Er komt wat.")], id="a head that all reports have"),
        pytest.param('<div role="heading" aria-level="3">Haven</div><p>De kade is.</p>', [(H, "Haven"), (P, "De kade is.")], id="heading by role"),
        pytest.param("<h3><button aria-expanded=false>Haven</button></h3><p>De kade is.</p>", [(H, "Haven"), (P, "De kade is.")], id="a button in a heading"),
        pytest.param("<h3>Haven</h3><h3>Haven</h3><p>De kade is.</p>", [(H, "Haven"), (P, "De kade is.")], id="said twice"),
        pytest.param("<details><summary>Onze haven</summary><p>De kade is.</p></details>", [(H, "Onze haven"), (P, "De kade is.")], id="details"),
        pytest.param('<ul role=tablist><li><a role=tab href="#p1">Lasten nu</a></ul><div id=p1 role=tabpanel hidden><p>Ze stijgen.</p></div>', [(H, "Lasten nu"), (P, "Ze stijgen.")], id="a tab"),
        pytest.param('<div class="collapse" style="display:none"><p>De kade is.</p></div>', [(P, "De kade is.")], id="folded text"),
        pytest.param("<ul><li>een<li>twee</ul>", [(LI, "• een"), (LI, "• twee")], id="list"),
        pytest.param("<ol start=3 type=a><li>een<li value=9>twee</ol>", [(LI, "c. een"), (LI, "i. twee")], id="numbers of a list"),
        pytest.param("<ol reversed><li>een<li>twee</ol>", [(LI, "2. een"), (LI, "1. twee")], id="numbers that count down"),
        pytest.param("<ul><li>3. drie<li>- vier</ul>", [(LI, "3. drie"), (LI, "- vier")], id="own marks"),
        pytest.param("<ul><li><p>Haven</p><p>De kade is.</p></ul>", [(LI, "• Haven\nDe kade is.")], id="paragraphs in an item"),
        pytest.param("<ul><li>een<ol><li>x</ol>nog</ul>", [(LI, "• een"), (LI, "1. x"), (P, "nog")], id="text behind a list in an item"),
        pytest.param("<p>Er komt:<br>- een kade;<br>- een sluis<br>met pomp.</p>", [(P, "Er komt:"), (LI, "- een kade;"), (LI, "- een sluis\nmet pomp.")], id="a list typed in a paragraph"),
        pytest.param("<p>·&nbsp;&nbsp; een kade;</p><p>·&nbsp;&nbsp; een sluis.</p>", [(LI, "·\xa0\xa0 een kade;"), (LI, "·\xa0\xa0 een sluis.")], id="a list typed as paragraphs"),
        pytest.param("<p>1. een kade;<br>2. een sluis.</p>", [(LI, "1. een kade;"), (LI, "2. een sluis.")], id="numbers typed in a paragraph"),
        pytest.param("<p>1. Een kade is een muur.</p>", [(P, "1. Een kade is een muur.")], id="one number is no list"),
        pytest.param("<p>- 5 procent van de kades.</p>", [(P, "- 5 procent van de kades.")], id="a minus is no bullet"),
        pytest.param("<figure><img src=k.png><figcaption>Afbeelding 2 De kade</figcaption></figure>", [(CAP, "Afbeelding 2 De kade")], id="caption of a figure"),
        pytest.param("<p>Bedragen x € 1.000</p>", [(CAP, "Bedragen x € 1.000")], id="a unit line"),
        pytest.param("<p>Tabel 4: De reserves</p>", [(CAP, "Tabel 4: De reserves")], id="a caption paragraph"),
        pytest.param("<p>De prijs was <del>€ 5</del> € 4.</p>", [(P, "De prijs was € 4.")], id="struck out"),
        pytest.param("<p>Haven&#2;kade</p>", [(P, "Havenkade")], id="a control character in an entity"),
        pytest.param("<p><custom-el>De kade</custom-el> is.</p>", [(P, "De kade is.")], id="unknown elements"),
    ],
)  # fmt: skip
def test_blocks(outline: Outline, source: str, expected: list[tuple[str, str]]) -> None:
    assert outline(f"<html><body><main>{source}</main>") == expected


def test_levels_of_headings_and_items(read: Callable[[str], Document]) -> None:
    document = read("<h1>Een</h1><h4>3.1.2 Vier</h4><p><b>Vet</b></p><ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>")
    blocks = [(document.text[block.body : block.end], block.level, block.number) for block in document.blocks]
    assert blocks == [
        ("Een", 1, None),
        ("Vier", 4, "3.1.2"),
        ("Vet", 5, None),
        ("a", 1, None),
        ("b", 2, None),
        ("c", 3, "1"),
        ("d", 1, None),
    ]


@pytest.mark.parametrize(
    ("source", "gap"),
    [
        pytest.param("<ul><li>Walstroom aan de kade</ul><p>Er komen zestien kasten.", "\n", id="a list of one title"),
        pytest.param("<ul><li>Havenhoofd<li>Walstroom</ul><p>Er komen zestien kasten.", "\n\n", id="a list of two"),
        pytest.param("<ul><li>Het hoofd wordt opgeknapt.</ul><p>Er komen zestien kasten.", "\n\n", id="a sentence"),
        pytest.param("<ul><li>Walstroom<ul><li>kasten</ul>Er komen zestien kasten.</ul>", "\n", id="in the item"),
    ],
)
def test_a_paragraph_that_belongs_to_an_item_stands_right_below_it(
    read: Callable[[str], Document], source: str, gap: str
) -> None:
    assert read(source).text.partition("Er komen")[0].endswith(gap)
    assert not read(source).text.partition("Er komen")[0].endswith(f"\n{gap}")


def test_links(read: Callable[[str], Document]) -> None:
    document = read(
        '<base href="https://meerdrecht.example/b/"><p id=top>De <a href="bijlage.pdf">bijlage</a> en <a href="https://x.example/">x</a>,'
        ' <a href="#slot">slot</a>, <a href="javascript:print()">druk af</a>.</p><h2 id=slot>Slot</h2>'
    )
    links = [(document.text[link.start : link.end], link.address, link.target) for link in document.links]
    assert links == [
        ("bijlage", "https://meerdrecht.example/b/bijlage.pdf", None),
        ("x", "https://x.example/", None),
        ("slot", None, document.text.index("Slot")),
    ]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        pytest.param('<sup><a href="#n1" id=m1>1</a></sup>', '<ol><li id=n1>Met rente. <a href="#m1">↩</a></ol>', id="a list of notes"),
        pytest.param('<a href="#n1" name=m1><sup>[1]</sup></a>', '<p><a href="#m1" name=n1>[1]</a> Met rente.</p>', id="as a word processor saves them"),
        pytest.param("<sup>1</sup>", "<p><sup>1</sup> Met rente.</p>", id="no links"),
        pytest.param('<a href="#n1">[1]</a>', "<div id=n1><p>1 Met rente.</p></div>", id="a link that is not raised"),
    ],
)  # fmt: skip
def test_footnotes(read: Callable[[str], Document], mark: str, note: str) -> None:
    document = read(f"<html><p>De kade{mark} is droog.</p>{note}")
    footnote = document.blocks[-1]
    assert footnote.kind is BlockKind.FOOTNOTE
    assert footnote.number == "1"
    assert document.text[footnote.body : footnote.end] == "Met rente."
    at = document.text.index("1") - mark.count("[")
    assert [(link.start, link.target) for link in document.links if link.target == footnote.start] == [(at, footnote.start)]
    assert [(repair.start, repair.words) for repair in document.repairs] == [(at, " ")]


@pytest.mark.parametrize(
    "words", ["12 m<sup>2</sup> kade", "de 1<sup>e</sup> kade", "10<sup>6</sup> euro", "kade <sup>1</sup> droog"]
)
def test_raised_figures_that_need_no_repair(read: Callable[[str], Document], words: str) -> None:
    assert read(f"<html><p>{words}</p>").repairs == ()


def test_what_leaves_no_ink_and_ligatures_are_repaired(read: Callable[[str], Document]) -> None:
    document = read("<html><p>wal&shy;stroom van de o\ufb03ci\u200bële kade</p>")
    pieces, at = "", 0
    for repair in document.repairs:
        pieces += document.text[at : repair.start] + repair.words
        at = repair.end
    assert pieces + document.text[at:] == "walstroom van de officiële kade"


def test_what_is_not_read_is_told(read: Callable[[str], Document]) -> None:
    document = read('<main><p>De kade.</p><iframe src="https://kaart.example/"></iframe><p>Kost <s>€ 5</s> € 4.</p></main>')
    assert [(remark.code, remark.message.rpartition(": ")[2]) for remark in document.remarks] == [
        ("embedded-page", "https://kaart.example/"),
        ("struck-words", "€ 5"),
    ]


TAGS = st.sampled_from(
    [
        "p", "div", "span", "ul", "ol", "li", "table", "tr", "td", "th", "thead", "tbody", "caption", "h2", "a", "b", "sup", "br",
        "pre", "dl", "dt", "dd", "button", "details", "summary", "main", "nav", "form",
    ]
)  # fmt: skip
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(["Haven", "1.200", " ", "\n", "&nbsp;", "&shy;", "<a href='#x'>1</a>", "<p id=x>", "<td rowspan=3>", "<td colspan=2>", "<br><br>", "\ufb01"]),
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_any_page_is_read_in_order(pieces: list[str]) -> None:
    document = read_html(Path("x.html"), f"<html><body>Kade{''.join(pieces)}".encode(), ReadOptions())
    text, at = document.text, 0
    for block in document.blocks:
        words = text[block.start : block.end]
        assert block.start >= at
        assert words == words.strip() != ""
        assert block.start <= block.body <= block.end
        assert text[at : block.start].strip() == ""
        at = block.end
    assert at == len(text)
    cells = [(cell.start, cell.end) for grid in document.grids for cell in grid.cells]
    assert cells == [(block.start, block.end) for block in document.blocks if block.kind is BlockKind.CELL]
    ends = [0, *(repair.end for repair in document.repairs)]
    assert all(end <= repair.start < repair.end for end, repair in zip(ends, document.repairs, strict=False))
    assert all(text[link.start : link.end].strip() for link in document.links)
