"""Texts that something could take for code: `python -m tests.attack.injection [ROUNDS [SEED]]`.

Names, posts, comments and settings that begin as formulas do, hold markup, codes of footers,
control characters, or what a terminal obeys. Wherever they land they are texts: no formula, no
broken package, no code in a footer, nothing that a terminal or a spreadsheet obeys.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html import escape
from typing import TYPE_CHECKING

import openpyxl

from tests.andrad_bok import SOCIAL, UMEA, run
from tests.attack.packages import packed
from tests.attack.versions import campaign
from tools.validering import paketlint
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.attack.versions import Versions

PLACES = {
    "tblInstallningar": {"Värde"},
    "tblMalomraden": {"Målområde", "Namn", "Syfte"},
    "tblIndikatorer": {"Mål", "Indikator"},
    "tblHandelser": {"Plattform", "Text", "Källa"},
    "tblEnkat": {"Enkät", "Fråga", "Plattform"},
    "tblPoster": {"Grupp", "Post"},
    "tblHuvudbok": {"Text"},
    "tblKommentarer": {"Kommentar", "Vem"},
}
SETTINGS = {"Förbund", "Mottagare", "Ämnesrad"}
NASTY = [
    "=1+1", "+46 90 123", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")",
    "=cmd|' /C calc'!A0", "\t=1+1", "\"", "'", "a\"&B1&\"b", "\";=1+1;\"", "Ett\nTvå",
    "Ett\r\n=Två", "_x000D_", "_x0007_", "_x005F_x000D_", "<b>", "a & b", "]]>", "</f><f>1+1</f>",
    "<!--", "&lt;", "&amp;", "&P", "&[Page]", "&\"Courier\"", "&&&A", "&L&C&R", "100 %", "{=1}",
    "#REF!", "#N/A", "TRUE", "'quoted", "a;b", "[1]", "\x1b[31mröd", "\x1b]8;;http://x\x1b\\y",
    "\x07", "\x00", "\u202eakneb", "\u200f", "\ufffe", "\x9b31m", "=\x1b[2J", "＝1+1", "x" * 300,
    "=" * 400, "å\u0308", "😀", "$A$1", "A1", "R1C1", "../x", "NaN", "1e5",
]  # fmt: skip
TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
CODED = {"&&", "&L", "&C", "&R", "&A", "&P", "&N", "&D"}
FOOTER = re.compile(r"&(?:&|.)")
CODES = {0, 1}
_ITEM = re.compile(rb"<si>.*?</si>", re.DOTALL)


def _texts(book: Path) -> list[str]:
    """Return the texts that a user has chosen and that stand nowhere else."""
    chosen: set[str] = set()
    others: set[str] = set()
    workbook = openpyxl.load_workbook(book)
    for sheet in workbook:
        if sheet.title in TABS:
            continue
        places = {
            cell.coordinate
            for table in sheet.tables.values()
            for column in zip(*sheet[table.ref], strict=True)
            if column[0].value in PLACES.get(table.displayName, ())
            for cell in column[1:]
            if table.displayName != "tblInstallningar" or sheet[f"A{cell.row}"].value in SETTINGS
        }
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str):
                (chosen if cell.coordinate in places else others).add(cell.value)
    posts = {row[2].value for row in workbook["Poster"].iter_rows(min_row=5)}
    return sorted((chosen - others) | (posts & chosen))


def _written(text: str) -> bytes:
    """Return a text as Excel writes it in a file."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    text = re.sub("[\x00-\x08\x0b-\x1f\ufffe]", lambda it: f"_x{ord(it[0]):04X}_", text)
    return f'<si><t xml:space="preserve">{escape(text, quote=False)}</t></si>'.encode()


def poisoned(source: Path, target: Path, random: Random) -> dict[str, str]:
    """Write a workbook some of whose texts are nasty; return the old texts and the new."""
    texts = _texts(source)
    change = {
        text: random.choice(["", "", f"{text[:20]} "]) + random.choice(NASTY)
        for text in random.sample(texts, random.randint(1, min(6, len(texts))))
    }
    with zipfile.ZipFile(source) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strings = parts["xl/sharedStrings.xml"]
    for old, new in change.items():
        plain = escape(old, quote=False).encode()
        items = [it for it in _ITEM.findall(strings) if plain in it and _said(it) == plain]
        for item in items:
            strings = strings.replace(item, _written(new))
    parts["xl/sharedStrings.xml"] = strings
    target.write_bytes(packed(parts))
    return change


def _said(item: bytes) -> bytes:
    return re.sub(rb"<[^>]*>", b"", item)


def _faults(book: Path, change: dict[str, str]) -> list[str]:
    """Return what is wrong in an updated workbook."""
    faults = list(paketlint.problems(book))
    nasty = {text[1:] for text in change.values() if text.startswith("=")}
    with zipfile.ZipFile(book) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/sheet"):
                xml = file.read(name).decode()
                formulas = set(re.findall(r"<f[^>]*>([^<]*)</f>", xml))
                faults += [f"{name}: formula {it}" for it in formulas & nasty]
                footer = re.search(r"<oddFooter>(.*?)</oddFooter>", xml, re.DOTALL)
                said = footer[1].replace("&amp;", "&") if footer else ""
                faults += [
                    f"{name}: footer {said}" for it in FOOTER.findall(said) if it not in CODED
                ]
    workbook = openpyxl.load_workbook(book)
    for tab in TABS:
        for cell in (cell for row in workbook[tab].iter_rows() for cell in row):
            if cell.data_type == "f" and str(cell.value).count('"') % 2:
                faults.append(f"{tab}!{cell.coordinate}: {cell.value}")
            if cell.data_type == "f" and any(map(_is_too_long, _LITERAL.findall(str(cell.value)))):
                faults.append(f"{tab}!{cell.coordinate}: a literal too long")
    return faults


_LITERAL = re.compile(r'"((?:[^"]|"")*)"')


def _is_too_long(literal: str) -> bool:
    return len(literal.replace('""', '"')) > 255


def _shown(book: Path, random: Random) -> list[str]:
    """Return what is wrong in what the terminal shows."""
    faults = []
    for tab in random.sample(TABS, 4):
        for words in ([], ["--csv"], ["--json"]):
            answer = run("visa", book, tab, *words)
            said = answer.stdout + answer.stderr
            faults += [f"visa {tab} {words}: {it!r}" for it in TERMINAL.findall(said)[:1]]
            if answer.exit_code not in CODES:
                faults.append(f"visa {tab} {words}: {answer.exit_code} {answer.stderr[-200:]}")
            elif words == ["--json"]:
                json.loads(answer.stdout)
            elif words:
                rows = csv.reader(io.StringIO(answer.stdout), delimiter=";")
                cells = [cell for row in rows for cell in row]
                faults += [
                    f"visa {tab} --csv: {cell!r}"
                    for cell in cells
                    if cell.startswith(FORMULA) and not re.fullmatch(r"-[\d,e-]+", cell)
                ]
    for command in ("kontrollera", "doktor"):
        answer = run(command, book)
        faults += [
            f"{command}: {it!r}" for it in TERMINAL.findall(answer.stdout + answer.stderr)[:1]
        ]
    return faults


def attack(_: Versions, folder: Path, random: Random) -> str | None:
    """Poison a workbook, use it, and return what was wrong."""
    name = random.choice(["bok", "=bok", "-bok", "bok\x1b[31m", "bok\u202e", "bok & <b>", "bok\n"])
    book = folder / f"{name.replace('=', '')}.xlsm"
    change = poisoned(random.choice([UMEA, SOCIAL]), book, random)
    answer = run("uppdatera", "--trots-anmarkningar", "--", book)
    faults = [f"uppdatera: {it!r}" for it in TERMINAL.findall(answer.stdout + answer.stderr)[:1]]
    if answer.exit_code not in CODES:
        faults.append(f"uppdatera ended with {answer.exit_code}: {answer.stderr[-300:]}")
    else:
        faults += _faults(book, change) + _shown(book, random)
    return f"{list(change.values())!r:.400}: {'; '.join(faults[:4])}" if faults else None


if __name__ == "__main__":
    campaign("injection", 200, attack)
