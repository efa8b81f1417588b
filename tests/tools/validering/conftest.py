import pytest

from tests.templates.bok import write_book


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    return write_book(tmp_path_factory.mktemp("bok"))
