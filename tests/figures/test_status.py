"""The status and the words of every kind of target: by the rule, by MALSTATUS, and natively."""

from functools import cache
from typing import NamedTuple

import pytest

from templates.build import ROT, Bok, build
from tests.reports.socialt.bocker import (
    DAY,
    PLATTFORM,
    berattelse,
    bok,
    data,
    handelse,
    indikator,
    svar,
    value,
)
from tests.reports.socialt.orakel import bedomda
from udfs.values import cellfunktion
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.figures.status import FLEST_ANROP
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.socialt_bokslut import TAB

NEAR = 5
ANTAL, PUNKTER, DAGAR = ({"Enhet": enhet} for enhet in ("antal", "procentenheter", "dagar"))
KVINNOR, MAN = {"Kön": "kvinnor"}, {"Kön": "män"}


class Fall(NamedTuple):
    """An indicator of a kind with its events (without id), and what the reports shall say."""

    maltyp: Maltyp
    falt: dict[str, object]
    handelser: list[tuple[object, object, dict[str, object]]]
    mal: str
    resultat: str
    status: str


def _told(text="Det gick bra."):
    return ("", "", {"Slag": "kvalitativ", "Text": text})


def _fall(maltyp, mal, falt, handelser, *vantat):
    """Return a case; each event is numerator, denominator and other cells."""
    hela = [(*h, {})[:3] for h in handelser]
    return Fall(maltyp, {"Målvärde": mal, **falt}, hela, *vantat)


M = Maltyp
FALL = [
    _fall(M.MINST_ANDEL, 40.0, {}, [(4.0, 10.0)], "minst 40 %", "40 % (4 av 10)", "nådd"),
    _fall(M.MINST_ANDEL, 40.0, {}, [(39.0, 100.0)], "minst 40 %", "39 % (39 av 100)", "nära"),
    _fall(M.MINST_ANDEL, 40.0, {}, [(3.0, 10.0)], "minst 40 %", "30 % (3 av 10)", "ej nådd"),
    _fall(M.MINST_ANDEL, 37.5, {}, [], "minst 37,5 %", "ej mätt", "ej mätt"),
    _fall(M.HOGST_ANDEL, 10.0, {}, [(1.0, 10.0)], "högst 10 %", "10 % (1 av 10)", "nådd"),
    _fall(M.HOGST_ANDEL, 10.0, {}, [(11.0, 100.0)], "högst 10 %", "11 % (11 av 100)", "nära"),
    _fall(
        M.KONSFORDELNING,
        40.0,
        {},
        [(3.0, "", KVINNOR), (7.0, "", MAN)],
        "40–60 %",
        "kvinnor 30 % (3 av 10)",
        "ej nådd",
    ),
    _fall(
        M.KONSFORDELNING,
        40.0,
        {},
        [(58.0, "", KVINNOR), (42.0, "", MAN)],
        "40–60 %",
        "män 42 % (42 av 100)",
        "nådd",
    ),
    _fall(
        M.KONSSKILLNAD,
        20.0,
        PUNKTER,
        [(9.0, 10.0, KVINNOR), (5.0, 10.0, MAN)],
        "högst 20 procentenheter",
        "40 procentenheter",
        "ej nådd",
    ),
    _fall(
        M.KONSSKILLNAD,
        20.0,
        PUNKTER,
        [(-20.0, "")],
        "högst 20 procentenheter",
        "20 procentenheter",
        "nådd",
    ),
    _fall(M.MINST_ANTAL, 2.0, ANTAL, [_told()], "minst 2", "1 st", "ej nådd"),
    _fall(M.MINST_ANTAL, 2.0, ANTAL, [_told(), (1.0, "")], "minst 2", "2 st", "nådd"),
    _fall(M.HOGST_ANTAL, 3.0, ANTAL, [_told(), (1.0, "")], "högst 3", "2 st", "nådd"),
    _fall(M.HOGST_ANTAL, 3.0, ANTAL, [(3.0, "")], "högst 3", "3 st", "nådd"),
    _fall(M.HOGST_ANTAL, 3.0, ANTAL, [(4.0, "")], "högst 3", "4 st", "ej nådd"),
    _fall(M.HOGST_ANTAL, 0.0, ANTAL, [(0.0, "")], "högst 0", "0 st", "nådd"),
    _fall(M.HOGST_ANTAL, 0.0, ANTAL, [(1.0, "")], "högst 0", "1 st", "ej nådd"),
    _fall(M.HOGST_ANTAL, 3.0, ANTAL, [], "högst 3", "ej mätt", "ej mätt"),
    _fall(M.BESKRIVNING, 1.0, ANTAL, [_told()], "minst 1 beskrivning", "1 st", "nådd"),
    _fall(M.MINSKAT, 0.0, {}, [(-0.9, "")], "minskat", "−0,9 %", "nådd"),
    _fall(M.MINSKAT, 16.4, ANTAL, [(16.4, "")], "lägre än 16,4", "16,4", "ej nådd"),
    _fall(M.MINSKAT, "", {}, [(3.0, "")], "saknas", "3 %", "ej mätt"),
    _fall(M.OKAT, 0.0, PUNKTER, [(0.5, "")], "ökat", "0,5 procentenheter", "nådd"),
    _fall(M.OKAT, 0.5, {}, [(3.0, 5.0)], "högre än 0,5 %", "60 % (3 av 5)", "nådd"),
    _fall(M.OKAT, 40.0, {}, [(60.0, 75.0)], "högre än 40 %", "80 % (60 av 75)", "nådd"),
    _fall(
        M.MINSKAT,
        13.5,
        {},
        [(900_000.0, 5_903_486.0)],
        "lägre än 13,5 %",
        "15,2 % (900\xa0000 av 5\xa0903\xa0486)",
        "ej nådd",
    ),
    _fall(M.HOGST_ANDEL, 13.5, {}, [(13.3, "")], "högst 13,5 %", "13,3 %", "nådd"),
    _fall(M.HOGST_ANDEL, 13.0, {}, [(13.3, "")], "högst 13 %", "13,3 %", "nära"),
    _fall(M.HOGST_ANTAL, 4.5, DAGAR, [(4.4, "")], "högst 4,5 dagar", "4,4 dagar", "nådd"),
    _fall(M.HOGST_ANTAL, 4.5, DAGAR, [_told()], "högst 4,5 dagar", "ej mätt", "ej mätt"),
    _fall(
        M.HOGST_ANTAL,
        1.0,
        {"Enhet": "månader"},
        [(1500.0, 1000.0), (1500.0, 1000.0)],
        "högst 1 månad",
        "1,5 månader (3\xa0000 delat med 2\xa0000)",
        "ej nådd",
    ),
    _fall(M.MINSKAT, 16.4, ANTAL, [_told()], "lägre än 16,4", "ej mätt", "ej mätt"),
    _fall(M.MINSKAT, 2.0, DAGAR, [(1.0, "")], "lägre än 2 dagar", "1 dag", "nådd"),
    _fall(
        M.MINST_ANTAL,
        12_500.0,
        ANTAL,
        [(12_499.0, "")],
        "minst 12\xa0500",
        "12\xa0499 st",
        "ej nådd",
    ),
    _fall(
        M.KONSSKILLNAD, 20.0, PUNKTER, [_told()], "högst 20 procentenheter", "ej mätt", "ej mätt"
    ),
    _fall(M.ALLA, 100.0, {}, [(97.0, 100.0)], "100 %", "97 % (97 av 100)", "nära"),
]
NUMRERADE = {f"I{n}": fall for n, fall in enumerate(FALL)}
VANTADE = {id_: (fall.mal, fall.resultat, fall.status) for id_, fall in NUMRERADE.items()}


def _rows(fler=0):
    """Return the rows of every case, and of so many indicators more that nothing is booked on."""
    indikatorer = [
        indikator(id_, Måltyp=str(fall.maltyp), **fall.falt) for id_, fall in NUMRERADE.items()
    ]
    handelser = [
        handelse(id_, taljare, namnare, **falt)
        for id_, fall in NUMRERADE.items()
        for taljare, namnare, falt in fall.handelser
    ]
    return [*indikatorer, *(indikator(f"F{n}") for n in range(fler))], handelser


def _i_rapporterna(en_bok):
    return {
        id_: tuple(value(en_bok, TAB, id_, column) for column in ("mål", "resultat", "status"))
        for id_ in NUMRERADE
    }


def test_every_kind_of_target_is_a_case():
    assert {fall.maltyp for fall in FALL} == set(Maltyp)


@pytest.mark.parametrize("fler", [0, FLEST_ANROP], ids=["MALSTATUS", "native"])
def test_a_spreadsheet_gives_every_status_and_sentence(calc, tmp_path, fler):
    indikatorer, handelser = _rows(fler)
    fraga = indikator("E1", **{"Mäts med": "enkät", "Fråga": "Nöjd?", "Målvärde": 37.5})
    fil = tmp_path / "social.xlsm"
    tables = data([*indikatorer, fraga], handelser, [svar(3.0), svar(5.0, "Nej", text="Nej")])
    rapporter = build(Bok(fil, ROT / "templates/umea/2021", "Prov"), tables)
    assert _i_rapporterna(rapporter) == VANTADE
    rakna = calc.recalculate(fil)
    assert rakna.different == []
    anrop = [f for f in rakna.formulas if "MALSTATUS" in f.formula]
    assert len(anrop) == (0 if fler else len(FALL) + 1)
    assert value(rapporter, TAB, "E1", "status") == "nådd"


def test_every_kind_of_target_is_judged_as_the_second_opinion_judges_it():
    statusar = bedomda(*_rows(), [], DAY)
    assert {id_: fall.status for id_, fall in NUMRERADE.items()} == statusar


@pytest.mark.parametrize("id_", NUMRERADE)
def test_the_worksheet_function_gives_the_status_of_every_kind(id_):
    cells = [value(_en_bok(), sm.TAB, id_, k) for k in ("utfall", "målvärde", "maltyp")]
    assert NUMRERADE[id_].status == cellfunktion("MALSTATUS", [*cells, NEAR])


@pytest.mark.parametrize("id_", [id_ for id_, fall in NUMRERADE.items() if fall.handelser])
def test_a_plattform_alone_is_judged_as_the_whole(id_):
    assert NUMRERADE[id_].status == _en_bok().value(pl.cell(pl.STATUS, id_, PLATTFORM))


@cache
def _en_bok():
    return bok(*_rows())


def test_a_told_event_is_one_of_at_most():
    row = indikator("I1", Måltyp="högst antal", Målvärde=1.0, Enhet="antal")
    statusar = [
        value(bok([row], [berattelse("I1")] * antal), TAB, "I1", "status") for antal in (0, 1, 2)
    ]
    assert statusar == ["ej mätt", "nådd", "ej nådd"]


def test_a_malomrades_sum_is_made_of_its_own_indicators():
    rows = [indikator(id_, Målområde=omrade) for id_, omrade in (("A1", "Ett"), ("B1", "Två"))]
    en_bok = bok(rows, [handelse(id_, 1.0, 2.0) for id_ in ("A1", "B1")])
    maximalt = next(c for c in en_bok.cells if c[1:] == ("Ett", "max"))
    parts = list(en_bok.figur(maximalt).delar(en_bok))
    assert [sm.cell("A1", k) for k in ("vikt", "räknas", "område")] == parts[1:]
