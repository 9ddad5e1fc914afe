import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.decision_numbers import find_decision_numbers
from extract.missing_numbers import find_missing_numbers
from extract.reference_words import reference_words
from schema import CitationKind, Severity

DECISION_KINDS = {
    CitationKind.RAADSVOORSTEL,
    CitationKind.COLLEGEBESLUIT,
    CitationKind.AMENDEMENT,
    CitationKind.MOTIE,
    CitationKind.ZAAK,
}


def found_in(text: str) -> list[tuple[str, str, str]]:
    return [(text[place.start : place.end], place.kind.value, place.number) for place in find_decision_numbers(text)]


def test_the_list_has_every_kind_once() -> None:
    kinds = [reference.kind for reference in reference_words().reference]
    assert set(kinds) == DECISION_KINDS
    assert len(kinds) == len(DECISION_KINDS)


@pytest.mark.parametrize(
    ("text", "words", "kind", "number"),
    [
        pytest.param("De nota Dijken (RV 25.0004) is er", "RV 25.0004", "RV", "25.0004", id="in brackets"),
        pytest.param("RV24.0012", "RV24.0012", "RV", "24.0012", id="without blank"),
        pytest.param("RV-21.0034", "RV-21.0034", "RV", "21.0034", id="with hyphen"),
        pytest.param("rv 22.0100", "rv 22.0100", "RV", "22.0100", id="small letters"),
        pytest.param("Rv. nr.: 11.0082", "Rv. nr.: 11.0082", "RV", "11.0082", id="with nr."),
        pytest.param("bij raadsvoorstel 24.0012 is", "raadsvoorstel 24.0012", "RV", "24.0012", id="in words"),
        pytest.param(
            "het raadsvoorstel met nummer 24.0012", "raadsvoorstel met nummer 24.0012", "RV", "24.0012", id="met nummer"
        ),
        pytest.param("raadsvoorstel RV 24.0012", "RV 24.0012", "RV", "24.0012", id="the code goes before the word"),
        pytest.param("raadsbesluit 2024-0123", "raadsbesluit 2024-0123", "RV", "2024-0123", id="a year of four digits"),
        pytest.param("raadsvoorstel nr. 45", "raadsvoorstel nr. 45", "RV", "45", id="a plain number behind nr."),
        pytest.param("(BW 19.0099)", "BW 19.0099", "BW", "19.0099", id="BW"),
        pytest.param("B&W.nr. 11.0155, d.d. 8 februari 2011", "B&W.nr. 11.0155", "BW", "11.0155", id="B&W.nr."),
        pytest.param("B en W-besluit 12.0345", "B en W-besluit 12.0345", "BW", "12.0345", id="B en W-besluit"),
        pytest.param("Het B&W-besluit 18.0412", "B&W-besluit 18.0412", "BW", "18.0412", id="B&W-besluit"),
        pytest.param("collegebesluit 20.0456", "collegebesluit 20.0456", "BW", "20.0456", id="collegebesluit"),
        pytest.param("verzamelamendement A.22.0057/01", "A.22.0057/01", "A", "22.0057/01", id="with a part"),
        pytest.param("verzamelamendement 22.0057", "verzamelamendement 22.0057", "A", "22.0057", id="the whole word"),
        pytest.param("A 23.0011", "A 23.0011", "A", "23.0011", id="a letter and a blank"),
        pytest.param("motie M.23.0012", "M.23.0012", "M", "23.0012", id="a letter and a full stop"),
        pytest.param("motie M23/014", "M23/014", "M", "23/014", id="a letter and a slash"),
        pytest.param("motie M-21.04", "M-21.04", "M", "21.04", id="a short number behind the word"),
        pytest.param("motie nr. 12", "motie nr. 12", "M", "12", id="motie nr."),
        pytest.param("(Z/25/3824014)", "Z/25/3824014", "Z", "25/3824014", id="a case"),
        pytest.param("Z/24/084857/399545", "Z/24/084857/399545", "Z", "24/084857/399545", id="a document of a case"),
        pytest.param("zaaknummer 1234567", "zaaknummer 1234567", "Z", "1234567", id="a case in words"),
        pytest.param("Collegevoorstel Z/23/123456", "Z/23/123456", "Z", "23/123456", id="the code tells the kind"),
        pytest.param(
            "Het college stemde in met de nota (19.0423).", "19.0423", "BW", "19.0423", id="bare, decided by the college"
        ),
        pytest.param("De raad stelde de nota vast (19.0423).", "19.0423", "RV", "19.0423", id="bare, decided by the council"),
        pytest.param("Collegebesluiten\nNota Dijken 19.0423", "19.0423", "BW", "19.0423", id="bare, under a label"),
        pytest.param("B&W-besluit: advies amendement kade 23.0423", "23.0423", "BW", "23.0423", id="bare, behind a label"),
        pytest.param("zie A.23.0042/01. De raad", "A.23.0042/01", "A", "23.0042/01", id="part before a full stop"),
        pytest.param("Collegebesluiten\nBouw Sluiskade 4519.0423", "19.0423", "BW", "19.0423", id="stuck to a house number"),
    ],
)
def test_a_number_and_its_kind(text: str, words: str, kind: str, number: str) -> None:
    assert found_in(text) == [(words, kind, number)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("RV 19.0029 en 20.0151", ["19.0029", "20.0151"], id="en"),
        pytest.param("RV 19.0029, 19.0030 en 20.0151", ["19.0029", "19.0030", "20.0151"], id="three"),
        pytest.param("RV 19.0029/20.0151", ["19.0029", "20.0151"], id="slash"),
        pytest.param("RV 19.0029 en RV 20.0151", ["19.0029", "20.0151"], id="code repeated"),
        pytest.param("RV 19.0029 en 2023-24", ["19.0029"], id="another form ends the series"),
    ],
)
def test_a_series_of_numbers(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number in found_in(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De A12, de A4/A44 en de M25 in Meerdrecht", id="roads"),
        pytest.param("Doel 10A1.1 en prestatie 2A101", id="codes of a goal tree"),
        pytest.param("BW 12.345 12.678", id="figures of beschermd wonen"),
        pytest.param("Beschermd wonen (BW) 2.345", id="its abbreviation"),
        pytest.param("Raadsvoorstel 2024-2028", id="a period"),
        pytest.param("B&W 12-03-2024", id="a date"),
        pytest.param("Het college begroot € 19.0423.", id="a sum of money"),
        pytest.param("De nota Dijken (19.0423)", id="bare, and nothing tells who decided"),
        pytest.param("Het college belt 0612.3456789", id="a longer number"),
        pytest.param("Het college mat 52.16015 graden", id="coordinates"),
        pytest.param("De raad nam 12 moties aan.", id="a count"),
        pytest.param("De begroting A 12.345", id="a letter and a figure"),
    ],
)
def test_what_is_no_number_of_a_decision(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        pytest.param("Rv. nr.:\nB en W-besluit", ["Rv. nr.:"], Severity.WARNING, id="an empty label"),
        pytest.param("Zaaknummer: onbekend", ["Zaaknummer:"], Severity.WARNING, id="words behind a label"),
        pytest.param("Rv. nr.:\n11.0082", [], None, id="the number stands in the next cell"),
        pytest.param("Zaaknummer: Z/25/3824014", [], None, id="the number has a code"),
        pytest.param("Raadsvoorstel: nota Dijken", [], None, id="a label of something else"),
        pytest.param("de motie ‘Droge voeten’ is af", ["motie ‘Droge voeten’"], Severity.INFO, id="by its title"),
        pytest.param(
            "motie ‘Droge voeten’ d.d. 6 juni 2023",
            ["motie ‘Droge voeten’ d.d. 6 juni 2023"],
            Severity.INFO,
            id="by title and date",
        ),
        pytest.param("Raadsvoorstel van 2018 ligt voor", ["Raadsvoorstel van 2018"], Severity.INFO, id="by its year"),
        pytest.param("de motie ‘Droge voeten’ (M.23.0012)", [], None, id="the number stands behind the title"),
        pytest.param("een motie van de raad", [], None, id="neither title nor date"),
    ],
)
def test_a_number_that_is_missing(text: str, words: list[str], severity: Severity | None) -> None:
    gaps = list(find_missing_numbers(text))
    assert [text[gap.start : gap.end] for gap in gaps] == words
    assert {gap.severity for gap in gaps} == ({severity} if severity else set())


LABELS = st.sampled_from(
    ["RV ", "RV", "raadsvoorstel ", "BW ", "B&W-besluit ", "A.", "amendement A.", "M.", "motie ", "Z/", "zaaknummer "]
)


@given(label=LABELS, year=st.integers(0, 39), serial=st.integers(0, 9999), before=st.sampled_from(["", "zie ", "(", "nota "]))
def test_a_number_comes_back_from_any_text_around_it(label: str, year: int, serial: int, before: str) -> None:
    number = f"{year:02}.{serial:04}"
    assert [found for _, _, found in found_in(f"{before}{label}{number}) en verder")] == [number]


@given(
    st.lists(
        LABELS | st.sampled_from(["25.0004", "en", "nr.:", "‘", "’", "van 2018", "\n", "/"]) | st.text(max_size=5), max_size=12
    )
)
def test_spans_of_any_text_lie_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [(number.start, number.end) for number in find_decision_numbers(text)]
    spans += [(gap.start, gap.end) for gap in find_missing_numbers(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
