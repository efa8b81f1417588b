"""A workbook full of texts that something could take for code, reckoned by another program."""

from random import Random

import pytest

from tests.andrad_bok import SOCIAL, UMEA, run
from tests.attack.injection import poisoned


@pytest.mark.parametrize("book", [UMEA, SOCIAL], ids=["economy", "social"])
def test_another_calculator_agrees_with_every_figure_among_nasty_texts(book, tmp_path, calc):
    file = tmp_path / "bok.xlsm"
    change = poisoned(book, file, Random(f"{book.name} 5"))
    answer = run("uppdatera", "--trots-anmarkningar", file)
    assert answer.exit_code in {0, 1}, answer.stderr
    recalculated = calc.recalculate(file)
    assert len(change) > 2
    assert [] == recalculated.different
