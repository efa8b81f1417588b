"""Columns as Excel names them: A, B … Z, AA."""

_BOKSTAVER = 26


def kolumnbokstav(nummer: int) -> str:
    """Return the letters of a column, counted from 1.

    >>> kolumnbokstav(1), kolumnbokstav(28)
    ('A', 'AB')
    """
    bokstaver = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, _BOKSTAVER)
        bokstaver = chr(ord("A") + rest) + bokstaver
    return bokstaver


def kolumnnummer(bokstaver: str) -> int:
    """Return the number of a column: the inverse of `kolumnbokstav`.

    >>> kolumnnummer("A"), kolumnnummer("AB")
    (1, 28)
    """
    nummer = 0
    for bokstav in bokstaver:
        nummer = nummer * _BOKSTAVER + ord(bokstav) - ord("A") + 1
    return nummer
