"""The reports as a PDF that a screen reader can read: PDF/UA-1 and PDF/A-2a, set with typst."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from xlsaddin.domain.errors import TeckenUtanTypsnitt
from xlsaddin.publish.radhuvud import with_row_headers
from xlsaddin.publish.svg import svg, width_mm
from xlsaddin.publish.utgava import Utgava
from xlsaddin.reports.page import RADRUBRIK, Page, PageRow, PageTable, PageText
from xlsaddin.reports.rapport import Format

FONTS = Path(__file__).parent / "typsnitt"
TEMPLATE = Path(__file__).parent / "rapport.typ"
_WITHOUT_FONT = re.compile('the text `"(.*?)"` could not be displayed')
_TEXTBREDD = (22, 44)
_KOMMENTARBREDD = 30
_STAENDE, _LIGGANDE = 100, 150
"""So many characters of the ordinary size have room across a page, standing and lying."""
_STORLEK, _MINST = 10, 7


def draw_pdf(utgava: Utgava) -> bytes:
    """Return the reports as a PDF; the same bytes every time.

    Raises:
        TeckenUtanTypsnitt: a text holds a letter that no font has.
    """
    import typst  # noqa: PLC0415 - only a finished copy pays for it

    try:
        pdf = typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)]),
            sys_inputs={"data": json.dumps(_data(utgava))},
            pdf_standards=["ua-1", "a-2a"],
        )
    except typst.TypstError as error:
        if missing := _WITHOUT_FONT.search(error.message):
            raise TeckenUtanTypsnitt(text=missing[1]) from error
        raise
    return with_row_headers(pdf)


def _data(utgava: Utgava) -> dict[str, object]:
    dag = utgava.dag
    return {
        "titel": utgava.namn,
        "rubrik": utgava.titel,
        "forbund": utgava.forbund,
        "dag": [dag.year, dag.month, dag.day],
        "fingeravtryck": utgava.fingeravtryck,
        "innehall": "Innehåll",
        "uppgifter": utgava.uppgifter(),
        "sidor": [_sida(sida) for sida in utgava.sidor],
    }


def _sida(sida: Page) -> dict[str, object]:
    return {
        "rubrik": sida.heading,
        "ingress": sida.ingress,
        "liggande": any(_bredd(table) > _STAENDE for table in sida.tables),
        "delar": list(_delar(sida)),
        "noter": sida.noter,
    }


def _delar(sida: Page) -> Iterator[dict[str, object]]:
    for part in sida.parts:
        if isinstance(part, PageTable):
            yield _tabell(part)
        elif isinstance(part, PageText):
            yield {"typ": "stycke", "text": part.text}
        else:
            yield {
                "typ": "diagram",
                "titel": part.titel,
                "alt": part.alt_text,
                "svg": svg(part),
                "bredd": width_mm(part),
            }


def _tabell(table: PageTable) -> dict[str, object]:
    har_kommentar = _har_kommentar(table)
    kolumner = [{"rubrik": RADRUBRIK, "hoger": False, "bredd": _textbredd(table)}]
    kolumner += [
        {"rubrik": k.heading, "hoger": k.format is not Format.TEXT, "bredd": k.width}
        for k in table.columns
    ]
    if har_kommentar:
        kolumner.append({"rubrik": "Kommentar", "hoger": False, "bredd": _KOMMENTARBREDD})
    return {
        "typ": "tabell",
        "rubrik": table.heading,
        "storlek": min(_STORLEK, max(_MINST, _STORLEK * _LIGGANDE // _bredd(table))),
        "kolumner": kolumner,
        "rader": [
            {"slag": str(row.slag), "celler": row_texts(row, har_kommentar)} for row in table.rows
        ],
    }


def row_texts(row: PageRow, har_kommentar: bool) -> list[str]:
    """Return what a row of a table says, cell by cell, its comment last."""
    return [
        row.text,
        *(cell.shown for cell in row.cells),
        *([row.comment] if har_kommentar else []),
    ]


def _har_kommentar(table: PageTable) -> bool:
    return any(row.comment for row in table.rows)


def _bredd(table: PageTable) -> int:
    """Return how many characters a table wants across."""
    kommentar = _KOMMENTARBREDD if _har_kommentar(table) else 0
    return _textbredd(table) + sum(k.width for k in table.columns) + kommentar


def _textbredd(table: PageTable) -> int:
    least, most = _TEXTBREDD
    if not table.columns:
        return most
    return min(max([least, *(len(row.text) for row in table.rows)]), most)
