from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.amounts import extract_amounts
from extract.found import Found
from schema import Amount, Block, BlockKind, Document, DocumentFacts, Favour, Issue, Nature, Per, Record, Section

FACTS = DocumentFacts(
    kind=None, title=None, year=None, year_end=None, edition=None, municipality=None, municipality_code=None, found_by={}
)


def read(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, end: str = "\n") -> Document:
    """A document with a block for each text."""
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(kind=kind, start=start, end=start + len(text), body=start))
        start += len(text) + 1
    text = "\n".join(texts) + end
    return Document(file_name="a.txt", source_path="a.txt", sha256="0", media_type="text/plain", text=text, blocks=tuple(blocks))


def records_of(document: Document, sections: tuple[Section, ...] = ()) -> list[Record]:
    return list(extract_amounts(document, Found(facts=FACTS, sections=sections)))


def amounts_of(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Amount]:
    return [record for record in records_of(read(*texts, kind=kind)) if isinstance(record, Amount)]


def sums_of(text: str) -> list[tuple[str, str]]:
    return [(amount.words, f"{amount.value}") for amount in amounts_of(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("De sluis kost € 55.527.158 in totaal.", "€ 55.527.158", "55527158", id="millions in full"),
        pytest.param("De sluis kost €166.000.", "€166.000", "166000", id="no blank behind the sign"),
        pytest.param("De sluis kost € 4,6 miljoen.", "€ 4,6 miljoen", "4600000", id="scaled"),
        pytest.param("De sluis kost € 1,1 mln.", "€ 1,1 mln", "1100000", id="abbreviated scale"),
        pytest.param("De sluis kost EUR 5 mln extra.", "EUR 5 mln", "5000000", id="currency code"),
        pytest.param("De sluis kost 650.000 euro.", "650.000 euro", "650000", id="currency word behind"),
        pytest.param("De sluis kost 2,2 mln. euro.", "2,2 mln. euro", "2200000", id="scale with a full stop before the currency"),
        pytest.param("De sluis kost 2,4 miljoen.", "2,4 miljoen", "2400000", id="no currency"),
        pytest.param("De sluis kost € 0,3 miljoen.", "€ 0,3 miljoen", "300000", id="less than one million"),
        pytest.param("De sluis kost € 400 duizend.", "€ 400 duizend", "400000", id="thousands"),
        pytest.param("Een pas kost € 3.385,- bij het loket.", "€ 3.385,-", "3385", id="whole euros"),
        pytest.param("Een pas kost 35,- bij het loket.", "35,-", "35", id="whole euros without a sign"),
        pytest.param("De sluis kost € 1,- miljoen.", "€ 1,- miljoen", "1000000", id="dash between figure and scale"),
        pytest.param("Een pas kost € 12,50 aan leges.", "€ 12,50", "12.5", id="cents"),
        pytest.param("De rekening is € 1.250,75 hoog.", "€ 1.250,75", "1250.75", id="thousands and cents"),
        pytest.param("De stroom kost 35 cent.", "35 cent", "0.35", id="cents in a word"),
        pytest.param("Er is k€ 250 over.", "k€ 250", "250000", id="letter before the sign"),
        pytest.param("Er is € 250k over.", "€ 250k", "250000", id="letter behind the figure"),
        pytest.param("Er is € 1 250 000 over.", "€ 1 250 000", "1250000", id="blanks between thousands"),
        pytest.param("Er is € 1.2 miljoen over.", "€ 1.2 miljoen", "1200000", id="dot for a comma"),
        pytest.param("Er is €\n  250.000 over.", "€\n  250.000", "250000", id="line break behind the sign"),
        pytest.param("Er is € 2,5\nmiljoen over.", "€ 2,5\nmiljoen", "2500000", id="line break before the scale"),
        pytest.param("Het saldo is € -418.000.", "€ -418.000", "-418000", id="minus behind the sign"),
        pytest.param("Het saldo is -€ 5 miljoen.", "-€ 5 miljoen", "-5000000", id="minus before the sign"),
        pytest.param("Het saldo is -/- € 1.000.", "-/- € 1.000", "-1000", id="bookkeeper's minus"),
        pytest.param("Daling: - € 1.000 op de lasten.", "€ 1.000", "1000", id="a dash is no minus"),
        pytest.param("Er is een ton voor de kade.", "een ton", "100000", id="ton in words"),
        pytest.param("Er is anderhalf miljoen voor de kade.", "anderhalf miljoen", "1500000", id="fraction in words"),
        pytest.param("Er is drie komma vijf miljoen euro.", "drie komma vijf miljoen euro", "3500000", id="decimals in words"),
        pytest.param("Er is vijfentwintigduizend euro.", "vijfentwintigduizend euro", "25000", id="whole number in words"),
        pytest.param("De opslag kost € 1 per keer.", "€ 1", "1", id="one euro"),
        pytest.param("De opslag kost € 0 dit jaar.", "€ 0", "0", id="nothing"),
    ],
)
def test_value_and_span(text: str, words: str, value: str) -> None:
    assert sums_of(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("De kosten bedragen 56.929.531.", ["56.929.531"], id="noun and verb"),
        pytest.param("Er is circa 240.000 aan subsidie verleend.", ["240.000"], id="noun behind"),
        pytest.param("Een bijdrage van 12.000 is toegezegd.", ["12.000"], id="noun before"),
        pytest.param("Van het projectbudget resteert 30.500.", ["30.500"], id="compound noun"),
        pytest.param("Voor de kade is 75.000 begroot.", ["75.000"], id="verb"),
        pytest.param("Saldo van de veerdienst: N 12.000", ["12.000"], id="letter for unfavourable"),
        pytest.param(
            "Er is 9.000 euro (2023: 4.500 en 2024: 4.500) nodig.", ["9.000 euro", "4.500", "4.500"], id="years with a colon"
        ),
        pytest.param(
            "De raad verruimde de doelgroep (2024: 30.000 en 2025: 30.000).",
            ["30.000", "30.000"],
            id="years with a colon and no word for money",
        ),
        pytest.param("Er kwamen meer bezoekers (2024: 30.000 en 2025: 31.000).", [], id="years with a colon that count"),
        pytest.param(
            "Opvang in de vorst: € 36.000 (18.000 in 2024 en 2025)", ["€ 36.000", "18.000"], id="yearly share in brackets"
        ),
        pytest.param("Het was geraamd op 1.200.000, dus 150.000 minder.", ["1.200.000", "150.000"], id="compared"),
        pytest.param("In 2024 is € 50.000 nodig en in 2025 60.000.", ["€ 50.000", "60.000"], id="series"),
        pytest.param("Het gaat om 4.512.309.", ["4.512.309"], id="seven digits, which no count has"),
    ],
)
def test_bare_figure_that_its_sentence_makes_money(text: str, figures: list[str]) -> None:
    assert [words for words, _ in sums_of(text)] == figures


def test_bare_figure_after_a_sentence_about_money() -> None:
    text = "De subsidie aan het veer stijgt. Het gaat om 240.000 in vier jaar."
    assert [words for words, _ in sums_of(text)] == ["240.000"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Meerdrecht bouwt 30.000 woningen.", id="houses"),
        pytest.param("Er komen 30.000 nieuwe woningen met subsidie.", id="adjective before what is counted"),
        pytest.param("De subsidie is voor het aantal leden, dat groeit naar 1.200.", id="a count after money"),
        pytest.param("Het veer trok 1,2 miljoen reizigers.", id="scaled count"),
        pytest.param("Het aantal overtochten steeg naar 1,2 miljoen.", id="scaled count told before"),
        pytest.param("We haalden 12.000 ton restafval op.", id="weight"),
        pytest.param("We haalden 3 ton asbest weg.", id="weight with its matter"),
        pytest.param("Er waren 6307 in 2018, rond de 400 meer.", id="small counts"),
        pytest.param("De budgetten stegen met 34,5% en 2,25 %.", id="percentages"),
        pytest.param("Bedragen x € 1.000", id="unit"),
        pytest.param("bedragen x 1.000,-", id="unit without a sign"),
        pytest.param("(alle bedragen in € 1.000)", id="unit with in"),
        pytest.param("* € 1.000.000", id="unit with an asterisk"),
        pytest.param("bedragen in duizenden euro's", id="unit in words"),
        pytest.param("De bijdrage is (€ .000 ) groot.", id="hole in the template"),
        pytest.param("De bijdrage is (€.000) groot.", id="hole without a blank"),
        pytest.param("Aantal overtochten met het veer: 1,2 miljoen.", id="scaled count with a capital"),
        pytest.param("De prijs is € 166,000 groot.", id="no decimals that money has"),
        pytest.param("De code is € 1.000.000.000.000.000 lang.", id="larger than any sum"),
        pytest.param("Het budget geldt voor 2024 en 2025.", id="years"),
        pytest.param("De kosten staan op 12.03.2024 in besluit 23.0456.", id="date and decision"),
        pytest.param("Bel over de kosten 14 071 of (071) 516 50 00.", id="phone number"),
        pytest.param("De lasten van taakveld 6.72 en 6.71/6.81.", id="codes"),
        pytest.param("Er is 12.500 m2 gras en 41,2 fte.", id="units of measure"),
        pytest.param("Lasten 12.500 13.000 14.500", id="row of a table"),
        pytest.param("Baten € 806 € 851 € 784", id="row of a table with signs"),
        pytest.param("Krediet brug 142.697 (2.697) vervalt", id="row of a table with brackets"),
        pytest.param("Traject naar werk | € 5.000 | eenmalig", id="cells with a bar"),
        pytest.param("Omvang per 31-12-2023 €", id="head of a column"),
        pytest.param("De helft van een euro.", id="a saying"),
        pytest.param("Dat kost miljoenen euro's.", id="no number"),
    ],
)
def test_not_amounts(text: str) -> None:
    assert sums_of(text) == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        pytest.param("De brug kost 2 à 3 miljoen.", "2 à 3 miljoen", "2000000", "3000000", id="one scale"),
        pytest.param("De brug kost € 2 tot 3 miljoen.", "€ 2 tot 3 miljoen", "2000000", "3000000", id="one sign"),
        pytest.param("De brug kost tussen € 1 en € 2 miljoen.", "€ 1 en € 2 miljoen", "1000000", "2000000", id="between"),
        pytest.param(
            "De brug kost tussen de 10 en 12 miljoen.", "10 en 12 miljoen", "10000000", "12000000", id="between, no sign"
        ),
        pytest.param("De brug kost € 60.000 - € 80.000.", "€ 60.000 - € 80.000", "60000", "80000", id="dash"),
        pytest.param("De brug kost 15 à 20.000 euro.", "15 à 20.000 euro", "15000", "20000", id="thousands told once"),
        pytest.param("De pas kost € 5 tot € 2.500.", "€ 5 tot € 2.500", "5", "2500", id="both in full"),
    ],
)
def test_range(text: str, words: str, low: str, high: str) -> None:
    (amount,) = amounts_of(text)
    assert (amount.words, amount.value, amount.value_high) == (words, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("Het daalt van € 2,1 naar € 1,4 miljoen.", [2_100_000, 1_400_000], id="scale printed behind the last"),
        pytest.param("De kosten, € 1, € 2 en € 3 miljoen.", [1_000_000, 2_000_000, 3_000_000], id="three with one scale"),
        pytest.param(
            "Het is € 1,4 miljoen in 2024 en € 1,1 negatief in 2025.", [1_400_000, 1_100_000], id="scale left out later"
        ),
        pytest.param(
            "Het saldo is € 1,8 miljoen in 2025. Daarna wordt het € 1,2 negatief.",
            [1_800_000, 1_200_000],
            id="scale left out in the next sentence",
        ),
        pytest.param("Het is 1,4 miljoen in 2024 en 0,9 in 2025.", [1_400_000, 900_000], id="scale and sign left out later"),
        pytest.param(
            "De brug kost € 2,5 miljoen, dat is € 12,5 per inwoner.", [2_500_000, 12.5], id="a price each has its own scale"
        ),
        pytest.param("Het groeit van 150.000 naar 200.000 euro.", [150_000, 200_000], id="currency printed behind the last"),
        pytest.param("Het stijgt van € 5 tot € 6 miljoen.", [5_000_000, 6_000_000], id="change is no range"),
        pytest.param("Van € 500 tot € 1 miljoen is er keus.", [500], id="too far apart to share a scale"),
    ],
)
def test_series(text: str, values: list[float]) -> None:
    assert [amount.value for amount in amounts_of(text)] == [Decimal(str(value)) for value in values]


@pytest.mark.parametrize(
    "words",
    [
        "circa",
        "ca.",
        "ongeveer",
        "ruim",
        "bijna",
        "zo'n",
        "zo’n",
        "afgerond",
        "rond de",
        "naar schatting",
        "een bedrag van circa",
    ],
)
def test_approximate(words: str) -> None:
    (amount,) = amounts_of(f"De brug kost {words} € 5 miljoen extra.")
    assert (amount.approximate, amount.words) == (True, "€ 5 miljoen")


@pytest.mark.parametrize("words", ["maximaal", "ten minste", "in totaal", "structureel", "na een afgerond project"])
def test_not_approximate(words: str) -> None:
    assert [amount.approximate for amount in amounts_of(f"De brug kost {words} € 5 miljoen extra.")] == [False]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        pytest.param("De huur is € 170 per maand.", [Per.MONTH], id="behind"),
        pytest.param("Jongeren krijgen elke maand een toelage (€ 1.308).", [Per.MONTH], id="before, in brackets"),
        pytest.param("Wij storten jaarlijks € 40.000.", [Per.YEAR], id="adverb"),
        pytest.param("Er is een jaarlijkse bonus van € 3.000,-.", [Per.YEAR], id="adjective"),
        pytest.param("De bijdrage is € 4,35 per inwoner.", [Per.PERSON], id="inhabitant"),
        pytest.param("Het reisgeld is € 10,- p.p.", [Per.PERSON], id="abbreviated"),
        pytest.param("De vergoeding is € 15 per week.", [Per.WEEK], id="week"),
        pytest.param("Inhuur kost € 95 per uur.", [Per.HOUR], id="hour"),
        pytest.param("Het gras kost € 0,85 per m2.", [None], id="another unit"),
        pytest.param("Voor 20 uur per week is € 30.000 nodig.", [None], id="hours a week are no sum a week"),
        pytest.param("Wij geven jaarlijks € 500 en eenmalig € 900.", [Per.YEAR, None], id="each its own"),
        pytest.param("Het gaat van € 5.000 naar € 6.000 per jaar.", [Per.YEAR, Per.YEAR], id="told once behind"),
        pytest.param("Jaarlijks € 500 in 2024 en € 600 in 2025.", [Per.YEAR, Per.YEAR], id="told once before"),
        pytest.param("Er is € 175.000 in 2022 en 2023.", [None], id="years are no per year"),
    ],
)
def test_per(text: str, per: list[Per | None]) -> None:
    assert [amount.per for amount in amounts_of(text)] == per


S, I = Nature.STRUCTURAL, Nature.INCIDENTAL  # noqa: E741


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        pytest.param("Er is structureel € 85.000 voor het veer.", [S], id="adverb before"),
        pytest.param("Er is € 85.000 structureel voor het veer.", [S], id="adverb behind"),
        pytest.param("Het veer geeft € 418.000 meer op; een eenmalig voordeel.", [I], id="told in a later clause"),
        pytest.param("De incidentele subsidie bedraagt € 7.500.", [I], id="adjective of money"),
        pytest.param("Een structurele oplossing kost € 12.000.", [None], id="adjective of something else"),
        pytest.param("Bij structureel overleg hoort € 5.000.", [None], id="adverb of something else"),
        pytest.param("Er is € 500 (structureel) en € 900 (incidenteel).", [S, I], id="each its own, behind"),
        pytest.param("Kosten: € 500 eenmalig en € 300 per jaar.", [I, None], id="only the first"),
        pytest.param("De structurele lasten zijn € 500 in 2024 en € 600 in 2025.", [S, S], id="told once before a series"),
        pytest.param("Incidentele lasten van € 300 dekt het veer door structurele baten van € 400.", [I, S], id="two nouns"),
    ],
)
def test_nature(text: str, nature: list[Nature | None]) -> None:
    assert [amount.nature for amount in amounts_of(text)] == nature


def test_nature_of_what_the_text_named_before() -> None:
    texts = (
        "Er rust een structurele taakstelling op het veer.",
        "De resterende taakstelling van € 300.000 wordt later ingevuld.",
    )
    (amount,) = amounts_of(*texts)
    assert amount.nature is Nature.STRUCTURAL


def test_nature_is_not_looked_up_in_another_section() -> None:
    texts = ("Een structurele bijdrage.", "Haven", "De bijdrage van € 300.000 vervalt.")
    document = read(*texts)
    start = document.text.index("Haven")
    section = Section(
        id="0",
        start=start,
        end=start + 5,
        page=None,
        words="Haven",
        parent_id=None,
        level=1,
        number=None,
        title="Haven",
        body_end=99,
    )
    (amount,) = records_of(document, (section,))
    assert isinstance(amount, Amount)
    assert (amount.nature, amount.section_id) == (None, "0")


N, V = Favour.NADEEL, Favour.VOORDEEL


@pytest.mark.parametrize(
    ("text", "favour"),
    [
        pytest.param("Een nadeel van € 977.000.", [N], id="noun before"),
        pytest.param("Huur van het veer (€ 168.000 nadelig).", [N], id="adjective behind"),
        pytest.param("Leges: € 335.000 V", [V], id="letter behind"),
        pytest.param("Leges (€ 335.000 V, incidenteel)", [V], id="letter in brackets"),
        pytest.param("Het saldo is N 12.000.", [N], id="letter before"),
        pytest.param("Het saldo is V12.000.", [V], id="letter stuck to the figure"),
        pytest.param("Jeugd V € 75.000 / Wmo N € 210.000", [V, N], id="letters before, divided by a stroke"),
        pytest.param("Een nadeel van € 300 op jeugd en een voordeel van € 400 op huur.", [N, V], id="each its own"),
        pytest.param("De huur is € 300 hoger.", [None], id="nothing said"),
        pytest.param("Wij betalen € 300 aan Veer N.V.", [None], id="a company's letters"),
    ],
)
def test_favour(text: str, favour: list[Favour | None]) -> None:
    assert [amount.nv for amount in amounts_of(text)] == favour


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("Er is € 500 in 2024.", [(2024,)], id="behind"),
        pytest.param("In 2024 is € 500 nodig.", [(2024,)], id="before"),
        pytest.param("Vanaf 2025 is € 500 nodig.", [(2025,)], id="open period"),
        pytest.param("Er is € 500 (€ 250 in 2022 en 2023) nodig.", [(), (2022, 2023)], id="in brackets, of the inner sum"),
        pytest.param("Er is € 500 (2022, 2023 en 2024) nodig.", [(2022, 2023, 2024)], id="list in brackets"),
        pytest.param("Voor de periode 2025-2028 is € 500 nodig.", [(2025, 2026, 2027, 2028)], id="period"),
        pytest.param("Over 2021 t/m 2023 is € 500 besteed.", [(2021, 2022, 2023)], id="period in words"),
        pytest.param("(2023: € 300 en 2024: € 200)", [(2023,), (2024,)], id="years with a colon"),
        pytest.param("Het was € 300 in 2023 en wordt € 200 in 2024.", [(2023,), (2024,)], id="each its own"),
        pytest.param("Volgens de begroting 2024 is € 500 nodig.", [()], id="year of a document"),
        pytest.param("De boekwaarde per 31 december 2023 is € 500.", [(2023,)], id="day"),
    ],
)
def test_years(text: str, years: list[tuple[int, ...]]) -> None:
    assert [amount.years for amount in amounts_of(text)] == years


@pytest.mark.parametrize("kind", BlockKind)
def test_only_sentences_hold_amounts(kind: BlockKind) -> None:
    read_kinds = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.FOOTNOTE}
    assert bool(amounts_of("Het veer kost € 500 extra.", kind=kind)) == (kind in read_kinds)


def test_reading_order_and_places() -> None:
    document = read("Het veer kost € 500.", "Geen bedrag hier.", "De brug kost € 300, de kade € 400.")
    records = records_of(document)
    assert [record.words for record in records] == ["€ 500", "€ 300", "€ 400"]
    assert [document.text[record.start : record.end] for record in records] == [record.words for record in records]
    assert len({record.id for record in records}) == 3


@pytest.mark.parametrize("text", ["De brug kost € 12.5", "De brug kost € 1"])
def test_figure_cut_off_by_the_end_is_an_issue(text: str) -> None:
    (issue,) = records_of(read(text, end=""))
    assert isinstance(issue, Issue)
    assert (issue.code, issue.words) == ("figure-cut-off", text[text.index("€") :])


@pytest.mark.parametrize("text", ["De brug kost € 12.500,-", "De brug kost € 2,4 miljoen", "De brug kost € 5.000."])
def test_whole_sum_at_the_end_is_none(text: str) -> None:
    (amount,) = records_of(read(text, end=""))
    assert isinstance(amount, Amount)


SCRAPS = st.sampled_from(
    [
        "€",
        " ",
        "1.000",
        "2,4",
        "miljoen",
        "euro",
        "tot",
        "en",
        "in 2024",
        "circa",
        "x",
        "-",
        "(",
        ")",
        ".",
        "\n",
        "N ",
        "drie",
        "ton",
        "subsidie van",
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=3)).map(" ".join))
def test_every_record_reads_back_from_the_text(text: str) -> None:
    document = read(text) if text else read()
    records = records_of(document)
    assert [record.words for record in records] == [document.text[record.start : record.end] for record in records]
    assert [record.start for record in records] == sorted(record.start for record in records)
    assert all(before.end <= after.start for before, after in pairwise(records))


def in_figures(number: Decimal) -> str:
    """A number as Dutch reports print it: `1.250,75`."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


FORMS = st.sampled_from(["€ {}", "€{}", "EUR {}", "{} euro", "€ {} miljoen", "{} miljoen euro", "€ {} mln", "k€ {}", "-/- € {}"])
SCALES = {"€ {} miljoen": 10**6, "{} miljoen euro": 10**6, "€ {} mln": 10**6, "k€ {}": 1000, "-/- € {}": -1}


@given(st.decimals(min_value=0, max_value=10**8, places=2), FORMS)
def test_every_form_reads_back_as_its_value(number: Decimal, form: str) -> None:
    (amount,) = amounts_of(f"De raad stelt {form.format(in_figures(number))} beschikbaar.")
    assert (amount.words, amount.value) == (form.format(in_figures(number)), number * SCALES.get(form, 1))


@pytest.mark.parametrize("digits", ["1" * 31, "9" * 5_000, "1" * 2_000_000, "1" + ".000" * 10_000])
def test_noise_that_is_written_in_digits_is_no_amount(digits: str) -> None:
    assert amounts_of(f"De raad stelt € {digits} beschikbaar.") == []
