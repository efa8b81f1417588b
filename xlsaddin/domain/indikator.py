"""The social budget's words: what is measured with what, in which unit, of whom."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from xlsaddin.domain.flode import Flode

Tal = int | float | Fraction


class Matning(StrEnum):
    """Where an indicator's outcome comes from.

    The named ones count participants: they are read from the volumes where there are any, else
    from the social ledger. All but deltagare are shares, which the report Genomströmning shows by
    plattform.
    """

    SOCIAL_BOKFORING = "social bokföring"
    GENOMSTROMNING = "genomströmning"
    POSITIV_LOSNING = "positiv lösning"
    ARBETE = "arbete"
    STUDIER = "studier"
    ANNAN_POSITIV = "annan positiv lösning"
    DELTAGARE = "deltagare"
    ENKAT = "enkät"


class Flodesmatt(NamedTuple):
    """What an indicator counts: a flow less some others, as a share of another, if of any."""

    av_dem: Flode
    utom: tuple[Flode, ...] = ()
    helhet: Flode | None = None

    @property
    def floden(self) -> tuple[Flode, ...]:
        """Every flow that it is reckoned from."""
        return (self.av_dem, *self.utom, *((self.helhet,) if self.helhet else ()))


_POSITIVA = Flode.POSITIV_LOSNING
FLODESMATT = {
    Matning.GENOMSTROMNING: Flodesmatt(Flode.AVSLUTADE, helhet=Flode.DELTAGARE),
    Matning.POSITIV_LOSNING: Flodesmatt(_POSITIVA, helhet=Flode.AVSLUTADE),
    Matning.ARBETE: Flodesmatt(Flode.ARBETE, helhet=_POSITIVA),
    Matning.STUDIER: Flodesmatt(Flode.STUDIER, helhet=_POSITIVA),
    Matning.ANNAN_POSITIV: Flodesmatt(_POSITIVA, (Flode.ARBETE, Flode.STUDIER), _POSITIVA),
    Matning.DELTAGARE: Flodesmatt(Flode.DELTAGARE),
}
FLODEN = tuple(matning for matning, matt in FLODESMATT.items() if matt.helhet)
"""What is measured as a share of a flow."""


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
