"""Rows of a table that are alike in every cell, and how that is told."""

from collections.abc import Hashable, Iterable, Sequence

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.values import is_empty

_NAMNDA = 3
_Pair = tuple[int, int]


def alike(rows: Iterable[tuple[int, Hashable]]) -> list[_Pair]:
    """Return each row that is alike an earlier one, and that one.

    Args:
        rows: the number of each row, and all that it holds.

    >>> alike([(5, "hyra"), (6, "lön"), (7, "hyra"), (8, "hyra")])
    [(7, 5), (8, 5)]
    """
    first: dict[Hashable, int] = {}
    pairs = ((number, first.setdefault(cells, number)) for number, cells in rows)
    return [pair for pair in pairs if pair[0] != pair[1]]


def alike_remarks(ra: RawTable) -> list[Anmarkning]:
    """Return one remark on all rows that are alike an earlier one, in the user's own columns too.

    Such rows may be right: two tickets bought on one day. So it is only worth a look, and a voucher
    number in a column of the user's own tells them apart.
    """
    pairs = _at_hand(ra) if ra.alike is None else ra.alike
    if not pairs:
        return []
    runs = _runs(pairs)
    sagda = [_in_words(*run) for run in runs[:_NAMNDA]]
    rest = sum(length for *_, length in runs[_NAMNDA:])
    sagda += [f"{rest} {'rad' if rest == 1 else 'rader'} till"] if rest else []
    *fore, last = sagda
    lika = f"{', '.join(fore)} och {last}" if fore else last
    text = (
        f"Lika i alla kolumner: {lika}. Är beloppet bokfört två gånger, ta bort den ena raden; "
        "annars är det som det ska."
    )
    return [Anmarkning(ra.tab, pairs[0][0], "", text, Grad.UPPLYSNING)]


def _at_hand(ra: RawTable) -> list[_Pair]:
    """Return the pairs among rows that are read with care; blank ones are no rows."""
    return alike(
        (number, tuple(map(str, row)))
        for number, row in enumerate(ra.rows, ra.first_row)
        if not is_empty(row)
    )


def _runs(pairs: Sequence[_Pair]) -> list[tuple[int, int, int]]:
    """Return the pairs as runs of rows below one another: row, the one it is alike, how many.

    >>> _runs([(12, 2), (13, 3), (20, 9)])
    [(12, 2, 2), (20, 9, 1)]
    """
    runs: list[tuple[int, int, int]] = []
    for row, earlier in pairs:
        if runs and (row - runs[-1][2], earlier - runs[-1][2]) == runs[-1][:2]:
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((row, earlier, 1))
    return runs


def _in_words(row: int, earlier: int, length: int) -> str:
    if length == 1:
        return f"rad {earlier} och {row}"
    return f"rad {earlier}–{earlier + length - 1} och {row}–{row + length - 1}"
