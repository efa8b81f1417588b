"""The deviation of an outcome from its budget."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(
    Kalla("RKR R14 Drift- och investeringsredovisning"),
    Kalla("Årsredovisning 2023", "5. Driftsredovisning"),
    lydelse="Avvikelse = utfall − budget; plus är bättre, eftersom kostnader är negativa.",
)
def avvikelse(utfall: T, budget: T) -> T:
    """Return how much better the outcome is than the budget.

    >>> avvikelse(-11_568_044, -12_635_000)
    1066956
    """
    return utfall - budget
