from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import Amount, Goal, Nature
from terminal.evidence import MARKS, in_context, said
from terminal.wording import flat

TEXT = "De raad trok in juni\n€ 40.000 uit voor de dijk langs de Meerkade, en in juli nog eens twee ton voor de sluis."


def amount(start: int, end: int, text: str = TEXT, **more: object) -> Amount:
    fields = {
        "id": "1f",
        "start": start,
        "end": end,
        "page": None,
        "words": text[start:end],
        "section_id": None,
        "initiative_id": None,
    }
    return Amount.model_validate(fields | {"value": Decimal(40_000)} | more)


def test_the_words_stand_between_marks_in_their_context() -> None:
    shown = in_context(amount(21, 29), TEXT, 46, marks=True).plain
    assert shown == "…raad trok in juni »€ 40.000« uit voor de dijk…"


def test_on_a_screen_they_are_highlighted_instead() -> None:
    shown = in_context(amount(21, 29), TEXT, 60, marks=False)
    assert MARKS[0] not in shown.plain
    (start, end) = next((span.start, span.end) for span in shown.spans if span.style == "reverse")
    assert shown.plain[start:end] == "€ 40.000"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 2, "»De« raad trok in juni € 40.000…", id="at the start of the text"),
        pytest.param(len(TEXT) - 6, len(TEXT), "…eens twee ton voor de »sluis.«", id="at its end"),
    ],
)
def test_at_the_edge_of_the_text_nothing_is_left_out(start: int, end: int, expected: str) -> None:
    assert in_context(amount(start, end), TEXT, 58, marks=True).plain == expected


def test_words_longer_than_the_screen_lose_their_middle() -> None:
    shown = in_context(amount(0, len(TEXT)), TEXT, 60, marks=True).plain
    assert shown.startswith("»De raad trok")
    assert shown.endswith("voor de sluis.«")
    assert " … " in shown


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.integers(60, 160))
def test_any_words_of_any_text_fit_on_one_line(text: str, start: int, length: int, width: int) -> None:
    start = min(start, len(text))
    record = amount(start, min(start + length, len(text)), text)
    shown = in_context(record, text, width, marks=True).plain
    assert len(shown) <= width + 4
    assert not set(shown) & set("\n\r\t")
    assert f"»{flat(record.words)}«" in shown


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, "value 40000", id="what is as usual is not said"),
        pytest.param(
            {"nature": Nature.STRUCTURAL, "approximate": True},
            "value 40000 · approximate yes · nature structural",
            id="a vocabulary",
        ),
        pytest.param({"years": (2025, 2026)}, "value 40000 · years 2025, 2026", id="a list"),
        pytest.param({"section_id": "5ec"}, "value 40000", id="ids are not for people"),
    ],
)
def test_what_was_made_of_the_words(fields: dict[str, object], expected: str) -> None:
    assert said(amount(21, 29, **fields)) == expected  # type: ignore[arg-type]


def test_what_a_terminal_would_take_for_a_command_is_not_sent_to_it() -> None:
    text = "kost \x1b[2J€ 5\x07"
    assert in_context(amount(5, len(text), text), text, 60, marks=True).plain == "kost »\ufffd[2J€ 5\ufffd«"


def test_what_only_repeats_the_words_is_not_said() -> None:
    goal = Goal(id="1f", start=0, end=11, page=None, words="Droge\nvoeten", policy_area_id=None, code=None, text="Droge voeten")
    assert said(goal) == ""
