"""The constructed year's ledger as files: SIE 4E, CSV and xlsx of the very same bookings."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import openpyxl

from templates.build import Bok, build
from tests.reports.konstruerat_ar import MAPP, arsdata

BANK = 1940.0
ATERBETALDA, NEDSKRIVNA = 3590.0, 1590.0
"""Konton whose posts are shown with the other sign: no ledger that balances has them with plus."""
BUDGETKONTO = {
    "Medlemsavgifter": ("3510", "", ""),
    "Övriga intäkter": ("3690", "", ""),
    "Kanslipersonal": ("5010", "10", ""),
    "Processledning": ("5010", "20", ""),
    "Kontor": ("7010", "10", ""),
    "Avskrivningar": ("7910", "", ""),
    "Övrigt": ("6110", "20", ""),
    "Torget": ("4510", "30", "INSATS"),
    "Förstudie": ("4510", "30", "ESF"),
    "Skatteintäkter": ("8010", "", ""),
    "Generella statsbidrag och utjämning": ("8210", "", ""),
    "Finansiella intäkter": ("8410", "", ""),
    "Finansiella kostnader": ("8510", "", ""),
    "Extraordinära poster": ("8720", "", ""),
}
"""A konto of each budgeted post."""


@cache
def inskrivet() -> dict[str, list[list[object]]]:
    """Return the year as typed: without forecasts, and with balances that a ledger could have."""
    data = arsdata()
    data["tblHuvudbok"] = [row for row in data["tblHuvudbok"] if row[1] != ATERBETALDA]
    data["tblBudget"] = [[*row[:4], "", ""] for row in data["tblBudget"] if row[1] in BUDGETKONTO]
    data["tblSaldon"] = [row for row in data["tblSaldon"] if row[1] != NEDSKRIVNA]
    bank = next(row for row in data["tblSaldon"] if row[1] == BANK)
    bank[3] -= sum(_debet(r[1], r[3]) for r in data["tblSaldon"])
    skillnad = sum(_debet(r[1], r[4]) - _debet(r[1], r[3]) for r in data["tblSaldon"])
    resultat = sum(row[5] for row in data["tblHuvudbok"])
    bank[4] = round(bank[4] + resultat - skillnad, 2)
    return data


def tom_bok(folder: Path) -> Path:
    """Return a workbook of the year with nothing in its books."""
    bok = folder / "bok.xlsm"
    bok.write_bytes(_tom().read_bytes())
    return bok


@cache
def _tom() -> Path:
    fil = Path(mkdtemp(prefix="xlsaddin-test-")) / "tom.xlsm"
    build(
        Bok(fil, MAPP, "Konstruerat"),
        inskrivet() | {"tblHuvudbok": [], "tblSaldon": [], "tblBudget": []},
    )
    return fil


def _debet(konto: float, belopp: float) -> float:
    return -belopp if str(konto).startswith("2") else belopp


def _datum(row: list[object]) -> dt.date:
    assert isinstance(row[0], dt.date)
    return row[0]


def sie() -> str:
    """Return the year as SIE 4E."""
    data = inskrivet()
    lines = [
        *("#FLAGGA 0", "#FORMAT PC8", "#SIETYP 4", '#FNAMN "Påhittat"', "#ORGNR 222000-0000"),
        "#RAR 0 20240101 20241231",
        '#DIM 1 "Ansvar"',
        '#DIM 6 "Projekt"',
    ]
    res: dict[int, float] = defaultdict(float)
    ver = []
    for number, row in enumerate(data["tblHuvudbok"], 1):
        datum, konto, ansvar, projekt, text, belopp, *_ = row
        res[int(konto)] -= belopp
        objekt = " ".join(f'{dim} "{kod}"' for dim, kod in ((1, ansvar), (6, projekt)) if kod != "")
        ver += [
            f'#VER A {number} {datum:%Y%m%d} "{text}"',
            "{",
            f"#TRANS {int(konto)} {{{objekt}}} {-belopp:.2f}",
            f"#TRANS {int(BANK)} {{}} {belopp:.2f}",
            "}",
        ]
    bank = sum(row[5] for row in data["tblHuvudbok"])
    ver += ['#VER B 1 20241231 "Balansen"', "{"]
    for _, konto, text, in_, ut, _ in data["tblSaldon"]:
        konton = (_debet(konto, in_), _debet(konto, ut))
        lines.append(f'#KONTO {int(konto)} "{text}"')
        lines += [
            f"#{post} 0 {int(konto)} {it:.2f}"
            for post, it in zip(("IB", "UB"), konton, strict=True)
        ]
        andring = konton[1] - konton[0] - (bank if konto == BANK else 0)
        ver.append(f"#TRANS {int(konto)} {{}} {andring:.2f}")
    lines += [f"#RES 0 {konto} {it:.2f}" for konto, it in res.items()]
    budget: dict[str, float] = defaultdict(float)
    for _, post, belopp, *_ in data["tblBudget"]:
        budget[post] -= belopp
    for post, belopp in budget.items():
        konto, ansvar, projekt = BUDGETKONTO[post]
        objekt = " ".join(f'{d} "{kod}"' for d, kod in ((1, ansvar), (6, projekt)) if kod)
        lines.append(f"#PBUDGET 0 202401 {konto} {{{objekt}}} {belopp:.2f}")
    return "\n".join([*lines, *ver, "}", ""])


def tabeller() -> dict[str, list[list[object]]]:
    """Return the year as three tables with headers: a ledger with credit as minus, and two more."""
    data = inskrivet()
    return {
        "bok": [
            ["Bokföringsdatum", "Konto", "Ansvar", "Projekt", "Text", "Belopp"],
            *([*row[:5], -row[5]] for row in data["tblHuvudbok"]),
        ],
        "saldon": [["Konto", "Benämning", "IB", "UB"], *(row[1:5] for row in data["tblSaldon"])],
        "budget": [["Post", "Budget"], *(row[1:3] for row in data["tblBudget"])],
    }


def csv(rows: list[list[object]]) -> str:
    """Return rows as a Swedish Excel writes them."""
    return "".join(";".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return (
            str(int(value))
            if value.is_integer() and 1_000 <= value < 10_000
            else f"{value:.2f}".replace(".", ",")
        )
    return str(value)


def xlsx(rows: list[list[object]], fil: Path) -> None:
    """Write rows to a workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([None if it == "" else it for it in row])
    book.save(fil)
