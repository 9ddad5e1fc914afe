import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lists import load_list
from extract.tables.taakvelden import Taakvelden, taakveld_list

OLD, NEW, EITHER = "taakvelden 2017", "taakvelden 2023", "taakvelden"


@pytest.mark.parametrize(
    ("code", "name", "year", "expected"),
    [
        pytest.param("0.1", "Bestuur", 2019, OLD, id="a code of one digit"),
        pytest.param("0.10", "Mutaties reserves", 2019, OLD, id="a code of two digits"),
        pytest.param("0.1", "Mutaties reserves", 2019, None, id="one digit is not two"),
        pytest.param("0.10", "Bestuur", 2019, None, id="two digits are not one"),
        pytest.param("7.3", "Afval", 2022, OLD, id="the last year of the old list"),
        pytest.param("7.3", "Afval", 2023, NEW, id="the first year of the new list"),
        pytest.param("7.3", "Afval", None, EITHER, id="of all lists, and no year"),
        pytest.param("7.3", "Afval", 2015, OLD, id="a year before the first list"),
        pytest.param("6.2", "Wijkteams", 2025, OLD, id="a name that the old list alone has, whatever the year"),
        pytest.param("6.2", "Toegang en eerstelijnsvoorzieningen", None, NEW, id="the same code under its new name"),
        pytest.param("6.71a", "Huishoudelijke hulp (Wmo)", 2022, NEW, id="a letter behind the code"),
        pytest.param("6.71A", "Huishoudelijke hulp", 2024, NEW, id="a capital letter behind the code"),
        pytest.param("6.71", "Maatwerkdienstverlening 18+", None, OLD, id="an age with its sign"),
        pytest.param("6.72", "Maatwerkdienstverlening 18-", None, OLD, id="the other age"),
        pytest.param("6.72", "Maatwerkdienstverlening 18+", None, None, id="the other age's code"),
        pytest.param("0.7", "Alg. uitkering gemeentefonds", 2024, NEW, id="a cut word"),
        pytest.param("5.2", "Sportaccomodaties", 2024, NEW, id="misspelt"),
        pytest.param("5.7", "OPENBAAR GROEN & RECREATIE", 2024, NEW, id="in capitals"),
        pytest.param("2.1", "Verkeer, wegen en water", 2018, OLD, id="an older name"),
        pytest.param("0.10", "Toevoeging aan de reserves (lasten)", 2020, OLD, id="one side of a taakveld"),
        pytest.param("6.1", "Inleiding", 2024, None, id="a paragraph's number"),
        pytest.param("6.1", "", 2024, None, id="no name"),
        pytest.param("9.1", "Bestuur", 2024, None, id="no code of a list"),
        pytest.param("01A101", "Bestuur", 2024, None, id="the code of an activity"),
    ],
)
def test_list_of_a_code(code: str, name: str, year: int | None, expected: str | None) -> None:
    assert taakveld_list(code, name, year) == expected


LISTS = load_list("taakvelden", Taakvelden)


def test_every_name_of_the_lists_is_of_its_list() -> None:
    own = [(names.name, code, name) for names in LISTS.lists for code, known in names.names.items() for name in known]
    shared = [(EITHER, code, name) for code, known in LISTS.shared.items() for name in known]
    assert [(taakveld_list(code, name, None), code, name) for _, code, name in own + shared] == own + shared


def test_no_code_is_shared_and_a_list_s_own() -> None:
    assert all(not LISTS.shared.keys() & own.names.keys() for own in LISTS.lists)


@given(st.sampled_from(["0.1", "6.71a", "7.3"]), st.text(max_size=20), st.none() | st.integers(1900, 2100))
def test_no_name_crashes_it(code: str, name: str, year: int | None) -> None:
    assert taakveld_list(code, name, year) in (None, OLD, NEW, EITHER)
