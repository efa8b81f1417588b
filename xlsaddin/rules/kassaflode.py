"""The cash flow by the indirect method; it must tie to the change in likvida medel."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel

_RAPPORT = Kalla("Årsredovisning 2023", "4. Kassaflödesanalys")
_RKR = Kalla("RKR R13 Kassaflödesanalys", "indirekt metod")


@regel(
    _RKR,
    _RAPPORT,
    lydelse="Ökade fordringar binder likvida medel: ingående − utgående.",
)
def fordringsforandring(ingaende: T, utgaende: T) -> T:
    """Return what changed claims released (+) or tied up (−).

    >>> fordringsforandring(140_659, 196_225)
    -55566
    """
    return ingaende - utgaende


@regel(
    _RKR,
    _RAPPORT,
    lydelse="Ökade skulder frigör likvida medel: utgående − ingående.",
)
def skuldforandring(ingaende: T, utgaende: T) -> T:
    """Return what changed debts released (+) or tied up (−).

    >>> skuldforandring(4_139_370, 6_618_866)
    2479496
    """
    return utgaende - ingaende


@regel(
    _RKR,
    _RAPPORT,
    lydelse="Löpande verksamhet = medel före förändring av rörelsekapital + fordringar + skulder.",
)
def kassaflode_lopande(medel: T, fordringar: T, skulder: T) -> T:
    """Return the cash flow of the running activity.

    >>> kassaflode_lopande(59_733, -55_566, 2_479_496)
    2483663
    """
    return medel + fordringar + skulder


@regel(
    _RKR,
    Kalla("LKBR 2018:597", "8 kap. Kassaflödesanalys"),
    lydelse="Årets investeringar = anläggningstillgångarnas ökning med avskrivningarna återlagda.",
)
def arets_investeringar(ingaende: T, utgaende: T, avskrivningar: T) -> T:
    """Return what was invested in fixed assets during the year.

    >>> arets_investeringar(100, 120, -10)
    30
    """
    return utgaende - ingaende - avskrivningar
