"""What a workbook says of the program that it is made for: names in it, of its form and macros."""

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.domain.errors import ArbetsbokenArNyare
from xlsaddin.excel.package.opc import WORKBOOK_ORDER, main, section_of
from xlsaddin.excel.package.package import Package

if TYPE_CHECKING:
    from xlwings import Book

FORMAT = "Formatversion"
"""The name that says which form a workbook has; one without it has the first form."""
CURRENT = 3
VBA_VERSION = "XlwingsVersion"
"""The name that says which xlwings the workbook's VBA is for."""


def defined_names(package: Package) -> dict[str, str]:
    """Return the names of a closed workbook that belong to no tab, and what they stand for."""
    path = f"{main('definedNames')}/{main('definedName')}"
    return {
        str(it.get("name")): str(it.text or "")
        for it in package.xml(package.workbook_part).iterfind(path)
        if it.get("localSheetId") is None
    }


def set_name(package: Package, name: str, means: str) -> None:
    """Let a name of a closed workbook, which belongs to no tab, stand for something."""
    root = package.xml(package.workbook_part)
    section = section_of(root, "definedNames", WORKBOOK_ORDER)
    own = (it for it in section if it.get("name") == name and it.get("localSheetId") is None)
    element = next(own, None)
    if element is None:
        element = section.makeelement(main("definedName"), {"name": name})
        section.append(element)
    element.text = means
    package.put_xml(package.workbook_part, root)


def closed_format(package: Package) -> int:
    """Return the form of a closed workbook.

    Raises:
        ArbetsbokenArNyare: this program does not know it.
    """
    return _known(defined_names(package).get(FORMAT), package.name)


def is_older(path: Path) -> bool:
    """Tell whether a closed workbook has an older form than this program gives it."""
    with Package(path) as package:
        return closed_format(package) < CURRENT


def open_format(book: "Book") -> int:
    """Return the form of an open workbook.

    Raises:
        ArbetsbokenArNyare: this program does not know it.
    """
    names = book.names
    said = names[FORMAT].refers_to if FORMAT in names else None
    return _known(said, book.name)


def _known(said: str | None, name: str) -> int:
    """Read what a name stands for: 2, ="2", or nothing where there is no name."""
    digits = (said or "").strip('="')
    version = int(digits) if digits.isdecimal() else 1
    if version > CURRENT:
        raise ArbetsbokenArNyare(fil=name)
    return version


def code_name(tab: str) -> str:
    """Return the VBA name of a tab: ASCII letters only.

    >>> code_name("Jämförelseår")
    'FlikJamforelsear'
    """
    ascii_ = unicodedata.normalize("NFKD", tab).encode("ascii", "ignore").decode()
    return "Flik" + "".join(letter for letter in ascii_.title() if letter.isalnum())
