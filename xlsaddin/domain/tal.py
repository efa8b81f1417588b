"""What a rule of plain arithmetic reckons with: numbers, or figures that stand for numbers."""

from typing import Protocol, Self, TypeVar


class Raknebar(Protocol):
    """Anything that can be added, subtracted, negated and divided."""

    def __add__(self, annan: Self, /) -> Self:
        """Return the sum."""

    def __sub__(self, annan: Self, /) -> Self:
        """Return the difference."""

    def __truediv__(self, annan: Self, /) -> Self:
        """Return the quotient."""

    def __neg__(self) -> Self:
        """Return the number with the opposite sign."""


T = TypeVar("T", bound=Raknebar)
