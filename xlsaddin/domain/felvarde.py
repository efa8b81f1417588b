"""What a formula comes to when it has no answer."""


class Felvarde(str):
    """An error value in a cell, such as #N/A: not the text that only looks like one.

    >>> isinstance("#N/A", Felvarde), Felvarde("#N/A") == "#N/A"
    (False, True)
    """

    __slots__ = ()
