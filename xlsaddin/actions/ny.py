"""Ny: a blank workbook for a year."""

import os
from pathlib import Path

from xlsaddin.actions.filnamn import MED_MAKRON, krav_pa_andelse, krav_pa_nytt_namn
from xlsaddin.actions.kontrollera import read
from xlsaddin.domain.errors import ArUtanRegler, FilenFinnsRedan
from xlsaddin.domain.kontoplan import KOMMUNBAS
from xlsaddin.parameters.uppslag import first_ar


def ny(ar: int, ut: Path, kontoplan: str = KOMMUNBAS) -> None:
    """Write a blank workbook for a year.

    Args:
        ar: the year.
        ut: where the workbook is written; a file that is there already is refused.
        kontoplan: what Kontoplan and Poster hold, one of `KONTOPLANER`.

    Raises:
        FelFilandelse: `ut` is not named as a workbook with macros.
        LikhetsteckenINamnet: the buttons would not find it.
        FilenFinnsRedan: `ut` exists.
        ArUtanRegler: no rules are known for so early a year.
        XlsAddinError: the folder cannot be written to.
    """
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415
    from xlsaddin.excel.draw.reports import draw  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import graft  # noqa: PLC0415
    from xlsaddin.excel.mall import blank_with_year  # noqa: PLC0415

    krav_pa_andelse(ut, MED_MAKRON)
    krav_pa_nytt_namn(ut)
    # A link that leads nowhere exists too: whoever put it there would choose what is written.
    if os.path.lexists(ut):
        raise FilenFinnsRedan(fil=ut)
    if ar < first_ar():
        raise ArUtanRegler(ar=ar, first=first_ar())
    with blank_with_year(ar, kontoplan) as mall:
        ritat = draw(read(mall))
        atomic_write(ut, lambda fil: graft(mall, ritat, fil))
