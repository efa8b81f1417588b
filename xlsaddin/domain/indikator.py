"""The social budget's words: what is measured with what, in which unit, of whom."""

from enum import StrEnum
from fractions import Fraction

Tal = int | float | Fraction


class Matning(StrEnum):
    """Where an indicator's outcome comes from.

    All but the survey stand in the social ledger; the named ones are shares of the flow of
    participants, which the report Genomströmning shows by plattform.
    """

    SOCIAL_BOKFORING = "social bokföring"
    GENOMSTROMNING = "genomströmning"
    POSITIV_LOSNING = "positiv lösning"
    ARBETE = "arbete"
    STUDIER = "studier"
    ENKAT = "enkät"


FLODEN = (Matning.GENOMSTROMNING, Matning.POSITIV_LOSNING, Matning.ARBETE, Matning.STUDIER)


class Enhet(StrEnum):
    """The unit of a target as a person writes it: 40 and % is the share 0,40."""

    PROCENT = "%"
    PROCENTENHETER = "procentenheter"
    ANTAL = "antal"
    DAGAR = "dagar"
    MANADER = "månader"


ANDELSENHETER = frozenset({Enhet.PROCENT, Enhet.PROCENTENHETER})
"""The units whose hundred is the whole."""


class Kon(StrEnum):
    """Whom a count concerns; every count can be given by sex."""

    KVINNOR = "kvinnor"
    MAN = "män"
