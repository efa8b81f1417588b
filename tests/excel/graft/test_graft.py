"""Grafting report tabs: what changes, what may not, and that the second time changes nothing."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.excel.package_check import faults
from tests.excel.rich_workbook import drawn_reports, read_parts, user_workbook, write_parts
from xlsaddin.domain.errors import FilenArSkadad, PivottabellPaRapportflik, TabellnamnetUpptaget
from xlsaddin.excel.graft.graft import Wish, graft
from xlsaddin.excel.package.opc import MAIN, main, parse, same_as

# What grafting Resultat (sheet2) and Balans (sheet4) may change in the user's workbook.
MAY_CHANGE = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    *(f"xl/worksheets/sheet{number}.xml" for number in (2, 4)),
    *(f"xl/worksheets/_rels/sheet{number}.xml.rels" for number in (2, 4)),
}
MAY_GO = {
    "xl/calcChain.xml",
    *(f"xl/tables/table{number}.xml" for number in (1, 2, 3, 4)),
    *(f"xl/drawings/drawing{number}.xml" for number in (2, 3)),
    *(f"xl/drawings/_rels/drawing{number}.xml.rels" for number in (2, 3)),
    *(f"xl/charts/chart{number}.xml" for number in (1, 2)),
}
SETTINGS = "xl/workbook.xml"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return user_workbook(tmp_path_factory.mktemp("bok") / "bok.xlsm")


@pytest.fixture(scope="module")
def after(before: Path) -> Path:
    out = before.with_name("ut.xlsm")
    graft(before, drawn_reports(), out)
    return out


def raw_members(path: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each member's method, date and compressed bytes, read independently of the product."""
    data, members = path.read_bytes(), {}
    with zipfile.ZipFile(path) as book:
        for it in book.infolist():
            lengths = data[it.header_offset + 26 : it.header_offset + 30]
            start = it.header_offset + 30 + sum(memoryview(lengths).cast("H"))
            body = data[start : start + it.compress_size]
            members[it.filename] = (it.compress_type, it.date_time, body)
    return members


def test_every_other_part_keeps_its_compressed_bytes(before: Path, after: Path) -> None:
    old, new = raw_members(before), raw_members(after)
    untouched = old.keys() - MAY_CHANGE - MAY_GO
    assert len(untouched) >= 25
    assert {name: old[name] for name in untouched} == {name: new.get(name) for name in untouched}


def test_the_parts_keep_their_order(before: Path, after: Path) -> None:
    kept = [name for name in raw_members(before) if name in raw_members(after)]
    assert kept == list(raw_members(after))[: len(kept)]


def test_only_the_old_sheets_own_parts_are_gone(before: Path, after: Path) -> None:
    gone = raw_members(before).keys() - raw_members(after).keys()
    assert gone <= MAY_GO
    assert {"xl/calcChain.xml", "xl/charts/chart1.xml"} <= gone
    assert len([name for name in gone if "tables" in name]) == 2


def test_grafting_the_same_sheets_again_gives_the_same_file(after: Path, tmp_path: Path) -> None:
    again = tmp_path / "igen.xlsm"
    graft(after, drawn_reports(), again)
    assert after.read_bytes() == again.read_bytes()


def test_changed_figures_change_the_sheets_and_their_charts_alone(
    after: Path, tmp_path: Path
) -> None:
    again = tmp_path / "igen.xlsm"
    graft(after, drawn_reports(amount=7), again)
    assert changed_parts(after, again) == {
        "xl/charts/xlsaddin_sheet2_chart1.xml",
        "xl/charts/xlsaddin_sheet4_chart1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet4.xml",
    }


def changed_parts(one: Path, other: Path) -> set[str]:
    old, new = read_parts(one), read_parts(other)
    return {name for name in old | new if old.get(name) != new.get(name)}


def test_grafting_one_sheet_alone_leaves_the_other_report_whole(
    after: Path, tmp_path: Path
) -> None:
    again = tmp_path / "igen.xlsm"
    graft(after, drawn_reports(("Balans",)), again)
    assert all("xlsaddin_sheet4" in name for name in changed_parts(after, again))
    assert list(read_parts(after)) == list(read_parts(again))


def test_no_relationship_leads_nowhere_and_no_part_is_orphaned(after: Path) -> None:
    assert faults(after) == ["orphan: xl/orphan.xml"]


def test_openpyxl_reads_the_grafted_sheet(after: Path) -> None:
    book = openpyxl.load_workbook(after, keep_vba=True, rich_text=True)
    sheet = book["Resultat"]
    expected = ("Utfall 2023", "=SUM(tblData[b])", "#,##0.0 kr", "blir kvar", "Källa")
    b2 = sheet["B2"]
    assert expected == (
        str(sheet["A1"].value),
        b2.value,
        b2.number_format,
        sheet["A2"].comment.text,
        sheet["D1"].value,
    )
    assert sheet["D1"].hyperlink.target == "https://www.example.se/"
    assert (len(sheet._charts), list(sheet.tables)) == (1, ["rapportResultat"])
    assert (sheet.print_title_rows, sheet.print_area) == ("$1:$1", "'Resultat'!$A$1:$F$31")


def test_looks_of_rows_columns_conditions_and_tables_follow(after: Path) -> None:
    book = openpyxl.load_workbook(after)
    sheet = book["Balans"]
    rule = next(iter(sheet.conditional_formatting)).rules[0]
    assert rule.dxf.numFmt.formatCode == "0.00000"
    assert sheet.column_dimensions["A"].number_format == "#,##0.0 kr"
    assert sheet.row_dimensions[4].number_format == "#,##0.0 kr"
    column = sheet.tables["rapportBalans"].tableColumns[0]
    assert book._differential_styles[column.dataDxfId].numFmt.formatCode == "#,##0.0 kr"


def test_tables_get_numbers_of_their_own(after: Path) -> None:
    parts = read_parts(after)
    ids = [parse(data).get("id") for name, data in parts.items() if name.startswith("xl/tables/")]
    assert sorted(set(ids)) == sorted(ids)
    assert len(ids) == 3


def test_the_users_looks_stay_where_they_were(before: Path, after: Path) -> None:
    old, new = (parse(read_parts(path)["xl/styles.xml"]) for path in (before, after))
    for section in ("fonts", "fills", "borders", "cellXfs", "dxfs", "numFmts"):
        had = [same_as(it) for it in old.find(main(section))]
        has = [same_as(it) for it in new.find(main(section))]
        assert had == has[: len(had)]
        assert new.find(main(section)).get("count") == str(len(has))


def test_the_workbook_trusts_cached_values(after: Path) -> None:
    settings = parse(read_parts(after)[SETTINGS]).find(main("calcPr"))
    assert (settings.get("calcId"), settings.get("fullCalcOnLoad")) == ("191029", None)


def test_names_are_kept_replaced_and_dropped(after: Path) -> None:
    names = parse(read_parts(after)[SETTINGS]).find(main("definedNames"))
    found = {(it.get("name"), it.get("localSheetId")): it.text for it in names}
    assert found == {
        ("Moms", None): "0.25",
        ("_xlnm.Print_Area", "1"): "Resultat!$A$1:$F$31",
        ("_xlnm.Print_Area", "2"): "Data!$A$1:$C$4",
        ("_xlnm.Print_Area", "3"): "Balans!$A$1:$F$31",
        ("_xlnm.Print_Titles", "1"): "Resultat!$1:$1",
        ("_xlnm.Print_Titles", "3"): "Balans!$1:$1",
    }


def test_the_sheet_keeps_its_name_in_vba_and_is_not_selected(after: Path) -> None:
    sheet = parse(read_parts(after)["xl/worksheets/sheet2.xml"])
    assert sheet.find(main("sheetPr")).get("codeName") == "Blad_Resultat"
    assert not sheet.findall(f".//{{{MAIN}}}sheetView[@tabSelected]")


def test_strings_are_inline(after: Path) -> None:
    sheet = parse(read_parts(after)["xl/worksheets/sheet2.xml"])
    assert not sheet.findall(f".//{{{MAIN}}}c[@t='s']")
    assert len(sheet.findall(f".//{{{MAIN}}}c[@t='inlineStr']")) == 4


def test_a_workbook_without_styles_or_names_gets_them(tmp_path: Path) -> None:
    bare, out, again = (tmp_path / name for name in ("bar.xlsx", "ut.xlsx", "igen.xlsx"))
    book = openpyxl.Workbook()
    book.active.title = "RESULTAT"
    book.save(bare)
    graft(bare, drawn_reports(("Resultat",)), out)
    graft(out, drawn_reports(("Resultat",)), again)
    assert faults(out) == []
    assert out.read_bytes() == again.read_bytes()
    assert openpyxl.load_workbook(out)["RESULTAT"]["B2"].number_format == "#,##0.0 kr"


def test_parts_that_the_new_drawing_lacks_go_with_their_types(after: Path, tmp_path: Path) -> None:
    stream, out = io.BytesIO(), tmp_path / "ut.xlsm"
    plain = xlsxwriter.Workbook(stream)
    plain.add_worksheet("Resultat").write("A1", "bara text")
    plain.close()
    graft(after, stream.getvalue(), out)
    assert not [name for name in read_parts(out) if "xlsaddin_sheet2" in name]
    assert b"xlsaddin" not in read_parts(out)["xl/worksheets/_rels/sheet2.xml.rels"]
    assert faults(out) == ["orphan: xl/orphan.xml"]


def test_a_missing_tab_is_added_after_the_one_that_it_follows(before: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut.xlsm"
    graft(before, drawn_reports(("Resultat", "Noter", "Balans")), out)
    tabs, old = (openpyxl.load_workbook(book).sheetnames for book in (out, before))
    assert tabs == [*old[: (place := old.index("Resultat") + 1)], "Noter", *old[place:]]
    assert faults(out) == ["orphan: xl/orphan.xml"]


def test_names_and_views_that_count_the_tabs_still_mean_the_same(
    before: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut.xlsm"
    graft(before, drawn_reports(("Noter",)), out, Wish(order=("Noter", "Resultat", "Balans")))
    old, new = openpyxl.load_workbook(before), openpyxl.load_workbook(out)
    assert "Noter" == new.sheetnames[0]
    assert old.active.title == new.active.title
    for tab in old.sheetnames:
        assert (tab, list(old[tab].defined_names)) == (tab, list(new[tab].defined_names))
        assert (tab, old[tab].print_area) == (tab, new[tab].print_area)


def test_a_pivot_table_on_a_report_tab_is_refused(before: Path, tmp_path: Path) -> None:
    parts, book = read_parts(before), tmp_path / "bok.xlsm"
    rels = "xl/worksheets/_rels/sheet4.xml.rels"
    parts[rels] = parts[rels].replace(b"relationships/comments", b"relationships/pivotTable")
    write_parts(book, parts)
    with pytest.raises(PivottabellPaRapportflik, match="Balans"):
        graft(book, drawn_reports(), tmp_path / "ut.xlsm")


def test_a_table_name_that_is_taken_is_refused(before: Path, tmp_path: Path) -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("Balans").add_table("A1:B2", {"name": "TblData"})
    book.close()
    with pytest.raises(TabellnamnetUpptaget, match="TblData"):
        graft(before, stream.getvalue(), tmp_path / "ut.xlsm")


def test_a_table_name_that_is_a_named_range_is_refused(before: Path, tmp_path: Path) -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet("Balans").add_table("A1:B2", {"name": "moms"})
    book.close()
    with pytest.raises(TabellnamnetUpptaget, match="moms"):
        graft(before, stream.getvalue(), tmp_path / "ut.xlsm")


def test_a_users_part_that_has_one_of_our_names_is_not_overwritten(
    before: Path, tmp_path: Path
) -> None:
    parts, book, out = read_parts(before), tmp_path / "bok.xlsm", tmp_path / "ut.xlsm"
    ours, theirs = "xl/charts/xlsaddin_sheet2_chart1.xml", "xl/charts/chart3.xml"
    parts = {name.replace(theirs, ours): data for name, data in parts.items()}
    for name in ("[Content_Types].xml", "xl/drawings/_rels/drawing4.xml.rels"):
        new = parts[name].replace(b"charts/chart3.xml", ours.removeprefix("xl/").encode())
        assert parts[name] != new
        parts[name] = new
    write_parts(book, parts)
    graft(book, drawn_reports(), out)
    assert read_parts(out)[ours] == parts[ours]
    assert faults(out) == ["orphan: xl/orphan.xml"]


def test_a_drawn_cell_with_a_sign_that_no_xml_may_have_is_refused(
    before: Path, tmp_path: Path
) -> None:
    drawn = tmp_path / "ritad.xlsx"
    drawn.write_bytes(drawn_reports())
    parts = read_parts(drawn)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</v>", b"\x01</v>", 1)
    write_parts(drawn, parts)
    with pytest.raises(FilenArSkadad):
        graft(before, drawn.read_bytes(), tmp_path / "ut.xlsm")


def test_the_target_is_never_its_own_output(before: Path) -> None:
    with pytest.raises(ValueError, match="another file"):
        graft(before, drawn_reports(), before)


def test_other_sheets_are_not_even_decompressed(before: Path, tmp_path: Path) -> None:
    """A broken sheet that is none of ours goes through as it is, and costs what a copy costs."""
    parts, book = read_parts(before), tmp_path / "bok.xlsm"
    parts["xl/worksheets/sheet3.xml"] = b"\x00" * 200_000_000
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    drawn, start = drawn_reports(), time.process_time()
    graft(book, drawn, tmp_path / "ut.xlsm")
    assert time.process_time() - start < 0.3
