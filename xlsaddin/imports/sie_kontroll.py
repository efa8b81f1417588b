"""What a SIE file as a whole must hold: its own sums, and how its letters were read."""

from xlsaddin.domain.belopp import shown
from xlsaddin.imports.sie_falt import ORE
from xlsaddin.imports.siefil import Saldoplats, Siefil


def granska(sie: Siefil) -> None:
    """Note what is only seen when the whole file is read."""
    _tecken(sie)
    _sums(sie)
    _odeklarerade(sie)
    if sie.okanda:
        text = f"Poster som inte är kända lästes inte: {', '.join(sorted(sie.okanda))}."
        sie.upplysning(min(sie.okanda.values()), "", text)
    if "KSUMMA" in sie.uppgifter:
        sie.upplysning(None, "", "Filens kontrollsumma #KSUMMA är inte prövad.")
    if not (sie.verifikat or sie.saldon or sie.perioder):
        sie.fel(None, "", "Filen har varken verifikat, saldon eller budget.")


def _tecken(sie: Siefil) -> None:
    kod, sagt = sie.teckenkod, sie.uppgifter.get("FORMAT", "PC8")
    if kod.felkodad:
        text = (
            "Tecknen ser felkodade ut: filen har lästs fel och sparats om av ett annat program. "
            "Beloppen är rätt, men exportera filen igen för rätt namn."
        )
        sie.upplysning(None, "", text)
    elif kod.codec != "cp437" and not kod.endast_ascii:
        text = f"Filen säger {sagt} men är {kod.namn}, och är läst så."
        sie.upplysning(None, "", text)


def _odeklarerade(sie: Siefil) -> None:
    konton = {*sie.summor, *(it.konto for it in sie.saldon), *(it.konto for it in sie.perioder)}
    saknas = sorted(konton - set(sie.konton))
    if saknas:
        sie.upplysning(None, "konto", f"Konton utan #KONTO i filen: {', '.join(saknas)}.")


def _sums(sie: Siefil) -> None:
    """Hold the file's own balances against its vouchers, or its months: a part may be missing."""
    if sie.verifikat:
        vad, summor = "verifikaten", dict(sie.summor)
    else:
        vad, summor = "perioderna", _per_konto(sie)
    if not summor and sie.sietyp != "4":
        return
    for post, annan in (("RES", None), ("UB", "IB")):
        sagda = {it.konto: ore for it, ore in sie.saldon.items() if it[:2] == (post, 0)}
        for konto in sorted(sagda):
            ingaende = sie.saldon.get(Saldoplats(annan, 0, konto), 0) if annan else 0
            raknat = ingaende + summor.get(konto, 0)
            if raknat != sagda[konto]:
                sie.fel(
                    None,
                    "konto",
                    f"Konto {konto}: {vad} ger {shown(raknat / ORE, 2)} men filens #{post} säger "
                    f"{shown(sagda[konto] / ORE, 2)}. Filen är avkortad eller ett urval.",
                )
    _utan_saldo(sie, summor, vad)


def _utan_saldo(sie: Siefil, summor: dict[str, int], vad: str) -> None:
    """Hold the konton that have no balance against the nought that it stands for."""
    sagda = {it.konto for it in sie.saldon if it.post in {"RES", "UB"} and it.ar == 0}
    ingaende = {it.konto: ore for it, ore in sie.saldon.items() if it[:2] == ("IB", 0)}
    for konto in sorted(summor) if sagda else ():
        raknat = ingaende.get(konto, 0) + summor[konto]
        if konto not in sagda and raknat:
            text = f"Konto {konto}: {vad} ger {shown(raknat / ORE, 2)} men filen har inget saldo."
            sie.fel(None, "konto", text)


def _per_konto(sie: Siefil) -> dict[str, int]:
    svar: dict[str, int] = {}
    for (_, kontering), ore in sie.perioders_konteringar("PSALDO").items():
        svar[kontering.konto] = svar.get(kontering.konto, 0) + ore
    return svar
