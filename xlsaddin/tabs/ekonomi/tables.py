"""The declarations of the data tabs of the economy, and of all tabs in their order."""

from xlsaddin.tabs.schema import Column, Kind, Table
from xlsaddin.tabs.socialt.tables import SOCIALA_TABLES

INSTALLNINGAR = Table(
    "Inställningar",
    "tblInstallningar",
    (
        Column("Nyckel", Kind.TEXT, "Inställningens namn. Ändra det inte.", width=44),
        Column("Värde", Kind.VALUE, "Skriv värdet för ert förbund här.", required=False, width=34),
        Column("Enhet", Kind.TEXT, "Vilken enhet värdet har.", required=False, width=17, fri=True),
        Column(
            "Förklaring", Kind.TEXT, "Vad inställningen styr.", required=False, width=72, fri=True
        ),
        Column("Källa", Kind.TEXT, "Var värdet kommer ifrån.", required=False, width=44, fri=True),
    ),
    "En rad per inställning. Ändra bara kolumnen Värde.",
    required=True,
)

KONTOPLAN = Table(
    "Kontoplan",
    "tblKontoplan",
    (
        Column("Från konto", Kind.HELTAL, "Första kontot i intervallet, till exempel 4510."),
        Column(
            "Till konto",
            Kind.HELTAL,
            "Sista kontot i intervallet. Lämna tomt om raden gäller ett enda konto.",
            required=False,
        ),
        Column("Ansvar", Kind.KOD, "Ansvarskod. Tomt betyder alla.", required=False, width=10),
        Column("Projekt", Kind.KOD, "Projektkod. Tomt betyder alla.", required=False, width=10),
        Column(
            "Rapport", Kind.TEXT, "Rapporten som posten står i, som på fliken Poster.", width=22
        ),
        Column("Post", Kind.TEXT, "Posten, stavad som på fliken Poster.", width=58),
    ),
    "Vilken post varje konto hör till. En rad per konto eller intervall och rapport.",
    required=True,
)

POSTER = Table(
    "Poster",
    "tblPoster",
    (
        Column("Rapport", Kind.TEXT, "Rapporten eller noten som posten står i.", width=22),
        Column("Grupp", Kind.TEXT, "Rubriken som posten står under.", required=False, width=42),
        Column("Post", Kind.TEXT, "Radens text i rapporten.", width=58),
        Column("Ordning", Kind.HELTAL, "Radens plats, till exempel 10, 20, 30.", width=10),
        Column(
            "Tecken",
            Kind.HELTAL,
            "1 visar beloppet som det är, -1 med omvänt tecken.",
            allowed=(1, -1),
            width=10,
        ),
    ),
    "Raderna i varje rapport, i ordning.",
    required=True,
)

HUVUDBOK = Table(
    "Huvudbok",
    "tblHuvudbok",
    (
        Column("Datum", Kind.DATUM, "Bokföringsdag inom arbetsbokens år.", width=12),
        Column("Konto", Kind.HELTAL, "Kontonummer, som tal.", width=10),
        Column("Ansvar", Kind.KOD, "Ansvarskod, om den finns.", required=False, width=10),
        Column("Projekt", Kind.KOD, "Projektkod, om den finns.", required=False, width=10),
        Column("Text", Kind.TEXT, "Vad raden gäller.", required=False, width=100, fri=True),
        Column("Belopp", Kind.BELOPP, "Kronor. Intäkter med plus, kostnader med minus.", width=16),
    ),
    "Årets bokföring på resultatkonton: intäkter med plus, kostnader med minus, i kronor.",
    required=True,
)

SALDON = Table(
    "Saldon",
    "tblSaldon",
    (
        Column("År", Kind.HELTAL, "Arbetsbokens år.", width=8),
        Column("Konto", Kind.HELTAL, "Balanskonto, som tal.", width=10),
        Column("Text", Kind.TEXT, "Vad kontot är.", required=False, width=70, fri=True),
        Column("Ingående", Kind.BELOPP, "Saldo den 1 januari i kronor, med plus.", width=16),
        Column("Utgående", Kind.BELOPP, "Saldo vid periodens slut i kronor, med plus.", width=16),
    ),
    "Ingående och utgående saldo per balanskonto. Tillgångar, skulder och eget kapital med plus.",
    required=True,
)

BUDGET = Table(
    "Budget",
    "tblBudget",
    (
        Column("År", Kind.HELTAL, "Arbetsbokens år.", width=8),
        Column("Post", Kind.TEXT, "En post i rapporten Utfall och budget.", width=44),
        Column("Belopp", Kind.BELOPP, "Kronor. Intäkter med plus, kostnader med minus.", width=16),
        Column(
            "Beslutad", Kind.TEXT, "När budgeten beslutades.", required=False, width=44, fri=True
        ),
    ),
    "Styrelsens budget per post, i kronor. Flera rader för samma post läggs ihop.",
    required=True,
)

JAMFORELSEAR = Table(
    "Jämförelseår",
    "tblJamforelsear",
    (
        Column("År", Kind.HELTAL, "Det tidigare året.", width=8),
        Column("Rapport", Kind.TEXT, "Rapporten som siffran står i.", width=24),
        Column("Post", Kind.TEXT, "Raden i rapporten.", width=58),
        Column("Belopp", Kind.BELOPP, "Siffran i kronor (andelar som 0,28).", width=16),
        Column(
            "Källa", Kind.TEXT, "Var siffran är publicerad.", required=False, width=52, fri=True
        ),
    ),
    "Tidigare års publicerade siffror, till jämförelsekolumnerna och flerårsöversikten.",
)

KOMMENTARER = Table(
    "Kommentarer",
    "tblKommentarer",
    (
        Column("Rapport", Kind.TEXT, "Rapportflikens namn.", width=24),
        Column("Rad", Kind.TEXT, "Raden i rapporten, stavad som där.", width=44),
        Column(
            "Kommentar", Kind.TEXT, "Förklaringen, som den ska stå i rapporten.", width=90, fri=True
        ),
        Column("Vem", Kind.TEXT, "Vem som skrivit.", required=False, width=24, fri=True),
        Column("När", Kind.DATUM, "Vilken dag.", required=False, width=12),
    ),
    "Kommentarer som visas bredvid sin rad i rapporten. De försvinner aldrig vid uppdatering.",
)

TRYCKTA = Table(
    "Tryckta siffror",
    "tblTryckta",
    (
        Column("Rapport", Kind.TEXT, "Rapportflikens namn.", width=24),
        Column("Rad", Kind.TEXT, "Raden i rapporten, stavad som där.", width=58),
        Column("Kolumn", Kind.TEXT, "Kolumnens rubrik i rapporten.", width=22),
        Column("Tryckt", Kind.BELOPP, "Siffran som den står i utkastet.", width=14),
        Column("Enhet", Kind.TEXT, "kr, tkr, % eller antal.", width=10, fri=True),
        Column(
            "Källa", Kind.TEXT, "Var i utkastet siffran står.", required=False, width=52, fri=True
        ),
    ),
    "Siffror som de står i den tryckta rapporten. De sparas här; själva jämförelsen kommer i en "
    "senare version.",
)

EKONOMISKA_TABLES = (
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
TABLES = (INSTALLNINGAR, *SOCIALA_TABLES, *EKONOMISKA_TABLES[1:])
