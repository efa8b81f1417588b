"""SIE files, nasty ones and made-up ones: what each gives, and what is refused."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings, strategies as st

from xlsaddin.domain.errors import IngenSiefil
from xlsaddin.imports.inlast import Kontering, Rad
from xlsaddin.imports.sie import las_sie
from xlsaddin.imports.siefil import Siefil

ELAKA = Path(__file__).parents[1] / "data" / "elaka_sie"
HUVUD = (
    "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20230101 20231231\n#KONTO 3010 Bidrag\n"
    '#KONTO 4010 "Köp"\n#KONTO 1930 Bank\n'
)


class Las(NamedTuple):
    """A file as it was read."""

    sie: Siefil
    rader: list[Rad]

    def remarks(self, grad: str) -> list[str]:
        return [str(it).partition(" ")[2] for it in self.sie.anmarkningar if it.grad == grad]

    def summa(self, konto: str) -> float:
        return self.sie.summor.get(konto, 0) / 100


def las(fil: Path) -> Las:
    rader: list[Rad] = []
    sie = las_sie(fil, lambda block: rader.extend(block.rader()))
    return Las(sie, rader)


@pytest.fixture
def las_text(tmp_path: Path):
    def read(text: str, encoding: str = "cp437") -> Las:
        fil = tmp_path / "bok.se"
        fil.write_bytes(text.encode(encoding))
        return las(fil)

    return read


# What facit.csv says of each file, as the answers of the reader: the sum on 4010, whether nothing
# may be used, and its remarks, fel and upplysningar in their order.
FACIT = {
    "01_utf8_sager_pc8.se": (100, False, ["Filen säger PC8 men är UTF-8, och är läst så."]),
    "02_utf8_bom.se": (100, False, ["Filen säger PC8 men är UTF-8, och är läst så."]),
    "03_latin1.se": (
        100,
        False,
        ["Filen säger PC8 men är Windows-1252 (Latin-1), och är läst så."],
    ),
    "04_mojibake.se": (100, False, ["Tecknen ser felkodade ut"]),
    "05_cr_blandade.se": (100, False, []),
    "06_citat_i_citat.se": (100, False, ["rad 12, kontonamn: ", "rad 13, kontonamn: "]),
    "07_rtrans_btrans.se": (100, False, []),
    "08_bara_btrans.se": (0, False, ["rad 12: Verifikat A 1 är tomt."]),
    "09_objekt.se": (100, False, []),
    "10_psaldo_dubbelt.se": (0, False, []),
    "11_ver_utan_nummer.si": (150, False, []),
    "12_obalans.se": (100, True, ["rad 12: Verifikat A 1 balanserar inte: differensen är 0,50."]),
    "13_belopp.se": (
        0,
        True,
        [
            "rad 14, belopp: «100,00»",
            "rad 15, transaktionsdatum: «000.00»",
            "rad 16, belopp: «+5.00»",
            "rad 17, belopp: «1.005»",
            "rad 18, belopp: «1e2»",
        ],
    ),
    "14_fel_ar.se": (
        101,
        True,
        [
            "rad 14, transaktionsdatum: 2022-01-31 ligger utanför räkenskapsåret.",
            "rad 17, verifikatdatum: Verifikat A 2 är daterat 2024-01-05",
        ],
    ),
    "15_konto.se": (0, False, ["konto: Konton utan #KONTO i filen: 9999."]),
    "17_avkortad.se": (
        0,
        True,
        ["rad 12: Ett citattecken saknas.", "rad 12: Verifikat rad 12 är inte avslutat med }."],
    ),
    "18_klammer_pa_rad.se": (
        100,
        False,
        [
            "rad 16: Poster som inte är kända lästes inte: #OKÄND.",
            "Filens kontrollsumma #KSUMMA är inte prövad.",
        ],
    ),
}


def test_every_nasty_file_has_an_answer_here():
    with (ELAKA / "facit.csv").open(encoding="utf-8") as text:
        names = {row["fil"] for row in csv.DictReader(text)}
    assert names == {*FACIT, "16_html.se"}


@pytest.mark.parametrize("namn", FACIT)
def test_a_nasty_file_gives_what_its_facit_says(namn: str):
    belopp, har_fel, remarks = FACIT[namn]
    svar = las(ELAKA / namn)
    found = [str(it).removeprefix(namn).lstrip(",: ") for it in svar.sie.anmarkningar]
    assert (belopp, har_fel) == (svar.summa("4010"), svar.sie.har_fel)
    assert len(remarks) == len(found)
    assert all(it.startswith(first) for it, first in zip(found, remarks, strict=True)), found


def test_a_web_page_is_no_sie_file():
    with pytest.raises(IngenSiefil, match="webbsida"):
        las(ELAKA / "16_html.se")


@pytest.mark.parametrize(
    ("start", "vad"),
    [
        (b"PK\x03\x04", "Excelbok"),
        (b"", "tom"),
        (b"Konto;Belopp", "#FLAGGA"),
        (b"\xff\xfe#\x00", "UTF-16"),
    ],
)
def test_what_is_no_sie_file_is_told_apart(tmp_path: Path, start: bytes, vad: str):
    fil = tmp_path / "bok.se"
    fil.write_bytes(start)
    with pytest.raises(IngenSiefil, match=vad):
        las(fil)


def test_letters_are_right_whatever_the_code_page():
    for namn in ("01_utf8_sager_pc8.se", "02_utf8_bom.se", "03_latin1.se", "05_cr_blandade.se"):
        svar = las(ELAKA / namn)
        assert ("Köp", "Förbundet Åäö", "Köp") == (
            svar.rader[0].text,
            svar.sie.uppgifter["FNAMN"],
            svar.sie.konton["4010"],
        )


def test_quotes_in_names_and_texts_are_read():
    svar = las(ELAKA / "06_citat_i_citat.se")
    assert 'Hyra "lokal" {rum}' == svar.rader[0].text
    assert 'F"rskott till leverant"re' == svar.sie.konton["4020"]


def test_objects_are_ansvar_and_projekt():
    rader = las(ELAKA / "09_objekt.se").rader
    assert [
        (Kontering("4010", "10 A", 'P"1'), 6_000),
        (Kontering("4010", "10 A"), 4_000),
        (Kontering("1930"), -10_000),
    ] == [(it.kontering, it.ore) for it in rader]


def test_a_balance_told_twice_counts_once():
    sie = las(ELAKA / "10_psaldo_dubbelt.se").sie
    januari, forra = dt.date(2023, 1, 31), dt.date(2022, 1, 31)
    assert {
        (januari, Kontering("4010", "10")): 7_000,
        (januari, Kontering("4010")): 3_000,
    } == sie.perioders_konteringar("PSALDO")
    assert {(forra, Kontering("4010")): 5_500} == sie.perioders_konteringar("PSALDO", -1)
    assert {(januari, Kontering("4010")): 9_000} == sie.perioders_konteringar("PBUDGET")


def test_vouchers_without_a_number_are_told_by_their_line():
    rader = las(ELAKA / "11_ver_utan_nummer.si").rader
    assert ["rad 12", "rad 12", "rad 17", "rad 17"] == [it.verifikat for it in rader]


def test_konton_are_text():
    assert {"60150": 10_000, "9999": -10_000} == dict(las(ELAKA / "15_konto.se").sie.summor)


VER = '#VER A 1 20230131 "Köp"\n{\n#TRANS 4010 {} 100.00\n#TRANS 1930 {} -100.00\n}\n'


@pytest.mark.parametrize(
    ("saldon", "fel"),
    [
        ("#RES 0 4010 100.00\n#IB 0 1930 500.00\n#UB 0 1930 400.00\n", []),
        ("#RES 0 4010 250.00\n#UB 0 1930 -100.00\n", ["ger 100,00 men filens #RES säger 250,00"]),
        ("#RES 0 4010 100.00\n", ["Konto 1930: verifikaten ger −100,00 men filen har inget saldo"]),
    ],
)
def test_the_vouchers_are_held_against_the_files_own_balances(las_text, saldon: str, fel: list):
    found = las_text(HUVUD + saldon + VER).remarks("fel")
    assert len(fel) == len(found)
    assert all(text in it for it, text in zip(found, fel, strict=True)), found


@pytest.mark.parametrize(
    ("rad", "text"),
    [
        ("#TRANS 4010 {} 100.00\n", "står utanför ett verifikat"),
        ("}\n", "slutar ett verifikat som inte har börjat"),
        ("{\n", "inget #VER hör till"),
        ("löst\n", "börjar inte med #"),
        ("#VER A 2 20230231 x\n{\n}\n", "«20230231» är inget datum"),
        ("#VER A 2 20230131 x\n{\n#TRANS 4010 100.00\n}\n", "Objektlistan { } saknas"),
        ("#VER A 2 20230131 x\n{\n#TRANS 4010 {1 10 100.00\n}\n", "Objektlistan saknar }"),
        ("#IB 0 1930 1.00\n#IB 0 1930 1.00\n", "står två gånger"),
        ("#IB x 1930 1.00\n", "är inget årsnummer"),
        ("#SIETYP 7\n", "är ingen SIE-typ"),
        ("#PSALDO 0 202313 4010 {} 1.00\n", "är ingen period"),
        ("#RAR 0 20231231 20230101\n", "slutar innan det börjar"),
        ("#IB 0 1930 1", "slutar tvärt"),
    ],
)
def test_what_matters_is_demanded_with_its_line(las_text, rad: str, text: str):
    fel = las_text(HUVUD + rad).remarks("fel")
    assert any(text in it for it in fel), fel


def test_plain_vouchers_read_at_once_say_what_the_careful_way_says(las_text):
    """A tab in place of a blank, and an escaped quote, are two ways that are not the quick one."""
    plain = "".join(
        f'#VER "B" {n} 20230131 "Lön ({n})" 20230201\n{{\n  #TRANS 4010 {{"1" "10"}} {n}.50 '
        f'20230115 "Hyra"\n  #TRANS 1930 {{}} -{n}.50 "" "" 0\n}}\n'
        for n in range(1, 400)
    )
    odd = plain.replace("\n  #TRANS 1930", '\n#BTRANS 4010 {} 1.00 "" "\\"x"\n  #TRANS 1930')
    quick, careful = las_text(HUVUD + plain), las_text(HUVUD + odd)
    assert [it._replace(rad=0) for it in careful.rader] == [
        it._replace(rad=0) for it in quick.rader
    ]
    assert (
        Rad(Kontering("4010", "10"), dt.date(2023, 1, 15), "Hyra", 150, "B 1", 10)
        == (quick.rader[0])
    )
    assert (
        Rad(Kontering("1930"), dt.date(2023, 1, 31), "Lön (1)", -150, "B 1", 11) == (quick.rader[1])
    )
    assert quick.sie.summor == careful.sie.summor


@pytest.mark.parametrize(
    "odd",
    [
        "#TRANS 4010 {} 1.5",
        "#TRANS 4010 {} 1.50 20230230",
        '#TRANS 4010 {} 1.50 "" "a" "b',
        '#TRANS 4010 {} 1.50 "" "a"b"',
        "#TRANS 4010 {} 1.50x",
        "#TRANS 4010 {} 1.50 20230115 {}",
        "#TRANS 4010 {} 0x1.50",
        "#TRANS 4010 {1} 1.50",
        "#TRANX 4010 {} 1.50",
        "#TRANS 4010 {} 1.51",
    ],
)
def test_one_odd_line_among_many_plain_ones_is_read_with_care(las_text, odd: str):
    """Else the quick way would let pass what the careful one refuses, or get it wrong."""

    def file(line: str, before: int) -> str:
        one = "#VER A 1 20230131 x\n{\n" + line + "\n#TRANS 1930 {} -1.50\n}\n"
        return HUVUD + VER * before + one + VER * before

    alone, among = las_text(file(odd, 0)), las_text(file(odd, 300))

    def texts(it: Las) -> list[tuple[str, str]]:
        return [(a.column, a.text) for a in it.sie.anmarkningar]

    assert texts(alone) == texts(among)


BELOPP = st.integers(-(10**9), 10**9)
RADER = st.lists(st.tuples(st.sampled_from(["4010", "3010", "5010"]), BELOPP), min_size=1)


def voucher(rader: list[tuple[str, int]], number: int = 1) -> str:
    """Return a voucher that balances on 1930."""
    alla = [*rader, ("1930", -sum(ore for _, ore in rader))]
    lines = [f"#TRANS {konto} {{}} {ore / 100:.2f}\n" for konto, ore in alla]
    return f"#VER A {number} 20230131 x\n{{\n{''.join(lines)}}}\n"


@given(st.lists(RADER, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_no_order_of_vouchers_and_lines_changes_a_sum(tmp_path_factory, vouchers, rng):
    fil = tmp_path_factory.mktemp("sie") / "bok.se"
    fil.write_text(HUVUD + "".join(map(voucher, vouchers)), encoding="cp437")
    before = las(fil)
    for rader in vouchers:
        rng.shuffle(rader)
    rng.shuffle(vouchers)
    fil.write_text(HUVUD + "".join(map(voucher, vouchers)), encoding="cp437")
    after = las(fil)
    facit = Counter()
    for konto, ore in (rad for rader in vouchers for rad in rader):
        facit[konto] += ore
        facit["1930"] -= ore
    assert not after.sie.har_fel
    assert dict(facit) == dict(after.sie.summor) == dict(before.sie.summor)


@given(RADER, st.integers(0, 100), BELOPP)
@settings(max_examples=40)
def test_a_line_in_two_is_the_same_sum(tmp_path_factory, rader, place, del_):
    konto, ore = rader[place % len(rader)]
    delad = [*rader, (konto, -ore), (konto, ore - del_), (konto, del_)]
    fil = tmp_path_factory.mktemp("sie") / "bok.se"
    summor = []
    for those in (rader, delad):
        fil.write_text(HUVUD + voucher(those), encoding="cp437")
        summor.append(dict(las(fil).sie.summor))
    assert summor[0] == summor[1]


HEL = (
    HUVUD
    + "#IB 0 1930 900.00\n#UB 0 1930 700.00\n#RES 0 4010 200.00\n"
    + VER
    + VER.replace("A 1", "A 2")
)


@pytest.mark.parametrize("slut", range(len(HEL.encode("cp437"))))
def test_a_file_cut_at_any_byte_is_refused(tmp_path: Path, slut: int):
    """Its balances tell that vouchers are missing; one that ends before them says no more."""
    fil = tmp_path / "bok.se"
    fil.write_bytes(HEL.encode("cp437")[:slut])
    try:
        svar = las(fil)
    except IngenSiefil:
        return
    hel = slut == len(HEL) - 1  # only the last line end is missing
    bara_ingaende = {it.post for it in svar.sie.saldon} == {"IB"} and not svar.rader
    assert svar.sie.har_fel or hel or bara_ingaende


def test_the_whole_of_that_file_is_taken(las_text):
    assert [] == las_text(HEL).remarks("fel")
