import pytest

from tools.validering.komprimering import decompress, decrypt
from tools.validering.problem import BrokenError, Problems

# MS-OVBA 3.2.2 and 3.1: what VBA itself wrote.
PUBLISHED = """
    012fb0002361616162636465826600706167 68696a013808616b6c00306d6e6f70
    06710270041072737475761077 78797a003c
"""
PLAIN = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"


def test_the_published_example_is_read():
    found = Problems()
    assert decompress(bytes.fromhex(PUBLISHED), found, "exempel") == PLAIN
    assert found == []


def test_flags_for_tokens_that_do_not_exist_are_caught():
    found = Problems()
    decompress(bytes.fromhex("01 01b0 f0 61"), found, "modul")
    assert found == ["modul: flags set for tokens that do not exist"]


@pytest.mark.parametrize("container", ["", "02", "01 05b0 00 61", "01 02b0 01 0030"])
def test_a_container_that_cannot_be_right_is_given_up(container):
    with pytest.raises(BrokenError):
        decompress(bytes.fromhex(container), Problems(), "modul")


def test_a_short_chunk_before_the_last_is_caught():
    found = Problems()
    decompress(bytes.fromhex("01 01b0 00 61 01b0 00 62"), found, "modul")
    assert found == ["modul: chunk of 1 bytes"]


def test_a_wrong_length_of_encrypted_data_is_caught():
    found = Problems()
    whole = "8D8F" + "00" * 8
    decrypt(whole, found, "CMG")
    assert any(sentence.startswith("CMG: says") for sentence in found)
