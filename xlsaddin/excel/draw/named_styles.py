"""Named cell styles for what XlsxWriter draws: it gives cells a look, but no look a name."""

import copy
from collections.abc import Mapping

from lxml import etree

from xlsaddin.excel.package.opc import Element, main, parse, serialise


def name_styles(styles: bytes, names: Mapping[int, str]) -> bytes:
    """Return a workbook's styles part with named styles.

    Args:
        styles: the part as XlsxWriter wrote it.
        names: the place of a cell format in the workbook -> the name of its style. Formats that
            share a name become one style, which looks like the first of them.
    """
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
