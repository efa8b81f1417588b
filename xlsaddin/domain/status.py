"""How an indicator turned out: reached, near, not reached or not measured."""

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """The four outcomes, in the words that the workbook shows."""

    NADD = "nådd"
    NARA = "nära"
    EJ_NADD = "ej nådd"
    EJ_MATT = "ej mätt"


SYMBOL = {Status.NADD: "●", Status.NARA: "◐", Status.EJ_NADD: "○", Status.EJ_MATT: "–"}


class EjMatt(StrEnum):
    """What the setting «ej mätt» does with an indicator that nobody measured."""

    UTELAMNAS = "utelämnas"
    RAKNAS_SOM_EJ_NADD = "räknas som ej nådd"


class Bedomd(NamedTuple):
    """A judged indicator, or `antal` of them alike, with the weight of each."""

    vikt: float
    status: Status
    malomrade: str = ""
    antal: int = 1


# The fields of one Bedomd; a worksheet function with thousands of them leaves out the names.
BedomdRad = tuple[float, Status, str, int]


class Impactvarde(NamedTuple):
    """The weight that was reached of the weight that was measured.

    Attributes:
        uppnatt: sum of the weights of the reached indicators.
        maximalt: sum of the weights that count.
        ej_matta: how many indicators nobody measured; to be shown wherever the index is.
    """

    uppnatt: float
    maximalt: float
    ej_matta: int = 0
