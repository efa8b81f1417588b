"""The declarations of the data tabs that serve every part of the workbook."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs.schema import Column, Kind, Table

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
    Bokdel.GEMENSAMT,
    required=True,
    carried=True,
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
    Bokdel.GEMENSAMT,
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
    Bokdel.GEMENSAMT,
)
