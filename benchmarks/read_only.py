"""Read and check a workbook: `python -m benchmarks.read_only BOOK`."""

import sys
from pathlib import Path

from xlsaddin.excel.read.tables import read_tables
from xlsaddin.tabs.workbook import read_underlag

if __name__ == "__main__":
    remarks = read_underlag(read_tables(Path(sys.argv[1]))).anmarkningar
    print(len(remarks))
