from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import xlsxwriter

from tests.hosts.bild import main as bild
from tests.hosts.libreoffice import Calc, CalcError, available, png_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    Build = Callable[[Mapping[str, tuple[str, object]]], Path]

HUVUDBOK = [
    (3010, "100", -100.5),
    (3010, "200", -200),
    (3020, None, -50.25),
    (4010, "100", 40),
    (4010, "", 10),
    (4010, "Å", 7),
]
KONTOPLAN = [
    (3000, 3999, None, "R", "P"),
    (4010, 4010, "100", "R", "P"),
    (4000, 4999, "Å", "R", "P"),
    (3000, 3010, "200", "R", "Q"),
    (4000, 4999, "", "R", "S"),
]
POST = (
    '=SUMPRODUCT((tblKontoplan[Rapport]="R")*(tblKontoplan[Post]="{}")'
    "*SUMIFS(tblHuvudbok[Belopp]"
    ',tblHuvudbok[Konto],">="&tblKontoplan[Från konto]'
    ',tblHuvudbok[Konto],"<="&tblKontoplan[Till konto]'
    ',tblHuvudbok[Ansvar],LEFT("<>§",3*(tblKontoplan[Ansvar]=""))&tblKontoplan[Ansvar]))'
)
FROM_KONTO = (
    '=SUMIFS(tblHuvudbok[Belopp],tblHuvudbok[Konto],">="&{0}5'
    ',tblHuvudbok[Ansvar],IF({1}5="","<>§",{1}5))'
)


def _table(sheet: Worksheet, name: str, columns: list[str], rows: list[tuple]) -> None:
    headers = [{"header": column} for column in columns]
    options = {"name": name, "columns": headers, "data": rows}
    sheet.add_table(0, 0, len(rows), len(columns) - 1, options)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a workbook with three data tables and a report: address -> (formula, cached)."""

    def book(formulas: Mapping[str, tuple[str, object]]) -> Path:
        target = tmp_path / "bok.xlsx"
        with xlsxwriter.Workbook(target) as workbook:
            report = workbook.add_worksheet("Rapport")
            report.write_row("A5", ["", 4000, "", "", 4000, "Å"])
            for address, (formula, value) in formulas.items():
                report.write_formula(address, formula, None, value)
            _table(
                workbook.add_worksheet("Huvudbok"),
                "tblHuvudbok",
                ["Konto", "Ansvar", "Belopp"],
                HUVUDBOK,
            )
            _table(
                workbook.add_worksheet("Kontoplan"),
                "tblKontoplan",
                ["Från konto", "Till konto", "Ansvar", "Rapport", "Post"],
                KONTOPLAN,
            )
            _table(
                workbook.add_worksheet("Inställningar"),
                "tblInstallningar",
                ["Nyckel", "Värde"],
                [("Förbund", "Umeå"), ("År", 2023), ("Godkänd", True)],
            )
        return target

    return book


RIGHT = {
    "A1": ("=SUM(tblHuvudbok[Belopp])", -293.75),
    "A2": ("=1/3", 0.333333333333333),
    "A3": ('=IF(1=1,"ja","nej")', "ja"),
    "A4": ("=NA()", "#N/A"),
    "B1": ('=""', ""),
    "B2": ("=1=1", True),
    "B3": ("=1/0", "#DIV/0!"),
}


def test_a_right_workbook_has_no_differences(calc: Calc, build: Build):
    recalculated = calc.recalculate(build(RIGHT))

    assert len(recalculated.formulas) == len(RIGHT)
    assert recalculated.different == []


@pytest.mark.parametrize(
    ("address", "cached"),
    [("A1", -293.74), ("A3", "nej"), ("A4", "#NUM!"), ("A1", "#N/A"), ("A4", 0.0), ("B2", False)],
)
def test_one_wrong_cached_value_is_reported_alone(
    calc: Calc, build: Build, address: str, cached: float | str
):
    formula, right = RIGHT[address]

    (found,) = calc.recalculate(build(RIGHT | {address: (formula, cached)})).different

    assert (found.sheet, found.address, found.formula) == ("Rapport", address, formula[1:])
    assert (found.cached, found.recalculated) == (cached, right)


def test_a_formula_without_a_cached_value_is_reported(calc: Calc, tmp_path: Path):
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    workbook.active["C3"] = "=1+1"
    workbook.save(tmp_path / "utan.xlsx")

    (found,) = calc.recalculate(tmp_path / "utan.xlsx").different

    assert (found.address, found.cached, found.recalculated) == ("C3", "", 2.0)


def test_a_formula_without_any_value_element_is_reported_even_when_it_gives_nothing(
    calc: Calc, build: Build, tmp_path: Path
):
    with ZipFile(build(RIGHT)) as source, ZipFile(tmp_path / "utan.xlsx", "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b'<f>""</f><v></v>', b'<f>""</f>'))

    (found,) = calc.recalculate(tmp_path / "utan.xlsx").different

    assert (found.address, found.cached, found.recalculated) == ("B1", None, "")


def test_a_text_that_looks_like_an_error_is_not_that_error(calc: Calc, build: Build):
    (found,) = calc.recalculate(build({"A1": ('="#N/A"', "#N/A")})).different

    assert (found.cached, found.recalculated) == ("#N/A", "'#N/A")


def test_every_cell_of_an_array_formula_is_compared(calc: Calc, tmp_path: Path):
    with xlsxwriter.Workbook(tmp_path / "matris.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_array_formula("A1:A2", "{=ROW(A1:A2)*10}", None, 10)
        sheet.write_number("A2", 21)

    (found,) = calc.recalculate(tmp_path / "matris.xlsx").different

    assert (found.address, found.cached, found.recalculated) == ("A2", 21.0, 20.0)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (POST.format("P"), -303.75),
        (POST.format("Q"), -200),
        (POST.format("S"), 57),
        (POST.format("finns inte"), 0),
        (FROM_KONTO.format("B", "D"), 57),
        (FROM_KONTO.format("E", "F"), 7),
        ('=INDEX(tblInstallningar[Värde],MATCH("År",tblInstallningar[Nyckel],0))', 2023),
        ("=tblHuvudbok[[#Headers],[Konto]]", "Konto"),
        ("=ROWS(tblHuvudbok[[#All],[Konto]])", 7),
        ("=SUM(tblKontoplan[[Från konto]:[Till konto]])", 18010 + 21017),
    ],
)
def test_structured_references_hold(calc: Calc, build: Build, formula: str, value: object):
    recalculated = calc.recalculate(build({"A1": (formula, value)}))

    assert recalculated.different == []


def test_the_report_follows_a_changed_data_cell(calc: Calc, build: Build, tmp_path: Path):
    book, saved = build(RIGHT), tmp_path / "ändrad.xlsx"

    values = calc.set_cells(
        book,
        {("Huvudbok", "C2"): 1000, ("Inställningar", "B2"): None, ("Rapport", "C1"): "=A1*2"},
        saved,
    )

    assert values["Rapport", "A1"] == -293.75 + 1100.5
    assert values["Rapport", "C1"] == 2 * (-293.75 + 1100.5)
    assert calc.recalculate(saved).different == []


def test_a_workbook_is_drawn_as_pictures(calc: Calc, build: Build, tmp_path: Path):
    pdf = calc.pdf(build(RIGHT), tmp_path / "bok.pdf")

    pages = png_pages(pdf, tmp_path / "bilder")

    assert len(pages) == 4
    assert all(page.read_bytes().startswith(b"\x89PNG") for page in pages)


def test_a_file_that_is_no_workbook_is_said_to_be_unreadable(calc: Calc, tmp_path: Path):
    with pytest.raises(CalcError, match="FileNotFoundError"):
        calc.recalculate(tmp_path / "finns inte.xlsx")


def test_looking_at_pictures_needs_a_book_and_a_folder(capsys: pytest.CaptureFixture[str]):
    assert bild([]) == 2
    assert "Så här" in capsys.readouterr().err


STAND_IN = """
def cellfunktion(name, args):
    first = args[0]
    if isinstance(first, str) and first.startswith("#"):
        return first
    if first == "fel i koden":
        raise ValueError(first)
    return True if first == "sant" else f"{name}{args}"
"""


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    """A LibreOffice whose worksheet functions say what they were given."""
    if missing := available():
        pytest.skip(missing)
    package = tmp_path_factory.mktemp("site") / "udfs"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "values.py").write_text(STAND_IN, "utf-8")
    with Calc(package.parent) as running:
        yield running


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=TRAPPA(5000)", "TRAPPA[5000.0]"),
        ('=TRAPPA(5,"tkr")', "TRAPPA[5.0, 'tkr']"),
        ("=TRAPPA(5,,2023)", "TRAPPA[5.0, None, 2023.0]"),
        ("=TRAPPA(5,C9)", "TRAPPA[5.0]"),
        ("=TRAPPA(C9)", "TRAPPA[None]"),
        ("=TRAPPA(B5)", "TRAPPA[4000.0]"),
        ("=TRAPPA(A9)", "#VALUE!"),
        ("=GENOMSTROMNING(A9:B9,1)", "#VALUE!"),
        ('=MALSTATUS(C9,B5,"minst",5)', "MALSTATUS[None, 4000.0, 'minst', 5.0]"),
        ("=GENOMSTROMNING(E5:F5,E5)", "GENOMSTROMNING[[[4000.0, 'Å']], 4000.0]"),
        (
            '=IMPACTINDEX(tblInstallningar[Värde],C8:C9,tblInstallningar[Nyckel],"År",C9,"<>x")',
            "IMPACTINDEX[[['Umeå'], [2023.0], [1.0]], [[None], [None]], {}]".format(
                "[['Förbund'], ['År'], ['Godkänd']], 'År', None, '<>x'"
            ),
        ),
        ('=LEFT(TRAPPA(IF(C9="",B5,C9))&"TRAPPA(C9)",5)', "TRAPP"),
        ('=TRAPPA("sant")', 1),
        ('=TRAPPA("fel i koden")', "#VALUE!"),
        ('=IFERROR(TRAPPA("#N/A"),"nej")', "nej"),
        *(
            (f'=TRAPPA("{code}")', code)
            for code in ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
        ),
    ],
)
def test_worksheet_functions_reach_python(echo: Calc, build: Build, formula: str, value: object):
    book = build({"A9": ("=NA()", "#N/A"), "A1": (formula, value)})

    assert echo.recalculate(book).different == []


@pytest.mark.libreoffice
def test_worksheet_functions_work_as_array_formulas(echo: Calc, tmp_path: Path):
    with xlsxwriter.Workbook(tmp_path / "matris.xlsx") as workbook:
        workbook.add_worksheet().write_array_formula("A1", "{=TRAPPA(1)}", None, "TRAPPA[1.0]")

    assert echo.recalculate(tmp_path / "matris.xlsx").different == []
