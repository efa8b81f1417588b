"""The Start tab: what the workbook is, buttons, links to every tab, and a legend."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from xlsaddin import __version__
from xlsaddin.excel import style
from xlsaddin.excel.style import Looks
from xlsaddin.reports.bok import Rapportbok, fliknamn
from xlsaddin.reports.figur import Installning
from xlsaddin.reports.rapport import Format, Radslag
from xlsaddin.tabs import installningar as inst

FLIK = "Start"
PYTHON_STATUS = "PythonStatus"
KNAPPAR = (
    ("Uppdatera sammanställningar", "UppdateraSammanstallningar"),
    ("Kontrollera", "Kontrollera"),
    ("Importera ekonomi…", "ImporteraEkonomi"),
    ("Färdigställ för mejl…", "FardigstallForMejl"),
    ("Ångra senaste uppdatering", "AngraSenasteUppdatering"),
    ("Nytt år…", "NyttAr"),
)
_UPPGIFTER = (inst.FORBUND, inst.AR, inst.PERIOD)
_STATUSRAD = 6
STATUSCELL = f"$B${_STATUSRAD + 1}"
_KNAPPRAD = 9
_LANKRAD = _KNAPPRAD + 2 * len(KNAPPAR) + 1


def draw_start(sheet: Worksheet, bok: Rapportbok, dataflikar: Sequence[str], looks: Looks) -> None:
    """Draw the Start tab on an empty sheet."""
    sheet.set_tab_color(style.GRA_FLIK)
    sheet.hide_gridlines(2)
    style.set_up_print(sheet, str(bok.installning(inst.FORBUND) or ""), en_sida=True)
    sheet.set_row(0, style.TITELHOJD)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, 2, 70)
    sheet.write_string(0, 0, "Social budget och årsredovisning", looks.named("titel"))
    sheet.write_string(1, 0, f"xlsaddin {__version__}", looks.named("ingress"))
    for rad, nyckel in enumerate(_UPPGIFTER, 2):
        figur = Installning(nyckel)
        varde = figur.varde(bok)
        sheet.write_string(rad, 0, nyckel, looks.named("blockrubrik"))
        look = looks.cell(Radslag.TEXT, Format.TEXT, hoger=False)
        sheet.write_formula(
            rad, 1, f"={figur.formel(bok, FLIK)}", look, "" if varde is None else varde
        )
    _draw_status(sheet, looks)
    _draw_buttons(sheet, looks)
    _draw_links(sheet, bok, dataflikar, looks)


def _draw_status(sheet: Worksheet, looks: Looks) -> None:
    sheet.write_string(_STATUSRAD, 0, "Knapparna och Python", looks.named("blockrubrik"))
    sheet.write_string(
        _STATUSRAD,
        1,
        "Makron är inte igång. Välj Aktivera innehåll överst, eller läs guiden Installera.",
        looks.named("not"),
    )


def _draw_buttons(sheet: Worksheet, looks: Looks) -> None:
    for nummer, (text, makro) in enumerate(KNAPPAR):
        rad = _KNAPPRAD + 2 * nummer
        sheet.insert_button(
            rad,
            0,
            {"macro": makro, "caption": text, "width": 240, "height": 30, "description": text},
        )
    sheet.write_string(_KNAPPRAD - 1, 0, "Knappar", looks.named("blockrubrik"))


def _draw_links(sheet: Worksheet, bok: Rapportbok, dataflikar: Sequence[str], looks: Looks) -> None:
    rapportflikar = [rapport.flik for rapport in bok.rapporter]
    for kolumn, rubrik, flikar in (
        (0, "Dataflikar (blå): här skriver du", dataflikar),
        (1, "Rapportflikar (gröna): görs om vid uppdatering", rapportflikar),
    ):
        sheet.write_string(_LANKRAD, kolumn, rubrik, looks.named("blockrubrik"))
        for rad, flik in enumerate(flikar, _LANKRAD + 1):
            sheet.write_url(rad, kolumn, f"internal:{fliknamn(flik)}!A1", looks.named("länk"), flik)
