import pytest

from xlsaddin.rules.avvikelseorsak import Kant, trolig_orsak

RAD = Kant("Saldon, rad 7", -1_000.0)
EN_GANG = "står beloppet på båda ställena, och en gång?"
RESULTAT = Kant("årets resultat", 60.0, "Resultatet står två gånger.")


@pytest.mark.parametrize(
    ("skillnad", "orsak"),
    [
        (60.0, "Resultatet står två gånger."),
        (
            -60.0,
            "Den är lika stor som årets resultat: står beloppet på båda ställena, och en gång?",
        ),
        (
            1_000.0,
            f"Den är lika stor som Saldon, rad 7: {EN_GANG}",
        ),
        (-2_000.0, "Den är dubbelt så stor som Saldon, rad 7: är tecknet rätt?"),
        (900.0, "Den blir så stor om Saldon, rad 7 är tio gånger för stort eller för litet."),
        (9_000.0, "Den blir så stor om Saldon, rad 7 är tio gånger för stort eller för litet."),
        (-999.0, "Den blir så stor om Saldon, rad 7 är tusen gånger för stort eller för litet."),
        (999_000.0, "Den blir så stor om Saldon, rad 7 är tusen gånger för stort eller för litet."),
        (1_234.0, ""),
    ],
)
def test_a_difference_has_the_cause_that_it_is_as_large_as(skillnad, orsak):
    assert orsak == trolig_orsak(skillnad, [RESULTAT, RAD])


def test_nought_is_no_cause_of_anything():
    assert not trolig_orsak(5.0, [Kant("Saldon, rad 7", 0.0)])


def test_several_amounts_of_the_same_size_are_all_named_up_to_three():
    rows = [Kant(f"Saldon, rad {n}", 5.0) for n in range(1, 6)]
    assert "som Saldon, rad 1 eller Saldon, rad 2 eller Saldon, rad 3:" in trolig_orsak(5.0, rows)
