"""An indicator in words: its target, its result, its symbol, and why it has its status."""

from collections.abc import Mapping
from string import Formatter

from xlsaddin.domain.indikator import Enhet, Kon
from xlsaddin.domain.status import SYMBOL, Status
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.text import Avrundat, Kort, sentence
from xlsaddin.figures.urval import Given, Om, OmFinns
from xlsaddin.reports.socialt.cells import per_kon, samlat as cell
from xlsaddin.reports.socialt.indikatorsammandrag import HUNDRA
from xlsaddin.reports.socialt.socialsumma import indikatorvarde
from xlsaddin.tabs.socialt.records import Budgetrad

INGET_UTFALL = "Inget utfall är bokfört."
INGET_MAL = "Värdet att jämföra med saknas."
_ENHETER = {
    Enhet.PROCENT: (" %", " %"),
    Enhet.PROCENTENHETER: (" procentenhet", " procentenheter"),
    Enhet.ANTAL: ("", ""),
    Enhet.DAGAR: (" dag", " dagar"),
    Enhet.MANADER: (" månad", " månader"),
}
"""The words of the units: for one, and for more or less."""


def mal(row: Budgetrad) -> Figur:
    """Return the target in words."""
    if not row.har_mal:
        return text("saknas")
    malet = indikatorvarde(row, "Målvärde")
    malslag = row.maltyp.malslag
    ord_ = _mening(
        malslag.mal_i_ord,
        {"mal": Kort(malet), "motsatt": Kort(HUNDRA - malet), "enhet": _enhet(row, malet)},
    )
    if not malslag.noll_i_ord:
        return ord_
    return Om(malet, "=", Konstant(0), text(malslag.noll_i_ord), ord_)


def resultat(row: Budgetrad) -> Figur:
    """Return the result in words, such as «41 % (319 av 787)»; or that nothing is measured."""
    utfall = cell(row.id, "utfall")
    return OmFinns(utfall, _uppmatt(row, Given(utfall)), text(str(Status.EJ_MATT)))


def _uppmatt(row: Budgetrad, utfall: Figur) -> Figur:
    kvinnor, man = (per_kon(row.id, kon) for kon in Kon)
    return _mening(
        row.betydelse.i_ord,
        {
            "procent": Avrundat(utfall, 100),
            "hundradelar": Kort(utfall, 100),
            "tal": Kort(utfall),
            "enhet": _enhet(row, utfall),
            "taljare": Kort(Given(cell(row.id, "täljare"))),
            "namnare": Kort(Given(cell(row.id, "nämnare"))),
            "farre": Om(kvinnor, ">", man, text(f"{Kon.MAN} "), text(f"{Kon.KVINNOR} ")),
        },
    )


def _enhet(row: Budgetrad, tal: Figur) -> Figur:
    """Return the unit's word after a number written in it."""
    en, flera = _ENHETER[row.enhet]
    return text(en) if en == flera else Om(tal, "=", Konstant(1), text(en), text(flera))


def _mening(mall: str, delar: Mapping[str, Figur]) -> Figur:
    """Return the words of a kind of target, with a figure for each name in braces."""
    led: list[Figur | str] = []
    for ord_, name, _, _ in Formatter().parse(mall):
        led += [ord_] if ord_ else []
        led += [delar[name]] if name else []
    return sentence(*led)


def symbol(status: Figur) -> Figur:
    """Return the symbol of a status."""
    ej_nadd = Om(
        status,
        "=",
        text(Status.EJ_NADD),
        text(SYMBOL[Status.EJ_NADD]),
        text(SYMBOL[Status.EJ_MATT]),
    )
    nara = Om(status, "=", text(Status.NARA), text(SYMBOL[Status.NARA]), ej_nadd)
    return Om(status, "=", text(Status.NADD), text(SYMBOL[Status.NADD]), nara)


def skal(row: Budgetrad, malet: Figur) -> Figur:
    """Return why the indicator has its status; `malet` is its target in words."""
    utfall, matning = (
        cell(row.id, "utfall"),
        cell(row.id, "mätning" if row.faststalld else "status"),
    )
    if row.faststalld:
        skalet = indikatorvarde(row, "Skäl")
        return sentence("Fastställd av förbundet. ", skalet, " Av siffrorna: ", matning, ".")
    if not row.har_mal:
        return OmFinns(utfall, text(INGET_MAL), text(INGET_UTFALL))
    nara = Om(matning, "=", text(Status.NARA), text("är nära"), text("når inte"))
    verb = Om(matning, "=", text(Status.NADD), text("når"), nara)
    return OmFinns(
        utfall, sentence("Resultatet ", verb, " målet: ", malet, "."), text(INGET_UTFALL)
    )
