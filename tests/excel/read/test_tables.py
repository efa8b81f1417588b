import pytest
import xlsxwriter

from xlsaddin.excel.read.tables import read_tables

HEADERS = ["Nyckel", "Värde", "Enhet", "Förklaring", "Källa"]
ROWS = [["År", 2023.0, "år", "", ""], ["Period", "Helår", "", "", ""]]


def book(folder, row, column, *, title):
    path = folder / "bok.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Inställningar")
        if title:
            sheet.write("A1", "Inställningar")
        columns = [{"header": header} for header in HEADERS]
        last = (row + len(ROWS), column + len(HEADERS) - 1)
        table = {"name": "tblInstallningar", "columns": columns, "data": ROWS}
        sheet.add_table(row, column, *last, table)
    return path


@pytest.mark.parametrize("title", [True, False])
@pytest.mark.parametrize("row", [0, 3])
@pytest.mark.parametrize("column", [0, 2])
def test_rows_are_found_wherever_the_table_stands(tmp_path, row, column, title):
    if title and row == 0:
        pytest.skip("the title would stand in the headers")
    table = read_tables(book(tmp_path, row, column, title=title))["tblInstallningar"]
    assert ROWS == [list(cells) for cells in table.rows]
    assert row + 2 == table.first_row
