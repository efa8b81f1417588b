"""Every kind of target has a whole record, and nobody else tells the kinds apart."""

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from string import Formatter
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings, strategies as st

from templates.build import ROT
from xlsaddin.domain.indikator import ANDELSENHETER
from xlsaddin.domain.malslag import Form, Hoplaggning, Malslag, Maltyp
from xlsaddin.parameters.uppslag import parameterfil
from xlsaddin.tabs.socialt.tables import INDIKATORER

HOME = ROT / "xlsaddin/domain/malslag.py"
SOURCES = sorted(p for d in ("xlsaddin", "udfs", "templates") for p in (ROT / d).rglob("*.py"))
I_MALET = {"mal", "enhet", "motsatt"}
I_UTFALLET = {"procent", "hundradelar", "tal", "enhet", "taljare", "namnare", "farre"}
every_kind = pytest.mark.parametrize("kind", Maltyp)
shares = st.fractions(0, 1, max_denominator=1000)


def _is_a(value: object, hint: object) -> bool:
    if get_origin(hint) is Callable:
        return callable(value)
    if get_origin(hint) is Mapping:
        return isinstance(value, Mapping) and bool(value)
    if get_origin(hint) is frozenset:
        (of,) = get_args(hint)
        return isinstance(value, frozenset) and bool(value) and all(_is_a(v, of) for v in value)
    return isinstance(value, get_args(hint) or hint)


@every_kind
@pytest.mark.parametrize(("field", "hint"), get_type_hints(Malslag).items())
def test_each_field_of_each_kind_is_there(kind, field, hint):
    assert _is_a(getattr(kind.malslag, field), hint)


def test_no_field_has_a_default_that_a_new_kind_could_fall_back_on():
    assert Malslag._field_defaults == {}


def test_a_word_without_a_record_is_no_kind():
    with pytest.raises(ValueError, match="unpack"):
        Maltyp._new_member_(Maltyp, "ungefär")


def test_no_two_kinds_have_the_same_record():
    assert all(a.malslag != b.malslag for a, b in combinations(Maltyp, 2))


@every_kind
@settings(deadline=None)
@given(shares, shares)
def test_the_formula_leaves_as_much_to_the_target_as_the_rule(kind, utfall, mal):
    formula = kind.malslag.kvar_formel.format(u="(u)", m="(m)")
    cell = eval(formula, {"MIN": min, "ABS": abs, "u": utfall, "m": mal})  # noqa: S307
    assert Fraction(cell) == kind.malslag.kvar(utfall, mal)


@every_kind
def test_the_words_of_a_kind_hold_only_what_the_reports_can_put_in_them(kind):
    utfall_i_ord = [(b.i_ord, I_UTFALLET) for b in kind.malslag.betydelser.values()]
    for mall, kanda in ((kind.malslag.mal_i_ord, I_MALET), *utfall_i_ord):
        names = {name for _, name, _, _ in Formatter().parse(mall) if name}
        assert names
        assert names <= kanda


@every_kind
def test_only_shares_are_near_and_only_counts_go_without_percent(kind):
    malslag = kind.malslag
    assert malslag.har_nara == (malslag.hogst is not None)
    assert malslag.har_nara == (ANDELSENHETER.issuperset(malslag.enheter))


@every_kind
def test_a_standard_target_is_a_number_or_a_parameter_that_there_is(kind):
    standard = kind.malslag.standardmal
    assert not isinstance(standard, str) or parameterfil(standard)[standard]
    assert kind.malslag.enda_mal in {None, standard}


@every_kind
def test_a_share_has_words_for_its_numbers_and_a_lone_value_has_none(kind):
    for (_, form), betydelse in kind.malslag.betydelser.items():
        med = "{namnare}" in betydelse.i_ord
        if betydelse.hoplaggning in {Hoplaggning.ANDEL, Hoplaggning.KVOT, Hoplaggning.VARDE}:
            assert med == (form is Form.MED_NAMNARE)


def test_the_validation_list_offers_every_kind():
    (column,) = (c for c in INDIKATORER.columns if c.name == "Måltyp")
    assert column.allowed == tuple(Maltyp)


@pytest.mark.parametrize("source", [p for p in SOURCES if p != HOME], ids=lambda p: p.name)
def test_no_other_module_names_a_kind(source: Path):
    tree = ast.parse(source.read_text(encoding="utf-8"))
    named = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Maltyp"
    ]
    assert named == []
