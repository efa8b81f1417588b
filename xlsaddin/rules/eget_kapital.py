"""Eget kapital from one year's end to the next."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(
    Kalla("LKBR 2018:597", "6 kap. Balansräkning"),
    Kalla("Årsredovisning 2023", "3. Balansräkning"),
    lydelse="Utgående = ingående eget kapital + årets resultat, i utfall och i budget.",
)
def utgaende_eget_kapital(ingaende: T, arets_resultat: T) -> T:
    """Return eget kapital at the end of the year, in outcome or in budget.

    >>> utgaende_eget_kapital(2_035_574, 59_733), utgaende_eget_kapital(2_035_574, -1_150_000)
    (2095307, 885574)
    """
    return ingaende + arets_resultat


@regel(
    Kalla("Årsredovisning 2023", "3. Balansräkning"),
    lydelse="Övrigt eget kapital = summa eget kapital − årets resultat.",
)
def ovrigt_eget_kapital(summa: T, arets_resultat: T) -> T:
    """Return eget kapital without the result of the year.

    >>> ovrigt_eget_kapital(2_035_574, 235_981)
    1799593
    """
    return summa - arets_resultat
