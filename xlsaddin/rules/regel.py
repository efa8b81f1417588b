"""The mark of a rule: a pure function that names its sources."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from xlsaddin.domain.kalla import Kalla

F = TypeVar("F", bound=Callable[..., object])


class Regel(NamedTuple):
    """A rule's name, what it says in a Swedish sentence, and its sources."""

    name: str
    lydelse: str
    kallor: tuple[Kalla, ...]


_register: dict[str, Regel] = {}


def regel(*kallor: Kalla, lydelse: str) -> Callable[[F], F]:
    """Mark a function as a rule that says `lydelse`, in Swedish, and rests on `kallor`.

    Raises:
        ValueError: no source is given.
    """

    def marked(funktion: F) -> F:
        name = getattr(funktion, "__name__", "")
        if not (kallor and lydelse):
            raise ValueError(f"The rule {name} needs a source and a sentence")
        _register[name] = Regel(name, lydelse, kallor)
        return funktion

    return marked


def regel_for(funktion: Callable[..., object]) -> Regel:
    """Return what is known of a rule."""
    return _register[funktion.__name__]
