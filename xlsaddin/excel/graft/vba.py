"""The program's macros in a closed workbook, where its owner has written none."""

import hashlib
import re
from collections.abc import Collection

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.book_format import VBA_VERSION, code_name, defined_names, set_name
from xlsaddin.excel.draw.start import KNAPPAR
from xlsaddin.excel.graft.graft import code_name as sheet_code_name
from xlsaddin.excel.graft.signature import MAKRONENS_BORTTAGEN, forget_targets
from xlsaddin.excel.package.opc import main
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.package.vba_modules import vba_modules

MACROS = "Makronversion"
"""The name that says which of the program's VBA projects a workbook was given."""
_KIND = "vbaProject"
_MACRO = re.compile(rb"FmlaMacro>(?:\[0\]!)?(\w+)<")


def digest(project: bytes) -> str:
    """Return what tells a VBA project from another as it was built; Excel rewrites its bytes."""
    return hashlib.sha256(project).hexdigest()[:16]


def own_modules(book: Package, blank: Package, tabs: Collection[str]) -> frozenset[str]:
    """Return the modules of a workbook that the program's project lacks: macros of its owner's.

    Args:
        book: the workbook.
        blank: the program's blank workbook.
        tabs: the tabs that the program owns; Excel may have named their modules.
    """
    ours = {sheet_code_name(book, part) for tab, part in book.sheets().items() if tab in tabs}
    return modules(book) - modules(blank) - ours


def renew(book: Package, blank: Package) -> tuple[Anmarkning, ...]:
    """Give a workbook the program's VBA project when it was given another; return what to say."""
    part, source = book.workbook_target(_KIND), blank.workbook_target(_KIND)
    names = defined_names(blank)
    if part is None or source is None or defined_names(book).get(MACROS) == names[MACROS]:
        return ()
    was_signed = forget_targets(book, part)
    book.put(part, blank.read(source))
    for name in (MACROS, VBA_VERSION):
        set_name(book, name, names[name])
    return (MAKRONENS_BORTTAGEN,) if was_signed else ()


def name_sheets(book: Package, tabs: Collection[str], names: Collection[str]) -> None:
    """Let the sheets of some tabs have the names that the program's project has for them."""
    for tab, part in book.sheets().items():
        name = code_name(tab)
        if tab in tabs and name in names and sheet_code_name(book, part) != name:
            sheet = book.xml(part)
            for properties in sheet.iterfind(main("sheetPr")):
                properties.set("codeName", name)
            book.put_xml(part, sheet)


def modules(package: Package) -> frozenset[str]:
    """Return the names of a workbook's VBA modules."""
    part = package.workbook_target(_KIND)
    if part is None:
        return frozenset()
    with package.whole():
        return vba_modules(package.read(part))


def lacks_buttons(book: Package, start: str) -> bool:
    """Tell whether a button of the program's is missing on Start, or all of Start is."""
    part = book.sheets().get(start)
    if book.workbook_target(_KIND) is None:
        return False
    if part is None:
        return True
    drawings = (it for it in book.relationships(part) if it.kind.endswith("/vmlDrawing"))
    bound = {name.decode() for it in drawings for name in _MACRO.findall(book.read(it.target))}
    return any(macro not in bound for _, macro in KNAPPAR)
