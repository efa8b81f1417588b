"""Digital signatures: an update makes them invalid, so it takes them away and says so."""

from pathlib import Path

import pytest

from tests.andrad_bok import UMEA, changed, run
from tests.excel.package_check import faults
from tests.excel.rich_workbook import read_parts, write_parts
from tests.hosts.oppen_bok import content, open_file
from xlsaddin.actions.uppdatera import uppdatera, uppdatera_oppen
from xlsaddin.actions.uppgradera import uppgradera
from xlsaddin.excel.package.package import Package

KIND = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
TYPE = "application/vnd.openxmlformats-package.digital-signature"
VBA_KINDS = {
    "vbaProjectSignature": "office/2006/relationships/vbaProjectSignature",
    "vbaProjectSignatureAgile": "office/2014/relationships/vbaProjectSignatureAgile",
    "vbaProjectSignatureV3": "office/2020/07/relationships/vbaProjectSignatureV3",
}
OLD = Path(__file__).parents[1] / "data/fore_0_2/umea_2023.xlsm"
BOKENS = "Arbetsboken: Den digitala signaturen gällde filen som den var och är borttagen."
MAKRONENS = "Arbetsboken: Makrona är bytta, så deras digitala signatur är borttagen."


def relationships(*links: tuple[str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="s{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def put_in(parts: dict[str, bytes], part: str, end: str, more: str) -> None:
    before = parts[part]
    parts[part] = before.replace(end.encode(), f"{more}{end}".encode())
    assert before != parts[part]


def signed(source: Path, book: Path) -> Path:
    """Return a copy with a signature of the file, and the three that Excel gives its macros."""
    parts = read_parts(source)
    link = f'<Relationship Id="sig" Type="{KIND}/origin" Target="_xmlsignatures/origin.sigs"/>'
    put_in(parts, "_rels/.rels", "</Relationships>", link)
    parts["_xmlsignatures/origin.sigs"] = b""
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    rels = relationships((f"{KIND}/signature", "sig1.xml"))
    parts["_xmlsignatures/_rels/origin.sigs.rels"] = rels
    types = f'<Default Extension="sigs" ContentType="{TYPE}-origin"/>'
    types += (
        f'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="{TYPE}-xmlsignature+xml"/>'
    )
    if "xl/vbaProject.bin" in parts:
        kinds = [(f"http://schemas.microsoft.com/{it}", f"{n}.bin") for n, it in VBA_KINDS.items()]
        parts["xl/_rels/vbaProject.bin.rels"] = relationships(*kinds)
        for name in VBA_KINDS:
            parts[f"xl/{name}.bin"] = b"\x00signature"
            kind = f"application/vnd.ms-office.{name}"
            types += f'<Override PartName="/xl/{name}.bin" ContentType="{kind}"/>'
    put_in(parts, "[Content_Types].xml", "</Types>", types)
    write_parts(book, parts)
    assert [] == faults(book)
    return book


def left(book: Path) -> set[str]:
    return {name for name in read_parts(book) if "ignature" in name}


def test_an_update_takes_the_files_signature_and_leaves_that_of_the_macros(tmp_path):
    book = signed(UMEA, tmp_path / "bok.xlsm")
    before = read_parts(book)
    assert (False, before) == (BOKENS in run("uppdatera", book).stderr, read_parts(book))
    parts = read_parts(book)
    with Package(book) as package:
        trappan = package.sheets()["Trappan"]
    put_in(parts, trappan, "</sheetData>", '<row r="999"/>')
    write_parts(book, parts)
    assert BOKENS in run("uppdatera", book).stderr
    assert ({f"xl/{name}.bin" for name in VBA_KINDS}, []) == (left(book), faults(book))


def test_once_said_it_is_not_said_again(tmp_path):
    book = signed(changed(tmp_path, "Budget", {"C5": 1}), tmp_path / "bok.xlsx")
    assert BOKENS in "\n".join(map(str, uppdatera(book).anmarkningar))
    assert BOKENS not in "\n".join(map(str, uppdatera(book).anmarkningar))


def test_an_upgrade_that_exchanges_the_macros_says_that_they_are_not_signed(tmp_path):
    book = signed(OLD, tmp_path / "bok.xlsm")
    said = "\n".join(map(str, uppgradera(book).anmarkningar))
    assert (True, True) == (BOKENS in said, MAKRONENS in said)
    assert (set(), []) == (left(book), faults(book))


@pytest.mark.parametrize("is_signed", [True, False])
def test_the_button_says_that_saving_takes_the_signature(tmp_path, is_signed):
    book = open_file(signed(UMEA, tmp_path / "bok.xlsm") if is_signed else UMEA)
    assert "signatur" not in str(uppdatera_oppen(book).anmarkningar)
    content(book)["Noter"]["B9"] = "=1+1"
    said = "\n".join(map(str, uppdatera_oppen(book).anmarkningar))
    assert is_signed == ("Den digitala signaturen försvinner när arbetsboken sparas." in said)
