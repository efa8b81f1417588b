"""A file's bookings, balances and budget as rows of the workbook's data tabs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from xlsaddin.domain.belopp import shown
from xlsaddin.domain.kontoplan import BUDGETPOST, RAKNING
from xlsaddin.excel.graft.data_rows import RowContent
from xlsaddin.imports.inlast import Inlast, Kontering as Filkontering, Saldorad
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.bokningar import Kontering, post
from xlsaddin.tabs.ekonomi.checks import BUDGETRADER
from xlsaddin.tabs.ekonomi.forslag import forslag, klass
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, SALDON
from xlsaddin.tabs.underlag import Underlag

ORE = 100
MEST = 1_000_000
"""So many rows a tab holds, with room for headers and for what is there already."""
_SKULDER = 2
Rader = Mapping[str, Sequence[RowContent]]


def innehall(u: Underlag, inlast: Inlast, *, har_egen_budget: bool) -> Rader:
    """Return the rows for each table; what cannot be placed is noted as fel.

    Args:
        u: the workbook's data.
        inlast: what the file holds.
        har_egen_budget: whether somebody has typed a budget, which a file's would double.
    """
    _bara_siffror(inlast)
    if inlast.har_fel:
        return {HUVUDBOK.name: [], SALDON.name: [], BUDGET.name: []}
    budget = [] if har_egen_budget else _budget(u, inlast)
    if har_egen_budget and inlast.budget:
        text = (
            "Filens budget är inte med, för fliken Budget har rader som du har skrivit. Ta bort "
            "dem först om filens ska gälla."
        )
        inlast.upplysning(None, "", text)
    return {
        HUVUDBOK.name: _huvudbok(u, inlast),
        SALDON.name: _saldon(u, inlast.saldon),
        BUDGET.name: budget,
    }


def _bara_siffror(inlast: Inlast) -> None:
    konton = {it.kontering.konto for it in inlast.huvudbok} | {it.konto for it in inlast.saldon}
    konton |= {it.kontering.konto for it in inlast.budget if it.kontering}
    for konto in sorted(konton):
        if not (konto.isascii() and konto.isdecimal()):
            text = f"Konto «{konto}» är inget nummer och får inte plats i Huvudbok."
            inlast.fel(None, "konto", text)


def _ar_resultatkonto(u: Underlag, konto: str) -> bool:
    """Tell by the four first digits, whatever the length of the number."""
    return int(konto[:4]) >= u.first_resultatkonto


def _huvudbok(u: Underlag, inlast: Inlast) -> list[RowContent]:
    """Return the bookings on resultatkonton, signed as the workbook's ledger is."""
    sign = 1 if u.installningar.get(inst.TECKEN) == inst.MINUS_FOR_INTAKTER else -1
    ar_resultat = {
        konto: _ar_resultatkonto(u, konto)
        for konto in {it.kontering.konto for it in inlast.huvudbok}
    }
    svar: list[RowContent] = []
    balans = 0
    for it in inlast.huvudbok:
        if not ar_resultat[it.kontering.konto]:
            balans += 1
            continue
        svar.append(
            {
                "Datum": it.dag,
                "Konto": int(it.kontering.konto),
                "Ansvar": it.kontering.ansvar or None,
                "Projekt": it.kontering.projekt or None,
                "Text": it.text or None,
                "Belopp": sign * it.ore / ORE,
                "Verifikat": it.verifikat,
            }
        )
    utanfor = sorted({it.dag for it in inlast.huvudbok if u.ar and it.dag.year != u.ar})
    if utanfor:
        inlast.fel(
            None,
            "datum",
            f"Filen har rader från {utanfor[0]} till {utanfor[-1]}, utanför arbetsbokens år "
            f"{u.ar}. Välj rätt arbetsbok, eller exportera bara det året.",
        )
    if len(svar) > MEST:
        text = f"Filen har {len(svar)} rader på resultatkonton. På en flik får {MEST} plats."
        inlast.fel(None, "", text)
    if balans:
        inlast.upplysning(None, "", f"{balans} rader på balanskonton är inte med i Huvudbok.")
    return svar


def _saldon(u: Underlag, saldon: Sequence[Saldorad]) -> list[RowContent]:
    """Return the balances of balanskonton with plus on both sides, but for konton at nought."""
    svar = []
    for it in saldon:
        if _ar_resultatkonto(u, it.konto) or not (it.ingaende or it.utgaende):
            continue
        sign = -1 if klass(int(it.konto)) == _SKULDER else 1
        row: dict[str, object] = {"År": u.ar, "Konto": int(it.konto)}
        if it.text:
            row["Text"] = it.text
        for name, ore in (("Ingående", it.ingaende), ("Utgående", it.utgaende)):
            if ore is not None:
                row[name] = sign * ore / ORE
        svar.append(row)
    return svar  # type: ignore[return-value]


def _budget(u: Underlag, inlast: Inlast) -> list[RowContent]:
    """Return the budget by post; a konto that no post takes is a fel with a row to paste."""
    summor: dict[str, int] = defaultdict(int)
    saknas: dict[Filkontering, int] = defaultdict(int)
    for it in inlast.budget:
        name = it.post or (it.kontering and _budgetpost(u, it.kontering))
        if name:
            summor[name] -= it.ore
        elif it.kontering:
            saknas[it.kontering] -= it.ore
    for kontering, ore in saknas.items():
        klistra = "\t".join(forslag(u, int(kontering.konto), (BUDGETPOST,)))
        text = (
            f"Konto {kontering.konto} har budget {shown(ore / ORE, 2)} men ingen post i Utfall och "
            f"budget. Klistra in en rad på fliken Kontoplan: {klistra}"
        )
        inlast.fel(None, "konto", text)
    return [{"År": u.ar, "Post": name, "Belopp": ore / ORE} for name, ore in summor.items() if ore]


def _budgetpost(u: Underlag, kontering: Filkontering) -> str | None:
    nyckel = Kontering(int(kontering.konto), kontering.ansvar or None, kontering.projekt or None)
    if i_budget := post(u, nyckel, BUDGETPOST):
        return i_budget
    raknas_som = post(u, nyckel, RAKNING)
    return raknas_som if raknas_som in BUDGETRADER else None
