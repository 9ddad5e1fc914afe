"""Searching: what finds what, what comes first, which documents are searched, and what a query may hold."""

from collections.abc import Callable
from hashlib import sha256
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema import Coverage, Document, DocumentFacts, Extraction, Goal, Initiative, Section
from store import Hit, SearchResult, Store
from store import search as searching

Write = Callable[..., str]
Report = Callable[..., Extraction]

WORDS = {
    "Loketten in de wijk": "In elke wijk komt een loket. Het wijkloket is open.",
    "De coöperatie": "Eén coöperatie bouwt; er zijn ideeën voor meer coöperaties.",
    "Kades": "De kade wordt gebouwd. Zie RV 24.0088 en programma's.",
    "Hoofdletters": "SLUISKADE ligt in Meerdrecht.",
}


def made(sections: dict[str, str], file_name: str = "begroting.txt", **facts: Any) -> Extraction:
    """A document with these sections: by their heading the text below it."""
    text = "".join(f"{title}\n{body}\n" for title, body in sections.items())
    about = {"kind": "begroting", "title": None, "year": 2025, "year_end": None, "edition": None, "municipality": "Meerdrecht"}
    digest = sha256(f"{file_name}{text}{facts}".encode()).hexdigest()
    document = Document(file_name=file_name, source_path=file_name, sha256=digest, media_type="text/plain", text=text)
    found: list[Section] = []
    offset = 0
    for title, body in sections.items():
        end = offset + len(title)
        span = {"start": offset, "end": end, "page": None, "words": title}
        place = {"id": document.record_id("section", offset, end)}
        offset = end + len(body) + 2
        found.append(
            Section.model_validate(
                place | span | {"parent_id": None, "level": 1, "number": None, "title": title, "body_end": offset}
            )
        )
    known = DocumentFacts.model_validate(about | {"municipality_code": None, "found_by": {}} | facts)
    return Extraction(document=document, facts=known, sections=tuple(found), coverage=Coverage(signs=0, claimed=0))


@pytest.fixture
def searched(store: Store, write: Write) -> Store:
    write(made(WORDS))
    return store


def headings(found: SearchResult) -> list[str]:
    return [hit.heading for hit in found.hits]


def marked(hit: Hit) -> str:
    """A snippet with its matches between brackets."""
    return "".join(f"[{words}]" if is_match else words for words, is_match in hit.snippet)


@pytest.mark.parametrize(
    ("query", "heading", "snippet"),
    [
        pytest.param(
            "loketten", "Loketten in de wijk", "In elke wijk komt een [loket]. Het wijkloket is open.", id="plural: singular"
        ),
        pytest.param("loket", "Loketten in de wijk", "In elke wijk komt een [loket]. Het wijkloket is open.", id="singular"),
        pytest.param(
            "cooperatie", "De coöperatie", "Eén [coöperatie] bouwt; er zijn ideeën voor meer [coöperaties].", id="no diacritics"
        ),
        pytest.param(
            "COÖPERATIES", "De coöperatie", "Eén [coöperatie] bouwt; er zijn ideeën voor meer [coöperaties].", id="capitals"
        ),
        pytest.param(
            "coo\u0308peratie idee",
            "De coöperatie",
            "Eén [coöperatie] bouwt; er zijn [ideeën] voor meer [coöperaties].",
            id="decomposed",
        ),
        pytest.param(
            "ideeen", "De coöperatie", "Eén coöperatie bouwt; er zijn [ideeën] voor meer coöperaties.", id="the same without"
        ),
        pytest.param(
            "een loket voor onze wijken",
            "Loketten in de wijk",
            "In elke [wijk] komt een [loket]. Het wijkloket is open.",
            id="words that hold others together need not occur",
        ),
        pytest.param("bouwen kade", "Kades", "De [kade] wordt [gebouwd]. Zie RV 24.0088 en programma's.", id="participle"),
        pytest.param('"RV 24.0088"', "Kades", "De kade wordt gebouwd. Zie [RV 24.0088] en programma's.", id="number in a phrase"),
        pytest.param("24.0088", "Kades", "De kade wordt gebouwd. Zie RV [24.0088] en programma's.", id="number with a point"),
        pytest.param("24.00*", "Kades", "De kade wordt gebouwd. Zie RV [24.0088] en programma's.", id="beginning of a number"),
        pytest.param("programma's", "Kades", "De kade wordt gebouwd. Zie RV 24.0088 en [programma]'s.", id="apostrophe"),
        pytest.param('"de kade wordt"', "Kades", "[De kade wordt] gebouwd. Zie RV 24.0088 en programma's.", id="phrase"),
        pytest.param("sluis*", "Hoofdletters", "[SLUISKADE] ligt in Meerdrecht.", id="prefix"),
        pytest.param(
            "wijk -kade -zeppelin", "Loketten in de wijk", "In elke [wijk] komt een loket. Het wijkloket is open.", id="without"
        ),
    ],
)
def test_what_a_query_finds(query: str, heading: str, snippet: str, searched: Store) -> None:
    found = searched.search(query)
    assert headings(found) == [heading]
    assert marked(found.hits[0]) == snippet


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("loket kade", id="no passage has both words"),
        pytest.param('"wordt kade"', id="words in another order"),
        pytest.param('"kades wordt"', id="a phrase is meant to the letter"),
        pytest.param("kade -gebouwd", id="what must not occur occurs"),
        pytest.param("kade -bouwen", id="what must not occur occurs in another form"),
        pytest.param("-kade", id="nothing that must occur"),
        pytest.param("zeppelin*", id="no word begins so"),
        pytest.param("", id="nothing"),
        pytest.param(' "" * - ', id="no words"),
        pytest.param("\0 \ud800", id="no characters of words"),
    ],
)
def test_what_finds_nothing(query: str, searched: Store) -> None:
    assert searched.search(query) == SearchResult((), 0, capped=False)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        pytest.param("kade AND loket", 0, id="AND is a word"),
        pytest.param("kade OR loket", 0, id="OR is a word"),
        pytest.param("title:kade", 0, id="two words in a row"),
        pytest.param("NEAR(kade loket)", 0, id="NEAR is a word"),
        pytest.param("^kade", 1, id="a sign that nobody reads"),
        pytest.param("(kade)", 1, id="brackets"),
        pytest.param('kade"', 1, id="a quotation mark that nothing closes"),
        pytest.param("--kade", 0, id="two hyphens"),
        pytest.param("**kade**", 1, id="stars"),
    ],
)
def test_signs_that_mean_something_to_the_index_mean_nothing_here(query: str, total: int, searched: Store) -> None:
    assert searched.search(query).total == total


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    text=st.one_of(
        st.text(max_size=60), st.text(alphabet="ab kade\"*-:^(){}'’,.+é\0", max_size=60), st.text(min_size=2000, max_size=3000)
    )
)
def test_no_text_breaks_a_search(text: str, searched: Store) -> None:
    assert searched.search(text).total >= 0


def test_a_word_of_the_title_weighs_more(store: Store, write: Write) -> None:
    write(made({"Haven": "Het water is diep.", "Water": "De haven is diep.", "Markt": "De haven en het water zijn diep."}))
    assert headings(store.search("water"))[0] == "Water"
    assert headings(store.search("haven"))[0] == "Haven"


def test_what_is_said_often_and_briefly_comes_first(store: Store, write: Write) -> None:
    long = "Er is nog veel meer te zeggen over dit onderwerp. " * 20
    write(made({"A": f"Een brug. {long}", "B": "Een brug.", "C": f"Een brug, een brug en een brug. {long}"}))
    assert headings(store.search("brug")) == ["B", "C", "A"]


def test_a_rare_word_weighs_more_than_a_frequent_one(store: Store, write: Write) -> None:
    frequent = {f"Nummer {number}": "De raad heeft besloten." for number in range(20)}
    write(made(frequent | {"A": "De raad de raad de raad en een tram.", "B": "De raad, een tram en een tram."}))
    assert headings(store.search("raad tram"))[0] == "B"


def test_a_section_is_searched_without_its_subsections(store: Store, write: Write, report: Report) -> None:
    text = "Wonen\nIntro.\nHuren\nDe huur stijgt.\n"
    extraction = made({"Wonen": "Intro.", "Huren": "De huur stijgt."})
    outer, inner = extraction.sections
    nested = (outer.model_copy(update={"body_end": len(text)}), inner.model_copy(update={"parent_id": outer.id, "level": 2}))
    write(extraction.model_copy(update={"sections": nested}))
    assert headings(store.search("huur")) == ["Huren"]


def test_each_kind_of_record_is_searched(store: Store, write: Write, report: Report) -> None:
    write(report())
    kinds = {word: [hit.record_kind for hit in store.search(word).hits] for word in ("ophogen", "droge", "miljoen")}
    assert {word: set(found) for word, found in kinds.items()} == {
        "ophogen": {"activities"},
        "droge": {"goals", "sections"},
        "miljoen": {"initiatives"},
    }
    (activity,) = store.search("ophogen", record_kind="activities").hits
    assert (activity.heading, activity.record_id, activity.file_name) == ("3A1.1", report().activities[0].id, "begroting.txt")


@pytest.mark.parametrize("capped", [False, True])
@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, ["a.txt", "b.txt", "c.txt"]),
        ({"year": 2024}, ["a.txt"]),
        ({"kind": "jaarstukken"}, ["b.txt"]),
        ({"municipality": "Sluisrade"}, ["c.txt"]),
        ({"municipality": "Sluisrade", "year": 2024}, []),
        ({"record_kind": "initiatives"}, []),
        ({"record_kind": "sections", "year": 2025, "kind": "begroting"}, ["c.txt"]),
    ],
)
def test_filters(
    filters: dict[str, Any], names: list[str], capped: bool, store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They hold for all that there is, not only for what would have been ranked."""
    write(made({"Haven": "Een brug."}, "a.txt", year=2024))
    write(made({"Haven": "Een brug."}, "b.txt", kind="jaarstukken"))
    write(made({"Haven": "Een brug."}, "c.txt", municipality="Sluisrade"))
    if capped and filters:
        monkeypatch.setattr(searching, "MOST_CANDIDATES", 1)
    found = store.search("brug", **filters)
    assert sorted(hit.file_name for hit in found.hits) == names
    assert found.total == len(names)


@pytest.mark.parametrize("municipality", ["'s-Hertogenbosch", "Súdwest-Fryslân", 'Sluis "aan" Zee', "-", ""])
def test_a_municipality_of_any_spelling_is_found_by_it(municipality: str, store: Store, write: Write) -> None:
    write(made({"Haven": "Een brug."}, "a.txt", municipality=municipality))
    write(made({"Haven": "Een brug."}, "b.txt"))
    assert [hit.file_name for hit in store.search("brug", municipality=municipality).hits] == ["a.txt"]


def test_what_a_search_is_narrowed_down_by_is_no_word(searched: Store) -> None:
    marks = searched.connection.execute("SELECT marks FROM passages").fetchone()[0]
    assert marks == "rsections y2025 kbegroting mmeerdrecht"
    assert [searched.search(mark).total for mark in marks.split()] == [0, 0, 0, 0]
    assert searched.search("y20*").total == 0


def test_what_is_found_out_later_about_a_document_narrows_it_down(store: Store, write: Write) -> None:
    extraction = made({"Haven": "Een brug."}, year=None)
    write(extraction)
    assert store.search("brug", year=2025).total == 0
    write(extraction.model_copy(update={"facts": extraction.facts.model_copy(update={"year": 2025})}))
    assert store.search("brug", year=2025).total == 1
    assert store.integrity() == []


def test_documents_that_are_not_current_take_no_room(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_CANDIDATES", 1)
    new = write(made({"Haven": "Een tram."}, "new.txt"))
    for number in range(3):
        old = write(made({"Haven": f"Een tram, nummer {number}."}, f"{number}.txt"))
        store.connection.execute("UPDATE documents SET superseded_by = ? WHERE id = ?", (new, old))
    found = store.search("tram")
    assert ([hit.document_id for hit in found.hits], found.capped) == ([new], False)


def test_only_current_documents_are_searched(store: Store, write: Write) -> None:
    old = write(made({"Haven": "Een tram."}))
    new = write(made({"Haven": "Een tram en een brug."}), supersedes=old)
    assert [hit.document_id for hit in store.search("tram").hits] == [new]


def test_a_document_that_is_read_again_is_searched_as_it_is_now(store: Store, write: Write) -> None:
    extraction = made({"Haven": "Een tram.", "Markt": "Een brug."})
    document_id = write(extraction)
    write(extraction.model_copy(update={"sections": extraction.sections[:1]}))
    assert (store.search("tram").total, store.search("brug").total) == (1, 0)
    write(extraction.model_copy(update={"sections": extraction.sections[1:]}))
    assert [hit.record_kind for word in ("tram", "brug") for hit in store.search(word).hits] == ["documents", "sections"]
    store.remove_document(document_id)
    assert store.search("brug").total == 0
    assert store.connection.execute("SELECT count(*) FROM passages").fetchone()[0] == 0
    assert store.integrity() == []


def test_a_frequent_word_is_capped_before_it_is_ranked(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_CANDIDATES", 5)
    write(made({f"Nummer {number}": "De raad." for number in range(5)}))
    assert (store.search("raad").total, store.search("raad").capped) == (5, False)
    write(made({f"Nummer {number}": "De raad." for number in range(5)}, "later.txt"))
    found = store.search("raad")
    assert (found.total, found.capped, {hit.file_name for hit in found.hits}) == (5, True, {"later.txt"})


def test_a_beginning_of_very_many_words_is_capped(store: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_FORMS", 2)
    write(made({"Haven": "Brug, brugdeel en brugwachter.", "Markt": "Een brugwachter."}))
    found = store.search("brug*")
    assert (headings(found), found.capped) == (["Haven"], True)
    assert not store.search("brugw*").capped


def test_pages_of_hits(store: Store, write: Write) -> None:
    write(made({f"Nummer {number}": "De raad." for number in range(7)}))
    pages = [store.search("raad", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
    assert len({hit.record_id for page in pages for hit in page.hits}) == 7
    assert {page.total for page in pages} == {7}


def test_a_snippet_is_the_part_with_most_matches(store: Store, write: Write) -> None:
    filler = "woord " * 60
    write(made({"Haven": f"Een brug. {filler}Een brug naast een brug. {filler}"}))
    (hit,) = store.search("brug").hits
    snippet = marked(hit)
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert "Een [brug] naast een [brug]" in snippet
    assert len(snippet.split()) < 40


def test_words_of_a_report_stay_text(store: Store, write: Write) -> None:
    write(made({"<b>Haven</b>": "Een <script>alert(1)</script> brug."}))
    (hit,) = store.search("script").hits
    assert marked(hit) == "Een <[script]>alert(1)</[script]> brug."


def test_the_index_is_checked_against_the_passages(searched: Store) -> None:
    assert searched.integrity() == []
    searched.connection.execute("DROP TRIGGER passages_updated")
    searched.connection.execute("UPDATE passages SET body = 'Iets anders.' WHERE title = 'Kades'")
    assert searched.integrity() == ["search: the index does not hold what the passages do"]


def test_passages_that_are_changed_by_hand_are_found(searched: Store) -> None:
    searched.connection.execute("UPDATE passages SET body = 'Een zeppelin.' WHERE title = 'Kades'")
    assert headings(searched.search('"een zeppelin"')) == ["Kades"]
    assert searched.integrity() == []


def test_every_word_of_the_index_is_known_by_its_folded_form(searched: Store) -> None:
    searched.connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, search, col)")
    indexed = {row[0] for row in searched.connection.execute("SELECT term FROM vocabulary WHERE col <> 'marks'")}
    known = {row[0] for row in searched.connection.execute("SELECT word FROM search_words")}
    assert indexed == known
    assert ("ideeen", "ideeën") in {tuple(row) for row in islice(searched.connection.execute("SELECT * FROM search_words"), 100)}


def test_an_ingest_loads_no_lemmas(leidraad_process: Any, report_text: Callable[..., str], tmp_path: Any) -> None:
    (tmp_path / "begroting.txt").write_text(report_text(), encoding="utf-8")
    code = "import sys; sys.argv[1:] = ['ingest', 'begroting.txt']\nimport cli\ntry: cli.app()\nexcept SystemExit: pass\nprint('simplemma' in sys.modules)"
    assert leidraad_process(code=code).stdout.splitlines()[-1] == "False"


def test_goals_and_initiatives_keep_their_pages(store: Store, write: Write, report: Report) -> None:
    extraction = report()
    on_page: dict[str, tuple[Goal | Initiative, ...]] = {
        "goals": tuple(goal.model_copy(update={"page": 3}) for goal in extraction.goals),
        "initiatives": tuple(one.model_copy(update={"page": 4}) for one in extraction.initiatives),
    }
    write(extraction.model_copy(update=on_page))
    assert {hit.record_kind: hit.page for word in ("voeten", "miljoen") for hit in store.search(word).hits} == {
        "goals": 3,
        "sections": None,
        "initiatives": 4,
    }


def test_text_before_the_first_heading_is_found_as_that_of_the_document(store: Store, write: Write) -> None:
    extraction = made({"Aanhef van de brief": "Geachte raad, de tram.", "Haven": "Een brug."}, title="Raadsbrief")
    document_id = write(extraction.model_copy(update={"sections": extraction.sections[1:]}))
    (hit,) = store.search("tram").hits
    assert (hit.record_kind, hit.record_id, hit.heading, hit.page) == ("documents", document_id, "Raadsbrief", None)
    assert marked(hit) == "Aanhef van de brief\nGeachte raad, de [tram]."
    assert store.search("tram", record_kind="documents").total == 1
    assert store.search("tram", record_kind="sections").total == 0
    assert store.integrity() == []


def test_a_document_without_headings_is_found_too(store: Store, write: Write) -> None:
    extraction = made({"Geen kop": "Een tram en een brug."})
    write(extraction.model_copy(update={"sections": ()}))
    assert [hit.record_kind for hit in store.search("tram brug").hits] == ["documents"]


@pytest.mark.parametrize("text", ["", " \n\u00a0\n"])
def test_a_document_without_words_has_no_passage(store: Store, write: Write, text: str) -> None:
    extraction = made({"Haven": "Een brug."})
    write(extraction.model_copy(update={"sections": (), "document": extraction.document.model_copy(update={"text": text})}))
    assert store.connection.execute("SELECT count(*) FROM passages").fetchone()[0] == 0
