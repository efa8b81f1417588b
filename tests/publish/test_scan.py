"""The auditor of finished files: each planted leak is found, alone and among all others."""

import email
import io
import json
import zipfile
from email.policy import default

import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from tests.andrad_bok import UMEA, changed, run
from tests.publish.kopior import skriven, utgava, verklig
from tests.publish.lackor import LEAKS, PERSONNUMMER, packed, unpacked
from tests.reports.pahittad import sida
from xlsaddin.actions.fardigstall import Val, fardigstall
from xlsaddin.domain.errors import FelFilAttGranska, KopianInteRen
from xlsaddin.publish.copy import draw_copy
from xlsaddin.publish.mail import draft, mottagare
from xlsaddin.publish.pdf import draw_pdf
from xlsaddin.publish.scan import scan
from xlsaddin.reports.rapport import Stycke

COPY = draw_copy(utgava())
PDF = draw_pdf(utgava(sida(Stycke("Kort."))))


def test_at_least_sixty_leaks_are_planted():
    assert 60 <= len(LEAKS)


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_found(name):
    parts = unpacked(COPY)
    assert () == scan("a.xlsx", packed(parts))
    LEAKS[name](parts)
    assert scan("a.xlsx", packed(parts))


def test_leaks_are_found_together():
    parts = unpacked(COPY)
    for name in LEAKS:
        if name.endswith("as a part"):
            LEAKS[name](parts)
    found = {it.plats for it in scan("a.xlsx", packed(parts))}
    assert {*parts} - {*unpacked(COPY)} <= found


@pytest.mark.parametrize("ar", [2021, 2023])
def test_finished_copies_are_clean(ar):
    kopia, pdf = draw_copy(verklig(ar)), draw_pdf(verklig(ar))
    letter = draft(verklig(ar), {"a.xlsx": kopia, "a.pdf": pdf}, mottagare("a@exempel.se"))
    assert ((), (), ()) == (scan("a.xlsx", kopia), scan("a.pdf", pdf), scan("a.eml", letter))


def test_what_lies_around_the_parts_of_the_file_is_found():
    with_comment = io.BytesIO(COPY)
    with zipfile.ZipFile(with_comment, "a") as package:
        package.comment = b"Anna"
    twice = packed(unpacked(COPY))
    before = b"hidden" + COPY
    for content in (with_comment.getvalue(), before, COPY + b"hidden", twice[:-5], b"", b"PK"):
        assert scan("a.xlsx", content)


def _pdf(change) -> bytes:
    memory = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        change(pdf)
        pdf.save(memory)
    return memory.getvalue()


def _attach(pdf) -> None:
    pdf.attachments["a.txt"] = b"x"


def _action(pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")


def _note(pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="x")
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _link_out(pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://x")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])


def _property(pdf) -> None:
    pdf.docinfo["/Manager"] = "Anna"


def _title(pdf) -> None:
    pdf.docinfo["/Title"] = r"C:\Users\anna"


def _form(pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]))


def _layer(pdf) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([]))


@pytest.mark.parametrize(
    "change", [_attach, _action, _note, _link_out, _property, _title, _form, _layer]
)
def test_a_leak_planted_in_a_pdf_is_found(change):
    assert () == scan("a.pdf", _pdf(lambda _: None))
    assert scan("a.pdf", _pdf(change))


def test_an_updated_or_broken_pdf_is_found():
    assert scan("a.pdf", PDF + b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    assert scan("a.pdf", PDF[:2000])


@pytest.mark.parametrize("text", [f"Anna {PERSONNUMMER}", r"C:\Users\anna", "/home/anna/x"])
def test_what_a_pdf_says_is_read(text):
    assert scan("a.pdf", draw_pdf(utgava(sida(Stycke(text)))))


def _letter(change) -> bytes:
    letter = email.message_from_bytes(
        draft(utgava(), {"a.xlsx": COPY}, mottagare("")), policy=default
    )
    change(letter)
    return letter.as_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.__setitem__("Bcc", "x@y.se"),
        lambda it: it.__setitem__("From", "anna@kommun.se"),
        lambda it: it.__setitem__("X-Originating-IP", "10.0.0.1"),
        lambda it: it.add_attachment(b"MZ", maintype="application", subtype="x-dosexec"),
        lambda it: it.add_attachment(COPY, maintype="application", subtype="zip", filename="a.zip"),
        lambda it: it.add_attachment("<b>", subtype="html"),
        lambda it: it.add_attachment(f"Anna {PERSONNUMMER}"),
        lambda it: setattr(it, "preamble", "x"),
        lambda it: setattr(it, "epilogue", "x"),
    ],
)
def test_a_leak_planted_in_a_draft_is_found(change):
    assert () == scan("a.eml", _letter(lambda _: None))
    assert scan("a.eml", _letter(change))


def test_a_leak_in_an_attachment_is_found():
    parts = unpacked(COPY)
    LEAKS["a hidden tab"](parts)
    (first, *_) = scan("a.eml", draft(utgava(), {"a.xlsx": packed(parts)}, mottagare("")))
    assert first.plats.startswith("mejlets del 3, ")


def test_what_is_planted_in_the_source_never_reaches_the_copy(tmp_path):
    book = openpyxl.load_workbook(UMEA)
    book["Driftsredovisning"]["B6"].comment = Comment("LÄCKA", "LÄCKA")
    book.create_sheet("LÄCKA")["A1"] = "LÄCKA"
    book["LÄCKA"].sheet_state = "veryHidden"
    book.defined_names["LACKA"] = DefinedName("LACKA", attr_text="'LÄCKA'!$A$1")
    book["Huvudbok"]["A2"].hyperlink = "file:///C:/LÄCKA"
    book["Noter"]["Z99"] = "LÄCKA"
    book.properties.creator = book.properties.keywords = "LÄCKA"
    fil = tmp_path / "bok.xlsx"
    book.save(fil)
    for made in fardigstall(fil, tmp_path / "ut").filer:
        assert () == scan(made.name, made.read_bytes())
        if made.suffix == ".xlsx":
            assert "LÄCKA" not in "".join(unpacked(made.read_bytes()).values())


def test_a_copy_that_would_hold_a_personnummer_is_not_made(tmp_path):
    fil = changed(tmp_path, "Kommentarer", {"C5": f"Anna {PERSONNUMMER}"})
    with pytest.raises(KopianInteRen, match="811218-xxxx liknar ett personnummer"):
        fardigstall(fil, tmp_path / "ut", val=Val(trots_fel=True))
    assert not (tmp_path / "ut").exists()


def test_the_command_says_what_it_found_or_that_all_is_well(tmp_path):
    clean = run("granska-kopia", skriven(tmp_path, COPY))
    assert (0, "Inget i filen hindrar att den lämnar huset.\n") == (clean.exit_code, clean.stdout)
    source = run("granska-kopia", UMEA, "--json")
    assert 1 == source.exit_code
    assert "xl/vbaProject.bin" in {it["plats"] for it in json.loads(source.stdout)}
    assert 3 == run("granska-kopia", tmp_path / "finns_inte.xlsx").exit_code


def test_a_file_of_another_kind_is_refused():
    with pytest.raises(FelFilAttGranska):
        scan("a.docx", b"")
