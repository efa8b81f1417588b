"""The participants of 2023 as the annual report prints them, and right where the print is wrong."""

from functools import cache

import pytest

from templates.arsdata import raw_tables, read_arsdata
from templates.build import ROT
from xlsaddin.domain.belopp import avrunda
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.manniskor import inflode
from xlsaddin.reports.manniskor.volymer import TAB
from xlsaddin.tabs.workbook import read_underlag

HELA, KRAFT = "Hela förbundet", "Kraft"
COLUMNS = ("Kvinnor", "Män", "Totalt", "Andel", "föregående år", "föregående andel")


@cache
def bok():
    return rapportbok(read_underlag(raw_tables(read_arsdata(ROT / "templates/umea/2023"))))


def printed(insats, matt):
    """Return a row as it is printed: shares in whole percent."""
    cells = [Cell(TAB, f"{insats}: {matt}", column) for column in COLUMNS]
    values = [bok().value(cell) if bok().has(cell) else None for cell in cells]
    return tuple(
        avrunda(100 * value) if value is not None and "ndel" in cell.column else value
        for cell, value in zip(cells, values, strict=True)
    )


TABELL_1 = {  # A493-517
    "Antal deltagare": (398, 374, 772, None, 705, None),
    "varav nya för året": (185, 150, 335, None, 293, None),
    "Totalt antal avslutade": (112, 122, 234, None, None, None),
    "Avslutad till positiv lösning": (71, 73, 144, 62, None, 66),
    "varav till arbete": (23, 28, 51, 35, None, 38),
    "varav till studier": (9, 15, 24, 17, None, 19),
    "varav till fortsatt insats via Arbetsförmedlingen": (19, 17, 36, 25, None, 26),
    "varav saknar arbetsförmåga": (20, 13, 33, 23, None, 13),
    "Avslutad av hälsoskäl": (29, 32, 61, 26, None, 27),
    "Avbrott": (12, 17, 29, 12, None, 7),
    "Antal kvar i verksamheten": (286, 252, 538, None, 434, None),
}
KRAFTS = {  # A1408-1421
    "Antal deltagare": (21, 2, 23, None),
    "varav nya 2023": (13, 2, 15, None),
    "Totalt antal avslutade": (15, 2, 17, None),
    "Avslutad till positiv lösning": (12, 1, 13, 76),
    "varav till arbete": (11, 1, 12, 92),
    "varav till ny planering hos Arbetsförmedlingen och försörjningsstöd": (1, 0, 1, 8),
    "Avslutad av hälsoskäl": (1, 1, 2, 12),
    "varav utskriven på grund av sjukdom, försörjningsstöd": (1, 1, 2, None),
    "Övriga avslut": (2, 0, 2, 12),
    "Antal kvar i verksamheten": (6, 0, 6, None),
}


@pytest.mark.parametrize(("matt", "row"), TABELL_1.items())
def test_tabell_1_is_as_printed(matt, row):
    assert row == printed(HELA, matt)


@pytest.mark.parametrize(("matt", "row"), KRAFTS.items())
def test_kraft_is_as_printed(matt, row):
    assert row == printed(KRAFT, matt)[:4]


# The print says 13 no (A1289), 18 and 29 more (A1223, A1285), 8 to work (A1279).
UMEA_OCH_KRANSARNA = {
    "Umeå": {"aktualiserade": 280, "ja": 253, "nej": 27, "netto": 82, "förändring": 4},
    "Kransarna": {"aktualiserade": 104, "ja": 82, "nej": 22, "netto": 19, "förändring": 31},
}


@pytest.mark.parametrize("insats", UMEA_OCH_KRANSARNA)
def test_umea_and_kransarna_are_right_where_the_print_is_wrong(insats):
    wanted = UMEA_OCH_KRANSARNA[insats]
    assert wanted == {key: bok().value(inflode.cell(insats, key)) for key in wanted}


def test_umea_and_kransarna_make_the_whole():
    for matt, hela in (("Varit aktuella", 772), ("Avslutade", 234), ("varav till arbete", 51)):
        delar = (Cell(TAB, f"{insats}: {matt}", "Totalt") for insats in UMEA_OCH_KRANSARNA)
        assert hela == sum(bok().value(cell) for cell in delar)


def test_the_data_of_2023_are_without_remarks():
    assert () == bok().underlag.anmarkningar
