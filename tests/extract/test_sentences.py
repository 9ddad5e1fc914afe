import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("De hal is klaar. Wij openen in mei.", ["De hal is klaar.", "Wij openen in mei."], id="full stop"),
        pytest.param("Hoe nu verder? Wij zien wel! Klaar.", ["Hoe nu verder?", "Wij zien wel!", "Klaar."], id="question, cry"),
        pytest.param("Hij zei: “Klaar.” Zo was het.", ["Hij zei: “Klaar.”", "Zo was het."], id="mark inside quotation marks"),
        pytest.param("Dat is (bijna) alles.) ‘En nu?’", ["Dat is (bijna) alles.)", "‘En nu?’"], id="bracket behind, quote ahead"),
        pytest.param("Zwemles, o.m. De Dreef, loopt door.", ["Zwemles, o.m. De Dreef, loopt door."], id="dotted abbreviation"),
        pytest.param("Dhr. Jansen en mevr. De Wit tekenden.", ["Dhr. Jansen en mevr. De Wit tekenden."], id="titles of people"),
        pytest.param("Zie art. A en nr. B van de nota.", ["Zie art. A en nr. B van de nota."], id="article and number"),
        pytest.param("1. Sport 2. Zorg", ["1. Sport 2. Zorg"], id="ordinals"),
        pytest.param("a. Meer groen b. Minder steen", ["a. Meer groen b. Minder steen"], id="letters"),
        pytest.param(
            "Dat kost € 1,5 mln. Daarvan is de helft gedekt.", ["Dat kost € 1,5 mln. Daarvan is de helft gedekt."], id="mln."
        ),
        pytest.param("In 2024. Daarna niet.", ["In 2024.", "Daarna niet."], id="year at the end"),
        pytest.param("De nota is klaar. de rest niet.", ["De nota is klaar. de rest niet."], id="small letter behind"),
        pytest.param("geen eind", ["geen eind"], id="no mark at all"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_only_the_stretch_is_read() -> None:
    text = "Een. Twee is klaar. Drie loopt. Vier."
    assert [text[start:end] for start, end in find_sentences(text, 5, 31)] == ["Twee is klaar.", "Drie loopt."]


@given(st.text(alphabet="Aa. !?\n”(1", max_size=60))
def test_sentences_lie_in_order_and_leave_out_white_space_only(text: str) -> None:
    spans = list(find_sentences(text, 0, len(text)))
    covered = "".join(text[start:end] for start, end in spans)
    assert covered.split() == text.split() or "".join(covered.split()) == "".join(text.split())
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)
