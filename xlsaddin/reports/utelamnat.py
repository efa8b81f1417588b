"""What the reports say of rows that had to be left out, and when they cannot be made at all."""

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.underlag import Underlag

LANGSTA_FORMULA = 8_192
"""Excel takes no longer formula."""
VISADE = 10
_BOKDEL = {table.tab: table.bokdel for table in TABLES}
_EKONOMI = frozenset({Bokdel.EKONOMI, Bokdel.GEMENSAMT})
"""Remarks on the common tabs are told by the reports of the economy, and both by common reports."""


def kan_goras_anda(bok: Rapportbok) -> bool:
    """Tell whether reports can be made in spite of the remarks, with the faulty rows left out."""
    u = bok.underlag
    fel_i_installningar = any(a.tab == INSTALLNINGAR.tab for a in u.anmarkningar)
    if fel_i_installningar or bok.dubbla_rows():
        return False
    # Formulas sum around the rows that are left out, run by run, and grow with each.
    return all(len(bok.formula(cell)) < LANGSTA_FORMULA for cell in bok.cells)


def noter(u: Underlag, bokdel: Bokdel) -> tuple[str, ...]:
    """Return the sentences that a report of a part says of the remarks on the data it shows."""
    delar = _EKONOMI if bokdel in _EKONOMI else {bokdel}
    berorda = [a for a in u.anmarkningar if _BOKDEL.get(a.tab, Bokdel.GEMENSAMT) in delar]
    if not berorda:
        return ()
    antal = len(berorda)
    sak = "en anmärkning" if antal == 1 else f"{antal} anmärkningar"
    fler = (f"… och {antal - VISADE} till.",) if antal > VISADE else ()
    return (
        f"Rapporten är gjord trots {sak} på dataflikarna:",
        *(_not(u, a) for a in berorda[:VISADE]),
        *fler,
    )


def _not(u: Underlag, anmarkning: Anmarkning) -> str:
    utelamnad = (anmarkning.tab, anmarkning.row) in u.utelamnade_rows
    return f"Utelämnad rad. {anmarkning}" if utelamnad else f"Kvarstår. {anmarkning}"
