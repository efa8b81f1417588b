"""Write vbaProject.bin from source text, by MS-OVBA and MS-CFB, without Excel.

A source-only project: no compiled cache, every module's text from offset 0. Excel compiles it on
first use. The same sources give the same bytes.
"""

import re
import uuid
from collections.abc import Sequence

from templates.cfb import compound_file
from templates.ovba import ENCODING, compress, dir_stream, encrypt
from templates.vbamodul import VbaModule, VbaSourceError, module_source

__all__ = ["VbaModule", "VbaSourceError", "module_source", "vba_project"]

PROJECT = "VBAProject"
PROJECT_ID = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"xlsaddin/{PROJECT}")).upper() + "}"
TAKEN_NAMES = frozenset({PROJECT.lower(), "dir", "vba", "_vba_project"})
NO_CACHE = bytes.fromhex("CC61FFFF000100")
EDITOR = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
DECLARATION = {"standard": "Module={}", "class": "Class={}"}
UNPROTECTED, NO_PASSWORD, VISIBLE = bytes(4), bytes(1), b"\xff"


def vba_project(modules: Sequence[VbaModule]) -> bytes:
    """Return the bytes of xl/vbaProject.bin with these modules.

    Raises:
        VbaSourceError: a name or a text that Excel would not take.
    """
    _check_names(modules)
    streams: dict[str, bytes] = {
        module.name: compress(module_source(module).encode(ENCODING)) for module in modules
    }
    streams["_VBA_PROJECT"] = NO_CACHE
    streams["dir"] = compress(dir_stream(PROJECT, modules))
    return compound_file(
        {
            "VBA": streams,
            "PROJECT": _project_stream(modules),
            "PROJECTwm": _name_map(modules),
        }
    )


def _check_names(modules: Sequence[VbaModule]) -> None:
    names = [module.name.lower() for module in modules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        raise VbaSourceError(f"two modules are named {name}")
    for name in sorted(TAKEN_NAMES.intersection(names)):
        raise VbaSourceError(f"module name {name} is taken")
    if [module.kind for module in modules].count("workbook") != 1:
        raise VbaSourceError("a project has exactly one workbook module")
    for module in modules:
        if re.search(r"[\x00-\x1f]", module.doc):
            raise VbaSourceError(f"{module.name}: control character in its description")


def _project_stream(modules: Sequence[VbaModule]) -> bytes:
    declared = [
        DECLARATION.get(module.kind, "Document={}/&H00000000").format(module.name)
        for module in modules
    ]
    lines = [
        f'ID="{PROJECT_ID}"',
        *declared,
        f'Name="{PROJECT}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(PROJECT_ID, UNPROTECTED)}"',
        f'DPB="{encrypt(PROJECT_ID, NO_PASSWORD)}"',
        f'GC="{encrypt(PROJECT_ID, VISIBLE)}"',
        "",
        "[Host Extender Info]",
        EDITOR,
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def _name_map(modules: Sequence[VbaModule]) -> bytes:
    names = (module.name for module in modules)
    pairs = (name.encode(ENCODING) + b"\0" + name.encode("utf-16-le") + b"\0\0" for name in names)
    return b"".join(pairs) + b"\0\0"
