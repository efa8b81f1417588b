"""The blocks «Avstämning» of the reports of the economy: two ways to the same figure."""

from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.funktion import hela_oren, utslag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, RowKind

HEADING = "Avstämning"
UTSLAG = "Utslag"
SKILLNAD = "Skillnad"
EXAKT = 0
"""Both sides come from exact amounts: no difference counts as rounding."""


def avstamning(
    tab: str, column: BlockColumn, har: tuple[str, Figur], dar: tuple[str, Figur]
) -> Block:
    """Return a block that holds a figure of the report against the same figure of another.

    Args:
        tab: the report's tab.
        column: the column of the figures.
        har: the text and the figure of the report itself.
        dar: the text and the figure that it should equal.
    """

    def cell(row: str) -> Figur:
        return Cell(tab, row, column.key)

    (name, figur), (annat, andra) = har, dar
    return Block(
        HEADING,
        (column,),
        (
            BlockRow(name, {column.key: figur}, key=f"{HEADING} {name}"),
            BlockRow(annat, {column.key: andra}),
            BlockRow(
                SKILLNAD,
                {column.key: hela_oren(cell(f"{HEADING} {name}") - cell(annat))},
                RowKind.SUMMA,
            ),
            BlockRow(UTSLAG, {column.key: utslag(cell(SKILLNAD), EXAKT)}, format=Format.TEXT),
        ),
    )
