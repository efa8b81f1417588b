"""The cached figures of a report tab: `python -m benchmarks.report_figures FILE TAB`.

Writes, as JSON, each row's text and its first figure.
"""

import json
import sys

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name(sys.argv[2]).to_python()
    figures = {row[0]: row[1] for row in rows if row[1:] and isinstance(row[1], float)}
    print(json.dumps(figures, ensure_ascii=False))
