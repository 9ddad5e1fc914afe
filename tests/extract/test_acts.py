from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.acts import find_acts
from extract.unlisted_acts import find_unlisted_acts


def found_in(text: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.number) for mention in find_acts(text)]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        pytest.param(
            "volgens artikel 18b van de Participatiewet.",
            "artikel 18b van de Participatiewet",
            "Participatiewet art. 18b",
            id="van de",
        ),
        pytest.param("ex artikel 212 Gemeentewet", "artikel 212 Gemeentewet", "Gemeentewet art. 212", id="right before"),
        pytest.param("zie art. 4:23 Awb", "art. 4:23 Awb", "Awb art. 4:23", id="with a colon"),
        pytest.param(
            "op artikel 4:23, derde lid, onder c, van de Awb",
            "artikel 4:23, derde lid, onder c, van de Awb",
            "Awb art. 4:23",
            id="its parts",
        ),
        pytest.param(
            "art. 160 lid 1 sub d Gemeentewet", "art. 160 lid 1 sub d Gemeentewet", "Gemeentewet art. 160", id="its parts, short"
        ),
        pytest.param(
            "de artikelen 108, 147 en 160 van de Gemeentewet",
            "artikelen 108, 147 en 160 van de Gemeentewet",
            "Gemeentewet art. 108, 147 en 160",
            id="several articles of one act",
        ),
        pytest.param(
            "de Gemeentewet (artikel 213a)", "Gemeentewet (artikel 213a)", "Gemeentewet art. 213a", id="behind, in brackets"
        ),
        pytest.param("de Jeugdwet, artikel 2.9, regelt", "Jeugdwet, artikel 2.9,", "Jeugdwet art. 2.9", id="behind a comma"),
        pytest.param(
            "volgens artikel 6:174 BW", "artikel 6:174 BW", "Burgerlijk Wetboek art. 6:174", id="BW is a law behind an article"
        ),
        pytest.param("artikel 2.1.3 Wmo 2015", "artikel 2.1.3 Wmo 2015", "Wmo art. 2.1.3", id="with the year of the act"),
        pytest.param("van art. 17  Wet WOZ", "art. 17  Wet WOZ", "Wet WOZ art. 17", id="over a line break"),
        pytest.param(
            "artikel 3 van de Wet dorpsbomen is",
            "artikel 3 van de Wet dorpsbomen",
            "Wet dorpsbomen art. 3",
            id="of an unlisted act",
        ),
    ],
)
def test_an_act_with_its_article_is_one_mention(text: str, words: str, number: str) -> None:
    assert found_in(text) == [(words, number)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "De Wet taaleis (artikel 18b van de Participatiewet) geldt.",
            ["Wet taaleis", "Participatiewet art. 18b"],
            id="of the next act",
        ),
        pytest.param("Artikel 20 van de financiële verordening, zie Awb.", ["Awb"], id="of an ordinance"),
        pytest.param("In artikel 212 staat dat de Gemeentewet geldt.", ["Gemeentewet"], id="words between"),
        pytest.param(
            "de Gemeentewet en artikel 5 en 6 van de Jeugdwet", ["Gemeentewet", "Jeugdwet art. 5 en 6"], id="of the second act"
        ),
    ],
)
def test_an_article_goes_with_its_own_act(text: str, numbers: list[str]) -> None:
    assert [number for _, number in found_in(text)] == numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "De Wet gemeenschappelijke regelingen (Wgr) geldt; de Wgr is gewijzigd.",
            [("Wet gemeenschappelijke regelingen", "Wgr"), ("Wgr", "Wgr"), ("Wgr", "Wgr")],
            id="name and abbreviation are two mentions",
        ),
        pytest.param(
            "De Wet dorpsbomen Meren (Wdm) komt eraan. De Wdm kost geld, Wdm-taken ook. Wet dorpsbomen meren.",
            [("Wet dorpsbomen", "Wet dorpsbomen"), ("Wet dorpsbomen meren", "Wet dorpsbomen meren")],
            id="a capital ends the name, so nothing is introduced",
        ),
        pytest.param(
            "De Wet beheer dorpsbomen (hierna: Wbd) komt eraan. De Wbd kost geld, Wbd-taken ook.",
            [("Wet beheer dorpsbomen", "Wbd"), ("Wbd", "Wbd"), ("Wbd", "Wbd")],
            id="an abbreviation of the text's own holds on",
        ),
        pytest.param(
            "De Wet politiegegevens (Wpg) en de Wpg. De Wet publieke gezondheid.",
            [
                ("Wet politiegegevens", "Wet politiegegevens"),
                ("Wpg", "Wet politiegegevens"),
                ("Wpg", "Wet politiegegevens"),
                ("Wet publieke gezondheid", "Wpg"),
            ],
            id="what the text says goes before the list",
        ),
        pytest.param(
            "De Wet milieubeheer (Wm) geldt, en de Wm ook.",
            [("Wet milieubeheer", "Wet milieubeheer"), ("Wm", "Wet milieubeheer"), ("Wm", "Wet milieubeheer")],
            id="an ambiguous one counts once introduced",
        ),
        pytest.param(
            "De Wet waardering onroerende zaken (WOZ) bepaalt de WOZ waarde.",
            [("Wet waardering onroerende zaken", "Wet WOZ"), ("WOZ", "Wet WOZ")],
            id="one with an everyday meaning counts at its introduction only",
        ),
        pytest.param(
            "De Wet Openbare Overheid (WOO) geldt.",
            [("Wet Openbare Overheid", "Woo"), ("WOO", "Woo")],
            id="a name misquoted is known by its abbreviation",
        ),
        pytest.param("De Jeugdwet (Jeugd) en de Jeugd.", [("Jeugdwet", "Jeugdwet")], id="a part of the name is no abbreviation"),
    ],
)
def test_abbreviations_that_the_text_introduces(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("De Wet versterking dorpskernen wordt ingevoerd.", "Wet versterking dorpskernen", id="a verb ends it"),
        pytest.param("door de Wet beheer dorpsbomen, die", "Wet beheer dorpsbomen", id="a comma ends it"),
        pytest.param("In de (concept) Wet beheer dorpsbomen is geregeld", "Wet beheer dorpsbomen", id="concept stands outside"),
        pytest.param("de Wet beheer dorpsbomen in Meerdrecht", "Wet beheer dorpsbomen", id="a preposition ends it"),
        pytest.param("de Wet beheer dorpsbomen 2.345 2.400", "Wet beheer dorpsbomen", id="figures end it"),
        pytest.param("de Wet beheer dorpsbomen Meerdrecht", "Wet beheer dorpsbomen", id="a capital ends it"),
        pytest.param("de Wet Beheer Dorpsbomen Meren gaat in", "Wet Beheer Dorpsbomen Meren", id="capitals throughout"),
        pytest.param("de Wet versterking van de dorpskernen is", "Wet versterking van de dorpskernen", id="-ing van de"),
        pytest.param("de Wet regie op de dijken heeft", "Wet regie op de dijken", id="regie op de"),
        pytest.param("de Wet op de dorpsbomen heeft", "Wet op de dorpsbomen", id="op at the head"),
        pytest.param("de Wet water en dijken biedt", "Wet water en dijken", id="en behind the first word"),
        pytest.param(
            "de Wet beheer dorpsbomen en nieuwe regels", "Wet beheer dorpsbomen", id="en further on goes with the sentence"
        ),
        pytest.param("de Wet beheer dorpsbomen BZK is", "Wet beheer dorpsbomen BZK", id="an acronym belongs to it"),
        pytest.param("de Wet ZKM biedt", "Wet ZKM", id="an acronym alone"),
        pytest.param("de Verzamelwet BZK 2027", "Verzamelwet BZK", id="a kind of act with a name"),
        pytest.param("de Tijdelijke wet dorpsbomen loopt af", "Tijdelijke wet dorpsbomen", id="tijdelijke wet"),
        pytest.param("de Bermenwet geldt", "Bermenwet", id="one word"),
        pytest.param("het wetsvoorstel ‘Zilveren bermen’ is er", "Zilveren bermen", id="a bill in quotation marks"),
        pytest.param("het wetsvoorstel Zilveren bermen wordt", "Zilveren bermen", id="a bill with a capital"),
        pytest.param("de Participatiewet in Balans volgt", "Participatiewet in Balans", id="a bill around an act's name"),
        pytest.param("de Invoeringswet Omgevingswet volgt", "Invoeringswet Omgevingswet", id="an act around an act's name"),
    ],
)
def test_an_act_by_the_form_of_its_name(text: str, name: str) -> None:
    assert [words for words, _ in found_in(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wet- en regelgeving in Meerdrecht", id="wet- en"),
        pytest.param("Wet en regelgeving", id="wet en"),
        pytest.param("De Wet is duidelijk en de wet biedt ruimte.", id="bare"),
        pytest.param("Wet verandert", id="a verb behind it"),
        pytest.param("Wet: zie bijlage", id="a colon behind it"),
        pytest.param("Een verzamelwet of Veegwet volgt.", id="kinds of acts without a name"),
        pytest.param("Het wetsvoorstel ligt bij de Kamer.", id="a bill without a name"),
        pytest.param("De Wetenschapsagenda en de Wetgever", id="longer words"),
        pytest.param("Besluit: de raad van Meerdrecht besluit", id="besluit of the council"),
        pytest.param("Besluit maatschappelijke ondersteuning Meerdrecht", id="a municipal decree"),
        pytest.param("de Algemene subsidieverordening (ASV)", id="a municipal ordinance"),
    ],
)
def test_what_has_not_the_form_of_an_act(text: str) -> None:
    assert found_in(text) == []


def test_a_listed_bill_is_known_without_its_first_word() -> None:
    assert found_in("Het wetsvoorstel kwaliteitsborging voor het bouwen geldt.") == [("kwaliteitsborging voor het bouwen", "Wkb")]


def test_a_blank_line_break_in_a_name_is_one_blank_in_its_number() -> None:
    assert [place.act.number for place in find_unlisted_acts("de Wet beheer  dorpsbomen.")] == ["Wet beheer dorpsbomen"]


@pytest.mark.parametrize(
    ("text", "bwb_id"),
    [
        ("artikel 35 van de Participatiewet", "BWBR0015703"),
        ("de Wet beheer dorpsbomen", None),
        ("de Wet goed verhuurderschap", None),
    ],
)
def test_the_bwb_id_is_given_where_the_list_has_it(text: str, bwb_id: str | None) -> None:
    assert [mention.bwb_id for mention in find_acts(text)] == [bwb_id]


PIECES = st.sampled_from(
    [
        "Wet",
        "wet",
        "Wmo",
        "Participatiewet",
        "artikel",
        "art.",
        "212",
        "en",
        "van de",
        "(",
        ")",
        "Wgr",
        "wetsvoorstel",
        "‘",
        "’",
        "-",
        "\n",
        "Z",
        "²",
    ]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=14))
def test_mentions_of_any_text_are_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [(mention.start, mention.end) for mention in find_acts(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
