"""Tables that go on over the next page."""

import pytest

from ingest.pdf.drafts import TableCell, TableDraft
from ingest.pdf.tables.runs_on import continues

COLUMNS = ((60.0, 200.0), (240.0, 300.0), (320.0, 380.0))
HEAD = (TableCell(0, 0, ((0,),)), TableCell(0, 1, ((1,),)), TableCell(0, 2, ((2, 3),)))
OTHER_HEAD = (TableCell(0, 1, ((1,),), 1, 2), TableCell(1, 1, ((2,),)), TableCell(1, 2, ((3,),)))


def draft(columns: tuple[tuple[float, float], ...] = COLUMNS, head: tuple[TableCell, ...] = ()) -> TableDraft:
    rows = max((cell.row for cell in head), default=-1) + 1
    body = (TableCell(rows, 0, ((9,),)), TableCell(rows, 1, ((10,),)))
    return TableDraft(columns[0][0], 100.0, columns[-1][1], 200.0, rows, 1, columns, (*head, *body))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(draft(), (0, 1, 2), id="the same columns without a head"),
        pytest.param(draft(head=HEAD), (0, 1, 2), id="the head is said again"),
        pytest.param(draft(head=OTHER_HEAD), None, id="a head of another form begins a table"),
        pytest.param(draft(tuple((x0 - 14, x1 - 14) for x0, x1 in COLUMNS)), (0, 1, 2), id="the page has another margin"),
        pytest.param(draft((COLUMNS[0], COLUMNS[2])), (0, 2), id="a column is empty on the next page"),
        pytest.param(draft((COLUMNS[0], (210.0, 230.0), *COLUMNS[1:])), None, id="a column that the first table has not"),
        pytest.param(draft((COLUMNS[0], (245.0, 299.0), (318.0, 381.0))), (0, 1, 2), id="columns as wide as their figures"),
    ],
)
def test_where_a_table_goes_on(after: TableDraft, expected: tuple[int, ...] | None) -> None:
    assert continues(draft(head=HEAD), after) == expected
