"""The balance requirement of the local government act, as it is set out in the report."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel

_RAPPORT = Kalla("Årsredovisning 2023", "1.7.7 Balanskravsresultat")


@regel(
    Kalla("LKBR 2018:597", "11 kap. 10 §"),
    _RAPPORT,
    lydelse="Resultat efter balanskravsjusteringar = årets resultat + justeringarna med tecken.",
)
def efter_balanskravsjusteringar(arets_resultat: T, justeringar: T) -> T:
    """Return the result after the adjustments, which carry their signs.

    Realised gains are taken away, permitted losses added, unrealised changes taken both ways.

    >>> efter_balanskravsjusteringar(59_733, 0)
    59733
    """
    return arets_resultat + justeringar


@regel(
    Kalla("LKBR 2018:597", "11 kap. 10 §"),
    Kalla("KL 2017:725", "11 kap. 14 §"),
    _RAPPORT,
    lydelse="Balanskravsresultat = resultat efter justeringar + förändring av reserven med tecken.",
)
def balanskravsresultat(efter_justeringar: T, reserv: T) -> T:
    """Return the result that the balance requirement looks at.

    >>> balanskravsresultat(59_733, 0)
    59733
    """
    return efter_justeringar + reserv


@regel(
    Kalla("KL 2017:725", "11 kap. 12 §"),
    lydelse="Kvar att återställa = det som var kvar + årets balanskravsresultat, aldrig över noll.",
)
def att_aterstalla(fore: float, balanskravsresultat: float) -> float:
    """Return what is left to restore after a year, with a minus; nought where all is restored.

    Negative results are restored in their order: a surplus meets what was left when it came, and
    what is over is not saved for later losses.

    >>> att_aterstalla(0, -140_000), att_aterstalla(-140_000, 355_000)
    (-140000, 0)
    """
    return min(0, fore + balanskravsresultat)
