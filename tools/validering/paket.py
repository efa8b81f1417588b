"""Read the package of a workbook: parts, content types, relationships, sheets."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from tools.validering.problem import BrokenError

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
VBA_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
XML_ENDINGS = (".xml", ".vml", ".rels")
Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's only name for the type
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship from one part to another, or out of the package."""

    identity: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    visible: bool
    is_worksheet: bool


class Package:
    """A workbook's parts, read once and parsed when asked for."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            BrokenError: it is no zip file, or a part is damaged.
        """
        self.path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self.names = archive.namelist()
                self.parts = {name: archive.read(name) for name in self.names}
        except (zipfile.BadZipFile, OSError, EOFError, ValueError) as fault:
            raise BrokenError(f"the file cannot be unpacked: {fault}") from fault
        self._parsed: dict[str, Element] = {}

    def xml(self, name: str) -> Element:
        """Return the root of an XML part.

        Raises:
            BrokenError: the part is missing or not well-formed.
        """
        if name not in self._parsed:
            if name not in self.parts:
                raise BrokenError(f"{name}: missing part")
            try:
                self._parsed[name] = etree.fromstring(self.parts[name], _PARSER)
            except etree.XMLSyntaxError as fault:
                raise BrokenError(f"{name}: not well-formed: {fault}") from fault
        return self._parsed[name]

    def relations(self, part: str) -> list[Relation]:
        """Return the relationships of a part, in file order; "" for the package itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.parts:
            return []
        return [_relation(element, folder) for element in self.xml(rels)]

    def targets(self, part: str) -> Mapping[str, str]:
        """Return the parts that a part leads to, by relationship id."""
        return {
            relation.identity: relation.target
            for relation in self.relations(part)
            if not relation.external
        }

    def content_type(self, part: str) -> str | None:
        """Return the content type of a part."""
        ending = part.rsplit(".", 1)[-1].lower()
        return self.overrides.get(part.lower()) or self._defaults.get(ending)

    @cached_property
    def overrides(self) -> Mapping[str, str]:
        """Content types by part name in lower case."""
        return {
            (element.get("PartName") or "").lower().lstrip("/"): element.get("ContentType") or ""
            for element in self.xml(CONTENT_TYPES)
            if element.get("PartName")
        }

    @cached_property
    def _defaults(self) -> Mapping[str, str]:
        return {
            (element.get("Extension") or "").lower(): element.get("ContentType") or ""
            for element in self.xml(CONTENT_TYPES)
            if element.get("Extension")
        }

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The workbook's sheets in order."""
        relations = {relation.identity: relation for relation in self.relations(WORKBOOK)}
        found = []
        for element in self.xml(WORKBOOK).iter(f"{MAIN}sheet"):
            relation = relations.get(element.get(f"{RELATION}id") or "")
            if relation is None:
                raise BrokenError(f"sheet {element.get('name')}: no relationship to its part")
            name, state = element.get("name") or "", element.get("state")
            visible = state in (None, "visible")
            found.append(
                Sheet(name, relation.target, visible, relation.kind.endswith("/worksheet"))
            )
        return found


def _relation(element: Element, folder: str) -> Relation:
    target, external = element.get("Target") or "", element.get("TargetMode") == "External"
    if not external and target.startswith("/"):
        target = target[1:]
    elif not external:
        target = posixpath.normpath(posixpath.join(folder, target))
    return Relation(element.get("Id") or "", element.get("Type") or "", target, external)
