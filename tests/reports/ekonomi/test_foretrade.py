"""A narrower row of the Kontoplan goes before a wider one, in every sum."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from templates.arsdata import raw_tables
from templates.build import BOCKER, build
from tests.reports.konstruerat_ar import arsdata
from xlsaddin.domain.kontoplan import BUDGETPOST, RAKNING, Kontorad
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.utelamnat import LANGSTA_FORMULA
from xlsaddin.tabs.ekonomi.overlapp import for_uppdelade
from xlsaddin.tabs.workbook import read_underlag

DAGEN = dt.date(2024, 5, 5)
_HUVUDBOK = [
    [DAGEN, float(konto), ansvar, projekt, "", -float(2**n) / 4]
    for n, (konto, ansvar, projekt) in enumerate(
        (konto, ansvar, projekt)
        for konto in range(4000, 4006)
        for ansvar in ("", "1", "2")
        for projekt in ("", "A")
    )
]
"""Each booking is as large as all before it together, so that no two sums are alike."""


def bok_med(plan: list[list[object]], plats: str = RAKNING.column) -> Rapportbok:
    """Return the reports of a ledger of many codes, with a Kontoplan that fills one place."""
    data = arsdata()
    data["tblHuvudbok"] = _HUVUDBOK
    data["tblKontoplan"] = [
        [*rad[:4], *(rad[4] if plats == it else "" for it in _COLUMNS)] for rad in plan
    ]
    return rapportbok(read_underlag(raw_tables(data)))


_COLUMNS = ("Räkning eller not", "Utfall och budget", "Kostnadsfördelning", "Varav", "Trappans bas")


def netto(bok: Rapportbok, rad: Kontorad, plats: str = RAKNING.column) -> float:
    """Return what is left for a row's place."""
    value = bok.value(Cell(ks.TAB, f"kontorad {rad.number}", f"{plats}, kr"))
    assert isinstance(value, float)
    return value


_KOD = st.sampled_from(["", "1", "2"])
_RADER = st.lists(
    st.tuples(st.integers(4000, 4005), st.integers(0, 5), _KOD, st.sampled_from(["", "A"])),
    min_size=1,
    max_size=7,
)


@settings(max_examples=150, deadline=None)
@given(_RADER)
def test_every_booking_counts_on_the_one_row_that_wins_it(rader: list[tuple[int, int, str, str]]):
    plan: list[list[object]] = [
        [float(fran), float(fran + n), ansvar, projekt, "Insatser"]
        for fran, n, ansvar, projekt in rader
    ]
    bok = bok_med(plan)
    if [*bok.underlag.foretrade.oavgjorda()] or for_uppdelade(bok.underlag):
        return
    assert max(len(bok.formula(cell)) for cell in bok.cells) < LANGSTA_FORMULA
    wanted = dict.fromkeys(range(1, len(plan) + 1), 0.0)
    for _, konto, ansvar, projekt, _, belopp in _HUVUDBOK:
        kod = (str(ansvar) or None, str(projekt) or None)
        tar = [it for it in bok.underlag.kontorader if it.omfang.galler(int(str(konto)[:4]), *kod)]
        rad = min(tar, key=lambda it: it.omfang.rang, default=None)
        if rad:
            wanted[rad.number] += belopp  # type: ignore[operator]
    assert pytest.approx(wanted, abs=0.006) == {
        rad.number: netto(bok, rad) for rad in bok.underlag.kontorader
    }


def test_a_row_that_is_partly_taken_keeps_the_rest():
    plan: list[list[object]] = [
        [4000.0, 4005.0, "1", "", "Kanslipersonal"],
        [4002.0, "", "", "", "Torget"],
    ]
    bok = bok_med(plan, BUDGETPOST.column)
    with_ansvar_1 = sum(row[5] for row in _HUVUDBOK if row[2] == "1" and row[1] != 4002)  # type: ignore[misc]
    rad = bok.underlag.kontorader[0]
    assert pytest.approx(with_ansvar_1, abs=0.006) == netto(bok, rad, BUDGETPOST.column)


def test_what_no_narrower_row_takes_is_the_whole_without_a_sum_of_its_own():
    bok = bok_med([[4000.0, 4005.0, "", "", "Insatser"]])
    formula = bok.formula(Cell(ks.TAB, "kontorad 1", "Räkning eller not, kr"))
    assert bok.address(Cell(ks.TAB, "kontorad 1", "utfall"), ks.TAB) == formula


def test_trappans_bas_can_leave_a_konto_out():
    data = arsdata()
    data["tblKontoplan"].append([3522.0, "", "", "", "", "", "", "", "Nej"])
    bok = rapportbok(read_underlag(raw_tables(data)))
    assert pytest.approx(7_500_000.50) == bok.value(Cell("Trappan", "Tilldelning", "år"))


def test_a_ledger_with_all_signs_turned_gives_the_same_reports():
    data = arsdata(Tecken_i_huvudboken="minus för intäkter (kredit)")
    for row in data["tblHuvudbok"]:
        row[5] = -row[5]  # type: ignore[operator]
    turned, straight = (rapportbok(read_underlag(raw_tables(it))) for it in (data, arsdata()))
    undantag = (Cell(ks.TAB, "Tecken i huvudboken", "värde"),)
    utan = [cell for cell in straight.cells if cell not in undantag]
    utfall = [cell for cell in utan if isinstance(straight.value(cell), float)]
    assert {cell: straight.value(cell) for cell in utfall} == pytest.approx(
        {cell: turned.value(cell) for cell in utfall}
    )


def test_the_sums_of_nested_rows_are_those_that_the_spreadsheet_program_reckons(calc, tmp_path):
    fil = tmp_path / "konstruerat.xlsm"
    build(replace(BOCKER[1], fil=fil), arsdata())
    sammandraget = [it for it in calc.recalculate(fil).different if it.sheet == ks.TAB]
    assert [] == sammandraget
