"""Reports that would leave something out in silence are refused."""

import pytest

from tests.reports.pahittad import TAB, bok, diagram, langs, matare, rapport, tabell
from xlsaddin.figures.figur import ColumnRange, Konstant
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, RowRange, Serie


def test_a_cell_in_no_column_is_refused():
    block = Block("", (BlockColumn("utfall", "Utfall"),), (BlockRow("a", {"utfal": Konstant(1)}),))
    with pytest.raises(ValueError, match=r"Sida, a: no column for \['utfal'\]"):
        bok(rapport(block))


@pytest.mark.parametrize(
    "serier",
    [
        (),
        (Serie("S", ColumnRange(TAB, "t", "kvinor")),),
        (Serie("S", ColumnRange(TAB, "tabell", "kvinnor")),),
        (Serie("S", ColumnRange("Blad", "t", "kvinnor")),),
        (Serie("S", RowRange(TAB, "t", "A", ("kvinnor",))),),
        (Serie("S", RowRange(TAB, "t", "A", ())),),
    ],
    ids=["none", "column", "block", "tab", "too few", "no cells"],
)
def test_a_chart_without_the_cells_that_it_names_is_refused(serier):
    with pytest.raises(ValueError, match="Stapel: "):
        bok(rapport(tabell(A=1.0, B=2.0), diagram()._replace(serier=serier)))


@pytest.mark.parametrize(
    ("row", "columns"),
    [("C", ("kvinnor", "andel")), ("A", ("kvinnor", "ord")), ("A", ("andel", "kvinnor"))],
    ids=["row", "apart", "backwards"],
)
def test_a_chart_along_cells_that_are_no_run_is_refused(row, columns):
    serier = (Serie("S", RowRange(TAB, "t", row, columns)),)
    with pytest.raises(ValueError, match="Längs: "):
        bok(rapport(tabell(A=1.0), langs()._replace(serier=serier)))


def test_a_chart_of_a_block_without_rows_is_refused():
    tom = Block("t", (BlockColumn("kvinnor", "Kvinnor"),), ())
    with pytest.raises(ValueError, match="Stapel: "):
        bok(rapport(tom, diagram()))


@pytest.mark.parametrize("row", ["C", "Ala"])
def test_a_gauge_of_no_cell_is_refused(row):
    with pytest.raises(ValueError, match="Mätare: no such cell"):
        bok(rapport(tabell(A=1.0), matare(row)))


def test_a_block_put_in_before_another_leaves_its_charts_as_they_are():
    fore = bok(rapport(tabell(A=1.0), diagram()))
    ny = Block("Ny", (BlockColumn("x", "X"),), (BlockRow("x", {"x": Konstant(1)}),))
    efter = bok(rapport(ny, tabell(A=1.0), diagram()))
    kvinnor = ColumnRange(TAB, "t", "kvinnor")
    assert fore.column("", kvinnor) == efter.column("", kvinnor)
    assert ("$B$6:$B$7", "$B$10:$B$11") == (fore.omrade(kvinnor, TAB), efter.omrade(kvinnor, TAB))
