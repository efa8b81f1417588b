"""Where a rule or a value comes from."""

from typing import NamedTuple


class Kalla(NamedTuple):
    """A source: the work and the place in it.

    Attributes:
        verk: law, recommendation or report, as a reader would cite it.
        stalle: paragraph, section or line in the work.
        tolkning: what is our own reading of the source, shown as such; empty when nothing is.

    >>> str(Kalla("LKBR 2018:597", "11 kap. 10-14 §§"))
    'LKBR 2018:597, 11 kap. 10-14 §§'
    """

    verk: str
    stalle: str = ""
    tolkning: str = ""

    def __str__(self) -> str:
        return ", ".join(del_ for del_ in (self.verk, self.stalle) if del_)
