"""The status of every kind of target: as the rule says, as MALSTATUS, and as a native formula."""

import datetime as dt

import pytest

from templates.build import ROT, Bok, build
from tests.reports.socialt.bocker import berattelse, bok, data, handelse, indikator, svar, value
from tests.reports.socialt.orakel import Handelse, Indikator, Underlag, socialt_bokslut
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Kon, Matning
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.figures import status
from xlsaddin.reports.socialt.socialt_bokslut import TAB

ALLA_SLAG = [
    (indikator("I1"), [handelse("I1", 39.0, 100.0)]),
    (indikator("I2", Måltyp="högst andel", Målvärde=10.0), [handelse("I2", 11.0, 100.0)]),
    (
        indikator("I3", Måltyp="könsfördelning 40–60"),
        [handelse("I3", 3.0, "", Kön="kvinnor"), handelse("I3", 7.0, "", Kön="män")],
    ),
    (
        indikator("I4", Måltyp="könsskillnad högst", Målvärde=20.0, Enhet="procentenheter"),
        [handelse("I4", 9.0, 10.0, Kön="kvinnor"), handelse("I4", 5.0, 10.0, Kön="män")],
    ),
    (
        indikator("I5", Måltyp="könsskillnad högst", Målvärde=20.0, Enhet="procentenheter"),
        [handelse("I5", -20.0, "")],
    ),
    (indikator("I6", Måltyp="minst antal", Målvärde=2.0, Enhet="antal"), [berattelse("I6")]),
    (indikator("I7", Måltyp="beskrivning finns", Målvärde=1.0, Enhet="antal"), [berattelse("I7")]),
    (indikator("I8", Måltyp="minskat", Målvärde=0.0), [handelse("I8", -0.9, "")]),
    (indikator("I9", Måltyp="minskat", Målvärde=16.4, Enhet="antal"), [handelse("I9", 16.4, "")]),
    (indikator("I10", Måltyp="ökat", Målvärde=0.5), [handelse("I10", 3.0, 5.0)]),
    (indikator("I11", Måltyp="alla", Målvärde=100.0), [handelse("I11", 97.0, 100.0)]),
    (indikator("I12", Måltyp="minskat", Målvärde=""), [handelse("I12", 3.0, "")]),
    (indikator("I13", Målvärde=50.0), []),
]
VANTADE = {
    "I1": "nära",
    "I2": "nära",
    "I3": "ej nådd",
    "I4": "ej nådd",
    "I5": "nådd",
    "I6": "ej nådd",
    "I7": "nådd",
    "I8": "nådd",
    "I9": "ej nådd",
    "I10": "nådd",
    "I11": "nära",
    "I12": "ej mätt",
    "I13": "ej mätt",
}


def _alla_slag():
    return [row for row, _ in ALLA_SLAG], [h for _, deras in ALLA_SLAG for h in deras]


def test_every_kind_of_target_is_judged_as_the_rule_judges_it():
    indikatorer, handelser = _alla_slag()
    en_bok = bok(indikatorer, handelser)
    budgeten = [
        Indikator(
            str(r[0]), "Ett", "", "", Maltyp(r[4]), _andel(r[4], r[5], r[6]), r[7], Matning(r[8])
        )
        for r in indikatorer
    ]
    bokforda = [
        Handelse(h[0], h[1], h[2], Slag(h[3]), _tal(h[5]), _tal(h[6]), h[7], kon=_kon(h[4]))
        for h in handelser
        if h[2] != "I5"  # the difference alone, written in percentage points
    ]
    rows = socialt_bokslut(budgeten, Underlag(bokforda), dt.date(2021, 12, 31))
    av_regeln = {id_: str(row.bedomning.status) for id_, row in rows.items()} | {"I5": "nådd"}
    assert av_regeln == VANTADE
    assert {id_: value(en_bok, TAB, id_, "status") for id_ in VANTADE} == VANTADE


def _tal(cell):
    return None if cell == "" else cell


def _kon(cell):
    return Kon(cell) if cell else None


def _andel(maltyp, mal, enhet):
    if mal == "":
        return None
    i_procent = enhet != "antal" and Maltyp(maltyp) not in {Maltyp.MINSKAT, Maltyp.OKAT}
    return mal / 100 if i_procent else mal


@pytest.mark.parametrize("flest", [0, 100], ids=["native", "MALSTATUS"])
def test_a_spreadsheet_gives_every_status_and_sentence(calc, tmp_path, monkeypatch, flest):
    monkeypatch.setattr("xlsaddin.reports.socialt.indikatorsammandrag.FLEST_ANROP", flest)
    indikatorer, handelser = _alla_slag()
    fraga = indikator("I14", **{"Mäts med": "enkät", "Fråga": "Nöjd?", "Målvärde": 37.5})
    fil = tmp_path / "social.xlsm"
    tables = data([*indikatorer, fraga], handelser, [svar(3.0), svar(5.0, "Nej", text="Nej")])
    rapporter = build(Bok(fil, ROT / "templates/umea/2021", "Prov"), tables)
    rakna = calc.recalculate(fil)
    assert rakna.different == []
    anrop = [f for f in rakna.formulas if "MALSTATUS" in f.formula]
    assert bool(anrop) == bool(flest)
    assert value(rapporter, TAB, "I14", "status") == Status.NADD
    assert value(rapporter, TAB, "I14", "mål") == "minst 37,5 %"


def test_about_a_hundred_statuses_are_calls_and_more_are_native():
    assert status.FLEST_ANROP == 100
