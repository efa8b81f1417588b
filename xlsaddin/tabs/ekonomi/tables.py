"""The declarations of the data tabs of the economy."""

from xlsaddin.domain import kontoplan as kp
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs.schema import Column, Kind, Summing, Table

IMPORT = "Import"
_IMPORT = Column(
    IMPORT,
    Kind.TEXT,
    "Vilken import raden kom med, som på fliken Importer. Tom på rader som du har skrivit.",
    required=False,
    width=24,
    fri=True,
    may_be_missing=True,
)


def _place(plats: kp.Plats, help_: str, width: int, allowed: tuple[str, ...] = ()) -> Column:
    return Column(plats.column, Kind.TEXT, help_, required=False, allowed=allowed, width=width)


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
        _place(
            kp.RAKNING,
            "Raden i resultaträkningen, balansräkningen eller noterna, stavad som på fliken "
            "Poster.",
            58,
        ),
        _place(kp.BUDGETPOST, "Raden i Utfall och budget, stavad som på fliken Poster.", 40),
        _place(kp.FORDELNING, "Gruppen i Kostnadsfördelning, stavad som på fliken Poster.", 30),
        _place(
            kp.VARAV,
            "En rad som visar en del av en annan, till exempel i Flerårsöversikt eller "
            "Balanskravsresultat, stavad som på fliken Poster. Tomt för de flesta konton.",
            40,
        ),
        _place(
            kp.TRAPPBAS,
            "Ja om beloppet är tilldelning, som trappan räknas på.",
            14,
            (kp.JA, kp.NEJ),
        ),
    ),
    "Vart varje konto hör. En rad per konto eller intervall; en smalare rad går före en bredare.",
    Bokdel.EKONOMI,
    required=True,
    carried=True,
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
    Bokdel.EKONOMI,
    required=True,
    carried=True,
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
        Column(
            "Verifikat",
            Kind.TEXT,
            "Verifikatets serie och nummer, eller radens nummer i den importerade filen.",
            required=False,
            width=14,
            fri=True,
            may_be_missing=True,
        ),
        _IMPORT,
    ),
    "Årets bokföring på resultatkonton: intäkter med plus, kostnader med minus, i kronor.",
    Bokdel.EKONOMI,
    required=True,
    summing=Summing("Datum", ("Konto", "Ansvar", "Projekt"), ("Belopp",), twice=True),
)

SALDON = Table(
    "Saldon",
    "tblSaldon",
    (
        Column("År", Kind.HELTAL, "Arbetsbokens år.", width=8),
        Column("Konto", Kind.HELTAL, "Balanskonto, som tal.", width=10),
        Column("Text", Kind.TEXT, "Vad kontot är.", required=False, width=70, fri=True),
        Column("Ingående", Kind.BELOPP, "Saldo den 1 januari i kronor, med plus.", width=16),
        Column(
            "Utgående",
            Kind.BELOPP,
            "Saldo vid periodens slut i kronor, med plus. Lämna hela kolumnen tom tills det finns.",
            required=False,
            width=16,
        ),
        _IMPORT,
    ),
    "Ingående och utgående saldo per balanskonto. Tillgångar, skulder och eget kapital med plus.",
    Bokdel.EKONOMI,
    required=True,
    carried=True,
)

BUDGET = Table(
    "Budget",
    "tblBudget",
    (
        Column("År", Kind.HELTAL, "Arbetsbokens år.", width=8),
        Column(
            "Post",
            Kind.TEXT,
            "En post i Utfall och budget, eller en rad i Resultaträkning: Finansiella intäkter.",
            width=44,
        ),
        Column("Belopp", Kind.BELOPP, "Kronor. Intäkter med plus, kostnader med minus.", width=16),
        Column(
            "Beslutad", Kind.TEXT, "När budgeten beslutades.", required=False, width=44, fri=True
        ),
        Column(
            "Prognos",
            Kind.BELOPP,
            "Vad hela året väntas bli, i kronor. Visas i en tertial. Tomt: som budgeten.",
            required=False,
            width=16,
            may_be_missing=True,
        ),
        _IMPORT,
    ),
    "Styrelsens budget per post, i kronor. Flera rader för samma post läggs ihop.",
    Bokdel.EKONOMI,
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
    Bokdel.GEMENSAMT,
    carried=True,
)
