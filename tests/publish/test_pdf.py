"""The PDF: valid by page-validation, tagged as pdfinfo sees it, with the figures of the copy."""

import io
import re
import shutil
import subprocess

import page as page_validation
import pikepdf
import pytest

from tests.publish.kopior import skriven, utgava, verklig
from tests.reports.pahittad import diagram, langs, sida, tabell
from xlsaddin.domain.errors import TeckenUtanTypsnitt
from xlsaddin.publish.pdf import draw_pdf, row_texts
from xlsaddin.reports.page import RADRUBRIK
from xlsaddin.reports.rapport import ChartKind, Stycke

VERSIONS = {"made-up": utgava, "2021": lambda: verklig(2021), "2023": lambda: verklig(2023)}
each = pytest.mark.parametrize("name", VERSIONS)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    return {name: skriven(folder, draw_pdf(it()), f"{name}.pdf") for name, it in VERSIONS.items()}


def said(program: str, *words: object) -> str:
    if not shutil.which(program):
        pytest.skip(f"{program} saknas: kör «make system» som root")
    run = subprocess.run([program, *words], capture_output=True, check=True)
    return run.stdout.decode(errors="replace")


def tables(pdf) -> list[list[tuple[str, str]]]:
    """Return the cells of each table as pdfinfo reads them: their kind and what they say."""
    found, inside = [], None
    for line in said("pdfinfo", "-struct-text", pdf).splitlines():
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        if re.match(r"Table\b", text):
            found.append([])
            inside = indent
        elif inside is not None and indent <= inside:
            inside = None
        elif inside is not None and (kind := re.match(r"(TH|TD)\b", text)):
            found[-1].append([kind[1], ""])
        elif inside is not None and (quoted := re.fullmatch(r'"(.*)"', text)):
            found[-1][-1][1] += quoted[1]
    return [[(kind, squeezed(text)) for kind, text in table] for table in found]


def squeezed(text: str) -> str:
    """Return a text without what a line break takes or leaves."""
    return re.sub(r"[\s\u00ad]+", "", text)


def expected(version) -> list[list[tuple[str, str]]]:
    found = []
    for table in (it for sida_ in version.sidor for it in sida_.tables):
        commented = any(row.comment for row in table.rows)
        headings = [RADRUBRIK, *(k.heading for k in table.columns), *["Kommentar"] * commented]
        cells = [("TH", text) for text in headings]
        for row in table.rows:
            first, *rest = row_texts(row, commented)
            cells += [("TH", first), *(("TD", text) for text in rest)]
        found.append([(kind, squeezed(text)) for kind, text in cells])
    return found


@each
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_page_validation_finds_it_valid(files, name, profile):
    asked = getattr(page_validation.ValidationProfile, profile)
    answer = page_validation.validate_pdf(str(files[name]), profile=asked)
    assert answer.is_compliant, list(answer.failures)[:3]


@each
def test_every_figure_stands_in_its_table_under_row_and_column_headers(files, name):
    assert expected(VERSIONS[name]()) == tables(files[name])


@each
def test_every_font_is_embedded_and_ours(files, name):
    rows = said("pdffonts", files[name]).splitlines()[2:]
    fonts = {row.split()[0].partition("+")[2].partition("-")[0] for row in rows}
    assert fonts <= {"Carlito", "DejaVuSansMono"}
    assert "Carlito" in fonts
    assert {"yes"} == {row.split()[-5] for row in rows}


@each
def test_qpdf_finds_no_fault(files, name):
    assert "No syntax or stream encoding errors found" in said("qpdf", "--check", files[name])


def test_it_says_title_language_author_and_day(files):
    with pikepdf.open(files["made-up"]) as pdf:
        assert "sv-SE" == str(pdf.Root.Lang)
        assert "Årsredovisning 2023 – Exempelförbundet" == str(pdf.docinfo.Title)
        assert "Exempelförbundet" == str(pdf.docinfo.Author)
        assert str(pdf.docinfo.CreationDate).startswith("D:20240301")


def test_each_report_and_table_has_its_bookmark(files):
    with pikepdf.open(files["made-up"]) as pdf, pdf.open_outline() as outline:
        titles = {it.title: [below.title for below in it.children] for it in outline.root}
    assert {"Årsredovisning 2023": [], "En sida": ["Nyckeltal", "Tabell"]} == titles


def test_row_headers_say_that_they_head_rows(files):
    with pikepdf.open(files["made-up"]) as pdf:
        headers = [
            it
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/S") == pikepdf.Name.TH
        ]
        scopes = [_scope(it.A) for it in headers]
    assert (2 + 3, 4 + 4) == (scopes.count("/Row"), scopes.count("/Column"))


def _scope(attributes) -> str:
    every = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next(str(it.Scope) for it in every if "/Scope" in it)


def test_a_chart_has_its_alternative_text(files):
    with pikepdf.open(files["made-up"]) as pdf:
        texts = [
            str(it.Alt)
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and "/Alt" in it and it.get("/S") == "/Figure"
        ]
    assert ["Hur långt det är.", "Staplar för var och en."] == sorted(texts)


@pytest.mark.parametrize("slag", ChartKind)
def test_every_kind_of_chart_can_be_set(slag):
    assert draw_pdf(utgava(sida(tabell(A=1.0, B=-9.0), diagram(slag), langs())))


def test_a_wide_table_lies_down_and_a_narrow_one_stands(files):
    with pikepdf.open(files["2023"]) as pdf:
        shapes = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert ([False, True, False], {True, False}) == (shapes[:3], set(shapes))


def test_words_are_never_markup():
    evil = '#panic() *fet* "$x$ @a <b> \\ // /* `kod` #import "x": y'
    pdf = draw_pdf(utgava(sida(Stycke(evil)), forbund=evil))
    assert squeezed(evil) in squeezed(said_text(pdf))


def said_text(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext saknas: kör «make system» som root")
    run = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode()


def test_a_letter_that_no_font_has_is_told_in_a_sentence():
    with pytest.raises(TeckenUtanTypsnitt, match="går inte att visa i PDF: 🦌\\."):
        draw_pdf(utgava(sida(Stycke("En älg 🦌 till"))))


def test_the_same_version_twice_is_the_same_bytes():
    assert draw_pdf(verklig(2023)) == draw_pdf(verklig(2023))


def test_the_pdf_is_whole_without_what_it_was_made_with():
    with pikepdf.open(io.BytesIO(draw_pdf(utgava()))) as pdf:
        assert "/EmbeddedFiles" not in str(pdf.Root.get("/Names", ""))


def test_no_stream_ends_with_a_sign_that_readers_take_for_the_line_end(files):
    ends = set()
    for file in files.values():
        with pikepdf.open(file) as pdf:
            ends |= {
                it.read_raw_bytes()[-1:] for it in pdf.objects if isinstance(it, pikepdf.Stream)
            }
    assert ends
    assert b"\r" not in ends
