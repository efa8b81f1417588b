"""Texts from data are texts wherever they land: no formula, no code, nothing that obeys."""

import json
import re
import zipfile

import openpyxl
import pytest

from tests.andrad_bok import UMEA, changed, run
from tests.excel.rich_workbook import read_parts, write_parts
from tools.validering import paketlint
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.reports.alla import TABS
from xlsaddin.tabs.schema import Column, Kind
from xlsaddin.tabs.values import Fel, read_value

FORBUND = "Samordningsförbundet Umeåregionen"
COMMENT = "Kommentarer"
CACHED = rb'<c [^>]*t="(\w+)"><f>[^<]*</f><v>%b</v>'


def renamed(folder, text, old=FORBUND):
    """Return a workbook in which a shared text is another, written as Excel writes it."""
    parts, book = read_parts(UMEA), folder / "bok.xlsm"
    strings = parts["xl/sharedStrings.xml"].decode()
    pattern = re.compile(rf"<si><t[^>]*>{re.escape(old)}</t></si>")
    assert pattern.search(strings)
    new = f'<si><t xml:space="preserve">{text}</t></si>'
    parts["xl/sharedStrings.xml"] = pattern.sub(lambda _: new, strings).encode()
    write_parts(book, parts)
    return book


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=1+1", "=1+1"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("&lt;b&gt; ]]&gt; &amp;lt;", "<b> ]]> &lt;"),
        ("_x005F_x000D_", "_x005F_x000D_"),
        ("&amp;P &amp;&quot;Courier&quot;", '&P &"Courier"'),
        ("\u202eknarf", "\u202eknarf"),
    ],
)
def test_the_name_of_a_forbund_is_shown_as_it_was_typed(tmp_path, written, shown):
    book = renamed(tmp_path, written)
    uppdatera(book)
    assert [] == paketlint.problems(book)
    cell = openpyxl.load_workbook(book)["Noter"]["A2"]
    assert ("s", f"{shown}  ·  ") == (cell.data_type, str(cell.value)[: len(shown) + 5])


def test_a_setting_that_cannot_be_shown_is_a_remark(tmp_path):
    said = run("uppdatera", renamed(tmp_path, "_x0007__x001B_[31mröd")).stderr
    assert "Inställningar, rad 5, Värde: «��[31mröd» har ett tecken som inte går att visa." in said


def test_the_name_of_a_forbund_is_no_code_in_a_footer(tmp_path):
    book = renamed(tmp_path, 'R&amp;D &amp;P &amp;"Courier"&amp;L' + "x" * 100)
    uppdatera(book)
    footers = set()
    with zipfile.ZipFile(book) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/sheet"):
                footers |= set(re.findall("<oddFooter>(.*?)</oddFooter>", file.read(name).decode()))
    (footer,) = {it.replace("&amp;", "&") for it in footers if "Courier" in it}
    codes = [it for it in re.findall("&.", footer) if it != "&&"]
    assert ["&L", "&A", "&C", "&P", "&N", "&R", "&D"] == codes
    assert len(footer) <= 255


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@a", "＝1", "</f>", '";=1+1'])
def test_a_comment_is_never_a_formula(tmp_path, text):
    book = changed(tmp_path, COMMENT, {})
    workbook = openpyxl.load_workbook(book)
    cell = workbook[COMMENT]["C5"]
    cell.value, cell.data_type = text, "s"
    workbook.save(book)
    uppdatera(book)
    after = openpyxl.load_workbook(book)
    found = [
        cell.data_type
        for tab in TABS
        for row in after[tab].iter_rows()
        for cell in row
        if cell.value == text
    ]
    assert ["s"] == found


def test_what_a_terminal_obeys_is_made_visible_everywhere(tmp_path):
    book = renamed(tmp_path, "_x001B_[2J\u202eröd_x0007_\x9b31m", "Driftbidrag från staten")
    for words in (["visa", book, "Noter"], ["visa", book, "Noter", "--csv"], ["kontrollera", book]):
        said = run(*words).output
        assert set() == {it for it in said if it < " " and it not in "\n\t"} | (
            {*said} & {"\u202e"}
        )
    said = run("visa", book, "Noter", "--json").stdout
    assert "\u202e" not in said
    json.loads(said)


@pytest.mark.parametrize("command", ["uppdatera", "kontrollera", "angra", "doktor"])
def test_the_name_of_a_file_obeys_nothing(tmp_path, command):
    said = run(command, tmp_path / "\x1b[31mbok\u202e\n.xlsm").output
    assert "�[31mbok��.xlsm" in said
    assert set() == {*said} & {"\x1b", "\u202e"}


def test_a_csv_begins_no_cell_as_a_formula_does(tmp_path):
    book = renamed(tmp_path, "＝1+1", "Driftbidrag från staten")
    assert "\n'＝1+1;" in run("visa", book, "Noter", "--csv").stdout


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("a\x07b", "tecken som inte går att visa"), ("x" * 256, "Korta den till högst 255")],
)
def test_a_text_that_no_formula_can_hold_is_a_remark(text, sentence):
    with pytest.raises(Fel, match=sentence):
        read_value(Column("Post", Kind.TEXT, ""), text)
    free = Column("Text", Kind.TEXT, "", fri=True)
    assert text.replace("\x07", "�") == read_value(free, text)


@pytest.mark.parametrize("text", ["#1 i landet", "#N/A"])
def test_a_text_that_begins_as_an_error_does_is_a_text_where_a_formula_fetches_it(tmp_path, text):
    book = renamed(tmp_path, text)
    assert 0 == run("uppdatera", book).exit_code
    sheets = [data for name, data in read_parts(book).items() if "worksheets/sheet" in name]
    kinds = {it for sheet in sheets for it in re.findall(CACHED % text.encode(), sheet)}
    assert {b"str"} == kinds
