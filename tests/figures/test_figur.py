"""The algebra: each figure's value and formula, side by side only here."""

import pytest

from xlsaddin.figures.data import Installning, TableValue
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant, literal
from xlsaddin.figures.funktion import Funktion, hela_oren, text, utslag
from xlsaddin.figures.summa import Condition, Summa, SummaOm
from xlsaddin.figures.urval import Om
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Rapport
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.underlag import Underlag

TABLES = {
    "tblInstallningar": TableData(("Nyckel", "Värde"), [("År", 2023), ("Tom", None)], [5, 6], 5),
    "tblKontoplan": TableData(("Från konto", "Post"), [(3510, "A"), (4510, None)], [5, 7], 5),
    "tblBudget": TableData(
        ("Post", "Kod", "Belopp"),
        [("A", "301", 1.0), ("B", None, 2.0), ("a", "302", 4.0)],
        [5, 6, 7],
    ),
    "tblKommentarer": TableData(("Rapport", "Rad", "Kommentar")),
}
SAKNAS = Installning("Tom")
TVA, FEM = Konstant(2), Konstant(5)


def bok(**figurer: Figur) -> Rapportbok:
    """Return one tab «Blad» with a row for each figure, in column B from row 5."""
    rows = tuple(BlockRow(name, {"x": figur}) for name, figur in figurer.items())
    rapport = Rapport("Blad", "Blad", "", (Block("", (BlockColumn("x", "X"),), rows),))
    return Rapportbok([rapport], Underlag(TABLES))


def x(row: str) -> Cell:
    """Return a reference to a row of «Blad»."""
    return Cell("Blad", row, "x")


def belopp(*conditions: Condition, otherwise_saknas: bool = False) -> SummaOm:
    """Return a sum over the budget."""
    return SummaOm("tblBudget", "Belopp", conditions, otherwise_saknas)


CELLS = {"a": TVA, "b": FEM, "c": Konstant(7), "tom": SAKNAS}


@pytest.mark.parametrize(
    ("figur", "value", "formula"),
    [
        (x("a") + x("b"), 7, "B5+B6"),
        (x("a") - (x("b") - x("a")), -1, "B5-(B6-B5)"),
        (-x("a"), -2, "-B5"),
        (x("a") * x("b"), 10, "B5*B6"),
        (x("a") / x("b"), 0.4, 'IF(B6=0,"",B5/B6)'),
        (x("a") / Konstant(0), None, 'IF(0=0,"",B5/0)'),
        (x("a") + x("tom"), None, 'IF(COUNT(B5,B8)<2,"",B5+B8)'),
        (-x("tom"), None, 'IF(COUNT(-1,B8)<2,"",-B8)'),
        (Summa((x("a"), x("b"), x("c"))), 14, "SUM(B5:B7)"),
        (Summa((x("a"), x("c"))), 9, "SUM(B5,B7)"),
        (Summa((x("a"), x("tom"))), 2, "SUM(B5,B8)"),
        (Summa((x("tom"),)), None, 'IF(COUNT(B8)=0,"",SUM(B8))'),
        (Summa(()), 0, "SUM(0)"),
        (
            TableValue("tblKontoplan", "Från konto", 3),
            4510,
            'IF(INDEX(tblKontoplan[Från konto],3)="","",INDEX(tblKontoplan[Från konto],3))',
        ),
        (
            TableValue("tblKontoplan", "Post", 3),
            None,
            'IF(INDEX(tblKontoplan[Post],3)="","",INDEX(tblKontoplan[Post],3))',
        ),
        (
            TableValue("tblKontoplan", "Från konto", 3, filled=True) + x("a"),
            4512,
            "INDEX(tblKontoplan[Från konto],3)+B5",
        ),
        (
            TableValue("tblKontoplan", "Post", 3) + x("a"),
            None,
            (
                'IF(COUNT(IF(INDEX(tblKontoplan[Post],3)="","",INDEX(tblKontoplan[Post],3)),B5)<2,"",'
                'IF(INDEX(tblKontoplan[Post],3)="","",INDEX(tblKontoplan[Post],3))+B5)'
            ),
        ),
        (
            belopp(Condition("Post", "=", text("A"))),
            5,
            'SUMIFS(tblBudget[Belopp],tblBudget[Post],"A")',
        ),
        (
            belopp(Condition("Belopp", ">=", x("a")), Condition("Belopp", "<=", x("a"))),
            2,
            'SUMIFS(tblBudget[Belopp],tblBudget[Belopp],">="&B5,tblBudget[Belopp],"<="&B5)',
        ),
        (
            belopp(Condition("Kod", "om angiven", x("tom"))),
            7,
            'SUMIFS(tblBudget[Belopp],tblBudget[Kod],IF(B8="","<>§",B8))',
        ),
        (belopp(Condition("Kod", "om angiven", text("301"))), 1, None),
        (
            belopp(Condition("Kod", "=", x("tom"))),
            2,
            "SUMIFS(tblBudget[Belopp],tblBudget[Kod],B8)",
        ),
        (
            belopp(Condition("Post", "=", text("Z")), otherwise_saknas=True),
            None,
            'IF(COUNTIFS(tblBudget[Post],"Z")=0,"",SUMIFS(tblBudget[Belopp],tblBudget[Post],"Z"))',
        ),
        (belopp(Condition("Post", "=", text("Z"))), 0, None),
        (
            belopp(Condition("Kod", "tom", text(""))),
            2,
            'SUMIFS(tblBudget[Belopp],tblBudget[Kod],"=")',
        ),
        (
            belopp(Condition("Belopp", "till och med dag", x("a"))),
            3,
            'SUMIFS(tblBudget[Belopp],tblBudget[Belopp],"<"&B5+1)',
        ),
        (
            belopp(Condition("Belopp", "till och med dag", x("tom"))),
            0,
            'SUMIFS(tblBudget[Belopp],tblBudget[Belopp],"<"&N(B8)+1)',
        ),
        (Om(x("a"), ">", x("b"), text("över"), text("under")), "under", 'IF(B5>B6,"över","under")'),
        (
            Om(x("tom"), "=", TVA, text("ja"), text("nej")),
            None,
            'IF(B8="","",IF(B8=2,"ja","nej"))',
        ),
        (Om(text("Helår"), "=", text("helår"), TVA, FEM), 2, 'IF("Helår"="helår",2,5)'),
        (Funktion("MIN", (x("a"), x("b")), min), 2, "MIN(B5,B6)"),
        (Funktion("MIN", (x("tom"), x("b")), min), None, 'IF(COUNT(B8)<1,"",MIN(B8,B6))'),
        (hela_oren(Konstant(0.1) + Konstant(0.2) - Konstant(0.3)), 0, None),
        (hela_oren(x("a")), 2, "ROUND(ROUND(B5,6),2)"),
        # Half an öre between amounts in millions: 41 813.835 but for the noise.
        (hela_oren(Konstant(1_741_813.85) - Konstant(1_700_000.015)), 41_813.84, None),
        (hela_oren(Konstant(1_950_000.0) - Konstant(2_150_000.015)), -200_000.02, None),
        (utslag(Konstant(-1), 3), "avrundning", None),
        (utslag(Konstant(2), 3), "fel", None),
    ],
)
def test_a_figure_yields_its_value_and_its_formula(figur, value, formula):
    b = bok(**CELLS, prov=figur)
    assert (
        value == pytest.approx(b.value(x("prov")))
        if isinstance(value, float)
        else (value == b.value(x("prov")))
    )
    if formula is not None:
        assert formula == b.formula(x("prov"))


def test_a_sum_over_a_block_points_at_its_columns_from_another_tab():
    rows = tuple(BlockRow(n, {"post": text(n), "kr": Konstant(k)}) for n, k in (("A", 1), ("B", 2)))
    columns = (BlockColumn("post", "Post"), BlockColumn("kr", "Kr"))
    summa = SummaOm(
        "",
        ColumnRange("Kälan", "Rubrik", "kr"),
        (Condition(ColumnRange("Kälan", "Rubrik", "post"), "=", text("B")),),
    )
    blad = Rapport(
        "Blad", "", "", (Block("", (BlockColumn("x", "X"),), (BlockRow("s", {"x": summa}),)),)
    )
    kalla = Rapport("Kälan", "", "", (Block("Rubrik", columns, rows),))
    b = Rapportbok([blad, kalla], Underlag(TABLES))
    assert "SUMIFS('Kälan'!$C$6:$C$7,'Kälan'!$B$6:$B$7,\"B\")" == b.formula(x("s"))
    assert 2 == b.value(x("s"))


def test_quotes_in_a_text_are_doubled():
    assert '"Not ""2"""' == literal('Not "2"')


def test_two_rows_of_the_same_name_are_remarked():
    rows = (BlockRow("a", {"x": TVA}), BlockRow("a", {"x": FEM}))
    rapport = Rapport("Blad", "", "", (Block("", (BlockColumn("x", "X"),), rows),))
    (remark,) = Rapportbok([rapport], Underlag(TABLES)).dubbla_rows()
    assert ("Blad", "Två rader heter «a».") == (remark.tab, remark.text.split(" Byt")[0])
