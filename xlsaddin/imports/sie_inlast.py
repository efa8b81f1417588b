"""A SIE file as rows for the data tabs."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from xlsaddin.imports.inlast import Budgetrad, Inlast, Kontering, Rad, Saldorad
from xlsaddin.imports.sie import las_sie
from xlsaddin.imports.sie_falt import Faltfel, dag
from xlsaddin.imports.siefil import Saldoplats, Siefil


def inlast(fil: Path, framsteg: Callable[[str], None] = lambda _: None) -> Inlast:
    """Read a SIE file of any type.

    The bookings are the vouchers' transactions; where a file has none (types 1-3) its months, and
    where it has neither (type 1) the year's result by konto, on the last day that it tells of.

    Raises:
        IngenSiefil: the file is no SIE file.
        OSError: the file cannot be read.
    """
    rader: list[Rad] = []
    sie = las_sie(fil, lambda block: rader.extend(block.rader()), framsteg)
    svar = Inlast(fil.name, _kalla(sie), rader, anmarkningar=sie.anmarkningar)
    if not sie.verifikat:
        svar.huvudbok = _perioder(sie) or _resultat(sie, svar)
    svar.saldon = _saldon(sie)
    svar.budget = [
        Budgetrad(kontering, "", ore)
        for (_, kontering), ore in sie.perioders_konteringar("PBUDGET").items()
    ]
    svar.visat = _visat(sie)
    return svar


def _kalla(sie: Siefil) -> str:
    """Return who and which year; a file with vouchers alone is one of many."""
    vem = sie.uppgifter.get("ORGNR") or sie.uppgifter.get("FNAMN", "")
    ar = f"{sie.ar[0][0].year}" if 0 in sie.ar else ""
    delar = ["SIE", vem, ar, *([] if sie.saldon or sie.perioder else [sie.fil])]
    return " ".join(filter(None, delar))


def _perioder(sie: Siefil) -> list[Rad]:
    perioder = sie.perioders_konteringar("PSALDO")
    return [
        Rad(kontering, sista, _namn(sie, kontering.konto), ore, f"{sista:%Y%m}", 0)
        for (sista, kontering), ore in sorted(perioder.items())
    ]


def _resultat(sie: Siefil, svar: Inlast) -> list[Rad]:
    dagen = _sista_dag(sie)
    saldon = [it for it in sie.saldon if it.post == "RES" and it.ar == 0 and sie.saldon[it]]
    if saldon and dagen is None:
        svar.fel(None, "", "Filen säger inte vilket år den gäller: #RAR 0 saknas.")
    return [
        Rad(Kontering(it.konto), dagen, _namn(sie, it.konto), sie.saldon[it], "RES", 0)
        for it in saldon
        if dagen is not None
    ]


def _sista_dag(sie: Siefil) -> dt.date | None:
    try:
        return dag(sie.uppgifter["OMFATTN"])
    except (KeyError, Faltfel):
        return sie.ar[0][1] if 0 in sie.ar else None


def _saldon(sie: Siefil) -> list[Saldorad]:
    konton = {it.konto for it in sie.saldon if it.post in {"IB", "UB"} and it.ar == 0}
    poster = {it.post for it in sie.saldon if it.ar == 0}

    def saldo(post: str, konto: str) -> int | None:
        """Return a balance: one that is left out among others is nought."""
        return sie.saldon.get(Saldoplats(post, 0, konto), 0) if post in poster else None

    return [
        Saldorad(konto, _namn(sie, konto), saldo("IB", konto), saldo("UB", konto))
        for konto in sorted(konton)
    ]


def _namn(sie: Siefil, konto: str) -> str:
    return sie.konton.get(konto, "")


def _visat(sie: Siefil) -> list[str]:
    vem = " ".join(filter(None, (sie.uppgifter.get("FNAMN"), sie.uppgifter.get("ORGNR"))))
    ar = f", {sie.ar[0][0]}–{sie.ar[0][1]}" if 0 in sie.ar else ""
    return [
        f"SIE typ {sie.sietyp} från {vem or 'okänt förbund'}{ar}, läst som {sie.teckenkod.namn}.",
        f"{sie.verifikat} verifikat med {sie.transaktioner} transaktioner.",
    ]
