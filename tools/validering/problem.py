"""The list in which a check collects what it finds, and the way it gives up."""

import struct


class BrokenError(Exception):
    """The file is too broken to be read further; the text says where."""


# What reading beyond the end or a wrong length raises in code that unpacks bytes.
UNREADABLE = (BrokenError, struct.error, IndexError, KeyError, ValueError, RecursionError)


class Problems(list[str]):
    """Sentences, one a problem, in the order found."""

    def unless(self, holds: object, sentence: str) -> None:
        """Add the sentence unless the condition holds."""
        if not holds:
            self.append(sentence)
