"""The auditor of finished files: it knows what they may hold, and not how they are made.

A workbook, a PDF or a mail draft is read part by part, and held against an allow-list.
"""

import email
from collections.abc import Iterator, Mapping
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from xlsaddin.domain.errors import FelFilAttGranska, KopianInteRen
from xlsaddin.publish.fynd import Fynd, text_findings
from xlsaddin.publish.scan_pdf import scan_pdf
from xlsaddin.publish.scan_xlsx import scan_xlsx

_HUVUDEN = {
    "x-unsent",
    "date",
    "to",
    "subject",
    "content-language",
    "content-type",
    "mime-version",
    "content-transfer-encoding",
    "content-disposition",
}
_NAMNDA = 3
_TYPER = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
}


def scan(name: str, content: bytes) -> tuple[Fynd, ...]:
    """Return everything in a file that a finished copy may not hold.

    Args:
        name: the file's name; its ending says what it is.
        content: its bytes.

    Raises:
        FelFilAttGranska: it is no workbook, PDF or mail draft.
    """
    match Path(name).suffix.casefold():
        case ".xlsx" | ".xlsm":
            return tuple(dict.fromkeys(scan_xlsx(content)))
        case ".pdf":
            return tuple(dict.fromkeys(scan_pdf(content)))
        case ".eml":
            return tuple(dict.fromkeys(_scan_mail(content)))
    raise FelFilAttGranska(fil=name)


def granskade(filer: Mapping[str, bytes]) -> None:
    """Refuse finished files, by name, of which one holds what may not leave the house.

    Raises:
        KopianInteRen: one does.
    """
    for name, content in filer.items():
        if found := scan(name, content):
            raise KopianInteRen(fynd=" ".join(map(str, found[:_NAMNDA])))


def _scan_mail(content: bytes) -> Iterator[Fynd]:
    try:
        letter = email.message_from_bytes(content, policy=default)
    except (MessageError, ValueError):
        yield Fynd("mejlet", "går inte att läsa.")
        return
    if not isinstance(letter, EmailMessage) or letter.preamble or letter.epilogue:
        yield Fynd("mejlet", "har text utanför sina delar.")
    for number, part in enumerate(letter.walk(), 1):
        where = f"mejlets del {number}"
        for header, value in part.items():
            if header.casefold() not in _HUVUDEN:
                yield Fynd(where, f"rubriken {header} hör inte hemma i ett utkast.")
            yield from text_findings(f"{where}, {header}", str(value))
        if part.defects:
            yield Fynd(where, "är inte skriven som den ska.")
        if not part.is_multipart():
            yield from _scan_part(where, part)


def _scan_part(where: str, part: EmailMessage) -> Iterator[Fynd]:
    name = part.get_filename()
    if name is None:
        if part.get_content_type() != "text/plain":
            yield Fynd(where, f"är av typen {part.get_content_type()}.")
        else:
            yield from text_findings(where, str(part.get_content()))
    elif _TYPER.get(Path(name).suffix) != part.get_content_type() or not name.isascii():
        yield Fynd(where, f"bilagan {name} hör inte hemma i ett utkast.")
    else:
        yield from text_findings(f"{where}, bilagans namn", name)
        payload = part.get_payload(decode=True)
        inner = scan(name, payload if isinstance(payload, bytes) else b"")
        yield from (Fynd(f"{where}, {it.plats}", it.text) for it in inner)
