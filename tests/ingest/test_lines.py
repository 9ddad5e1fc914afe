import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import read_lines, wrap_width

PROSE = "Meerdrecht bouwt aan de kade een hal voor sport en een school, en legt daarbij een plein aan met bomen en banken. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Haven\nKade", [("Haven", 0), ("Kade", 0)], id="line feeds"),
        pytest.param("Haven\r\nKade", [("Haven", 0), ("Kade", 0)], id="carriage return and line feed are one break"),
        pytest.param("Haven\r\rKade", [("Haven", 0), ("Kade", 1)], id="bare carriage returns"),
        pytest.param("Haven\r\n\r\n\r\nKade", [("Haven", 0), ("Kade", 2)], id="two empty lines"),
        pytest.param("Haven\n\n\fKade", [("Haven", 0), ("Kade", 1)], id="a form feed is no line"),
        pytest.param("Haven\n \xa0\nKade", [("Haven", 0), ("Kade", 1)], id="a line of blanks is a gap"),
        pytest.param("Haven\vKade", [("Haven", 0), ("Kade", 0)], id="vertical tab, the soft break of word processors"),
        pytest.param("Haven\u2028Kade", [("Haven", 0), ("Kade", 0)], id="line separator"),
        pytest.param("\ufeff\nHaven", [("Haven", 1)], id="a byte order mark in mid-text leaves no ink"),
        pytest.param("\n\n\t \n", [], id="no ink"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lines_and_gaps(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(line.text, line.gap) for line in read_lines(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Doel\n\n\xa0\n\nHaven", True, id="no-break space"),
        pytest.param("Doel\n   \nHaven", True, id="plain blanks"),
        pytest.param("Doel\n\t\nHaven", True, id="tab"),
        pytest.param("Doel\r\n \r\nHaven", True, id="blank before a carriage return"),
        pytest.param("Doel\n\nHaven", False, id="empty line"),
        pytest.param("Doel\r\n\r\nHaven", False, id="empty line with carriage return"),
        pytest.param("Doel\n\fHaven", False, id="form feed"),
    ],
)
def test_a_line_of_blanks_is_an_empty_cell(text: str, expected: bool) -> None:
    assert read_lines(text)[1].blank_cell is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("de kade\n\fvan de haven", True, id="form feed on the line before"),
        pytest.param("de kade\f\nvan de haven", True, id="form feed behind the words"),
        pytest.param("de kade\n\n\f\n\nvan de haven", True, id="form feed among empty lines"),
        pytest.param("een\ntwee\ndrie\nvier\nde kade\n van de haven", True, id="set in by one blank"),
        pytest.param("een\ntwee\ndrie\nvier\nde kade\n ‘Haven’", True, id="set in, with a quotation mark"),
        pytest.param("een\ntwee\ndrie\nvier\nde kade\n • haven", False, id="a set-in bullet begins no page"),
        pytest.param("een\ntwee\ndrie\nvier\nde kade\n  van de haven", False, id="two blanks"),
        pytest.param(" een\n twee\n drie\n vier\n de kade\n van de haven", False, id="all lines are set in"),
        pytest.param("de kade\n\n\nvan de haven", False, id="empty lines alone"),
    ],
)
def test_where_a_page_begins(text: str, expected: bool) -> None:
    assert read_lines(text)[-1].new_page is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("de kade van de haven", True, id="a word"),
        pytest.param("de her-", True, id="a broken word"),
        pytest.param("langs de kade (zie kaart)", True, id="a bracket"),
        pytest.param("in het jaar 2024", True, id="a year"),
        pytest.param("de kade is klaar.", False, id="full stop"),
        pytest.param("de kade is klaar.’", False, id="quotation mark behind it"),
        pytest.param("de kade is klaar.)", False, id="bracket behind it"),
        pytest.param("de kade is klaar.12", False, id="footnote number behind it"),
        pytest.param("de kade, de haven,", False, id="comma"),
        pytest.param("het gaat om:", False, id="colon"),
        pytest.param("is het klaar?", False, id="question mark"),
    ],
)
def test_whether_a_line_breaks_off(text: str, expected: bool) -> None:
    assert read_lines(text)[0].ends_open is expected


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\n\r\f \xa0\t")))
def test_lines_are_what_stands_at_their_spans(text: str) -> None:
    lines = read_lines(text)
    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]
    assert all(line.text == line.text.strip() != "" for line in lines)
    ink = "".join(line.text for line in lines)
    assert [c for c in ink if not c.isspace() and c not in "\ufeff\u200b"] == [
        c for c in text if not c.isspace() and c not in "\ufeff\u200b"
    ]


@pytest.mark.parametrize("width", [60, 75, 90, 100])
def test_the_width_of_wrapped_text(width: int) -> None:
    found = wrap_width(read_lines(textwrap.fill(PROSE * 8, width)))
    assert found is not None
    assert width - 10 < found <= width


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n", id="a paragraph is a line"),
        pytest.param(f"Sport\n{PROSE}\nCultuur\n{PROSE}\nWater\n{PROSE}\nGroen\n{PROSE}", id="heading and text are neighbours"),
        pytest.param("Lasten\n1.200\n1.300\nBaten\n-400\n-500\n", id="cells"),
        pytest.param("• dak\n• vloer\n• wanden en ramen", id="a list"),
        pytest.param("", id="nothing"),
    ],
)
def test_text_that_is_not_wrapped(text: str) -> None:
    assert wrap_width(read_lines(text)) is None
