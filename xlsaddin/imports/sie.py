"""SIE 4, types 1-4 (E and I): a strict reader that never holds the file in memory.

What matters is demanded: vouchers that balance, amounts, days, quotes, a file that is not cut off.
A file with a fel is not to be used at all. Unknown tags are let pass, as SIE says.

Source: SIE filformat utgåva 4B, SIE-Gruppen 2008-09-30.
"""

import codecs
import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from xlsaddin.domain.belopp import shown
from xlsaddin.domain.errors import IngenSiefil
from xlsaddin.imports import sie_kontroll, sie_register
from xlsaddin.imports.inlast import Kontering, Rad
from xlsaddin.imports.sie_block import PlainReader
from xlsaddin.imports.sie_falt import (
    ORE,
    Falt,
    Faltfel,
    at,
    dag,
    falt,
    objekt_at,
    ore,
    text_at,
)
from xlsaddin.imports.siefil import Siefil, Transaktioner
from xlsaddin.imports.teckenkod import teckenkod

TaEmot = Callable[[Transaktioner], None]
Framsteg = Callable[[str], None]

_PART = 1 << 19
_SMALL = 2_048
_ROWS_PER_BLOCK = 20_000
_REFUSED = (
    (b"PK\x03\x04", "en Excelbok eller zip-fil"),
    (b"\xd0\xcf\x11\xe0", "en äldre Excelbok"),
    (b"%PDF", "en pdf"),
    (b"<", "en webbsida eller xml"),
)


def las_sie(fil: Path, ta_emot: TaEmot, framsteg: Framsteg = lambda _: None) -> Siefil:
    """Read a SIE file, and hand its transactions on some thousand at a time.

    Where the answer has a fel, what was handed on is not to be used.

    Args:
        fil: the file.
        ta_emot: takes each block of transactions.
        framsteg: told now and then how far the reader has come.

    Raises:
        IngenSiefil: the file does not begin as a SIE file.
        OSError: the file cannot be read.
    """
    _refuse_other(fil)
    kod = teckenkod(fil, annars="cp437")
    sie = Siefil(fil.name, kod)
    reader = _Reader(sie, ta_emot)
    size, done = max(fil.stat().st_size, 1), 0
    for block in _blocks(fil):
        reader.take(block)
        done += len(block)
        framsteg(f"Läser {fil.name}: {min(100 * done // size, 100)} %")
    reader.end()
    sie_kontroll.granska(sie)
    return sie


def _blocks(fil: Path) -> Iterator[bytes]:
    """Yield the file in parts that end with a voucher where they can, all lines ended alike."""
    rest = b""
    with fil.open("rb") as stream:
        while part := stream.read(_PART):
            rest += part
            held = rest.endswith(b"\r")
            text = _line_ends(rest[: len(rest) - held])
            cut = text.rfind(b"}\n") + 2
            cut = cut if cut > 1 else text.rfind(b"\n") + 1
            if cut:
                yield text[:cut]
            rest = text[cut:] + b"\r" * held
    if rest:
        yield _line_ends(rest)


def _line_ends(text: bytes) -> bytes:
    """Return text whose lines end with a line feed alone."""
    if text.count(b"\r") == text.count(b"\r\n"):
        return text.translate(None, b"\r")
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _refuse_other(fil: Path) -> None:
    with fil.open("rb") as stream:
        start = stream.read(4_096)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for first, vad in _REFUSED:
        if text.startswith(first):
            raise IngenSiefil(fil=fil.name, vad=f"den är {vad}")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise IngenSiefil(fil=fil.name, vad="den är sparad som UTF-16")
    if not text:
        raise IngenSiefil(fil=fil.name, vad="den är tom")
    if not text[:7].upper().startswith(b"#FLAGGA"):
        raise IngenSiefil(fil=fil.name, vad="den börjar inte med #FLAGGA")


class _Reader:
    """Takes the lines in turn, and knows the voucher that is open."""

    def __init__(self, sie: Siefil, ta_emot: TaEmot) -> None:
        self.sie, self._ta_emot = sie, ta_emot
        self.number = 0
        self._plain = PlainReader(self._kontering, self._is_in_year, sie.teckenkod.codec)
        self._rows: list[Rad] = []
        self._verifikat = 0
        self._ver: _Verifikat | None = None
        self._last = ""

    def take(self, block: bytes) -> None:
        """Take some whole lines: plain vouchers at once, others line by line."""
        plain = None if self._ver else self._plain.read(block, self.number + 1)
        if plain:
            self._hand_on_rows()
            self._hand_on(plain)
            self.number += block.count(b"\n")
            self._last = "}\n"
        elif len(block) > _SMALL and (middle := _middle(block)):
            self.take(block[:middle])
            self.take(block[middle:])
        else:
            for line in block.splitlines(keepends=True):
                self.number += 1
                self._careful(line.decode(self.sie.teckenkod.codec, "replace"))

    def _kontering(self, left: str) -> Kontering:
        """Return what a plain transaction's beginning names, up to the end of the object list."""
        tag, konto, objekt = falt(f"{left}}}")
        if tag != "#TRANS" or not konto or not isinstance(konto, str):
            raise Faltfel(left)
        return self.sie.kontering(konto, objekt_at((objekt,), 0))

    def _is_in_year(self, day: dt.date) -> bool:
        ar = self.sie.ar.get(0)
        return not ar or ar[0] <= day <= ar[1]

    def _careful(self, line: str) -> None:
        text = line.strip(" \t\r\n\x1a\x00\ufeff")
        if not text:
            return
        self._last = line
        tag = text.split(maxsplit=1)[0].upper()
        try:
            if text == "{":
                self._open()
            elif text == "}":
                self._close()
            elif tag == "#VER":
                self._begin(text)
            elif tag in {"#TRANS", "#BTRANS", "#RTRANS"}:
                self._transaktion(tag, line)
            elif text.startswith("#"):
                sie_register.take(self.sie, text, self.number)
            else:
                self.sie.fel(self.number, "", "Raden börjar inte med #. Filen är skadad.")
        except Faltfel as fel:
            if self._ver is not None:
                self._ver.trasigt = True
            self.sie.fel(self.number, fel.falt, str(fel))

    def _begin(self, text: str) -> None:
        self._unfinished()
        self._ver = _Verifikat(f"rad {self.number}", self.number, dt.date.min, "")
        fields = falt(text)
        namn = f"{text_at(fields, 1)} {text_at(fields, 2)}".strip() or self._ver.namn
        vertext = "" if at(fields, 4) == "{" else text_at(fields, 4)
        day = dag(text_at(fields, 3), "verifikatdatum")
        self._ver = _Verifikat(namn, self.number, day, vertext)
        self._ver.oppet = fields[-1] == "{"
        self._in_year(self._ver)

    def _in_year(self, ver: "_Verifikat") -> None:
        if not self._is_in_year(ver.dag):
            first, last = self.sie.ar[0]
            raise Faltfel(
                f"Verifikat {ver.namn} är daterat {ver.dag}, utanför räkenskapsåret "
                f"{first}–{last}.",
                "verifikatdatum",
            )

    def _unfinished(self) -> None:
        ver, self._ver = self._ver, None
        if ver is not None:
            text = f"Verifikat {ver.namn} är inte avslutat med }}. Filen är avkortad eller skadad."
            self.sie.fel(ver.rad, "", text)
            self._verifikat += 1

    def _open(self) -> None:
        if self._ver is None or self._ver.oppet:
            raise Faltfel("Här börjar rader som inget #VER hör till.")
        self._ver.oppet = True

    def _close(self) -> None:
        ver, self._ver = self._ver, None
        if ver is None or not ver.oppet:
            raise Faltfel("Här slutar ett verifikat som inte har börjat.")
        self._verifikat += 1
        if ver.trasigt:
            return
        if ver.ore:
            self.sie.fel(
                ver.rad,
                "",
                f"Verifikat {ver.namn} balanserar inte: differensen är {shown(ver.ore / ORE, 2)}.",
            )
        elif not ver.antal:
            self.sie.upplysning(ver.rad, "", f"Verifikat {ver.namn} är tomt.")
        if len(self._rows) >= _ROWS_PER_BLOCK:
            self._hand_on_rows()

    def _transaktion(self, tag: str, line: str) -> None:
        ver = self._ver
        if ver is None or not ver.oppet:
            raise Faltfel(f"{tag} står utanför ett verifikat.")
        fields = falt(line)
        if tag != "#TRANS":
            # Struck rows count no more; an added one is told again as a #TRANS.
            return
        konto, objekt = text_at(fields, 1), objekt_at(fields, 2)
        if not konto:
            raise Faltfel("Kontot saknas.", "konto")
        belopp = ore(text_at(fields, 3))
        day = self._dag(ver, text_at(fields, 4))
        kontering = self.sie.kontering(konto, objekt)
        text_ = text_at(fields, 5) or ver.text
        self._rows.append(Rad(kontering, day, text_, belopp, ver.namn, self.number))
        ver.ore += belopp
        ver.antal += 1

    def _dag(self, ver: "_Verifikat", text: Falt) -> dt.date:
        """Return a transaction's day; one outside the year is told of, and the voucher's used."""
        if text == "":
            return ver.dag
        day = dag(text, "transaktionsdatum")
        if not self._is_in_year(day):
            self.sie.upplysning(
                self.number,
                "transaktionsdatum",
                f"{day} ligger utanför räkenskapsåret. Raden räknas på verifikatets dag {ver.dag}.",
            )
            return ver.dag
        return day

    def _hand_on_rows(self) -> None:
        """Hand on what was read line by line."""
        rows, self._rows = self._rows, []
        antal, self._verifikat = self._verifikat, 0
        summor: dict[str, int] = {}
        for row in rows:
            summor[row.kontering.konto] = summor.get(row.kontering.konto, 0) + row.ore
        if antal:
            self._hand_on(Transaktioner(len(rows), antal, summor, lambda: iter(rows)))

    def _hand_on(self, block: Transaktioner) -> None:
        for konto, summa in block.summor.items():
            self.sie.summor[konto] += summa
        self.sie.transaktioner += block.antal
        self.sie.verifikat += block.verifikat
        self._ta_emot(block)

    def end(self) -> None:
        """Hand on what is left, and see that the file was not cut off."""
        self._unfinished()
        last = self._last.rstrip(" \t\x1a\x00")
        whole = last.endswith(("\n", "\r", "}")) or re.search(r"\.\d\d$", last)
        if not whole and not last.upper().startswith(("#KSUMMA", "#PROSA")):
            text = "Den sista raden slutar tvärt. Filen är avkortad: exportera den igen."
            self.sie.fel(self.number, "", text)
        self._hand_on_rows()


def _middle(block: bytes) -> int:
    """Return a place between two vouchers, or two lines, near the middle; 0 where there is none."""
    for between in (b"\n#VER", b"\n"):
        place = block.find(between, len(block) // 2, len(block) - 1) + 1
        place = place or block.rfind(between, 0, len(block) // 2) + 1
        if place:
            return place
    return 0


class _Verifikat:
    """A voucher while it is read."""

    __slots__ = ("antal", "dag", "namn", "oppet", "ore", "rad", "text", "trasigt")

    def __init__(self, namn: str, rad: int, day: dt.date, text: str) -> None:
        self.namn, self.rad, self.dag, self.text = namn, rad, day, text
        self.ore = self.antal = 0
        self.oppet = self.trasigt = False
