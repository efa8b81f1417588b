"""Solidity: how much of the assets is financed by eget kapital."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(
    Kalla("Årsredovisning 2023", "1.3 Översikt över verksamhetens utveckling"),
    lydelse="Soliditet = summa eget kapital ÷ summa tillgångar.",
)
def soliditet(eget_kapital: T, tillgangar: T) -> T:
    """Return eget kapital as a share of the assets, 0-1.

    >>> round(100 * soliditet(2_095_307, 8_714_173))
    24
    """
    return eget_kapital / tillgangar
