"""The looks of all tabs, where they must agree with one another."""

from xlsaddin.reports.formats import WAYS


def test_every_number_format_writes_minus_with_the_same_sign():
    koder = [code for way in WAYS.values() for code in (way.code, way.nought, way.broken)]
    assert not any("−" in kod for kod in koder)
