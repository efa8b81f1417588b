"""Kind of target × unit × form of data: each has one meaning, worked out by hand, or a remark.

Three bookings of each: a whole number alone, a numerator with its denominator, a value with a
decimal alone. The target stands in `MAL`; 12 of 80 is 15 %, or 0.15 each.
"""

from functools import cache
from itertools import product

import pytest

from templates.arsdata import FIRST_DATA_ROW, raw_tables
from templates.build import ROT, Bok, build
from tests.reports.socialt.bocker import data, handelse, indikator, value
from udfs.values import cellfunktion
from xlsaddin.domain.indikator import Enhet
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.socialt import indikatorsammandrag as sm
from xlsaddin.reports.socialt.socialt_bokslut import TAB
from xlsaddin.tabs.workbook import read_underlag

BOKAT = ((12.0, ""), (12.0, 80.0), (13.3, ""))
MAL = {
    "könsfördelning 40–60": 40.0,
    "könsskillnad högst": 20.0,
    "alla": 100.0,
    "beskrivning finns": 1.0,
}
NADD, NARA, EJ = "nådd", "nära", "ej nådd"
ENHETEN = ("Enhet", "Byt enhet")
ANTALET = ("Täljare", "13,3 är inget antal")


def _nej(enhet, byt=""):
    return ("Nämnare", f"Målet är i {enhet} och räknas utan nämnare. Töm cellen{byt}")


BYT_TILL_TID = ", eller byt målets enhet till dagar eller månader."
BYT = ", eller byt målets enhet till %, dagar eller månader."
SVAR = {
    ("minst andel", "%"): (("12 %", NADD), ("15 % (12 av 80)", NADD), ("13,3 %", NADD)),
    ("högst andel", "%"): (("12 %", NARA), ("15 % (12 av 80)", NARA), ("13,3 %", NARA)),
    ("könsfördelning 40–60", "%"): (
        ("kvinnor 50 % (12 av 24)", NADD),
        _nej("%", "."),
        ANTALET,
    ),
    ("könsskillnad högst", "procentenheter"): (
        ("12 procentenheter", NADD),
        ("0 procentenheter", NADD),
        ("13,3 procentenheter", NADD),
    ),
    ("minst antal", "antal"): (("12 st", NADD), _nej("antal", BYT_TILL_TID), ANTALET),
    ("minst antal", "dagar"): (
        ("12 dagar", NADD),
        ("0,2 dagar (12 delat med 80)", EJ),
        ("13,3 dagar", NADD),
    ),
    ("minst antal", "månader"): (
        ("12 månader", NADD),
        ("0,2 månader (12 delat med 80)", EJ),
        ("13,3 månader", NADD),
    ),
    ("högst antal", "antal"): (("12 st", EJ), _nej("antal", BYT_TILL_TID), ANTALET),
    ("högst antal", "dagar"): (
        ("12 dagar", EJ),
        ("0,2 dagar (12 delat med 80)", NADD),
        ("13,3 dagar", EJ),
    ),
    ("högst antal", "månader"): (
        ("12 månader", EJ),
        ("0,2 månader (12 delat med 80)", NADD),
        ("13,3 månader", EJ),
    ),
    ("beskrivning finns", "antal"): (("12 st", NADD), _nej("antal", "."), ANTALET),
    ("alla", "%"): (("12 %", EJ), ("15 % (12 av 80)", EJ), ("13,3 %", EJ)),
} | {
    (kind, enhet): svar
    for kind, lagre, hogre in (("minskat", NADD, EJ), ("ökat", EJ, NADD))
    for enhet, svar in (
        ("%", (("12 %", hogre), ("15 % (12 av 80)", hogre), ("13,3 %", hogre))),
        (
            "procentenheter",
            (
                ("12 procentenheter", hogre),
                _nej("procentenheter", BYT),
                ("13,3 procentenheter", hogre),
            ),
        ),
        ("antal", (("12", hogre), _nej("antal", BYT), ("13,3", hogre))),
        (
            "dagar",
            (
                ("12 dagar", hogre),
                ("0,2 dagar (12 delat med 80)", lagre),
                ("13,3 dagar", hogre),
            ),
        ),
        (
            "månader",
            (
                ("12 månader", hogre),
                ("0,2 månader (12 delat med 80)", lagre),
                ("13,3 månader", hogre),
            ),
        ),
    )
}
FALL = {
    f"I{n}": (str(kind), str(enhet), form)
    for n, (kind, enhet, form) in enumerate(product(Maltyp, Enhet, range(len(BOKAT))))
}
VANTAT = {
    id_: SVAR.get((kind, enhet), (ENHETEN,) * len(BOKAT))[form]
    for id_, (kind, enhet, form) in FALL.items()
}
BETYDER = {id_: svar for id_, svar in VANTAT.items() if svar[1] in {NADD, NARA, EJ}}


def _handelser(id_, kind, form):
    """Return the events of a case; where the sexes are compared both have the same numbers."""
    skillnad = kind.startswith("könsskillnad") and form == 1
    kon = ("kvinnor", "män") if skillnad or kind.startswith("könsfördelning") else ("",)
    return [handelse(id_, *BOKAT[form], Kön=ett) for ett in kon]


def _tables(ids):
    rader = [
        indikator(
            id_,
            Måltyp=FALL[id_][0],
            Enhet=FALL[id_][1],
            Målvärde=MAL.get(FALL[id_][0], 10.0),
        )
        for id_ in ids
    ]
    kind_och_form = [(id_, FALL[id_][0], FALL[id_][2]) for id_ in ids]
    return data(rader, [h for fall in kind_och_form for h in _handelser(*fall)])


@cache
def _anmarkningar():
    """Return the remarks by id: each (column, text)."""
    tables = _tables(FALL)
    ids = {
        "Indikatorer": [row[0] for row in tables["tblIndikatorer"]],
        "Social bokföring": [row[2] for row in tables["tblHandelser"]],
    }
    fel: dict[object, list[tuple[str, str]]] = {}
    for a in read_underlag(raw_tables(tables)).anmarkningar:
        fel.setdefault(ids[a.tab][a.row - FIRST_DATA_ROW], []).append((a.column, a.text))
    return fel


@cache
def _bok():
    return rapportbok(read_underlag(raw_tables(_tables(BETYDER))))


def test_the_product_is_whole():
    assert len(Maltyp) * len(Enhet) * len(BOKAT) == len(FALL)
    assert set(SVAR) == {(kind, enhet) for kind in Maltyp for enhet in kind.malslag.enheter}


@pytest.mark.parametrize("id_", FALL, ids=lambda id_: " ".join(map(str, FALL[id_])))
def test_each_combination_means_one_thing_or_says_what_to_do(id_):
    if id_ in BETYDER:
        assert [] == _anmarkningar().get(id_, [])
        cells = [(TAB, "resultat"), (TAB, "status")]
        assert VANTAT[id_] == tuple(value(_bok(), tab, id_, column) for tab, column in cells)
        return
    column, text = VANTAT[id_]
    fel = _anmarkningar()[id_]
    assert {column} == {en for en, _ in fel}
    assert all(text in en for _, en in fel)


@pytest.mark.parametrize("id_", BETYDER, ids=lambda id_: " ".join(map(str, FALL[id_])))
def test_the_worksheet_function_says_the_same(id_):
    cells = [value(_bok(), sm.TAB, id_, k) for k in ("utfall", "målvärde", "maltyp")]
    assert VANTAT[id_][1] == cellfunktion("MALSTATUS", [*cells, 5.0])


def test_a_spreadsheet_says_the_same_of_every_combination(calc, tmp_path):
    fil = tmp_path / "maltabell.xlsm"
    build(Bok(fil, ROT / "templates/umea/2021", "Prov"), _tables(BETYDER))
    assert [] == calc.recalculate(fil).different


@pytest.mark.parametrize("kind", ["minskat", "ökat"])
def test_a_share_is_not_compared_with_the_nought_of_a_change(kind):
    rader = [indikator("I1", Måltyp=kind, Målvärde=0.0)]
    (fel,) = read_underlag(raw_tables(data(rader, [handelse("I1", 60.0, 75.0)]))).anmarkningar
    assert fel.column == "Nämnare"
    assert "Skriv förra årets värde som målvärde" in fel.text


@pytest.mark.parametrize("forst", [0, 1], ids=["value first", "value last"])
def test_a_value_beside_a_share_is_refused_in_either_order(forst):
    handelser = [handelse("I1", 13.3, ""), handelse("I1", 1.0, 2.0), handelse("I1", 1.0, 4.0)]
    ordnade = handelser if forst == 0 else handelser[::-1]
    fel = read_underlag(raw_tables(data([indikator("I1")], ordnade))).anmarkningar
    assert fel
    assert {"Nämnare"} == {a.column for a in fel}
    assert all("står alltid ensamt" in a.text for a in fel)


def test_a_value_alone_is_within_what_its_unit_can_be():
    rader = [
        indikator("I1"),
        indikator("I2", Måltyp="högst antal", Enhet="dagar"),
        indikator("I3", Måltyp="minskat", Målvärde=5.0),
    ]
    handelser = [handelse("I1", 130.0, ""), handelse("I2", -1.0, ""), handelse("I3", -130.0, "")]
    fel = read_underlag(raw_tables(data(rader, handelser))).anmarkningar
    assert [
        "Värdet är 130. Skriv det i %, högst 100.",
        "Värdet är -1. Skriv det i dagar, minst 0.",
    ] == [a.text for a in fel]
