"""The running Excel: kept quiet while we work, and asked first whether it lets us."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.errors import (
    ArbetsbokenArInteSparad,
    ArbetsbokenArOppnadSkrivskyddad,
    ArbetsbokenArSkyddad,
    ArbetsbokenIMolnet,
    DagarFran1904,
    ExcelArUpptaget,
    FlikenArSkyddad,
    PrecisionSomVisas,
)

if TYPE_CHECKING:
    from xlwings import App, Book, Sheet

MANUAL = "manual"
FORSVINNER = Anmarkning(
    "Arbetsboken",
    None,
    "",
    "Den digitala signaturen försvinner när arbetsboken sparas. Signera den igen.",
    Grad.UPPLYSNING,
)
_QUIET = {
    "screen_updating": False,
    "enable_events": False,
    "display_alerts": False,
    "calculation": MANUAL,
}
# What Excel answers while a cell is edited or a dialog is open.
_REJECTED, _RETRY_LATER, _IN_CELL = -2147418111, -2147417846, -2146777998
_BUSY = {_REJECTED, _RETRY_LATER, _IN_CELL}
_ATTEMPTS = 3_000


@contextmanager
def quiet(app: "App") -> Iterator[None]:
    """Keep Excel from drawing, calculating and asking; afterwards all is as before, always."""
    excel = app.api
    before = {name: getattr(app, name) for name in _QUIET}
    takes_charts = excel.CopyObjectsWithCells
    try:
        for name, value in _QUIET.items():
            setattr(app, name, value)
        excel.CopyObjectsWithCells = True  # else cells are copied without their charts
        yield
    finally:
        with suppress(Exception):
            excel.CopyObjectsWithCells = takes_charts
        for name, value in reversed(before.items()):
            with suppress(Exception):
                setattr(app, name, value)
        with suppress(Exception):
            app.status_bar = False


@contextmanager
def as_sentences() -> Iterator[None]:
    """Turn what a busy Excel answers into a sentence, instead of asking it for ever.

    Raises:
        ExcelArUpptaget: Excel took no calls.
    """
    _give_up_in_time()
    try:
        yield
    except Exception as error:
        if is_busy(error):
            raise ExcelArUpptaget from error
        raise


class OpenBook(NamedTuple):
    """An open workbook that may be written to. Its sheets' names are asked for once.

    Attributes:
        book: the workbook.
        path: its file.
        sheets: every sheet by its name.
        tabs: the report tabs by their declared names: a user may have written one in capitals.
    """

    book: "Book"
    path: Path
    sheets: Mapping[str, "Sheet"]
    tabs: Mapping[str, "Sheet"]

    def data_tabs(self) -> Mapping[str, "Sheet"]:
        """Return the sheets that are no report tabs, by name."""
        reports = {tab.casefold() for tab in self.tabs}
        return {name: it for name, it in self.sheets.items() if name.casefold() not in reports}


def sheets_of(book: "Book") -> Mapping[str, "Sheet"]:
    """Return the sheets of a workbook by name: each name is a call to Excel."""
    return {sheet.name: sheet for sheet in book.sheets}


def refuse_unfit(book: "Book", tabs: Iterable[str]) -> OpenBook:
    """Return an open workbook whose tabs may be refilled.

    Raises:
        XlsAddinError: the workbook cannot be written to, or backed up, as it is open now.
    """
    excel = book.api
    name = str(excel.FullName)
    if "://" in name:
        raise ArbetsbokenIMolnet(fil=name)
    path = Path(name)
    if not path.is_absolute() or not path.is_file():
        raise ArbetsbokenArInteSparad
    if excel.ReadOnly:
        raise ArbetsbokenArOppnadSkrivskyddad
    if excel.ProtectStructure:
        raise ArbetsbokenArSkyddad
    sheets = sheets_of(book)
    folded = {name.casefold(): sheet for name, sheet in sheets.items()}
    reports = {tab: folded[tab.casefold()] for tab in tabs if tab.casefold() in folded}
    return OpenBook(book, path, sheets, reports)


def refuse_unfit_settings(book: "Book") -> None:
    """Refuse an open workbook that counts days otherwise, or with the numbers as they are shown.

    Raises:
        DagarFran1904: every day would be four years wrong.
        PrecisionSomVisas: Excel's sums would not be those reckoned here.
    """
    if book.api.Date1904:
        raise DagarFran1904(fil=book.fullname)
    if book.api.PrecisionAsDisplayed:
        raise PrecisionSomVisas(fil=book.fullname)


def loses_signature(book: "Book") -> tuple[Anmarkning, ...]:
    """Return what to say when a workbook that has been changed is signed; else nothing."""
    with suppress(Exception):  # some Excel has no signatures
        if book.api.Signatures.Count:
            return (FORSVINNER,)
    return ()


def refuse_protected(sheets: Mapping[str, "Sheet"]) -> None:
    """Refuse tabs, by the names that they are told by, that Excel lets nobody write to.

    Raises:
        FlikenArSkyddad: the first of them that is protected.
    """
    for tab, sheet in sheets.items():
        if sheet.api.ProtectContents:
            raise FlikenArSkyddad(tab=tab)


def is_busy(error: BaseException) -> bool:
    """Tell whether Excel takes no calls now, which is no answer to what it was asked."""
    info: Any = getattr(error, "excepinfo", None) or ()
    codes = {getattr(error, "hresult", None), *info[-1:]}
    return bool(_BUSY & codes) or type(error).__name__ == "ExcelBusyError"


def _give_up_in_time() -> None:
    """Xlwings asks a busy Excel again without end unless told how often."""
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        windows.N_COM_ATTEMPTS = _ATTEMPTS
