"""The staircase as a cell: what it answers below, on and above its steps."""

import pytest

from tests.reports.konstruerat_ar import konstruerat_ar
from xlsaddin.figures.figur import Konstant
from xlsaddin.reports.ekonomi.trappan import trappans_niva


@pytest.mark.parametrize(
    ("bas", "niva"),
    [
        (-1, "#NUM!"),
        (0, 0),
        (7_000_000, 1_400_000),
        (15_000_000, 2_600_000),
        (15_000_001, "#N/A"),
    ],
)
def test_the_level_is_an_error_value_where_nothing_is_recommended(bas: float, niva: object):
    assert niva == trappans_niva(Konstant(bas)).value(konstruerat_ar())
