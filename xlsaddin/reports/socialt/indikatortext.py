"""An indicator in words: its target, its result, its symbol, and why it has its status."""

from xlsaddin.domain.indikator import FORANDRINGAR, Enhet, Kon, Maltyp
from xlsaddin.domain.status import SYMBOL, Status
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.funktion import Om, text
from xlsaddin.figures.text import Antal, Heltal, Kort, mening
from xlsaddin.reports.socialt import jamstalldhetstal as jt
from xlsaddin.reports.socialt.indikatorsammandrag import HUNDRA, cell
from xlsaddin.reports.socialt.socialsumma import Given, OmFinns, indikatorvarde
from xlsaddin.tabs.socialt.poster import Budgetrad

INGET_UTFALL = "Inget utfall är bokfört."
INGET_MAL = "Värdet att jämföra med saknas."
_ENHETER = {Enhet.PROCENT: " %", Enhet.PROCENTENHETER: " procentenheter", Enhet.ANTAL: ""}


def mal(rad: Budgetrad) -> Figur:
    """Return the target in words."""
    if not rad.har_mal:
        return text("saknas")
    malet = indikatorvarde(rad, "Målvärde")
    varde = Antal(malet) if rad.helt_mal else Kort(malet)
    enhet = _ENHETER[rad.enhet]
    if rad.maltyp is Maltyp.KONSFORDELNING:
        return mening(varde, "–", Kort(HUNDRA - malet), " %")
    if rad.maltyp in FORANDRINGAR:
        ord_ = "lägre än " if rad.maltyp is Maltyp.MINSKAT else "högre än "
        return Om(malet, "=", Konstant(0), text(str(rad.maltyp)), mening(ord_, varde, enhet))
    if rad.maltyp is Maltyp.BESKRIVNING:
        return mening("minst ", varde, " beskrivning")
    if rad.maltyp is Maltyp.ALLA:
        return mening(varde, enhet)
    hogst = rad.maltyp in {Maltyp.HOGST_ANDEL, Maltyp.KONSSKILLNAD}
    return mening("högst " if hogst else "minst ", varde, enhet)


def resultat(rad: Budgetrad) -> Figur:
    """Return the result in words, such as «41 % (319 av 787)»; or that nothing is measured."""
    utfall = cell(rad.id, "utfall")
    return OmFinns(utfall, _uppmatt(rad, Given(utfall)), text(str(Status.EJ_MATT)))


def _uppmatt(rad: Budgetrad, utfall: Figur) -> Figur:
    if rad.maltyp is Maltyp.KONSSKILLNAD:
        return mening(Kort(utfall, 100), " procentenheter")
    if rad.maltyp in {Maltyp.MINST_ANTAL, Maltyp.BESKRIVNING}:
        return mening(Antal(utfall), " st")
    if rad.maltyp in FORANDRINGAR:
        return mening(Kort(utfall), _ENHETER[rad.enhet])
    taljare, namnare = (Given(cell(rad.id, k)) for k in ("täljare", "nämnare"))
    andel = mening(Heltal(utfall, 100), " % (", Antal(taljare), " av ", Antal(namnare), ")")
    if rad.maltyp is not Maltyp.KONSFORDELNING:
        return andel
    kvinnor, man = jt.antal(rad)
    farre = Om(kvinnor, ">", man, text(f"{Kon.MAN} "), text(f"{Kon.KVINNOR} "))
    return mening(farre, andel)


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


def skal(rad: Budgetrad, malet: Figur) -> Figur:
    """Return why the indicator has its status; `malet` is its target in words."""
    utfall, matning = (
        cell(rad.id, "utfall"),
        cell(rad.id, "mätning" if rad.faststalld else "status"),
    )
    if rad.faststalld:
        skalet = indikatorvarde(rad, "Skäl")
        return mening("Fastställd av förbundet. ", skalet, " Av siffrorna: ", matning, ".")
    if not rad.har_mal:
        return OmFinns(utfall, text(INGET_MAL), text(INGET_UTFALL))
    nara = Om(matning, "=", text(Status.NARA), text("är nära"), text("når inte"))
    verb = Om(matning, "=", text(Status.NADD), text("når"), nara)
    return OmFinns(utfall, mening("Resultatet ", verb, " målet: ", malet, "."), text(INGET_UTFALL))
