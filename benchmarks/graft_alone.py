"""The graft without reading and reckoning: `python -m benchmarks.graft_alone DRAWN FILE OUT`.

Draws the report tabs of the workbook DRAWN, puts them into FILE, and writes the seconds of CPU that
the putting took.
"""

import sys
import time
from pathlib import Path

from xlsaddin.actions.kontrollera import read
from xlsaddin.excel.draw.reports import draw
from xlsaddin.excel.graft.graft import graft

if __name__ == "__main__":
    drawn, file, out = map(Path, sys.argv[1:])
    sheets = draw(read(drawn))
    start = time.process_time()
    graft(file, sheets, out)
    print(time.process_time() - start)
