"""CONTRIBUTING's recipes, followed in a copy of the tree: each ends green, and right."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from templates.build import ROT

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_RECIPE = 10
BOOKS = (
    "tests/test_arbetsbocker.py::test_every_figure_of_every_report_tab_is_a_formula",
    "tests/test_arbetsbocker.py::test_every_formula_has_a_cached_value",
)
COPIED = ("xlsaddin", "udfs", "templates", "tools", "tests", "workbooks")
SKIPPED = shutil.ignore_patterns("__pycache__", "node_modules")
BUILD = """
import sys
from templates.build import BOCKER, build
build(next(bok for bok in BOCKER if bok.fil.name == "umea_2023.xlsm"))
"""
VALUE = """
from templates.arsdata import raw_tables, read_arsdata
from templates.build import ROT
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.workbook import read_underlag
underlag = read_underlag(raw_tables(read_arsdata(ROT / "templates/umea/2023")))
print(rapportbok(underlag).value(Cell({tab!r}, {row!r}, {column!r})))
"""


class Tree:
    """A copy of the tree, to be changed as a recipe says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            shutil.copytree(ROT / name, folder / name, ignore=SKIPPED)
        shutil.copy(ROT / "pyproject.toml", folder)

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} lacks {old}"
        self.write(file, text.replace(old, new, 1))

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
        return done.stdout.strip()

    def test(self, *files: str) -> None:
        self.run("-m", "pytest", "-q", "-m", "not libreoffice", "-p", "no:xdist", *files)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "xlsaddin")


def test_each_recipe_is_at_most_ten_lines():
    text = (ROT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipes = re.findall(
        r"^## (How do I [^\n]*)\n(.*?)(?=\n## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    lines = {name: len([line for line in body.splitlines() if line]) for name, body in recipes}
    assert lines
    assert [] == [name for name, number in lines.items() if number > LONGEST_RECIPE]


def test_a_report_is_added(tree):
    tree.write(
        "xlsaddin/reports/ekonomi/nyckeltal.py",
        '''"""Nyckeltal: how many kronor each employee's worth of income is."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.data import Installning
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Rapport
from xlsaddin.tabs.installningar import ANTAL_ANSTALLDA
from xlsaddin.tabs.underlag import Underlag

TAB = "Nyckeltal"
BOKDEL = Bokdel.EKONOMI


def rapport(_: Underlag) -> Rapport:
    """Return the tab."""
    per_anstalld = rr.cell(rr.INTAKTER) / Installning(ANTAL_ANSTALLDA)
    rows = (BlockRow("Intäkter per anställd", {"år": per_anstalld}),)
    return Rapport(TAB, TAB, "Kronor.", (Block("", (BlockColumn("år", "Året"),), rows),))
''',
    )
    alla = (tree.folder / "xlsaddin/reports/alla.py").read_text(encoding="utf-8")
    tree.write(
        "xlsaddin/reports/alla.py", alla.replace("    noter,\n", "    noter,\n    nyckeltal,\n")
    )
    facit = "tests/reports/facit_ekonomi.py"
    tree.change(
        facit,
        '    "Trappan": TRAPPAN,\n',
        '    "Trappan": TRAPPAN,\n'
        '    "Nyckeltal": {("Intäkter per anställd", "år"): 9_189_557.10 / 3.5},\n',
    )
    tree.run("-m", "templates.build")
    # 11 583 379 kr of income and three employees.
    shown = tree.run("-c", VALUE.format(tab="Nyckeltal", row="Intäkter per anställd", column="år"))
    assert 11_583_379 / 3 == pytest.approx(float(shown))
    tree.test(*BOOKS, "tests/reports/test_konstruerat_ar_ekonomi.py")


def test_a_data_tab_is_added(tree):
    tree.change(
        "xlsaddin/tabs/ekonomi/tables.py",
        "BUDGET = Table(",
        """LOFTEN = Table(
    "Löften",
    "tblLoften",
    (
        Column("Löfte", Kind.TEXT, "Vad som är lovat.", width=40),
        Column("Belopp", Kind.BELOPP, "Kronor.", width=14),
    ),
    "Vad förbundet har lovat.",
    Bokdel.EKONOMI,
    may_be_missing=True,
)

BUDGET = Table(""",
    )
    text = (tree.folder / "xlsaddin/tabs/alla.py").read_text(encoding="utf-8")
    tree.write("xlsaddin/tabs/alla.py", text.replace("BUDGET,", "LOFTEN, BUDGET,"))
    format_ = (tree.folder / "xlsaddin/excel/book_format.py").read_text(encoding="utf-8")
    current = int(re.search(r"^CURRENT = (\d+)", format_, re.MULTILINE)[1])
    tree.change("xlsaddin/excel/book_format.py", f"CURRENT = {current}", f"CURRENT = {current + 1}")
    for data in ("templates/umea/2023", "tests/data/konstruerat_ar"):
        tree.write(f"{data}/tblLoften.csv", "Löfte,Belopp\nEtt löfte,1250\n")
    tree.run("-m", "templates.build")
    old = shutil.copy(
        tree.folder / "tests/data/fore_0_2/umea_2023.xlsm", tree.folder / "gammal.xlsm"
    )
    tree.run("-m", "xlsaddin", "uppgradera", str(old))
    sheets = tree.run(
        "-c", f"import openpyxl; print(openpyxl.load_workbook({str(old)!r}).sheetnames)"
    )
    assert "'Löften', 'Budget'" in sheets
    tree.test(*BOOKS, "tests/tabs", "tests/excel/draw/test_data_tab.py")


def test_an_indicator_kind_is_added(tree):
    tree.change(
        "xlsaddin/domain/malslag.py",
        '    BESKRIVNING = (\n        "beskrivning finns",',
        """    EXAKT_NOLL = (
        "inget alls",
        _MINST_ANTAL._replace(
            kvar=_ner_till,
            kvar_formel="{u}-{m}",
            standardmal=0,
            enda_mal=0,
            mal_i_ord="{mal}{enhet}",
        ),
    )
    BESKRIVNING = (
        "beskrivning finns",""",
    )
    told = tree.run(
        "-c",
        "from udfs.values import cellfunktion as f\n"
        "print([f('MALSTATUS', [u, None, 'inget alls', 5.0]) for u in (0.0, 1.0, None)])",
    )
    assert "['nådd', 'ej nådd', 'ej mätt']" == told
    tree.run("-m", "templates.build")
    tree.test("tests/domain", "tests/rules/test_malstatus.py", *BOOKS)


def test_a_worksheet_function_is_added(tree):
    tree.change(
        "udfs/values.py",
        "_FUNKTIONER: Mapping",
        """def _soliditet(eget_kapital: Argument, tillgangar: Argument) -> float:
    return soliditet(tal(ensam(eget_kapital)), tal(ensam(tillgangar)))


_FUNKTIONER: Mapping""",
    )
    tree.change(
        "udfs/values.py",
        '    "TRAPPA": _trappa,\n',
        '    "SOLIDITET": _soliditet,\n    "TRAPPA": _trappa,\n',
    )
    tree.change(
        "udfs/values.py",
        "from xlsaddin.rules.trappa import",
        "from xlsaddin.rules.soliditet import soliditet\nfrom xlsaddin.rules.trappa import",
    )
    tree.change(
        "udfs/celler.py",
        "*_MALTYPER,",
        '''@xw.func(category="Samordningsförbund")
@xw.arg("eget_kapital", ndim=2, err_to_str=True, doc="Summa eget kapital, en cell.")
@xw.arg("tillgangar", ndim=2, err_to_str=True, doc="Summa tillgångar, en cell.")
def SOLIDITET(eget_kapital, tillgangar):
    """Eget kapital som andel av tillgångarna, 0–1."""
    return cellfunktion("SOLIDITET", [eget_kapital, tillgangar])


*_MALTYPER,''',
    )
    tree.change("udfs/__init__.py", '"MALSTATUS", ', '"MALSTATUS", "SOLIDITET", ')
    addin = "tests/hosts/calc_addin"
    tree.change(
        f"{addin}/XFunktioner.idl",
        "  any trappa(",
        "  any soliditet([in] any kapital, [in] any tillgangar);\n  any trappa(",
    )
    told = tree.run(
        "-c",
        "from udfs.values import cellfunktion as f\nprint(f('SOLIDITET', [2095307.0, 8714173.0]))",
    )
    assert 2_095_307 / 8_714_173 == pytest.approx(float(told))
    tree.run("-m", "templates.build")
    macros = tree.run(
        "-c",
        "from oletools.olevba import VBA_Parser\n"
        "for *_, code in VBA_Parser('workbooks/mall.xlsm').extract_macros(): print(code)",
    )
    assert "Function SOLIDITET(eget_kapital, tillgangar)" in macros
    tree.test(*BOOKS, "tests/udfs/test_celler.py", "tests/templates")


def test_a_renderer_is_added(tree):
    tree.write(
        "xlsaddin/reports/markdown.py",
        '''"""A report as Markdown."""

from xlsaddin.reports.page import Page, PageTable


def as_markdown(page: Page) -> str:
    """Return the tables of a page, each row a line of what it shows."""
    tables = [part for part in page.parts if isinstance(part, PageTable)]
    rows = [row for table in tables for row in table.rows]
    return "\\n".join(f"| {row.text} | {' | '.join(c.shown for c in row.cells)} |" for row in rows)
''',
    )
    told = tree.run(
        "-c",
        "from tests.reports.pahittad import bok\n"
        "from xlsaddin.reports.markdown import as_markdown\n"
        "from xlsaddin.reports.page import page\n"
        "b = bok()\nprint(as_markdown(page(b, b.rapporter[0])))",
    )
    assert all(line.startswith("| ") for line in told.splitlines())
    assert len(told.splitlines()) > 3
    tree.test("tests/reports/test_page.py")
