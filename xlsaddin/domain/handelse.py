"""The social ledger's lines: what happened, counted or told."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from xlsaddin.domain.indikator import Kon, Tal


class Slag(StrEnum):
    """Counted or told."""

    KVANTITATIV = "kvantitativ"
    KVALITATIV = "kvalitativ"


class Handelse(NamedTuple):
    """One line of the social ledger.

    Attributes:
        day: when it happened.
        plattform: where.
        indikator: the id of the indicator it bears on.
        slag: counted (numerator, denominator) or told (text).
        taljare: how many, or the value itself where there is no denominator.
        namnare: of how many.
        text: the narrative of a told event.
        kalla: where the figure or the story comes from.
        kon: the sex that the count concerns, None when it concerns all.

    >>> Handelse(dt.date(2021, 12, 31), "Vuxentorget", "1.1", Slag.KVANTITATIV, 127, 340).namnare
    340
    """

    day: dt.date
    plattform: str
    indikator: str
    slag: Slag
    taljare: Tal | None = None
    namnare: Tal | None = None
    text: str = ""
    kalla: str = ""
    kon: Kon | None = None
