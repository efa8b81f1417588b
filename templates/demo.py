"""Show the product in one command: regenerate the workbook of 2023 and its driftsredovisning."""

import shutil
import sys
from pathlib import Path

from templates.build import ROT
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.reports.ekonomi import driftsredovisning
from xlsaddin.reports.visning import visa

BOK = ROT / "demo" / "social_budget_2023.xlsm"


def main() -> int:
    """Copy the workbook of 2023, regenerate its report tabs from its data tabs, and show one."""
    BOK.parent.mkdir(exist_ok=True)
    shutil.copy(ROT / "workbooks" / "umea_2023.xlsm", BOK)
    svar = uppdatera(BOK)
    for anmarkning in svar.anmarkningar:
        sys.stdout.write(f"{anmarkning}\n")
    if svar.fil is None:
        return 1
    sys.stdout.write(f"{visa(svar.bok, driftsredovisning.TAB).som_text()}\n\n")
    sys.stdout.write(f"Arbetsboken ligger här: {_place(svar.fil)}\n")
    return 0


def _place(fil: Path) -> Path:
    """Return the path as seen from where the person stands, when it lies below."""
    har = Path.cwd()
    return fil.relative_to(har) if fil.is_relative_to(har) else fil


if __name__ == "__main__":
    sys.exit(main())
