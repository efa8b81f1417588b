"""The list of content types: one type a part, nothing moved without need."""

import io
import zipfile

import pytest
import xlsxwriter

from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.package import TYPES_PART, Package


@pytest.fixture
def package() -> Package:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    book.add_worksheet()
    book.close()
    assert zipfile.is_zipfile(stream)
    return Package(stream.getvalue())


def test_a_type_that_is_known_stays_where_it_stands(package: Package) -> None:
    types, before = ContentTypes(package), package.read(TYPES_PART)
    styles = "xl/styles.xml"
    types.declare(styles, types.of(styles))
    types.declare("xl/okänd.xml", None)
    types.store()
    assert package.read(TYPES_PART) == before


def test_an_extension_that_is_new_gets_the_type_for_all(package: Package) -> None:
    types = ContentTypes(package)
    types.declare("xl/media/a.png", "image/png", for_all=True)
    types.declare("xl/media/b.png", "image/png", for_all=True)
    types.store()
    assert package.read(TYPES_PART).count(b'Extension="png"') == 1
    assert types.is_by_extension("xl/media/b.png")


def test_a_type_of_its_own_is_not_given_to_the_extension(package: Package) -> None:
    types = ContentTypes(package)
    types.declare("xl/charts/a.bin", "a/b")
    types.declare("xl/charts/b.xml", "c/d", for_all=True)
    found = [types.of(it) for it in ("xl/charts/a.bin", "xl/x.bin", "xl/charts/b.xml", "xl/x.xml")]
    assert found == ["a/b", None, "c/d", "application/xml"]


def test_a_type_is_replaced_not_doubled(package: Package) -> None:
    types = ContentTypes(package)
    types.declare("xl/a.xml", "a/b")
    types.declare("xl/a.xml", "c/d")
    types.store()
    assert package.read(TYPES_PART).count(b"/xl/a.xml") == 1
    types.forget(["XL/A.xml"])
    assert types.of("xl/a.xml") == "application/xml"
