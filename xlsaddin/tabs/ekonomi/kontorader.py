"""The rows of the Kontoplan with their place in the table, and codes as they are compared."""

from xlsaddin.domain.kontoplan import PLATSER, Kontorad, Omfang
from xlsaddin.tabs.schema import CellValue, TableData


def kontorader(data: TableData) -> tuple[Kontorad, ...]:
    """Return the rows of the Kontoplan with their place in the table.

    The place counts blank and faulty rows too, because formulas point with it.
    """
    return tuple(
        Kontorad(
            number - data.first_row + 1,
            Omfang(
                int(row["Från konto"] or 0),
                int(row["Till konto"] or row["Från konto"] or 0),
                kod(row["Ansvar"]),
                kod(row["Projekt"]),
            ),
            {it.column: str(row[it.column]) for it in PLATSER if row[it.column] is not None},
            row["Till konto"] is not None,
        )
        for number, row in zip(data.row_numbers, data.rows(), strict=True)
    )


def kod(value: CellValue) -> str | None:
    """Return a code as text, None where there is none."""
    return None if value is None else str(value)
