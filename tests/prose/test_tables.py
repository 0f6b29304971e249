"""A table of a text is a grid and a text again, and no cell changes on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from euroapp.prose import Table, parse
from euroapp.prose.tables import ALIGNS, TableText, table_at, written

CELLS = st.lists(
    st.sampled_from(["a", "12", "|", "x\ny", "*b*", "é", "{=grant}", " ", "\\"]), max_size=4
).map(lambda parts: "".join(parts).strip().rstrip("\\"))


@st.composite
def tables(draw: st.DrawFn) -> TableText:
    wide = draw(st.integers(1, 4))
    row = st.lists(CELLS, min_size=wide, max_size=wide).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=4).map(tuple))
    head = tuple(cell or "head" for cell in rows[0])
    aligns = tuple(draw(st.sampled_from(ALIGNS)) for _ in range(wide))
    return TableText((head, *rows[1:]), aligns)


@given(tables())
def test_what_is_written_is_read_as_the_same_table(table: TableText) -> None:
    lines = ["Before", "", *written(table).split("\n"), "", "Behind"]
    found = table_at(lines, 3)
    assert found is not None
    assert found.table.aligns == table.aligns
    assert found.table.rows == table.rows
    assert (found.first, found.last) == (2, len(lines) - 2)
    (block,) = [one for one in parse("\n".join(lines)).blocks if isinstance(one, Table)]
    assert len(block.rows) == len(table.rows)


def test_lines_beside_a_table_are_none() -> None:
    lines = ["a | b", "", "| a | b |", "|---|---|", "| 1 | 2 |", "text"]
    assert table_at(lines, 0) is None
    assert table_at(lines, 5) is None
    assert [table_at(lines, line) is not None for line in (2, 3, 4)] == [True, True, True]


def test_a_row_of_dashes_is_a_row_of_its_table() -> None:
    lines = ["| A | B |", "|---|--:|", "| x | y |", "| - | - |", "| z | w |"]
    for line in range(len(lines)):
        found = table_at(lines, line)
        assert found is not None
        assert (found.first, found.last) == (0, 5)
        assert found.table.rows == (("A", "B"), ("x", "y"), ("-", "-"), ("z", "w"))
