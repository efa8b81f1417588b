import pytest

from xlsaddin.domain.foretrade import Foretrade
from xlsaddin.domain.kontoplan import (
    PLATS_FOR,
    PLATSER,
    RAKNING,
    VARAV,
    Kontorad,
    Omfang,
)

RAKNINGEN = RAKNING.falt("")


def rad(number: int, *omfang: object, **poster: str) -> Kontorad:
    """Return a row that names a line of the statements, or what `poster` says."""
    platser = {p.column: v for p in PLATSER if (v := poster.get(p.column))}
    return Kontorad(number, Omfang(*omfang), platser or {RAKNING.column: "Post"})  # type: ignore[arg-type]


def test_every_report_with_posts_is_in_one_place():
    assert sum(len(plats.rapporter) for plats in PLATSER) == len(PLATS_FOR)


@pytest.mark.parametrize(
    ("smal", "bred"),
    [
        (Omfang(4510, 4519), Omfang(4500, 4599)),
        (Omfang(4500, 4599), Omfang(4000, 7999, "301", "ADM")),
        (Omfang(4500, 4599, "301"), Omfang(4500, 4599)),
        (Omfang(4500, 4599, None, "ADM"), Omfang(4500, 4599)),
        (Omfang(4500, 4599, "301", "ADM"), Omfang(4500, 4599, "301")),
    ],
)
def test_fewer_konton_go_first_and_then_more_codes(smal: Omfang, bred: Omfang):
    rader = [Kontorad(n, omfang, {RAKNING.column: "Post"}) for n, omfang in enumerate((bred, smal))]
    assert ([rader[1]], []) == tuple(Foretrade(rader).fore(it, RAKNINGEN) for it in rader)
    assert [] == list(Foretrade(rader).oavgjorda())


@pytest.mark.parametrize(
    ("en", "annan"),
    [
        (Omfang(4500, 4599), Omfang(4500, 4599)),
        (Omfang(4500, 4599), Omfang(4550, 4649)),
        (Omfang(4500, 4599, "301"), Omfang(4550, 4649, "301")),
        (Omfang(4500, 4599, "adm"), Omfang(4500, 4599, "ADM")),
        (Omfang(4500, 4599, "301"), Omfang(4550, 4649, None, "ADM")),
        (Omfang(4500, 4599, None, "ADM"), Omfang(4550, 4649, "301")),
    ],
)
def test_equally_wide_rows_that_meet_are_named(en: Omfang, annan: Omfang):
    rader = [Kontorad(n, omfang, {RAKNING.column: "Post"}) for n, omfang in enumerate((en, annan))]
    assert [(RAKNINGEN, *rader)] == list(Foretrade(rader).oavgjorda())


@pytest.mark.parametrize(
    ("en", "annan"),
    [
        (Omfang(4500, 4599), Omfang(4600, 4699)),
        (Omfang(4500, 4599, "301"), Omfang(4500, 4599, "302")),
        (Omfang(4500, 4599, "301", "A"), Omfang(4500, 4599, "301", "B")),
    ],
)
def test_rows_that_never_meet_are_no_trouble(en: Omfang, annan: Omfang):
    rader = [Kontorad(n, omfang, {RAKNING.column: "Post"}) for n, omfang in enumerate((en, annan))]
    assert [] == list(Foretrade(rader).oavgjorda())
    assert [] == Foretrade(rader).fore(rader[0], RAKNINGEN)


def test_rows_for_different_places_do_not_compete():
    rader = [rad(1, 4500, 4599), rad(2, 4500, 4599, **{"Utfall och budget": "Post"})]
    assert [] == list(Foretrade(rader).oavgjorda())


def test_a_konto_may_be_part_of_several_varav_lines_but_once_of_each():
    egen, annan = VARAV.falt("Egen"), VARAV.falt("Annan")
    rader = [
        rad(1, 4500, 4599, Varav="Egen"),
        rad(2, 4510, 4510, Varav="Annan"),
        rad(3, 4511, 4511, Varav="Egen"),
    ]
    foretrade = Foretrade(rader)
    assert [rader[2]] == foretrade.fore(rader[0], egen)
    assert [] == foretrade.fore(rader[1], annan)
