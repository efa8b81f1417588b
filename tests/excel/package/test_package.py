"""Opening, reading and saving a package, and telling the user what is wrong with a file."""

import errno
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.excel.rich_workbook import drawn_reports, read_parts, user_workbook, write_parts
from xlsaddin.domain.errors import (
    ArEnMapp,
    FelFilformat,
    FilenArKrypterad,
    FilenArSkadad,
    FilenFarInteLasas,
    FilenSaknas,
    XlsAddinError,
)
from xlsaddin.excel.graft.graft import graft
from xlsaddin.excel.package import package as package_module, rawzip
from xlsaddin.excel.package.package import Package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return user_workbook(tmp_path_factory.mktemp("bok") / "bok.xlsm")


@pytest.fixture(scope="module")
def whole(book: Path) -> bytes:
    return book.read_bytes()


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def with_root_to(target: str, **parts: bytes) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relationship = f'<Relationship Id="r" Type="{kind}" Target="{target}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<Relationships xmlns="{space}">{relationship}</Relationships>'.encode()
    return zipped(**{"[Content_Types].xml": b"<Types/>", "_rels/.rels": rels, **parts})


BAD_INPUT = [
    ("avbruten zip", lambda whole: whole[: len(whole) // 2], FilenArSkadad),
    ("avbruten inne i katalogen", lambda whole: whole[:-200], FilenArSkadad),
    ("tom fil", lambda _: b"", FilenArSkadad),
    ("lösenord", lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), FilenArKrypterad),
    ("lösenord i ny form", lambda _: OLE + "EncryptionInfo".encode("utf-16-le"), FilenArKrypterad),
    (".xls", lambda _: OLE + "Workbook".encode("utf-16-le"), FelFilformat),
    ("text", lambda _: b"Konto;Belopp\n3010;11354", FelFilformat),
    ("ett p", lambda _: b"P", FelFilformat),
    ("zip av annat", lambda _: zipped(brev=b"hej"), FelFilformat),
    ("docx", lambda _: with_root_to("w.xml", **{"w.xml": b"<document/>"}), FelFilformat),
    ("xlsb", lambda _: with_root_to("xl/workbook.bin"), FelFilformat),
    ("utan arbetsbok", lambda _: with_root_to("xl/workbook.xml"), FilenArSkadad),
    ("inte xml", lambda _: with_root_to("w.xml", **{"w.xml": b"<a>&b;"}), FilenArSkadad),
]


@pytest.mark.parametrize(
    ("make", "error"), [it[1:] for it in BAD_INPUT], ids=[it[0] for it in BAD_INPUT]
)
def test_bad_input_gives_the_right_sentence_and_is_left_alone(
    make: Callable[[bytes], bytes], error: type[XlsAddinError], whole: bytes, tmp_path: Path
) -> None:
    path, data = tmp_path / "bok.xlsx", make(whole)
    path.write_bytes(data)
    with pytest.raises(error, match="bok"):
        graft(path, drawn_reports(("Resultat",)), tmp_path / "ut.xlsx")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (data, [path])


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FilenSaknas):
        Package(tmp_path / "ingen.xlsx")
    with pytest.raises(ArEnMapp):
        Package(tmp_path)


def test_a_file_without_read_permission_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FilenFarInteLasas):
        Package(book)


def test_a_wrong_checksum_is_found_when_the_part_is_read(book: Path, tmp_path: Path) -> None:
    data = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as file:
        start = file.getinfo("xl/theme/theme1.xml").header_offset
    for record in find_all(data, b"PK\x01\x02"):
        if struct.unpack_from("<L", data, record + 42)[0] == start:
            data[record + 16] ^= 1
    broken = tmp_path / "bok.xlsm"
    broken.write_bytes(data)
    with Package(broken) as package, pytest.raises(FilenArSkadad):
        package.read("xl/theme/theme1.xml")


def find_all(data: bytearray, wanted: bytes) -> list[int]:
    found, place = [], data.find(wanted)
    while place >= 0:
        found.append(place)
        place = data.find(wanted, place + 1)
    return found


def test_whatever_is_broken_the_user_gets_a_sentence(whole: bytes, tmp_path: Path) -> None:
    """Cut or flip anything anywhere: a sentence of ours or a result, never a traceback."""
    chance, path = random.Random(17), tmp_path / "bok.xlsm"  # noqa: S311 - repeatable, not secret
    drawn, refused = drawn_reports(("Balans",)), 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(3):
            data[chance.randrange(len(data) // 2, len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        try:
            graft(path, drawn, tmp_path / "ut.xlsm")
        except XlsAddinError:
            refused += 1
    assert refused > 60


def test_a_member_locked_with_a_password_is_told(whole: bytes, tmp_path: Path) -> None:
    path, data = tmp_path / "bok.xlsm", bytearray(whole)
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(FilenArKrypterad):
        Package(path)


def test_a_part_that_swells_beyond_reason_is_refused(book: Path, tmp_path: Path) -> None:
    path, bomb = tmp_path / "bok.xlsm", b"<a>" + b" " * 30_000_000 + b"</a>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (read_parts(book) | {"xl/styles.xml": bomb}).items():
            file.writestr(name, data)
    with Package(path) as package:
        with pytest.raises(FilenArSkadad):
            package.read("xl/styles.xml")
        with pytest.raises(FilenArSkadad):
            next(package.chunks("xl/styles.xml"))


def test_a_document_type_is_refused(book: Path, tmp_path: Path) -> None:
    parts, path = read_parts(book), tmp_path / "bok.xlsm"
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    head, _, tail = parts["xl/styles.xml"].partition(b"?>")
    parts["xl/styles.xml"] = head + b"?>" + entity + tail
    write_parts(path, parts)
    with Package(path) as package, pytest.raises(FilenArSkadad):
        package.xml("xl/styles.xml")


def test_sheets_are_told_by_name_in_tab_order(book: Path) -> None:
    with Package(book) as package:
        sheets = package.sheets()
    names = ["Start", "Resultat", "Data", "Balans", "Egen flik"]
    assert sheets == {it: f"xl/worksheets/sheet{n}.xml" for n, it in enumerate(names, start=1)}


def test_names_are_found_whatever_their_case_and_escapes(book: Path, tmp_path: Path) -> None:
    parts, path = read_parts(book), tmp_path / "bok.xlsm"
    renamed = {"xl/styles.xml": "XL/Styles.XML", "xl/worksheets/sheet1.xml": "xl\\sheet%20ett.xml"}
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(b"worksheets/sheet1", b"sheet%20ett")
    write_parts(path, {renamed.get(name, name): data for name, data in parts.items()})
    with Package(path) as package:
        assert package.read(package.sheets()["Start"]) == parts["xl/worksheets/sheet1.xml"]
        assert package.read("xl/styles.xml") == parts["xl/styles.xml"]


def test_an_untouched_package_saves_the_same_members(book: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "en.xlsm", tmp_path / "två.xlsm"
    for source, out in ((book, first), (first, second)):
        with Package(source) as package:
            for part in package.names():
                package.put(part, package.read(part))
            package.save(out)
    assert read_parts(book) == read_parts(first)
    assert described(book) == described(first)
    assert first.read_bytes() == second.read_bytes()


def described(path: Path) -> list[tuple[str, int, int, tuple[int, ...]]]:
    """The directory's record of each member; no member may promise a descriptor behind it."""
    with zipfile.ZipFile(path) as file:
        return [
            (it.filename, it.compress_type, it.compress_size, it.date_time)
            for it in file.infolist()
        ]


def test_no_member_of_a_saved_package_promises_a_descriptor(book: Path, tmp_path: Path) -> None:
    with Package(book) as package:
        package.save(tmp_path / "ut.xlsm")
    flags = [
        {it.flag_bits & 8 for it in zipfile.ZipFile(p).infolist()}
        for p in (book, tmp_path / "ut.xlsm")
    ]
    assert flags == [{8}, {0}]


def test_parts_are_changed_added_and_removed(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut.xlsm"
    with Package(book) as package:
        package.put("xl/styles.xml", b"<ny/>")
        package.put("xl/å.xml", b"<a/>")
        package.remove("xl/worksheets/sheet1.xml")
        assert package.read("xl/styles.xml") == b"<ny/>"
        assert not package.has("xl/worksheets/sheet1.xml")
        package.save(out)
    old = read_parts(book)
    gone = {"xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"}
    expected = {name: data for name, data in old.items() if name not in gone}
    assert expected | {"xl/styles.xml": b"<ny/>", "xl/å.xml": b"<a/>"} == read_parts(out)
    dates = {it.filename: it.date_time[0] for it in zipfile.ZipFile(out).infolist()}
    assert (dates["xl/styles.xml"], dates["xl/å.xml"]) == (2023, 1980)


def test_xml_that_says_the_same_stays_untouched(book: Path) -> None:
    with Package(book) as package:
        before = package.read("xl/styles.xml")
        package.put_xml("xl/styles.xml", package.xml("xl/styles.xml"))
        assert package.read("xl/styles.xml") == before


def test_saving_reads_nothing_apart(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    with Package(book) as package:
        monkeypatch.setattr(zipfile.ZipFile, "open", never)
        package.save(tmp_path / "ut.xlsm")
    monkeypatch.undo()
    assert read_parts(book) == read_parts(tmp_path / "ut.xlsm")


def test_sizes_beyond_four_gigabytes_move_to_zip64(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is lowered, since nobody wants to test with four gigabytes."""
    out = tmp_path / "ut.xlsm"
    monkeypatch.setattr(rawzip, "FULL_COUNT", 3)
    monkeypatch.setattr(rawzip, "FULL", 5000)
    with Package(book) as package:
        package.save(out)
    assert read_parts(book) == read_parts(out)
    data, member = out.read_bytes(), zipfile.ZipFile(out).getinfo("xl/vbaProject.bin")
    local = struct.unpack_from("<4s5H3L2H", data, member.header_offset)
    extra = struct.unpack_from("<2H2Q", data, member.header_offset + 30 + local[9])
    assert local[7:9] == (0xFFFFFFFF, 0xFFFFFFFF)
    assert extra == (1, 16, member.file_size, member.compress_size)


def test_a_failed_save_leaves_no_file(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package_module, "stored_bytes", lambda *_: iter([b"x", 1]))
    with Package(book) as package, pytest.raises(TypeError):
        package.save(tmp_path / "ut.xlsm")
    assert list(tmp_path.iterdir()) == []
