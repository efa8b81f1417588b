"""What a finished workbook may hold: its parts, and the elements and attributes of each."""

import re
from typing import NamedTuple

from xlsaddin.reports.formats import WAYS


class Allowed(NamedTuple):
    """A kind of part: its name, and what may stand in it."""

    name: re.Pattern[str]
    elements: frozenset[str]
    attributes: frozenset[str]


def _allowed(name: str, elements: str, attributes: str = "") -> Allowed:
    return Allowed(re.compile(name), frozenset(elements.split()), frozenset(attributes.split()))


PARTS = (
    _allowed(r"\[Content_Types\]\.xml", "Default Override Types", "ContentType Extension PartName"),
    _allowed(
        r"(?:_rels/|xl/_rels/|xl/(?:worksheets|drawings)/_rels/)[a-z0-9.]*\.rels",
        "Relationship Relationships",
        "Id Type Target",
    ),
    _allowed(
        r"docProps/core\.xml",
        "coreProperties created creator language lastModifiedBy modified subject title",
        "type",
    ),
    _allowed(
        r"docProps/app\.xml",
        "AppVersion Application Company DocSecurity HeadingPairs HyperlinksChanged LinksUpToDate "
        "Properties ScaleCrop SharedDoc TitlesOfParts i4 lpstr variant vector",
        "baseType size",
    ),
    _allowed(
        r"xl/workbook\.xml",
        "bookViews calcPr definedName definedNames fileVersion sheet sheets workbook workbookPr "
        "workbookView",
        "appName calcId defaultThemeVersion id lastEdited localSheetId lowestEdited name rupBuild "
        "sheetId windowHeight windowWidth xWindow yWindow",
    ),
    _allowed(
        r"xl/worksheets/sheet\d+\.xml",
        "c col cols dimension drawing headerFooter hyperlink hyperlinks oddFooter pageMargins "
        "pageSetUpPr pageSetup pane row selection sheetData sheetFormatPr sheetPr sheetView "
        "sheetViews tabColor v worksheet",
        "activeCell activePane bottom customHeight customWidth defaultRowHeight display "
        "fitToHeight fitToPage footer header ht id left location max min orientation pane "
        "paperSize r ref rgb right s showGridLines spans sqref state t tabSelected top "
        "topLeftCell width workbookViewId xSplit ySplit",
    ),
    _allowed(
        r"xl/styles\.xml",
        "alignment b bgColor border borders bottom cellStyle cellStyleXfs cellStyles cellXfs "
        "color diagonal dxfs family fgColor fill fills font fonts i left name numFmt numFmts "
        "patternFill right scheme styleSheet sz tableStyles top u xf",
        "applyAlignment applyBorder applyFill applyFont applyNumberFormat auto borderId builtinId "
        "count defaultPivotStyle defaultTableStyle fillId fontId formatCode horizontal indent "
        "indexed name numFmtId patternType rgb style theme val vertical wrapText xfId",
    ),
    _allowed(r"xl/sharedStrings\.xml", "si sst t", "count uniqueCount space"),
    _allowed(
        r"xl/drawings/drawing\d+\.xml",
        "cNvGraphicFramePr cNvPr chart clientData col colOff ext from graphic graphicData "
        "graphicFrame nvGraphicFramePr off row rowOff to twoCellAnchor wsDr xfrm",
        "cx cy descr editAs id macro name uri x y",
    ),
    _allowed(
        r"xl/charts/chart\d+\.xml",
        "auto axId axPos barChart barDir bodyPr cat catAx chart chartSpace crossAx crossBetween "
        "crosses dLbl dLbls dPt defRPr delete doughnutChart endParaRPr f firstSliceAng formatCode "
        "grouping headerFooter holeSize idx lang layout lblAlgn lblOffset legend legendPos "
        "lineChart ln lstStyle majorGridlines marker min noFill numCache numFmt numRef order "
        "orientation p pPr pageMargins pageSetup plotArea plotVisOnly printSettings pt ptCount r "
        "rPr rich scaling ser showVal solidFill spPr srgbClr strCache strRef symbol t tickLblPos "
        "title tx txPr v val valAx varyColors",
        "b baseline footer formatCode header idx l lang r sourceLinked sz t val w",
    ),
)
THEME = "xl/theme/theme1.xml"
"""The theme is always the same: it is held against its checksum."""
THEME_SHA256 = "75104b2164c20dab2578383d827deac3a7eec077c3f7c99a4099a551fdebb134"
_BUILT_IN = {"0": "General", "1": "0", "3": "#,##0", "4": "#,##0.00", "14": "yyyy-mm-dd"}
NUMBER_FORMATS = frozenset(
    code for way in WAYS.values() for code in (way.code, way.nought, way.broken) if code
) | {*_BUILT_IN.values()}
"""The formats that show a number as it is; another could hide it, or say something else."""
BUILT_IN_FORMATS = frozenset(_BUILT_IN)
