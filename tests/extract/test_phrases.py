import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.phrases import Phrases, read_tokens

PHRASES = Phrases(
    {
        "taken": ["is", "heeft"],
        "ahead": ["gaat ... open", "van start gaan", "binnenkort"],
        "late": ["loopt uit", "loopt ... uit"],
    }
)


def named(sentence: str) -> list[tuple[str, str]]:
    tokens = read_tokens(sentence)
    return [(hit.name, " ".join(tokens[hit.start : hit.end])) for hit in PHRASES.find(tokens)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Dat is klaar.", [("taken", "is")], id="one word"),
        pytest.param("IS dat klaar?", [("taken", "is")], id="capitals"),
        pytest.param("Het gaat van start gaan.", [("ahead", "van start gaan")], id="words in a row"),
        pytest.param("Het loopt uit.", [("late", "loopt uit"), ("late", "loopt uit")], id="a gap may hold nothing"),
        pytest.param("Het loopt door levertijden uit.", [("late", "loopt door levertijden uit")], id="a gap holds other words"),
        pytest.param("Het loopt goed, maar dat uit zich niet.", [], id="a gap ends with its clause"),
        pytest.param("De tuin gaat in mei weer open.", [("ahead", "gaat in mei weer open")], id="verb and particle"),
        pytest.param("De tuin gaat dicht.", [], id="no particle"),
        pytest.param("van start", [], id="broken off"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_phrases_in_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert named(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "tokens"),
    [
        ("Re-integratie, zo nodig.", ["re-integratie", ",", "zo", "nodig"]),
        ("Q1 2024-2025 (SSB)", ["q1", "2024-2025", "(", "ssb", ")"]),
        ("Coördinatie ’s nachts", ["coördinatie", "’s", "nachts"]),
    ],
)
def test_tokens(sentence: str, tokens: list[str]) -> None:
    assert read_tokens(sentence) == tokens


@given(st.lists(st.sampled_from(["is", "gaat", "open", "loopt", "uit", ",", "mei"]), max_size=12))
def test_hits_lie_within_the_tokens_in_order(tokens: list[str]) -> None:
    hits = list(PHRASES.find(tokens))
    assert all(0 <= hit.start < hit.end <= len(tokens) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert sum(hit.name == "taken" for hit in hits) == tokens.count("is")
