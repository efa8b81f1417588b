"""What reading a CSV file costs: `python -m benchmarks.tabell`.

A made-up ledger of a million rows is read into bookings; the yardstick is what pandas takes to
read the same file as text, in the same run. Ends with 1 when the promise is missed.
"""

import random
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import least, module, run

ROWS = 1_000_000
TIMES = 2.0
ROUNDS = 3
TEXTS = ("Hyra lokal", "Lön januari", "Resor", "Konsultarvode", "Bidrag från region")


def write(file: Path) -> None:
    """Write a ledger as a municipal system exports it."""
    rng = random.Random(2023)  # noqa: S311 - the same file each time, nothing secret
    with file.open("w", encoding="cp1252", newline="\r\n") as text:
        text.write("Bokföringsdatum;Konto;Ansvar;Projekt;Text;Belopp;Verifikat\n")
        for number in range(ROWS):
            day = f"2023-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            where = f"{rng.choice((4010, 5010, 6110))};{rng.randint(100, 140)};P{rng.randint(1, 9)}"
            amount = f"{rng.randint(0, 9_999)},{rng.randint(0, 99):02}"
            text.write(f"{day};{where};{rng.choice(TEXTS)} {number};{amount};A {number // 3}\n")


def plain(file: Path) -> None:
    """Read the file with pandas, every column as text."""
    import pandas as pd  # noqa: PLC0415

    pd.read_csv(file, sep=";", dtype=str, encoding="cp1252")


def read(file: Path) -> None:
    """Read the file as an import does."""
    import gc  # noqa: PLC0415

    from xlsaddin.imports.mall import Mall  # noqa: PLC0415 - the yardstick does not pay for it
    from xlsaddin.imports.tabell import las_tabell  # noqa: PLC0415

    gc.disable()  # as the command line has it
    svar, _ = las_tabell(file, Mall(), 2023)
    if len(svar.huvudbok) != ROWS:
        sys.exit("The made-up file was not read.")


def main() -> int:
    """Measure, or do one of the things that are measured."""
    if len(sys.argv) > 1:
        {"plain": plain, "read": read}[sys.argv[1]](Path(sys.argv[2]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "million.csv"
        write(file)
        cost = {
            what: least([run(module("tabell", what, file)).cost for _ in range(ROUNDS)])
            for what in ("plain", "read")
        }
    times = cost["read"].cpu / cost["plain"].cpu
    print(f"pandas: {cost['plain'].cpu:.2f} s. Read: {cost['read'].cpu:.2f} s.")
    print(f"{times:.2f} times pandas (promised: {TIMES:.1f}).")
    return int(times > TIMES)


if __name__ == "__main__":
    sys.exit(main())
