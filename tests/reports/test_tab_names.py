"""A tab's name is written in one module, and imported by the others."""

import ast
from collections import Counter

from templates.build import ROT
from xlsaddin.reports.alla import TABS

REPORTS = ROT / "xlsaddin/reports"
PLACES = {"Cell", "ColumnRange"}


def _trees():
    return {p: ast.parse(p.read_text(encoding="utf-8")) for p in REPORTS.rglob("*.py")}


def _text(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_no_reference_to_a_cell_spells_out_its_tab():
    spelt = [
        (path.name, text)
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in PLACES and node.args
        if (text := _text(node.args[0])) is not None
    ]
    assert spelt == []


def test_no_tab_name_is_given_a_name_twice():
    names = Counter(
        text
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and (text := _text(node.value)) in TABS
    )
    assert [name for name, times in names.items() if times > 1] == []
