"""The mutants of a source file: one small change each, written into the text at its place.

Texts, annotations, widths of columns and what only names things are left as they are: they are
looked at, not reckoned with.
"""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

COMPARISONS = {
    "<=": "<",
    ">=": ">",
    "<": "<=",
    ">": ">=",
    "==": "!=",
    "!=": "==",
    "not in": "in",
    "in": "not in",
    "is not": "is",
    "is": "is not",
}
ARITHMETIC = {"**": "*", "//": "*", "+": "-", "-": "+", "*": "/", "/": "*", "%": "*"}
LOGIC = {"and": "or", "or": "and"}
LOOKS = frozenset({"BlockColumn", "Column", "Diagram", "Kalla", "regel", "dataclass", "lru_cache"})
"""Calls whose numbers and texts are looks, sources or switches of the language."""


class Mutant(NamedTuple):
    """A change: the bytes from `start` to `end` of a file become `new`."""

    line: int
    start: int
    end: int
    old: str
    new: str

    def applied(self, source: bytes) -> bytes:
        """Return the source with the change.

        >>> Mutant(1, 2, 3, "<", "<=").applied(b"a < b")
        b'a <= b'
        """
        return source[: self.start] + self.new.encode() + source[self.end :]


def mutants(source: bytes) -> list[Mutant]:
    """Return every mutant of a source file, in the order of the text.

    >>> [(m.old, m.new) for m in mutants(b"x = 1 if a < b else -c")]
    [('1', '2'), ('a < b', 'not (a < b)'), ('<', '<='), ('-c', 'c')]
    """
    text = _Text(source)
    found = {m for node in _reckoned(ast.parse(source)) for m in _of(node, text)}
    return sorted(found, key=lambda m: (m.start, -m.end, m.new))


class _Text:
    """A source, to find the bytes of its nodes in."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def span(self, node: ast.expr) -> tuple[int, int]:
        first = self._starts[node.lineno - 1] + node.col_offset
        return first, self._starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)

    def swapped(self, node: ast.expr, new: str) -> Mutant:
        start, end = self.span(node)
        return Mutant(node.lineno, start, end, self.source[start:end].decode(), new)

    def read(self, node: ast.expr) -> str:
        start, end = self.span(node)
        return self.source[start:end].decode()

    def between(self, left: ast.expr, right: ast.expr, table: dict[str, str]) -> Iterator[Mutant]:
        """Yield the sign between two operands, changed."""
        start, end = self.span(left)[1], self.span(right)[0]
        gap = self.source[start:end].decode()
        signs = "|".join(rf"\b{s}\b" if s[0].isalpha() else re.escape(s) for s in table)
        if sign := re.search(signs, gap):
            first = start + len(gap[: sign.start()].encode())
            old = sign.group()
            yield Mutant(left.lineno, first, first + len(old), old, table[old])


def _reckoned(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that the program reckons with."""
    if isinstance(node, ast.Call) and _name(node.func) in LOOKS:
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "type_params", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _reckoned(child)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _of(node: ast.AST, text: _Text) -> Iterator[Mutant]:
    match node:
        case ast.Compare():
            for left, right in pairwise([node.left, *node.comparators]):
                yield from text.between(left, right, COMPARISONS)
        case ast.BinOp():
            yield from text.between(node.left, node.right, ARITHMETIC)
        case ast.BoolOp():
            for left, right in pairwise(node.values):
                yield from text.between(left, right, LOGIC)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield text.swapped(node, text.read(node.operand))
        case ast.Constant(value=int() | float() as number):
            other = not number if isinstance(number, bool) else number + 1
            yield text.swapped(node, repr(other))
        case _:
            yield from _chosen(node, text)


def _chosen(node: ast.AST, text: _Text) -> Iterator[Mutant]:
    """Yield what is chosen or given back, changed."""
    match node:
        case ast.If() | ast.IfExp() | ast.While():
            yield text.swapped(node.test, f"not ({text.read(node.test)})")
        case ast.comprehension():
            yield from (text.swapped(one, "True") for one in node.ifs)
        case ast.Return(value=ast.expr() as value) if text.read(value) != "None":
            yield text.swapped(value, "None")
