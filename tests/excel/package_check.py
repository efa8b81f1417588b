"""What makes Excel repair a package, checked without the product's own code."""

import posixpath
from pathlib import Path

from lxml import etree

from tests.excel.rich_workbook import read_parts

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def faults(path: Path) -> list[str]:
    """Every relationship leads somewhere, every part is led to and has one type."""
    parts = read_parts(path)
    found, reached = [], {"[Content_Types].xml"}
    for rels in [name for name in parts if name.endswith(".rels")]:
        folder, name = posixpath.split(rels)
        owner = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        reached.add(rels)
        if owner and owner not in parts:
            found.append(f"rels without part: {rels}")
        ids = []
        for it in etree.fromstring(parts[rels]):
            ids.append(it.get("Id"))
            if it.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(
                posixpath.join("/", posixpath.dirname(owner), it.get("Target"))
            )
            reached.add(target[1:])
            if target[1:] not in parts:
                found.append(f"leads nowhere: {rels} -> {target}")
        if len(ids) != len(set(ids)):
            found.append(f"same id twice: {rels}")
    found += [f"orphan: {name}" for name in sorted(parts.keys() - reached)]
    return found + type_faults(parts)


def type_faults(parts: dict[str, bytes]) -> list[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    own = [it.get("PartName")[1:] for it in types.iterfind(f"{{{CONTENT_TYPES}}}Override")]
    known = {it.get("Extension") for it in types.iterfind(f"{{{CONTENT_TYPES}}}Default")}
    found = [f"typed twice: {name}" for name in own if own.count(name) > 1]
    found += [f"typed but missing: {name}" for name in own if name not in parts]
    untyped = [name for name in parts if name not in own and name.rpartition(".")[2] not in known]
    return found + [f"untyped: {name}" for name in untyped if name != "[Content_Types].xml"]
