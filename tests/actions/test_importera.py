"""Importing: the same reports as when typed, once only, replaced, taken back, all or nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from templates.arsdata import raw_tables
from tests.andrad_bok import run
from tests.imports.pahittad_huvudbok import csv, inskrivet, sie, tabeller, tom_bok, xlsx
from tests.reports.konstruerat_ar import figures, tabs_of, words
from xlsaddin.actions.importera import Importerad, angra_import, importera
from xlsaddin.actions.importplan import Onskan
from xlsaddin.actions.kontrollera import read
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.errors import ArbetsbokenArAldre, FilenArLast, FilenSaknas, ImportenSaknas
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.workbook import read_underlag

GAMMAL = Path(__file__).parents[1] / "data" / "fore_0_2" / "umea_2023.xlsm"


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    return tom_bok(tmp_path)


@pytest.fixture
def siefil(tmp_path: Path) -> Path:
    fil = tmp_path / "bok.se"
    fil.write_text(sie(), encoding="cp437")
    return fil


def bytes_of(fil: Path) -> str:
    return hashlib.sha256(fil.read_bytes()).hexdigest()


def rows(bok: Path, tab: str) -> list[tuple[object, ...]]:
    """Return the rows of a data tab that hold anything."""
    sheet = openpyxl.load_workbook(bok)[tab]
    (table,) = sheet.tables.values()
    alla = [tuple(it.value for it in row) for row in sheet[table.ref]][1:]
    return [row for row in alla if any(it is not None for it in row)]


def fel(svar: Importerad) -> list[str]:
    return [str(it) for it in svar.plan.inlast.anmarkningar if it.grad is Grad.FEL]


UTAN = Onskan()


def ett(fil: Path, text: str, onskan: Onskan = UTAN, *, bok: Path) -> Importerad:
    """Import a small CSV ledger."""
    fil.write_text(text, encoding="utf-8")
    return importera(bok, fil, onskan)


HEAD = "Datum;Konto;Ansvar;Projekt;Text;Belopp;Vernr\n"
JAN = HEAD + "2024-01-31;4510;30;INSATS;Köp;100,50;A 1\n2024-01-31;3510;;;Bidrag;-900,00;A 2\n"
FEB = JAN + "2024-02-28;4510;30;INSATS;Köp;50,25;A 3\n"


def test_sie_csv_and_xlsx_give_the_statements_that_typing_gives(bok, siefil, tmp_path):
    typed = rapportbok(read_underlag(raw_tables(inskrivet())))
    assert not fel(importera(bok, siefil, Onskan()))
    books = [bok]
    for form in ("csv", "xlsx"):
        folder = tmp_path / form
        folder.mkdir()
        books.append(tom_bok(folder))
        for name, table in tabeller().items():
            fil = folder / f"{name}.{form}"
            if form == "csv":
                fil.write_text(csv(table), encoding="cp1252")
            else:
                xlsx(table, fil)
            assert not fel(importera(books[-1], fil, Onskan()))
    for book in books:
        rapporter = read(book)
        for tab in tabs_of(Bokdel.EKONOMI):
            assert figures(typed, tab) == pytest.approx(figures(rapporter, tab)), (book, tab)
            assert words(typed, tab) == words(rapporter, tab), (book, tab)


def test_rows_say_which_import_and_voucher_they_came_with(bok, siefil):
    importera(bok, siefil, Onskan())
    huvudbok = rows(bok, "Huvudbok")
    assert ("A 1", "1: bok.se") == huvudbok[0][6:8]
    (importrad,) = rows(bok, "Importer")
    assert ("1: bok.se", "gäller", "SIE 222000-0000 2024") == (
        importrad[0],
        *importrad[1:2],
        importrad[3],
    )
    assert (len(huvudbok), len(rows(bok, "Saldon")), len(rows(bok, "Budget"))) == importrad[6:9]
    assert bytes_of(siefil) == importrad[10]


def test_the_same_content_once_more_adds_nothing(bok, siefil, tmp_path):
    importera(bok, siefil, Onskan())
    fore = bytes_of(bok)
    head, ver = sie().split("#VER", 1)
    vouchers = f"#VER{ver}".split("}\n")[:-1]
    annan = tmp_path / "annat namn.se"
    text = head.replace("#FORMAT", "#GEN 20250102\n#FORMAT") + "".join(
        f"{it}}}\n" for it in reversed(vouchers)
    )
    annan.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    for fil in (siefil, annan):
        svar = importera(bok, fil, Onskan())
        assert ("1: bok.se", False) == (svar.plan.redan, svar.skriven)
    assert fore == bytes_of(bok)


def test_a_longer_file_replaces_the_shorter_and_tells_each_konto(bok, tmp_path):
    ett(tmp_path / "bok.csv", JAN, bok=bok)
    svar = ett(tmp_path / "bok.csv", FEB, bok=bok)
    assert ["1: bok.csv"] == svar.plan.ersatter
    assert ["Huvudbok, 4510: −100,50 blir −150,75 (skillnad −50,25)"] == svar.plan.skillnader
    assert [-100.5, 900, -50.25] == [row[5] for row in rows(bok, "Huvudbok")]
    assert ["ersatt av 2", "gäller"] == [row[1] for row in rows(bok, "Importer")]


def test_a_corrected_row_keeps_its_place_and_what_stands_beside_it(bok, tmp_path):
    ett(tmp_path / "bok.csv", FEB, bok=bok)
    book = openpyxl.load_workbook(bok, keep_vba=True)
    sheet = book["Huvudbok"]
    for row, text in ((5, "köpet"), (6, "bidraget"), (7, "februari")):
        sheet.cell(row, 12, text)
    book.save(bok)
    rattad = FEB.replace("100,50", "110,50").replace(
        "900,00;A 2\n", "900,00;A 2\n2024-01-31;4520;;;Nytt;5;A 9\n"
    )
    ett(tmp_path / "bok.csv", rattad, bok=bok)
    sheet = openpyxl.load_workbook(bok)["Huvudbok"]
    assert [(-110.5, "köpet"), (900, "bidraget"), (-50.25, "februari"), (-5, None)] == [
        (sheet.cell(row, 6).value, sheet.cell(row, 12).value) for row in range(5, 9)
    ]


def test_another_month_is_added_to_those_before(bok, tmp_path):
    ett(tmp_path / "jan.csv", JAN, bok=bok)
    mars = HEAD + "2024-03-31;4510;30;INSATS;Köp;7,00;A 7\n"
    assert [] == ett(tmp_path / "mars.csv", mars, bok=bok).plan.ersatter
    assert 3 == len(rows(bok, "Huvudbok"))


def test_another_file_for_the_same_month_is_asked_about(bok, tmp_path):
    ett(tmp_path / "jan.csv", JAN, bok=bok)
    annan = HEAD + "2024-01-31;6110;20;STRUKT;Papper;7,00;C 1\n"
    fore = bytes_of(bok)
    svar = ett(tmp_path / "del2.csv", annan, bok=bok)
    assert "--ersatt 1 om filen ersätter den, eller --lagg-till" in fel(svar)[0]
    assert fore == bytes_of(bok)
    ett(tmp_path / "del2.csv", annan, Onskan(lagg_till=True), bok=bok)
    assert 3 == len(rows(bok, "Huvudbok"))
    ett(tmp_path / "del3.csv", annan.replace("7,00", "8,00"), Onskan(ersatt=2), bok=bok)
    assert [-100.5, 900, -8] == [row[5] for row in rows(bok, "Huvudbok")]


def test_an_import_is_taken_back_and_nothing_else(bok, tmp_path):
    ett(tmp_path / "jan.csv", JAN, bok=bok)
    ett(tmp_path / "mars.csv", HEAD + "2024-03-31;4510;30;INSATS;Köp;7,00;A 7\n", bok=bok)
    angra_import(bok, 1)
    assert [-7] == [row[5] for row in rows(bok, "Huvudbok")]
    assert ["ångrad", "gäller"] == [row[1] for row in rows(bok, "Importer")]
    with pytest.raises(ImportenSaknas, match=r"2: mars\.csv"):
        angra_import(bok, 1)


def test_typed_balances_are_replaced_and_the_difference_told(bok, tmp_path):
    (tmp_path / "s.csv").write_text("Konto;IB;UB\n1940;100,00;200,00\n2440;-5,00;-6,00\n")
    importera(bok, tmp_path / "s.csv", Onskan())
    (tmp_path / "s.csv").write_text("Konto;IB;UB\n1940;100,00;250,00\n2440;-5,00;-6,00\n")
    svar = importera(bok, tmp_path / "s.csv", Onskan())
    assert any(
        "konto 1940, Utgående: 200,00 blir 250,00" in str(it)
        for it in svar.plan.inlast.anmarkningar
    )
    assert [(1940, 100, 250), (2440, 5, 6)] == [(r[1], r[3], r[4]) for r in rows(bok, "Saldon")]


def test_a_konto_without_a_post_is_listed_with_its_amount_and_a_row_to_paste(bok, tmp_path):
    svar = ett(tmp_path / "bok.csv", HEAD + "2024-01-31;4990;;;Nytt;12,50;A 1\n", bok=bok)
    ((bokning, forslag),) = svar.utan_post
    assert (4990, -12.5, "4990") == (bokning.kontering.konto, bokning.belopp, forslag[0])
    assert 1 == len(rows(bok, "Huvudbok"))


def test_a_mapping_is_saved_under_its_name_and_used_for_the_next_file(bok, tmp_path):
    onskan = Onskan("Vårt system", {"Belopp": "Utfall kr", "Datumform": "dd/mm/åååå"})
    text = "Dag;Datum;Konto;Utfall kr\nx;01/02/2024;4510;7,50\n"
    ett(tmp_path / "feb.csv", text, onskan, bok=bok)
    (mall,) = rows(bok, "Importmallar")
    assert ("Vårt system", "Huvudbok", "Datum", "Konto") == mall[:4]
    svar = ett(tmp_path / "mar.csv", text.replace("01/02", "01/03"), bok=bok)
    assert not fel(svar)
    assert [2, 3] == [row[0].month for row in rows(bok, "Huvudbok")]
    assert 1 == len(rows(bok, "Importmallar"))


def test_a_text_that_would_begin_a_formula_is_a_text(bok, tmp_path):
    ett(tmp_path / "bok.csv", JAN.replace("Köp", '=HYPERLÄNK("x")'), bok=bok)
    cell = openpyxl.load_workbook(bok)["Huvudbok"]["E5"]
    assert ('=HYPERLÄNK("x")', "s") == (cell.value, cell.data_type)


@pytest.mark.parametrize(
    ("text", "vad"),
    [
        (JAN.replace("2024-01-31;4510", "2023-01-31;4510"), "utanför arbetsbokens år 2024"),
        (JAN.replace("100,50", "x"), "inget belopp"),
        ("Post;Belopp\nFinns;1,00\n", ""),
    ],
)
def test_what_is_wrong_leaves_the_workbook_as_it_was(bok, tmp_path, text: str, vad: str):
    fore = bytes_of(bok)
    svar = ett(tmp_path / "bok.csv", text, bok=bok)
    if vad:
        assert any(vad in it for it in fel(svar)), fel(svar)
        assert fore == bytes_of(bok)
        assert not (bok.parent / "Säkerhetskopior").exists()


def test_a_dry_run_says_the_same_and_writes_nothing(bok, siefil):
    fore = bytes_of(bok)
    torr = importera(bok, siefil, Onskan(), torrkor=True)
    assert (fore, False) == (bytes_of(bok), torr.skriven)
    skarp = importera(bok, siefil, Onskan())
    assert (skarp.plan.rader, skarp.anmarkningar) == (torr.plan.rader, torr.anmarkningar)


def test_a_workbook_from_before_imports_is_upgraded_first(tmp_path, siefil):
    gammal = Path(shutil.copy(GAMMAL, tmp_path))
    with pytest.raises(ArbetsbokenArAldre, match="xlsaddin uppgradera"):
        importera(gammal, siefil, Onskan())
    assert 0 == run("uppgradera", gammal).exit_code
    assert "utanför arbetsbokens år 2023" in fel(importera(gammal, siefil, Onskan()))[0]


def test_a_locked_workbook_and_a_missing_file_are_sentences(bok, siefil):
    with pytest.raises(FilenSaknas):
        importera(bok, siefil.with_name("nej.se"), Onskan())
    bok.with_name(f"~${bok.name}").touch()
    with pytest.raises(FilenArLast):
        importera(bok, siefil, Onskan())


def test_the_command_tells_and_ends_as_it_should(bok, siefil, tmp_path):
    svar = run("importera", bok, siefil, "--json")
    data = json.loads(svar.stdout)
    # Last year's published figures are of other balances: the reports say so, and end with 1.
    assert (1, True, 34) == (svar.exit_code, data["skriven"], data["rader"]["Huvudbok"])
    assert "redan importerat: 1: bok.se" in run("importera", bok, siefil).stdout
    (tmp_path / "fel.csv").write_text(JAN.replace("100,50", "x"), encoding="utf-8")
    nej = run("importera", bok, tmp_path / "fel.csv")
    assert (1, "Ingenting är skrivet" in nej.stdout) == (nej.exit_code, True)
    assert "fel.csv, rad 2, Belopp: «x» är inget belopp." in nej.stderr
    assert "borttagen" in run("importera", bok, "--angra", 1).stdout
    assert 2 == run("importera", bok).exit_code
    assert 2 == run("importera", bok, siefil, "--val", "Fel=1").exit_code
