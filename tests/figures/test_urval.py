"""Choices between figures, and what figures say that they are made of."""

import pytest

from tests.figures.test_figur import CELLS, FEM, TVA, bok, x
from xlsaddin.figures.data import Installning, TableValue
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.summa import Summa
from xlsaddin.figures.text import Avrundat, sentence
from xlsaddin.figures.urval import SAKNAS, Given, Om, OmFinns


@pytest.mark.parametrize(
    ("figur", "value", "formula"),
    [
        (SAKNAS, None, '""'),
        (OmFinns(x("tom"), TVA, FEM), 5, 'IF(B8="",5,2)'),
        (OmFinns(x("a"), TVA, FEM), 2, 'IF(B5="",5,2)'),
        (Given(x("tom")), None, "B8"),
        (x("a") + Given(x("tom")), None, "B5+B8"),
        (x("a") + SAKNAS, None, '""'),
    ],
)
def test_a_choice_yields_its_value_and_its_formula(figur, value, formula):
    b = bok(**CELLS, prov=figur)
    assert (value, formula) == (b.value(x("prov")), b.formula(x("prov")))


@pytest.mark.parametrize(
    "figur",
    [
        x("a") + x("b"),
        Summa((x("a"), x("b"))),
        Funktion("MIN", (x("a"), x("b")), min),
        Om(x("a"), ">", x("b"), TVA, FEM),
        OmFinns(x("a"), x("b"), TVA),
        Enligt(min, (x("a"), x("b")), FEM),
        sentence("Av ", Avrundat(x("a")), " till ", Avrundat(x("b"))),
    ],
)
def test_a_figure_is_made_of_all_its_figures(figur):
    b = bok(**CELLS, prov=figur)
    parts = list(figur.delar(b))
    inner = [part for whole in parts for part in (whole, *whole.delar(b))]
    assert {x("a"), x("b")} <= set(map(id_or_cell, inner))


def id_or_cell(figur):
    """Return something that cells of the same place share."""
    return figur if figur in {x("a"), x("b")} else id(figur)


def test_a_cell_is_made_of_the_figure_in_it_and_the_users_own_data_of_nothing():
    b = bok(**CELLS)
    assert [TVA] == list(x("a").delar(b))
    leaves = (TVA, text("a"), Installning("År"), TableValue("tblKontoplan", "Post", 1))
    assert [[], [], [], []] == [list(leaf.delar(b)) for leaf in leaves]
