"""The volumes of a workbook: as they are counted in the rows of participants, else as given."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from xlsaddin.domain.flode import Flode
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.manniskor.deltagare import raknade
from xlsaddin.tabs.manniskor.matt import TOM, Matt, Volym, givna_volymer, matt_per_insats
from xlsaddin.tabs.manniskor.tables import DELTAGARE, MATT, VOLYMER
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag


class Volymer(NamedTuple):
    """The volumes of a workbook.

    Attributes:
        insatser: those that a year tells of, plattformar first, then others as they first appear.
        matt: the mått of each insats, in order; of the whole too.
        givna: what is given or counted, by year, insats and mått.
        med_rader: the insatser whose participants are counted one by one.
    """

    insatser: tuple[str, ...]
    matt: Mapping[str, tuple[Matt, ...]]
    givna: Mapping[tuple[int, str, str], Volym]
    med_rader: frozenset[str] = frozenset()

    def volym(self, ar: int, insats: str, matt: str) -> Volym:
        """Return what is given of a mått."""
        return self.givna.get((ar, insats, matt), TOM)

    def med_flode(self, insats: str, flode: Flode) -> Matt | None:
        """Return the mått of an insats that counts a flow."""
        return next((it for it in self.matt[insats] if it.flode is flode), None)


@lru_cache(maxsize=1)
def volymer(u: Underlag) -> Volymer:
    """Return the volumes."""
    alla = matt_per_insats(u.table(MATT))
    namnda = dict.fromkeys([*u.plattformar, *alla])
    per_insats = {insats: alla.get(insats, alla.get("", ())) for insats in namnda}
    rader = rakna_rader(u, per_insats)
    med_rader = frozenset(insats for insats, _ in rader)
    givna = {
        key: volym
        for key, volym in givna_volymer(u.table(VOLYMER)).items()
        if key[0] != u.ar or key[1] not in med_rader
    }
    givna |= {(u.ar, *key): volym for key, volym in rader.items()}
    redovisade = {insats for ar, insats, _ in givna if ar in {u.ar, u.ar - 1}}
    insatser = tuple(i for i in namnda if i in redovisade and i != HELA_FORBUNDET)
    matt = {
        insats: per_insats.get(insats, alla.get("", ())) for insats in (*insatser, HELA_FORBUNDET)
    }
    return Volymer(insatser, matt, givna, med_rader)


def rakna_rader(u: Underlag, matt: Mapping[str, tuple[Matt, ...]]) -> dict[tuple[str, str], Volym]:
    """Return what the rows of participants count, by insats and mått."""
    if not u.ar:
        return {}
    return raknade(u.table(DELTAGARE), matt, u.ar, u.installningar.get(inst.PERIOD))


def redovisade_floden(u: Underlag) -> frozenset[Flode]:
    """Return the flows that plattformar, or the whole, have volumes of in the workbook's year."""
    v = volymer(u)
    delar = {*u.plattformar, HELA_FORBUNDET}
    return frozenset(
        matt.flode
        for insats, rows in v.matt.items()
        if insats in delar
        for matt in rows
        if matt.flode and v.volym(u.ar, insats, matt.name).alla is not None
    )
