"""The auditor of a finished PDF: what it may hold, and what its texts say."""

import io
import re
from collections.abc import Iterator
from typing import Any

from xlsaddin.publish.fynd import Fynd, text_findings

_ROOT = {
    *(
        "/Type",
        "/Pages",
        "/Metadata",
        "/Lang",
        "/ViewerPreferences",
        "/MarkInfo",
        "/StructTreeRoot",
    ),
    *("/OutputIntents", "/Outlines", "/PageLabels", "/Names", "/Dests", "/PageMode", "/Extensions"),
}
_INFO = {"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
_ACTIVE = {
    *("/JavaScript", "/JS", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/EmbeddedFile", "/EmbeddedFiles", "/Filespec", "/RichMedia", "/Movie", "/Sound", "/OCG"),
}
_MAPPING = re.compile(rb"<([0-9A-Fa-f]+)>[ \t]*<([0-9A-Fa-f]+)>(?:[ \t]*<([0-9A-Fa-f]+)>)?")
_CODE = 2


def scan_pdf(content: bytes) -> Iterator[Fynd]:
    """Yield everything in a PDF that a finished copy may not hold."""
    import pikepdf  # noqa: PLC0415 - only an audit pays for it

    if content.count(b"%%EOF") != 1 or not content.startswith(b"%PDF-"):
        yield Fynd("filen", "är ändrad efter att den gjordes, eller har något utanför sidorna.")
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                yield Fynd("filen", "är krypterad.")
            yield from _catalogue(pdf)
            yield from _objects(pdf)
            for number, page in enumerate(pdf.pages, 1):
                yield from text_findings(f"sida {number}", _text(page))
    except pikepdf.PdfError:
        yield Fynd("filen", "är ingen hel PDF.")


def _catalogue(pdf: Any) -> Iterator[Fynd]:  # noqa: ANN401 - pikepdf is loaded late
    for key in pdf.Root.keys() - _ROOT:
        yield Fynd("filen", f"har {key}, som inte hör hemma i en färdig kopia.")
    for key, value in pdf.docinfo.items():
        if key not in _INFO:
            yield Fynd("egenskaper", f"har {key}.")
        yield from text_findings(f"egenskaper, {key}", str(value))
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        yield from text_findings("metadata", metadata.read_bytes().decode("utf-8", "replace"))


def _objects(pdf: Any) -> Iterator[Fynd]:  # noqa: ANN401 - pikepdf is loaded late
    import pikepdf  # noqa: PLC0415

    for it in (inner for whole in pdf.objects for inner in _dictionaries(whole)):
        words = {str(key) for key in it.keys()}  # noqa: SIM118 - no mapping of Python's
        words |= {str(it[key]) for key in ("/S", "/Type", "/Subtype") if key in it}
        for word in sorted(words & _ACTIVE):
            yield Fynd("filen", f"har {word}, som inte hör hemma i en färdig kopia.")
        if str(it.get("/Type", "")) == "/Annot" and str(it.get("/Subtype")) != "/Link":
            yield Fynd("filen", "har en anteckning.")
        for key in ("/Alt", "/ActualText", "/E", "/T", "/Contents", "/Title"):
            if isinstance(it.get(key), pikepdf.String):
                yield from text_findings("en beskrivning", str(it[key]))


def _dictionaries(it: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf is loaded late
    """Yield the dictionaries in an object, as deep as it reaches without another object."""
    import pikepdf  # noqa: PLC0415

    if isinstance(it, pikepdf.Dictionary | pikepdf.Stream):
        yield it
        inner = [it[key] for key in it.keys()]  # noqa: SIM118 - no mapping of Python's
    else:
        inner = list(it) if isinstance(it, pikepdf.Array) else []
    for one in inner:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not one.is_indirect:
            yield from _dictionaries(one)


def _text(page: Any) -> str:  # noqa: ANN401 - pikepdf is loaded late
    """Return what a page says, piece by piece as it is set."""
    import pikepdf  # noqa: PLC0415

    said: list[str] = []
    letters: dict[bytes, str] = {}
    maps = {
        name: _letters(font.ToUnicode.read_bytes())
        for name, font in (page.resources.get("/Font") or {}).items()
        if "/ToUnicode" in font
    }
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            letters = maps.get(str(operands[0]), {})
        elif str(operator) in {"Tj", "TJ"}:
            every = operands[0] if str(operator) == "TJ" else operands
            codes = b"".join(bytes(it) for it in every if isinstance(it, pikepdf.String))
            pairs = (codes[at : at + _CODE] for at in range(0, len(codes), _CODE))
            said.append("".join(letters.get(it, "\ufffd") for it in pairs))
    return "\n".join(said)


def _letters(cmap: bytes) -> dict[bytes, str]:
    """Return the letter of each code of a font, by its own table."""
    found: dict[bytes, str] = {}
    for block, kind in re.findall(rb"beginbf(?:char|range)(.*?)endbf(char|range)", cmap, re.DOTALL):
        for first, second, third in _MAPPING.findall(block):
            if kind == b"char":
                found[bytes.fromhex(first.decode())] = _utf16(second)
            else:
                low, high = int(first, 16), int(second, 16)
                for code in range(low, high + 1):
                    found[code.to_bytes(_CODE)] = chr(int(third or b"0", 16) + code - low)
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
