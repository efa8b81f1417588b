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
from lxml import etree

from tests.andrad_bok import SOCIAL, UMEA, run
from tests.attack.packages import packed
from tests.attack.versions import campaign
from tools.validering import ooxml, paketlint
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.attack.versions import Versions

PLACES = {
    "tblInstallningar": {"Värde"},
    "tblMalomraden": {"Målområde", "Namn", "Syfte"},
    "tblIndikatorer": {"Id", "Mål", "Indikator"},
    "tblHandelser": {"Indikator", "Plattform", "Text", "Källa"},
    "tblEnkat": {"Enkät", "Fråga", "Plattform"},
    "tblPoster": {"Grupp", "Post"},
    "tblHuvudbok": {"Text"},
    "tblKontoplan": {"Konto"},
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
CODES_OF_LEDGER = ("Ansvar", "Projekt")
TAB_NAMES = [
    "=1+1", "+46", "-2+3", "@A1", "a'b", 'a"b', "a & b", "<b>", "a;b", "100 %", "_x000D_", "&P",
    "&amp;", "#REF!", "A1", "R1C1", "TRUE", "å\u0308", "😀", "\u202eakneb", "{=1}", "x" * 31,
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
    change |= _with_code(source, parts, random) | _with_tab_name(source, parts, random)
    target.write_bytes(packed(parts))
    return change


def _with_code(source: Path, parts: dict[str, bytes], random: Random) -> dict[str, str]:
    """Type a nasty code in a row of the ledger."""
    code = random.choice(NASTY)
    workbook = openpyxl.load_workbook(source)
    sheet = workbook["Huvudbok"]
    headers = {cell.value: cell.column_letter for cell in sheet[4]}
    cell = f"{headers[random.choice(CODES_OF_LEDGER)]}{random.randint(5, 9)}"
    part = f"xl/worksheets/sheet{workbook.index(sheet) + 1}.xml"
    text = _written(code).replace(b"<si>", b"<is>").replace(b"</si>", b"</is>")
    typed = rf'<c r="{cell}"(?: s="(\d+)")?[^>]*?(?:/>|>.*?</c>)'.encode()
    typed_ = b'<c r="%b" t="inlineStr">%b</c>' % (cell.encode(), text)
    parts[part], found = re.subn(typed, lambda _: typed_, parts[part], count=1)
    return {f"kod {cell}": code} if found else {}


def _with_tab_name(source: Path, parts: dict[str, bytes], random: Random) -> dict[str, str]:
    """Rename a data tab, with all that points to it, as Excel does."""
    own = [it for it in openpyxl.load_workbook(source).sheetnames if it not in {*TABS, "Start"}]
    tab, name = random.choice(own), random.choice(TAB_NAMES)
    quoted = escape("'{}'!".format(name.replace("'", "''")), quote=False).encode()
    pointer = rf"(?<!\w)'?{tab}'?!".encode()
    for part in [it for it in parts if re.match(r"xl/(workbook|worksheets/sheet\d+)\.xml", it)]:
        parts[part] = re.sub(pointer, lambda _: quoted, parts[part])
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        f'name="{tab}"'.encode(), f'name="{escape(name)}"'.encode()
    )
    return {f"flik {tab}": name}


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
    faults += _pointing_wrong(book, workbook)
    for tab in ("Start", *TABS):
        for cell in (cell for row in workbook[tab].iter_rows() for cell in row):
            if cell.data_type == "f" and str(cell.value).count('"') % 2:
                faults.append(f"{tab}!{cell.coordinate}: {cell.value}")
            if cell.data_type == "f" and any(map(_is_too_long, _LITERAL.findall(str(cell.value)))):
                faults.append(f"{tab}!{cell.coordinate}: a literal too long")
    return faults


def _pointing_wrong(book: Path, workbook: openpyxl.Workbook) -> list[str]:
    """Return the names, links and series that lead to no cells of the workbook."""
    names = [*workbook.defined_names.values()]
    names += [it for sheet in workbook for it in sheet.defined_names.values()]
    links = [it.location for it in workbook["Start"]._hyperlinks if it.location]
    pointers = [f"{it.attr_text}" for it in names] + links
    with zipfile.ZipFile(book) as file:
        parts = [it for it in file.namelist() if it.endswith(".xml")]
        for part in (it for it in parts if it.startswith("xl/charts/")):
            chart = etree.fromstring(file.read(part))
            pointers += [it.text or "" for it in chart.iter(f"{_CHART}f")]
            titles = [it for title in chart.iter(f"{_CHART}title") for it in title.iter(f"{_A}t")]
            if not all(it.text for it in titles):
                pointers.append(f"{part}: no title!")
        for part in (it for it in parts if it.startswith("xl/drawings/")):
            drawn = etree.fromstring(file.read(part)).iter(f"{_XDR}graphicFrame")
            pointers += [
                f"{part}: no text!" for it in drawn if b'descr="' not in etree.tostring(it)
            ]
    return [it for it in pointers if "!" in it and not _leads_to(it, workbook.sheetnames)]


def _leads_to(pointer: str, tabs: list[str]) -> bool:
    tab, _, cells = pointer.split(",", maxsplit=1)[0].rpartition("!")
    name = tab.removeprefix("'").removesuffix("'").replace("''", "'")
    return name in tabs and bool(re.fullmatch(r"[$A-Z0-9:]+", cells))


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
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
    faults += _derived(book, random)
    for command in ("kontrollera", "doktor"):
        answer = run(command, book)
        faults += [
            f"{command}: {it!r}" for it in TERMINAL.findall(answer.stdout + answer.stderr)[:1]
        ]
    return faults


def _derived(book: Path, random: Random) -> list[str]:
    """Return what is wrong in the way down from some figures."""
    workbook, faults = openpyxl.load_workbook(book), []
    sheet = workbook[random.choice([it for it in TABS if workbook[it].max_row > 5])]
    rows = [str(cell.value) for cell in sheet["A"][4:]]
    for words in ([], ["--json"]):
        place = (sheet.title, random.choice(rows), sheet["B4"].value)
        answer = run("harled", *words, "--", book, *place)
        said = answer.stdout + answer.stderr
        faults += [f"harled {place}: {it!r}" for it in TERMINAL.findall(said)[:1]]
        if answer.exit_code not in {*CODES, 2}:
            faults.append(f"harled {place}: {answer.exit_code} {answer.stderr[-200:]}")
        elif words and answer.stdout:
            json.loads(answer.stdout)
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
        if ooxml.is_available() and not random.randrange(8):
            faults += ooxml.problems(book)
    return f"{list(change.values())!r:.400}: {'; '.join(faults[:4])}" if faults else None


if __name__ == "__main__":
    campaign("injection", 200, attack)
