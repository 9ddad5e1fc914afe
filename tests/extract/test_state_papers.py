import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.state_papers import find_state_papers


def found_in(text: str) -> list[tuple[str, str, str]]:
    return [(text[place.start : place.end], place.kind.value, place.number) for place in find_state_papers(text)]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        pytest.param("Volgens de Kamerbrief van 3 mei 2021 kan het", "Kamerbrief van 3 mei 2021", "2021-05-03", id="van"),
        pytest.param("kamerbrief d.d. 3-5-2021", "kamerbrief d.d. 3-5-2021", "2021-05-03", id="d.d. in figures"),
        pytest.param(
            "Kamerbrief ‘Droge dijken’ (3 mei 2021)",
            "Kamerbrief ‘Droge dijken’ (3 mei 2021)",
            "2021-05-03",
            id="title and date in brackets",
        ),
        pytest.param(
            "Kamerbrief ‘Droge dijken’ van 3 mei 2021",
            "Kamerbrief ‘Droge dijken’ van 3 mei 2021",
            "2021-05-03",
            id="title and van",
        ),
        pytest.param(
            "de kamerbrief over droge dijken van 3 mei 2021",
            "kamerbrief over droge dijken van 3 mei 2021",
            "2021-05-03",
            id="subject",
        ),
        pytest.param(
            "Kamerbrief Droge dijken, 3 mei 2021", "Kamerbrief Droge dijken, 3 mei 2021", "2021-05-03", id="title without marks"
        ),
        pytest.param("de Kamerbrief ‘Droge dijken’ zegt", "Kamerbrief ‘Droge dijken’", "Droge dijken", id="title alone"),
        pytest.param("Kamerbrief van mei 2021", "Kamerbrief van mei 2021", "2021-05", id="a month"),
        pytest.param(
            "de brief aan de Tweede Kamer van 3 mei 2021", "brief aan de Tweede Kamer van 3 mei 2021", "2021-05-03", id="in words"
        ),
    ],
)
def test_a_letter_to_parliament(text: str, words: str, number: str) -> None:
    assert found_in(text) == [(words, "kamerbrief", number)]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        pytest.param("Kamerstuk 35 925 XV, nr. 111", "Kamerstuk 35 925 XV, nr. 111", "35925-XV-111", id="with chapter"),
        pytest.param(
            "(Kamerstukken II 2023/24, 36 410 VII, nr. 5)",
            "Kamerstukken II 2023/24, 36 410 VII, nr. 5",
            "36410-VII-5",
            id="with session",
        ),
        pytest.param("TK 2022-2023, 36 200 B, nr. 4", "TK 2022-2023, 36 200 B, nr. 4", "36200-B-4", id="TK"),
        pytest.param("kamerstuk 36389", "kamerstuk 36389", "36389", id="without blank"),
        pytest.param("dossier 36 389 loopt", "36 389", "36389", id="dossier"),
        pytest.param("het wetsvoorstel (36 389) ligt er", "36 389", "36389", id="in brackets behind a bill"),
        pytest.param("de Wet droge dijken (36 389)", "36 389", "36389", id="in brackets behind an act"),
    ],
)
def test_a_paper_of_parliament(text: str, words: str, number: str) -> None:
    assert found_in(text) == [(words, "kamerstuk", number)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De kamerbrief wordt in 2024 verwacht.", id="a letter without date or title"),
        pytest.param("De Kamerbrief van 31 februari 2021", id="a day that is not in the calendar"),
        pytest.param("Meerdrecht telt 36 389 inwoners (36 389).", id="a count"),
        pytest.param("De dijk kost € 36 389.", id="a sum of money"),
    ],
)
def test_what_is_no_letter_or_paper(text: str) -> None:
    assert found_in(text) == []


PIECES = st.sampled_from(
    ["Kamerbrief", "van", "31", "februari", "2021", "‘", "’", "(", ")", "Kamerstuk", "36 410", "VII,", "nr.", "TK", "2022-2023,"]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=12))
def test_spans_of_any_text_lie_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for place in find_state_papers(text):
        assert 0 <= place.start < place.end <= len(text)
        assert place.number
