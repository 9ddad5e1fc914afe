"""Our pages: what each address shows. What they ask of the database is in `store.site`, how they look in the templates."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response
from datasette.views.table import TableView

from publish.charts import CHARTS, chart_data, chart_spec
from publish.review import ON_THE_SERVER, review_page, review_policy
from publish.serve.chart_choices import NARROWING, narrowed
from publish.serve.excerpt import excerpt_of
from publish.serve.headers import NOTHING
from publish.serve.tables import table_grid
from publish.serve.vega import etag_of
from publish.serve.wording import short
from schema import BudgetLine, DocumentKind, LeidraadError
from store.questions import Question, questions
from store.site import ListedDocument, Mention, RecordPage

HITS = 20
"""Hits on a page of results."""

MOST_DOCUMENTS = 100
"""Documents that the home page lists; the others are found by municipality and year."""

PDF = "application/pdf"

UNKNOWN = "unknown"
"""The municipality or the year of a document of which it is not known."""

SEARCHED = ("sections", "initiatives", "goals", "activities", "documents")
"""Kinds of records that are searched; of documents what stands before their first heading."""

FIRST_COLUMNS = ("programme", "caption", "label", "title", "year", "side", "phase", "euros", "status", "initiatives", "share")
"""Columns with which the table under a chart begins."""

COUNTS_OF_ALL = frozenset({"municipalities", "rows"})
"""Columns that say how many there are in all, of which the chart shows some."""

BASE_FIELDS = frozenset({"id", "start", "end", "page", "words", "body_start", "body_end"})
"""Fields that a page shows otherwise, or that are places in the text."""

MONEY_FIELDS = frozenset({"value", "value_high", "expected", "found", "tolerance"})


@cache
def stylesheet() -> str:
    """The address of our style sheet, which changes when it does."""
    content = files("publish").joinpath("static", "leidraad.css").read_bytes()
    return f"/-/leidraad/leidraad.css?{sha256(content).hexdigest()[:10]}"


async def home(datasette: Any, request: Any) -> Response:
    """The documents by municipality and year, the questions, the charts."""
    page = await datasette.ask(lambda store: store.home_page())
    chosen = {name: request.args.get(name, "").strip() for name in ("municipality", "year")}
    found = [one for one in page.documents if is_chosen(one, chosen)]
    listed = sorted(found[:MOST_DOCUMENTS], key=lambda one: one.municipality or "~")
    by_municipality = [(name, list(some)) for name, some in groupby(listed, key=lambda one: one.municipality)]
    return await datasette.page(
        request,
        "home.html",
        page=page,
        by_municipality=by_municipality,
        matrix=matrix_of(page.documents),
        chosen=chosen,
        found=len(found),
        most=MOST_DOCUMENTS,
        questions=questions(),
        charts=CHARTS,
    )


def is_chosen(document: ListedDocument, chosen: Mapping[str, str]) -> bool:
    """Whether a document is of the municipality and the year that were chosen, if they were."""
    own = {"municipality": document.municipality or UNKNOWN, "year": str(document.year or UNKNOWN)}
    return all(not value or own[name] == value for name, value in chosen.items())


@dataclass(frozen=True)
class Matrix:
    """How many documents there are by municipality and year, and how much of them is claimed."""

    years: tuple[str, ...]
    rows: Mapping[str, Mapping[str, tuple[int, int, int]]]


def matrix_of(documents: Sequence[ListedDocument]) -> Matrix:
    """The documents counted by municipality and year: their number, what records claim and of how much."""
    rows: dict[str, dict[str, tuple[int, int, int]]] = {}
    for one in documents:
        row = rows.setdefault(one.municipality or UNKNOWN, {})
        number, claimed, signs = row.get(year := str(one.year or UNKNOWN), (0, 0, 0))
        row[year] = (number + 1, claimed + one.claimed, signs + one.signs)
    return Matrix(tuple(sorted({year for row in rows.values() for year in row}, reverse=True)), rows)


async def document(datasette: Any, request: Any) -> Response:
    """One document at a glance."""
    document_id = request.url_vars["id"]
    page = await datasette.ask(lambda store: store.document_page(document_id))
    return await datasette.page(request, "document.html", page=page, charts=CHARTS)


async def record(datasette: Any, request: Any) -> Response:
    """One record: its words in their sentence, its fields, its sums, what belongs to it and what stands beside it."""
    record_id = request.url_vars["id"]
    page = await datasette.ask(lambda store: store.record_page(record_id))
    return await datasette.page(
        request,
        "record.html",
        page=page,
        excerpt=excerpt_of(page.before, page.record.words, page.after),
        fields=fields_of(page),
        parts=by_kind(page.parts),
        grid=table_grid(page.lines),
        title=title_of(page),
    )


def title_of(page: RecordPage) -> str:
    """What a record is called on its page."""
    record = page.record
    if isinstance(record, BudgetLine):
        return short(": ".join([*filter(None, (record.label, record.heading)), record.words]), 160)
    named = getattr(record, "title", None) or getattr(record, "name", None) or getattr(record, "caption", None)
    return short(named or record.words or getattr(record, "message", ""), 160)


def fields_of(page: RecordPage) -> list[dict[str, object]]:
    """The fields of a record with what they hold, and whether the report says it."""
    return [
        {
            "name": name,
            "value": getattr(page.record, name),
            "is_money": name in MONEY_FIELDS and page.kind != "indicators",
            "mention": page.pointed.get(name),
            "is_said": getattr(page.record, name) not in (None, ()),
            "description": field.description or "",
        }
        for name, field in type(page.record).model_fields.items()
        if name not in BASE_FIELDS
    ]


def by_kind(mentions: Sequence[Mention]) -> list[tuple[str, list[Mention]]]:
    """Records in few words, by their kind."""
    return [(kind, list(found)) for kind, found in groupby(mentions, key=lambda one: one.kind)]


async def search(datasette: Any, request: Any) -> Response:
    """What is found for words, with filters."""
    asked = {name: request.args.get(name, "").strip() for name in ("q", "year", "kind", "municipality", "record_kind")}
    offset = whole_number(request.args.get("offset")) or 0
    municipalities = await datasette.ask(lambda store: store.municipalities())
    result = None
    if asked["q"]:
        filters = {name: value or None for name, value in asked.items() if name not in ("q", "year")}
        year = whole_number(asked["year"])
        result = await datasette.ask(lambda store: store.search(asked["q"], year=year, **filters, limit=HITS, offset=offset))
    return await datasette.page(
        request,
        "search.html",
        asked=asked,
        result=result,
        offset=offset,
        step=HITS,
        more=lambda place: "?" + urlencode({**{name: value for name, value in asked.items() if value}, "offset": place}),
        kinds=[kind.value for kind in DocumentKind],
        record_kinds=SEARCHED,
        municipalities=municipalities,
    )


def whole_number(text: str | None) -> int | None:
    """A number of a query string, none where it is not one.

    >>> whole_number("2025"), whole_number("-1"), whole_number("veel"), whole_number(None)
    (2025, None, None, None)
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


async def chart_page(datasette: Any, request: Any) -> Response:
    """A chart, and the same as a table."""
    name = request.url_vars["name"]
    if name not in CHARTS:
        raise LeidraadError("no-such-chart", name, "there is no chart of this name", "see the list on the home page")
    chart = CHARTS[name]
    asked = {key: request.args.get(key) or "" for key in NARROWING}
    choice = await datasette.ask(lambda store: narrowed(store, chart, asked))
    rows = [] if choice.faults else await datasette.ask(lambda store: chart_data(store, name, choice.filters))
    if rows:
        datasette.vega.begin()
    others = {
        f"/chart/{other}?{urlencode({key: value for key, value in choice.given.items() if key in one.filters})}".rstrip("?"): one
        for other, one in CHARTS.items()
        if other != name
    }
    return await datasette.page(
        request,
        "chart.html",
        status=400 if choice.faults else 200,
        name=name,
        chart=chart,
        choice=choice,
        others=others,
        rows=rows,
        columns=sorted(rows[0], key=place_of_column) if rows else [],
        spec=chart_spec(name, rows) if rows else None,
    )


def place_of_column(name: str) -> int:
    """Where a column stands in the table under a chart: first what names a mark, last ids and counts of all."""
    if name in FIRST_COLUMNS:
        return FIRST_COLUMNS.index(name)
    return len(FIRST_COLUMNS) + (name.endswith("_id") or name in COUNTS_OF_ALL)


async def review(datasette: Any, request: Any) -> Response:
    """The page on which a document is reviewed, as `leidraad review` writes it; its pictures stand at addresses of their own."""
    document_id = request.url_vars["id"]
    known = await datasette.ask(lambda store: store.document(document_id))
    is_drawn = known.media_type == PDF
    why_not = await datasette.pictures.why_not(known) if is_drawn else None

    def address(number: int) -> str:
        return str(datasette.urls.path(f"/review/{document_id}/page/{number}"))

    pictures = address if is_drawn and not why_not else None
    remark = f"Shown as text: {why_not}." if why_not else None
    html = await datasette.ask(lambda store: review_page(store, document_id, pictures, images=ON_THE_SERVER, remark=remark))
    return Response.html(html, headers={"content-security-policy": f"{review_policy(ON_THE_SERVER)}; frame-ancestors 'none'"})


async def page_picture(datasette: Any, request: Any) -> Response:
    """The picture of a page."""
    document_id, asked = request.url_vars["id"], request.url_vars["number"]
    known = await datasette.ask(lambda store: store.document(document_id))
    number = whole_number(asked) or 0
    picture = await datasette.pictures.picture(known, number) if 1 <= number <= known.pages and known.media_type == PDF else b""
    if not picture:
        raise LeidraadError("no-such-page", asked, "there is no picture of this page", "see the text of the report")
    headers = {"cache-control": "public, max-age=3600", "content-security-policy": NOTHING}
    return Response(picture, headers=headers, content_type="image/webp")


async def ask(datasette: Any, request: Any) -> Response:
    """A question, which Datasette answers; its parameters are filled in."""
    name = request.url_vars["name"]
    known = {question.name: question for question in questions()}
    if name not in known:
        raise LeidraadError("no-such-question", name, "there is no question of this name", "see the list on the home page")
    given = {key: request.args.get(key) for key in known[name].parameters if request.args.get(key) is not None}
    return Response.redirect(answer_address(datasette, known[name], given))


def answer_address(datasette: Any, question: Question, given: Mapping[str, str]) -> str:
    """Where a question is answered, with what is asked and for the rest the defaults."""
    filled = urlencode({**question.parameters, **given})
    address = datasette.urls.query(datasette.name, question.name)
    return f"{address}?{filled}" if filled else str(address)


async def answer(datasette: Any, request: Any, send: Any) -> Response:
    """An answer as Datasette gives it; who asks without parameters is led to the defaults."""
    question = next(one for one in questions() if one.name == request.url_vars["table"])
    is_page = request.url_vars["format"] is None and request.url_vars["database"] == datasette.name
    if is_page and question.parameters and not request.query_string:
        return Response.redirect(answer_address(datasette, question, {}))
    return await TableView.as_view(datasette)(request, send)


async def vega(datasette: Any, request: Any) -> Response:
    """The script that draws charts."""
    script = await datasette.vega.script()
    headers = {"etag": etag_of(script), "cache-control": "public, max-age=86400"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response("", status=304, headers=headers)
    return Response(script, headers=headers, content_type="text/javascript; charset=utf-8")


async def nothing(request: Any) -> Response:
    """What Datasette tells of itself and not of the data."""
    raise LeidraadError("no-such-page", request.path, "there is no page at this address", "see the home page")


ROUTES: tuple[tuple[str, Callable[..., Any]], ...] = (
    (r"^/$", home),
    (r"^/document/(?P<id>[^/]+)$", document),
    (r"^/record/(?P<id>[^/]+)$", record),
    (r"^/search$", search),
    (r"^/chart/(?P<name>[^/]+)$", chart_page),
    (r"^/review/(?P<id>[^/]+)$", review),
    (r"^/review/(?P<id>[^/]+)/page/(?P<number>[^/]+)$", page_picture),
    (r"^/ask/(?P<name>[^/]+)$", ask),
    (rf"^/(?P<database>[^/.]+)/(?P<table>{'|'.join(one.name for one in questions())})(?:\.(?P<format>\w+))?$", answer),
    (r"^/-/leidraad/vega\.js$", vega),
    (r"^/-/(?:threads|messages|permissions|allow-debug|auth-token|logout|patterns|actor)(?:\.json)?$", nothing),
)
"""Patterns of addresses with what they show."""
