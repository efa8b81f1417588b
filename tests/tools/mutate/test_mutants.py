"""The mutants of a source: each a small change at its place, and none where nothing is reckoned."""

import pytest

from tools.mutate.mutants import mutants


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a <= b", ["a < b"]),
        ("a not in b", ["a in b"]),
        ("a < b < c", ["a <= b < c", "a < b <= c"]),
        ("å + b", ["å - b"]),
        ("a and b or c", ["a or b or c", "a and b and c"]),
        ("not a", ["a"]),
        ("f(1, True)", ["f(2, True)", "f(1, False)"]),
        ("x = [a for a in b if c]", ["x = [a for a in b if True]"]),
        ("def f(x: int = 2) -> str | None:\n    return x", None),
        ("BlockColumn('a', 'B', width=9)", []),
        ("'a text' 'that is told'", []),
    ],
)
def test_each_change_stands_at_its_place(source: str, changed: list[str] | None):
    found = [m.applied(source.encode()).decode() for m in mutants(source.encode())]
    if changed is None:
        changed = [source.replace("= 2", "= 3"), source.replace("return x", "return None")]
    assert changed == found


def test_a_choice_is_turned_round():
    (choice, *_) = mutants(b"if a:\n    pass")
    assert ("a", "not (a)") == (choice.old, choice.new)
