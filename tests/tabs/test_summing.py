"""Rows judged together are summed and remarked as rows that are each read with care."""

import datetime as dt

from hypothesis import given, settings, strategies as st

from tests.tabs.ra import raw_table
from xlsaddin.domain.indikator import Enhet, Matning
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.tabs import reading
from xlsaddin.tabs.ekonomi.huvudbok import Arsgranskning
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.schema import ROW_COUNT
from xlsaddin.tabs.socialt.handelseprov import Granskning, Kand
from xlsaddin.tabs.socialt.tables import HANDELSER
from xlsaddin.tabs.summing import read_summed

AR = 2021
KANDA = {
    "I1": Kand(Maltyp.MINST_ANDEL, Enhet.PROCENT, Matning.SOCIAL_BOKFORING),
    "I2": Kand(Maltyp.MINST_ANDEL, Enhet.PROCENT, Matning.GENOMSTROMNING),
    "I3": Kand(Maltyp.MINST_ANTAL, Enhet.ANTAL, Matning.SOCIAL_BOKFORING),
    "I4": Kand(Maltyp.MINST_ANDEL, Enhet.PROCENT, Matning.ENKAT),
    "I5": Kand(Maltyp.KONSSKILLNAD, Enhet.PROCENTENHETER, Matning.SOCIAL_BOKFORING),
    "301": Kand(Maltyp.MINST_ANDEL, Enhet.PROCENT, Matning.SOCIAL_BOKFORING),
}

days = st.sampled_from(
    [
        dt.date(AR, 3, 1),
        dt.date(AR, 3, 31),
        dt.datetime(AR, 3, 5, 14, 30),  # noqa: DTZ001
        dt.date(AR - 1, 12, 31),
        44_300.0,
        1.0,
        True,
        "",
        "2021-03-01",
        dt.time(12),
    ]
)
codes = st.sampled_from(["301", 301.0, 301, "", " 301", "3*", True, 1.0, dt.date(AR, 1, 1)])
amounts = st.sampled_from([0.1, -2.5, 3, 0.0, True, "", "1 234,50", float("nan"), float("inf")])
ledger = st.tuples(
    days,
    st.sampled_from([4510.0, 4510, True, 1.0, 4510.5, "4510", ""]),
    codes,
    codes,
    st.sampled_from(["", "x"]),
    amounts,
)
events = st.tuples(
    days,
    st.sampled_from(["Torget", "Hela förbundet", "Okänd", "torget ", ""]),
    st.sampled_from([*KANDA, "I9", "UTE", 301.0, ""]),
    st.sampled_from(["kvantitativ", "kvantitativ", "kvalitativ", "annat", ""]),
    st.sampled_from(["", "", "kvinnor", "okänt"]),
    st.sampled_from([0.0, 1.0, 2.5, 7, -1.0, True, "", "två", float("nan")]),
    st.sampled_from([0.0, 4.0, 5.5, "", True]),
    st.sampled_from(["", "Det gick bra."]),
    st.sampled_from(["", "Samtal"]),
)


class WithCare:
    """A table's check that has no quick tests."""

    def __init__(self, check):
        self._check, self.takes = check, check.takes

    def remarks(self, *args):
        return self._check.remarks(*args)

    def quick(self, _):
        return None


def events_check():
    return Granskning(KANDA, frozenset({"Torget"}), AR, frozenset({"UTE"}))


def mostly(right, any_row):
    """Rows of which most are right, so that there are others to judge them with."""
    row = st.one_of(st.sampled_from(right), st.sampled_from(right), any_row)
    return st.lists(row.map(list), max_size=25)


RIGHT_LEDGER = [
    (dt.date(AR, month, 3), 4510.0, ansvar, "INSATS", "", 0.1)
    for month in (3, 4)
    for ansvar in ("301", 301)
]
RIGHT_EVENTS = [
    (dt.date(AR, 3, 2), "Torget", id_, "kvantitativ", "", 1.0, 4.0, "", "") for id_ in ("I1", "I2")
]
runs = st.sampled_from([1, 2, 3, 100])
bad_cells = st.lists(st.tuples(st.integers(5, 15), st.just("Datum"), st.just("#N/A")), max_size=2)


def both_ways(table, check, rows, run, bad):
    ra = raw_table(table, *rows, bad_cells=bad)
    try:
        whole, reading.ROWS_PER_BATCH = reading.ROWS_PER_BATCH, run
        quick = read_summed(table, ra, check())
    finally:
        reading.ROWS_PER_BATCH = whole
    return read_summed(table, ra, WithCare(check())), quick


@settings(deadline=None, max_examples=300)
@given(mostly(RIGHT_LEDGER, ledger), runs, bad_cells)
def test_the_ledger_is_summed_alike_both_ways(rows, run, bad):
    careful, quick = both_ways(HUVUDBOK, lambda: Arsgranskning(AR), rows, run, bad)
    assert careful == quick


@settings(deadline=None, max_examples=300)
@given(mostly(RIGHT_EVENTS, events), runs, bad_cells)
def test_events_are_summed_alike_both_ways(rows, run, bad):
    careful, quick = both_ways(HANDELSER, events_check, rows, run, bad)
    assert careful == quick


def test_most_rows_are_never_read_one_by_one(monkeypatch):
    monkeypatch.setattr("xlsaddin.tabs.summing.read_row", None)
    data, fel = read_summed(HANDELSER, raw_table(HANDELSER, *RIGHT_EVENTS * 3), events_check())
    assert (fel, (3, 3)) == ([], data.columns[ROW_COUNT])


def test_sums_are_exact_over_runs_of_rows(monkeypatch):
    monkeypatch.setattr(reading, "ROWS_PER_BATCH", 1)
    rows = [[*RIGHT_LEDGER[0][:5], amount] for amount in (1e16, 1.0, -1e16)]
    data, _ = read_summed(HUVUDBOK, raw_table(HUVUDBOK, *rows), Arsgranskning(AR))
    assert (1.0,) == data.columns["Belopp"]


def test_true_is_no_konto_even_where_one_is():
    rows = [[RIGHT_LEDGER[0][0], konto, *RIGHT_LEDGER[0][2:]] for konto in (1.0, True)]
    _, fel = read_summed(HUVUDBOK, raw_table(HUVUDBOK, *rows), Arsgranskning(AR))
    assert [(6, "Konto")] == [(a.row, a.column) for a in fel]


def test_remarks_stand_in_the_order_of_the_rows():
    rows = [[*RIGHT_LEDGER[0][:2], kod, *RIGHT_LEDGER[0][3:]] for kod in ("1*", "2*", "1*")]
    _, fel = read_summed(HUVUDBOK, raw_table(HUVUDBOK, *rows), Arsgranskning(AR))
    assert [5, 6, 7] == [a.row for a in fel]
