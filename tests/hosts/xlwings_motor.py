"""An Excel for tests: an xlwings engine on openpyxl, so that code for the open workbook runs here.

    app = motor().apps.add(add_book=False)
    book = app.books.open(path)

It behaves as Excel where the code under test could be wrong: a typed «2023» becomes a number, an
error is no text, a formula is not calculated here. Every read and write of cells is noted in
`app.impl.calls`, and `app.impl.hook` may raise in the middle of the work.
"""

from __future__ import annotations

import zipfile
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import xlwings as xw
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.hosts.xlwings_blad import Sheet
from tests.hosts.xlwings_namn import Names

if TYPE_CHECKING:
    from collections.abc import Callable

ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
BUSY = -2147418111


class Call(NamedTuple):
    """A call to Excel that reads or writes cells."""

    kind: str
    sheet: str
    address: str


class ComError(Exception):
    """What pywin32 raises."""

    def __init__(self, hresult: int) -> None:
        super().__init__(hresult, "Call was rejected by callee.", None, None)
        self.hresult = hresult
        self.excepinfo = None


@cache
def motor() -> xw.Engine:
    """Return the engine, registered and active."""
    engine = xw.Engine(impl=Engine())
    xw.engines.add(engine)
    engine.activate()
    return engine


class Engine:
    name = "openpyxl"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: object, _: object) -> object:
        return value

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):
        def clean(value):
            if value is None or value == "":
                return empty_as
            if isinstance(value, ErrorValue):
                return str(value) if err_to_str else None
            if hasattr(value, "hour"):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(**{p: getattr(value, p) for p in parts}, tzinfo=None)
            if number_builder and isinstance(value, float):
                return number_builder(value)
            return value

        return [[clean(value) for value in row] for row in data]


class ErrorValue(str):
    """An error in a cell: not the text that it looks like."""

    __slots__ = ()


class Apps:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.running: list[App] = []

    def add(self, **_: object) -> App:
        self.running.append(App(self.engine))
        return self.running[-1]

    def __iter__(self):
        return iter(self.running)

    def __len__(self) -> int:
        return len(self.running)

    def __getitem__(self, pid: int) -> App:
        return next(app for app in self.running if app.pid == pid)


class App:
    """A running Excel.

    Attributes:
        calls: every read and write of cells, in order.
        said: what was shown in a box.
        steps: what stood in the status bar.
        busy: a cell is being edited: every call is refused.
        hook: called before each write, and may raise.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine, self.pid = engine, id(self)
        self.books = Books(self)
        self.calls: list[Call] = []
        self.said: list[str] = []
        self.steps: list[object] = []
        self.calculated, self.clipboard = 0, None
        self.busy = False
        self.hook: Callable[[Call], None] = lambda _: None
        self.api = SimpleNamespace(UserName="Anna Andersson", CopyObjectsWithCells=True)
        self._settings: dict[str, object] = {
            "screen_updating": True,
            "enable_events": True,
            "display_alerts": True,
            "calculation": "automatic",
        }

    @property
    def settings(self) -> dict[str, object]:
        return self._settings | {"charts": self.api.CopyObjectsWithCells}

    def answer(self) -> None:
        """Refuse the call when a cell is being edited."""
        if self.busy:
            raise ComError(BUSY)

    def note(self, call: Call) -> None:
        self.answer()
        if call.kind == "write":
            self.hook(call)
        self.calls.append(call)

    def activate(self, _: bool) -> None:
        self.answer()
        running = self.engine.apps.running
        running.insert(0, running.pop(running.index(self)))

    def calculate(self) -> None:
        self.hook(Call("calculate", "", ""))
        self.calculated += 1

    def alert(self, prompt: str, *_: object) -> str:
        self.said.append(prompt)
        return "ok"

    @property
    def status_bar(self) -> object:
        return self.steps[-1] if self.steps else False

    @status_bar.setter
    def status_bar(self, text: object) -> None:
        self.answer()
        self.steps.append(text)


def _setting(name: str) -> property:
    def get(app: App) -> object:
        app.answer()
        return app._settings[name]

    def put(app: App, value: object) -> None:
        app.answer()
        app._settings[name] = value

    return property(get, put)


for _name in ("screen_updating", "enable_events", "display_alerts", "calculation"):
    setattr(App, _name, _setting(_name))


class Books:
    def __init__(self, app: App) -> None:
        self.app = app
        self.open_books: list[Book] = []

    @property
    def active(self) -> Book:
        return self.open_books[-1]

    def open(self, path: str, *_: object) -> Book:
        self.open_books.append(Book(self.app, path))
        return self.open_books[-1]

    def __call__(self, name: str | int) -> Book:
        if isinstance(name, int):
            return self.open_books[name - 1]
        for book in self.open_books:
            if book.name == name:
                return book
        raise KeyError(name)

    def __iter__(self):
        return iter(self.open_books)

    def __len__(self) -> int:
        return len(self.open_books)


class Book:
    """An open workbook; `api` is what COM shows of it, and tests may change it."""

    def __init__(self, app: App, path: str) -> None:
        self.app = app
        self.fullname = str(Path(path).absolute())
        self.content = openpyxl.load_workbook(path, keep_vba=path.endswith(".xlsm"))
        self.cached = _cached_values(Path(path).read_bytes())
        self.api = SimpleNamespace(
            FullName=self.fullname,
            ReadOnly=False,
            ProtectStructure=False,
            SaveCopyAs=self.save,
            Date1904=self.content.epoch == CALENDAR_MAC_1904,
            PrecisionAsDisplayed=self.content.calculation.fullPrecision is False,
            Signatures=SimpleNamespace(Count=_signatures(path)),
        )
        self.protected: set[str] = set()

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    @property
    def sheets(self) -> Sheets:
        self.app.answer()
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def save(self, path: str | None = None, **_: object) -> None:
        boxes = [(sheet, sheet.legacy_drawing) for sheet in self.content]
        self.content.save(path or self.fullname)
        for sheet, part in boxes:  # openpyxl leaves the name of a part that it invented
            sheet.legacy_drawing = part

    def close(self) -> None:
        self.app.books.open_books.remove(self)

    def activate(self) -> None:
        self.close()
        self.app.books.open_books.append(self)


def _signatures(path: str) -> int:
    with zipfile.ZipFile(path) as file:
        return sum(name.startswith("_xmlsignatures/sig") for name in file.namelist())


@lru_cache(maxsize=4)
def _cached_values(file: bytes) -> openpyxl.Workbook:
    """Return the values that a file's formulas had; read once for copies of the same file."""
    return openpyxl.load_workbook(BytesIO(file), data_only=True)


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book

    def __iter__(self):
        return iter([Sheet(self.book, sheet) for sheet in self.book.content.worksheets])

    def __len__(self) -> int:
        return len(self.book.content.worksheets)

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.content.active)

    def __call__(self, name: str | int) -> Sheet:
        if isinstance(name, int):
            return list(self)[name - 1]
        for sheet in self:
            if sheet.name.casefold() == name.casefold():
                return sheet
        raise KeyError(name)
