"""Tables as systems and people write them: what is read, told, asked and refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, strategies as st

from xlsaddin.domain.anmarkning import Grad
from xlsaddin.domain.errors import FilenArSkadad, Tabellfel
from xlsaddin.imports.datumform import Datumfel, las_dagar
from xlsaddin.imports.inlast import Budgetrad, Inlast, Kontering, Rad, Saldorad
from xlsaddin.imports.mall import Mall
from xlsaddin.imports.tabell import las_tabell
from xlsaddin.imports.talform import Talfel, i_ore

if TYPE_CHECKING:
    from pathlib import Path

BOK = [
    ("Bokföringsdatum", "Konto", "Kst", "Text", "Belopp", "Ver.nr"),
    ("2023-01-31", "3510", "", "Bidrag", "-1 000,50", "A 1"),
    ("2023-02-28", "4510", "301", "Köp", "600,25", "A 2"),
]
FACIT = [
    Rad(Kontering("3510"), dt.date(2023, 1, 31), "Bidrag", -100_050, "A 1", 2),
    Rad(Kontering("4510", "301"), dt.date(2023, 2, 28), "Köp", 60_025, "A 2", 3),
]


def csv(rows, separator: str = ";") -> str:
    return "".join(separator.join(row) + "\r\n" for row in rows)


@pytest.fixture
def las(tmp_path: Path):
    def read(text: str, encoding: str = "utf-8", **val: str) -> tuple[Inlast, Mall]:
        fil = tmp_path / "bok.csv"
        fil.write_bytes(text.encode(encoding))
        return las_tabell(fil, Mall("", val), 2023)

    return read


@pytest.fixture
def las_xlsx(tmp_path: Path):
    def read(book: openpyxl.Workbook, **val: str) -> Inlast:
        fil = tmp_path / "bok.xlsx"
        book.save(fil)
        return las_tabell(fil, Mall("", val), 2023)[0]

    return read


def fel(svar: Inlast) -> list[str]:
    return [str(it) for it in svar.anmarkningar if it.grad is Grad.FEL]


def upplysningar(svar: Inlast) -> list[str]:
    return [str(it) for it in svar.anmarkningar if it.grad is not Grad.FEL]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp437", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_separator_and_letters_are_found(las, separator: str, encoding: str):
    svar, mall = las(csv(BOK, separator), encoding)
    assert FACIT == svar.huvudbok
    assert ("Huvudbok", "åååå-mm-dd", "minus för intäkter") == tuple(
        mall.val[key] for key in ("Flik", "Datumform", "Tecken")
    )


def test_lines_above_the_headers_and_totals_below_are_told(las):
    svar, _ = las("Förbundet;;;;;\r\n;;;;;\r\n" + csv(BOK) + ";;;Summa;-400,25;\r\n")
    assert [it._replace(rad=it.rad + 2) for it in FACIT] == svar.huvudbok
    assert any("rubriker på rad 3" in it for it in svar.visat)
    assert ["bok.csv, rad 6: 1 summarader räknas inte, den första är rad 6."] == upplysningar(svar)


def test_the_preview_has_sums(las):
    visat = las(csv(BOK))[0].visat
    assert "2 rader, summa −400,25 kr." in visat
    assert "  klass 3: −1\xa0000,50 kr" in visat


def test_debet_and_kredit_are_two_columns(las):
    rows = [("Datum", "Konto", "Debet", "Kredit"), ("20230131", "3510", "", "1000,50")]
    assert [-100_050] == [it.ore for it in las(csv(rows))[0].huvudbok]


def test_incomes_with_plus_are_turned(las):
    rows = [
        ("Datum", "Konto", "Belopp"),
        ("20230131", "3510", "7,50"),
        ("20230131", "4510", "-5,25"),
    ]
    assert [-750, 525] == [it.ore for it in las(csv(rows))[0].huvudbok]


def test_a_name_beside_the_number_of_a_konto_is_left_out(las):
    rows = [("Datum", "Konto", "Belopp"), ("20230131", "4510 Köp av tjänst", "7,50")]
    assert ["4510"] == [it.kontering.konto for it in las(csv(rows))[0].huvudbok]


@pytest.mark.parametrize(
    ("rows", "val"),
    [
        ([("Datum", "Konto", "Belopp"), ("20230131", "4510", "1.234")], "Decimaltecken="),
        ([("Datum", "Konto", "Belopp"), ("01/02/2023", "4510", "1,50")], "Datumform=dd/mm/åååå"),
        (
            [
                ("Datum", "Konto", "Belopp"),
                ("20230131", "3510", "1,50"),
                ("20230131", "4510", "2,50"),
            ],
            "Tecken=plus för intäkter",
        ),
        (
            [("Datum", "Konto", "Belopp", "Summa"), ("20230131", "4510", "1,50", "2")],
            "Belopp=Summa",
        ),
        ([("Konto", "Belopp"), ("4510", "1,50"), ("3510", "a")], "inget belopp"),
        ([("Datum", "Belopp"), ("20230131", "1,50")], "Flik=Huvudbok"),
        ([("Datum", "Konto", "Belopp"), ("20230131", "Bank", "1,50")], "inget kontonummer"),
        ([("Datum", "Konto", "Belopp"), ("20230131", "4510", "tolv")], "inget belopp"),
        (
            [("Datum", "Konto", "Belopp"), ("20230131", "4510", "1"), ("i maj", "4510", "1")],
            "inget datum",
        ),
        (
            [("Datum", "Konto", "Belopp"), ("20230131", "4510", "1,50"), ("2023", "")],
            "slutar tvärt",
        ),
    ],
)
def test_what_is_unclear_is_asked_for_and_nothing_is_taken(las, rows, val: str):
    svar, _ = las(csv(rows)[:-2])
    assert any(val in it for it in fel(svar)), fel(svar)


def test_an_answer_settles_what_was_asked(las):
    rows = [("Datum", "Konto", "Belopp"), ("01/02/2023", "4510", "1.234")]
    svar, _ = las(csv(rows), Decimaltecken=".", Datumform="dd/mm/åååå")
    assert [(dt.date(2023, 2, 1), 123)] == [(it.dag, it.ore) for it in svar.huvudbok]


@pytest.mark.parametrize(
    ("text", "vad"),
    [
        ("", "tom"),
        ("hej\r\n", "skiljer kolumnerna"),
        ("a;b\r\n1;2\r\n", "Rubrikrad"),
        (csv(BOK) + "2023-03-01;4510;;Köp; nu;5,00;A 3\r\n", "Rad 4 har 7 fält"),
        (csv(BOK) + '2023-03-01;4510;;"Köp;5,00;A 3\r\n', "citattecken saknas"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(las, text: str, vad: str):
    with pytest.raises(Tabellfel, match=vad):
        las(text)


def test_saldon_and_budget_are_told_by_their_columns(las):
    saldon, _ = las("Konto;IB;UB\r\n1930;900,00;700,50\r\n2440;100,00;50,00\r\n")
    assert [Saldorad("1930", "", 90_000, 70_050), Saldorad("2440", "", -10_000, -5_000)] == (
        saldon.saldon
    )
    budget, _ = las("Post;Budget\r\nInsatser;-500,50\r\n")
    assert [Budgetrad(None, "Insatser", 50_050)] == budget.budget


def xlsx(rows) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


XLSX = [
    ["Datum", "Konto", "Kst", "Text", "Belopp", "Ver"],
    [dt.date(2023, 1, 31), 3510, None, "Bidrag", -1000.5, "A 1"],
    [dt.date(2023, 2, 28), "4510", 301, "Köp", 600.25, "A 2"],
]


def test_an_xlsx_gives_what_the_text_gives(las_xlsx):
    assert FACIT == las_xlsx(xlsx(XLSX)).huvudbok


def test_hidden_rows_merged_cells_and_repeated_headers_are_told(las_xlsx):
    book = xlsx([*XLSX, XLSX[0]])
    book.active.row_dimensions[3].hidden = True
    book.active.merge_cells("C2:D2")
    svar = las_xlsx(book)
    told = " ".join(upplysningar(svar))
    assert 2 == len(svar.huvudbok)
    assert "1 dolda rader räknas med, den första är rad 3." in told
    assert "C2:D2" in told
    assert "1 upprepade rubrikrader räknas inte, den första är rad 4." in told


def test_an_error_and_a_formula_never_calculated_stop_the_import(las_xlsx):
    book = xlsx(XLSX)
    book.active["E2"] = "#N/A"
    book.active["E2"].data_type = "e"
    book.active["E3"] = "=1+1"
    svar = las_xlsx(book)
    assert [
        "rad 2, Belopp: Cellen visar felet #N/A.",
        "rad 3, Belopp: Formeln är inte beräknad.",
    ] == [it.removeprefix("bok.xlsx, ").partition(" Öppna")[0] for it in fel(svar)]


def test_several_tabs_with_a_table_are_asked_about(las_xlsx):
    book = xlsx(XLSX)
    other = book.create_sheet("Andra")
    for row in XLSX:
        other.append(row)
    with pytest.raises(Tabellfel, match='"Blad=Andra"'):
        las_xlsx(book)
    assert FACIT == las_xlsx(book, Blad="Andra").huvudbok


def test_a_broken_xlsx_is_a_sentence(tmp_path: Path):
    fil = tmp_path / "bok.xlsx"
    fil.write_bytes(b"PK\x03\x04nix")
    with pytest.raises(FilenArSkadad):
        las_tabell(fil, Mall())


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("1 234,50", 123_450),
        ("1\N{NO-BREAK SPACE}234,5", 123_450),
        ("−7,00", -700),
        ("7,00-", -700),
        ("(7,00)", -700),
        ("1.234,50 kr", 123_450),
        ("1'234.50", 123_450),
        ("1,234.50", 123_450),
        ("", None),
        ("0,1234", 12),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, ore: int | None):
    assert [ore] == i_ore([text])


@pytest.mark.parametrize(
    "texts", [["1.234"], ["1,5", "1.5"], ["x"], ["1.2.3,50"], ["1--"], ["1,2,3"]]
)
def test_an_amount_that_is_unclear_is_no_amount(texts: list[str]):
    with pytest.raises(Talfel):
        i_ore(texts)


@given(st.lists(st.integers(-(10**11), 10**11)))
def test_amounts_come_back_as_they_were_written(ore: list[int]):
    assert ore == i_ore([f"{it / 100:.2f}".replace(".", ",") for it in ore])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2023-02-28", "åååå-mm-dd"),
        ("2023-02-28 00:00:00", "åååå-mm-dd"),
        ("20230228", "ååååmmdd"),
        ("2023/02/28", "åååå/mm/dd"),
        ("28/2/2023", "dd/mm/åååå"),
        ("28.02.2023", "dd/mm/åååå"),
        ("230228", "ååmmdd"),
        ("23-02-28", "åå-mm-dd"),
        ("202302", "ååååmm"),
        ("2023-02", "ååååmm"),
        ("28 februari 2023", "d månad åååå"),
        ("28 feb 2023", "d månad åååå"),
    ],
)
def test_a_day_is_read_in_any_swedish_form(text: str, form: str):
    assert ({text: dt.date(2023, 2, 28)}, form) == las_dagar([text], ar=2023)


def test_the_workbooks_year_tells_a_month_from_a_day():
    """200112 is December 2001, or 12 January 2020."""
    assert dt.date(2001, 12, 31) == las_dagar(["200112"], ar=2001)[0]["200112"]
    with pytest.raises(Datumfel, match="ååmmdd"):
        las_dagar(["200112"])


def test_no_order_of_rows_changes_what_is_read(las):
    rows = [("20230131", str(konto), f"{konto - 4500},25") for konto in range(4500, 4600)]
    head = [("Datum", "Konto", "Belopp")]
    before = {(it.kontering, it.ore) for it in las(csv([*head, *rows]))[0].huvudbok}
    rows = [*rows[50:], *reversed(rows[:50])]
    assert before == {(it.kontering, it.ore) for it in las(csv([*head, *rows]))[0].huvudbok}
