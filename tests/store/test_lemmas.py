"""Which words of the passages are forms of one another."""

import sqlite3

import pytest

from store import Store
from store.lemmas import forms_of, words_beginning
from store.passages import write_words

TEXT = """
Loket loketten loketje lokaal wijk wijken stad steden stadje schip schepen uur uren oog ogen maken maakt maakte gemaakt bouwen gebouwd
gebouw idee ideeën coöperatie coöperaties één een programma programma's groot grote grotere sluiskade sluiskades jaar jaren
"""


@pytest.fixture
def connection(store: Store) -> sqlite3.Connection:
    write_words(store.connection, TEXT)
    return store.connection


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        pytest.param("loket loketten", {"loket", "loketten", "loketje"}, id="plural and diminutive"),
        pytest.param("stad steden", {"stad", "steden", "stadje"}, id="another vowel"),
        pytest.param("schip schepen", {"schip", "schepen"}, id="another vowel and consonant"),
        pytest.param("uur uren", {"uur", "uren"}, id="a short word"),
        pytest.param("jaar jaren", {"jaar", "jaren"}, id="a vowel less"),
        pytest.param("maken maakt gemaakt", {"maken", "maakt", "maakte", "gemaakt"}, id="a verb"),
        pytest.param("idee ideeën ideeen", {"idee", "ideeen"}, id="with a diaeresis, typed or not"),
        pytest.param("coöperatie cooperatie coöperaties", {"cooperatie", "cooperaties"}, id="a lemma with a diaeresis"),
        pytest.param("grote", {"groot", "grote", "grotere"}, id="an adjective"),
        pytest.param("zeppelins", {"zeppelins"}, id="a word that no passage holds"),
        pytest.param("24", {"24"}, id="a number"),
    ],
)
def test_forms(words: str, forms: set[str], connection: sqlite3.Connection) -> None:
    for word in words.split():
        found = forms_of(connection, word)
        assert set(found) - {word} == forms - {word}
        assert len(set(found)) == len(found)


def test_words_that_begin_so(connection: sqlite3.Connection) -> None:
    assert words_beginning(connection, "Lok", 10) == ("lokaal", "loket", "loketje", "loketten")
    assert words_beginning(connection, "ide", 10) == ("idee", "ideeen")
    assert words_beginning(connection, "lok", 2) == ("lokaal", "loket")
    assert words_beginning(connection, "%", 2) == ()
