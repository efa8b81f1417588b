"""What the buttons on the tab Start do: thin fronts of the actions, heard and answered in Excel.

Each button catches everything itself. Otherwise xlwings would show a traceback in English.
"""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.actions.angra import angra_oppen
from xlsaddin.actions.fardigstall import fardigstall_oppen, oppna
from xlsaddin.actions.framsteg import Framsteg
from xlsaddin.actions.kontrollera import kontrollera_oppen
from xlsaddin.actions.uppdatera import uppdatera_oppen
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.oforutsett import oforutsett
from xlsaddin.reports.lage import Lage

if TYPE_CHECKING:
    from xlwings import Book

HEADING = "Social budget"
SENAST_UPPDATERAD = "SenastUppdaterad"
VISADE = 10
FILER = "Ekonomifiler (*.se;*.si;*.sie;*.csv;*.txt;*.xlsx),*.se;*.si;*.sie;*.csv;*.txt;*.xlsx"
"""What the file dialog shows."""
_LEAVING = (GeneratorExit, KeyboardInterrupt, SystemExit)

Arbete = Callable[["Book"], str]
"""Does what a button is for and returns the sentence to show, "" when the tabs say enough."""


def uppdatera() -> None:
    """Refill the report tabs from the data tabs."""
    _knapp(_uppdatera)


def kontrollera() -> None:
    """List every remark on the data; nothing is written."""
    _knapp(_kontrollera)


def importera() -> None:
    """Take the rows of a ledger file that the user chooses into the data tabs."""
    _knapp(_importera)


def fardigstall() -> None:
    """Make the finished copy beside the workbook and open the mail with it."""
    _knapp(_fardigstall)


def angra() -> None:
    """Let the report tabs be as they were before the latest update."""
    _knapp(_angra)


def nytt_ar() -> None:
    """Write the next year's workbook beside this one."""
    _knapp(_nytt_ar)


def _uppdatera(book: "Book") -> str:
    svar = uppdatera_oppen(book, _framsteg(book))
    if svar.fil is None:
        return f"Arbetsboken är inte ändrad. Rätta detta först:\n\n{_lista(svar.anmarkningar)}"
    _stampla(book)
    delar = [_stoppat(svar.lage), _graderade(svar.anmarkningar)]
    if svar.aldre:
        delar.append(
            "Arbetsboken är gjord av en äldre xlsaddin: stäng den "
            f'och kör xlsaddin uppgradera "{svar.fil}" för att få allt nytt.'
        )
    text = "\n\n".join(filter(None, delar))
    return text and f"Rapportflikarna är uppdaterade.\n\n{text}"


def _stoppat(lage: Lage) -> str:
    """Return how many tabs were left as they were, "" when none was."""
    antal = len(lage.stoppade)
    return f"{antal} av dem är inte det, för det finns fel i deras data." if antal else ""


def _kontrollera(book: "Book") -> str:
    alla = kontrollera_oppen(book, _framsteg(book))
    graderade = _graderade(alla)
    if any(it.grad is Grad.FEL for it in alla):
        return graderade
    inga = "Dataflikarna och rapporterna är kontrollerade och inga fel hittades."
    return f"{inga}\n\n{graderade}".strip()


def _importera(book: "Book") -> str:
    from xlsaddin.actions import importsvar  # noqa: PLC0415 - no other button pays for it
    from xlsaddin.actions.importera import importera_oppen  # noqa: PLC0415
    from xlsaddin.actions.importplan import Onskan, Plan  # noqa: PLC0415

    vald = book.app.api.GetOpenFilename(FILER, 1, "Välj ekonomisystemets fil")
    if not isinstance(vald, str):
        return ""

    def fraga(plan: Plan) -> bool:
        delar = [*importsvar.visat(plan), "", _graderade(plan.inlast.anmarkningar), "Importera?"]
        return bool(book.app.alert("\n".join(delar), HEADING, buttons="ok_cancel") == "ok")

    svar = importera_oppen(book, Path(vald), Onskan(), fraga, _framsteg(book))
    plan = svar.plan
    if plan.inlast.har_fel:
        return (
            f"Ingenting är importerat.\n\n{_graderade(plan.inlast.anmarkningar)}\n\nDet som ska "
            f'läggas till anges med kommandot xlsaddin importera "{book.name}" "{vald}".'
        )
    if plan.redan or svar.skriven:
        klart = "\n\nTryck nu på Uppdatera sammanställningar." if svar.skriven else ""
        return "\n".join(importsvar.rader(svar)) + klart
    return ""


def _graderade(alla: Sequence[Anmarkning]) -> str:
    """Return the remarks as a list a grade, "" when there are none."""
    listor = []
    for grad, en, flera in (
        (Grad.FEL, "Ett fel", "fel"),
        (Grad.UPPLYSNING, "En upplysning", "upplysningar"),
    ):
        some = [it for it in alla if it.grad is grad]
        if some:
            sak = en if len(some) == 1 else f"{len(some)} {flera}"
            listor.append(f"{sak}:\n\n{_lista(some)}")
    return "\n\n".join(listor)


def _fardigstall(book: "Book") -> str:
    svar = fardigstall_oppen(book, _framsteg(book))
    delar = (svar.som_text(), oppna(svar), _graderade(svar.anmarkningar))
    return "\n\n".join(filter(None, delar))


def _angra(book: "Book") -> str:
    backup, dataflikar = angra_oppen(book, _framsteg(book))
    tabs = f"Rapportflikarna och {' och '.join(dataflikar)}" if dataflikar else "Rapportflikarna"
    andra = "Övriga dataflikar" if dataflikar else "Dataflikarna"
    return (
        f"{tabs} är som i säkerhetskopian {backup.name}. {andra} är inte ändrade. "
        "Tryck en gång till för att gå tillbaka igen."
    )


def _nytt_ar(book: "Book") -> str:
    from xlsaddin.actions.nytt_ar import nytt_ar_oppen  # noqa: PLC0415 - pressed once a year

    svar = nytt_ar_oppen(book, _framsteg(book))
    if svar.fil is None:
        return f"Nytt år är inte gjort. Rätta detta först:\n\n{_lista(svar.anmarkningar)}"
    regler = [f"Ny regel: {regel}." for regel in svar.regler]
    klart = f"{svar.fil.name} är arbetsboken för {svar.ar} och ligger bredvid den här. "
    return "\n\n".join([f"{klart}Den här arbetsboken är inte ändrad.", *regler])


def _knapp(arbete: Arbete) -> None:
    """Run what a button is for on the workbook whose button was pressed."""
    try:
        import xlwings as xw  # noqa: PLC0415 - nobody else that imports udfs pays for it

        book = xw.Book.caller()
    except _LEAVING:
        raise
    except BaseException:  # noqa: BLE001 - there is no Excel to show anything in; VBA shows this
        sys.exit(oforutsett("knappen letade efter Excel", "Öppna arbetsboken igen."))
    try:
        _visa(book, *_svar(book, arbete))
    finally:
        with suppress(Exception):
            book.app.status_bar = False


def _svar(book: "Book", arbete: Arbete) -> tuple[str, bool]:
    """Return the sentence to show, and whether it tells of something that went wrong."""
    try:
        return arbete(book), False
    except XlsAddinError as fel:
        return str(fel), True
    except _LEAVING:
        raise
    except BaseException:  # noqa: BLE001 - whatever it is, a person reads one Swedish sentence
        return oforutsett("knappen gjorde sitt arbete", "Rapportflikarna är som de var."), True


def _visa(book: "Book", sentence: str, fel: bool) -> None:
    if sentence:
        try:
            book.app.alert(sentence, HEADING, mode="critical" if fel else "info")
        except Exception:  # noqa: BLE001 - Excel shows nothing now; VBA shows this
            sys.exit(sentence)


def _framsteg(book: "Book") -> Framsteg:
    """Return a function that shows each step in Excel's status bar."""

    def visa(sats: str) -> None:
        book.app.status_bar = f"{sats} …"

    return visa


def _lista(anmarkningar: Sequence[Anmarkning]) -> str:
    rows = [f"• {anmarkning}" for anmarkning in anmarkningar[:VISADE]]
    if len(anmarkningar) > VISADE:
        rows.append(f"… och {len(anmarkningar) - VISADE} till.")
    return "\n".join(rows)


def _stampla(book: "Book") -> None:
    """Say on Start when, and by whom, the report tabs were last updated with the button."""
    nu = dt.datetime.now().astimezone()
    with suppress(Exception):  # the tabs are done; Start may be protected, or Excel busy again
        text = f"{nu:%Y-%m-%d kl. %H.%M} av {book.app.api.UserName}"
        book.names[SENAST_UPPDATERAD].refers_to_range.formula = f"'{text}"
