"""Named cell styles for what XlsxWriter draws: it gives cells a look, but no look a name."""

import copy
import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from xlsaddin.excel.opc import Element, main, parse, serialise

STYLES = "xl/styles.xml"


def name_styles(drawn: bytes, names: Mapping[int, str], *, compress: bool = False) -> bytes:
    """Return the workbook with named styles.

    Args:
        drawn: a workbook made by XlsxWriter.
        names: the place of a cell format in the workbook -> the name of its style. Formats that
            share a name become one style, which looks like the first of them.
        compress: whether the workbook is to be kept; one that is read back at once need not be.
    """
    how = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(io.BytesIO(drawn)) as old:
        members = {info: old.read(info) for info in old.infolist()}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as new:
        for info, content in members.items():
            named = _named(content, names) if info.filename == STYLES else content
            new.writestr(info, named, how)
    return memory.getvalue()


def _named(styles: bytes, names: Mapping[int, str]) -> bytes:
    root = parse(styles)
    looks, formats, named = (
        _section(root, name) for name in ("cellStyleXfs", "cellXfs", "cellStyles")
    )
    numbers: dict[str, str] = {}
    for place, name in sorted(names.items()):
        if name not in numbers:
            numbers[name] = _add_style(looks, named, formats[place], name)
        formats[place].set("xfId", numbers[name])
    # Excel lists the styles by name.
    named[:] = sorted(named, key=lambda style: str(style.get("name")).casefold())
    return serialise(root)


def _add_style(looks: Element, named: Element, look: Element, name: str) -> str:
    """Append a style with a look, and return its number."""
    twin = copy.deepcopy(look)
    twin.attrib.pop("xfId", "")
    looks.append(twin)
    number = str(len(looks) - 1)
    etree.SubElement(named, main("cellStyle"), {"name": name, "xfId": number})
    for section in (looks, named):
        section.set("count", str(len(section)))
    return number


def _section(root: Element, name: str) -> Element:
    section = root.find(main(name))
    if section is None:
        raise ValueError(f"XlsxWriter wrote no {name}")
    return section
