"""A second opinion on the social year-end: outcomes pooled from the rows, and judged.

It shares only the rule of målstatus with the reports, reckons in exact numbers, and tells the kinds
of target apart by itself. The tests hold it against what is printed, and the reports against it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Enhet, Kon, Matning, Tal
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.rules.malstatus import malstatus, naramarginal, standardmal

FORANDRINGAR = frozenset({Maltyp.MINSKAT, Maltyp.OKAT})
I_TID = frozenset({Enhet.DAGAR, Enhet.MANADER})
RAKNADE = frozenset({Maltyp.MINST_ANTAL, Maltyp.HOGST_ANTAL, Maltyp.BESKRIVNING})
ANDELAR = frozenset({Maltyp.MINST_ANDEL, Maltyp.HOGST_ANDEL, Maltyp.ALLA, Maltyp.KONSSKILLNAD})
Rows = Iterable[Sequence[object]]


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
        return Fraction(self.taljare) / Fraction(self.namnare) if self.namnare else None


class Indikator(NamedTuple):
    """A line of the social budget; the target is a share 0-1, a count, or None."""

    id: str
    malomrade: str
    maltyp: Maltyp
    malvarde: Tal | None


class Handelse(NamedTuple):
    """A line of the social ledger; `kon` is None when it concerns all."""

    slag: Slag
    taljare: Tal | None = None
    namnare: Tal | None = None
    text: str = ""
    kon: Kon | None = None


class GarInteAttLaggaIhop(XlsAddinError):
    """Händelserna går inte att lägga ihop: ange täljare och nämnare, eller en enda händelse."""


def samlat_utfall(
    maltyp: Maltyp, handelser: Iterable[Handelse], enhet: object = None
) -> Utfall | None:
    """Return the outcome of an indicator over all its events, or None when none is booked.

    A number of days or months is a value of its own, or a mean, and nothing that is counted.

    Raises:
        GarInteAttLaggaIhop: several values without denominators, or differences between sexes.
    """
    bokforda = list(handelser)
    raknade = [h for h in bokforda if h.slag is Slag.KVANTITATIV and h.taljare is not None]
    if maltyp in RAKNADE and enhet not in I_TID:
        berattade = sum(bool(h.text.strip()) for h in bokforda if h.slag is Slag.KVALITATIV)
        return Utfall(_summa(raknade) + berattade) if bokforda else None
    if not raknade:
        return None
    if maltyp in _JAMFORELSER and all(h.kon for h in raknade):
        return _JAMFORELSER[maltyp](*(_samlade(h for h in raknade if h.kon is kon) for kon in Kon))
    if len(raknade) == 1:
        return Utfall(_summa(raknade), raknade[0].namnare)
    if maltyp is Maltyp.KONSSKILLNAD or any(h.namnare is None for h in raknade):
        raise GarInteAttLaggaIhop
    return _samlade(raknade)


def bedom(indikator: Indikator, utfall: Utfall | None, day: dt.date) -> Status:
    """Judge an indicator on `day`."""
    if utfall is None or utfall.value is None:
        return Status.EJ_MATT
    mal = indikator.malvarde
    if mal is None:
        mal = standardmal(indikator.maltyp, day)
    return malstatus(utfall.value, mal, indikator.maltyp, naramarginal(day))


def bedomda(indikatorer: Rows, handelser: Rows, enkat: Rows, day: dt.date) -> dict[str, Status]:
    """Return the status of every indicator, by its id, from rows as they stand in the workbook."""
    handelserna, svaren = list(handelser), list(enkat)
    statusar = {}
    for row in indikatorer:
        indikator = av_raden(row)
        if row[8] == Matning.ENKAT:
            utfall = _ur_enkaten(row, svaren)
        else:
            deras = [_handelse(h, *row[4:7:2]) for h in handelserna if h[2] == indikator.id]
            utfall = samlat_utfall(indikator.maltyp, deras, row[6])
        statusar[indikator.id] = bedom(indikator, utfall, day)
    return statusar


def av_raden(row: Sequence[object]) -> Indikator:
    """Return the indicator on a row of the tab Indikatorer; percents become shares."""
    maltyp, mal, enhet = Maltyp(str(row[4])), row[5], row[6]
    if not isinstance(mal, float):
        return Indikator(str(row[0]), str(row[1]), maltyp, None)
    i_procent = enhet in {Enhet.PROCENT, Enhet.PROCENTENHETER} and maltyp not in FORANDRINGAR
    return Indikator(str(row[0]), str(row[1]), maltyp, Fraction(mal) / 100 if i_procent else mal)


def _handelse(row: Sequence[object], maltyp: object, enhet: object) -> Handelse:
    slag, kon, taljare, namnare, text = row[3:8]
    tal: Tal | None = taljare if isinstance(taljare, float) else None
    av = namnare if isinstance(namnare, float) else None
    if tal is not None and maltyp in FORANDRINGAR and av is not None and enhet == Enhet.PROCENT:
        tal = Fraction(tal) * 100  # last year's share is written in percent
    if tal is not None and av is None and maltyp in ANDELAR:
        tal = Fraction(abs(tal)) / 100  # a share or a difference alone, written in percent
    return Handelse(Slag(str(slag)), tal, av, str(text), Kon(str(kon)) if kon else None)


def _ur_enkaten(row: Sequence[object], svaren: Rows) -> Utfall | None:
    maltyp, (grupp, fraga, onskat) = Maltyp(str(row[4])), row[9:12]
    deras = [s for s in svaren if s[4] == fraga and grupp in {"", s[1]}]
    if maltyp is Maltyp.KONSSKILLNAD:  # who did not give their sex is in neither share
        deras = [s for s in deras if s[3]]
    handelser = [
        Handelse(
            Slag.KVANTITATIV,
            antal if (svar == onskat if onskat else ar_onskat == "Ja") else 0,
            antal,
            kon=Kon(str(kon)) if kon else None,
        )
        for _, _, _, kon, _, svar, ar_onskat, antal, _ in deras
    ]
    return samlat_utfall(maltyp, handelser)


def _fordelning(kvinnor: Utfall, man: Utfall) -> Utfall | None:
    mindre, storre = sorted((kvinnor.taljare, man.taljare))
    return Utfall(mindre, mindre + storre) if storre else None


def _skillnad(kvinnor: Utfall, man: Utfall) -> Utfall | None:
    if kvinnor.value is None or man.value is None:
        return None
    return Utfall(abs(kvinnor.value - man.value))


_JAMFORELSER = {Maltyp.KONSFORDELNING: _fordelning, Maltyp.KONSSKILLNAD: _skillnad}


def _samlade(handelser: Iterable[Handelse]) -> Utfall:
    deras = list(handelser)
    return Utfall(_summa(deras), sum(Fraction(h.namnare or 0) for h in deras))


def _summa(handelser: Iterable[Handelse]) -> Tal:
    return sum(Fraction(h.taljare or 0) for h in handelser)
