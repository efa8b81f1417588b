"""Impactindex: the published sums, and the laws that every index obeys."""

import datetime as dt
from typing import NamedTuple

import pytest
from hypothesis import assume, given, strategies as st

from xlsaddin.domain.belopp import avrunda
from xlsaddin.domain.status import Bedomd, EjMatt, Impactvarde, Status
from xlsaddin.rules.impactindex import (
    IngetMatt,
    ViktUtanforSkalan,
    forenklat_impactindex,
    impactindex,
    impactmal,
    impactvarde,
    impactvarde_per_malomrade,
    index_av,
    inom_viktavvikelse,
    slog_sitt_index,
    tillaten_viktavvikelse,
    viktavvikelse,
)

DAY = dt.date(2021, 12, 31)


class Area(NamedTuple):
    """A målområde of 2021 as printed; plan is the planned share of the whole."""

    name: str
    reached: int
    greatest: int
    index: int
    beats: int
    share: int
    plan: float


# B371-388 and B697-706.
AREAS_2021 = [
    Area("Samhälls- och medlemsnytta", 38, 68, 56, -14, 38, 0.40),
    Area("Jämlik samverkan", 35, 44, 80, 10, 25, 0.25),
    Area("Deltagarnöjdhet", 22, 26, 85, 15, 15, 0.15),
    Area("Samordning", 13, 18, 72, 2, 10, 0.10),
    Area("Medarbetarnöjdhet", 16, 21, 76, 6, 12, 0.10),
]
judged = st.builds(
    Bedomd,
    vikt=st.integers(1, 10),
    status=st.sampled_from(Status),
    malomrade=st.sampled_from(["A", "B", "C"]),
    antal=st.just(1),
)
some_measured = st.lists(judged, min_size=1).filter(
    lambda all_: any(one.status is not Status.EJ_MATT for one in all_)
)


@pytest.mark.parametrize("area", AREAS_2021, ids=lambda area: area.name)
def test_the_areas_of_2021(area):
    exact = index_av(area.reached, area.greatest)
    assert area.index == avrunda(exact)
    assert area.beats == avrunda(slog_sitt_index(exact, impactmal(DAY)))
    assert area.share == avrunda(100 * area.greatest / 177)
    assert inom_viktavvikelse(
        viktavvikelse(area.greatest, 177, area.plan), tillaten_viktavvikelse(DAY)
    )


@pytest.mark.parametrize(
    ("reached", "greatest"),
    [pytest.param(124, 177, id="2021, B386"), pytest.param(171, 244, id="2022")],
)
def test_the_whole_of_two_years_is_seventy(reached, greatest):
    assert avrunda(index_av(reached, greatest)) == 70


def test_six_percentage_points_more_than_planned_is_too_much():
    assert not inom_viktavvikelse(viktavvikelse(16, 100, 0.10), tillaten_viktavvikelse(DAY))
    assert inom_viktavvikelse(viktavvikelse(15, 100, 0.10), tillaten_viktavvikelse(DAY))


def test_a_near_miss_scores_nothing():
    assert impactindex([Bedomd(5, Status.NADD), Bedomd(5, Status.NARA)]) == 50.0


def test_an_unmeasured_indicator_leaves_both_sums_but_is_counted():
    all_ = [Bedomd(6, Status.NADD), Bedomd(4, Status.EJ_MATT)]
    assert impactvarde(all_) == Impactvarde(6, 6, ej_matta=1)


def test_an_unmeasured_indicator_counts_as_not_reached_where_the_board_says_so():
    all_ = [Bedomd(6, Status.NADD), Bedomd(4, Status.EJ_MATT)]
    expected = Impactvarde(6, 10, ej_matta=1)
    assert expected == impactvarde(all_, EjMatt.RAKNAS_SOM_EJ_NADD)


@pytest.mark.parametrize("all_", [[], [Bedomd(5, Status.EJ_MATT)]])
def test_with_nothing_measured_there_is_no_index(all_):
    with pytest.raises(IngetMatt):
        impactindex(all_)


@pytest.mark.parametrize("weight", [0, 11, 0.5, -1])
def test_a_weight_outside_the_scale_is_refused(weight):
    with pytest.raises(ViktUtanforSkalan, match="1–10"):
        impactindex([Bedomd(weight, Status.NADD)])


def test_the_simplified_index_forgets_the_weights():
    all_ = [Bedomd(10, Status.NADD), Bedomd(1, Status.EJ_NADD), Bedomd(2, Status.EJ_NADD)]
    assert round(forenklat_impactindex(all_), 2) == 33.33


@given(some_measured)
def test_the_index_never_leaves_its_scale(all_):
    assert 0 <= impactindex(all_) <= 100


@given(some_measured, st.integers(1, 10))
def test_adding_a_reached_indicator_never_lowers_the_index(all_, weight):
    assert impactindex(all_) <= impactindex([*all_, Bedomd(weight, Status.NADD)])


@given(some_measured.flatmap(lambda all_: st.tuples(st.just(all_), st.permutations(all_))))
def test_the_order_is_irrelevant(both):
    one, other = both
    assert impactvarde(one) == impactvarde(other)


@given(some_measured)
def test_the_areas_sum_to_the_whole(all_):
    areas = impactvarde_per_malomrade(all_).values()
    assert impactvarde(all_) == Impactvarde(*map(sum, zip(*areas, strict=True)))


@given(judged, st.integers(1, 50))
def test_indicators_alike_can_be_counted_together(one, count):
    assume(one.status is not Status.EJ_MATT)
    assert impactvarde([one] * count) == impactvarde([one._replace(antal=count)])


def test_everything_reached_is_a_hundred_whatever_the_weights():
    everything = 22.549999999999997  # 100 * everything / everything is a little more than 100
    assert 100.0 == index_av(everything, everything)
