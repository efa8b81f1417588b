"""Könsfördelning: is a group mixed, and do women and men answer alike?"""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(
    Kalla("Socialt bokslut 2021", "Målområde 2, Jämställd representation"),
    lydelse="Det mindre könets andel = de som är färre ÷ alla i gruppen.",
)
def mindre_andel(farre: T, alla: T) -> T:
    """Return the smaller sex's share, 0-1/2, of a group.

    >>> round(mindre_andel(min(425, 362), 425 + 362), 2)
    0.46
    """
    return farre / alla


@regel(
    Kalla(
        "Socialt bokslut 2021",
        "Målområde 2",
        "«20 %» läses som procentenheter: skillnaden mellan två andelar.",
    ),
    lydelse="Könsskillnad = avståndet mellan kvinnornas andel och männens andel.",
)
def konsskillnad(kvinnornas: float, mannens: float) -> float:
    """Return the distance, 0-1, between the women's share and the men's.

    >>> round(konsskillnad(52 / 54, 36 / 38), 4)
    0.0156
    """
    return abs(kvinnornas - mannens)
