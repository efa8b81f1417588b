import re
from hashlib import sha256
from io import BytesIO

import olefile
import pytest
from hypothesis import given, settings, strategies as st
from oletools.olevba import VBA_Parser, decompress_stream

from templates.cfb import CompoundFileError, compound_file
from templates.ovba import IncompressibleError, compress
from templates.vbaproject import VbaModule, VbaSourceError, module_source, vba_project

WORKBOOK = VbaModule("ThisWorkbook", "workbook")
SOURCE_TEXT = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]))


def read_back(project: bytes) -> dict[str, str]:
    parser = VBA_Parser("vbaProject.bin", data=project)
    return {stream.split("/")[-1]: code for _, stream, _, code in parser.extract_macros()}


def test_olevba_reads_back_exactly_the_sources():
    modules = [
        WORKBOOK,
        VbaModule("Blad1", "sheet", "Private Sub Worksheet_Activate()\nEnd Sub"),
        VbaModule("Knappar", "standard", "Option Explicit\n' å ä ö € –\n" * 900),
        VbaModule("Lista", "class", "Public antal As Long\n"),
    ]
    expected = {module.name: module_source(module) for module in modules}
    assert expected == read_back(vba_project(modules))


def test_the_same_sources_give_the_same_bytes():
    modules = [WORKBOOK, VbaModule("Knappar", "standard", "' samma\n" * 2000)]
    assert vba_project(modules) == vba_project(list(modules))


def test_the_preamble_of_an_exported_class_does_not_reach_the_project():
    exported = (
        'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "Lista"\nDim a\n'
    )
    source = module_source(VbaModule("Lista", "class", exported))
    assert source.startswith('Attribute VB_Name = "Lista"\r\nAttribute VB_Base = ')
    assert source.endswith("Dim a\r\n")


def test_attributes_that_the_file_states_are_kept():
    exported = 'Attribute VB_Name = "Lista"\nAttribute VB_Exposed = True\n'
    assert "Attribute VB_Exposed = True\r\n" in module_source(VbaModule("Lista", "class", exported))


@pytest.mark.parametrize(
    ("modules", "complaint"),
    [
        ([VbaModule("Modul", "standard", "' 5 → 6")], "Modul:2: '→' is not in cp1252"),
        ([VbaModule("Modul", "standard", "x" * 1024)], "Modul:2: 1024 characters"),
        ([VbaModule("Modul", "standard", "a = 1\x07")], "Modul:2: control character"),
        ([VbaModule("Modul", "standard", "a _\n" * 25)], "more than 24 line continuations"),
        ([VbaModule("Modul", "standard", 'Attribute VB_Name = "Annan"')], 'VB_Name = "Annan"'),
        ([VbaModule("Åtgärd", "standard")], "must be an ASCII identifier"),
        ([VbaModule("M" * 32, "standard")], "must be an ASCII identifier"),
        ([VbaModule("1a", "standard")], "must be an ASCII identifier"),
        ([VbaModule("VBAProject", "standard")], "is taken"),
        ([VbaModule("dir", "standard")], "is taken"),
        ([VbaModule("A", "standard"), VbaModule("a", "standard")], "two modules are named a"),
        ([VbaModule("Bok", "workbook")], "exactly one workbook module"),
        ([VbaModule("Modul", "standard", doc="a\nb")], "control character in its description"),
    ],
)
def test_what_excel_would_not_take_is_refused_with_its_place(modules, complaint):
    with pytest.raises(VbaSourceError, match=re.escape(complaint)):
        vba_project([WORKBOOK, *modules])


def test_a_repeated_run_becomes_one_copy():
    assert bytes.fromhex("01 03b0 02 61 4500") == compress(b"a" * 73)


@settings(max_examples=50)
@given(SOURCE_TEXT, st.integers(1, 400))
def test_any_source_survives_compression(text, repeats):
    source = (text + "\r\n").encode("cp1252") * repeats
    assert source == bytes(decompress_stream(bytearray(compress(source))))


def noise(length):
    blocks = (sha256(bytes([i])).digest() for i in range(length // 32))
    return b"".join(blocks)


def test_a_chunk_that_does_not_shrink_is_stored_raw():
    written = compress(noise(4096))
    assert len(written) == 1 + 2 + 4096
    assert noise(4096) == bytes(decompress_stream(bytearray(written)))


def test_noise_that_fills_no_chunk_is_refused():
    with pytest.raises(IncompressibleError):
        compress(noise(4000))


@settings(max_examples=30)
@given(st.dictionaries(st.from_regex(r"[a-zA-Z]{1,12}", fullmatch=True), st.integers(0, 9000)))
def test_a_compound_file_gives_its_streams_back(sizes):
    names = {name.lower(): size for name, size in sizes.items()}
    streams = {name: name.encode() * size for name, size in names.items()}
    with olefile.OleFileIO(BytesIO(compound_file({"S": streams}))) as ole:
        read = {name: ole.openstream(["S", name]).read() for name in streams}
    assert streams == read


def test_a_stream_name_beyond_31_characters_is_refused():
    with pytest.raises(CompoundFileError):
        compound_file({"n" * 32: b""})
