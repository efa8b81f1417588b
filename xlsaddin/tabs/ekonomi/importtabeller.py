"""The declarations of the data tabs that tell of imports: what came from where, and how to read."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs.ekonomi.tables import IMPORT
from xlsaddin.tabs.schema import Column, Kind, Table


def _text(name: str, help_: str, width: int = 18) -> Column:
    return Column(name, Kind.TEXT, help_, required=False, width=width, fri=True)


def _antal(name: str) -> Column:
    help_ = f"Så många rader som importen gav fliken {name}."
    return Column(name, Kind.HELTAL, help_, required=False, width=12)


GALLER, ERSATT, ANGRAD = "gäller", "ersatt", "ångrad"

IMPORTER = Table(
    "Importer",
    "tblImporter",
    (
        _text(IMPORT, "Importens nummer och filens namn. Står på raderna som kom med den.", 32),
        _text("Läge", "gäller, ersatt eller ångrad.", 12),
        _text("När", "Dag och klockslag för importen."),
        _text("Källa", "Varifrån filen kom: ekonomisystemets uppgifter, eller importmallen.", 34),
        Column("Från", Kind.DATUM, "Första bokföringsdagen.", required=False, width=12),
        Column("Till", Kind.DATUM, "Sista bokföringsdagen.", required=False, width=12),
        *map(_antal, ("Huvudbok", "Saldon", "Budget")),
        _text("Innehåll", "Radernas kontrollsumma: samma innehåll läggs inte till två gånger.", 24),
        _text("Filens kontrollsumma", "SHA-256 av filen.", 24),
    ),
    "Filer som har importerats. Skrivs av xlsaddin importera; ändra ingenting här.",
    Bokdel.EKONOMI,
    may_be_missing=True,
)

_KOLUMN = "Rubriken i filen för det som här heter {}. Tomt om den saknas."
IMPORTMALLAR = Table(
    "Importmallar",
    "tblImportmallar",
    (
        _text("Namn", "Mallens namn, som anges med --mall.", 24),
        _text("Flik", "Huvudbok, Saldon eller Budget.", 12),
        *(
            _text(name, _KOLUMN.format(name))
            for name in (
                *("Datum", "Konto", "Ansvar", "Projekt", "Text", "Belopp", "Debet", "Kredit"),
                *("Verifikat", "Post", "Ingående", "Utgående"),
            )
        ),
        _text("Separator", "semikolon, tabb, komma eller lodstreck.", 12),
        _text("Rubrikrad", "Radens nummer i filen. Tomt: den första med kända rubriker.", 12),
        _text("Blad", "Bladets namn i en Excelbok.", 14),
        _text("Decimaltecken", "Komma eller punkt: , eller .", 14),
        _text("Datumform", "Hur datum är skrivna, till exempel åååå-mm-dd.", 14),
        _text("Tecken", "plus för intäkter, eller minus för intäkter.", 20),
    ),
    "Hur filer från ett ekonomisystem läses, en rad per mall. Skrivs av xlsaddin importera.",
    Bokdel.EKONOMI,
    may_be_missing=True,
    carried=True,
)
