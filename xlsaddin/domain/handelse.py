"""The social ledger's lines: what happened, counted or told."""

from enum import StrEnum


class Slag(StrEnum):
    """Counted or told."""

    KVANTITATIV = "kvantitativ"
    KVALITATIV = "kvalitativ"
