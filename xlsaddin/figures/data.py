"""What figures read of the user's data one cell at a time: a row of a data table, a setting."""

from dataclasses import dataclass

from xlsaddin.figures.figur import Bok, Figur, Value, literal, om_tomt


@dataclass(slots=True, eq=False, repr=False)
class TableValue(Figur):
    """The value on one row of a data table; missing where the cell is blank.

    With `filled` the cell is never blank, so that the formula needs no guard.
    """

    table: str
    column: str
    place: int
    filled: bool = False

    def value(self, bok: Bok) -> Value:
        """Return the value on that row."""
        return bok.table_value(self.table, self.column, self.place)

    def formula(self, bok: Bok, tab: str) -> str:  # noqa: ARG002 - the same on every tab
        """Return INDEX into the table's column."""
        cell = f"INDEX({self.table}[{self.column}],{self.place})"
        return cell if self.filled else om_tomt([cell], cell)

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """A data cell may be blank, unless it is known to be filled in."""
        return not self.filled


@dataclass(slots=True, eq=False, repr=False)
class Installning(Figur):
    """The value of a setting; where it is blank, what `otherwise` says, or missing."""

    key: str
    otherwise: Value = None

    def value(self, bok: Bok) -> Value:
        """Return the setting's value."""
        value = bok.installning(self.key)
        return self.otherwise if value is None else value

    def formula(self, bok: Bok, tab: str) -> str:  # noqa: ARG002 - the same on every tab
        """Return a look-up of the key in the settings."""
        row = f"MATCH({literal(self.key)},tblInstallningar[Nyckel],0)"
        cell = f"INDEX(tblInstallningar[Värde],{row})"
        otherwise = literal(self.otherwise)
        return f'IFERROR(IF({cell}="",{otherwise},{cell}),{otherwise})'

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """A setting may always be blank."""
        return self.otherwise is None
