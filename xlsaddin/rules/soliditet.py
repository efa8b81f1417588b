"""Solidity: how much of the assets is financed by eget kapital."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(Kalla("Årsredovisning 2023", "1.3 Översikt över verksamhetens utveckling (rad 155)"))
def soliditet(eget_kapital: T, tillgangar: T) -> T:
    """Soliditet = summa eget kapital ÷ summa tillgångar.

    >>> round(100 * soliditet(2_095_307, 8_714_173))
    24
    """
    return eget_kapital / tillgangar
