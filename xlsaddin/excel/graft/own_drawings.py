"""What a user has laid on a report tab and that does not come along when it is drawn anew."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.excel.package.opc import OFFICE, Element, Relationship, main
from xlsaddin.excel.package.package import Package

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NAME, _FRAME = f"{_XDR}cNvPr", f"{_XDR}graphicFrame"
_LAID = {f"{_XDR}pic": "Bilden", f"{_XDR}sp": "Figuren", f"{_XDR}cxnSp": "Linjen"}
_SPARKLINES = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}sparklineGroup"
_REST = {
    main("picture"): "Bakgrundsbilden",
    main("hyperlinks"): "Länkarna",
    main("mergeCells"): "Sammanslagningen av celler",
    main("autoFilter"): "Filtret",
    main("tableParts"): "Tabellen",
    main("rowBreaks"): "Sidbrytningarna",
    main("colBreaks"): "Sidbrytningarna mellan kolumner",
    _SPARKLINES: "Miniatyrdiagrammen",
}


class OwnThings(NamedTuple):
    """What lies on a tab.

    Attributes:
        charts: charts that have no alternative text, as the program's have: title -> words.
        others: words for everything else.
    """

    charts: Mapping[str, str]
    others: Sequence[str]


def own_things(book: Package, place: tuple[str, str], sheet: Element) -> OwnThings:
    """Return what lies on a tab, given by name and part, that a drawn sheet in its place lacks."""
    tab, part = place
    charts = {title: said for title, said, has_text in _charts(book, part) if not has_text}
    others = [_named(thing) for drawing in _drawings(book, part) for thing in drawing.iter(*_LAID)]
    others += [said for tag, said in _REST.items() if next(sheet.iter(tag), None) is not None]
    if _has_print_area(book, tab):
        others.append("Utskriftsområdet")
    return OwnThings(charts, list(dict.fromkeys(others)))


def lost_things(book: Package, place: tuple[str, str], own: OwnThings) -> list[Anmarkning]:
    """Return what to say of all that is not on the tab, whose part points to what was drawn."""
    tab, part = place
    there = {title for title, _, _ in _charts(book, part)}
    gone = [said for title, said in own.charts.items() if title not in there]
    sats = "följde inte med när fliken gjordes om. Lägg sådant på en egen flik."
    return [
        Anmarkning(tab, None, "", f"{it} {sats}", Grad.UPPLYSNING).short()
        for it in (*gone, *own.others)
    ]


def _charts(book: Package, part: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each chart's title, the words for it, and whether it has an alternative text."""
    for link in _links(book, part):
        parts = {it.id: it.target for it in book.relationships(link.target)}
        for frame in book.xml(link.target).iter(_FRAME):
            chart = next(frame.iter(f"{_CHART}chart"), None)
            target = None if chart is None else parts.get(str(chart.get(f"{{{OFFICE}}}id")))
            title = _title(book.xml(target)) if target and book.has(target) else ""
            said = f"Diagrammet «{title}»" if title else _named(frame)
            yield title or said, said, any(it.get("descr") for it in frame.iter(_NAME))


def _title(chart: Element) -> str:
    title = next(chart.iter(f"{_CHART}title"), None)
    texts = [] if title is None else title.iter(f"{_DRAWINGML}t")
    return "".join(it.text or "" for it in texts)


def _links(book: Package, part: str) -> list[Relationship]:
    return [it for it in book.relationships(part) if it.kind.endswith("/drawing")]


def _drawings(book: Package, part: str) -> list[Element]:
    return [book.xml(it.target) for it in _links(book, part)]


def _named(thing: Element) -> str:
    """Return the words for a thing that is laid on a tab."""
    kind = _LAID.get(str(thing.tag), "Diagrammet")
    name = next((str(it.get("name") or "") for it in thing.iter(_NAME)), "")
    return f"{kind} «{name}»" if name else kind


def _has_print_area(book: Package, tab: str) -> bool:
    number = str(list(book.sheets()).index(tab))
    names = book.xml(book.workbook_part).iter(main("definedName"))
    return any(
        it.get("name") == "_xlnm.Print_Area" and it.get("localSheetId") == number for it in names
    )
