"""What an update of a closed workbook loads: for a real year, loading is most of what it costs."""

import shutil
import subprocess
import sys
from pathlib import Path

BOOK = Path(__file__).parents[1] / "workbooks" / "umea_2023.xlsm"
UPDATE = """
import sys
from xlsaddin.cli import main
main(["uppdatera", sys.argv[1]], standalone_mode=False)
files = (name for name, module in sys.modules.items() if getattr(module, "__file__", None))
packages = {name.partition(".")[0] for name in files} - sys.stdlib_module_names
print(*packages, sep="\\n")
"""
NEEDED = {"click", "lxml", "xlsaddin", "xlsxwriter"}


def loaded_by_an_update(folder: Path) -> set[str]:
    copy = Path(shutil.copy(BOOK, folder))
    run = subprocess.run(
        [sys.executable, "-c", UPDATE, str(copy)], capture_output=True, text=True, check=True
    )
    first, *names = run.stdout.splitlines()
    assert first.startswith("Klart")
    return {name for name in names if not name.startswith("_")}


def test_an_update_loads_what_it_needs_and_nothing_else(tmp_path):
    assert loaded_by_an_update(tmp_path) == NEEDED


def test_the_heavy_libraries_stay_out_of_the_closed_path(tmp_path):
    heavy = {"numpy", "openpyxl", "pandas", "rich", "typst", "xlwings"}
    assert heavy.isdisjoint(loaded_by_an_update(tmp_path))
