"""The texts of cells as a person sees them in Excel.

Blanks at the ends of a text count only where the file says that they shall: Excel drops them
elsewhere. Characters that XML cannot hold are written _x000D_ and so on.
"""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from lxml import etree

from xlsaddin.excel.package.limits import LARGEST_TEXTS
from xlsaddin.excel.package.opc import Element, main
from xlsaddin.excel.package.package import Package

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
BLANKS = " \t\r\n"
_ITEM, _RUN, _TEXT = main("si"), main("r"), main("t")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def shared_texts_of(package: Package) -> Sequence[str]:
    """Return every text that cells share, in order."""
    part = package.workbook_target("sharedStrings")
    if part is None:
        return []
    with package.whole():
        return list(_shared(package, part))


def _shared(package: Package, part: str) -> Iterator[str]:
    parser = etree.XMLPullParser(
        events=("end",), tag=_ITEM, resolve_entities=False, no_network=True, load_dtd=False
    )
    for chunk in package.chunks(part, largest=LARGEST_TEXTS):
        parser.feed(chunk)
        for _, item in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            yield whole_text(item)
            item.clear()
            before = item.getprevious()
            if before is not None and (parent := item.getparent()) is not None:
                parent.remove(before)


def whole_text(item: Element) -> str:
    """Return the text of a shared or inline string, without the signs of how it is read aloud."""
    texts = []
    for child in item:
        if child.tag == _TEXT:
            texts.append(_text(child))
        elif child.tag == _RUN:
            texts += [_text(it) for it in child.iterchildren(_TEXT)]
    return "".join(texts)


def unescaped(text: str) -> str:
    """Return a text with the characters that are written _x000a_.

    >>> unescaped("Kommun_x0020_1")
    'Kommun 1'
    """
    if "_x" not in text:
        return text
    # Half of a pair stands for no character; the whole text could not be written anywhere.
    return (
        _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def _text(element: Element) -> str:
    text = element.text or ""
    return unescaped(text if element.get(_PRESERVE) == "preserve" else text.strip(BLANKS))
