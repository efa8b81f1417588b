"""The charts of accounts that a new workbook can begin with."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from templates.arsdata import raw_tables, read_arsdata
from templates.build import ROT
from tools.validering.__main__ import problems
from xlsaddin.actions.kontrollera import read
from xlsaddin.actions.ny import ny
from xlsaddin.cli import main
from xlsaddin.domain import post as p
from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.kontoplan import BAS, KOMMUNBAS, RAKNING, TOM
from xlsaddin.excel.graft.data_rows import RowChange, write_rows
from xlsaddin.excel.package.package import Package
from xlsaddin.tabs.ekonomi.kontering import Kontering, vinnare
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, KONTOPLAN, POSTER
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.workbook import read_underlag

MAPP = ROT / "xlsaddin/kontoplaner"
PRESETS = (KOMMUNBAS, BAS)
INTAKT, KOSTNAD, FINANS = p.NOT_INTAKTER, p.NOT_KOSTNADER, p.RESULTATRAKNING
KOMMUNBAS_PERSONAL = (KOSTNAD, "Personalkostnader, styrelse och kansli")
# The konto's group as the published chart names it, and the post that is of the same kind.
SLAG = {
    KOMMUNBAS: {
        3510: (INTAKT, "Driftbidrag från staten"),
        3530: (INTAKT, "Driftbidrag från regionen"),
        3690: (INTAKT, "Övriga intäkter"),
        4510: (KOSTNAD, "Insatser"),
        5010: KOMMUNBAS_PERSONAL,  # löner
        6010: (KOSTNAD, "Lokalkostnader"),
        7010: (KOSTNAD, "Resor"),
        7531: (KOSTNAD, "Revision"),
        7910: (FINANS, "Avskrivningar"),
        8410: (FINANS, "Finansiella intäkter"),  # ränteintäkter
        8510: (FINANS, "Finansiella kostnader"),
    },
    BAS: {
        3985: (INTAKT, "Driftbidrag från staten"),
        3987: (INTAKT, "Driftbidrag från kommuner och regionen"),
        3990: (INTAKT, "Övriga intäkter"),
        4010: (KOSTNAD, "Insatser"),
        5010: (KOSTNAD, "Lokalkostnader"),  # lokalhyra
        5810: (KOSTNAD, "Resor"),
        6420: (KOSTNAD, "Revision"),
        6530: (KOSTNAD, "Köpta tjänster"),
        7010: KOMMUNBAS_PERSONAL,  # löner
        7510: KOMMUNBAS_PERSONAL,  # arbetsgivaravgifter
        7832: (FINANS, "Avskrivningar"),
        8310: (FINANS, "Finansiella intäkter"),  # ränteintäkter
        8410: (FINANS, "Finansiella kostnader"),  # räntekostnader
    },
}


def underlag(name: str) -> Underlag:
    return read_underlag(raw_tables(read_arsdata(MAPP / name)))


@pytest.mark.parametrize("name", PRESETS)
def test_no_konto_falls_in_a_post_of_another_kind(name):
    u = underlag(name)
    funna = {}
    for konto in SLAG[name]:
        rad = vinnare(u.kontorader, Kontering(konto), RAKNING)
        assert rad
        post = rad.poster[RAKNING.column]
        funna[konto] = (u.poster_i_plats[RAKNING][post], post)
    assert SLAG[name] == funna


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_no_remark_of_its_own_and_a_source(name):
    assert [] == [it for it in underlag(name).anmarkningar if it.tab in {KONTOPLAN.tab, POSTER.tab}]
    assert Kalla(**tomllib.loads((MAPP / name / "kalla.toml").read_text(encoding="utf-8"))).verk


@pytest.mark.parametrize("name", PRESETS)
def test_every_post_of_a_preset_is_filled_by_some_konto(name):
    u = underlag(name)
    fyllda = {post for rad in u.kontorader for post in rad.poster.values()}
    utan_konto = {post.name for post in u.alla_poster} - fyllda
    assert utan_konto <= {"Tilldelning", "Strukturövergripande insatser", "Extraordinära poster"}


@pytest.mark.parametrize("name", [KOMMUNBAS, BAS, TOM])
def test_a_new_workbook_has_the_chart_that_was_chosen(name, tmp_path: Path):
    bok = tmp_path / "bok.xlsm"
    svar = CliRunner().invoke(main, ["ny", "2025", "--kontoplan", name, "-o", str(bok)])
    assert 0 == svar.exit_code, svar.output
    tables = read(bok).underlag
    wanted = underlag(name) if name != TOM else None
    for table in (KONTOPLAN, POSTER):
        assert [*tables.table(table).rows()] == ([*wanted.table(table).rows()] if wanted else [])
    assert [] == problems(bok)


def test_an_unknown_chart_is_refused_in_a_sentence(tmp_path: Path):
    words = ["ny", "2025", "--kontoplan", "baz", "-o", str(tmp_path / "bok.xlsm")]
    svar = CliRunner().invoke(main, words)
    assert 2 == svar.exit_code
    assert "«baz» finns inte. Välj en av: kommunbas, bas, tom." in svar.output


def changed(bok: Path, **rows: RowChange) -> Path:
    """Return a copy of a workbook with rows of its tables changed."""
    copy = bok.with_name(f"{bok.stem}x.xlsm")
    with Package(bok) as package:
        for table, change in rows.items():
            write_rows(package, table, change)
        package.save(copy)
    return copy


def test_the_row_of_a_remark_can_be_pasted(tmp_path: Path):
    bok = tmp_path / "bok.xlsm"
    ny(2025, bok, BAS)
    rows = [{"Datum": 45_700, "Konto": konto, "Belopp": -1.0} for konto in (8550, 5010)]
    bok = changed(bok, tblHuvudbok=RowChange(append=rows))
    (remark,) = [it for it in read(bok).underlag.anmarkningar if it.tab == HUVUDBOK.tab]
    assert "Konto 8550 har ingen post i resultatet." in remark.text
    cells = remark.text.rsplit(": ", 1)[1].split("\t")
    assert ["8550", "", "", "", "Finansiella kostnader", "", "", "", ""] == cells
    row = dict(zip((c.name for c in KONTOPLAN.columns), cells, strict=True))
    bok = changed(bok, tblKontoplan=RowChange(append=[row | {"Från konto": 8550}]))
    assert [] == [it for it in read(bok).underlag.anmarkningar if it.tab == HUVUDBOK.tab]
