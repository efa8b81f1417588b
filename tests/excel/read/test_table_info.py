"""Where the tables of a workbook are."""

from pathlib import Path

import xlsxwriter

from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import TableInfo, tables


def test_tables_tell_where_their_data_is(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "bok.xlsx")
    book.add_worksheet("Start")
    sheet = book.add_worksheet("Huvudbok")
    columns = [{"header": "År"}, {"header": "Belopp\nkr"}]
    sheet.add_table("B3:C9", {"name": "tblHuvudbok", "columns": columns, "total_row": True})
    sheet.add_table("F3:F9", {"name": "tblUtanRubrik", "header_row": False})
    book.close()
    with Package(tmp_path / "bok.xlsx") as package:
        found = tables(package)
    part = "xl/worksheets/sheet2.xml"
    assert found == [
        TableInfo("tblHuvudbok", "Huvudbok", part, 4, 8, 2, ("År", "Belopp\nkr"), 9),
        TableInfo("tblUtanRubrik", "Huvudbok", part, 3, 9, 6, ("Column1",), None),
    ]
    assert list(found[0].column_numbers) == [2, 3]


def test_a_header_with_an_escaped_line_break_is_read_as_shown(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Budget").add_table("A1:A2", {"columns": [{"header": "Belopp kr"}]})
    book.close()
    with Package(path) as package:
        table = package.read("xl/tables/table1.xml")
        package.put("xl/tables/table1.xml", table.replace(b"Belopp kr", b"Belopp_x000a_kr"))
        assert tables(package)[0].columns == ("Belopp\nkr",)
