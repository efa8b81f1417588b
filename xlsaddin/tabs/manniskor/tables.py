"""The declarations of the data tabs on participants, in the order of the tabs.

None of them must have rows. Names that formulas look up are texts for SUMIFS: see `checks`.
"""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.flode import Flode
from xlsaddin.tabs.schema import Column, Kind, Summing, Table
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET


def _antal(name: str, help_: str, width: int = 12) -> Column:
    return Column(name, Kind.HELTAL, help_, required=False, width=width)


DELTAGARE = Table(
    "Deltagare",
    "tblDeltagare",
    (
        Column(
            "Deltagar-id",
            Kind.KOD,
            "Er egen beteckning. Aldrig ett personnummer.",
            required=False,
            width=14,
            fri=True,
        ),
        Column(
            "Insats",
            Kind.TEXT,
            "En plattform på fliken Inställningar, eller en insats på fliken Mått.",
            width=22,
        ),
        Column(
            "Kön",
            Kind.TEXT,
            "Kvinna, K eller F; Man eller M. Annat, och tomt, räknas som att uppgift saknas.",
            required=False,
            width=12,
        ),
        Column("Start", Kind.DATUM, "Dagen deltagaren började.", width=12),
        Column("Avslut", Kind.DATUM, "Dagen deltagaren slutade. Tomt: är kvar.", False, width=12),
        Column(
            "Avslutsorsak",
            Kind.TEXT,
            "Vad deltagaren slutade till, stavat som på fliken Mått.",
            required=False,
            width=44,
        ),
    ),
    "Årets deltagare: en rad per person och insats. Utan rader används fliken Volymer.",
    Bokdel.DELTAGARE,
    summing=Summing(
        "Start", ("Insats", "Kön", "Avslut", "Avslutsorsak"), (), in_order=("Start", "Avslut")
    ),
    may_be_missing=True,
)

_KALLA = Column("Källa", Kind.TEXT, "Var uppgiften är redovisad.", False, width=50, fri=True)

MATT = Table(
    "Mått",
    "tblMatt",
    (
        Column(
            "Insats",
            Kind.TEXT,
            "Insatsen som raden gäller. Tomt: alla plattformar utan egna rader.",
            required=False,
            width=22,
        ),
        Column("Mått", Kind.TEXT, "Vad som räknas, som det ska stå i tabellen.", width=48),
        Column("Ordning", Kind.HELTAL, "Radens plats, till exempel 10, 20, 30.", width=10),
        Column(
            "Del av",
            Kind.TEXT,
            "Måttet som detta är en del av («varav»), stavat som i kolumnen Mått.",
            required=False,
            width=34,
        ),
        Column(
            "Andel av",
            Kind.TEXT,
            "Måttet som andelen räknas på, stavat som i kolumnen Mått. Tomt: ingen andel.",
            required=False,
            width=34,
        ),
        Column(
            "Flöde",
            Kind.TEXT,
            "Vad måttet betyder, så att indikatorer och texter hittar det. Välj i listan.",
            required=False,
            allowed=tuple(map(str, Flode)),
            width=28,
        ),
        _KALLA,
    ),
    "Raderna i volymtabellerna: en rad per mått. En insats med egna rader har bara dem.",
    Bokdel.DELTAGARE,
    may_be_missing=True,
    carried=True,
)

VOLYMER = Table(
    "Volymer",
    "tblVolymer",
    (
        Column("År", Kind.HELTAL, "Arbetsbokens år, eller ett tidigare att jämföra med.", width=8),
        Column(
            "Insats",
            Kind.TEXT,
            f"En plattform på fliken Inställningar, «{HELA_FORBUNDET}» eller en insats på "
            "fliken Mått.",
            width=22,
        ),
        Column("Mått", Kind.TEXT, "Vad som räknas, stavat som på fliken Mått.", width=48),
        _antal("Kvinnor", "Hur många kvinnor."),
        _antal("Män", "Hur många män."),
        _antal("Kön saknas", "Hur många vars kön inte är uppgivet."),
        _antal("Totalt", "Alla tillsammans. Behövs bara där könen saknas."),
        Column(
            "Andel",
            Kind.BELOPP,
            "Publicerad andel i procent, där antalen saknas: skriv 71 för 71 %.",
            required=False,
            width=10,
        ),
        Column(
            "Andel kvinnor",
            Kind.BELOPP,
            "Publicerad andel kvinnor i procent, där könen saknas: skriv 55,5 för 55,5 %.",
            required=False,
            width=14,
        ),
        Column(
            "Underlag saknas",
            Kind.TEXT,
            "Varför det inte finns några tal, till exempel vem som inte har lämnat dem.",
            required=False,
            width=40,
            fri=True,
        ),
        _KALLA,
    ),
    "Deltagarvolymer: en rad per år, insats och mått, per kön eller totalt.",
    Bokdel.DELTAGARE,
    may_be_missing=True,
    carried=True,
)
