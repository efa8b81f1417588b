"""What a user has laid on a report tab, and how it is printed: kept, else told by name."""

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.worksheet.datavalidation import DataValidation

from tests.andrad_bok import UMEA
from tests.excel.package_check import faults
from tests.excel.rich_workbook import png
from xlsaddin.actions.uppdatera import uppdatera

TAB, CHARTS = "Noter", "Trappan"
ADVICE = "följde inte med när fliken gjordes om. Lägg sådant på en egen flik."


class Picture(Image):
    """A picture that openpyxl need not look into."""

    format, width, height = "png", 90, 90

    def __init__(self) -> None:
        self.anchor = "A1"

    def _data(self) -> bytes:
        return png().read()


@pytest.fixture
def book(tmp_path):
    return openpyxl.load_workbook(UMEA), tmp_path / "bok.xlsx"


def updated(book, path):
    book["Budget"]["C5"] = 1
    book.save(path)
    answer = uppdatera(path)
    assert [] == faults(path)
    said = [str(it) for it in answer.anmarkningar if it.tab in {TAB, CHARTS}]
    return openpyxl.load_workbook(path), said


def test_paper_scale_margins_and_headers_are_kept_and_the_footer_is_the_programs(book):
    book, path = book
    sheet = book[TAB]
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "portrait", 8
    sheet.page_setup.scale, sheet.sheet_properties.pageSetUpPr.fitToPage = 70, False
    sheet.page_margins.left, sheet.print_options.gridLines = 1.5, True
    sheet.oddHeader.center.text = "Utkast"
    sheet.oddFooter.left.text = "Gammalt namn"
    footer = book[CHARTS].oddFooter.left.text
    after, said = updated(book, path)
    sheet = after[TAB]
    setup = sheet.page_setup
    seen = (setup.orientation, setup.paperSize, setup.scale, sheet.page_margins.left)
    assert ("portrait", "8", 70, 1.5) == tuple(it if it != 8 else "8" for it in seen)
    assert (False, True) == (
        sheet.sheet_properties.pageSetUpPr.fitToPage,
        sheet.print_options.gridLines,
    )
    assert ("Utkast", footer) == (sheet.oddHeader.center.text, sheet.oddFooter.left.text)
    assert [] == said


def test_an_own_footer_is_kept(book):
    book, path = book
    sheet = book[TAB]
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "Dnr 12", None
    after, _ = updated(book, path)
    assert "Dnr 12" == after[TAB].oddFooter.left.text


def test_validations_follow_their_row(book):
    book, path = book
    rule = DataValidation("list", formula1='"Ja,Nej"', sqref="F9")
    book[TAB].add_data_validation(rule)
    after, said = updated(book, path)
    (kept,) = after[TAB].data_validations.dataValidation
    assert ("F9", '"Ja,Nej"', []) == (str(kept.sqref), kept.formula1, said)


def test_what_does_not_come_along_is_told_by_name(book):
    book, path = book
    sheet = book[TAB]
    sheet.add_image(Picture(), "H2")
    chart = BarChart()
    chart.title = "Mitt eget"
    chart.add_data(Reference(sheet, min_col=2, min_row=6, max_row=9))
    sheet.add_chart(chart, "H20")
    sheet.print_area = "A1:C20"
    sheet["H1"].hyperlink = "https://example.org/"
    _, said = updated(book, path)
    things = ["Diagrammet «Mitt eget»", "Bilden «Image 2»", "Länkarna", "Utskriftsområdet"]
    assert sorted(f"{TAB}: {it} {ADVICE}" for it in things) == sorted(said)
    assert [] == [it for it in map(str, uppdatera(path).anmarkningar) if ADVICE in it]
