"""Every rule and every parameter value says where it comes from."""

import datetime as dt
import pkgutil
from importlib import import_module, resources

import pytest

import xlsaddin.rules
from xlsaddin.domain.kalla import Kalla
from xlsaddin.parameters.uppslag import kalla, parameterfil
from xlsaddin.rules import regel as regelmodul

MODULES = [
    import_module(f"xlsaddin.rules.{found.name}")
    for found in pkgutil.iter_modules(xlsaddin.rules.__path__)
]
RULES = sorted(regelmodul._register)
PARAMETERS = sorted(
    entry.name.removesuffix(".toml")
    for entry in resources.files("xlsaddin.parameters").iterdir()
    if entry.name.endswith(".toml")
)


def _function(name):
    return next(vars(module)[name] for module in MODULES if name in vars(module))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_names_its_sources_and_says_what_it_gives(name):
    rule = regelmodul.regel_for(_function(name))
    assert rule.lydelse.endswith(".")
    assert rule.kallor
    assert all(isinstance(source, Kalla) and source.verk for source in rule.kallor)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_shows_an_example_that_is_run(name):
    assert ">>>" in _function(name).__doc__


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_value_has_a_unit_a_date_and_a_source(name):
    for version in parameterfil(name)[name]:
        assert isinstance(version["giltig_fran"], dt.date)
        assert version["enhet"]
        source = kalla(version)
        assert source.verk
        assert source.stalle


def test_a_rule_without_a_source_is_refused():
    with pytest.raises(ValueError, match="source"):
        regelmodul.regel(lydelse="Ett är ett.")(int)


def test_the_rules_of_the_social_books_are_all_here():
    assert {
        "genomstromning",
        "impactindex",
        "impactvarde",
        "impactvarde_per_malomrade",
        "forenklat_impactindex",
        "konsskillnad",
        "malstatus",
        "mindre_andel",
        "samlad_andel",
        "samlat_antal",
        "slog_sitt_index",
        "trappa",
        "viktavvikelse",
    } <= set(RULES)
