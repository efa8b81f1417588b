"""Worksheet functions of the kinds that the generator meets, for the tests of templates/."""

import xlwings as xw


@xw.func(category="Samordningsförbund")
@xw.arg("avslutade", ndim=2, err_to_str=True, doc="Antal som avslutat, en cell eller ett område")
@xw.arg("deltagare", ndim=2, err_to_str=True, doc='Antal "deltagare" under året')
def ANDEL(avslutade, deltagare):  # noqa: N802 - Excel's name for it
    """Andelen av årets deltagare
    som har avslutat, 0-1.

    Detta stycke läser bara utvecklaren.
    """
    return avslutade[0][0] / deltagare[0][0]


@xw.func(category="Samordningsförbund")
@xw.arg("tilldelning", ndim=2, err_to_str=True, doc="Tilldelning från medlemmarna")
@xw.arg("enhet", doc="kr, tkr eller mkr")
def STEG(tilldelning, enhet="kr"):  # noqa: N802 - Excel's name for it
    """Högsta rimliga eget kapital."""
    return [tilldelning[0][0], enhet]


@xw.func(category="Samordningsförbund")
@xw.arg("vikt", ndim=2, err_to_str=True, doc="Vikter 1-10")
@xw.arg("*kriterier", ndim=2, err_to_str=True, doc="Par av område och villkor")
def INDEX_AV(vikt, *kriterier):  # noqa: N802 - Excel's name for it
    """Uppnådd andel av all vikt, 0-100."""
    return len(kriterier) or vikt
