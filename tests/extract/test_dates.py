"""Dates of marked sentences: `[words|EDTF]` or `[words|EDTF|MOD]` is a date, and nothing else is."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import extract_dates
from extract.edtf import bounds
from extract.found import Found
from schema import Block, BlockKind, DateExpression, DateModifier, Document, DocumentFacts, DocumentKind, Initiative, Issue

MARK = re.compile(r"\[(?P<words>[^]|]+)\|(?P<edtf>[^]|]+)(?:\|(?P<mod>[A-Z]+))?\]")
Row = tuple[int, int, str, str | None]
PROGRESS, BUDGET, ACCOUNTS = DocumentKind.VOORTGANGSRAPPORTAGE, DocumentKind.BEGROTING, DocumentKind.JAARSTUKKEN


def facts(kind: DocumentKind | None, year: int | None, year_end: int | None = None, edition: int | None = None) -> DocumentFacts:
    return DocumentFacts(
        kind=kind,
        title=None,
        year=year,
        year_end=year_end,
        edition=edition,
        municipality="Meerdrecht",
        municipality_code="GM9901",
        found_by={},
    )


def document_of(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document of one block for each text."""
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(kind=kind, start=start, end=start + len(text), body=start))
        start += len(text) + 1
    text = "\n".join(texts)
    return Document(file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, blocks=tuple(blocks))


def unmark(marked: str) -> tuple[str, list[Row]]:
    """A marked text without its marks, and the dates that they announce."""
    text, rows, position = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        rows.append((len(text), len(text) + len(match["words"]), match["edtf"], match["mod"]))
        text += match["words"]
        position = match.end()
    return text + marked[position:], rows


def dates_of(document: Document, document_facts: DocumentFacts) -> list[Row]:
    records = extract_dates(document, Found(facts=document_facts))
    return [(r.start, r.end, r.edtf, r.mod and r.mod.value) for r in records if isinstance(r, DateExpression)]


def check(marked: str, document_facts: DocumentFacts, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
    text, expected = unmark(marked)
    assert dates_of(document_of(text, kind=kind), document_facts) == expected


def table(rows: dict[str, str]) -> pytest.MarkDecorator:
    """One test for each marked text; the key is the reason."""
    return pytest.mark.parametrize("marked", rows.values(), ids=rows.keys())


@table(
    {
        "day, month, year": "De raad heeft op [17 maart 2025|2025-03-17] ingestemd.",
        "day of the reported year": "Op [1 juli|2024-07-01] is de wijkhub geopend.",
        "weekday belongs to it": "Op [dinsdag 11 november 2025|2025-11-11] vergadert de commissie.",
        "figures with dashes": "Per [1-1-2026|2026-01-01] geldt de nieuwe cao.",
        "figures with slashes": "Per [01/04/2025|2025-04-01] geldt de nieuwe cao.",
        "figures with stops": "Op [31.12.2024|2024-12-31] was het saldo nihil.",
        "figures with a short year": "Op [31-12-24|2024-12-31] was het saldo nihil.",
        "ISO": "Op [2024-12-31|2024-12-31] was het saldo nihil.",
        "abbreviated month": "De pas is er sinds kort; op [1 jan. 2024|2024-01-01] waren er tien.",
        "ordinal day": "Op [1e januari 2024|2024-01-01] waren er tien.",
        "d.d. stays outside": "Zie het besluit d.d. [6 juni 2023|2023-06-06].",
        "lost day": "Zie het besluit van d.d. [/11/2012|2012-11].",
        "passed": "De avond van [12 mei jl.|2024-05-12] is goed bezocht.",
        "passed, before the report was written": "De avond van [12 november jongstleden|2023-11-12] is goed bezocht.",
        "to come": "Op [15 september a.s.|2024-09-15] volgt een avond.",
        "two days of one month": "Op [1|2025-05-01] en [2 mei 2025|2025-05-02] is het loket dicht.",
        "range of days of one month": "Het loket is dicht [van 3 tot 28 februari|2024-02-03/2024-02-28].",
        "range with weekdays": "De weg is dicht [van maandag 3 tot en met vrijdag 7 juni|2024-06-03/2024-06-07].",
        "range with a dash": "De weg is dicht op [3-7 juni 2024|2024-06-03/2024-06-07].",
        "range with tussen": "De weg is dicht [tussen 3 en 7 juni 2024|2024-06-03/2024-06-07].",
        "range over the turn of the year": "Wij zijn dicht [tussen 24 december 2024 en 2 januari 2025|2024-12-24/2025-01-02].",
        "OCR reads a nought as O": "Het besluit van [3 mei 2O19|2019-05-03] vervalt.",
        "year of the date right before": "Op [5 juni 2023|2023-06-05] is getekend; in [juli|2023-07] begon de bouw.",
        "days that share a year": "Op [3 juni|2025-06-03], [10 juni|2025-06-10] en [17 juni 2025|2025-06-17] zijn er avonden.",
    }
)
def test_days(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


@table(
    {
        "month with year": "In [september 2025|2025-09] start de aanbesteding.",
        "month of the reported year": "In [september|2024-09] start de aanbesteding.",
        "at the head of the sentence": "[Januari 2026|2026-01] wordt de balans opgemaakt.",
        "abbreviated": "De sloop is in [nov. 2024|2024-11] begonnen.",
        "abbreviation alone is no date": "De heer Jan en mevrouw Dec waren er.",
        "months that share a year": "In [maart|2025-03], [april|2025-04] en [mei 2025|2025-05] is er extra toezicht.",
        "range": "De rapportage gaat over [januari t/m april 2024|2024-01/2024-04].",
        "range with a dash": "De cijfers gaan over [januari-augustus 2024|2024-01/2024-08].",
        "range of abbreviations": "De cijfers gaan over [jan. t/m mrt. 2024|2024-01/2024-03].",
        "range of the reported year": "De cijfers gaan over de periode [mei tot en met juli|2024-05/2024-07].",
        "range over the turn of the year": "Er ligt ijs [van november tot en met februari 2025|2024-11/2025-02].",
        "with the year in a phrase": "In [oktober van dit jaar|2024-10] volgt de tweede rapportage.",
        "last year's": "In [december vorig jaar|2023-12] is het pand verkocht.",
        "after the year": "De raad stelde dit [vorig jaar juni|2023-06] vast.",
        "the past one": "De storm van [afgelopen maart|2024-03] gaf schade.",
        "week of a day": "In de [week van 6 oktober|2024-09-30/2024-10-06] is de afvalweek.",
        "numbered week": "In [week 40|2024-09-30/2024-10-06] wordt het asfalt vervangen.",
        "numbered week of a year": "Dit gebeurt in [week 3 van 2026|2026-01-12/2026-01-18].",
        "range of weeks": "Dit gebeurt in [week 40 t/m 42|2024-09-30/2024-10-20].",
        "compound": "De juni-raad en de mei- en septembercirculaire zijn bekend.",
        "recurring": "Het panel komt jaarlijks in juni bijeen, en elk jaar op 4 mei.",
    }
)
def test_months_and_weeks(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


def test_months_above_a_chart() -> None:
    check("[Mrt. 15|2015-03] | [Jun. 15|2015-06] | [Dec. '15|2015-12] |", facts(PROGRESS, 2019), BlockKind.PIPE_ROW)


@table(
    {
        "quarter in words": "In het [eerste kwartaal van 2025|2025-33] is het meldpunt er.",
        "quarter of the reported year": "In het [tweede kwartaal|2024-34] volgt de evaluatie.",
        "quarter in figures": "In het [2e kwartaal 2025|2025-34] is het meldpunt er.",
        "OCR of an ordinal": "In het [4° kwartaal van 2018|2018-36] daalde het aantal.",
        "ordinal torn by a PDF": "In het [4 e kwartaal van 2018|2018-36] daalde het aantal.",
        "year behind a preposition": "In het [eerste kwartaal in 2025|2025-33] is het meldpunt er.",
        "Q": "In [Q4 2024|2024-36] besluit de raad.",
        "Q with the year first": "Afgerond in [2024-Q2|2024-34].",
        "Q without year": "In [Q1 2024|2024-33] is het begonnen, in [Q2|2024-34] volgt de rest.",
        "KW": "De oplevering schuift naar [KW3|2024-35].",
        "K only with a year": "Zie kaart K34; in [K2 2025|2025-34] is het klaar.",
        "two quarters": "In het [derde|2024-35] en [vierde kwartaal van 2024|2024-36] zijn er gesprekken.",
        "quarters with a slash": "De planning is het [3e/4e kwartaal 2025|2025-35/2025-36].",
        "range of quarters": "De planning is [Q1 t/m Q3 2025|2025-33/2025-35].",
        "coded quarters with a slash": "De planning is [Q2/3 2025|2025-34/2025-35].",
        "last quarter": "Het [laatste kwartaal van 2024|2024-36] was rustig.",
        "half": "In de [tweede helft van dit jaar|2024-41] loopt de werving.",
        "half in figures": "De planning is [2e helft 2025|2025-41].",
        "half year": "Over het [eerste half jaar 2024|2024-40] is er een overschot.",
        "half year in one word": "Het [eerste halfjaar|2024-40] liet groei zien.",
        "half of something else": "In de tweede helft van de pilot haakten velen af.",
        "six months are a half": "De [eerste zes maanden van 2024|2024-40] waren nat.",
        "three months are a quarter": "De [1e drie maanden van 2017|2017-33] waren nat.",
        "eight months are a range": "Dit gaat over de [eerste acht maanden van het jaar|2024-01/2024-08].",
        "months that a report is about": "Dit gaat over de [eerste vier maanden|2024-01/2024-04].",
        "months of something else": "In de eerste drie maanden van de pilot kwamen er tien.",
        "first months are the begin": "De [eerste maanden van 2024|2024|START] waren nat.",
        "four-month period": "Het [tweede tertaal van 2024|2024-05/2024-08] is afgesloten.",
        "end of a quarter": "[Eind derde kwartaal|2024-35|END] is het hek geplaatst.",
        "for a quarter, not before it": "Het besluit staat op de rol voor het [derde kwartaal van 2025|2025-35].",
    }
)
def test_parts_of_a_year(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


@table(
    {
        "season with year": "In het [najaar van 2025|2025-23] is de hal klaar.",
        "season of the reported year": "In het [voorjaar|2024-21] is er gepeild.",
        "winter of two years": "In de [winter 2023/2024|2023-24] stond het water hoog.",
        "after it": "[Na de zomer|2024-22|AFTER] spreekt het college met de school.",
        "before it": "[Vóór de zomer van 2025|2025-22|BEFORE] ligt er een plan.",
        "before it, without accents": "[Voor de zomer|2024-22|BEFORE] is het beleid klaar.",
        "planned for it": "Er staat een avond gepland voor het [najaar|2024-23].",
        "planned for its end": "De opening was voorzien voor [eind 2024|2024|END].",
        "ready before its end": "De sluis komt [voor eind 2024|2024|BEFORE] gereed.",
        "summer recess": "[Na het zomerreces|2024-22|AFTER] volgt het debat.",
        "the past one": "[Afgelopen winter|2023-24] lag de bouw stil.",
        "the coming one": "[Komend voorjaar|2025-21] begint de bouw.",
        "this one": "[Dit najaar|2024-23] begint de bouw.",
        "of next year": "In het [voorjaar van volgend jaar|2025-21] beslist de raad.",
        "last year's": "Het gesprek was [vorig jaar zomer|2023-22].",
        "short year": "In de [zomer van '23|2023-22] was dat nog niet zo.",
        "open": "[Vanaf de zomer|2024-22/..] rijdt de belbus.",
        "until": "[Tot de zomer|../2024-22] rijdt de belbus.",
        "begin": "[Begin zomer|2024-22|START] opent het terras.",
        "range": "De oplevering is [zomer/najaar 2025|2025-22/2025-23].",
        "every one": "De kermis is elke zomer druk en er is ieder voorjaar een markt.",
        "compound": "De zomer- en wintermaanden hebben een eigen rooster.",
        "school year": "Het [schooljaar 2024-2025|2024-08/2025-07] begint goed.",
        "two school years": "In het [schooljaar 2022/2023|2022-08/2023-07] en [2023/2024|2023-08/2024-07] daalde het verzuim.",
        "short school year": "De bijdrage voor [schooljaar '23-'24|2023-08/2024-07] is betaald.",
        "coming school year": "[Komend schooljaar|2024-08/2025-07] is er een nieuw rooster.",
        "from a school year": "[Vanaf het schooljaar 2025/2026|2025-08/..] is er een nieuw rooster.",
        "a school year in general": "Aan het eind van het schooljaar is er rapport.",
    }
)
def test_seasons_and_school_years(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


@table(
    {
        "begin": "[Begin 2025|2025|START] gaat de winkel open.",
        "begin of": "In het [begin van 2025|2025|START] gaat de winkel open.",
        "middle": "[Medio 2025|2025|MID] is het onderzoek klaar.",
        "halfway": "[Halverwege 2025|2025|MID] evalueren we.",
        "end": "Aan het [einde van 2024|2024|END] is het saldo nihil.",
        "end of the year": "Tegen het [einde van het jaar|2024|END] is er meer bekend.",
        "half a year is no date": "De proef duurt een half jaar.",
        "end of this year": "[Eind dit jaar|2024|END] is het klaar.",
        "end of a month": "[Eind januari 2026|2026-01|END] is het dak vernieuwd.",
        "middle of a month": "[Half oktober|2024-10|MID] is de markt.",
        "short year": "[Eind '25|2025|END] is het pand leeg.",
        "around": "[Rond 2030|2030|APPROX] is de brug op.",
        "around the end": "Rond [eind 2025|2025|END] is de brug klaar.",
        "from": "[Vanaf 2027|2027/..] is dit structureel.",
        "since": "[Sinds 1 april|2024-04-01/..] rijdt de bus weer.",
        "since with a noun": "Sinds de invoering op [1 april|2024-04-01] rijdt de bus weer.",
        "with effect from": "[Met ingang van 1 januari 2026|2026-01-01/..] geldt een nieuw tarief.",
        "not before": "De wet geldt [niet voor 1 januari 2026|2026-01-01/..].",
        "at the earliest": "[Op zijn vroegst in 2026|2026/..] begint de bouw.",
        "and further": "In [2027 en verder|2027/..] is er een reserve.",
        "from the middle": "[Vanaf medio 2025|2025/..|MID] gelden de regels.",
        "until": "Het contract loopt [tot 2028|../2028].",
        "up to and with": "Het contract loopt [t/m 2028|../2028].",
        "until the end": "Het contract loopt [tot eind 2028|../2028|END].",
        "at the latest": "[Uiterlijk in 2026|2026|BEFORE] is er een plan.",
        "at the latest by the end": "[Uiterlijk eind 2025|2025|BEFORE] is er een plan.",
        "before a day": "[Voor 1 juli 2026|2026-07-01|BEFORE] is er een plan.",
        "before a year": "Er is al [voor 2026|2026|BEFORE] een plan.",
        "before a year, with accents": "[Vóór 2030|2030|BEFORE] is de wijk van het gas.",
        "for a year": "Voor [2026|2026] is er 1 miljoen en voor [2027-2028|2027/2028] niets.",
        "after a year": "[Na 2026|2026|AFTER] is er geen geld meer.",
        "after a noun": "Na vaststelling in [2026|2026] begint de bouw.",
        "start with a length": "De subsidie loopt [vanaf 2020 gedurende vijf jaar|2020/2024].",
        "from and until": "De subsidie loopt [vanaf 2023 tot en met 2025|2023/2025].",
    }
)
def test_parts_and_limits(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


@table(
    {
        "preposition": "In [2023|2023] zijn er woningen bij gekomen, over [2022|2022] niet.",
        "head of a sentence": "[2023|2023] was een bewogen jaar.",
        "noun of time": "Voor het begrotingsjaar [2024|2024] en de collegeperiode [2022-2026|2022/2026] geldt dit.",
        "list": "De middelen voor [2023|2023], [2024|2024] en [2025|2025] zijn verdeeld.",
        "both": "De huren zijn zowel in [2022|2022] als in [2023|2023] bevroren.",
        "entries of a series": "Dit kost 40.000 euro ([2023|2023]: 15.000 en [2024|2024]: 25.000).",
        "entries with a sign": "Dit kost geld ([2023|2023] € 15.000, [2024|2024] € 25.000).",
        "brackets": "De nota Grondbeleid ([2018|2018]) wordt herzien.",
        "source": "De cijfers zijn landelijk (bron: steekproef onder gemeenten, [2018|2018]).",
        "range": "In de periode [2022-2026|2022/2026] en [2027 - 2030|2027/2030] bouwen we.",
        "range in words": "De subsidie loopt [van 2024 tot en met 2026|2024/2026].",
        "range without van": "De subsidie loopt [2024 tot en met 2026|2024/2026].",
        "range with tussen": "[Tussen 2024 en 2030|2024/2030] bouwen we.",
        "range with a slash": "In [2020/2021|2020/2021] en [2022/23|2022/2023] was het stil.",
        "from one to another": "Van [2022|2022] naar [2023|2023] steeg het aantal.",
        "now and then": "Tussen nu en [2030|2030] vernieuwen we de wijk.",
        "behind a plain noun": "Het tekort [2024|2024] valt mee.",
        "behind a compound with a dash": "De OZB-opbrengst [2024|2024] valt mee.",
        "behind an abbreviation": "Dat is minder t.o.v. [2022|2022].",
        "decade": "De wijken uit de [jaren '90|199X] en de [jaren zestig|196X] zijn aan de beurt.",
        "old year": "Een tuin uit de periode [1870-1920|1870/1920].",
    }
)
def test_years(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


@table(
    {
        "title with a range": "Het Uitvoeringsprogramma Wonen 2023-2026 is vastgesteld.",
        "title with blanks round the dash": "De Kaderbrief 2024 - 2028 is behandeld.",
        "lower-case title": "In de programmabegroting 2024-2027 staat dit.",
        "word for a document some words before": "De verordening op de heffing van leges 2024 is aangepast.",
        "two years of one title": "Zie de Voorjaarsnota 2022 en 2023.",
        "behind a quotation": "Het akkoord ‘Samen verder’ 2022-2026 noemt dit.",
        "in a quotation": "De visie 'Meerdrecht in 2040' is opgesteld.",
        "behind brackets": "De agenda (Werk voor iedereen) 2019-2020 loopt af.",
        "version": "De nota Groen (herziene versie 2023) ligt ter inzage.",
        "act": "De Wmo 2015 regelt dit.",
        "label": "Belangrijkste resultaten 2024",
        "decision number": "Zie RV 23.0045, zaak Z/24/2024123 en besluit 2024-001234.",
        "section number": "Zie 2.1.01 en 5.4.02 hierna.",
        "directive": "De richtlijn (EU) 2018/2001 geldt.",
        "phone number": "Bel 071 516 2024 of 0800-2024.",
        "postcode": "Kom naar de Dorpsstraat, 2024 AB Meerdrecht.",
        "count": "Het aantal steeg naar 2050 leerlingen en er kwamen 2000 woningen.",
        "about a number": "Er waren ruim 2000 op de been.",
        "euros": "Dat kost € 2024 of 2000 euro.",
        "decimals": "De index is 2024,5 en de raming 1.950.",
        "ages": "Jongeren van 16-27 jaar en kinderen tot 12 jaar doen mee.",
        "durations": "Het duurt twee jaar, vier weken of een half jaar.",
        "recurrences": "Dat is er elke dinsdag, ieder kwartaal, per jaar en jaarlijks.",
        "vague": "De afgelopen jaren en de komende periode waren en zijn druk; binnenkort meer.",
        "settled by something else": "In deze week en na het eerste jaar is er een gesprek, en het lopende jaar telt niet.",
        "build stamp": "Deze pagina is gebouwd op 01/05/2023 08:51:50",
        "build stamp in the US order": "Deze pagina is gebouwd op 09/29/2023 08:51:50",
        "impossible day": "Op 31 februari 2024 en in week 60 van 2024 gebeurt niets.",
    }
)
def test_no_dates(marked: str) -> None:
    check(marked, facts(PROGRESS, 2024))


DEICTIC = [
    (
        "progress report: this year",
        PROGRESS,
        2024,
        "[Dit jaar|2024] is er geld, [vorig jaar|2023] niet en [volgend jaar|2025] wel.",
    ),
    ("progress report: past and coming", PROGRESS, 2024, "Het [afgelopen jaar|2023] ging het goed, het [komende jaar|2025] ook."),
    (
        "progress report: so many years",
        PROGRESS,
        2024,
        "De [komende vier jaar|2024/2028] anders dan de [laatste 3 jaar|2021/2024].",
    ),
    ("budget: written in the year before", BUDGET, 2024, "[Dit jaar|2023] is het begonnen en [komend jaar|2024] is het klaar."),
    (
        "budget: the seasons around its writing",
        BUDGET,
        2024,
        "[Afgelopen zomer|2023-22] is het begonnen, [komend voorjaar|2024-21] klaar.",
    ),
    ("budget: plans are of its own year", BUDGET, 2024, "In [maart|2024-03] starten we met de werving."),
    ("budget: the past is of the year before", BUDGET, 2024, "In [maart|2023-03] heeft de raad dit vastgesteld."),
    (
        "budget: counting from the end of a year",
        BUDGET,
        2024,
        "[Eind 2023|2023|END] ligt er een plan voor de [komende twee jaar|2024/2025].",
    ),
    (
        "accounts: this year is the reported one",
        ACCOUNTS,
        2023,
        "Het [afgelopen jaar|2023] steeg het bezoek, [vorig jaar|2022] niet.",
    ),
    ("accounts: a day since their year", ACCOUNTS, 2023, "Op [16 januari jl.|2024-01-16] is het besloten."),
    ("accounts: a day of their year", ACCOUNTS, 2023, "Op [16 oktober jl.|2023-10-16] is het besloten."),
    ("plan: the coming year is its first", DocumentKind.BELEIDSPLAN, 2021, "Het [komende jaar|2021] stellen we prioriteiten."),
    ("proposal: its own year", DocumentKind.RAADSVOORSTEL, 2024, "In [september|2024-09] volgt een besluit."),
    (
        "kaderbrief: spring before its year",
        DocumentKind.KADERBRIEF,
        2025,
        "[Dit jaar|2024] is er minder, [volgend jaar|2025] meer.",
    ),
]


@pytest.mark.parametrize(("kind", "year", "marked"), [row[1:] for row in DEICTIC], ids=[row[0] for row in DEICTIC])
def test_years_that_the_report_settles(kind: DocumentKind, year: int, marked: str) -> None:
    check(marked, facts(kind, year))


def test_a_kaderbrief_of_five_years_begins_with_the_running_one() -> None:
    check("[Dit jaar|2025] is er minder, [volgend jaar|2026] meer.", facts(DocumentKind.KADERBRIEF, 2025, 2029))


def test_a_first_progress_report_is_written_in_spring() -> None:
    check("[Komende zomer|2025-22] anders dan [afgelopen zomer|2024-22].", facts(PROGRESS, 2025, edition=1))


@pytest.mark.parametrize(("kind", "year"), [(None, 2024), (PROGRESS, None)], ids=["kind not known", "year not known"])
def test_without_year_there_is_an_issue_and_no_date(kind: DocumentKind | None, year: int | None) -> None:
    document = document_of("Dit\njaar is de hal klaar, in maart 2025 het bad.")
    issue, dated = extract_dates(document, Found(facts=facts(kind, year)))
    assert isinstance(issue, Issue)
    assert (issue.code, issue.severity.value, issue.words) == ("date-without-year", "info", "Dit\njaar")
    assert isinstance(dated, DateExpression)
    assert dated.edtf == "2025-03"


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        pytest.param(BlockKind.CAPTION, "Tabel 3: uitgaven in 2024", id="caption"),
        pytest.param(BlockKind.CONTENTS, "Terugblik op 2024 ..... 12", id="contents"),
        pytest.param(BlockKind.FURNITURE, "Stand op 1 mei 2024", id="furniture"),
        pytest.param(BlockKind.TABLE_ROW, "Rekening 2022 Begroting 2023 Stand 31-12-2024", id="row of a table"),
        pytest.param(BlockKind.CELL, "eind 2024", id="cell"),
        pytest.param(BlockKind.CELL, "minder dan duizend uitkeringen, te bereiken in [2026|2026]", id="prose in a cell"),
        pytest.param(BlockKind.HEADING, "Terugblik 2024 en plannen in [2025|2025]", id="heading"),
        pytest.param(BlockKind.LIST_ITEM, "de hal is in [maart 2025|2025-03] klaar", id="list item"),
        pytest.param(BlockKind.FOOTNOTE, "Cijfers van [1 mei 2024|2024-05-01].", id="footnote"),
    ],
)
def test_where_dates_are_read(kind: BlockKind, marked: str) -> None:
    check(marked, facts(PROGRESS, 2024), kind)


def test_a_range_does_not_cross_blocks() -> None:
    document = document_of("Klaar in 2023", "- 2024 wordt beter.")
    assert [edtf for *_, edtf, _ in dates_of(document, facts(PROGRESS, 2024))] == ["2023"]


def test_a_year_in_the_title_of_an_initiative_that_names_a_document() -> None:
    text = "Wij werken aan het plan voor 2030 en zijn in 2026 klaar."
    start = text.index("plan")
    initiative = Initiative(
        id="1",
        start=start,
        end=text.index(" en zijn"),
        page=None,
        words="plan voor 2030",
        section_id=None,
        programme_id=None,
        policy_area_id=None,
        title="plan voor 2030",
        status=None,
        body_start=0,
        body_end=len(text),
    )
    records = list(extract_dates(document_of(text), Found(facts=facts(PROGRESS, 2025), initiatives=(initiative,))))
    assert [(record.words, getattr(record, "initiative_id", None)) for record in records] == [("2026", "1")]


def test_bounds_of_a_date() -> None:
    (record,) = extract_dates(document_of("Uiterlijk medio juni is het klaar."), Found(facts=facts(PROGRESS, 2024)))
    assert isinstance(record, DateExpression)
    assert (record.words, record.edtf, record.mod) == ("Uiterlijk medio juni", "2024-06", DateModifier.BEFORE)
    assert (record.earliest, record.latest) == (None, date(2024, 6, 30))


PIECES = """
1 2 31 2024 2O19 2018/2001 1-1-2025 jan. mrt mei juni winter najaar kwartaal helft halfjaar maanden week jaar
jaren schooljaar Q1 KW3 H2 eerste laatste 4° komende afgelopen dit vorig het de van in op tot t/m vanaf sinds
uiterlijk voor na begin medio eind rond tussen en of - – / ( ) : ; , . ‘ ’ ' | € % 's leerlingen begroting
Wonen elke jl. gedurende vijf verder
"""
PIECE = st.sampled_from(PIECES.split())
TEXTS = st.lists(PIECE | st.text(max_size=4), max_size=30).map(" ".join) | st.lists(PIECE, max_size=30).map("".join)


@given(TEXTS, st.sampled_from([*DocumentKind, None]), st.integers(1995, 2040) | st.none(), st.sampled_from(BlockKind))
def test_any_text(text: str, kind: DocumentKind | None, year: int | None, block: BlockKind) -> None:
    document = document_of(text, kind=block)
    last_end = 0
    for record in extract_dates(document, Found(facts=facts(kind, year))):
        assert text[record.start : record.end] == record.words
        assert last_end <= record.start < record.end
        last_end = record.end
        if isinstance(record, DateExpression):
            assert (record.earliest, record.latest) == bounds(record.edtf, record.mod)
            assert record.earliest is not None or record.latest is not None
            assert record.earliest is None or record.latest is None or record.earliest <= record.latest
