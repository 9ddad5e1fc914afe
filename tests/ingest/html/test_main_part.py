"""What of a page is the report, and what belongs to the site."""

from collections.abc import Callable

import pytest

from schema import Document, Severity

Outline = Callable[[str], list[tuple[str, str]]]
REPORT = "<h2>Haven</h2><p>De kade van Meerdrecht is dit jaar opnieuw gemetseld en de steigers zijn vernieuwd.</p>"
EXPECTED = [
    ("heading", "Haven"),
    ("paragraph", "De kade van Meerdrecht is dit jaar opnieuw gemetseld en de steigers zijn vernieuwd."),
]
MENU = "<ul><li><a href=/a>Inleiding</a><li><a href=/b>Veiligheid</a><li><a href=/c>Mobiliteit</a></ul>"
COOKIES = f"<p>{'Wij gebruiken cookies om bezoek te tellen en bewaren die een maand. ' * 8}</p>"


@pytest.mark.parametrize("frame", ["<body>{}{}</body>", "<body><div>{}</div><main>{}</main></body>"])
@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param(MENU, id="a list of links and nothing else"),
        pytest.param("<footer><p>Kadeplein 1</p></footer>", id="footer"),
        pytest.param("<aside><p>Zie ook de jaarstukken.</p></aside>", id="aside"),
    ],
)
def test_what_stands_around_the_main_part_is_left_out(outline: Outline, furniture: str, frame: str) -> None:
    assert outline("<html>" + frame.format(furniture, REPORT)) == EXPECTED


@pytest.mark.parametrize(
    "frame", ["<body>{}{}</body>", "<body><div>{}</div><main>{}</main></body>", "<body><main>{}{}</main></body>"]
)
@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param(f"<nav>{MENU}</nav>", id="nav"),
        pytest.param(f"<div role=navigation>{MENU}</div>", id="navigation by role"),
        pytest.param(f"<div class=hoofdMenu>{MENU}</div>", id="a menu by its class"),
        pytest.param("<div class='kruimelpad'><a href=/>Home</a> / Haven</div>", id="path to the page"),
        pytest.param(f"<div id=cookieBanner>{COOKIES}<button>Akkoord</button></div>", id="cookies, longer than the report"),
        pytest.param("<form><label>Zoek</label><input><button>Zoeken</button></form>", id="search form"),
        pytest.param("<p>Terug naar navigatie - Haven</p>", id="navigation by its words"),
        pytest.param("<a href=#top>Ga naar boven</a>", id="to the top"),
        pytest.param("<p>Deze pagina is gebouwd op 09/29/2023 08:51:50</p>", id="build stamp"),
        pytest.param("<div class='share'><a href=#>Deel op X</a></div>", id="sharing"),
        pytest.param("<div hidden><p>Verborgen kade.</p></div>", id="hidden"),
        pytest.param("<span aria-hidden=true>»</span>", id="hidden from readers"),
        pytest.param("<div style='display:none'>{{ kade.naam }} en meer</div>", id="a template of a script"),
        pytest.param("<template><p>Kade</p></template><script>kade()</script><style>p{}</style><noscript>Kade</noscript><svg><text>Kade</text></svg>", id="what is not shown"),
        pytest.param("<button>Lees voor</button><select><option>Kade</select><textarea>Kade</textarea>", id="fields and buttons"),
        pytest.param("<dialog><p>Wilt u een vragenlijst invullen?</p></dialog>", id="dialog"),
    ],
)  # fmt: skip
def test_furniture_is_left_out(outline: Outline, furniture: str, frame: str) -> None:
    assert outline("<html>" + frame.format(furniture, REPORT)) == EXPECTED


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"<body><nav>{REPORT}", id="a nav that is not closed"),
        pytest.param(f"<body><div class=menu><main>{REPORT}</main></div>", id="a menu around the main part"),
        pytest.param(f"<body class='met-menu cookie-akkoord'>{REPORT}", id="names of the whole page"),
        pytest.param(f"<body><div class='nav-container menu'>{REPORT}</div>", id="a menu that holds text"),
        pytest.param(f"<body><div aria-hidden=true>{REPORT}</div><div role=dialog>{MENU}</div>", id="a dialog is open"),
        pytest.param(f"<body><form id=aspnetForm><div>{REPORT}</div></form>", id="a form around the page"),
        pytest.param(f"<body><aside>{REPORT}</aside>", id="an aside that is all"),
        pytest.param(f"<body><main><p>Kade</p></main><div>{REPORT * 3}</div>", id="a main part that holds little"),
        pytest.param(f"<body><article>{REPORT}</article><article></article>", id="articles"),
        pytest.param(f"<body><div class=content-header>{REPORT}</div>", id="a header that holds text"),
        pytest.param(f"<body><div class=card-header><a href='#a'>Haven</a></div>{REPORT}", id="a link that heads a card"),
        pytest.param(f"<body><div hidden=until-found>{REPORT}</div>", id="hidden until it is found"),
    ],
)  # fmt: skip
def test_the_report_is_never_lost(outline: Outline, source: str) -> None:
    found = outline(f"<html>{source}")
    assert [block for block in found if block in EXPECTED][:2] == EXPECTED


def test_it_is_told_where_more_than_half_looks_like_furniture(read: Callable[[str], Document]) -> None:
    document = read(f"<html><body><aside>{REPORT}</aside><p>Kade.</p><nav>{MENU}</nav>")
    assert [(remark.code, remark.severity) for remark in document.remarks] == [("furniture-kept", Severity.WARNING)]
    assert "Veiligheid" not in document.text
    assert read(f"<html><body>{REPORT}<aside>Kade.</aside>").remarks == ()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("<header><p><a href=/>Programmabegroting 2025</a></p></header>", ["Programmabegroting 2025"], id="a line in the head"),
        pytest.param(f"<header><h1>Gemeente Meerdrecht</h1>{MENU}</header>", ["Gemeente Meerdrecht"], id="a heading in the head"),
        pytest.param("<nav class=breadcrumb><a href=/>Home</a> <a href=/b>Jaarstukken 2024</a></nav>", ["Jaarstukken 2024"], id="the path to the page"),
        pytest.param("<header><nav><a href=/a>Jaarstukken 2024</a></nav></header>", [], id="a menu in the head"),
        pytest.param("<header><a href=/a>Jaarstukken 2023</a><a href=/b>Jaarstukken 2024</a></header>", [], id="two reports"),
        pytest.param("<header><h2>Menu</h2></header>", [], id="a button"),
        pytest.param("<div><h1>Jaarstukken 2024</h1><p>Kies een jaar.</p></div>", ["Jaarstukken 2024"], id="the highest heading before the main part"),
    ],
)  # fmt: skip
def test_what_names_the_report_is_kept(outline: Outline, head: str, expected: list[str]) -> None:
    blocks = outline(f"<html><body>{head}<main>{REPORT}</main>")
    assert blocks == [*(("heading", words) for words in expected), *EXPECTED]
