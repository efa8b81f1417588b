"""The declarations of the social data tabs, in the order of the tabs; none of them must have rows.

Names that formulas look up (id, målområde, plattform) are texts for SUMIFS: see `checks`.
"""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Enhet, Kon, Matning
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.tabs.schema import Column, Kind, Summing, Table

JA, NEJ = "Ja", "Nej"
HELA_FORBUNDET = "Hela förbundet"
"""The plattform of an event that belongs to no single one."""

MALOMRADEN = Table(
    "Målområden",
    "tblMalomraden",
    (
        Column("Nummer", Kind.HELTAL, "Målområdets nummer: 1, 2, 3 …", width=10),
        Column("Målområde", Kind.TEXT, "Målområdets namn, som på fliken Indikatorer.", width=34),
        Column(
            "Syfte", Kind.TEXT, "Vad målområdet handlar om.", required=False, width=60, fri=True
        ),
        Column(
            "Mål",
            Kind.TEXT,
            "Målen inom området, i löpande text.",
            required=False,
            width=60,
            fri=True,
        ),
        Column(
            "Planerad andel",
            Kind.BELOPP,
            "Områdets planerade andel av all vikt, i procent: skriv 40 för 40 %. Tillsammans 100.",
            width=16,
        ),
        Column(
            "Tolerans",
            Kind.BELOPP,
            "Hur många procentenheter andelen får avvika. Tomt betyder 5.",
            required=False,
            width=12,
        ),
        Column(
            "Planerade poäng",
            Kind.BELOPP,
            "Områdets planerade indexpoäng, om de är beslutade.",
            required=False,
            width=16,
        ),
        Column("Källa", Kind.TEXT, "Var det är beslutat.", required=False, width=44, fri=True),
    ),
    "Den sociala budgetens målområden: en rad per område, med dess andel av helheten i procent.",
    Bokdel.SOCIALT,
    may_be_missing=True,
    carried=True,
)

INDIKATORER = Table(
    "Indikatorer",
    "tblIndikatorer",
    (
        Column("Id", Kind.KOD, "Indikatorns id med minst en bokstav, till exempel M1.1.", width=10),
        Column("Målområde", Kind.TEXT, "Målområdet, stavat som på fliken Målområden.", width=28),
        Column("Mål", Kind.TEXT, "Det sociala målet som indikatorn visar.", width=60, fri=True),
        Column("Indikator", Kind.TEXT, "Vad som ska synas, i ord.", width=60, fri=True),
        Column(
            "Måltyp",
            Kind.TEXT,
            "Hur utfallet jämförs med målvärdet. Välj i listan.",
            allowed=tuple(map(str, Maltyp)),
            width=24,
        ),
        Column(
            "Målvärde",
            Kind.BELOPP,
            "Målet i enheten bredvid: 40 och % betyder 40 %. För minskat och ökat: förra årets "
            "värde, eller 0 när utfallet är själva förändringen.",
            required=False,
            width=12,
        ),
        Column(
            "Enhet",
            Kind.TEXT,
            "Målvärdets enhet. Välj i listan.",
            allowed=tuple(map(str, Enhet)),
            width=16,
            fri=True,
        ),
        Column("Vikt", Kind.BELOPP, "Indikatorns vikt, ett tal från 1 till 10.", width=8),
        Column(
            "Mäts med",
            Kind.TEXT,
            "Var utfallet hämtas. Välj i listan.",
            allowed=tuple(map(str, Matning)),
            width=18,
        ),
        Column("Grupp", Kind.TEXT, "Vilka som svarar, när den mäts med enkät.", False, width=22),
        Column("Fråga", Kind.TEXT, "Frågan, stavad som på fliken Enkät.", required=False, width=50),
        Column(
            "Svar",
            Kind.TEXT,
            "Svaret vars andel räknas. Tomt betyder alla önskade svar på fliken Enkät.",
            required=False,
            width=22,
        ),
        Column(
            "Viktens grund", Kind.TEXT, "Hur vikten är bestämd.", required=False, width=40, fri=True
        ),
        Column(
            "Fastställd status",
            Kind.TEXT,
            "Bara när förbundet har bedömt indikatorn på annat än siffrorna. Skriv skälet bredvid.",
            required=False,
            allowed=tuple(map(str, Status)),
            width=16,
            one_year=True,
        ),
        Column(
            "Skäl",
            Kind.TEXT,
            "Varför statusen är fastställd.",
            required=False,
            width=50,
            fri=True,
            one_year=True,
        ),
        Column(
            "Källa", Kind.TEXT, "Var indikatorn är beslutad.", required=False, width=36, fri=True
        ),
    ),
    "Den sociala budgeten: en rad per indikator, med mål och vikt.",
    Bokdel.SOCIALT,
    may_be_missing=True,
    carried=True,
)

HANDELSER = Table(
    "Social bokföring",
    "tblHandelser",
    (
        Column("Datum", Kind.DATUM, "Dagen det hände, inom arbetsbokens år.", width=12),
        Column(
            "Plattform",
            Kind.TEXT,
            f"En plattform på fliken Inställningar, eller «{HELA_FORBUNDET}».",
            width=20,
        ),
        Column("Indikator", Kind.KOD, "Indikatorns id, som på fliken Indikatorer.", width=12),
        Column(
            "Slag",
            Kind.TEXT,
            "kvantitativ har tal, kvalitativ har text.",
            allowed=tuple(map(str, Slag)),
            width=14,
        ),
        Column(
            "Kön",
            Kind.TEXT,
            "Vilka talen gäller. Tomt när de gäller alla.",
            required=False,
            allowed=tuple(map(str, Kon)),
            width=10,
        ),
        Column(
            "Täljare",
            Kind.BELOPP,
            "Hur många; eller värdet i målets enhet, utan nämnare: 13,3 för 13,3 %.",
            required=False,
            width=10,
        ),
        Column(
            "Nämnare",
            Kind.BELOPP,
            "Av hur många. Tom när täljaren är ett värde.",
            required=False,
            width=10,
        ),
        Column(
            "Text",
            Kind.TEXT,
            "Vad som hände. Krävs när slaget är kvalitativ.",
            False,
            width=80,
            fri=True,
        ),
        Column(
            "Källa", Kind.TEXT, "Var uppgiften kommer ifrån.", required=False, width=44, fri=True
        ),
    ),
    "Den sociala bokföringen: en rad per händelse. Flera rader för samma indikator läggs ihop.",
    Bokdel.SOCIALT,
    summing=Summing(
        "Datum",
        ("Plattform", "Indikator", "Slag", "Kön"),
        ("Täljare", "Nämnare"),
        kept=("Slag", Slag.KVALITATIV.value),
        texts=("Text", "Källa"),
    ),
    may_be_missing=True,
)

ENKAT = Table(
    "Enkät",
    "tblEnkat",
    (
        Column("Enkät", Kind.TEXT, "Enkätens namn.", width=26),
        Column("Grupp", Kind.TEXT, "Vilka som har svarat.", width=26),
        Column("Plattform", Kind.TEXT, f"En plattform, eller «{HELA_FORBUNDET}».", width=20),
        Column(
            "Kön",
            Kind.TEXT,
            "Vilka svaren gäller. Tomt när det inte är uppgivet.",
            required=False,
            allowed=tuple(map(str, Kon)),
            width=10,
        ),
        Column("Fråga", Kind.TEXT, "Frågan, lika stavad på alla sina rader.", width=70),
        Column("Svar", Kind.TEXT, "Svarsalternativet.", width=44),
        Column(
            "Önskat svar",
            Kind.TEXT,
            "Ja om svaret räknas som nått: de två översta stegen, eller det önskade av ja och nej.",
            allowed=(JA, NEJ),
            width=14,
        ),
        Column("Antal", Kind.HELTAL, "Hur många som har svarat så.", width=10),
        Column("Källa", Kind.TEXT, "Var svaren är redovisade.", required=False, width=44, fri=True),
    ),
    "Enkätsvar: en rad per fråga, svar, kön och plattform, med antalet svar.",
    Bokdel.SOCIALT,
    may_be_missing=True,
)
