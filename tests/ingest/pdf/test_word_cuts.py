"""Where words are cut, in the text of their line."""

from ingest.pdf.word_cuts import cuts_of


def test_cuts_count_from_the_start_of_the_text() -> None:
    places, edges = cuts_of((0, 3), ((), ((3, 67.0),)))
    assert (list(places), list(edges)) == ([6], [67.0])
