"""The Start tab: what the workbook is, buttons, links to every tab, and a legend."""

from collections.abc import Collection, Iterator

from xlsxwriter.worksheet import Worksheet

from xlsaddin import __version__
from xlsaddin.excel.draw import style
from xlsaddin.excel.draw.avstamningslage import avstamningslage
from xlsaddin.excel.draw.layout import SheetCell
from xlsaddin.figures.data import Installning
from xlsaddin.reports.bok import Rapportbok, tab_name
from xlsaddin.reports.lage import visas
from xlsaddin.reports.page import Look, Siffra
from xlsaddin.reports.rapport import Format, RowKind
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES

TAB = "Start"
KNAPPAR = (
    ("Uppdatera sammanställningar", "UppdateraSammanstallningar"),
    ("Kontrollera", "Kontrollera"),
    ("Importera ekonomi…", "ImporteraEkonomi"),
    ("Färdigställ för mejl…", "FardigstallForMejl"),
    ("Ångra senaste uppdatering", "AngraSenasteUppdatering"),
    ("Nytt år…", "NyttAr"),
)
_UPPGIFTER = (inst.FORBUND, inst.AR, inst.PERIOD)
_STAMPELRAD, _STATUSRAD, _AVSTAMNINGSRAD, _ORSAKSRAD = 5, 6, 7, 8
NAMNGIVNA = {
    "SenastUppdaterad": f"$B${_STAMPELRAD + 1}",
    "PythonStatus": f"$B${_STATUSRAD + 1}",
}
"""Names of cells on the tab that the buttons and the VBA write in."""
_KNAPPRAD = 10
_WITHOUT_MAKRON = (
    "Makron är inte igång. Välj Aktivera innehåll, eller kör xlsaddin uppdatera: se «Makron är "
    "spärrade» i guiden «Installera på en Windows-dator»."
)
_FORKLARING: tuple[tuple[str, Look], ...] = (
    ("Grå flik: Start, med knappar och länkar.", "not"),
    ("Blå flik: data. Här skriver och klistrar du in.", "datahuvud"),
    ("Grön flik: rapport. Görs om vid uppdatering, skriv inget där.", "huvud"),
    ("Grön, fet text utan siffror: rubrik för raderna under.", RowKind.HEADING),
    ("Fet rad med streck över: summa.", RowKind.SUMMA),
    ("Fylld rad med dubbelt streck under: resultat.", RowKind.RESULTAT),
    ("Kursiv text längst till höger: från fliken Kommentarer.", "kommentar"),
)
_LANKRAD = _KNAPPRAD + 2 * len(KNAPPAR) + 1
_WIDTHS = (34, 38, 86)


def tab_order(bok: Rapportbok) -> list[str]:
    """Return every tab of a workbook, data tabs as its owner may have named them, in order."""
    places = bok.underlag.places
    dataflikar = [places.get(table.name, table.tab) for table in TABLES]
    return [TAB, *dataflikar, *(rapport.tab for rapport in bok.rapporter)]


def start_cells(
    bok: Rapportbok, rapportflikar: Collection[str], gjorda: Collection[str]
) -> Iterator[SheetCell]:
    """Yield every cell of Start.

    Args:
        bok: the reports, and the tabs of the data that they are made from.
        rapportflikar: the report tabs that the workbook has: no other is linked to.
        gjorda: those that are made now: what the others say is not known.
    """
    yield SheetCell(0, 0, "Social budget och årsredovisning", "titel")
    yield SheetCell(1, 0, f"xlsaddin {__version__}", "ingress")
    for row, key in enumerate(_UPPGIFTER, 2):
        figur = Installning(key)
        yield SheetCell(row, 0, key, "blockrubrik")
        look = Siffra(RowKind.TEXT, Format.TEXT, right=False)
        yield _formula(row, 1, f"={figur.formula(bok, TAB)}", look, figur.value(bok))
    yield from _status_cells(bok, gjorda)
    yield SheetCell(_KNAPPRAD - 1, 0, "Knappar", "blockrubrik")
    yield SheetCell(_KNAPPRAD - 1, 2, "Så läser du flikarna", "blockrubrik")
    for row, (text, legend) in enumerate(_FORKLARING, _KNAPPRAD):
        yield SheetCell(row, 2, text, legend)
    yield from _link_cells(bok, rapportflikar)


def _status_cells(bok: Rapportbok, gjorda: Collection[str]) -> Iterator[SheetCell]:
    for row, heading in (
        (_STAMPELRAD, "Senast uppdaterad med knappen"),
        (_STATUSRAD, "Knapparna och Python"),
        (_AVSTAMNINGSRAD, "Avstämningar i rapporterna"),
    ):
        yield SheetCell(row, 0, heading, "blockrubrik")
    yield SheetCell(_STAMPELRAD, 1, "Inte än.", "not")
    yield SheetCell(_STATUSRAD, 1, _WITHOUT_MAKRON, "not")
    used = {rapport.tab for rapport in bok.anvanda}
    avstamning = avstamningslage(bok, used & set(gjorda), stoppade=not used <= set(gjorda))
    yield _formula(_AVSTAMNINGSRAD, 1, avstamning.formula, "not", avstamning.lage)
    yield _formula(_ORSAKSRAD, 1, avstamning.orsaksformel, "not", avstamning.orsak)


def _link_cells(bok: Rapportbok, rapportflikar: Collection[str]) -> Iterator[SheetCell]:
    places = bok.underlag.places
    shown = visas(bok)
    data = (places[table.name] for table in TABLES if table.name in places)
    dataflikar = [tab for tab in data if shown.get(tab, True)]
    rapporter = [rapport.tab for rapport in bok.anvanda if rapport.tab in rapportflikar]
    for column, heading, tabs in (
        (0, "Dataflikar (blå): här skriver du", dataflikar),
        (1, "Rapportflikar (gröna): görs om vid uppdatering", rapporter),
    ):
        yield SheetCell(_LANKRAD, column, heading, "blockrubrik")
        for row, tab in enumerate(tabs, _LANKRAD + 1):
            # A formula, not a hyperlink: it is written alike in a closed and in an open workbook.
            yield _formula(row, column, _link(tab), "länk", tab)


def _link(tab: str) -> str:
    """Return a formula that shows a tab's name and leads there.

    >>> print(_link("Noter"))
    =HYPERLINK("#'Noter'!A1","Noter")
    """
    place, shown = (text.replace('"', '""') for text in (f"#{tab_name(tab)}!A1", tab))
    return f'=HYPERLINK("{place}","{shown}")'


def _formula(row: int, column: int, formula: str, look: Look, value: object) -> SheetCell:
    return SheetCell(row, column, formula, look, value, is_formula=True)  # type: ignore[arg-type]


def set_up_start(sheet: Worksheet, bok: Rapportbok) -> None:
    """Set the tab's colour, print, widths and heights."""
    sheet.set_tab_color(style.GRA_TAB)
    sheet.hide_gridlines(2)
    style.set_up_print(sheet, str(bok.installning(inst.FORBUND) or ""), en_sida=True)
    sheet.set_row(0, style.TITELHOJD)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)


def draw_buttons(sheet: Worksheet) -> None:
    """Draw the buttons, each with its macro."""
    for number, (text, makro) in enumerate(KNAPPAR):
        row = _KNAPPRAD + 2 * number
        sheet.insert_button(
            row,
            0,
            {"macro": makro, "caption": text, "width": 240, "height": 30, "description": text},
        )
