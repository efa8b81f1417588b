"""Finding the cells that a fast reader shows as empty, without reading the rest."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given, settings, strategies as st

from tests.excel.rich_workbook import read_parts
from xlsaddin.domain.errors import FilenArSkadad
from xlsaddin.excel.package import package as package_module
from xlsaddin.excel.package.opc import MAIN
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.bad_cells import BadCell, Fault, scan

SHEET = "xl/worksheets/sheet1.xml"
ALL = range(1, 100)

ERROR = '<c r="{}" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
UNCACHED = '<c r="{}"><f>A1</f></c>'
FINE = [
    '<c r="{}"><v>1</v></c>',
    '<c r="{}"/>',
    '<c r="{}"><f>A1</f><v>1</v></c>',
    '<c r="{}" t="str"><f>A1</f><v></v></c>',
    '<c r="{}" t="inlineStr"><is><t>t="e"</t></is></c>',
    '<c r="{}" t="inlineStr"><is><t>&lt;f&gt;</t></is></c>',
    '<c r="{}" t="b"><v>1</v></c>',
    '<c r="{}"><f t="shared" si="0"/><v>1</v></c>',
]


def sheet(rows: str, root: str = f'worksheet xmlns="{MAIN}"') -> str:
    return f"<{root}><cols/><sheetData>{rows}</sheetData><x/></{root.split(maxsplit=1)[0]}>"


@pytest.fixture(scope="module")
def plain() -> dict[str, bytes]:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("Huvudbok")
    book.close()
    with zipfile.ZipFile(stream) as file:
        return {name: file.read(name) for name in file.namelist()}


def package_with(parts: dict[str, bytes], xml: str) -> Package:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (parts | {SHEET: xml.encode()}).items():
            file.writestr(name, data)
    return Package(stream.getvalue())


def found(parts: dict[str, bytes], xml: str) -> list[str]:
    with package_with(parts, xml) as package:
        return [
            f"{it.address} {it.kind} {it.text}".strip()
            for it in scan(package, SHEET, 1, 10**7, ALL)
        ]


def test_an_error_and_an_uncached_formula_are_found(plain: dict[str, bytes]) -> None:
    rows = f'<row r="7">{ERROR.format("B7")}</row><row r="9">{UNCACHED.format("AB9")}</row>'
    assert found(plain, sheet(rows)) == [
        "B7 felvärde #DIV/0!",
        "AB9 formel utan beräknat värde",
    ]


@pytest.mark.parametrize("cell", FINE)
def test_cells_with_a_value_of_any_kind_are_fine(plain: dict[str, bytes], cell: str) -> None:
    assert found(plain, sheet(f'<row r="1">{cell.format("A1")}</row>')) == []


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='A1' t='e'><v>#N/A</v></c>",
        '<c t="e" r="A1" s="3"><v>#N/A</v></c>',
        '<c r="A1"><f>A2</f><v/></c>',
        '<c r="A1"><f>A2</f><v></v></c>',
        '<c r="A1" t="str"><f>A2</f></c>',
        '<c r="A1"><f t="shared" si="0"/></c>',
    ],
)
def test_every_way_to_write_a_bad_cell_is_known(plain: dict[str, bytes], cell: str) -> None:
    assert [it.split()[0] for it in found(plain, sheet(f'<row r="1">{cell}</row>'))] == ["A1"]


def test_only_the_tables_rows_and_columns_count(plain: dict[str, bytes]) -> None:
    cells = "".join(
        f"<row r='{r}'>{ERROR.format(f'B{r}')}{ERROR.format(f'C{r}')}</row>" for r in range(1, 9)
    )
    with package_with(plain, sheet(cells)) as package:
        assert scan(package, SHEET, 3, 4, range(3, 5)) == [
            BadCell(3, 3, Fault.FELVARDE, "#DIV/0!"),
            BadCell(4, 3, Fault.FELVARDE, "#DIV/0!"),
        ]


def test_prefixes_are_understood(plain: dict[str, bytes]) -> None:
    rows = '<x:row r="2"><x:c r="A2"><x:f>B1</x:f></x:c></x:row>'
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    assert found(plain, xml) == ["A2 formel utan beräknat värde"]


def test_rows_and_cells_without_address_are_counted(
    plain: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_module, "CHUNK", 64)
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>" * 20 + '<row><c/><c t="e"><v>#N/A</v></c></row>'
    )
    assert found(plain, sheet(rows)) == ["B21 felvärde #N/A"]


def test_a_sheet_that_is_no_sheet_is_broken(plain: dict[str, bytes]) -> None:
    with pytest.raises(FilenArSkadad):
        found(plain, f'<worksheet xmlns="{MAIN}"/>')
    with package_with(plain, "") as package:
        package.put(SHEET, sheet("").encode("utf-16"))
        with pytest.raises(FilenArSkadad):
            scan(package, SHEET, 1, 1, ALL)
    with pytest.raises(FilenArSkadad):
        found(plain, sheet('<row r="1"><c t="e"><v></c></row>'))


def test_an_empty_sheet_has_no_bad_cells(plain: dict[str, bytes]) -> None:
    assert found(plain, f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>') == []


cells = st.lists(st.lists(st.sampled_from([ERROR, UNCACHED, *FINE]), max_size=4), max_size=12)


@settings(deadline=None)
@given(cells, st.integers(20, 400))
@example([[ERROR]], 94)  # cut inside the tag that opens the rows
def test_wherever_the_stream_is_cut_the_same_cells_are_found(
    rows: list[list[str]], size: int
) -> None:
    stream = io.BytesIO()
    xlsxwriter.Workbook(stream).close()
    with zipfile.ZipFile(stream) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    expected, xml = [], ""
    for number, row in enumerate(rows, start=1):
        places = [f"{'ABCD'[column]}{number}" for column in range(len(row))]
        filled = "".join(cell.format(place) for cell, place in zip(row, places, strict=True))
        xml += f'<row r="{number}">{filled}</row>'
        expected += [p for cell, p in zip(row, places, strict=True) if cell in (ERROR, UNCACHED)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package_module, "CHUNK", size)
        assert [it.split()[0] for it in found(parts, sheet(xml))] == expected


def test_rows_below_the_table_are_not_read(plain: dict[str, bytes]) -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 200_000))
    with package_with(plain, sheet(rows)) as package:
        chunks = list(package.chunks(SHEET))
        asked = iter(chunks)
        package.chunks = lambda _: asked  # type: ignore[method-assign]
        scan(package, SHEET, 1, 10, ALL)
        assert len(list(asked)) == len(chunks) - 2


def test_a_clean_sheet_costs_little_more_than_its_bytes(plain: dict[str, bytes]) -> None:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}" t="s"><v>{r % 99}</v></c></row>'
        for r in range(1, 300_000)
    )
    with package_with(plain, sheet(rows)) as package:
        start = time.process_time()
        sum(len(it) for it in package.chunks(SHEET))
        read = time.process_time() - start
        start = time.process_time()
        assert scan(package, SHEET, 1, 300_000, ALL) == []
        assert time.process_time() - start < 4 * read + 0.05


def test_what_openpyxl_writes_without_values_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Belopp", "=1+1", "#N/A", 3])
    book.save(tmp_path / "bok.xlsx")
    assert SHEET in read_parts(tmp_path / "bok.xlsx")
    with Package(tmp_path / "bok.xlsx") as package:
        assert [it.address for it in scan(package, SHEET, 1, 1, ALL)] == ["B1", "C1"]
