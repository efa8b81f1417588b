"""Settings of a workbook with which its figures are not what they look like."""

from xlsaddin.domain.errors import DagarFran1904, PrecisionSomVisas
from xlsaddin.excel.package.opc import main
from xlsaddin.excel.package.package import Package

_YES, _NO = {"1", "true"}, {"0", "false"}


def refuse_unfit_settings(package: Package) -> None:
    """Refuse a workbook that counts days otherwise, or with the numbers as they are shown.

    Raises:
        DagarFran1904: every day would be four years wrong.
        PrecisionSomVisas: Excel's sums would not be those reckoned here.
    """
    root = package.xml(package.workbook_part)
    properties, calculation = root.find(main("workbookPr")), root.find(main("calcPr"))
    if properties is not None and properties.get("date1904") in _YES:
        raise DagarFran1904(fil=package.name)
    if calculation is not None and calculation.get("fullPrecision") in _NO:
        raise PrecisionSomVisas(fil=package.name)
