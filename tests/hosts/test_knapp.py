from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from templates.vbaproject import VbaModule, vba_project
from tests.hosts.knapp import available, press
from tests.hosts.libreoffice import CalcError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(available() is not None, reason=available() or ""),
]

SUB = """Option Explicit

Public Sub Uppdatera()
    ThisWorkbook.Worksheets("Start").Range("E1").Value = "uppdaterad"
End Sub
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Build a workbook with two buttons, one of them bound to a Sub that writes in E1."""
    modules = [
        VbaModule("ThisWorkbook", "workbook"),
        VbaModule("Start", "sheet"),
        VbaModule("Knappar", "standard", SUB),
    ]
    (tmp_path / "vbaProject.bin").write_bytes(vba_project(modules))
    with xlsxwriter.Workbook(tmp_path / "knapp.xlsm") as workbook:
        workbook.add_vba_project(tmp_path / "vbaProject.bin")
        workbook.set_vba_name("ThisWorkbook")
        sheet = workbook.add_worksheet("Start")
        sheet.set_vba_name("Start")
        sheet.write("E1", "orörd")
        size = {"width": 160, "height": 40}
        sheet.insert_button("B2", {"macro": "Uppdatera", "caption": "Uppdatera allt", **size})
        sheet.insert_button("B6", {"macro": "FinnsInte", "caption": "Utan verkan", **size})
    return tmp_path / "knapp.xlsm"


def test_the_real_button_runs_its_sub(book: Path):
    assert press(book, "Start", "Uppdatera allt", "E1") == ("orörd", "uppdaterad")


def test_a_button_that_is_not_there_is_named(book: Path):
    with pytest.raises(CalcError, match="no button 'Finns inte'"):
        press(book, "Start", "Finns inte", "E1")
