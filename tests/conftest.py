"""What all tests share."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.hosts.libreoffice import Calc, available

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw

# LibreOffice's own Python runs these; the project's has no `uno`.
collect_ignore_glob = [
    "hosts/calc_addin/*.py",
    "hosts/lo_driver.py",
    "hosts/lo_office.py",
    "hosts/lo_press.py",
    "hosts/node_modules/*",
    # Windows does not fork.
    *(["attack/*"] if sys.platform == "win32" else []),
]

# The same examples on every run and machine, however loaded it is; nothing is written to disk.
settings.register_profile(
    "xlsaddin", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("xlsaddin")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks LibreOffice, and keep them on one worker: one office runs."""
    for item in items:
        if "calc" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.libreoffice)
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.xdist_group("libreoffice"))


@pytest.fixture(scope="session")
def calc() -> Iterator[Calc]:
    """A running LibreOffice with the project's worksheet functions, one for the whole session."""
    if missing := available():
        pytest.skip(missing)
    with Calc() as running:
        yield running


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    """The workbook of 2023 open in the Excel for tests, its buttons' caller."""
    from tests.hosts.oppen_bok import open_copy  # noqa: PLC0415 - few tests pay for xlwings

    return open_copy(tmp_path)


@pytest.fixture(autouse=True)
def logs(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where what nobody foresaw is kept: never the tester's own."""
    folder = tmp_path_factory.getbasetemp() / f"fel-{os.urandom(4).hex()}"
    monkeypatch.setattr("xlsaddin.oforutsett.loggmapp", lambda: folder)
    return folder
