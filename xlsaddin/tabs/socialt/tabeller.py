"""The declarations of the social data tabs, in the order of the tabs; none of them must have rows.

Names that formulas look up (id, målområde, plattform) are texts for SUMIFS: see `social_kontroll`.
"""

from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Enhet, Kon, Maltyp, Matning
from xlsaddin.domain.status import Status
from xlsaddin.tabs.schema import Kolumn, Tabell, Typ

JA, NEJ = "Ja", "Nej"
HELA_FORBUNDET = "Hela förbundet"
"""The plattform of an event that belongs to no single one."""

MALOMRADEN = Tabell(
    "Målområden",
    "tblMalomraden",
    (
        Kolumn("Nummer", Typ.HELTAL, "Målområdets nummer: 1, 2, 3 …", bredd=10),
        Kolumn("Målområde", Typ.TEXT, "Målområdets namn, som på fliken Indikatorer.", bredd=34),
        Kolumn("Syfte", Typ.TEXT, "Vad målområdet handlar om.", kravs=False, bredd=60, fri=True),
        Kolumn(
            "Mål", Typ.TEXT, "Målen inom området, i löpande text.", kravs=False, bredd=60, fri=True
        ),
        Kolumn(
            "Planerad andel",
            Typ.BELOPP,
            "Områdets planerade andel av all vikt, i procent: skriv 40 för 40 %. Tillsammans 100.",
            bredd=16,
        ),
        Kolumn(
            "Tolerans",
            Typ.BELOPP,
            "Hur många procentenheter andelen får avvika. Tomt betyder 5.",
            kravs=False,
            bredd=12,
        ),
        Kolumn(
            "Planerade poäng",
            Typ.BELOPP,
            "Områdets planerade indexpoäng, om de är beslutade.",
            kravs=False,
            bredd=16,
        ),
        Kolumn("Källa", Typ.TEXT, "Var det är beslutat.", kravs=False, bredd=44, fri=True),
    ),
    "Den sociala budgetens målområden: en rad per område, med dess andel av helheten i procent.",
)

INDIKATORER = Tabell(
    "Indikatorer",
    "tblIndikatorer",
    (
        Kolumn("Id", Typ.KOD, "Indikatorns id med minst en bokstav, till exempel M1.1.", bredd=10),
        Kolumn("Målområde", Typ.TEXT, "Målområdet, stavat som på fliken Målområden.", bredd=28),
        Kolumn("Mål", Typ.TEXT, "Det sociala målet som indikatorn visar.", bredd=60, fri=True),
        Kolumn("Indikator", Typ.TEXT, "Vad som ska synas, i ord.", bredd=60, fri=True),
        Kolumn(
            "Måltyp",
            Typ.TEXT,
            "Hur utfallet jämförs med målvärdet. Välj i listan.",
            tillatna=tuple(map(str, Maltyp)),
            bredd=24,
        ),
        Kolumn(
            "Målvärde",
            Typ.BELOPP,
            "Målet i enheten bredvid: 40 och % betyder 40 %. För minskat och ökat: förra årets "
            "värde, eller 0 när utfallet är själva förändringen.",
            kravs=False,
            bredd=12,
        ),
        Kolumn(
            "Enhet",
            Typ.TEXT,
            "Målvärdets enhet. Välj i listan.",
            tillatna=tuple(map(str, Enhet)),
            bredd=16,
            fri=True,
        ),
        Kolumn("Vikt", Typ.BELOPP, "Indikatorns vikt, ett tal från 1 till 10.", bredd=8),
        Kolumn(
            "Mäts med",
            Typ.TEXT,
            "Var utfallet hämtas. Välj i listan.",
            tillatna=tuple(map(str, Matning)),
            bredd=18,
        ),
        Kolumn("Grupp", Typ.TEXT, "Vilka som svarar, när den mäts med enkät.", False, bredd=22),
        Kolumn("Fråga", Typ.TEXT, "Frågan, stavad som på fliken Enkät.", kravs=False, bredd=50),
        Kolumn(
            "Svar",
            Typ.TEXT,
            "Svaret vars andel räknas. Tomt betyder alla önskade svar på fliken Enkät.",
            kravs=False,
            bredd=22,
        ),
        Kolumn(
            "Viktens grund", Typ.TEXT, "Hur vikten är bestämd.", kravs=False, bredd=40, fri=True
        ),
        Kolumn(
            "Fastställd status",
            Typ.TEXT,
            "Bara när förbundet har bedömt indikatorn på annat än siffrorna. Skriv skälet bredvid.",
            kravs=False,
            tillatna=tuple(map(str, Status)),
            bredd=16,
        ),
        Kolumn("Skäl", Typ.TEXT, "Varför statusen är fastställd.", kravs=False, bredd=50, fri=True),
        Kolumn("Källa", Typ.TEXT, "Var indikatorn är beslutad.", kravs=False, bredd=36, fri=True),
    ),
    "Den sociala budgeten: en rad per indikator, med mål och vikt.",
)

HANDELSER = Tabell(
    "Social bokföring",
    "tblHandelser",
    (
        Kolumn("Datum", Typ.DATUM, "Dagen det hände, inom arbetsbokens år.", bredd=12),
        Kolumn(
            "Plattform",
            Typ.TEXT,
            f"En plattform på fliken Inställningar, eller «{HELA_FORBUNDET}».",
            bredd=20,
        ),
        Kolumn("Indikator", Typ.KOD, "Indikatorns id, som på fliken Indikatorer.", bredd=12),
        Kolumn(
            "Slag",
            Typ.TEXT,
            "kvantitativ har tal, kvalitativ har text.",
            tillatna=tuple(map(str, Slag)),
            bredd=14,
        ),
        Kolumn(
            "Kön",
            Typ.TEXT,
            "Vilka talen gäller. Tomt när de gäller alla.",
            kravs=False,
            tillatna=tuple(map(str, Kon)),
            bredd=10,
        ),
        Kolumn("Täljare", Typ.BELOPP, "Hur många.", kravs=False, bredd=10),
        Kolumn("Nämnare", Typ.BELOPP, "Av hur många.", kravs=False, bredd=10),
        Kolumn(
            "Text",
            Typ.TEXT,
            "Vad som hände. Krävs när slaget är kvalitativ.",
            False,
            bredd=80,
            fri=True,
        ),
        Kolumn("Källa", Typ.TEXT, "Var uppgiften kommer ifrån.", kravs=False, bredd=44, fri=True),
    ),
    "Den sociala bokföringen: en rad per händelse. Flera rader för samma indikator läggs ihop.",
)

ENKAT = Tabell(
    "Enkät",
    "tblEnkat",
    (
        Kolumn("Enkät", Typ.TEXT, "Enkätens namn.", bredd=26),
        Kolumn("Grupp", Typ.TEXT, "Vilka som har svarat.", bredd=26),
        Kolumn("Plattform", Typ.TEXT, f"En plattform, eller «{HELA_FORBUNDET}».", bredd=20),
        Kolumn(
            "Kön",
            Typ.TEXT,
            "Vilka svaren gäller. Tomt när det inte är uppgivet.",
            kravs=False,
            tillatna=tuple(map(str, Kon)),
            bredd=10,
        ),
        Kolumn("Fråga", Typ.TEXT, "Frågan, lika stavad på alla sina rader.", bredd=70),
        Kolumn("Svar", Typ.TEXT, "Svarsalternativet.", bredd=44),
        Kolumn(
            "Önskat svar",
            Typ.TEXT,
            "Ja om svaret räknas som nått: de två översta stegen, eller det önskade av ja och nej.",
            tillatna=(JA, NEJ),
            bredd=14,
        ),
        Kolumn("Antal", Typ.HELTAL, "Hur många som har svarat så.", bredd=10),
        Kolumn("Källa", Typ.TEXT, "Var svaren är redovisade.", kravs=False, bredd=44, fri=True),
    ),
    "Enkätsvar: en rad per fråga, svar, kön och plattform, med antalet svar.",
)

SOCIALA_TABELLER = (MALOMRADEN, INDIKATORER, HANDELSER, ENKAT)
