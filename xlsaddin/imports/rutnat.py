"""A foreign table as texts, column by column: from CSV or tab-separated text, or from xlsx."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from xlsaddin.domain.errors import Tabellfel
from xlsaddin.imports.mall import NAMN, SEPARATORER, Mall, folded, fraga
from xlsaddin.imports.teckenkod import teckenkod

XLSX = (".xlsx", ".xlsm")
_SEEN = 60
_KNOWN = frozenset(namn for alla in NAMN.values() for namn in alla)
_ENOUGH = 0.9


@dataclass
class Rutnat:
    """A table.

    Attributes:
        rubriker: the headers.
        kolumner: the texts of each column.
        rader: the line, or row in the sheet, of each row.
        fel: what stops the import: row, header, Swedish sentence.
        upplysningar: what is worth to know, in the same way.
        visat: how it was read, in words.
        form: how it was read, by the keys of a mapping.
    """

    rubriker: list[str]
    kolumner: list[Sequence[str]]
    rader: Sequence[int]
    fel: list[tuple[int | None, str, str]] = field(default_factory=list)
    upplysningar: list[tuple[int | None, str, str]] = field(default_factory=list)
    visat: list[str] = field(default_factory=list)
    form: dict[str, str] = field(default_factory=dict)


def rutnat(fil: Path, mall: Mall) -> Rutnat:
    """Return the table of a file.

    Raises:
        Tabellfel: the file holds no table that can be read, or it is unclear how.
        OSError: the file cannot be read.
    """
    if fil.suffix.casefold() in XLSX:
        from xlsaddin.imports.rutnat_xlsx import rutnat_xlsx  # noqa: PLC0415 - loads openpyxl

        return rutnat_xlsx(fil, mall)
    return _rutnat_text(fil, mall)


def _rutnat_text(fil: Path, mall: Mall) -> Rutnat:
    import pandas as pd  # noqa: PLC0415 - loads when it is needed

    kod = teckenkod(fil)
    with fil.open(encoding=kod.codec, errors="replace", newline="") as text:
        lines = list(islice(text, _SEEN))
    if not any(line.strip() for line in lines):
        raise Tabellfel(fil=fil.name, vad="Filen är tom.")
    if any("\x00" in line for line in lines):
        raise Tabellfel(fil=fil.name, vad="Filen är ingen textfil. Spara den som csv eller xlsx.")
    separator = _separator(fil, lines, mall)
    cells = [next(csv.reader([line], delimiter=separator), []) for line in lines]
    first = header_row(fil.name, cells, mall)
    try:
        frame = pd.read_csv(
            fil,
            sep=separator,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            encoding=kod.codec,
            encoding_errors="replace",
            skiprows=first,
            skip_blank_lines=False,
            header=None,
            index_col=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise Tabellfel(fil=fil.name, vad=_parser_error(str(error), first)) from error
    namn = next(key for key, sign in SEPARATORER.items() if sign == separator)
    svar = Rutnat(
        [str(it).strip() for it in frame.iloc[0]],
        [frame[column].tolist()[1:] for column in frame.columns],
        range(first + 2, first + 1 + len(frame)),
        form={"Separator": namn},
        visat=[f"Text, läst som {kod.namn}, separator {namn}, rubriker på rad {first + 1}."],
    )
    if kod.felkodad:
        svar.upplysningar.append((None, "", "Tecknen ser felkodade ut. Exportera filen igen."))
    if kod.codec != "utf-16":  # else a separator is two bytes
        _cut_off(fil, separator, svar)
    return svar


def _cut_off(fil: Path, separator: str, svar: Rutnat) -> None:
    """Note a last line that ends before the row does."""
    with fil.open("rb") as stream:
        stream.seek(max(0, fil.stat().st_size - 4_096))
        end = stream.read().rstrip(b"\x1a")
    last = end.rpartition(b"\n")[2]
    if last.strip() and last.count(separator.encode()) < len(svar.rubriker) - 1:
        text = "Den sista raden slutar tvärt. Filen är avkortad: exportera den igen."
        svar.fel.append((svar.rader[-1] if svar.rader else None, "", text))


def _separator(fil: Path, lines: Sequence[str], mall: Mall) -> str:
    said = mall.val.get("Separator", "")
    if said:
        return SEPARATORER.get(folded(said), said)
    fits = {
        namn: fields for namn, sign in SEPARATORER.items() if (fields := _fields(lines, sign)) > 1
    }
    # A table has known headers; what else splits the lines evenly are decimals and texts.
    known = {namn for namn in fits if _has_header(lines, SEPARATORER[namn])}
    chosen = known or set(fits)
    if len(chosen) == 1:
        return SEPARATORER[chosen.pop()]
    vad = "Det går inte att se vad som skiljer kolumnerna"
    raise Tabellfel(fil=fil.name, vad=fraga(vad, "Separator", *(sorted(chosen) or SEPARATORER)))


def _fields(lines: Sequence[str], sign: str) -> int:
    """Return how many fields nearly every line has, 0 where they differ."""
    counts = [len(next(csv.reader([it], delimiter=sign), [])) for it in lines if it.strip()]
    common = max(set(counts), key=counts.count)
    return common if counts.count(common) >= _ENOUGH * len(counts) - 3 else 0


def _has_header(lines: Sequence[str], sign: str) -> bool:
    return any(_known(next(csv.reader([it], delimiter=sign), [])) > 1 for it in lines)


def _known(cells: Sequence[str]) -> int:
    return sum(folded(it) in _KNOWN for it in cells)


def header_row(fil: str, rows: Sequence[Sequence[str]], mall: Mall) -> int:
    """Return the place, from 0, of the row of headers.

    Raises:
        Tabellfel: none has two headers that are known, or that the mapping names.
    """
    if mall.val.get("Rubrikrad", "").isdecimal():
        return int(mall.val["Rubrikrad"]) - 1
    named = {folded(it) for it in mall.kolumner().values()}
    for place, row in enumerate(rows):
        if _known(row) > 1 or len(named & {folded(it) for it in row}) > 1:
            return place
    vad = "Ingen rad har rubriker som är kända, som Datum, Konto och Belopp"
    raise Tabellfel(fil=fil, vad=fraga(vad, "Rubrikrad", "1"))


def _parser_error(error: str, first: int) -> str:
    found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", error)
    if found:
        return (
            f"Rad {int(found[2])} har {found[3]} fält men rubrikraden har {found[1]}. Rätta raden, "
            "eller exportera filen igen med citattecken runt texterna."
        )
    if "EOF inside string" in error:
        return "Ett citattecken saknas, eller så är filen avkortad. Exportera den igen."
    return f"Filen går inte att läsa som en tabell från rad {first + 1}."
