"""The remark on a personnummer: it stops every report, and does not repeat the number."""

from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning


class Fynd(NamedTuple):
    """Where a personnummer stands: the tab, the row where there is one, and the place in words."""

    tab: str
    row: int | None
    place: str

    def anmarkning(self) -> Anmarkning:
        """Return the remark."""
        text = f"{self.place} har ett tal som är format som ett personnummer. Ta bort det."
        return Anmarkning(self.tab, self.row, "", text)
