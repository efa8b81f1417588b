"""The fast way through a ledger and the careful one: one and the same answer."""

import re
import zipfile

import pytest
from hypothesis import given, settings, strategies as st

from tests.andrad_bok import packed
from tests.attack.odd_cells import BUILT_IN, CUSTOM, DAYS, LOOKS, NUMBERS, with_looks_and_texts
from tests.excel.read.test_plain_rows import ROW, book
from xlsaddin.excel.read import tables as tables_module
from xlsaddin.excel.read.tables import read_tables
from xlsaddin.tabs.ekonomi.huvudbok import Arsgranskning
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.reading import ColumnWise
from xlsaddin.tabs.summing import read_summed

SHEET = "xl/worksheets/sheet1.xml"
OTHERS = [
    ("", ""),
    ("", "<v/>"),
    ('t="s"', "<v>0</v>"),
    ('t="str"', "<v>301</v>"),
    ('t="str"', "<f>A1</f><v>301</v>"),
    ('t="str"', "<f>A1</f>"),
    ('t="inlineStr"', "<is><t> 301 </t></is>"),
    ('t="inlineStr"', '<is><r><t>3</t></r><r><t xml:space="preserve">01 </t></r></is>'),
    ('t="b"', "<v>1</v>"),
    ('t="e"', "<v>#SPILL!</v>"),
    ('t="e"', "<f>1/0</f><v>#DIV/0!</v>"),
    ("", "<f>1+1</f><v>45063</v>"),
    ("", "<f>1+1</f>"),
    ('t="n"', "<v>45063</v>"),
]
CELLS = [
    *OTHERS,
    *(("", f"<v>{it}</v>") for it in NUMBERS),
    *(('t="d"', f"<v>{it}</v>") for it in DAYS),
]
DAY_LIKE = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}


class Ledger:
    """A ledger of two rows with every look, and the same with another cell in its first row."""

    def __init__(self, folder):
        self.path = book(folder, ROW, ROW)
        with zipfile.ZipFile(self.path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        self.parts, self.first_look, _ = with_looks_and_texts(parts)

    def put(self, column, look, cell):
        attributes, inside = cell
        start = f'c r="{column}5" s="{self.first_look + look}" {attributes}'.rstrip()
        new = f"<{start}>{inside}</c>" if inside else f"<{start}/>"
        old = rb'<c r="%s5"[^>]*(?:/>|>.*?</c>)' % column.encode()
        sheet, count = re.subn(old, new.encode(), self.parts[SHEET])
        assert 1 == count
        self.path.write_bytes(packed({**self.parts, SHEET: sheet}))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return Ledger(tmp_path_factory.mktemp("bok"))


def both(ledger, column, look, cell):
    """Read the ledger both ways with another cell in its first row: sums and remarks of each."""
    ledger.put(column, look, cell)
    answers = []
    for plain in (tables_module.plain_rows, lambda *_: None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tables_module, "plain_rows", plain)
            found = read_tables(ledger.path)[HUVUDBOK.name]
        answers.append(read_summed(HUVUDBOK, found, Arsgranskning(2023)))
    return answers


@settings(deadline=None, max_examples=200)
@given(st.sampled_from("ABCDEF"), st.sampled_from(LOOKS), st.sampled_from(CELLS))
def test_both_readers_agree_whatever_a_cell_holds_and_looks_like(ledger, column, look, cell):
    fast, slow = both(ledger, column, look, cell)
    assert slow == fast


def test_the_fast_way_is_taken_where_a_cell_is_plain(ledger):
    both(ledger, "F", 4, ("", "<v>12.5</v>"))
    assert isinstance(read_tables(ledger.path)[HUVUDBOK.name].rows, ColumnWise)


@pytest.mark.parametrize("column", "AF")
def test_both_readers_agree_on_numbers_in_every_built_in_look(ledger, column):
    for look in BUILT_IN:
        fast, slow = both(ledger, column, look, ("", "<v>45063</v>"))
        assert (look, slow) == (look, fast)


def test_an_amount_that_looks_like_a_day_or_a_time_is_none_in_every_look(ledger):
    refused = {look for look in BUILT_IN if both(ledger, "F", look, ("", "<v>45063</v>"))[0][1]}
    assert DAY_LIKE == refused


def test_an_amount_that_looks_like_a_time_of_ones_own_is_none(ledger):
    for code in ("[h]:mm", "[$-41D]d mmmm yyyy", "mm:ss.0", "h:mm AM/PM"):
        fast, slow = both(ledger, "F", len(BUILT_IN) + CUSTOM.index(code), ("", "<v>1.5</v>"))
        assert slow == fast
        assert ["Belopp"] == [remark.column for remark in fast[1]]
