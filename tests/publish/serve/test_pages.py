"""What each page of the website shows."""

import re
from collections.abc import Callable

import pytest
from httpx import Response
from selectolax.lexbor import LexborHTMLParser

from publish.serve import pages
from schema import RECORD_TABLES
from store import Store
from store.questions import questions

Get = Callable[[str], Response]
LookUp = Callable[[str], str]

BEGROTING = "SELECT id FROM documents WHERE file_name = 'begroting-2026.pdf'"
CONFLICT = "SELECT l.line_id FROM check_lines AS l JOIN checks AS c ON c.id = l.check_id WHERE c.status = 'conflict'"


def text_of(response: Response) -> str:
    """What a reader sees of a page."""
    assert response.status_code == 200, response.text
    body = LexborHTMLParser(response.text).css_first("main")
    assert body is not None
    return " ".join(body.text(separator=" ").replace("\u00a0", " ").split())


def test_home_lists_the_documents_with_year_and_coverage(get: Get) -> None:
    text = text_of(get("/"))
    assert "Programmabegroting 2026 begroting-2026.pdf begroting 40 98%" in text
    assert text.count(".txt") >= 9


def test_home_leads_to_the_questions(get: Get) -> None:
    assert all(f'href="/ask/{question.name}"' in get("/").text for question in questions())


def test_home_can_be_narrowed_to_a_municipality_and_a_year(get: Get) -> None:
    assert "begroting-2026.pdf" in get("/?municipality=Meerdrecht&year=2026").text
    assert "begroting-2026.pdf" not in get("/?municipality=Meerdrecht&year=2024").text
    assert "0 documents of Waterwolde" in text_of(get("/?municipality=Waterwolde"))


def test_document_shows_its_facts_and_how_each_was_found(get: Get, look_up: LookUp) -> None:
    text = text_of(get(f"/document/{look_up(BEGROTING)}"))
    assert "kind begroting from the title line" in text
    assert "1.709 of 1.735 euro signs" in text


def test_document_has_contents_that_lead_to_the_sections(get: Get, look_up: LookUp) -> None:
    section = look_up("SELECT id FROM sections WHERE title = 'Oude Haven' AND page = 11")
    page = get(f"/document/{look_up(BEGROTING)}").text
    assert re.search(rf'<a href="/record/{section}" lang="nl">Oude Haven</a>', page)


def test_document_shows_sums_that_fail_with_the_difference(get: Get, look_up: LookUp) -> None:
    text = text_of(get(f"/document/{look_up(BEGROTING)}"))
    assert "Verloop van de reserves p. 35 Rows to a total below them -€ 1.314.000 -€ 1.404.000 -€ 90.000" in text


def test_document_leads_to_its_review_page(get: Get, look_up: LookUp) -> None:
    document = look_up(BEGROTING)
    assert f'href="/review/{document}"' in get(f"/document/{document}").text


@pytest.mark.parametrize("kind", RECORD_TABLES)
def test_every_kind_of_record_has_a_page_with_its_words(get: Get, look_up: LookUp, kind: str) -> None:
    record, words = (
        look_up(f"SELECT {column} FROM {kind} WHERE length(words) < 200 ORDER BY id LIMIT 1") for column in ("id", "words")
    )
    assert " ".join(words.split()) in text_of(get(f"/record/{record}"))


def test_record_stands_in_its_sentence(get: Get, look_up: LookUp) -> None:
    record = look_up("SELECT id FROM amounts WHERE words = '€ 82,6 miljoen'")
    page = LexborHTMLParser(get(f"/record/{record}").text)
    evidence, mark = page.css_first(".evidence"), page.css_first(".evidence mark")
    assert evidence is not None
    assert mark is not None
    assert mark.text() == "€ 82,6 miljoen"
    assert "De algemene uitkering is in 2026 € 82,6 miljoen." in " ".join(evidence.text().split())


def test_figure_shows_the_sums_that_it_stands_in(get: Get, look_up: LookUp) -> None:
    text = text_of(get(f"/record/{look_up(CONFLICT)}"))
    assert "Sums that it stands in" in text
    assert "what they come to" in text
    assert "difference" in text


def test_figure_has_a_unit(get: Get, look_up: LookUp) -> None:
    record = look_up(
        "SELECT l.id FROM budget_lines AS l JOIN budget_tables AS t ON t.id = l.table_id WHERE t.unit = 1000 AND cents > 0"
    )
    assert "unit x € 1.000" in text_of(get(f"/record/{record}"))


def test_table_is_a_grid_whose_figures_lead_to_their_pages(get: Get, look_up: LookUp) -> None:
    table = look_up("SELECT id FROM budget_tables WHERE caption = 'Verloop van de reserves'")
    line = look_up(f"SELECT id FROM budget_lines WHERE table_id = '{table}' AND words = '-1.404'")
    assert re.search(rf'<a class="figure conflict" href="/record/{line}">-1.404</a>', get(f"/record/{table}").text)


def test_citation_leads_to_the_other_reports_that_cite_it(get: Get, look_up: LookUp) -> None:
    record = look_up("SELECT id FROM citations WHERE kind = 'RV' AND number = '23.0058'")
    assert "Cited elsewhere" in text_of(get(f"/record/{record}"))


def test_record_leads_to_its_neighbours(get: Get, look_up: LookUp) -> None:
    record = look_up("SELECT id FROM initiatives ORDER BY id LIMIT 1")
    page = LexborHTMLParser(get(f"/record/{record}").text)
    links = page.css("[aria-labelledby=neighbours-title] a")
    assert 4 <= len(links) <= 8
    assert all(get(str(link.attributes["href"])).status_code == 200 for link in links)


def test_record_says_which_fields_the_report_leaves_open(get: Get, look_up: LookUp) -> None:
    record = look_up("SELECT id FROM amounts WHERE nature IS NULL AND per IS NULL")
    assert "Not said in the report" in text_of(get(f"/record/{record}"))


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_question_is_answered_with_its_defaults(get: Get, question: object) -> None:
    name = getattr(question, "name", "")
    led = get(f"/ask/{name}")
    assert led.status_code == 302
    answer = LexborHTMLParser(get(led.headers["location"]).text)
    assert answer.css("table tbody tr td")


def test_question_takes_what_is_asked(get: Get) -> None:
    assert get("/ask/promised-in-programme?programme=5").headers["location"] == "/meerdrecht/promised-in-programme?programme=5"
    rows = get("/meerdrecht/promised-in-programme.json?programme=5&_shape=objects").json()["rows"]
    assert rows
    assert get("/meerdrecht/promised-in-programme").headers["location"].endswith("?programme=10")


def test_answers_lead_to_records(get: Get, look_up: LookUp) -> None:
    record = look_up("SELECT id FROM amounts WHERE words = '€ 82,6 miljoen'")
    assert f'<a href="/record/{record}">' in get("/meerdrecht/large-amounts?euros=1000000").text


@pytest.mark.parametrize(
    "address",
    [
        *("/document/0000000000000000", "/document/nope", "/record/0000000000000000", "/record/x", "/chart/x", "/ask/x"),
        *("/nope", "/-/threads", "/meerdrecht/nope", "/meerdrecht/amounts/nope", "/review/0000000000000000"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(get: Get, address: str) -> None:
    response = get(address)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert ".py" not in response.text
    assert "/tmp" not in response.text
    assert "To the home page" in response.text


def test_a_fault_of_the_program_tells_nothing_of_it(
    get: Get, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(store: Store) -> None:
        raise RuntimeError("/home/somebody/secret.db is broken")

    monkeypatch.setattr(Store, "home_page", fail)
    response = get("/")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "secret" in caplog.text


def test_search_shows_hits_with_their_matches_marked(get: Get) -> None:
    page = get("/search?q=loketten&year=2026&kind=begroting").text
    assert re.search(r"<mark>loket(ten)?</mark>", page)
    assert '<option lang="nl" selected>begroting</option>' in page
    assert "Nothing was found for “zeppelin”." in get("/search?q=zeppelin").text


def test_search_leads_to_the_document_for_what_stands_before_its_first_heading(get: Get, look_up: LookUp) -> None:
    document, words = (look_up(f"SELECT {column} FROM passages WHERE kind = 'documents'") for column in ("record_id", "body"))
    word = max(re.findall(r"\w+", words), key=len)
    page = LexborHTMLParser(get(f"/search?q={word}&record_kind=documents").text)
    assert f"/document/{document}" in {link.attributes["href"] for link in page.css(".hits h2 a")}
    assert f'href="/document/{document}">' in get(f"/meerdrecht/passages?record_id={document}").text
    assert f'href="/record/{document}"' not in get(f"/meerdrecht/passages?record_id={document}").text


def test_chart_stands_beside_its_figures(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"programme": "10 </script><script>alert(1)</script>", "year": 2026, "euros": 1000}]
    monkeypatch.setattr(pages, "chart_data", lambda store, name, filters: rows)
    monkeypatch.setattr(pages, "chart_spec", lambda name, data: {"data": {"values": data}})
    response = get("/chart/budget-by-programme?year=2026")
    assert "10 </script><script>alert(1)</script> 2026 € 1.000" in text_of(response)
    assert "<script>alert" not in response.text


def boxes_of(page: LexborHTMLParser) -> dict[str, str | None]:
    """What is chosen in each box of a form."""
    return {
        str(box.attributes["name"]): option.attributes.get("value")
        for box in page.css("main form select")
        if (option := box.css_first("option[selected]"))
    }


def test_chart_can_be_narrowed_down_with_a_form(get: Get) -> None:
    page = LexborHTMLParser(get("/chart/budget-by-programme?municipality=meerdrecht&year=2024&phase=actual").text)
    chosen = {"municipality": "Meerdrecht", "year": "2024", "kind": "", "phase": "actual", "side": "expenditure"}
    assert boxes_of(page) == chosen
    assert page.css("main table tbody tr")
    years = {cell.text() for cell in page.css("main table tbody td") if re.fullmatch(r"20\d\d", cell.text())}
    assert years == {"2024"}
    offered = [option.attributes["value"] for option in page.css("select[name=kind] option")]
    assert "begroting" in offered
    assert "beleidsnota" not in offered


def test_chart_of_a_document_says_which(get: Get, look_up: LookUp) -> None:
    document = look_up(BEGROTING)
    page = get(f"/chart/coverage-by-document?document={document}")
    assert "Of Programmabegroting 2026 . All documents" in text_of(page)
    assert f'<input type="hidden" name="document" value="{document}">' in page.text
    assert f'href="/chart/initiatives-by-status?document={document}"' in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("year=veel", "There is no year “veel” here."),
        ("year=1999", "There is no year “1999” here."),
        ("year=9999999999999999999", "There is no year “9999999999999999999” here."),
        ("municipality=Waterwolde", "There is no municipality “Waterwolde” here."),
        ("kind=krant", "There is no kind of document “krant” here."),
        ("phase=later", "There is no phase “later” here."),
        ("document=nope", "Document “nope”: no document has this path, file name or id."),
        ("year=veel&kind=krant", "There is no year “veel” here. There is no kind of document “krant” here."),
    ],
)
def test_chart_narrowed_down_to_what_there_is_not(get: Get, asked: str, said: str) -> None:
    response = get(f"/chart/budget-by-programme?{asked}")
    page = LexborHTMLParser(response.text)
    assert response.status_code == 400
    notice = page.css_first(".notice")
    assert notice is not None
    assert " ".join(notice.text(separator=" ").split()) == said
    assert not page.css("main table, #chart-spec")
    assert page.css("select[name=year] option")


def test_chart_that_has_no_such_filter(get: Get) -> None:
    assert "This chart cannot be narrowed down by side." in get("/chart/coverage-by-document?side=revenue").text
    assert 'href="/chart/coverage-by-document"' in get("/chart/budget-by-programme?side=revenue").text


def test_chart_without_anything_to_show(get: Get) -> None:
    response = get("/chart/actual-against-approved?year=2029")
    assert "There is nothing to show for this choice." in text_of(response)
