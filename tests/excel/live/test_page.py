"""The made-up page in the open workbook: as the closed path draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.hosts.xlwings_motor import motor
from tests.reports.pahittad import TAB, bok, diagram, matare, nyckeltalen, rapport, tabell
from xlsaddin.excel.draw.reports import draw
from xlsaddin.excel.live.refill import refill
from xlsaddin.excel.live.state import refuse_unfit
from xlsaddin.reports.lage import Lage
from xlsaddin.reports.rapport import Stycke

if TYPE_CHECKING:
    from pathlib import Path


def _seen(sheet) -> dict[str, object]:
    return {
        cell.coordinate: cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def _charts(sheet) -> list[tuple[object, ...]]:
    return [
        (
            it.anchor._from.row,
            [((s.cat.numRef or s.cat.strRef).f, s.val.numRef.f) for s in it.series],
        )
        for it in sheet._charts
    ]


def test_a_page_whose_rows_have_moved_is_refilled_with_its_charts(tmp_path: Path):
    before = bok(rapport(nyckeltalen(), tabell(A=1.0, B=2.0), matare(), Stycke("Före."), diagram()))
    path, closed = tmp_path / "öppen.xlsx", tmp_path / "stängd.xlsx"
    path.write_bytes(draw(before))
    closed.write_bytes(draw(bok()))
    book = motor().apps.add(add_book=False).books.open(str(path))
    assert refill(refuse_unfit(book, [TAB]), bok(), Lage((TAB,), {}, {}), lambda _: None).changed
    opened, expected = book.impl.content[TAB], openpyxl.load_workbook(closed)[TAB]
    assert _seen(expected) == _seen(opened)
    assert _charts(expected) == _charts(opened)
