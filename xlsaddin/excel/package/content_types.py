"""The list of what each part of a package is: [Content_Types].xml."""

import posixpath
from collections.abc import Iterable

from lxml import etree

from xlsaddin.excel.package.opc import CONTENT_TYPES, Element
from xlsaddin.excel.package.package import TYPES_PART, Package

_DEFAULT = f"{{{CONTENT_TYPES}}}Default"
_OVERRIDE = f"{{{CONTENT_TYPES}}}Override"


class ContentTypes:
    """The content types of a package, to look up and change; `store` puts them back."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.xml(TYPES_PART)
        self._own = self._overrides()

    def of(self, part: str) -> str | None:
        """Return a part's content type: its own, else that of its extension."""
        own = self._own.get(part.lower())
        return own or self._by_extension().get(_extension(part))

    def declare(self, part: str, content_type: str | None, *, for_all: bool = False) -> None:
        """Give a part its type; `for_all` when an extension that is new may mean this type."""
        if content_type is None or self.of(part) == content_type:
            return
        self.forget([part])
        if for_all and _extension(part) not in self._by_extension():
            attributes = {"Extension": _extension(part), "ContentType": content_type}
            self._root.insert(0, etree.Element(_DEFAULT, attributes))
        elif self.of(part) != content_type:
            attributes = {"PartName": f"/{part}", "ContentType": content_type}
            etree.SubElement(self._root, _OVERRIDE, attributes)
            self._own = self._overrides()

    def forget(self, parts: Iterable[str]) -> None:
        """Take away the types that belong to these parts alone."""
        gone = {part.lower() for part in parts}
        for override in list(self._root.iterfind(_OVERRIDE)):
            if _part_name(override) in gone:
                self._root.remove(override)
        self._own = self._overrides()

    def is_by_extension(self, part: str) -> bool:
        """Tell whether a part has its type from its extension."""
        return part.lower() not in self._own

    def store(self) -> None:
        """Put the types into the package; unchanged ones stay untouched."""
        self._package.put_xml(TYPES_PART, self._root)

    def _overrides(self) -> dict[str, str | None]:
        """Return the parts' own types; of two for one part the first counts."""
        overrides = reversed(list(self._root.iterfind(_OVERRIDE)))
        return {_part_name(it): it.get("ContentType") for it in overrides}

    def _by_extension(self) -> dict[str, str | None]:
        defaults = self._root.iterfind(_DEFAULT)
        return {(it.get("Extension") or "").lower(): it.get("ContentType") for it in defaults}


def _part_name(override: Element) -> str:
    return (override.get("PartName") or "").lstrip("/").lower()


def _extension(part: str) -> str:
    return posixpath.splitext(part)[1].lstrip(".").lower()
