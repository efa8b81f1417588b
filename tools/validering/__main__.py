"""Check workbooks: `python -m tools.validering BOOK...` prints problems, exits 1 on any."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.validering import ooxml, ovba_strict, paketlint, vbalint


def problems(path: Path) -> list[str]:
    """Return what all checks that can run here find in a workbook."""
    checks = [paketlint.problems, ovba_strict.problems, vbalint.problems]
    if ooxml.is_available():
        checks.append(ooxml.problems)
    return [problem for check in checks for problem in check(path)]


def main(arguments: Sequence[str]) -> int:
    """Check each workbook and return the exit code."""
    if not ooxml.is_available():
        sys.stderr.write("Open XML SDK not run: npm ci --prefix tests/hosts\n")
    found = [(name, problem) for name in arguments for problem in problems(Path(name))]
    for name, problem in found:
        sys.stdout.write(f"{name}: {problem}\n")
    return 1 if found or not arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
