"""The yardstick at 100 000 rows: `python -m benchmarks.calamine_and_copy FILE COPY TAB`.

Reads the rows of a large tab with calamine, keeps none of them, and copies the file: less cannot be
done by anyone who reads the tab and writes the workbook.
"""

import shutil
import sys

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    workbook = CalamineWorkbook.from_path(sys.argv[1])
    rows = sum(1 for _ in workbook.get_sheet_by_name(sys.argv[3]).iter_rows())
    shutil.copyfile(sys.argv[1], sys.argv[2])
    print(rows)
