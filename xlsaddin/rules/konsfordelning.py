"""Könsfördelning: is a group mixed, and do women and men answer alike?"""

import datetime as dt
from fractions import Fraction

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.indikator import Tal, Utfall
from xlsaddin.domain.kalla import Kalla
from xlsaddin.parameters.uppslag import gallande
from xlsaddin.rules.regel import regel

PROCENT = 100


class IngenAttFordela(XlsAddinError):
    """Det finns varken kvinnor eller män att fördela."""


class IngenSvarande(XlsAddinError):
    """Det finns inga svarande bland kvinnorna eller bland männen att jämföra."""


def minsta_andel(day: dt.date) -> Fraction:
    """Return the least share, 0-1, of the smaller sex that was jämställd on `day`."""
    return Fraction(gallande("konsfordelning", day)["varde"], PROCENT)


def storsta_skillnad(day: dt.date) -> Fraction:
    """Return the greatest difference, 0-1, between the sexes that was allowed on `day`."""
    return Fraction(gallande("konsskillnad", day)["varde"], PROCENT)


@regel(
    Kalla("Socialt bokslut 2021", "Målområde 2, Jämställd representation (rad 732–750)"),
    lydelse="Det mindre könets andel = de som är färre ÷ alla i gruppen.",
)
def mindre_andel(kvinnor: int, man: int) -> Fraction:
    """Return the smaller sex's share, 0-1/2, of a group.

    Raises:
        IngenAttFordela: the group is empty.

    >>> mindre_andel(kvinnor=425, man=362) == Fraction(362, 787)
    True
    """
    if kvinnor + man == 0:
        raise IngenAttFordela
    return Fraction(min(kvinnor, man), kvinnor + man)


@regel(
    Kalla("Socialt bokslut 2021", "Målområde 2, Jämställd representation (rad 732–750)"),
    lydelse="Fördelningen är jämn när det mindre könets andel når den lägsta tillåtna.",
)
def jamn_konsfordelning(kvinnor: int, man: int, minst: Tal) -> bool:
    """Tell whether the smaller sex is at least the share `minst` of the group.

    Raises:
        IngenAttFordela: the group is empty.

    >>> jamn_konsfordelning(40, 60, minsta_andel(dt.date(2021, 12, 31)))
    True
    """
    return mindre_andel(kvinnor, man) >= minst


@regel(
    Kalla(
        "Socialt bokslut 2021",
        "Målområde 2 (rad 753–767 och 832–861)",
        "«20 %» läses som procentenheter: skillnaden mellan två andelar.",
    ),
    lydelse="Könsskillnad = avståndet mellan kvinnornas andel och männens andel.",
)
def konsskillnad(kvinnor: Utfall, man: Utfall) -> Tal:
    """Return the distance, 0-1, between the women's share and the men's.

    Raises:
        IngenSvarande: one of the groups is empty.

    >>> f"{float(konsskillnad(Utfall(52, 54), Utfall(36, 38))):.4f}"
    '0.0156'
    """
    if kvinnor.value is None or man.value is None:
        raise IngenSvarande
    skillnad = kvinnor.value - man.value
    return max(skillnad, -skillnad)
