from collections import Counter

import pytest
from pydantic import ValidationError

from extract.act_names import Act, act_list, find_listed_acts, key, stands_alone
from extract.acts import find_acts

ACTS = act_list().act
NAMES = [(name + act.year, act) for act in ACTS for name in act.names]
ABBREVIATIONS = [(word, act) for act in ACTS for word in act.short_forms if word not in act_list().need_article]
NEEDING_ARTICLE = [(word, act) for act in ACTS for word in (*act.in_context, *act.with_article)]


def numbers_of(text: str) -> list[str]:
    return [mention.number for mention in find_acts(text)]


def called(act: Act) -> str:
    return act.id or act.name


@pytest.mark.parametrize(("name", "act"), NAMES, ids=[name for name, _ in NAMES])
def test_each_name_is_found_in_a_sentence(name: str, act: Act) -> None:
    assert numbers_of(f"Meerdrecht voert de {name} zelf uit.") == [called(act)]


@pytest.mark.parametrize(("word", "act"), ABBREVIATIONS, ids=[word for word, _ in ABBREVIATIONS])
def test_each_abbreviation_is_found_in_a_sentence(word: str, act: Act) -> None:
    assert numbers_of(f"Meerdrecht voert de {word} zelf uit.") == [act.id or act.name.removesuffix(act.year)]


@pytest.mark.parametrize(("word", "act"), NEEDING_ARTICLE, ids=[word for word, _ in NEEDING_ARTICLE])
def test_an_ambiguous_abbreviation_counts_behind_an_article_only(word: str, act: Act) -> None:
    number = act.id or act.name.removesuffix(act.year)
    assert numbers_of(f"Meerdrecht volgt artikel 2.1 {word} hierin.") == [f"{number} art. 2.1"]
    assert numbers_of(f"Meerdrecht voert de {word} zelf uit.") == []


def test_the_list_is_long_enough_to_be_of_use() -> None:
    assert len(ACTS) > 300


def test_ids_are_unique_whatever_their_capitals() -> None:
    ids = Counter(called(act).casefold() for act in ACTS)
    assert [name for name, count in ids.items() if count > 1] == []


def test_no_two_acts_are_called_the_same() -> None:
    owners: dict[str, set[str]] = {}
    for act in ACTS:
        for name in (*act.names, *act.short_forms):
            owners.setdefault(key(name + act.year), set()).add(act.name)
    assert [names for names in owners.values() if len(names) > 1] == []


def test_a_bwb_id_is_shared_only_by_an_act_and_the_one_it_was_renamed_to() -> None:
    acts: dict[str, set[str]] = {}
    for act in ACTS:
        if act.bwb:
            acts.setdefault(act.bwb, set()).add(called(act))
    shared = [names for names in acts.values() if len(names) > 1]
    assert sorted(map(sorted, shared)) == [["Alcoholwet", "DHW"], ["Participatiewet", "Wwb"]]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"name": "Dijkwet", "bwb": "BWBR123"}, "bwb", id="a bwb id has seven digits"),
        pytest.param({"name": " Dijkwet"}, "name", id="no blanks around a name"),
        pytest.param({"name": "Dijkwet", "nickname": "DW"}, "nickname", id="unknown keys are refused"),
        pytest.param({"name": "Dijkwet", "other_names": ("Wet dijken",)}, "needs an id", id="two names need one id"),
    ],
)
def test_a_wrong_entry_is_refused(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Act.model_validate(fields)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("de loaw", "IOAW", id="l for I"),
        pytest.param("de I0AZ", "IOAZ", id="0 for O"),
        pytest.param("de 1oaw", "IOAW", id="1 for I"),
        pytest.param("de WIz", "Wlz", id="I for l"),
        pytest.param("de Par cipa ewet", "Participatiewet", id="ligatures lost with blanks"),
        pytest.param("de Parcipaewet", "Participatiewet", id="ligatures lost without"),
        pytest.param("de Participatie- wet", "Participatiewet", id="broken at the end of a line"),
        pytest.param("de Wet  gemeenschappelijke   regelingen", "Wgr", id="blanks of a line break"),
        pytest.param("de WET OPEN OVERHEID", "Woo", id="capitals"),
        pytest.param("de financiele verhoudingswet", "Financiële-verhoudingswet", id="no accent, no hyphen"),
        pytest.param("de Wet veiligheidsregio’s", "Wvr", id="curly apostrophe"),
        pytest.param("de Wet-SUWIZ.", "Wet-SUWI", id="a footnote's 2 read as Z"),
        pytest.param("de Wmo¹ en", "Wmo", id="a footnote's mark"),
        pytest.param("de Leerplichtwet 1969", "Leerplichtwet 1969", id="with its year"),
        pytest.param("de Leerplichtwet 2020", "Leerplichtwet", id="another year is not of the name"),
        pytest.param("de Wmo 2015", "Wmo", id="an abbreviation with the year of the name"),
        pytest.param("de Wet inburgering 2021", "Wet inburgering 2021", id="two acts that differ in their year"),
        pytest.param("de Wet Inburgering", "Wet inburgering", id="the one without a year"),
    ],
)
def test_a_name_is_known_however_it_is_printed(text: str, number: str) -> None:
    assert [place.act.number for place in find_listed_acts(text)] == [number]


def test_a_footnotes_mark_stays_outside_the_span() -> None:
    text = "de Wet-SUWIZ."
    assert [text[place.start : place.end] for place in find_listed_acts(text)] == ["Wet-SUWI"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("de AOW-leeftijd", id="head of a compound"),
        pytest.param("niet-Wmo cliënten", id="tail of a compound"),
        pytest.param("Wmo- en jeugdhulptaken", id="half of a compound"),
        pytest.param("Wsw'ers", id="a derived word"),
        pytest.param("Participatiewetgeving", id="a longer word"),
        pytest.param("www.meerdrecht.nl/wmo", id="an address of the web"),
        pytest.param("wmo@meerdrecht.nl", id="an address of electronic mail"),
        pytest.param("het web en Het Web", id="web is a word"),
        pytest.param("WAT WILLEN WIJ IN MEERDRECHT?", id="wij is a word"),
        pytest.param("De bal ligt bij Bor, ow!", id="bal, bor and ow are words"),
        pytest.param("de WOZ-waarde en de WOZ waarde", id="the WOZ is a valuation"),
        pytest.param("Waarborgfonds Sociale Woningbouw (WSW)", id="a fund with the same abbreviation"),
        pytest.param("Leningen aan corporaties (WSW) 1.200", id="its guarantees"),
        pytest.param("Beschermd wonen (BW)", id="BW is beschermd wonen"),
        pytest.param("De Tozo, de AVG en het VN-verdrag", id="a scheme, a European regulation, a treaty"),
    ],
)
def test_what_is_no_act(text: str) -> None:
    assert numbers_of(text) == []


@pytest.mark.parametrize(
    ("text", "alone"),
    [("Wmo/Jeugd", True), ("(Wmo)", True), ("Wmo- voorzieningen", True), ("Wmo12", True), ("Wmo123", False), ("Wmo-taak", False)],
)
def test_stands_alone(text: str, alone: bool) -> None:
    start = text.index("Wmo")
    assert stands_alone(text, start, start + 3) is alone
