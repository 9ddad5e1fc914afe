import re

import pytest

from ingest.layout import any_of, layout_words, table_head


@pytest.mark.parametrize(
    "name", ["navigation", "contents", "captions", "table_heads", "header_labels", "after_cells", "known_heads"]
)
def test_no_list_says_a_thing_twice(name: str) -> None:
    words = [word.casefold() for word in getattr(layout_words(), name)]
    assert sorted(set(words)) == sorted(words) != []


def test_the_longest_word_is_tried_first() -> None:
    match = re.match(any_of(("Doel", "Doelen", "Doel.")), "Doelenboom")
    assert match is not None
    assert match.group() == "Doelen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Begroting na wijziging", True),
        ("Haven en kade 2024", True),
        ("x € 1.000", True),
        ("Verlasten", False),
        ("Haven en kade", False),
        ("120240", False),
    ],
)
def test_words_of_table_heads(text: str, expected: bool) -> None:
    assert (table_head().search(text) is not None) is expected
