"""How deep headings stand by their look."""

from ingest.pdf.styles import Style, rank_styles

LARGE = Style(-16, True, False, True, False, 0)
BARRED = Style(-12, False, False, True, False, 0)
BOLD = Style(-12, True, False, True, False, 0)
PARTED = Style(-12, True, False, True, False, 2)
SMALL = Style(-9, True, False, True, False, 0)
ITALIC = Style(-9, True, True, True, True, 0)


def test_larger_comes_before_barred_bold_numbered_and_italic() -> None:
    ranks = rank_styles([LARGE, BARRED, BOLD, PARTED, SMALL, ITALIC] * 3)
    assert [ranks[style] for style in (LARGE, BARRED, BOLD, PARTED, SMALL, ITALIC)] == [0, 1, 2, 3, 4, 5]


def test_rare_look_ranks_with_the_next_below_it() -> None:
    ranks = rank_styles([*[LARGE] * 20, BARRED, *[SMALL] * 20])
    assert ranks == {LARGE: 0, BARRED: 1, SMALL: 1}


def test_each_look_counts_in_a_short_report() -> None:
    assert rank_styles([LARGE, SMALL, BOLD]) == {LARGE: 0, BOLD: 1, SMALL: 2}
