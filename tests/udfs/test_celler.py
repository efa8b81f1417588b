"""Every worksheet function through xlwings' own call_udf, over every kind of argument."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest

import udfs
from templates.udfmodul import exported
from tests.hosts.xlwings_linux import ERROR_VALUES, OMITTED, CellRange, call, decorated
from udfs import values
from xlsaddin.domain.malslag import Maltyp

A_COLUMN = ((6.0,), (4.0,), (5.0,))
STATUSES = (("nådd",), ("ej nådd",), ("ej mätt",))
AREAS = (("Jämlik samverkan",), ("Samordning",), ("Samordning",))
TALLY = {"IMPACTINDEX": (6.0, "Ja"), "GENOMSTROMNING": (319.0, 787.0), "TRAPPA": (11_354_000.0,)}
ARGUMENTS = {**TALLY, "MALSTATUS": (0.41, 0.40, "minst andel")}

KINDS = [
    # numbers
    ("IMPACTINDEX", (A_COLUMN, STATUSES), 60.0),
    ("MALSTATUS", (0.7742, 0.80, "minst andel"), "nära"),
    ("GENOMSTROMNING", (319.0, 787.0), 319 / 787),
    ("TRAPPA", (11_354_000.0,), 2_053_100.0),
    # Decimal, as currency cells arrive
    ("IMPACTINDEX", (((Decimal(6),), (Decimal(4),)), (("Ja",), ("Nej",))), 60.0),
    ("MALSTATUS", (Decimal("0.41"), Decimal("0.4"), "minst andel"), "nådd"),
    ("GENOMSTROMNING", (Decimal(319), Decimal(787)), 319 / 787),
    ("TRAPPA", (Decimal("11354000.0000"),), 2_053_100.0),
    # a blank cell
    ("IMPACTINDEX", (A_COLUMN, (("nådd",), (None,), ("",))), 100.0),
    ("IMPACTINDEX", (((6.0,), (None,)), (("nådd",), (None,))), 100.0),
    ("IMPACTINDEX", (((6.0,), (None,)), (("nådd",), ("ej nådd",))), "#VALUE!"),
    ("IMPACTINDEX", (None, None), "#N/A"),
    ("MALSTATUS", (None, 0.40, "minst andel"), "ej mätt"),
    ("MALSTATUS", (0.41, None, "minst andel"), "#VALUE!"),
    ("MALSTATUS", (0.41, 0.40, None), "#VALUE!"),
    ("GENOMSTROMNING", (((200.0,), (None,), (119.0,)), 787.0), 319 / 787),
    ("GENOMSTROMNING", (None, 787.0), "#N/A"),
    ("GENOMSTROMNING", (0.0, None), "#DIV/0!"),
    ("TRAPPA", (None,), "#N/A"),
    # one cell
    ("IMPACTINDEX", (6.0, "nådd"), 100.0),
    ("GENOMSTROMNING", (((319.0,),), ((787.0,),)), 319 / 787),
    ("MALSTATUS", (((0.41,),), ((0.40,),), (("minst andel",),)), "nådd"),
    ("TRAPPA", (((11_354_000.0,),),), 2_053_100.0),
    # a row
    ("IMPACTINDEX", (((6.0, 4.0, 5.0),), (("nådd", "nära", None),)), 60.0),
    ("GENOMSTROMNING", (((200.0, 119.0),), ((700.0, 87.0),)), 319 / 787),
    ("TRAPPA", (((5_677_000.0, 2_838_500.0, 2_838_500.0),),), 2_053_100.0),
    ("MALSTATUS", (((0.41, 0.42),), 0.40, "minst andel"), "#VALUE!"),
    # a column
    ("GENOMSTROMNING", (((200.0,), (119.0,)), ((787.0,),)), 319 / 787),
    ("TRAPPA", (((5_677_000.0,), (2_838_500.0,), (2_838_500.0,)), "kr", 2023.0), 2_053_100.0),
    ("MALSTATUS", (((0.41,), (0.42,)), 0.40, "minst andel"), "#VALUE!"),
    # a block
    ("IMPACTINDEX", (((6.0, 4.0), (5.0, 5.0)), (("Ja", "Nej"), ("Ja", "Nej"))), 55.0),
    ("GENOMSTROMNING", (((100.0, 100.0), (100.0, 19.0)), ((700.0, 80.0), (7.0, 0.0))), 319 / 787),
    ("TRAPPA", (((5_677_000.0, 2_838_500.0), (2_838_500.0, None)),), 2_053_100.0),
    # an argument left out, an empty cell in its place, a cell, a constant
    ("MALSTATUS", (0.36, 0.40, "minst andel", OMITTED), "nära"),
    ("MALSTATUS", (0.36, 0.40, "minst andel", None), "nära"),
    ("MALSTATUS", (0.36, 0.40, "minst andel", ((3.0,),)), "ej nådd"),
    ("MALSTATUS", (0.36, 0.40, "minst andel", 0.0), "ej nådd"),
    ("MALSTATUS", (OMITTED, 0.40, "minst andel"), "ej mätt"),
    ("TRAPPA", (11_583.0, "tkr"), 2_087.45),
    # These sum to 15.000000000000002 and 2 600 000 kr is the last step's edge.
    ("TRAPPA", (((9.3,), (0.3,), (5.4,)), "mkr", 2023.0), 2.6),
    # 9.96 and 4.90 reached of the same must not give more than 100.
    ("IMPACTINDEX", (((9.96,), (4.90,)), (("Ja",), ("Ja",))), 100.0),
    ("IMPACTINDEX", (5.0, "na\N{COMBINING RING ABOVE}dd"), 100.0),
    ("TRAPPA", (11_583.0, (("TKR ",),), None), 2_087.45),
    ("TRAPPA", (11.354, "mkr", 2023.0), 2.0531),
    ("TRAPPA", (11_354_000.0, OMITTED, 2023.0), 2_053_100.0),
    ("TRAPPA", (11_354_000.0, None, OMITTED), 2_053_100.0),
    ("IMPACTINDEX", (A_COLUMN, STATUSES, AREAS, OMITTED), "#N/A"),
    ("IMPACTINDEX", (A_COLUMN, STATUSES, OMITTED, "Samordning"), "#VALUE!"),
    # truth values, "Ja" and "Nej"
    ("IMPACTINDEX", (A_COLUMN, ((True,), (False,), (False,))), 40.0),
    ("IMPACTINDEX", (A_COLUMN, (("JA",), ("nej ",), (None,))), 60.0),
    ("IMPACTINDEX", (A_COLUMN, ((1.0,), (0.0,), (Decimal(1),))), 100 * 11 / 15),
    ("IMPACTINDEX", (((True,), (4.0,)), (("Ja",), ("Ja",))), "#VALUE!"),
    ("MALSTATUS", ("Ja", None, "beskrivning finns"), "nådd"),
    ("MALSTATUS", (False, None, "beskrivning finns"), "ej nådd"),
    ("MALSTATUS", ("Ja", 0.40, "minst andel"), "#VALUE!"),
    ("MALSTATUS", (True, 0.40, "minst andel"), "#VALUE!"),
    ("GENOMSTROMNING", (True, 787.0), "#VALUE!"),
    ("TRAPPA", (True,), "#VALUE!"),
]


@pytest.mark.parametrize(("name", "arguments", "expected"), KINDS)
def test_a_function_takes_every_kind_of_argument(name, arguments, expected):
    assert expected == pytest.approx(call(name, *arguments))


@pytest.mark.parametrize(("name", "arguments", "expected"), KINDS)
def test_cells_that_the_formula_refers_to_give_the_same_as_their_values(name, arguments, expected):
    cells = [argument if argument == OMITTED else _cells(argument) for argument in arguments]
    assert expected == pytest.approx(call(name, *cells))


def _cells(argument):
    return CellRange(argument if isinstance(argument, tuple) else ((argument,),))


@pytest.mark.parametrize("name", ARGUMENTS)
@pytest.mark.parametrize("error", ERROR_VALUES)
def test_an_error_value_in_any_argument_becomes_an_error(name, error):
    for at in range(len(ARGUMENTS[name])):
        arguments = list(ARGUMENTS[name])
        arguments[at] = ERROR_VALUES[error]
        assert (at, "#VALUE!") == (at, call(name, *arguments))


@pytest.mark.parametrize("name", ARGUMENTS)
def test_a_date_or_text_among_the_numbers_is_an_error(name):
    for wrong in ("sju", dt.datetime(2023, 1, 1)):  # noqa: DTZ001 - Excel knows no time zones
        assert call(name, wrong, *ARGUMENTS[name][1:]) == "#VALUE!"


def test_the_answer_to_each_valid_call_above_is_no_error():
    assert [
        call(name, *ARGUMENTS[name])
        for name in ("MALSTATUS", "IMPACTINDEX", "GENOMSTROMNING", "TRAPPA")
    ] == ["nådd", 100.0, 319 / 787, 2_053_100.0]


@pytest.mark.parametrize(
    ("weights", "statuses"),
    [
        (((0.0,),), (("Ja",),)),
        (((11.0,),), (("Ja",),)),
        ((("5",),), (("Ja",),)),
        (((5.0,),), (("kanske",),)),
        (((5.0,),), ((2.0,),)),
        (((5.0,), (5.0,)), (("Ja", "Ja"),)),
        (((5.0,), (5.0,)), (("Ja",),)),
        (((5.0,), (5.0,)), (("Ja", "Ja"), ("Ja", "Ja"))),
        (((1.0,),) * 99 + ((True,),), (("Ja",),) * 100),
        (((5.0,),), ((ERROR_VALUES["#N/A"],),)),
    ],
)
def test_impactindex_refuses_what_is_no_weight_or_no_status(weights, statuses):
    assert call("IMPACTINDEX", weights, statuses) == "#VALUE!"


@pytest.mark.parametrize(
    ("left", "took_part", "expected"),
    [
        (1.0, 0.0, "#DIV/0!"),
        (-1.0, 787.0, "#NUM!"),
        (1.5, 787.0, "#NUM!"),
        (((1.5,), (1.5,)), 787.0, "#NUM!"),
        (((-1.0,), (5.0,)), 787.0, "#NUM!"),
        (788.0, 787.0, "#NUM!"),
        ("319", 787.0, "#VALUE!"),
        (float("nan"), 787.0, "#VALUE!"),
        (float("inf"), 787.0, "#NUM!"),
    ],
)
def test_genomstromning_says_what_kind_of_wrong(left, took_part, expected):
    assert expected == call("GENOMSTROMNING", left, took_part)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((-1.0,), "#NUM!"),
        ((15_000_000.0,), 2_600_000.0),
        ((15_000_000.01,), "#N/A"),
        ((15.1, "mkr"), "#N/A"),
        ((1.0, "euro"), "#VALUE!"),
        ((1.0, 5.0), "#VALUE!"),
        ((1.0, "kr", 2012.0), "#N/A"),
        ((1.0, "kr", 2023.5), "#NUM!"),
        ((1.0, "kr", 20231231.0), "#NUM!"),
        ((1.0, "kr", "2023"), "#VALUE!"),
        ((1.0, (("kr",), ("kr",))), "#VALUE!"),
    ],
)
def test_trappa_says_what_kind_of_wrong(arguments, expected):
    assert expected == call("TRAPPA", *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((7 * 0.1, 0.7, "minst andel"), "nådd"),
        ((0.7 * 10 / 10, 7 * 0.1, "minst andel"), "nådd"),
        ((0.1, 0.1, "högst andel"), "nådd"),
        ((0.46, None, "könsfördelning 40-60"), "nådd"),
        ((0.19, 0.40, "Könsfördelning 40–60"), "ej nådd"),
        ((-0.11, None, "könsskillnad högst"), "nådd"),
        ((0.0, 2.0, "minst antal"), "ej nådd"),
        ((2.0, 3.0, "högst antal"), "nådd"),
        ((3.0, 3.0, "Högst  antal"), "nådd"),
        ((4.0, 3.0, "högst antal"), "ej nådd"),
        ((0.0, 0.0, "högst antal"), "nådd"),
        ((1.0, 0.0, "högst antal"), "ej nådd"),
        ((None, 3.0, "högst antal"), "ej mätt"),
        ((2.0, None, "högst antal"), "#VALUE!"),
        ((-0.9, 0.0, "minskat"), "nådd"),
        ((13.3, 13.3, "minskat"), "ej nådd"),
        ((13.3, None, "minskat"), "ej mätt"),
        ((13.4, 13.3, "ökat"), "nådd"),
        ((87 / 93, None, "alla"), "ej nådd"),
        ((1.0, 1.0, "alla"), "nådd"),
        ((1.0, 0.9, "alla"), "#NUM!"),
        ((41.0, 0.40, "minst andel"), "#NUM!"),
        ((0.41, 40.0, "minst andel"), "#NUM!"),
        ((-1.0, 2.0, "minst antal"), "#NUM!"),
        (("ej mätt", 0.4, "minst andel"), "ej mätt"),
        ((0.41, 0.40, "ungefär"), "#VALUE!"),
        ((0.41, 0.40, 7.0), "#VALUE!"),
        ((0.41, 0.40, "minst andel", 0.05), "#NUM!"),
        ((0.41, 0.40, "minst andel", -5.0), "#NUM!"),
        ((0.41, 0.40, "minst andel", "fem"), "#VALUE!"),
    ],
)
def test_malstatus_knows_every_kind_of_target(arguments, expected):
    assert expected == call("MALSTATUS", *arguments)


def test_each_function_explains_itself_in_the_function_wizard():
    functions = dict(exported(decorated()))
    assert sorted(functions) == sorted(udfs.__all__)
    for function in functions.values():
        info = function.__xlfunc__
        texts = [info["ret"]["doc"], *(argument["doc"] for argument in info["args"])]
        assert all(0 < len(text) <= 255 for text in texts)
        assert not any(text.startswith("Positional argument") for text in texts)
        assert info["category"] == "Samordningsförbund"
        assert not info["volatile"]


def test_the_function_wizard_names_every_kind_of_target():
    (info,) = (f.__xlfunc__ for name, f in exported(decorated()) if name == "MALSTATUS")
    (help_,) = (argument["doc"] for argument in info["args"] if argument["name"] == "maltyp")
    assert [kind for kind in Maltyp if kind not in help_] == []


def test_every_argument_keeps_error_values_apart_from_blank_cells():
    for _, function in exported(decorated()):
        for argument in function.__xlfunc__["args"]:
            assert argument["options"] == {"ndim": 2, "err_to_str": True}


def test_a_bug_shows_an_error_value_and_no_traceback(monkeypatch):
    monkeypatch.setitem(values._FUNKTIONER, "TRAPPA", lambda *_: {}["fel"])
    assert values.cellfunktion("TRAPPA", [1.0]) == "#VALUE!"


def test_too_few_or_too_many_arguments_are_an_error():
    assert values.cellfunktion("GENOMSTROMNING", [1.0]) == "#VALUE!"
    assert values.cellfunktion("TRAPPA", [1.0, "kr", 2023, 4]) == "#VALUE!"


def test_the_functions_can_be_imported_from_udfs_and_xlwings_is_not_loaded_before():
    program = (
        "import sys, udfs\n"
        "from udfs import values\n"
        "assert 'xlwings' not in sys.modules\n"
        "assert {'IMPACTINDEX', 'GENOMSTROMNING', 'TRAPPA', 'MALSTATUS'} <= set(dir(udfs))\n"
        "from udfs import IMPACTINDEX, GENOMSTROMNING, TRAPPA\n"
        "print(TRAPPA([[11354000]]), GENOMSTROMNING(319, 0), 'xlwings' in sys.modules)\n"
        "try:\n"
        "    from udfs import FINNS_INTE\n"
        "except ImportError:\n"
        "    print('saknas')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["2053100.0", "#DIV/0!", "True", "saknas"]
