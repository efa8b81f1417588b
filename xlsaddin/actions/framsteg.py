"""How an action tells what it is doing."""

from collections.abc import Callable

Framsteg = Callable[[str], None]
"""Called with a Swedish sentence when a step begins."""


def tyst(_: str) -> None:
    """Say nothing."""
