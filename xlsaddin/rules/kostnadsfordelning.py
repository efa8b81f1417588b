"""How the costs divide on administration, structure and individuals."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(
    Kalla("Årsredovisning 2023", "1.7.1 Kostnadsfördelning"),
    lydelse="Andel = kostnadsslagets belopp ÷ verksamhetens alla kostnader.",
)
def kostnadsandel(kostnad: T, summa: T) -> T:
    """Return a kind of cost as a share of all costs, 0-1.

    >>> round(100 * kostnadsandel(1_297, 11_568))
    11
    """
    return kostnad / summa
