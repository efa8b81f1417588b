"""Old workbooks under a newer program: they get what they lack, and keep the rest."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner

from tests.excel.package_check import faults
from tests.excel.rich_workbook import read_parts, write_parts
from tests.hosts.cached import cached_formulas
from tests.nyare import (
    NY_INSTALLNING,
    NY_TABELL,
    RAPPORT,
    with_blank,
    with_column,
    with_report,
    with_setting,
    with_table,
)
from tools.validering.__main__ import problems
from xlsaddin.actions.kontrollera import read
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.actions.uppgradera import uppgradera
from xlsaddin.cli import main
from xlsaddin.domain.errors import ArbetsbokenArNyare, FlikenUtanTabell, PlatsSaknas
from xlsaddin.excel.backup import FOLDER
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import TableInfo, tables
from xlsaddin.reports.alla import TABS
from xlsaddin.tabs import alla as dataflikar
from xlsaddin.tabs.ekonomi.tables import BUDGET
from xlsaddin.tabs.schema import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

GAMLA = Path(__file__).parents[1] / "data" / "fore_0_2"
HJALPRADER = {"Nått index", "Kvar till 100", "Mätarens undre halva", *map(str, range(2020, 2024))}
"""Rows that charts were drawn from, and that no report has any more."""
GROWN = {
    *("xl/worksheets/sheet2.xml", "xl/tables/table1.xml"),
    *("xl/worksheets/sheet7.xml", "xl/tables/table6.xml"),
    *("xl/worksheets/sheet9.xml", "xl/tables/table8.xml"),
    *("xl/worksheets/sheet10.xml", "xl/tables/table9.xml"),
    *("xl/worksheets/sheet11.xml", "xl/tables/table10.xml"),
}
"""The settings, the Kontoplan and the books, which have got rows and columns since."""
every_old_workbook = pytest.mark.parametrize("name", ["umea_2021", "umea_2023"])


@pytest.fixture
def gammal(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that gives a copy of an old workbook."""

    def copy(name: str = "umea_2023") -> Path:
        return Path(shutil.copy(GAMLA / f"{name}.xlsm", tmp_path))

    return copy


def changed(one: Path, other: Path) -> set[str]:
    old, new = read_parts(one), read_parts(other)
    return {name for name in old | new if old.get(name) != new.get(name)}


def figures(book: Path) -> Counter[tuple[str, str, object]]:
    """Return what every formula of the report tabs shows, by the text of its row.

    One that shows nothing may have been in a column that is now left out. Kontosammandrag is
    left out: it shows the Kontoplan, which is another table now.
    """
    values = openpyxl.load_workbook(book, data_only=True)
    return Counter(
        (tab, text, it.value)
        for (tab, address), it in cached_formulas(book).items()
        if tab in TABS and tab not in {RAPPORT, "Kontosammandrag"} and it.value not in {"", None}
        if (text := str(values[tab][f"A{values[tab][address].row}"].value)) not in HJALPRADER
    )


def data_parts(book: Path) -> set[str]:
    """Return the parts of the data tabs: their sheets and their tables."""
    with Package(book) as package:
        return {
            part for info in tables(package) for part in (info.sheet_part, *_tables(package, info))
        }


def _tables(package: Package, info: TableInfo) -> list[str]:
    return [
        it.target for it in package.relationships(info.sheet_part) if it.kind.endswith("/table")
    ]


def rewritten(book: Path, part: str, old: str, new: str) -> None:
    parts = read_parts(book)
    text = parts[part].decode()
    assert re.search(old, text)
    parts[part] = re.sub(old, new, text, count=1).encode()
    write_parts(book, parts)


def names(book: Path) -> dict[str, str]:
    return {name: it.attr_text for name, it in openpyxl.load_workbook(book).defined_names.items()}


@every_old_workbook
def test_an_old_workbook_is_upgraded_with_every_figure_as_it_was(name, gammal):
    bok = gammal(name)
    uppgradera(bok)
    assert figures(GAMLA / bok.name) <= figures(bok)
    assert GROWN == changed(GAMLA / bok.name, bok) & data_parts(GAMLA / bok.name)
    assert "3" == names(bok)["Formatversion"]
    assert [] == problems(bok)


@every_old_workbook
def test_upgrading_twice_and_updating_after_it_change_nothing(name, gammal):
    bok = gammal(name)
    assert uppgradera(bok).andrad
    once = bok.read_bytes()
    assert not uppgradera(bok).andrad
    uppdatera(bok)
    assert once == bok.read_bytes()
    assert len(list((bok.parent / FOLDER).iterdir())) == 1


def test_an_update_says_that_a_workbook_is_older_until_it_is_upgraded(gammal):
    bok = gammal()
    told = f"Kör xlsaddin uppgradera {bok}."
    assert told in CliRunner().invoke(main, ["uppdatera", str(bok)]).stderr
    assert (
        f"Klart: {bok} är uppgraderad.\n"
        == CliRunner().invoke(main, ["uppgradera", str(bok)]).output
    )
    assert told not in CliRunner().invoke(main, ["uppdatera", str(bok)]).stderr
    svar = CliRunner().invoke(main, ["uppgradera", str(bok)])
    assert (0, f"{bok} är redan uppgraderad.\n") == (svar.exit_code, svar.output)


def test_an_upgrade_can_be_undone(gammal):
    bok = gammal()
    uppgradera(bok)
    (backup,) = (bok.parent / FOLDER).iterdir()
    assert (GAMLA / bok.name).read_bytes() == backup.read_bytes()


@every_old_workbook
def test_a_new_report_comes_into_an_old_workbook_by_an_update(name, gammal, monkeypatch, calc):
    bok = gammal(name)
    uppgradera(bok)
    with_report(monkeypatch)
    uppdatera(bok)
    tabs = openpyxl.load_workbook(bok, read_only=True).sheetnames
    assert ["Kassaflödesanalys", RAPPORT, "Noter"] == tabs[tabs.index(RAPPORT) - 1 :][:3]
    assert figures(GAMLA / bok.name) <= figures(bok)
    # Excel gives a new sheet its name in VBA when the workbook is opened.
    assert [f"sheet {RAPPORT}: no code name"] == [it for it in problems(bok) if "modul" not in it]
    assert [] == faults(bok)
    recalculated = calc.recalculate(bok)
    assert [] == recalculated.different
    assert 3 == sum(tab == RAPPORT for tab, _ in cached_formulas(bok))
    assert f"'{RAPPORT}'!A1" in "".join(it.formula for it in cached_formulas(bok).values())
    once = bok.read_bytes()
    uppdatera(bok)
    assert once == bok.read_bytes()


@every_old_workbook
def test_what_is_new_in_a_program_comes_into_an_old_workbook_by_an_upgrade(
    name, gammal, monkeypatch, tmp_path, calc
):
    with_report(monkeypatch)
    with_table(monkeypatch)
    with_setting(monkeypatch)
    with_blank(monkeypatch, tmp_path)
    bok = gammal(name)
    uppgradera(bok)
    book = openpyxl.load_workbook(bok)
    place = book.sheetnames.index(NY_TABELL.tab)
    assert ["Budget", NY_TABELL.tab, "Jämförelseår"] == book.sheetnames[place - 1 : place + 2]
    assert [NY_TABELL.name] == list(book[NY_TABELL.tab].tables)
    assert NY_INSTALLNING.standard == read(bok).installning(NY_INSTALLNING.key)
    assert figures(GAMLA / bok.name) <= figures(bok)
    assert [] == problems(bok)
    assert [] == faults(bok)
    assert [] == calc.recalculate(bok).different
    once = bok.read_bytes()
    assert not uppgradera(bok).andrad
    assert once == bok.read_bytes()


def test_only_the_data_tabs_that_grow_are_touched(gammal, monkeypatch):
    with_table(monkeypatch)
    with_setting(monkeypatch)
    bok = gammal()
    uppgradera(bok)
    touched = changed(GAMLA / bok.name, bok) & data_parts(GAMLA / bok.name)
    assert GROWN == touched
    new = range(35, 35 + len(dataflikar.TABLES) - 13)
    assert {
        *(f"xl/worksheets/sheet{number}.xml" for number in new),
        *(f"xl/tables/xlsaddin_sheet{number}_table1.xml" for number in new),
    } == data_parts(bok) - data_parts(GAMLA / bok.name)


def test_a_new_setting_can_be_chosen_from_a_list(gammal, monkeypatch):
    with_setting(monkeypatch)
    bok = gammal()
    uppgradera(bok)
    sheet = openpyxl.load_workbook(bok)["Inställningar"]
    row = next(cell.row for cell in sheet["A"] if cell.value == NY_INSTALLNING.key)
    own = [it for it in sheet.data_validations.dataValidation if str(it.sqref) == f"B{row}"]
    assert ['"Grön,Blå"'] == [it.formula1 for it in own]
    last = max(cell.row for cell in sheet["A"] if cell.value)
    assert f"A4:E{last}" == sheet.tables["tblInstallningar"].ref


def test_a_new_column_comes_after_the_owners_own_and_leaves_them_alone(gammal, monkeypatch):
    bok = gammal()
    rewritten(bok, "xl/tables/table10.xml", 'ref="A4:D', 'ref="A4:E')
    rewritten(bok, "xl/tables/table10.xml", 'ref="A4:D', 'ref="A4:E')
    rewritten(
        bok,
        "xl/tables/table10.xml",
        '<tableColumns count="4">(.*?)</tableColumns>',
        r'<tableColumns count="5">\1<tableColumn id="9" name="Min egen"/></tableColumns>',
    )
    rewritten(
        bok,
        "xl/worksheets/sheet11.xml",
        '(<c r="D4"[^>]*>.*?</c>)',
        r'\1<c r="E4" t="inlineStr"><is><t>Min egen</t></is></c>',
    )
    before = openpyxl.load_workbook(bok)["Budget"]
    with_column(monkeypatch, BUDGET, Column("Beslut", Kind.DATUM, "Dag.", required=False))
    uppgradera(bok)
    after = openpyxl.load_workbook(bok)["Budget"]
    table = after.tables["tblBudget"]
    assert [
        "År",
        "Post",
        "Belopp",
        "Beslutad",
        "Min egen",
        "Beslut",
        "Prognos",
        "Import",
    ] == table.column_names
    assert ("Beslut", "yyyy-mm-dd") == (after["F4"].value, after["F5"].number_format)
    assert table.ref.replace("H", "E") == before.tables["tblBudget"].ref
    assert table.autoFilter.ref == table.ref
    for row in before.iter_rows():
        for cell in row:
            own = after[cell.coordinate]
            assert (cell.value, cell.number_format) == (own.value, own.number_format)
    assert any(str(it.sqref).startswith("F5:F") for it in after.data_validations.dataValidation)
    assert [] == problems(bok)
    assert () == uppgradera(bok).anmarkningar


def test_something_beside_the_table_hinders_a_new_column(gammal, monkeypatch):
    bok = gammal()
    rewritten(
        bok,
        "xl/worksheets/sheet11.xml",
        '(<c r="D6"[^>]*?(?:/>|>.*?</c>))',
        r'\1<c r="E6"><v>1</v></c>',
    )
    before = bok.read_bytes()
    with_column(monkeypatch, BUDGET, Column("Beslut", Kind.DATUM, "Dag.", required=False))
    with pytest.raises(PlatsSaknas, match="till höger om tabellen tblBudget på fliken Budget"):
        uppgradera(bok)
    assert before == bok.read_bytes()


def test_a_tab_of_the_owners_with_the_name_of_a_new_one_is_not_replaced(gammal, monkeypatch):
    with_table(monkeypatch, NY_TABELL._replace(tab="Trappan"))
    with pytest.raises(FlikenUtanTabell, match="Byt namn på fliken"):
        uppgradera(gammal())


@pytest.mark.parametrize("action", [read, uppdatera, uppgradera])
def test_a_workbook_of_a_newer_program_is_refused(action, gammal):
    bok = gammal()
    name = '<definedName name="Formatversion">4</definedName>'
    rewritten(bok, "xl/workbook.xml", "</definedNames>", f"{name}</definedNames>")
    before = bok.read_bytes()
    with pytest.raises(ArbetsbokenArNyare, match="av en nyare xlsaddin"):
        action(bok)
    assert before == bok.read_bytes()


def test_what_the_buttons_and_the_macros_wrote_on_start_stays(gammal):
    bok = gammal()
    stamp = '<c r="B6" s="5" t="inlineStr"><is><t>2024-01-31 av Anna</t></is></c>'
    rewritten(bok, "xl/worksheets/sheet1.xml", '<c r="B6".*?</c>', stamp)
    rewritten(bok, "xl/worksheets/sheet1.xml", '<c r="B7".*?</c>', '<c r="B7" s="5"/>')
    uppgradera(bok)
    start = openpyxl.load_workbook(bok)["Start"]
    assert ("2024-01-31 av Anna", None) == (start["B6"].value, start["B7"].value)


def test_a_start_that_lacks_a_button_gets_them_all_anew(gammal):
    bok = gammal()
    rewritten(bok, "xl/drawings/vmlDrawing1.vml", r"\[0\]!NyttAr<", "[0]!Annat<")
    uppgradera(bok)
    vml = [text.decode() for part, text in read_parts(bok).items() if part.endswith(".vml")]
    assert 6 == sum(text.count("<x:FmlaMacro>") for text in vml)
    assert "NyttAr<" in vml[0]
    assert [] == problems(bok)


def test_older_macros_are_replaced_and_own_ones_kept_and_told(gammal):
    bok = gammal()
    parts = read_parts(bok)
    newer = read_parts(Path("workbooks/mall.xlsm"))["xl/vbaProject.bin"]
    parts["xl/vbaProject.bin"] = other_project(newer, b"Module=Knappar")
    write_parts(bok, parts)
    assert () == uppgradera(bok).egna_moduler
    assert newer == read_parts(bok)["xl/vbaProject.bin"]

    own = gammal("umea_2021")
    parts = read_parts(own)
    mine = parts["xl/vbaProject.bin"] = other_project(newer, b"Module=Mittegt")
    write_parts(own, parts)
    assert ("Mittegt",) == uppgradera(own).egna_moduler
    assert mine == read_parts(own)["xl/vbaProject.bin"]


def other_project(project: bytes, line: bytes) -> bytes:
    """Return a project that names another module, or the same, in other bytes."""
    assert project.count(b"Module=Knappar") == 1
    return project.replace(b"Module=Knappar", line) + bytes(512)


def test_remarks_leave_the_reports_but_not_the_upgrade(gammal):
    bok = gammal()
    rewritten(
        bok, "xl/worksheets/sheet9.xml", '<c r="B5"([^>]*)><v>.*?</v>', r'<c r="B5"\1><v>7.5</v>'
    )
    svar = uppgradera(bok)
    assert 1 == len(svar.anmarkningar)
    assert "3" == names(bok)["Formatversion"]
    touched = changed(GAMLA / bok.name, bok) & data_parts(GAMLA / bok.name)
    assert {"xl/worksheets/sheet9.xml", *GROWN} == touched
