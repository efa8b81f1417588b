"""The lines of a SIE file outside its vouchers: who, which year, names, balances, budgets."""

from collections.abc import Callable, Mapping, Sequence

from xlsaddin.imports.sie_falt import (
    Falt,
    Faltfel,
    arsnummer,
    dag,
    falt,
    lenient_name,
    objekt_at,
    ore,
    sista_dag,
    text_at,
)
from xlsaddin.imports.siefil import Periodplats, Saldoplats, Siefil

Fields = Sequence[Falt]


def take(sie: Siefil, line: str, number: int) -> None:
    """Take a line that begins with a tag other than those of vouchers; unknown ones are noted."""
    tag = line.split(maxsplit=1)[0].upper()
    read = _READ.get(tag)
    if read is None:
        if tag not in _NOT_NEEDED:
            sie.okanda.setdefault(tag, number)
        return
    try:
        fields = _fields(sie, line, number, tag)
        read(sie, tag.removeprefix("#"), fields)
    except Faltfel as fel:
        sie.fel(number, fel.falt, str(fel))


def _fields(sie: Siefil, line: str, number: int, tag: str) -> Fields:
    """Return a line's fields; stray quotes in a name are no reason to refuse the file."""
    try:
        return falt(line)
    except Faltfel:
        named = lenient_name(line) if tag in _NAMES else None
        if named is None:
            raise
        text = f"Citattecknen i namnet stämmer inte. Det läses som «{named[1]}»."
        sie.upplysning(number, "kontonamn", text)
        return (tag, *named)


def _uppgift(sie: Siefil, post: str, fields: Fields) -> None:
    sie.uppgifter[post] = " ".join(it for it in fields[1:] if isinstance(it, str)).strip()


def _sietyp(sie: Siefil, _: str, fields: Fields) -> None:
    sie.sietyp = text_at(fields, 1)
    if sie.sietyp not in {"1", "2", "3", "4"}:
        raise Faltfel(f"«{sie.sietyp}» är ingen SIE-typ. Det finns 1, 2, 3 och 4.", "SIE-typ")


def _rar(sie: Siefil, _: str, fields: Fields) -> None:
    first, last = dag(text_at(fields, 2)), dag(text_at(fields, 3))
    if last < first:
        raise Faltfel("Räkenskapsåret slutar innan det börjar.", "slut")
    sie.ar[arsnummer(text_at(fields, 1))] = (first, last)


def _konto(sie: Siefil, _: str, fields: Fields) -> None:
    sie.konton[text_at(fields, 1)] = text_at(fields, 2)


def _dim(sie: Siefil, _: str, fields: Fields) -> None:
    sie.dimensioner[text_at(fields, 1)] = text_at(fields, 2)


def _saldo(sie: Siefil, post: str, fields: Fields) -> None:
    plats = Saldoplats(post, arsnummer(text_at(fields, 1)), text_at(fields, 2))
    if plats in sie.saldon:
        raise Faltfel(f"#{post} för konto {plats.konto} står två gånger.", "konto")
    sie.saldon[plats] = ore(text_at(fields, 3))


def _period(sie: Siefil, post: str, fields: Fields) -> None:
    ar, manad = arsnummer(text_at(fields, 1)), sista_dag(text_at(fields, 2))
    plats = Periodplats(post, ar, manad, text_at(fields, 3))
    # Before version 4 a line had no object list: the amount follows the konto at once.
    gammal = isinstance(fields[4] if len(fields) > 4 else (), str)  # noqa: PLR2004
    objekt = () if gammal else objekt_at(fields, 4)
    if objekt in sie.perioder[plats]:
        raise Faltfel(f"#{post} för konto {plats.konto} står två gånger i perioden.", "konto")
    sie.perioder[plats][objekt] = ore(text_at(fields, 4 if gammal else 5))


Read = Callable[[Siefil, str, Fields], None]
_ONCE = (
    *("FLAGGA", "PROGRAM", "FORMAT", "GEN", "FNAMN", "ORGNR", "OMFATTN", "KPTYP", "VALUTA"),
    "KSUMMA",
)
_NOT_NEEDED = frozenset(
    f"#{post}"
    for post in (
        *("PROSA", "FTYP", "FNR", "BKOD", "ADRESS", "TAXAR", "KTYP", "ENHET", "SRU", "UNDERDIM"),
        # Of the balances of objects the konto has its own sum.
        *("OBJEKT", "OIB", "OUB"),
    )
)
_NAMES = frozenset(("#KONTO", "#DIM", "#FNAMN", "#PROGRAM"))
_READ: Mapping[str, Read] = {
    **{f"#{post}": _uppgift for post in _ONCE},
    "#SIETYP": _sietyp,
    "#RAR": _rar,
    "#KONTO": _konto,
    "#DIM": _dim,
    **{f"#{post}": _saldo for post in ("IB", "UB", "RES")},
    **{f"#{post}": _period for post in ("PSALDO", "PBUDGET")},
}
