"""The declarations of the data tabs of the economy, and of all tabs in their order."""

from xlsaddin.tabs.schema import Kolumn, Tabell, Typ
from xlsaddin.tabs.socialt.tabeller import SOCIALA_TABELLER

INSTALLNINGAR = Tabell(
    "Inställningar",
    "tblInstallningar",
    (
        Kolumn("Nyckel", Typ.TEXT, "Inställningens namn. Ändra det inte.", bredd=44),
        Kolumn("Värde", Typ.VARDE, "Skriv värdet för ert förbund här.", kravs=False, bredd=34),
        Kolumn("Enhet", Typ.TEXT, "Vilken enhet värdet har.", kravs=False, bredd=17, fri=True),
        Kolumn("Förklaring", Typ.TEXT, "Vad inställningen styr.", kravs=False, bredd=72, fri=True),
        Kolumn("Källa", Typ.TEXT, "Var värdet kommer ifrån.", kravs=False, bredd=44, fri=True),
    ),
    "En rad per inställning. Ändra bara kolumnen Värde.",
    kravs=True,
)

KONTOPLAN = Tabell(
    "Kontoplan",
    "tblKontoplan",
    (
        Kolumn("Från konto", Typ.HELTAL, "Första kontot i intervallet, till exempel 4510."),
        Kolumn(
            "Till konto",
            Typ.HELTAL,
            "Sista kontot i intervallet. Lämna tomt om raden gäller ett enda konto.",
            kravs=False,
        ),
        Kolumn("Ansvar", Typ.KOD, "Ansvarskod. Tomt betyder alla.", kravs=False, bredd=10),
        Kolumn("Projekt", Typ.KOD, "Projektkod. Tomt betyder alla.", kravs=False, bredd=10),
        Kolumn("Rapport", Typ.TEXT, "Rapporten som posten står i, som på fliken Poster.", bredd=22),
        Kolumn("Post", Typ.TEXT, "Posten, stavad som på fliken Poster.", bredd=58),
    ),
    "Vilken post varje konto hör till. En rad per konto eller intervall och rapport.",
    kravs=True,
)

POSTER = Tabell(
    "Poster",
    "tblPoster",
    (
        Kolumn("Rapport", Typ.TEXT, "Rapporten eller noten som posten står i.", bredd=22),
        Kolumn("Grupp", Typ.TEXT, "Rubriken som posten står under.", kravs=False, bredd=42),
        Kolumn("Post", Typ.TEXT, "Radens text i rapporten.", bredd=58),
        Kolumn("Ordning", Typ.HELTAL, "Radens plats, till exempel 10, 20, 30.", bredd=10),
        Kolumn(
            "Tecken",
            Typ.HELTAL,
            "1 visar beloppet som det är, -1 med omvänt tecken.",
            tillatna=(1, -1),
            bredd=10,
        ),
    ),
    "Raderna i varje rapport, i ordning.",
    kravs=True,
)

HUVUDBOK = Tabell(
    "Huvudbok",
    "tblHuvudbok",
    (
        Kolumn("Datum", Typ.DATUM, "Bokföringsdag inom arbetsbokens år.", bredd=12),
        Kolumn("Konto", Typ.HELTAL, "Kontonummer, som tal.", bredd=10),
        Kolumn("Ansvar", Typ.KOD, "Ansvarskod, om den finns.", kravs=False, bredd=10),
        Kolumn("Projekt", Typ.KOD, "Projektkod, om den finns.", kravs=False, bredd=10),
        Kolumn("Text", Typ.TEXT, "Vad raden gäller.", kravs=False, bredd=100, fri=True),
        Kolumn("Belopp", Typ.BELOPP, "Kronor. Intäkter med plus, kostnader med minus.", bredd=16),
    ),
    "Årets bokföring på resultatkonton: intäkter med plus, kostnader med minus, i kronor.",
    kravs=True,
)

SALDON = Tabell(
    "Saldon",
    "tblSaldon",
    (
        Kolumn("År", Typ.HELTAL, "Arbetsbokens år.", bredd=8),
        Kolumn("Konto", Typ.HELTAL, "Balanskonto, som tal.", bredd=10),
        Kolumn("Text", Typ.TEXT, "Vad kontot är.", kravs=False, bredd=70, fri=True),
        Kolumn("Ingående", Typ.BELOPP, "Saldo den 1 januari i kronor, med plus.", bredd=16),
        Kolumn("Utgående", Typ.BELOPP, "Saldo vid periodens slut i kronor, med plus.", bredd=16),
    ),
    "Ingående och utgående saldo per balanskonto. Tillgångar, skulder och eget kapital med plus.",
    kravs=True,
)

BUDGET = Tabell(
    "Budget",
    "tblBudget",
    (
        Kolumn("År", Typ.HELTAL, "Arbetsbokens år.", bredd=8),
        Kolumn("Post", Typ.TEXT, "En post i rapporten Utfall och budget.", bredd=44),
        Kolumn("Belopp", Typ.BELOPP, "Kronor. Intäkter med plus, kostnader med minus.", bredd=16),
        Kolumn("Beslutad", Typ.TEXT, "När budgeten beslutades.", kravs=False, bredd=44, fri=True),
    ),
    "Styrelsens budget per post, i kronor. Flera rader för samma post läggs ihop.",
    kravs=True,
)

JAMFORELSEAR = Tabell(
    "Jämförelseår",
    "tblJamforelsear",
    (
        Kolumn("År", Typ.HELTAL, "Det tidigare året.", bredd=8),
        Kolumn("Rapport", Typ.TEXT, "Rapporten som siffran står i.", bredd=24),
        Kolumn("Post", Typ.TEXT, "Raden i rapporten.", bredd=58),
        Kolumn("Belopp", Typ.BELOPP, "Siffran i kronor (andelar som 0,28).", bredd=16),
        Kolumn("Källa", Typ.TEXT, "Var siffran är publicerad.", kravs=False, bredd=52, fri=True),
    ),
    "Tidigare års publicerade siffror, till jämförelsekolumnerna och flerårsöversikten.",
)

KOMMENTARER = Tabell(
    "Kommentarer",
    "tblKommentarer",
    (
        Kolumn("Rapport", Typ.TEXT, "Rapportflikens namn.", bredd=24),
        Kolumn("Rad", Typ.TEXT, "Raden i rapporten, stavad som där.", bredd=44),
        Kolumn(
            "Kommentar", Typ.TEXT, "Förklaringen, som den ska stå i rapporten.", bredd=90, fri=True
        ),
        Kolumn("Vem", Typ.TEXT, "Vem som skrivit.", kravs=False, bredd=24, fri=True),
        Kolumn("När", Typ.DATUM, "Vilken dag.", kravs=False, bredd=12),
    ),
    "Kommentarer som visas bredvid sin rad i rapporten. De försvinner aldrig vid uppdatering.",
)

TRYCKTA = Tabell(
    "Tryckta siffror",
    "tblTryckta",
    (
        Kolumn("Rapport", Typ.TEXT, "Rapportflikens namn.", bredd=24),
        Kolumn("Rad", Typ.TEXT, "Raden i rapporten, stavad som där.", bredd=58),
        Kolumn("Kolumn", Typ.TEXT, "Kolumnens rubrik i rapporten.", bredd=22),
        Kolumn("Tryckt", Typ.BELOPP, "Siffran som den står i utkastet.", bredd=14),
        Kolumn("Enhet", Typ.TEXT, "kr, tkr, % eller antal.", bredd=10, fri=True),
        Kolumn("Källa", Typ.TEXT, "Var i utkastet siffran står.", kravs=False, bredd=52, fri=True),
    ),
    "Siffror som de står i den tryckta rapporten. De sparas här; själva jämförelsen kommer i en "
    "senare version.",
)

EKONOMISKA_TABELLER = (
    INSTALLNINGAR,
    KONTOPLAN,
    POSTER,
    HUVUDBOK,
    SALDON,
    BUDGET,
    JAMFORELSEAR,
    KOMMENTARER,
    TRYCKTA,
)
TABELLER = (INSTALLNINGAR, *SOCIALA_TABELLER, *EKONOMISKA_TABELLER[1:])
