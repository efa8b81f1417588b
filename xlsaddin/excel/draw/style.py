"""Looks: named formats, number formats, colours and print set-up, one place for all tabs."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format as XlsxFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlsaddin import __version__
from xlsaddin.reports.formats import WAYS
from xlsaddin.reports.page import Look, Siffra
from xlsaddin.reports.rapport import Format, RowKind

GRON_TAB = "#548235"
BLA_TAB = "#2F75B5"
GRA_TAB = "#7F7F7F"
TYPSNITT = "Calibri"
NAME_I_SIDFOT = 80
"""Excel takes 255 characters in a footer, of which an & takes two."""
A4 = 9
TITELHOJD = 24
NYCKELHOJD = 26
RADHOJD = 15
LUFTIG_ROW = 17
WIDTH_PER_TECKEN = 1.05

WITHOUT_NAME = "undantag"
"""The look that only conditional formats have; every other look carries a named style."""

_GRUND: dict[str, Any] = {"font_name": TYPSNITT, "font_size": 11, "valign": "vcenter"}
_SLAG: dict[RowKind, dict[str, Any]] = {
    RowKind.HEADING: {"bold": True, "font_color": "#375623"},
    RowKind.POST: {},
    RowKind.SUMMA: {"bold": True, "top": 1},
    RowKind.RESULTAT: {"bold": True, "top": 1, "bottom": 6, "bg_color": "#E2EFDA"},
    RowKind.TEXT: {"text_wrap": True},
    RowKind.NYCKELTAL: {"bold": True, "font_size": 14},
}
_FASTA: dict[str, dict[str, Any]] = {
    "titel": {"bold": True, "font_size": 16, "font_color": "#375623"},
    "ingress": {"italic": True, "font_color": "#595959"},
    "blockrubrik": {"bold": True, "font_size": 12, "font_color": "#375623"},
    "huvud": {"bold": True, "bg_color": "#E2EFDA", "bottom": 1, "text_wrap": True, "indent": 1},
    "huvud höger": {
        "bold": True,
        "bg_color": "#E2EFDA",
        "bottom": 1,
        "text_wrap": True,
        "align": "right",
    },
    "stycke": {"text_wrap": True, "valign": "top"},
    "not": {"font_color": "#595959"},
    "kommentar": {"text_wrap": True, "italic": True, "indent": 2},
    "kommentarhuvud": {
        "bold": True,
        "bg_color": "#E2EFDA",
        "bottom": 1,
        "indent": 2,
    },
    "datahuvud": {"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True},
    "länk": {"font_color": "#0563C1", "underline": 1},
}


@dataclass(slots=True)
class Looks:
    """The formats of one workbook, each made once and asked for by name."""

    workbook: Workbook
    made: dict[tuple[object, ...], XlsxFormat]
    by_look: dict[Look, XlsxFormat]

    @classmethod
    def of(cls, workbook: Workbook) -> "Looks":
        """Return the looks of a workbook that is being drawn."""
        return cls(workbook, {}, {})

    def look(self, look: Look) -> XlsxFormat:
        """Return the look of a cell of a report tab."""
        made = self.by_look.get(look)
        if made is None:
            made = self.by_look[look] = self._made(look)
        return made

    def _made(self, look: Look) -> XlsxFormat:
        if isinstance(look, Siffra):
            return self.cell(look.slag, look.format, right=look.right)
        return self.text(look) if isinstance(look, RowKind) else self.named(look)

    def cell(self, slag: RowKind, format_: Format, *, right: bool = True) -> XlsxFormat:
        """Return the look of a figure, or of a word, on a row of some kind."""
        return self._figure(slag, WAYS[format_].code, right=right)

    def number(self, look: Siffra, number: float) -> XlsxFormat:
        """Return the look of a cell that always holds this number: it needs no exceptions."""
        return self._figure(look.slag, WAYS[look.format].code_of(number), right=look.right)

    def _figure(self, slag: RowKind, code: str, *, right: bool) -> XlsxFormat:
        fler = {"align": "right"} if right else {"align": "left", "indent": 1}
        return self._format((slag, code, right), _SLAG[slag] | fler | {"num_format": code})

    def text(self, slag: RowKind) -> XlsxFormat:
        """Return the look of the text that begins a row of some kind."""
        indrag = {"indent": 1} if slag is RowKind.POST else {}
        return self._format((slag, "text"), _SLAG[slag] | {"text_wrap": True} | indrag)

    def named(self, name: str) -> XlsxFormat:
        """Return a look by its name, such as titel, ingress or huvud."""
        return self._format((name,), _FASTA[name])

    def data(self, talformat: str) -> XlsxFormat:
        """Return the look of a data table's column; texts wrap, off from the figure before."""
        egenskaper: dict[str, Any] = {"num_format": talformat, "valign": "top"}
        if talformat in {"General", "@"}:
            egenskaper |= {"align": "left", "indent": 1, "text_wrap": True}
        return self._format(("data", talformat), egenskaper)

    def exception(self, code: str) -> XlsxFormat:
        """Return the look that shows some numbers of a format otherwise than the others."""
        return self._format((WITHOUT_NAME, code), {"num_format": code}, {})

    def style_names(self) -> dict[int, str]:
        """Return the named style of each look in use, by the look's place in the workbook."""
        places: dict[object, int | None] = {key: look.xf_index for key, look in self.made.items()}
        return {
            place: f"xlsaddin {_stilnamn(key[0])}"
            for key, place in places.items()
            if isinstance(key, tuple) and place is not None and key[0] != WITHOUT_NAME
        }

    def _format(
        self, key: tuple[object, ...], egenskaper: dict[str, Any], grund: dict[str, Any] = _GRUND
    ) -> XlsxFormat:
        if key not in self.made:
            self.made[key] = self.workbook.add_format({**grund, **egenskaper})
        return self.made[key]


def _stilnamn(look: object) -> str:
    """Return a style's name as Excel's style gallery shows it.

    >>> _stilnamn(RowKind.SUMMA), _stilnamn("huvud höger")
    ('Summa', 'Huvud höger')
    """
    return str(look.value if isinstance(look, RowKind) else look).capitalize()


def height(texter: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row in points, for texts that wrap within widths in characters.

    >>> height([("Kort", 20)]), height([("Ett ord till, och ett till", 15)])
    (16.0, 31.0)
    """
    rows = max(
        (math.ceil(len(text) * WIDTH_PER_TECKEN / width) for text, width in texter), default=1
    )
    return 1.0 + RADHOJD * max(rows, 1)


FOOTER = f"xlsaddin {__version__}  &D"
"""What stands to the right in the footer of a workbook that is worked in."""


def set_up_print(
    sheet: Worksheet, forbund: str, *, en_sida: bool = False, right: str = FOOTER
) -> None:
    """Set up A4 landscape, fitted to the width, with page, version and date in the footer.

    With `en_sida` the whole tab is fitted to one page, so that a chart is not cut in two.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1 if en_sida else 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    name = forbund[:NAME_I_SIDFOT].replace("&", "&&")
    sheet.set_footer(f"&L{name}  &A&CSida &P av &N&R{right}")
