"""Reconciliation: two ways to the same figure, and what their difference means."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.rules.regel import regel

STAMMER, AVRUNDNING, FEL = "stämmer", "avrundning", "fel"
HALVT_ORE = 0.005
PER_DEL = 0.5


@regel(
    Kalla(
        "Avrundning, en gång per siffra",
        tolkning="En summa av n avrundade delar kan avvika högst n × 0,5 från summan.",
    ),
    lydelse="Högst en halv enhet per avrundad del är avrundning, mer är fel.",
)
def utslag(skillnad: float, delar: int) -> str:
    """Return what a difference means in words.

    >>> utslag(0.0, 3), utslag(-1.0, 3), utslag(2.0, 3)
    ('stämmer', 'avrundning', 'fel')
    """
    if abs(skillnad) < HALVT_ORE:
        return STAMMER
    return AVRUNDNING if abs(skillnad) <= PER_DEL * delar else FEL
