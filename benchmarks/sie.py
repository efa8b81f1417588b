"""What reading a SIE file costs: `python -m benchmarks.sie`.

A made-up file of a million transactions, with objects and texts, is read; the yardstick is each of
its lines split into fields with `line.split`, in the same run. Another of 200 MB is read for the
memory that it takes. Every field is found and judged; texts are cut out when they are asked for.
Ends with 1 when a promise is missed.
"""

import random
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import least, module, run

TRANSACTIONS = 1_000_000
LARGE = 200_000_000
MEMORY = 300_000_000
SPEED = 0.40
ROUNDS = 3
TEXTS = ("Hyra lokal", "Lön januari", "Resor", "Konsultarvode", "Bidrag från region")
KONTON = (4010, 5010, 6110, 7010)
HEAD = "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20230101 20231231\n"


def write(file: Path, transactions: int, size: int = 0) -> None:
    """Write a file of so many transactions, or of so many bytes."""
    rng = random.Random(2023)  # noqa: S311 - the same file each time, nothing secret
    with file.open("w", encoding="cp437", newline="\r\n") as text:
        text.write(HEAD)
        done = number = 0
        while done < transactions or text.tell() < size:
            number += 1
            done += _voucher(text.write, rng, number)


def _voucher(write_: object, rng: random.Random, number: int) -> int:
    day = f"2023{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    lines, total, count = [], 0, rng.randint(1, 3)
    for _ in range(count):
        amount = rng.randint(100, 10_000_000)
        total += amount
        objects = f'"1" "{rng.randint(100, 140)}" "6" "P{rng.randint(1, 9)}"'
        lines.append(_line(rng.choice(KONTON), objects, amount, f'{day} "{rng.choice(TEXTS)}" 0'))
    lines.append(_line(1930, "", -total, f'{day} "" 0'))
    head = f'#VER A {number} {day} "{rng.choice(TEXTS)} {number}" {day}\n'
    assert callable(write_)  # noqa: S101 - for the type checker
    write_(f"{head}{{\n{''.join(lines)}}}\n")
    return count + 1


def _line(konto: int, objects: str, ore: int, rest: str) -> str:
    return f"   #TRANS {konto} {{{objects}}} {ore / 100:.2f} {rest}\n"


def split(file: Path) -> None:
    """Split each line of a file into fields."""
    with file.open(encoding="cp437") as text:
        for line in text:
            line.split()


def read(file: Path) -> None:
    """Read a file as an import does."""
    import gc  # noqa: PLC0415

    from xlsaddin.imports.sie import las_sie  # noqa: PLC0415 - the yardstick does not pay for it

    gc.disable()  # as the command line has it
    sie = las_sie(file, lambda _: None)
    if sie.har_fel:
        sys.exit("The made-up file has fel.")


def main() -> int:
    """Measure, or do one of the things that are measured."""
    if len(sys.argv) > 1:
        {"split": split, "read": read}[sys.argv[1]](Path(sys.argv[2]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file, large = Path(folder) / "million.se", Path(folder) / "stor.se"
        write(file, TRANSACTIONS)
        write(large, 0, LARGE)
        costs = {
            what: least([run(module("sie", what, file)).cost for _ in range(ROUNDS)])
            for what in ("split", "read")
        }
        memory = run(module("sie", "read", large)).cost.memory
    speed = costs["split"].cpu / costs["read"].cpu
    print(f"Plain line.split: {costs['split'].cpu:.2f} s. Read: {costs['read'].cpu:.2f} s.")
    print(f"Speed: {speed:.0%} of line.split (promised: {SPEED:.0%}).")
    print(f"Memory at {LARGE // 10**6} MB: {memory / 1e6:.0f} MB (promised: {MEMORY // 10**6} MB).")
    return int(speed < SPEED or memory > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
