"""Books of other förbund question themselves: what is missing is said, the rest is reported."""

import pytest

from templates.arsdata import Rows, raw_tables, read_arsdata
from tests.reports.konstruerat_ar import arsdata
from tests.tabs.ra import MAPP as AR_2023
from tests.test_forbund import MAPP
from xlsaddin.actions.kontrollera import granska
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.workbook import read_underlag


def bok(data: dict[str, Rows]) -> Rapportbok:
    return rapportbok(read_underlag(raw_tables(data)))


def test_depreciation_mapped_nowhere_is_a_fel_with_the_row_to_paste():
    data = read_arsdata(MAPP / "forlust")
    data["tblKontoplan"] = [row for row in data["tblKontoplan"] if row[0] != 7900]
    alla, lage = granska(bok(data))
    (fel,) = (it for it in alla if it.grad is Grad.FEL)
    assert ("Huvudbok", "Konto") == (fel.tab, fel.column)
    assert fel.text.startswith(
        "Konto 7910 har ingen post i resultatet, Utfall och budget och Kostnadsfördelning. "
    )
    assert {"Driftsredovisning", "Trappan"} <= lage.stoppade.keys()
    row = fel.text.rpartition(": ")[2].split("\t")
    data["tblKontoplan"].append([float(row[0]), *row[1:]])
    assert [] == [it for it in granska(bok(data))[0] if it.grad is Grad.FEL]


def test_depreciation_mapped_everywhere_stands_on_its_own_line_in_outcome_and_budget():
    rapporter = bok(read_arsdata(MAPP / "forlust"))
    row = [rapporter.value(Cell("Driftsredovisning", "Avskrivningar", k)) for k in KOLUMNER]
    assert [-50_000, -50_000, 0] == row
    # 3 200 000 − 2 450 000 − 700 000 − 50 000.
    assert 0 == rapporter.value(Cell("Driftsredovisning", "Verksamhetens resultat", "budget"))


KOLUMNER = ("utfall", "budget", "avvikelse")


def test_taxes_stand_on_lines_of_their_own_below_nettokostnader():
    rapporter = bok(read_arsdata(MAPP / "kommunalforbund"))
    rader = (
        "Verksamhetens nettokostnader",
        "Skatteintäkter",
        "Generella statsbidrag och utjämning",
    )
    assert [
        [-51_940_000, -52_040_000, 100_000],
        [42_300_000, 42_400_000, -100_000],
        [9_850_000, 9_800_000, 50_000],
    ] == [[rapporter.value(Cell("Driftsredovisning", it, k)) for k in KOLUMNER] for it in rader]


def test_indicators_of_one_malomrade_alone_stand_beside_a_complete_economy():
    data = read_arsdata(MAPP / "bas")
    data["tblIndikatorer"] = [row for row in data["tblIndikatorer"] if str(row[0])[0] == "N"]
    data["tblHandelser"] = [row for row in data["tblHandelser"] if str(row[2])[0] == "N"]
    rapporter = bok(data)
    alla, lage = granska(rapporter)
    # The weights are not those of the plan, which also has other målområden.
    assert {Bokdel.SOCIALT} == {it.bokdel for it in alla if it.grad is Grad.FEL}
    assert {"Driftsredovisning", "Trappan", "Noter"} <= {*lage.gors}
    assert 805_000 == rapporter.value(Cell("Resultaträkning", "Årets resultat", "år"))
    # N2 of N1, N2 and N3: 8 of 24 points.
    assert pytest.approx(100 * 8 / 24) == rapporter.value(
        Cell("Impactindex", "Hela förbundet", "index")
    )


@pytest.mark.parametrize(
    ("ar", "namn"),
    [(2023, "Justering resultatutjämningsreserv"), (2024, "Justering resultatreserv")],
)
def test_the_reserve_is_called_what_the_law_of_the_year_calls_it(ar: int, namn: str):
    data = arsdata() if ar == 2024 else read_arsdata(AR_2023)
    for row in data["tblInstallningar"]:
        if row[0] == "Förändring av resultatutjämningsreserv":
            row[1] = -1_000.0  # type: ignore[index]
    rapport = next(it for it in bok(data).rapporter if it.tab == "Balanskravsresultat")
    assert namn in {row.text for block in rapport.block for row in block.rows}


def test_the_text_of_a_permitted_exception_stands_beside_its_row():
    data = arsdata()
    rad = "Realisationsförluster enligt undantagsmöjlighet"
    skal = "Lokalen såldes när verksamheten flyttade."
    data["tblKommentarer"] = [["Balanskravsresultat", rad, skal, "", ""]]
    rapporter = bok(data)
    rapport = next(it for it in rapporter.rapporter if it.tab == "Balanskravsresultat")
    sagt = {row.name: rapporter.kommentar(rapport.tab, row) for row in rapport.block[0].rows}
    assert (skal, ()) == (sagt[rad], granska(rapporter)[0])
