"""The social ledger is summed while it is read, the quick way and the careful way alike."""

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings, strategies as st

from tests.tabs.ra import ratabell
from xlsaddin.domain.indikator import Maltyp, Matning
from xlsaddin.tabs.socialt.handelseprov import Kand, Prov
from xlsaddin.tabs.socialt.handelser import ANTAL, las_handelser
from xlsaddin.tabs.socialt.tabeller import HANDELSER

KANDA = {
    "I1": Kand(Maltyp.MINST_ANDEL, Matning.SOCIAL_BOKFORING),
    "I2": Kand(Maltyp.MINST_ANDEL, Matning.GENOMSTROMNING),
}
PLATTFORMAR = frozenset({"Vuxentorget", "Ungdomstorget"})


def _las(rader):
    return las_handelser(ratabell(HANDELSER, *rader), Prov(KANDA, PLATTFORMAR, 2021))


def _rad(dag, id_, plattform, taljare, namnare):
    return [dag, plattform, id_, "kvantitativ", "", taljare, namnare, "", ""]


dagar = st.dates(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
handelser = st.lists(
    st.tuples(
        dagar,
        st.sampled_from(sorted(KANDA)),
        st.sampled_from(sorted(PLATTFORMAR)),
        st.integers(0, 20),
        st.integers(1, 20),
    ).filter(lambda h: h[3] <= h[4]),
    max_size=40,
)


@settings(deadline=None)
@given(handelser)
def test_the_sums_are_those_of_the_rows(rader):
    data, fel = _las([_rad(*h[:3], float(h[3]), float(h[4])) for h in rader])
    assert fel == []
    for kolumn, plats in (("Täljare", 3), ("Nämnare", 4)):
        assert sum(data.kolumner[kolumn]) == sum(h[plats] for h in rader)
    assert sum(data.kolumner[ANTAL]) == len(rader)
    nycklar = {(h[0].month, h[1], h[2]) for h in rader}
    assert len(data) == len(nycklar)


@settings(deadline=None)
@given(handelser, st.lists(st.integers(0, 39), max_size=5))
def test_a_faulty_row_among_known_ones_is_remarked_and_left_out(rader, trasiga):
    alla = [_rad(*h[:3], float(h[3]), float(h[4])) for h in rader]
    felplatser = sorted({n for n in trasiga if n < len(alla)})
    for n in felplatser:
        alla[n][5] = alla[n][6] + 1.0
    data, fel = _las(alla)
    assert [a.rad for a in fel] == [5 + n for n in felplatser]
    kvar = sum(h[3] for n, h in enumerate(rader) if n not in felplatser)
    assert sum(data.kolumner["Täljare"]) == kvar


def test_fractions_are_summed_exactly():
    data, _ = _las([_rad(dt.date(2021, 3, 1), "I1", "Vuxentorget", 0.1, 1.0) for _ in range(10)])
    assert Fraction(data.kolumner["Täljare"][0]) == 1


def test_a_time_of_day_is_the_day():
    rad = _rad(dt.datetime(2021, 3, 5, 14, 30), "I1", "Vuxentorget", 1.0, 2.0)  # noqa: DTZ001
    data, fel = _las([rad, rad])
    assert fel == []
    assert data.kolumner[ANTAL] == [2]


def test_told_events_are_kept_one_by_one_with_their_texts():
    rad = [dt.date(2021, 3, 5), "Vuxentorget", "I1", "kvalitativ", "", "", ""]
    data, fel = _las([[*rad, "Ett", ""], [*rad, "Två", ""]])
    assert fel == []
    assert data.kolumner["Text"] == ["Ett", "Två"]
    assert data.radnummer == [5, 6]


def test_an_error_cell_is_remarked_and_its_row_left_out():
    ra = ratabell(
        HANDELSER,
        _rad(dt.date(2021, 3, 5), "I1", "Vuxentorget", 1.0, 2.0),
        _rad(dt.date(2021, 3, 5), "I1", "Vuxentorget", "", 2.0),
        felceller=[(6, "Täljare", "#N/A")],
    )
    data, fel = las_handelser(ra, Prov(KANDA, PLATTFORMAR, 2021))
    assert [(a.rad, a.kolumn) for a in fel] == [(6, "Täljare")]
    assert data.kolumner["Täljare"] == [1.0]
