"""The social ledger is summed while it is read, the quick way and the careful way alike."""

import datetime as dt
from fractions import Fraction

from hypothesis import given, strategies as st

from tests.tabs.ra import raw_table
from xlsaddin.domain.indikator import Enhet, Matning
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.tabs.schema import ROW_COUNT
from xlsaddin.tabs.socialt.handelseprov import Granskning, Kand
from xlsaddin.tabs.socialt.tables import HANDELSER
from xlsaddin.tabs.summing import read_summed

KANDA = {
    "I1": Kand(Maltyp.MINST_ANDEL, Enhet.PROCENT, Matning.SOCIAL_BOKFORING),
    "I2": Kand(Maltyp.MINST_ANDEL, Enhet.PROCENT, Matning.GENOMSTROMNING),
}
PLATTFORMAR = frozenset({"Vuxentorget", "Ungdomstorget"})


def _read(rows):
    return read_summed(HANDELSER, raw_table(HANDELSER, *rows), Granskning(KANDA, PLATTFORMAR, 2021))


def _row(day, id_, plattform, taljare, namnare):
    return [day, plattform, id_, "kvantitativ", "", taljare, namnare, "", ""]


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


@given(handelser)
def test_the_sums_are_those_of_the_rows(rows):
    data, fel = _read([_row(*h[:3], float(h[3]), float(h[4])) for h in rows])
    assert fel == []
    for column, place in (("Täljare", 3), ("Nämnare", 4)):
        assert sum(data.columns[column]) == sum(h[place] for h in rows)
    assert sum(data.columns[ROW_COUNT]) == len(rows)
    keys = {(h[0].month, h[1], h[2]) for h in rows}
    assert len(data) == len(keys)


@given(handelser, st.lists(st.integers(0, 39), max_size=5))
def test_a_faulty_row_among_known_ones_is_remarked_and_left_out(rows, broken):
    alla = [_row(*h[:3], float(h[3]), float(h[4])) for h in rows]
    felplatser = sorted({n for n in broken if n < len(alla)})
    for n in felplatser:
        alla[n][5] = alla[n][6] + 1.0
    data, fel = _read(alla)
    assert [a.row for a in fel] == [5 + n for n in felplatser]
    kvar = sum(h[3] for n, h in enumerate(rows) if n not in felplatser)
    assert sum(data.columns["Täljare"]) == kvar


def test_fractions_are_summed_exactly():
    data, _ = _read([_row(dt.date(2021, 3, 1), "I1", "Vuxentorget", 0.1, 1.0) for _ in range(10)])
    assert Fraction(data.columns["Täljare"][0]) == 1


def test_a_time_of_day_is_the_day():
    row = _row(dt.datetime(2021, 3, 5, 14, 30), "I1", "Vuxentorget", 1.0, 2.0)  # noqa: DTZ001
    data, fel = _read([row, row])
    assert fel == []
    assert data.columns[ROW_COUNT] == (2,)


def test_told_events_are_kept_one_by_one_with_their_texts():
    row = [dt.date(2021, 3, 5), "Vuxentorget", "I1", "kvalitativ", "", "", ""]
    data, fel = _read([[*row, "Ett", ""], [*row, "Två", ""]])
    assert fel == []
    assert data.columns["Text"] == ("Ett", "Två")
    assert data.row_numbers == [5, 6]


def test_an_error_cell_is_remarked_and_its_row_left_out():
    ra = raw_table(
        HANDELSER,
        _row(dt.date(2021, 3, 5), "I1", "Vuxentorget", 1.0, 2.0),
        _row(dt.date(2021, 3, 5), "I1", "Vuxentorget", "", 2.0),
        bad_cells=[(6, "Täljare", "#N/A")],
    )
    data, fel = read_summed(HANDELSER, ra, Granskning(KANDA, PLATTFORMAR, 2021))
    assert [(a.row, a.column) for a in fel] == [(6, "Täljare")]
    assert data.columns["Täljare"] == (1.0,)
