"""One private LibreOffice, reached over UNO; run by the system's Python, the one that has `uno`."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment
from com.sun.star.uno import Exception as UnoException

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

START_SECONDS = 90
END_SECONDS = 15
XCU = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)
ITEM = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
SETTINGS = (
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Setup/Product", "ooSetupLastVersion", "99.9"),  # no greeting for a new version
    ("Setup/L10N", "ooSetupSystemLocale", "sv-SE"),
    ("Office.Linguistic/General", "DefaultLocale", "sv-SE"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),  # never on load: we ask for it ourselves
)


class OfficeError(Exception):
    """LibreOffice did not do what was asked."""


def properties(**values: object) -> tuple[Any, ...]:
    """Return named values as UNO wants them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def url(path: Path) -> str:
    """Return the file URL of a path."""
    return str(uno.systemPathToFileUrl(str(path.resolve())))


class Office:
    """A running LibreOffice: its component context, its desktop, its process group."""

    def __init__(self, context: Any, group: int) -> None:
        self.context = context
        self.group = group
        self.desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )

    def install(self, extension: Path) -> None:
        """Add an extension to the private profile (unopkg refuses to do it for root)."""
        manager = self.context.getValueByName(
            "/singletons/com.sun.star.deployment.ExtensionManager"
        )
        manager.addExtension(url(extension), (), "user", manager.createAbortChannel(), Yes())

    @contextmanager
    def opened(self, book: Path, *, hidden: bool = True, macros: bool = False) -> Iterator[Any]:
        """Open a fresh copy of a workbook and close it again without saving."""
        with tempfile.TemporaryDirectory(prefix="xlsaddin-bok-") as folder:
            copy = Path(shutil.copy(book, folder))
            document = self.desktop.loadComponentFromURL(
                url(copy),
                "_blank",
                0,
                properties(Hidden=hidden, MacroExecutionMode=4 if macros else 0),
            )
            if document is None:
                raise OfficeError(f"LibreOffice could not read {book}")
            try:
                yield document
            finally:
                document.setModified(False)
                document.close(True)


class Yes(unohelper.Base, XCommandEnvironment, XInteractionHandler):
    """Approve whatever the extension manager asks."""

    def getInteractionHandler(self) -> Yes:  # noqa: N802 - UNO's name
        """Return the one who answers."""
        return self

    def getProgressHandler(self) -> None:  # noqa: N802 - UNO's name
        """Nobody watches the progress."""

    def handle(self, request: Any) -> None:
        """Choose the continuation that says yes."""
        approve = uno.getTypeByName("com.sun.star.task.XInteractionApprove")
        for continuation in request.getContinuations():
            chosen = continuation.queryInterface(approve)
            if chosen:
                chosen.select()
                return


@contextmanager
def office(environment: Mapping[str, str], *, headless: bool = True) -> Iterator[Office]:
    """Start a private LibreOffice with its own profile and pipe, and end it afterwards."""
    with tempfile.TemporaryDirectory(prefix="xlsaddin-lo-", ignore_cleanup_errors=True) as folder:
        profile, pipe = Path(folder), "xlsaddin" + uuid.uuid4().hex
        _write_profile(profile)
        command = ["soffice", *(["--headless"] if headless else [])]
        command += [f"-env:UserInstallation={url(profile)}", f"--accept=pipe,name={pipe};urp;"]
        command += ["--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            running = Office(_connect(pipe, process), process.pid)
            try:
                yield running
            finally:
                _end(running)
        finally:
            _wait(process)


def _write_profile(profile: Path) -> None:
    """Write the settings of a LibreOffice that asks nothing and speaks of Swedish numbers."""
    items = "".join(ITEM.format(*(escape(part) for part in setting)) for setting in SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(XCU.format(items), "utf-8")


def _connect(pipe: str, process: subprocess.Popen[bytes]) -> Any:
    """Return the component context as soon as the new process answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise OfficeError("LibreOffice did not start")


def _end(running: Office) -> None:
    """Ask LibreOffice to end; the pipe breaks while it does."""
    try:
        running.desktop.terminate()
    except UnoException:
        return


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for the end of our own processes, and force it if it will not come."""
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
