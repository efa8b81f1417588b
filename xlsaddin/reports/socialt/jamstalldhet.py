"""Jämställdhet: is each group mixed (40-60), and do women and men answer alike (20 points)?"""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.indikator import Kon
from xlsaddin.domain.malslag import Hoplaggning
from xlsaddin.figures.figur import ColumnRange, Figur, Konstant
from xlsaddin.figures.urval import SAKNAS, Om
from xlsaddin.reports.ekonomi.ritat import utan_underlag
from xlsaddin.reports.rapport import (
    TEXTKOLUMN,
    Block,
    BlockColumn,
    BlockRow,
    ChartKind,
    Diagram,
    Format,
    Rapport,
    Serie,
)
from xlsaddin.reports.socialt import cells as c
from xlsaddin.reports.socialt.hoplaggning import av_kon, booked_per_kon
from xlsaddin.reports.socialt.indikatortext import mal, resultat, symbol
from xlsaddin.rules.samlat_utfall import samlad_andel
from xlsaddin.tabs.socialt.records import Budgetrad, budget
from xlsaddin.tabs.underlag import Underlag

TAB = c.JAMSTALLDHET
BOKDEL = Bokdel.SOCIALT
FORDELNING, SKILLNAD = "Könsfördelning", "Skillnad mellan kvinnor och män"
INGA = "Ingen indikator på fliken Indikatorer gäller könsfördelning eller könsskillnad."
_JAMN = "Könsfördelningen är jämn när det mindre könets andel når den lägre gränsen."
_PUNKTER = "Skillnaden mellan två andelar räknas i procentenheter."
_BARA_SKILLNAD = "Där antalen för kvinnor och män saknas är bara skillnaden bokförd."
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
    BlockColumn(c.ANDEL_AV[Kon.KVINNOR], "Andel kvinnor", Format.PROCENT, 10),
    BlockColumn(c.ANDEL_AV[Kon.MAN], "Andel män", Format.PROCENT, 10),
)
_FORDELNING = (
    BlockColumn(Kon.KVINNOR, "Kvinnor", Format.ANTAL, 10, personer=True),
    BlockColumn(Kon.MAN, "Män", Format.ANTAL, 10, personer=True),
    *_ANDELAR,
    *_UTFALL,
)
_SKILLNAD = (
    BlockColumn(c.TALJARE_AV[Kon.KVINNOR], "Kvinnor, antal", Format.TAL, 10, personer=True),
    BlockColumn(c.TALJARE_AV[Kon.MAN], "Män, antal", Format.TAL, 10, personer=True),
    *_ANDELAR,
    *_UTFALL,
)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    fordelningar = [row for row in budget(u) if _pooled(row, Hoplaggning.MINDRE_KON)]
    skillnader = [row for row in budget(u) if _pooled(row, Hoplaggning.KONSSKILLNAD)]
    if not (fordelningar or skillnader):
        return utan_underlag(TAB, TAB, INGA)
    blocks = (
        Block(FORDELNING, _FORDELNING, tuple(map(_fordelning, fordelningar))),
        Block(SKILLNAD, _SKILLNAD, tuple(_skillnad(u, row) for row in skillnader)),
    )
    return Rapport(
        TAB,
        TAB,
        "Det mindre könets andel av en grupp, och skillnaden mellan kvinnor och män.",
        (
            *(block for block in blocks if block.rows),
            *([_diagram()] if fordelningar else ()),
        ),
        noter=(
            *([_JAMN] if fordelningar else ()),
            *([_PUNKTER] if skillnader else ()),
            *([_BARA_SKILLNAD] if not all(booked_per_kon(u, r) for r in skillnader) else ()),
            *(_FASTSTALLD if any(row.faststalld for row in (*fordelningar, *skillnader)) else ()),
        ),
    )


def _pooled(row: Budgetrad, satt: Hoplaggning) -> bool:
    return row.betydelse.hoplaggning is satt


def _utfall(row: Budgetrad) -> dict[str, Figur]:
    status = c.samlat(row.id, "status")
    return {
        "mål": mal(row),
        "resultat": resultat(row),
        "status": status,
        "symbol": symbol(c.per_kon(row.id, "status")),
    }


def _fordelning(row: Budgetrad) -> BlockRow:
    kvinnor, man = (c.per_kon(row.id, kon) for kon in Kon)
    bokforda = c.samlat(row.id, "antal")
    raknade = {kon: av_kon(row, "Täljare", kon) for kon in Kon}
    cells: dict[str, Figur] = {
        **{
            str(kon): Om(bokforda, "=", Konstant(0), SAKNAS, antal)
            for kon, antal in raknade.items()
        },
        c.ANDEL_AV[Kon.KVINNOR]: kvinnor / (kvinnor + man),
        c.ANDEL_AV[Kon.MAN]: man / (kvinnor + man),
    }
    return BlockRow(f"{row.id} {row.indikator}", cells | _utfall(row), key=row.id)


def _skillnad(u: Underlag, row: Budgetrad) -> BlockRow:
    cells: dict[str, Figur] = {}
    if booked_per_kon(u, row):
        for kon in Kon:
            taljare: Figur = c.per_kon(row.id, c.TALJARE_AV[kon])
            cells[c.TALJARE_AV[kon]] = av_kon(row, "Täljare", kon)
            cells[c.ANDEL_AV[kon]] = samlad_andel(taljare, av_kon(row, "Nämnare", kon))
    return BlockRow(f"{row.id} {row.indikator}", cells | _utfall(row), key=row.id)


def _diagram() -> Diagram:
    def column(key: str) -> ColumnRange:
        return ColumnRange(TAB, FORDELNING, key)

    return Diagram(
        "Könsfördelning",
        "Liggande staplar: andelen kvinnor och andelen män i varje grupp.",
        column(TEXTKOLUMN),
        (
            Serie("Andel kvinnor", column(c.ANDEL_AV[Kon.KVINNOR])),
            Serie("Andel män", column(c.ANDEL_AV[Kon.MAN])),
        ),
        Format.PROCENT,
        ChartKind.BAR,
    )
