"""Build the workbooks from source: the same bytes on every run."""

import datetime as dt
import io
import sys
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from templates.arsdata import Rows, raw_tables, read_arsdata
from templates.dataflikar import draw_data_tab
from templates.moduler import WORKBOOK, workbook_modules
from templates.startflik import NAMNGIVNA, TAB as START, draw_start
from templates.vbaproject import vba_project
from xlsaddin.doktor.arbetsbok import VBA_VERSION
from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.reports import draw
from xlsaddin.excel.draw.style import Looks
from xlsaddin.excel.graft.graft import graft
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
    Bok(ROT / "workbooks/mall.xlsm", ROT / "templates/mall", "Social budget och årsredovisning"),
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


def code_name(tab: str) -> str:
    """Return the VBA name of a tab: ASCII letters only.

    >>> code_name("Jämförelseår")
    'FlikJamforelsear'
    """
    ascii_ = unicodedata.normalize("NFKD", tab).encode("ascii", "ignore").decode()
    return "Flik" + "".join(tecken for tecken in ascii_.title() if tecken.isalnum())


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
    """Draw Start and the data tabs, leave the report tabs empty, and add the VBA project."""
    workbook = DrawnWorkbook()
    workbook.set_properties({"title": titel, "created": SKAPAD.replace(tzinfo=None)})
    looks = Looks.of(workbook)
    dataflikar = [table.tab for table in TABLES]
    sheets = {tab: workbook.add_worksheet(tab) for tab in (START, *dataflikar, *TABS)}
    for tab, sheet in sheets.items():
        sheet.set_vba_name(code_name(tab))
    draw_start(sheets[START], rapporter, dataflikar, looks)
    forbund = str(rapporter.installning(FORBUND) or "")
    for table in TABLES:
        draw_data_tab(sheets[table.tab], table, data[table.name], forbund, looks)
    for name, cell in NAMNGIVNA.items():
        workbook.define_name(name, f"={START}!{cell}")
    workbook.define_name(VBA_VERSION, f'="{version("xlwings")}"')
    workbook.set_vba_name(WORKBOOK)
    moduler = workbook_modules([code_name(tab) for tab in sheets])
    workbook.add_vba_project(io.BytesIO(vba_project(moduler)), is_stream=True)  # type: ignore[arg-type]
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
