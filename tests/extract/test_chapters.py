from collections.abc import Callable

import pytest

from extract.chapters import Chapter, Chapters
from extract.found import Found

TEXT = "Hier werken wij al jaren met onze partners aan."


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(("Sport",), Chapter(), id="a theme"),
        pytest.param(("Paragraaf Weerstandsvermogen",), Chapter(other=True), id="risks"),
        pytest.param(("Het financiële beeld",), Chapter(other=True), id="money"),
        pytest.param(("Vooruitblik",), Chapter(announces=True), id="ahead"),
        pytest.param(("Wensen",), Chapter(announces=True), id="wishes"),
        pytest.param(("Hoofdstuk 3: De Meerdrechtse aanpak",), Chapter(acts=True), id="what is done"),
        pytest.param(("Hoofdstuk 3: De Meerdrechtse aanpak", "3.1 Werk"), Chapter(acts=True), id="a part of it"),
        pytest.param(("Paragraaf Verbonden partijen", "Inleiding"), Chapter(other=True), id="a part of another chapter"),
        pytest.param(("Uitvoeringsprogramma Wonen 2024",), Chapter(), id="the title of the document"),
        pytest.param(("B. Havenakkoord",), Chapter(acts=True), id="an annex"),
    ],
)
def test_what_a_chapter_is_about(found_in: Callable[..., Found], headings: tuple[str, ...], expected: Chapter) -> None:
    text = "\n\n".join([*headings, TEXT]) + "\n"
    assert Chapters(found_in(text).sections).at(text.index(TEXT)) == expected


def test_before_all_headings_stands_no_chapter(found_in: Callable[..., Found]) -> None:
    text = f"{TEXT}\n\nVooruitblik\n\n{TEXT}\n"
    chapters = Chapters(found_in(text).sections)
    assert (chapters.at(0).announces, chapters.at(len(text)).announces) == (False, True)
