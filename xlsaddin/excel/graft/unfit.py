"""Workbooks whose sheets may not, or cannot, be replaced by drawn ones."""

from collections.abc import Iterable

from xlsaddin.domain.errors import FlikenArSkyddad, PivottabellPaRapportflik, StriktArbetsbok
from xlsaddin.excel.package.opc import main
from xlsaddin.excel.package.package import Package

_PROTECTION = "sheetProtection"


def refuse_unfit(book: Package, sheets: Iterable[tuple[str, str]]) -> None:
    """Refuse a workbook some sheets of which, given by name and part, would lose something.

    Raises:
        StriktArbetsbok: the drawn sheets are of another kind than the workbook.
        PivottabellPaRapportflik: a pivot table stands on one.
        FlikenArSkyddad: one is protected.
    """
    if book.is_strict:
        raise StriktArbetsbok(fil=book.name)
    for name, part in sheets:
        if any(it.kind.endswith("/pivotTable") for it in book.relationships(part)):
            raise PivottabellPaRapportflik(tab=name)
        # A sheet that is new has no part yet.
        if book.has(part) and _is_protected(book, part):
            raise FlikenArSkyddad(tab=name)


def _is_protected(book: Package, part: str) -> bool:
    """Tell whether a sheet is protected; one that never names it is not taken apart: it is long."""
    if _PROTECTION.encode() not in b"".join(book.chunks(part)):
        return False
    protection = book.xml(part).find(main(_PROTECTION))
    return protection is not None and protection.get("sheet", "0") in {"1", "true"}
