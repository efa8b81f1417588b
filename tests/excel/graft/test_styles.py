"""Merging styles: nothing is lost, nothing doubled, nothing grows."""

import io

import xlsxwriter
from hypothesis import given, strategies as st
from lxml import etree

from xlsaddin.excel.graft.styles import merge_styles
from xlsaddin.excel.package.opc import MAIN, main, parse, same_as, serialise
from xlsaddin.excel.package.package import Package


def test_a_prefixed_stylesheet_does_not_grow_on_the_second_merge() -> None:
    prefixed = b'<x:styleSheet xmlns:x="%s"><x:cellXfs count="0"/></x:styleSheet>'
    book = parse(prefixed % MAIN.encode())
    drawn = parse(styles(["bold"], ["0.0 kr"]))
    first = merge_styles(book, drawn)
    once = serialise(book)
    assert (first, once) == (merge_styles(book, drawn), serialise(book))


def test_a_number_that_a_conditional_format_mislabels_is_not_trusted() -> None:
    book = parse(styles([], ["0.0 kr"]))
    book.find(f".//{main('dxfs')}//{main('numFmt')}").set("formatCode", "0 tkr")
    merge_styles(book, parse(styles([], ["0 tkr"])))
    formats = {it.get("numFmtId"): it.get("formatCode") for it in book.find(main("numFmts"))}
    assert formats == {"164": "0.0 kr", "165": "0 tkr"}


def test_drawn_cells_build_on_the_style_normal_wherever_it_stands() -> None:
    book = parse(styles([], []))
    book.find(f"{main('cellStyles')}/{main('cellStyle')}").set("xfId", "7")
    merge_styles(book, parse(styles(["Georgia"], [])))
    assert book.find(main("cellXfs"))[-1].get("xfId") == "7"


def test_an_own_number_format_never_takes_a_number_in_use() -> None:
    book = parse(styles([], ["0.0 kr"]))
    merge_styles(book, parse(styles([], ["0 tkr"])))
    formats = {it.get("formatCode"): it.get("numFmtId") for it in book.find(main("numFmts"))}
    assert formats == {"0.0 kr": "164", "0 tkr": "165"}


def styles(fonts: list[str], formats: list[str]) -> bytes:
    """A stylesheet in which each cell format has its own font and number format."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    looks = [book.add_format({"font_name": f}) for f in fonts]
    looks += [book.add_format({"num_format": f, "italic": True}) for f in formats]
    for row, look in enumerate(looks):
        sheet.write(row, 0, 1, look)
        sheet.conditional_format(row, 0, row, 0, {"type": "blanks", "format": look})
    book.close()
    with Package(stream.getvalue()) as package:
        return package.read("xl/styles.xml")


words = st.lists(st.sampled_from(["0.0 kr", "0 tkr", "#,##0.00", "yyyy", "0%"]), max_size=4)
fonts = st.lists(st.sampled_from(["Arial", "Calibri", "Georgia"]), max_size=3)


@given(fonts, words, fonts, words)
def test_merging_twice_is_merging_once(
    fonts_a: list[str], words_a: list[str], fonts_b: list[str], words_b: list[str]
) -> None:
    book, drawn = parse(styles(fonts_a, words_a)), parse(styles(fonts_b, words_b))
    first = merge_styles(book, drawn)
    once = serialise(book)
    assert (first, once) == (merge_styles(book, drawn), serialise(book))


@given(fonts, words, fonts, words)
def test_a_merged_look_is_the_look_that_was_drawn(
    fonts_a: list[str], words_a: list[str], fonts_b: list[str], words_b: list[str]
) -> None:
    book, drawn = parse(styles(fonts_a, words_a)), parse(styles(fonts_b, words_b))
    cells = merge_styles(book, drawn).cells
    expected = {new: look(drawn, int(old)) for old, new in cells.items()}
    assert expected == {new: look(book, int(new)) for new in cells.values()}


def look(sheet: etree._Element, index: int) -> tuple[object, ...]:
    """What a cell format means: its font, fill, border and the code of its number format."""
    cell = sheet.find(main("cellXfs"))[index]
    codes = {
        it.get("numFmtId"): it.get("formatCode") for it in sheet.iterfind(f".//{main('numFmt')}")
    }
    number = cell.get("numFmtId")
    parts = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}
    own = tuple(same_as(sheet.find(main(k))[int(cell.get(a))]) for k, a in parts.items())
    return (*own, codes.get(number, number))
