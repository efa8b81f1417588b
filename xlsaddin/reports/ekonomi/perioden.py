"""The words of the workbook's period: what stands above columns and in the texts of rows."""

from xlsaddin.reports.rapport import BlockColumn
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.underlag import Underlag

_MANADER = {inst.TERTIAL_1: "januari–april", inst.TERTIAL_2: "januari–augusti"}
_DAGAR = {inst.TERTIAL_1: "30 april", inst.TERTIAL_2: "31 augusti"}


def i_perioden(u: Underlag, text: str) -> str:
    """Return a text that speaks of the year as it is said of the workbook's period."""
    if u.helar:
        return text
    dag = _DAGAR[str(u.installningar[inst.PERIOD])]
    for aret, perioden in (
        ("Årets", "Periodens"),
        ("årets resultat", "periodens resultat"),
        ("årets slut", "periodens slut"),
        ("31 december", dag),
    ):
        text = text.replace(aret, perioden)
    return text


def med_ar(ord_: str, u: Underlag, tidigare: int = 0, *, helar: bool = False) -> str:
    """Return a column header with the year, or without it where no year is set.

    Args:
        ord_: what the column holds; "" where that goes without saying.
        u: the data, which say the year and the period.
        tidigare: how many years before the workbook's.
        helar: the column tells of the whole year also in a tertial, as budget does.
    """
    if not u.ar:
        return ord_ if not tidigare else f"{ord_} föregående år"
    ar = str(u.ar - tidigare)
    if not u.helar:
        helar = helar or bool(tidigare)
        ar = f"{'helår' if helar else _MANADER[str(u.installningar[inst.PERIOD])]} {ar}"
    text = f"{ord_} {ar}".strip()
    return text[:1].upper() + text[1:]


def arskolumner(u: Underlag, *publicerade: str) -> tuple[BlockColumn, ...]:
    """Return the columns «år» and «föregående år».

    Args:
        u: the data.
        publicerade: the reports whose published figures stand in the second one, which is left out
            while there are none; without any it always stands.
    """
    aret = BlockColumn("år", med_ar("", u) or "Året")
    if publicerade and not u.har_forra_aret(*publicerade):
        return (aret,)
    return (aret, BlockColumn("föregående år", med_ar("", u, 1).strip().capitalize()))


def balanskolumner(u: Underlag, *, alltid: bool = False) -> tuple[BlockColumn, ...]:
    """Return the columns «år» and «föregående år» of balances: at the period's end, and before.

    While there are opening balances alone there is no column for the period's end, unless it is
    always asked for.
    """
    period = str(u.installningar.get(inst.PERIOD))
    manad, day = inst.LAST_DAY.get(period, inst.LAST_DAY[inst.HELAR])
    slut = BlockColumn("år", f"{u.ar}-{manad:02}-{day:02}" if u.ar else "Periodens slut")
    fore = f"{u.ar - 1}-12-31" if u.ar else "31 december föregående år"
    return (*((slut,) if u.har_utgaende or alltid else ()), BlockColumn("föregående år", fore))
