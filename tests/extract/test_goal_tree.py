from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.found import Found
from extract.goal_tree import activity_key

BLANK = "\u00a0"
HEADS = ["Doel", "Prestatie", BLANK]
TEXT = "Hier werken wij al jaren met onze partners aan."


def lines(*texts: str) -> str:
    return "\n\n".join(texts) + "\n"


def tree(found: Found) -> list[tuple[str | None, str, list[tuple[str | None, str]]]]:
    """Each goal with its activities."""
    return [
        (goal.code, goal.text, [(act.code, act.text) for act in found.activities if act.goal_id == goal.id])
        for goal in found.goals
    ]


CODED = [
    (
        "5A1",
        "Meerdrecht houdt droge voeten",
        [("5A1.1", "Vergroten van riolen"), ("5A1.2", "Herinrichten van de kade, ook ’s nachts")],
    ),
    ("5A2", "De straten zijn koel", [("5A2.1", "Planten van bomen")]),
]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            lines(
                "Begroting 2025", "Beleidsterrein 5A Water", *HEADS,
                "5A1 Meerdrecht houdt droge voeten", "5A1.1 Vergroten van riolen", BLANK, "5A1.2 Herinrichten van de kade,\nook ’s nachts", BLANK,
                "5A2 De straten zijn koel", "5A2.1 Planten van bomen", BLANK,
                "Toelichting doelenboom Beleidsterrein 5A Water", "5A1.2 Er is in deze prestatie niets veranderd.",
            ),
            id="cells",
        ),
        pytest.param(
            "Begroting 2025\n\nBeleidsterrein 5A Water\nDoel | Prestatie |\n"
            "5A1 Meerdrecht houdt droge voeten | 5A1.1 Vergroten van riolen |\n5A1.2 Herinrichten van de kade, ook ’s nachts |\n"
            f"5A2 De straten zijn koel | 5A2.1 Planten van bomen |\nToelichting doelenboom Beleidsterrein 5A Water\n{TEXT}\n",
            id="bars",
        ),
    ],
)  # fmt: skip
def test_a_tree_with_codes(found_in: Callable[..., Found], text: str) -> None:
    found = found_in(text)
    assert tree(found) == CODED
    assert {goal.policy_area_id for goal in found.goals} == {found.policy_areas[0].id}


UNCODED = [(None, "Schoon water", [(None, "Baggeren"), (None, "Spoelen")]), (None, "Droge voeten", [(None, "Dijken ophogen")])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            lines("Begroting 2025", *HEADS, "Schoon water", "Baggeren", BLANK, "Spoelen", BLANK, "Droge voeten", "Dijken ophogen", BLANK, "Toelichting", TEXT),
            id="cells",
        ),
        pytest.param("Begroting 2025\n\nWater\n\nDoel | Prestatie |\nSchoon water | Baggeren |\n | Spoelen |\nDroge voeten | Dijken ophogen |\n", id="bars"),
    ],
)  # fmt: skip
def test_a_tree_without_codes(found_in: Callable[..., Found], text: str) -> None:
    assert tree(found_in(text)) == UNCODED


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("10A1.1", "10A1.1"),
        ("10A1.12", "10A1.12"),
        ("2A101", "2A1.1"),
        ("01A101", "1A1.1"),
        ("010A101", "10A1.1"),
        ("10A1", None),
        ("10A", None),
        ("3.1.2", None),
        ("", None),
    ],
)
def test_one_key_for_all_spellings(code: str, key: str | None) -> None:
    assert activity_key(code) == key


@given(st.integers(1, 99), st.sampled_from("ABCDEFG"), st.integers(1, 9), st.integers(1, 99))
def test_the_key_does_not_depend_on_the_spelling(programme: int, area: str, goal: int, activity: int) -> None:
    dotted, plain, padded = (
        f"{programme}{area}{goal}.{activity}",
        f"{programme}{area}{goal}{activity:02}",
        f"0{programme}{area}{goal}{activity:02}",
    )
    assert {activity_key(code) for code in (dotted, plain, padded)} == {f"{programme}{area}{goal}.{activity}"}


def test_spellings_of_one_activity_are_one(found_in: Callable[..., Found]) -> None:
    text = lines(
        "Jaarstukken 2024",
        *HEADS,
        "8A1 Kunst voor iedereen",
        "8A1.1 Steunen van de bibliotheek",
        BLANK,
        "Bijlage",
        "08A101 Steunen van de b",
        "08A102 Feest",
        TEXT,
    )
    assert [(activity.code, activity.key) for activity in found_in(text).activities] == [("8A1.1", "8A1.1"), ("08A102", "8A1.2")]  # fmt: skip


def test_a_tree_that_returns_is_one(found_in: Callable[..., Found]) -> None:
    part = [*HEADS, "8A1 Kunst voor iedereen", "8A1.1 Steunen van de bibliotheek", BLANK, "Toelichting", TEXT]
    found = found_in(lines("Jaarstukken 2024", *part, "Beleidsterrein 8A Kunst", *part))
    assert tree(found) == [("8A1", "Kunst voor iedereen", [("8A1.1", "Steunen van de bibliotheek")])]


def test_an_activity_as_a_heading(found_in: Callable[..., Found]) -> None:
    found = found_in(lines("2e Bestuursrapportage 2024", "6A4.3 Ontwikkeling van de haven", TEXT))
    assert [(activity.code, activity.text, activity.goal_id) for activity in found.activities] == [
        ("6A4.3", "Ontwikkeling van de haven", None)
    ]


def test_coded_rows_of_a_table_of_money_are_no_activities(found_in: Callable[..., Found]) -> None:
    text = lines(
        "Begroting 2025",
        "bedragen x 1.000,-",
        "lasten",
        "baten",
        "09A101 Bieden van hulp",
        "1.582",
        "-41",
        "09A102 Vervoer",
        "1.196",
        "0",
    )
    assert found_in(text).activities == ()  # fmt: skip


def test_a_table_of_indicators_is_no_tree(found_in: Callable[..., Found]) -> None:
    text = lines(
        "Begroting 2025",
        "Doel",
        "Indicator",
        "2023",
        "2024",
        "Meer sport",
        "Leden",
        "8.912",
        "9.000",
        "Minder afval",
        "Kilo",
        "150",
        "120",
    )
    found = found_in(text)  # fmt: skip
    assert (found.goals, found.activities) == ((), ())


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Hierbij heeft Meerdrecht de volgende doelstellingen geformuleerd:", id="volgende doelstellingen"),
        pytest.param("De doelen luiden:", id="de doelen luiden"),
        pytest.param("Wij kiezen de volgende drie hoofddoelen:", id="number between"),
    ],
)
@pytest.mark.parametrize(
    ("bullets", "codes"),
    [
        pytest.param((" • ", " • ", " • "), ["1", "2", "3"], id="bullets are counted"),
        pytest.param(("1. ", "2. ", "3. "), ["1", "2", "3"], id="numbers as printed"),
        pytest.param(("a. ", "b. ", "c. "), ["a", "b", "c"], id="letters as printed"),
    ],
)
def test_the_goals_of_a_plan_in_a_list(
    found_in: Callable[..., Found], sentence: str, bullets: tuple[str, str, str], codes: list[str]
) -> None:
    goals = ("Meer mensen aan het werk;", "Minder schulden,;", "Doen wat kan.")
    items = "\n".join(f"{bullet}{goal}" for bullet, goal in zip(bullets, goals, strict=True))
    found = found_in(f"Beleidsplan Werk 2023-2026\n\nVisie\n\n{sentence}\n\n{items}\n\nHoofdstuk 2: Aanpak\n\n{TEXT}\n")
    assert [(goal.code, goal.text) for goal in found.goals] == list(
        zip(codes, ["Meer mensen aan het werk", "Minder schulden", "Doen wat kan"], strict=True)
    )
    assert {goal.policy_area_id for goal in found.goals} == {None}


def test_only_the_first_such_list_counts(found_in: Callable[..., Found]) -> None:
    lists = "De doelen luiden:\n\n • Meer werk;\n • Minder schuld.\n\n"
    found = found_in(f"Beleidsplan Werk 2023-2026\n\nVisie\n\n{lists}Monitoring\n\n{lists.replace('werk', 'banen')}")
    assert [goal.text for goal in found.goals] == ["Meer werk", "Minder schuld"]


def test_a_list_that_no_sentence_announces_is_none(found_in: Callable[..., Found]) -> None:
    assert found_in("Beleidsplan Werk 2023-2026\n\nVisie\n\nWij doen dit:\n\n • Meer werk;\n • Minder schuld.\n").goals == ()


def test_a_goal_without_a_coded_area_belongs_to_the_last_area(found_in: Callable[..., Found]) -> None:
    found = found_in(lines("Begroting 2025", "Beleidsterrein Water", *HEADS, "5A1 Droge voeten", "5A1.1 Pompen", BLANK))
    assert [goal.policy_area_id for goal in found.goals] == [found.policy_areas[0].id]
