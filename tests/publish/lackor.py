"""Leaks to plant in a finished workbook: each says which part it changes, and how."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
COVER, SHEET = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
CORE, APP, TYPES = "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"
CHART, DRAWING = "xl/charts/chart2.xml", "xl/drawings/drawing1.xml"
RELS, BOOK_RELS = "xl/worksheets/_rels/sheet2.xml.rels", "xl/_rels/workbook.xml.rels"
PERSONNUMMER = "811218-9876"

Parts = dict[str, str]


def change(part: str, old: str, new: str) -> Callable[[Parts], None]:
    def plant(parts: Parts) -> None:
        assert old in parts[part], (part, old)
        parts[part] = parts[part].replace(old, new, 1)

    return plant


def before_end(part: str, tag: str, new: str) -> Callable[[Parts], None]:
    return change(part, f"</{tag}>", f"{new}</{tag}>")


def add(part: str, content: str = "<?xml version='1.0'?><x/>") -> Callable[[Parts], None]:
    return lambda parts: parts.update({part: content})


def relation(kind: str, target: str, *, external: bool = False) -> Callable[[Parts], None]:
    mode = ' TargetMode="External"' if external else ""
    new = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}"{mode}/>'
    return before_end(BOOK_RELS, "Relationships", new)


def unpacked(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part.encode())
    return memory.getvalue()


NEW_PARTS = {
    "macros": "xl/vbaProject.bin",
    "the signature of macros": "xl/vbaProjectSignature.bin",
    "another data tab": "xl/worksheets/sheet9.xml",
    "a macro sheet": "xl/macrosheets/sheet1.xml",
    "a dialog sheet": "xl/dialogsheets/sheet1.xml",
    "a link to another file": "xl/externalLinks/externalLink1.xml",
    "a data connection": "xl/connections.xml",
    "a query table": "xl/queryTables/queryTable1.xml",
    "a table": "xl/tables/table1.xml",
    "a pivot cache": "xl/pivotCache/pivotCacheRecords1.xml",
    "a pivot table": "xl/pivotTables/pivotTable1.xml",
    "a slicer": "xl/slicers/slicer1.xml",
    "custom XML": "customXml/item1.xml",
    "custom properties": "docProps/custom.xml",
    "a thumbnail": "docProps/thumbnail.jpeg",
    "comments": "xl/comments1.xml",
    "threaded comments": "xl/threadedComments/threadedComment1.xml",
    "the authors of comments": "xl/persons/person.xml",
    "a comment's shape": "xl/drawings/vmlDrawing1.vml",
    "revision headers": "xl/revisions/revisionHeaders.xml",
    "the users of a shared workbook": "xl/revisions/userNames.xml",
    "printer settings": "xl/printerSettings/printerSettings1.bin",
    "an embedded object": "xl/embeddings/oleObject1.bin",
    "an embedded workbook of a chart": "xl/embeddings/Microsoft_Excel_Sheet1.xlsx",
    "a picture": "xl/media/image1.png",
    "a control": "xl/ctrlProps/ctrlProp1.xml",
    "an ActiveX control": "xl/activeX/activeX1.bin",
    "a data model": "xl/model/item.data",
    "metadata of cells": "xl/metadata.xml",
    "the chain of formulas": "xl/calcChain.xml",
    "a web add-in": "xl/webextensions/webextension1.xml",
    "the drawing of a chart's own shapes": "xl/drawings/drawing9.xml",
    "a label of sensitivity": "docMetadata/LabelInfo.xml",
    "a file of somebody's own": "anteckningar.txt",
}
CHANGES = {
    "a hidden tab": change(BOOK, '<sheet name="Sida"', '<sheet state="hidden" name="Sida"'),
    "a very hidden tab": change(
        BOOK, '<sheet name="Sida"', '<sheet state="veryHidden" name="Sida"'
    ),
    "a name of a removed tab": change(
        BOOK,
        "</sheets>",
        "</sheets><definedNames><definedName name='Lön'>Huvudbok!$A$1</definedName></definedNames>",
    ),
    "the VBA name of the workbook": change(BOOK, "<workbookPr", '<workbookPr codeName="ThisBook"'),
    "who shares the workbook": change(
        BOOK, "<workbookPr", '<fileSharing userName="Anna"/><workbookPr'
    ),
    "where the workbook lay": change(
        BOOK, "<workbookPr", r'<absPath url="C:\Users\anna\"/><workbookPr'
    ),
    "a link that leads out": relation("externalLink", "file:///C:/Users/a.xlsx", external=True),
    "a relation to nothing": relation("customXml", "../customXml/item1.xml"),
    "a hidden row": change(SHEET, "<row r=", '<row hidden="1" r='),
    "a row too low to see": change(SHEET, "<row r=", '<row ht="0.5" r='),
    "a hidden column": change(SHEET, "<col min=", '<col hidden="1" min='),
    "a column too narrow to see": change(SHEET, ' width="', ' width="0.1" was="'),
    "the VBA name of a tab": change(SHEET, "<sheetPr>", '<sheetPr codeName="Flik1">'),
    "a formula": change(SHEET, "<v>", "<f>Huvudbok!A1</f><v>"),
    "an error value": change(SHEET, '<c r="A1"', '<c t="e" r="A1"'),
    "a validation list": before_end(
        SHEET, "worksheet", "<dataValidations><dataValidation/></dataValidations>"
    ),
    "a conditional format": before_end(SHEET, "worksheet", '<conditionalFormatting sqref="A1"/>'),
    "a link on a cell": change(COVER, "'Sida'!A1", "'Huvudbok'!A1 http"),
    "a link's tip": change(COVER, "<hyperlink ", '<hyperlink tooltip="Se lönerna" '),
    "a scenario": before_end(SHEET, "worksheet", "<scenarios/>"),
    "a filter": before_end(SHEET, "worksheet", '<autoFilter ref="A1:B2"/>'),
    "a view of somebody's own": before_end(SHEET, "worksheet", "<customSheetViews/>"),
    "an extension": before_end(SHEET, "worksheet", "<extLst/>"),
    "a text that no cell shows": before_end(STRINGS, "sst", "<si><t>Annas lön</t></si>"),
    "a hidden part of a text": change(STRINGS, "<si><t>", "<si><rPh><t>x</t></rPh><t>"),
    "a number format that hides": change(STYLES, 'formatCode="#,##0 %"', 'formatCode=";;;"'),
    "a number format that lies": change(
        STYLES, 'formatCode="#,##0 %"', 'formatCode="&quot;9&quot;"'
    ),
    "a protected and hidden cell": change(
        STYLES, "<alignment", '<protection hidden="1"/><alignment'
    ),
    "white text on white": change(STYLES, "FF595959", "FFFFFFFF"),
    "text too small to see": change(STYLES, '<sz val="11"/>', '<sz val="1"/>'),
    "a look for some values": change(STYLES, '<dxfs count="0"/>', "<dxfs><dxf/></dxfs>"),
    "a manager": before_end(APP, "Properties", "<Manager>Anna</Manager>"),
    "a company": change(APP, "<Company>", "<Company>Kommunen"),
    "a base for links": before_end(APP, "Properties", "<HyperlinkBase>C:</HyperlinkBase>"),
    "the name of a removed tab": change(APP, "<vt:lpstr>Sida<", "<vt:lpstr>Deltagare<"),
    "who changed it": change(CORE, "<cp:lastModifiedBy>", "<cp:lastModifiedBy>anna"),
    "keywords": before_end(CORE, "cp:coreProperties", "<cp:keywords>x</cp:keywords>"),
    "what it was for": before_end(CORE, "cp:coreProperties", "<dc:description>x</dc:description>"),
    "when it was printed": before_end(
        CORE, "cp:coreProperties", "<cp:lastPrinted>x</cp:lastPrinted>"
    ),
    "a chart of a removed tab": change(CHART, "'Sida'!", "'Deltagare'!"),
    "a chart that remembers other values": change(CHART, "<c:v>1.0</c:v>", "<c:v>4711</c:v>"),
    "a chart with outside data": before_end(CHART, "c:chartSpace", "<c:externalData/>"),
    "a macro of a chart": change(DRAWING, 'macro=""', 'macroName="Skicka" macro=""'),
    "a text box": before_end(DRAWING, "xdr:wsDr", "<xdr:sp/>"),
    "a picture on a tab": before_end(DRAWING, "xdr:wsDr", "<xdr:pic/>"),
    "a link on a chart": change(DRAWING, "<xdr:cNvPr ", '<xdr:cNvPr hlink="x" '),
    "a title that is not shown": change(DRAWING, "<xdr:cNvPr ", '<xdr:cNvPr title="Anna" '),
    "an XML comment": before_end(SHEET, "worksheet", "<!-- Anna -->"),
    "an instruction": before_end(SHEET, "worksheet", "<?mso-application x?>"),
    "a document type": change(SHEET, "<worksheet", "<!DOCTYPE x><worksheet"),
    "a file path in a text": change(STRINGS, "En not.", r"Se C:\Users\anna\bok.xlsm."),
    "a server in a text": change(STRINGS, "En not.", r"Se \\server1\anna."),
    "a home folder in a text": change(STRINGS, "En not.", "Se /home/anna/bok."),
    "a personnummer in a text": change(STRINGS, "En not.", f"Anna {PERSONNUMMER}."),
    "a long personnummer in a text": change(STRINGS, "En not.", "Anna 198112189876."),
    "a samordningsnummer in a text": change(STRINGS, "En not.", "Anna 701063-2391."),
    "a personnummer as a number": change(SHEET, "<v>59</v>", "<v>8112189876</v>"),
    "a personnummer in a description": change(DRAWING, 'descr="', f'descr="{PERSONNUMMER} '),
    "a personnummer in the footer": change(SHEET, "<oddFooter>", f"<oddFooter>{PERSONNUMMER} "),
    "another theme": lambda parts: parts.update({"xl/theme/theme1.xml": "<?xml ?><anna/>"}),
    "a part that the types remember": before_end(
        TYPES, "Types", '<Override PartName="/xl/vbaProject.bin" ContentType="x"/>'
    ),
}
LEAKS: dict[str, Callable[[Parts], None]] = {
    **{f"{name}, as a part": add(part) for name, part in NEW_PARTS.items()},
    **CHANGES,
}
