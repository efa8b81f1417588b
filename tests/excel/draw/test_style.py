"""The looks of all tabs, where they must agree with one another."""

from xlsaddin.excel.draw.style import TALFORMAT, WITHOUT_MINUS


def test_every_number_format_writes_minus_with_the_same_sign():
    koder = [*TALFORMAT.values(), *(kod for _, kod in WITHOUT_MINUS.values())]
    assert not any("−" in kod for kod in koder)
