"""Jämställdhet: is each group mixed (40-60), and do women and men answer alike (20 points)?"""

from xlsaddin.domain.indikator import Kon, Maltyp
from xlsaddin.figures.figur import ColumnRange, Figur, Konstant
from xlsaddin.figures.urval import SAKNAS, Om
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Diagram, Format, Rapport, Serie
from xlsaddin.reports.socialt import indikatorsammandrag as sm, jamstalldhetstal as jt
from xlsaddin.reports.socialt.indikatortext import mal, resultat, symbol
from xlsaddin.tabs.socialt.records import Budgetrad, budget
from xlsaddin.tabs.underlag import Underlag

TAB = jt.TAB
INGA_FORDELNINGAR = "Ingen indikator på fliken Indikatorer gäller könsfördelning."
INGA_SKILLNADER = "Ingen indikator på fliken Indikatorer gäller könsskillnad."
_FASTSTALLD = (
    (
        "En fastställd status står kvar oberoende av siffrorna; "
        "skälet står på fliken Socialt bokslut."
    ),
)
_UTFALL = (
    BlockColumn("mål", "Målnivå", Format.TEXT, 26),
    BlockColumn("resultat", "Resultat", Format.TEXT, 28),
    BlockColumn("status", "Status", Format.TEXT, 9),
    BlockColumn("symbol", "Symbol", Format.TEXT, 8),
)
_ANDELAR = (
    BlockColumn("kvinnors andel", "Andel kvinnor", Format.PROCENT, 10),
    BlockColumn("mäns andel", "Andel män", Format.PROCENT, 10),
)
_FORDELNING = (
    BlockColumn(Kon.KVINNOR, "Kvinnor", Format.ANTAL, 10),
    BlockColumn(Kon.MAN, "Män", Format.ANTAL, 10),
    *_ANDELAR,
    *_UTFALL,
)
_SKILLNAD = (
    BlockColumn("kvinnors täljare", "Kvinnor, antal", Format.TAL, 10),
    BlockColumn("mäns täljare", "Män, antal", Format.TAL, 10),
    *_ANDELAR,
    *_UTFALL,
)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    fordelningar = [row for row in budget(u) if row.maltyp is Maltyp.KONSFORDELNING]
    skillnader = [row for row in budget(u) if row.maltyp is Maltyp.KONSSKILLNAD]
    return Rapport(
        TAB,
        "Jämställdhet",
        "Det mindre könets andel av en grupp, och skillnaden mellan kvinnors och mäns svar.",
        (
            Block(
                "Könsfördelning",
                _FORDELNING,
                tuple(_fordelning(row) for row in fordelningar)
                or (BlockRow(INGA_FORDELNINGAR, key="inga fördelningar"),),
            ),
            Block(
                "Skillnad mellan kvinnor och män",
                _SKILLNAD,
                tuple(_skillnad(u, row) for row in skillnader)
                or (BlockRow(INGA_SKILLNADER, key="inga skillnader"),),
            ),
        ),
        noter=(
            "Könsfördelningen är jämn när det mindre könets andel når den lägre gränsen.",
            (
                "Där antalen för kvinnor och män saknas är bara skillnaden publicerad. "
                "«20 %» läses som procentenheter, skillnaden mellan två andelar: vår tolkning."
            ),
            *(_FASTSTALLD if any(row.faststalld for row in (*fordelningar, *skillnader)) else ()),
        ),
        diagram=_diagram() if fordelningar else (),
    )


def _utfall(row: Budgetrad) -> dict[str, Figur]:
    status = sm.cell(row.id, "status")
    return {
        "mål": mal(row),
        "resultat": resultat(row),
        "status": status,
        "symbol": symbol(jt.cell(row, "status")),
    }


def _fordelning(row: Budgetrad) -> BlockRow:
    kvinnor, man = jt.antal(row)
    bokforda = sm.cell(row.id, "antal")
    raknade = {kon: jt.summan(row, "Täljare", kon) for kon in Kon}
    cells: dict[str, Figur] = {
        **{
            str(kon): Om(bokforda, "=", Konstant(0), SAKNAS, antal)
            for kon, antal in raknade.items()
        },
        "kvinnors andel": kvinnor / (kvinnor + man),
        "mäns andel": man / (kvinnor + man),
    }
    return BlockRow(f"{row.id} {row.indikator}", cells | _utfall(row), key=row.id)


def _skillnad(u: Underlag, row: Budgetrad) -> BlockRow:
    cells: dict[str, Figur] = {}
    if jt.per_kon(u, row):
        for kon, vems in ((Kon.KVINNOR, "kvinnors"), (Kon.MAN, "mäns")):
            taljare = jt.cell(row, f"{vems} täljare")
            cells[f"{vems} täljare"] = jt.summan(row, "Täljare", kon)
            cells[f"{vems} andel"] = taljare / jt.summan(row, "Nämnare", kon)
    return BlockRow(f"{row.id} {row.indikator}", cells | _utfall(row), key=row.id)


def _diagram() -> tuple[Diagram, ...]:
    return (
        Diagram(
            "Könsfördelning",
            "Liggande staplar: andelen kvinnor och andelen män i varje grupp.",
            ColumnRange(TAB, 0, "text"),
            (
                Serie("Andel kvinnor", ColumnRange(TAB, 0, "kvinnors andel")),
                Serie("Andel män", ColumnRange(TAB, 0, "mäns andel")),
            ),
            Format.PROCENT,
            "bar",
        ),
    )
