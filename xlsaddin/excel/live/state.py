"""The running Excel: kept quiet while we work, and asked first whether it lets us."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsaddin.domain.errors import (
    ArbetsbokenArInteSparad,
    ArbetsbokenArOppnadSkrivskyddad,
    ArbetsbokenArSkyddad,
    ArbetsbokenIMolnet,
    ExcelArUpptaget,
    FlikenArSkyddad,
)

if TYPE_CHECKING:
    from xlwings import App, Book

MANUAL = "manual"
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
    before = {name: getattr(app, name) for name in _QUIET}
    try:
        for name, value in _QUIET.items():
            setattr(app, name, value)
        yield
    finally:
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
        if _is_busy(error):
            raise ExcelArUpptaget from error
        raise


def refuse_unfit(book: "Book", tabs: Iterable[str]) -> Path:
    """Return the file of an open workbook whose tabs may be refilled.

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
    sheets = {sheet.name.casefold(): sheet for sheet in book.sheets}
    for tab in tabs:
        sheet = sheets.get(tab.casefold())
        if sheet is not None and sheet.api.ProtectContents:
            raise FlikenArSkyddad(tab=tab)
    return path


def _is_busy(error: BaseException) -> bool:
    info: Any = getattr(error, "excepinfo", None) or ()
    codes = {getattr(error, "hresult", None), *info[-1:]}
    return bool(_BUSY & codes) or type(error).__name__ == "ExcelBusyError"


def _give_up_in_time() -> None:
    """Xlwings asks a busy Excel again without end unless told how often."""
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        windows.N_COM_ATTEMPTS = _ATTEMPTS
