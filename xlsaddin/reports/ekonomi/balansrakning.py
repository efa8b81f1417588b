"""Balansräkning: assets, eget kapital and debts at the period's end and the last year's."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Figur, OptionalCell
from xlsaddin.figures.funktion import hela_oren, utslag
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import noter, resultatrakning as rr
from xlsaddin.reports.ekonomi.perioden import balanskolumner, i_perioden
from xlsaddin.reports.ekonomi.postfigur import cells_of, fast_post, ingaende, utgaende
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.eget_kapital import ovrigt_eget_kapital, utgaende_eget_kapital
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import SALDON
from xlsaddin.tabs.underlag import Underlag

TAB = p.BALANSRAKNING
BOKDEL = Bokdel.EKONOMI
ANLAGGNING = "Anläggningstillgångar"
FORDRINGAR = "Fordringar"
KASSA = "Kassa och bank"
OMSATTNING = "Summa omsättningstillgångar"
TILLGANGAR = "SUMMA TILLGÅNGAR"
ARETS_RESULTAT = "Årets resultat"
OVRIGT = "Övrigt eget kapital"
EGET_KAPITAL = "Summa eget kapital"
AVSATTNINGAR = "Avsättningar"
LANGFRISTIGA = "Långfristiga skulder"
KORTFRISTIGA = "Kortfristiga skulder"
SKULDER = "Summa skulder"
FINANSIERING = "SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER"
BALANSERAR = "Tillgångar minus eget kapital, avsättningar och skulder"
EGET_KAPITAL_POST = "Eget kapital"
SAKERHETER = (
    (inst.PANTER, "Panter och därmed jämförliga säkerheter"),
    (inst.ANSVARSFORBINDELSER, "Ansvarsförbindelser"),
)
"""The settings that are told below the figures when they are filled in, and how."""
DELAR = 0
"""Both sides come from exact amounts: no difference counts as rounding."""


def cell(row: str, column: str = "år") -> Figur:
    """Return a cell of the statement, in the column «år» or «föregående år»."""
    return OptionalCell(TAB, row, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    if not u.har(SALDON):
        skal = "Balansräkningen görs när det finns rader på fliken Saldon."
        return utan_underlag(TAB, "Balansräkning", skal)
    notkolumn = noter.notkolumn(u, p.NOT_FORDRINGAR, p.NOT_SKULDER)
    columns = (*notkolumn, *balanskolumner(u))
    utan_rubrik = (*(it._replace(heading="") for it in notkolumn), *balanskolumner(u))
    return Rapport(
        TAB,
        "Balansräkning",
        "Belopp i kr.",
        (
            block("Tillgångar", columns, _tillgangar(u)),
            block("Eget kapital, avsättningar och skulder", columns, _finansiering(u)),
            block("Avstämning", utan_rubrik, _avstamning()),
        ),
        noter=(
            *_sakerheter(u),
            "Ingående eget kapital på fliken Saldon är eget kapital efter förra årets resultat.",
        ),
    )


def _sakerheter(u: Underlag) -> tuple[str, ...]:
    values = ((name, str(u.installningar.get(key) or "").strip()) for key, name in SAKERHETER)
    return tuple(f"{name}: {value.rstrip('.')}." for name, value in values if value)


def _tillgangar(u: Underlag) -> tuple[BlockRow, ...]:
    return (
        _saldo(ANLAGGNING),
        BlockRow("Omsättningstillgångar", slag=RowKind.HEADING),
        noter.row_ur(u, FORDRINGAR, p.NOT_FORDRINGAR),
        _saldo(KASSA),
        _summa(OMSATTNING, [FORDRINGAR, KASSA]),
        _summa(TILLGANGAR, [ANLAGGNING, OMSATTNING], RowKind.RESULTAT),
    )


def _finansiering(u: Underlag) -> tuple[BlockRow, ...]:
    eget = fast_post(TAB, EGET_KAPITAL_POST)
    forra_resultatet = cell(ARETS_RESULTAT, "föregående år")
    return (
        BlockRow("Eget kapital", slag=RowKind.HEADING),
        BlockRow(
            i_perioden(u, ARETS_RESULTAT),
            {"år": rr.cell(rr.ARETS_RESULTAT), "föregående år": rr.forra_resultatet(u)},
            key=ARETS_RESULTAT,
        ),
        BlockRow(
            OVRIGT,
            {
                "år": utgaende(eget),
                "föregående år": ovrigt_eget_kapital(ingaende(eget), forra_resultatet),
            },
        ),
        BlockRow(
            EGET_KAPITAL,
            {
                "år": utgaende_eget_kapital(cell(OVRIGT), cell(ARETS_RESULTAT)),
                "föregående år": ingaende(eget),
            },
            RowKind.SUMMA,
        ),
        _saldo(AVSATTNINGAR),
        BlockRow("Skulder", slag=RowKind.HEADING),
        _saldo(LANGFRISTIGA),
        noter.row_ur(u, KORTFRISTIGA, p.NOT_SKULDER),
        _summa(SKULDER, [LANGFRISTIGA, KORTFRISTIGA]),
        _summa(FINANSIERING, [EGET_KAPITAL, AVSATTNINGAR, SKULDER], RowKind.RESULTAT),
    )


def _avstamning() -> tuple[BlockRow, ...]:
    def skillnad(column: str) -> Figur:
        return hela_oren(cell(TILLGANGAR, column) - cell(FINANSIERING, column))

    return (
        BlockRow(BALANSERAR, {k: skillnad(k) for k in ("år", "föregående år")}, RowKind.SUMMA),
        BlockRow(
            "Utslag",
            {k: utslag(cell(BALANSERAR, k), DELAR) for k in ("år", "föregående år")},
            format=Format.TEXT,
        ),
    )


def _saldo(name: str) -> BlockRow:
    post = fast_post(TAB, name)
    return BlockRow(name, {"år": utgaende(post), "föregående år": ingaende(post)})


def _summa(name: str, delar: list[str], slag: RowKind = RowKind.SUMMA) -> BlockRow:
    cells = {k: Summa(cells_of(TAB, delar, k)) for k in ("år", "föregående år")}
    return BlockRow(name, cells, slag)
