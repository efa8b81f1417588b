"""An indicator in words: its target, its result, its symbol, and why it has its status."""

from xlsaddin.domain.indikator import FORANDRINGAR, Enhet, Kon, Maltyp
from xlsaddin.domain.status import SYMBOL, Status
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.text import Antal, Avrundat, Kort, sentence
from xlsaddin.figures.urval import Given, Om, OmFinns
from xlsaddin.reports.socialt import jamstalldhetstal as jt
from xlsaddin.reports.socialt.indikatorsammandrag import HUNDRA, cell
from xlsaddin.reports.socialt.socialsumma import indikatorvarde
from xlsaddin.tabs.socialt.records import Budgetrad

INGET_UTFALL = "Inget utfall är bokfört."
INGET_MAL = "Värdet att jämföra med saknas."
_ENHETER = {Enhet.PROCENT: " %", Enhet.PROCENTENHETER: " procentenheter", Enhet.ANTAL: ""}


def mal(row: Budgetrad) -> Figur:
    """Return the target in words."""
    if not row.har_mal:
        return text("saknas")
    malet = indikatorvarde(row, "Målvärde")
    value = Antal(malet) if row.helt_mal else Kort(malet)
    enhet = _ENHETER[row.enhet]
    if row.maltyp is Maltyp.KONSFORDELNING:
        return sentence(value, "–", Kort(HUNDRA - malet), " %")
    if row.maltyp in FORANDRINGAR:
        ord_ = "lägre än " if row.maltyp is Maltyp.MINSKAT else "högre än "
        return Om(malet, "=", Konstant(0), text(str(row.maltyp)), sentence(ord_, value, enhet))
    if row.maltyp is Maltyp.BESKRIVNING:
        return sentence("minst ", value, " beskrivning")
    if row.maltyp is Maltyp.ALLA:
        return sentence(value, enhet)
    hogst = row.maltyp in {Maltyp.HOGST_ANDEL, Maltyp.KONSSKILLNAD}
    return sentence("högst " if hogst else "minst ", value, enhet)


def resultat(row: Budgetrad) -> Figur:
    """Return the result in words, such as «41 % (319 av 787)»; or that nothing is measured."""
    utfall = cell(row.id, "utfall")
    return OmFinns(utfall, _uppmatt(row, Given(utfall)), text(str(Status.EJ_MATT)))


def _uppmatt(row: Budgetrad, utfall: Figur) -> Figur:
    if row.maltyp is Maltyp.KONSSKILLNAD:
        return sentence(Kort(utfall, 100), " procentenheter")
    if row.maltyp in {Maltyp.MINST_ANTAL, Maltyp.BESKRIVNING}:
        return sentence(Antal(utfall), " st")
    if row.maltyp in FORANDRINGAR:
        return sentence(Kort(utfall), _ENHETER[row.enhet])
    taljare, namnare = (Given(cell(row.id, k)) for k in ("täljare", "nämnare"))
    andel = sentence(Avrundat(utfall, 100), " % (", Antal(taljare), " av ", Antal(namnare), ")")
    if row.maltyp is not Maltyp.KONSFORDELNING:
        return andel
    kvinnor, man = jt.antal(row)
    farre = Om(kvinnor, ">", man, text(f"{Kon.MAN} "), text(f"{Kon.KVINNOR} "))
    return sentence(farre, andel)


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
