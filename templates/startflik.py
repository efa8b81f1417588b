"""The Start tab: what the workbook is, buttons, links to every tab, and a legend."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from templates.avstamningslage import avstamningslage
from xlsaddin import __version__
from xlsaddin.excel.draw import style
from xlsaddin.excel.draw.style import Looks
from xlsaddin.figures.figur import Installning
from xlsaddin.reports.bok import Rapportbok, tab_name
from xlsaddin.reports.page import Look
from xlsaddin.reports.rapport import Format, RowKind
from xlsaddin.tabs import installningar as inst

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
_STAMPELRAD, _STATUSRAD, _AVSTAMNINGSRAD = 5, 6, 7
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


def draw_start(sheet: Worksheet, bok: Rapportbok, dataflikar: Sequence[str], looks: Looks) -> None:
    """Draw the Start tab on an empty sheet."""
    sheet.set_tab_color(style.GRA_TAB)
    sheet.hide_gridlines(2)
    style.set_up_print(sheet, str(bok.installning(inst.FORBUND) or ""), en_sida=True)
    sheet.set_row(0, style.TITELHOJD)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, 2, 86)
    sheet.write_string(0, 0, "Social budget och årsredovisning", looks.named("titel"))
    sheet.write_string(1, 0, f"xlsaddin {__version__}", looks.named("ingress"))
    for row, key in enumerate(_UPPGIFTER, 2):
        figur = Installning(key)
        value = figur.value(bok)
        sheet.write_string(row, 0, key, looks.named("blockrubrik"))
        look = looks.cell(RowKind.TEXT, Format.TEXT, right=False)
        sheet.write_formula(
            row, 1, f"={figur.formula(bok, TAB)}", look, "" if value is None else value
        )
    _draw_status(sheet, bok, looks)
    _draw_buttons(sheet, looks)
    _draw_legend(sheet, looks)
    _draw_links(sheet, bok, dataflikar, looks)


def _draw_status(sheet: Worksheet, bok: Rapportbok, looks: Looks) -> None:
    for row, heading in (
        (_STAMPELRAD, "Senast uppdaterad med knappen"),
        (_STATUSRAD, "Knapparna och Python"),
        (_AVSTAMNINGSRAD, "Avstämningar i rapporterna"),
    ):
        sheet.write_string(row, 0, heading, looks.named("blockrubrik"))
    sheet.write_string(_STAMPELRAD, 1, "Inte än.", looks.named("not"))
    sheet.write_string(_STATUSRAD, 1, _WITHOUT_MAKRON, looks.named("not"))
    avstamning = avstamningslage(bok)
    sheet.write_formula(_AVSTAMNINGSRAD, 1, avstamning.formula, looks.named("not"), avstamning.lage)


def _draw_buttons(sheet: Worksheet, looks: Looks) -> None:
    for number, (text, makro) in enumerate(KNAPPAR):
        row = _KNAPPRAD + 2 * number
        sheet.insert_button(
            row,
            0,
            {"macro": makro, "caption": text, "width": 240, "height": 30, "description": text},
        )
    sheet.write_string(_KNAPPRAD - 1, 0, "Knappar", looks.named("blockrubrik"))


def _draw_legend(sheet: Worksheet, looks: Looks) -> None:
    sheet.write_string(_KNAPPRAD - 1, 2, "Så läser du flikarna", looks.named("blockrubrik"))
    for row, (text, look) in enumerate(_FORKLARING, _KNAPPRAD):
        sheet.write_string(row, 2, text, looks.look(look))


def _draw_links(sheet: Worksheet, bok: Rapportbok, dataflikar: Sequence[str], looks: Looks) -> None:
    rapportflikar = [rapport.tab for rapport in bok.rapporter]
    for column, heading, tabs in (
        (0, "Dataflikar (blå): här skriver du", dataflikar),
        (1, "Rapportflikar (gröna): görs om vid uppdatering", rapportflikar),
    ):
        sheet.write_string(_LANKRAD, column, heading, looks.named("blockrubrik"))
        for row, tab in enumerate(tabs, _LANKRAD + 1):
            sheet.write_url(row, column, f"internal:{tab_name(tab)}!A1", looks.named("länk"), tab)
