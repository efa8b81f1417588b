"""Build the workbooks from source: the same bytes on every run."""

import datetime as dt
import io
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from templates.arsdata import raw_tables, read_arsdata
from templates.moduler import WORKBOOK, workbook_modules
from templates.vbaproject import vba_project
from xlsaddin.excel.book_format import CURRENT, FORMAT, VBA_VERSION, code_name
from xlsaddin.excel.draw.data_tab import Rows, draw_data_tab
from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.reports import draw
from xlsaddin.excel.draw.start import TAB as START, draw_buttons, set_up_start
from xlsaddin.excel.draw.style import Looks
from xlsaddin.excel.graft.graft import graft
from xlsaddin.excel.graft.vba import MACROS, digest
from xlsaddin.reports.alla import TABS, rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.installningar import FORBUND
from xlsaddin.tabs.workbook import read_underlag

ROT = Path(__file__).parents[1]
SKAPAD = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The creation date that every built workbook carries, so that a rebuild gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Bok:
    """A workbook to build: its file, the folder of its data, and its title."""

    fil: Path
    data: Path
    titel: str


BOCKER = (
    Bok(
        ROT / "workbooks/mall.xlsm",
        ROT / "xlsaddin/kontoplaner/kommunbas",
        "Social budget och årsredovisning",
    ),
    Bok(
        ROT / "workbooks/umea_2023.xlsm",
        ROT / "templates/umea/2023",
        "Samordningsförbundet Umeåregionen 2023",
    ),
    Bok(
        ROT / "workbooks/umea_2021.xlsm",
        ROT / "templates/umea/2021",
        "Samordningsförbundet Umeåregionen 2021",
    ),
)


def build(bok: Bok, data: Mapping[str, Rows] | None = None) -> Rapportbok:
    """Build one workbook and return its reports.

    The report tabs are drawn by the same way as every later update, so that updating a newly
    built workbook changes nothing in it.

    Args:
        bok: the workbook.
        data: the rows of its tables; those in its folder when left out.
    """
    data = read_arsdata(bok.data) if data is None else data
    rapporter = rapportbok(read_underlag(raw_tables(data)))
    with tempfile.TemporaryDirectory() as mapp:
        stomme = Path(mapp) / bok.fil.name
        _draw_frame(stomme, bok.titel, data, rapporter)
        graft(stomme, draw(rapporter), bok.fil)
    return rapporter


def _draw_frame(fil: Path, titel: str, data: Mapping[str, Rows], rapporter: Rapportbok) -> None:
    """Draw the data tabs and Start's buttons, leave the rest empty, and add the VBA project."""
    workbook = DrawnWorkbook()
    workbook.set_properties({"title": titel, "created": SKAPAD.replace(tzinfo=None)})
    looks = Looks.of(workbook)
    tabs = (START, *(table.tab for table in TABLES), *TABS)
    sheets = {tab: workbook.add_worksheet(tab) for tab in tabs}
    for tab, sheet in sheets.items():
        sheet.set_vba_name(code_name(tab))
    set_up_start(sheets[START], rapporter)
    draw_buttons(sheets[START])
    forbund = str(rapporter.installning(FORBUND) or "")
    for table in TABLES:
        draw_data_tab(sheets[table.tab], table, data[table.name], forbund, looks)
    workbook.define_name(FORMAT, f"={CURRENT}")
    workbook.define_name(VBA_VERSION, f'="{version("xlwings")}"')
    project = vba_project(workbook_modules([code_name(tab) for tab in sheets]))
    workbook.define_name(MACROS, f'="{digest(project)}"')
    workbook.set_vba_name(WORKBOOK)
    workbook.add_vba_project(io.BytesIO(project), is_stream=True)  # type: ignore[arg-type]
    workbook.close()
    fil.write_bytes(workbook.packed(looks.style_names(), compress=True))


def main() -> int:
    """Build every workbook; say what was built, and what is wrong with its data."""
    for bok in BOCKER:
        rapporter = build(bok)
        sys.stdout.write(f"{bok.fil.relative_to(ROT)}\n")
        for anmarkning in rapporter.oplacerade_kommentarer():
            sys.stdout.write(f"  {anmarkning}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
