"""The social budget's lines: what is measured, against which target, with which weight."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache
from numbers import Rational
from typing import NamedTuple

Tal = int | float | Fraction
_STRECK = re.compile("[‐-―−]")


class Maltyp(StrEnum):
    """The kinds of target, in the words that a person types in the workbook."""

    MINST_ANDEL = "minst andel"
    HOGST_ANDEL = "högst andel"
    KONSFORDELNING = "könsfördelning 40–60"
    KONSSKILLNAD = "könsskillnad högst"
    MINST_ANTAL = "minst antal"
    BESKRIVNING = "beskrivning finns"
    MINSKAT = "minskat"
    OKAT = "ökat"
    ALLA = "alla"


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


SOCIAL_BOKFORING = Matning.SOCIAL_BOKFORING
FLODEN = (Matning.GENOMSTROMNING, Matning.POSITIV_LOSNING, Matning.ARBETE, Matning.STUDIER)


class Enhet(StrEnum):
    """The unit of a target as a person writes it: 40 and % is the share 0,40."""

    PROCENT = "%"
    PROCENTENHETER = "procentenheter"
    ANTAL = "antal"


class Kon(StrEnum):
    """Whom a count concerns; every count can be given by sex."""

    KVINNOR = "kvinnor"
    MAN = "män"


ANDELAR = frozenset({Maltyp.MINST_ANDEL, Maltyp.HOGST_ANDEL, Maltyp.ALLA})
"""The kinds whose outcome is a numerator of a denominator."""
FORANDRINGAR = frozenset({Maltyp.MINSKAT, Maltyp.OKAT})
RAKNADE = frozenset({Maltyp.MINST_ANTAL, Maltyp.BESKRIVNING})
ENHETER: Mapping[Maltyp, frozenset[Enhet]] = {
    **dict.fromkeys(ANDELAR, frozenset({Enhet.PROCENT})),
    Maltyp.KONSFORDELNING: frozenset({Enhet.PROCENT}),
    Maltyp.KONSSKILLNAD: frozenset({Enhet.PROCENTENHETER}),
    **dict.fromkeys(RAKNADE, frozenset({Enhet.ANTAL})),
    **dict.fromkeys(FORANDRINGAR, frozenset(Enhet)),
}
"""The units that fit each kind of target."""


@cache
def maltyp(text: str) -> Maltyp | None:
    """Return the kind that `text` names, or None; case, spaces and kind of dash do not matter.

    >>> maltyp(" Könsfördelning 40-60"), maltyp("ungefär")
    (<Maltyp.KONSFORDELNING: 'könsfördelning 40–60'>, None)
    """
    return _MALTYPER.get(_vikt_ihop(text))


def _vikt_ihop(text: str) -> str:
    rakt = _STRECK.sub("-", unicodedata.normalize("NFC", text))
    return " ".join(rakt.casefold().split())


_MALTYPER = {_vikt_ihop(kind): kind for kind in Maltyp}


class Utfall(NamedTuple):
    """What was measured: `taljare` of `namnare`, or `taljare` alone when it is the value itself.

    >>> Utfall(319, 787).value, Utfall(-0.9).value, Utfall(0, 0).value
    (Fraction(319, 787), -0.9, None)
    """

    taljare: Tal
    namnare: Tal | None = None

    @property
    def value(self) -> Tal | None:
        """The value: exact where both counts are whole, None when the denominator is zero."""
        if self.namnare is None:
            return self.taljare
        if self.namnare == 0:
            return None
        taljare, namnare = exakt(self.taljare), exakt(self.namnare)
        if isinstance(taljare, float) or isinstance(namnare, float):
            return float(taljare) / float(namnare)
        return Fraction(taljare, namnare)


def exakt(tal: Tal) -> Tal:
    """Return a whole float as an int, anything else as it is.

    >>> exakt(319.0), exakt(0.5)
    (319, 0.5)
    """
    if isinstance(tal, Rational):
        return tal
    return int(tal) if float(tal).is_integer() else tal


class Indikator(NamedTuple):
    """A line of the social budget.

    Attributes:
        id: its number in the budget, such as "1.4".
        malomrade: the målområde it belongs to.
        mal: the social goal it tells of.
        indikator: what shall be seen, in words.
        maltyp: how outcome and target are compared.
        malvarde: the target: a share 0-1, a count, or None where the kind needs none.
        vikt: its weight on the board's scale.
        mats_med: "social bokföring", or the name of a metric that the reports compute.
        grupp: who answers, when people are asked.
    """

    id: str
    malomrade: str
    mal: str
    indikator: str
    maltyp: Maltyp
    malvarde: Tal | None
    vikt: Tal
    mats_med: str = SOCIAL_BOKFORING
    grupp: str = ""
