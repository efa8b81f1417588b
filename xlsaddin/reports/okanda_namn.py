"""Names in Jämförelseår and Tryckta siffror that no report knows: a figure there would be lost."""

from collections.abc import Callable, Iterator, Mapping

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.kontoplan import PLATS_FOR
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import SummaOm
from xlsaddin.parameters.uppslag import first_ar
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import TEXTKOLUMN, Rapport
from xlsaddin.tabs.ekonomi.tables import JAMFORELSEAR
from xlsaddin.tabs.gemensamt.tables import TRYCKTA
from xlsaddin.tabs.schema import CellValue

ENHETER = ("kr", "tkr", "%", "antal")
_Prov = Callable[[Mapping[str, CellValue]], tuple[str, str] | None]
"""Tells which column of a row holds an unknown name, and what to do about it."""


def okanda_namn(bok: Rapportbok) -> list[Anmarkning]:
    """Return a remark for each row of the two tabs that names what is in no report.

    A report that is not made yet has no rows that could be known: of it nothing is said.
    """
    u = bok.underlag
    svar = []
    for table, fel in ((JAMFORELSEAR, _jamforelsear(bok)), (TRYCKTA, _tryckta(bok))):
        data = u.table(table)
        for number, row in zip(data.row_numbers, data.rows(), strict=True):
            if found := fel(row):
                column, text = found
                svar.append(
                    Anmarkning(table.tab, number, column, text, Grad.UPPLYSNING, table.bokdel)
                )
    return svar


def _jamforelsear(bok: Rapportbok) -> _Prov:
    u = bok.underlag
    tabs = {rapport.tab for rapport in bok.rapporter}
    synliga = set(visade(bok)) if u.har(JAMFORELSEAR) else set()
    ritade = {cell.tab for cell in bok.cells}
    gjorda = {rapport for rapport, _ in synliga if rapport in ritade or rapport not in tabs}
    rapporter = tabs | PLATS_FOR.keys()
    first = min(first_ar(), u.ar - 1)

    def fel(row: Mapping[str, CellValue]) -> tuple[str, str] | None:
        ar, rapport, post = int(row["År"] or 0), str(row["Rapport"]), str(row["Post"])
        if rapport not in rapporter:
            return "Rapport", f"Det finns ingen rapport eller not som heter «{rapport}»."
        if u.ar and not first <= ar <= u.ar:
            return "År", f"{ar} är inget år före {u.ar} som en rapport kan visa. Rätta året."
        poster = {ett.name for ett in u.poster(rapport)}
        if rapport in gjorda and (rapport, post) not in synliga and post not in poster:
            return (
                "Post",
                f"«{post}» är ingen rad i {rapport}. Rätta stavningen, annars syns inte siffran.",
            )
        return None

    return fel


def visade(bok: Rapportbok) -> Iterator[tuple[str, str]]:
    """Yield report and post of each published figure that some cell asks for."""
    kvar: list[Figur] = [held.figur for held in bok.cells.values()]
    while kvar:
        figur = kvar.pop()
        if isinstance(figur, SummaOm) and figur.table == JAMFORELSEAR.name:
            rapport, post = (ett.against.value(bok) for ett in figur.conditions[1:])
            yield str(rapport), str(post)
        elif not isinstance(figur, Cell):
            kvar += [del_ for del_ in figur.delar(bok) if not isinstance(del_, Cell)]


def _tryckta(bok: Rapportbok) -> _Prov:
    rapporter = {rapport.tab: rapport for rapport in bok.rapporter}

    def fel(row: Mapping[str, CellValue]) -> tuple[str, str] | None:
        tab, rad, column = (str(row[key]) for key in ("Rapport", "Rad", "Kolumn"))
        if row["Enhet"] not in ENHETER:
            return "Enhet", f"«{row['Enhet']}» går inte att använda. Skriv {', '.join(ENHETER)}."
        if tab not in rapporter:
            return "Rapport", f"Det finns ingen rapportflik som heter «{tab}»."
        columns = _columns(rapporter[tab])
        if columns and rad not in columns:
            return "Rad", f"Raden «{rad}» finns inte på fliken {tab}. Rätta stavningen."
        if columns and column not in columns[rad]:
            return "Kolumn", f"«{rad}» på fliken {tab} har ingen kolumn «{column}»."
        return None

    return fel


def _columns(rapport: Rapport) -> Mapping[str, set[str]]:
    """Return the headers of the columns that each row has, by the row's name and by its text."""
    svar: dict[str, set[str]] = {}
    for block in rapport.block:
        headings = {column.heading for column in block.columns if column.key != TEXTKOLUMN}
        for row in block.rows if headings else ():
            for name in (row.name, row.text):
                svar.setdefault(name, set()).update(headings)
    return svar
