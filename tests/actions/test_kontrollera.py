"""What a workbook must have although its tables may be missing."""

from types import SimpleNamespace

import pytest

from tests.nyare import NY_TABELL, with_table
from xlsaddin.actions.kontrollera import _behovda_tabeller


@pytest.mark.parametrize(("formula", "remarks"), [("SUM(tblLoften[Värde])", 1), ("SUM(A1)", 0)])
def test_a_table_that_a_formula_names_is_needed_though_it_may_be_missing(
    monkeypatch, formula, remarks
):
    with_table(monkeypatch)
    bok = SimpleNamespace(
        underlag=SimpleNamespace(places={}), cells=["A1"], formula=lambda _: formula
    )
    found = _behovda_tabeller(bok)
    assert [NY_TABELL.tab] * remarks == [it.tab for it in found]
    assert all("kör xlsaddin uppgradera" in it.text for it in found)
