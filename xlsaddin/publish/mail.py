"""The mail draft: a file that the mail program opens as an unsent letter. Nothing is ever sent."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath
from typing import NamedTuple

from xlsaddin.publish.nyckeltal import nyckeltal
from xlsaddin.publish.utgava import Utgava, en_rad

EXCEL = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
PDF = ("application", "pdf")
_BILAGOR = {
    ".xlsx": (EXCEL, "arbetsboken, med siffrorna som värden"),
    ".pdf": (PDF, "samma rapporter för läsning och utskrift"),
}
_LANGSTA_AMNESRAD = 200
_ADRESS = re.compile(
    r"""(?:"?(?P<namn>[^<>"]*?)"?\s*<)?
        (?P<adress>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*
        @[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)
        >?""",
    re.VERBOSE,
)
_BREV = """Hej!

Här kommer {titel} för {forbund}: {period}, version {version} från {dag}.

Kontroller: {kontroller}
{nyckeltal}
Bifogat:
{bilagor}

Siffrorna kommer ur en arbetsbok med kontrollsumman (SHA-256)
{kontrollsumma}.
"""


class Mottagare(NamedTuple):
    """Those whom the draft is addressed to, and the texts that are no addresses."""

    adresser: tuple[Address, ...]
    okanda: tuple[str, ...]


def mottagare(text: str) -> Mottagare:
    """Return the addresses of a text, which stand with semicolons between them.

    >>> mottagare('Å Ek <a.ek@exempel.se>; b@exempel.se; utan').okanda
    ('utan',)
    """
    delar = [en_rad(del_) for del_ in re.split(r"[;\r\n]", text)]
    hits = [(del_, _ADRESS.fullmatch(del_)) for del_ in delar if del_]
    adresser = (
        Address(_plain(it["namn"] or ""), addr_spec=it["adress"])
        for _, it in hits
        if it is not None
    )
    return Mottagare(tuple(adresser), tuple(del_ for del_, it in hits if it is None))


def draft(utgava: Utgava, filer: Mapping[str, bytes], till: Mottagare, amnesrad: str = "") -> bytes:
    """Return the draft with its attachments; the same bytes every time.

    Args:
        utgava: what is attached.
        filer: the attachments by file name.
        till: those whom it is addressed to; nobody may be.
        amnesrad: the subject; one that tells what it is when empty.
    """
    letter = EmailMessage(policy=SMTP)
    letter["X-Unsent"] = "1"
    letter["Date"] = format_datetime(dt.datetime.combine(utgava.dag, dt.time(), dt.UTC))
    if till.adresser:
        letter["To"] = till.adresser
    amne = en_rad(amnesrad) or f"{utgava.titel}, version {utgava.version} – {utgava.forbund}"
    letter["Subject"] = _plain(amne)[:_LANGSTA_AMNESRAD]
    letter.set_content(_brev(utgava, filer), cte="quoted-printable")
    for name, content in filer.items():
        (maintype, subtype), _ = _BILAGOR[PurePath(name).suffix]
        letter.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    letter["Content-Language"] = "sv"
    # The library's own boundary is drawn by lot.
    letter.set_boundary(f"=_{hashlib.sha256(b''.join(filer.values())).hexdigest()[:32]}")
    return letter.as_bytes()


def _plain(text: str) -> str:
    """Return a text that is no encoded word: the library would decode it, line breaks and all."""
    return text.replace("=?", "= ?")


def _brev(utgava: Utgava, filer: Mapping[str, bytes]) -> str:
    rader = "".join(f"– {it}\n" for it in nyckeltal(utgava.sidor))
    return _BREV.format(
        titel=utgava.titel,
        forbund=utgava.forbund or "förbundet",
        period=utgava.period.lower(),
        version=utgava.version,
        dag=utgava.dag.isoformat(),
        kontroller=utgava.kontroller.ord,
        nyckeltal=f"\nNyckeltal:\n{rader}" if rader else "",
        bilagor="\n".join(_bilagor(filer)),
        kontrollsumma=utgava.kontrollsumma,
    )


def _bilagor(filer: Mapping[str, bytes]) -> Iterator[str]:
    for name in filer:
        yield f"– {name}: {_BILAGOR[PurePath(name).suffix][1]}"
