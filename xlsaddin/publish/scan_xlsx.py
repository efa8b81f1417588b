"""The auditor of a finished workbook: each part of its file by itself, and openpyxl's opinion."""

import hashlib
import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from xlsaddin.publish.allowed import (
    BUILT_IN_FORMATS,
    NUMBER_FORMATS,
    PARTS,
    THEME,
    THEME_SHA256,
    Allowed,
)
from xlsaddin.publish.contrast import contrast_findings
from xlsaddin.publish.fynd import Fynd, text_findings
from xlsaddin.publish.scan_charts import chart_findings

_LARGEST = 200_000_000
_PRINT_TITLES = "_xlnm.Print_Titles"
_TYPES = {"s", "n", None}
_RELS = "_rels/"
_INTERNAL = re.compile(r"'(?:[^']|'')+'!A1")


def scan_xlsx(content: bytes) -> Iterator[Fynd]:
    """Yield everything in a workbook's file that a finished copy may not hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(it.file_size for it in package.infolist()) > _LARGEST:
                yield Fynd("filen", "är för stor för en färdig kopia.")
                return
            yield from _container(package, content)
            parts = {it.filename: package.read(it) for it in package.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        yield Fynd("filen", "är ingen hel arbetsbok.")
        return
    roots = {}
    for name, part in parts.items():
        kind = next((it for it in PARTS if it.name.fullmatch(name)), None)
        if name == THEME:
            if hashlib.sha256(part).hexdigest() != THEME_SHA256:
                yield Fynd(name, "är inte det tema som kopior har.")
        elif kind is None:
            yield Fynd(name, "är en del som inte hör hemma i en färdig kopia.")
            yield from text_findings(name, part.decode("utf-8", "replace"))
        else:
            root, findings = _part(name, part, kind)
            yield from findings
            if root is not None:
                roots[name] = root
    yield from _unreached(parts, roots)
    yield from _workbook(roots)
    yield from _cells(roots)
    yield from _styles(roots)
    if "xl/workbook.xml" in roots:
        yield from chart_findings(roots, _strings(roots))
    yield from _second_opinion(content)


def _container(package: zipfile.ZipFile, content: bytes) -> Iterator[Fynd]:
    """Yield what hides between and around the parts of the file."""
    infos = package.infolist()
    if package.comment or any(it.comment or it.extra for it in infos):
        yield Fynd("filen", "har en kommentar i sitt zip-arkiv.")
    if max(Counter(it.filename.casefold() for it in infos).values(), default=0) > 1:
        yield Fynd("filen", "har två delar med samma namn.")
    used = 0
    for it in sorted(infos, key=lambda it: it.header_offset):
        if it.header_offset != used:
            yield Fynd("filen", f"har något gömt före {it.filename}.")
            return
        used += 30 + len(it.filename.encode()) + len(it.extra) + it.compress_size
        if it.flag_bits & 0b1001:
            yield Fynd("filen", f"har {it.filename} packad på ett ovanligt sätt.")
    if package.start_dir != used or content[-22:-18] != b"PK\x05\x06":
        yield Fynd("filen", "har något gömt efter sina delar.")


def _part(name: str, part: bytes, kind: Allowed) -> tuple[Any, list[Fynd]]:
    """Return a part's root, and what should not be in it."""
    found: list[Fynd] = []
    if b"<!" in part or part.count(b"<?") != 1 or not part.startswith(b"<?xml "):
        found.append(Fynd(name, "har en kommentar eller något annat som inte syns."))
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        return None, [*found, Fynd(name, "går inte att läsa.")]
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        if tag not in kind.elements:
            found.append(Fynd(name, f"har «{tag}», som inte hör hemma i en färdig kopia."))
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname
            if attribute not in kind.attributes:
                found.append(Fynd(name, f"har «{attribute}» på «{tag}»."))
            found += text_findings(name, str(value))
        texts = [element.text or "", element.tail or ""]
        found += [it for text in texts for it in text_findings(name, text)]
    return root, found


def _unreached(parts: dict[str, bytes], roots: dict[str, Any]) -> Iterator[Fynd]:
    """Yield parts that nothing leads to, and what leads out of the file."""
    reached = {"[Content_Types].xml"}
    for name, root in roots.items():
        if _RELS not in name:
            continue
        reached.add(name)
        folder, _, file = name.partition(_RELS)
        if file != ".rels" and f"{folder}{file.removesuffix('.rels')}" not in parts:
            yield Fynd(name, "hör till en del som inte finns.")
        for it in root:
            target = str(it.get("Target"))
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if place not in parts:
                yield Fynd(name, f"leder ut ur filen, till {target}.")
            reached.add(place)
    for name in parts.keys() - reached:
        yield Fynd(name, "är en del som ingenting leder till.")
    types = roots.get("[Content_Types].xml", ())
    for it in types:
        said = it.get("PartName")
        if said and said.lstrip("/") not in parts:
            yield Fynd("[Content_Types].xml", f"nämner {said}, som inte finns.")


def _workbook(roots: dict[str, Any]) -> Iterator[Fynd]:
    """Yield names and titles that tell of something that is not shown."""
    book, app = roots.get("xl/workbook.xml"), roots.get("docProps/app.xml")
    core = roots.get("docProps/core.xml")
    if book is None or app is None or core is None:
        yield Fynd("filen", "saknar delar som en färdig kopia har.")
        return
    tabs = [it.get("name") for it in book.iterfind(".//{*}sheet")]
    sheets = sum(name.startswith("xl/worksheets/sheet") for name in roots)
    if len(tabs) != sheets:
        yield Fynd("xl/workbook.xml", "har inte lika många flikar som filen har blad.")
    for it in book.iterfind(".//{*}definedName"):
        place, tab = str(it.text), tabs[int(it.get("localSheetId", -1))] if tabs else ""
        own = place.rpartition("!")[0].strip("'").replace("''", "'") == tab
        if it.get("name") != _PRINT_TITLES or not own:
            yield Fynd("xl/workbook.xml", f"har namnet {it.get('name')}.")
    own_titles = {*tabs, *(f"{_quoted(tab)}!Print_Titles" for tab in tabs)}
    own_titles |= {f"{tab}!Print_Titles" for tab in tabs}
    for it in app.iterfind(".//{*}TitlesOfParts//{*}lpstr"):
        if it.text not in own_titles:
            yield Fynd("docProps/app.xml", f"nämner {it.text}.")
    if (app.findtext("{*}Company") or "") or app.findtext("{*}Application") != "Microsoft Excel":
        yield Fynd("docProps/app.xml", "nämner ett företag eller ett program.")
    if core.findtext("{*}creator") != core.findtext("{*}lastModifiedBy"):
        yield Fynd("docProps/core.xml", "nämner någon som har ändrat filen.")


def _quoted(tab: str) -> str:
    return "'" + tab.replace("'", "''") + "'"


def _cells(roots: dict[str, Any]) -> Iterator[Fynd]:
    """Yield cells, rows and columns that hide something, and texts that no cell shows."""
    strings = _strings(roots)
    used: set[int] = set()
    for name, root in roots.items():
        if name.startswith("xl/worksheets/sheet"):
            yield from _sheet(name, root, used)
    for unused in sorted(set(range(len(strings))) - used):
        yield Fynd("xl/sharedStrings.xml", f"har «{strings[unused][:40]}», som ingen cell visar.")


def _strings(roots: dict[str, Any]) -> list[str]:
    return [it.findtext("{*}t") or "" for it in roots.get("xl/sharedStrings.xml", ())]


def _sheet(name: str, root: Any, used: set[int]) -> Iterator[Fynd]:  # noqa: ANN401 - an XML element
    for cell in root.iterfind(".//{*}c"):
        value = cell.findtext("{*}v")
        if cell.get("t") not in _TYPES:
            yield Fynd(name, f"cell {cell.get('r')} är ett fel eller en formels värde.")
        elif cell.get("t") == "s":
            used.add(int(value or 0))
        elif value is not None:
            yield from text_findings(f"{name}, {cell.get('r')}", value)
    sizes = [(it, "ht") for it in root.iterfind(".//{*}row")]
    sizes += [(it, "width") for it in root.iterfind(".//{*}col")]
    if any(float(it.get(size) or 10) < 1 for it, size in sizes):
        yield Fynd(name, "har en rad eller kolumn som är för smal för att synas.")
    for it in root.iterfind(".//{*}hyperlink"):
        if not _INTERNAL.fullmatch(str(it.get("location"))):
            yield Fynd(name, f"har en länk till {it.get('location')}.")


def _styles(roots: dict[str, Any]) -> Iterator[Fynd]:
    styles = roots.get("xl/styles.xml")
    if styles is None:
        return
    formats = styles.iterfind(".//{*}numFmt")
    codes = {it.get("numFmtId"): str(it.get("formatCode")) for it in formats}
    for code in codes.values():
        if code not in NUMBER_FORMATS:
            yield Fynd("xl/styles.xml", f"talformatet {code} kan dölja vad som står i en cell.")
    for it in styles.iterfind(".//{*}cellXfs/{*}xf"):
        number = it.get("numFmtId", "0")
        if number not in codes and number not in BUILT_IN_FORMATS:
            yield Fynd("xl/styles.xml", f"talformat {number} kan dölja vad som står i en cell.")
    if styles.find("{*}dxfs/{*}dxf") is not None:
        yield Fynd("xl/styles.xml", "har villkorade utseenden.")
    yield from contrast_findings(styles)


def _second_opinion(content: bytes) -> Iterator[Fynd]:
    """Yield what openpyxl sees in the workbook that should not be there."""
    import openpyxl  # noqa: PLC0415 - only an audit pays for it

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), keep_links=True)
    except Exception:  # noqa: BLE001 - whatever it says, the file is no finished copy
        yield Fynd("filen", "går inte att öppna i openpyxl.")
        return
    if book.defined_names or getattr(book, "_external_links", ()) or book.vba_archive:
        yield Fynd("filen", "har namn, länkar till andra filer eller makron, säger openpyxl.")
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield Fynd(sheet.title, "är en dold flik, säger openpyxl.")
        dimensions = [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()]
        if any(it.hidden for it in dimensions):
            yield Fynd(sheet.title, "har dolda rader eller kolumner, säger openpyxl.")
        if sheet.tables or sheet.data_validations.dataValidation or sheet.conditional_formatting:
            yield Fynd(sheet.title, "har tabeller, listor eller villkorade format, säger openpyxl.")
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.comment or cell.data_type in {"f", "e"}:
                where = f"{sheet.title}, {cell.coordinate}"
                yield Fynd(where, "har en formel, ett fel eller en kommentar, säger openpyxl.")
