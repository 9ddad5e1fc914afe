import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.scan import Anchors, any_of


def stretches(anchors: Anchors, text: str, before: int, after: int) -> list[str]:
    return [text[low:high] for low, high in anchors.windows(text, before, after)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("aaa kade bbb", ["a kade b"], id="one"),
        pytest.param("aaa KADE bbb", ["a KADE b"], id="whatever its case"),
        pytest.param("kade kade", ["kade kade"], id="neighbours are joined"),
        pytest.param("kade ...... kade", ["kade .", ". kade"], id="far ones are not"),
        pytest.param("aaa kade\nbbb", ["a kade"], id="never over the border behind"),
        pytest.param("aaa\nkade bbb", ["kade b"], id="never over the border before"),
        pytest.param("één kade à", ["n kade à"], id="offsets are characters, not bytes"),
        pytest.param("niets", [], id="none"),
    ],
)
def test_windows_around_anchors(text: str, expected: list[str]) -> None:
    assert stretches(Anchors("kade"), text, before=2, after=2) == expected


def test_case_matters_where_it_is_said_to() -> None:
    assert [*Anchors("Kade", case_sensitive=True).places("kade Kade")] == [(5, 9)]


@given(st.text(alphabet="ab€\né", max_size=40), st.integers(0, 5), st.integers(0, 5))
def test_windows_hold_every_anchor_and_no_border(text: str, before: int, after: int) -> None:
    windows = list(Anchors("€").windows(text, before, after))
    for match in re.finditer("€", text):
        assert any(low <= match.start() and match.end() <= high for low, high in windows)
    assert not any("\n" in text[low:high] for low, high in windows)
    assert windows == sorted(windows)


def test_the_longest_word_comes_first() -> None:
    assert re.findall(any_of(["plan", "plan van aanpak", "a.b"]), "plan van aanpak, a.b, axb") == ["plan van aanpak", "a.b"]


def test_no_words_match_nothing() -> None:
    assert re.search(any_of([]), "a\nb") is None
