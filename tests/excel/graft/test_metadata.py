"""Merging cell metadata: every cm still means what it meant."""

from xlsaddin.excel.graft.metadata import merge_metadata
from xlsaddin.excel.package.opc import MAIN, Element, main, parse, serialise


def metadata(kinds: list[str], cells: list[tuple[int, int]], values: str = "<bk/>") -> Element:
    """Metadata in which each cell record is (kind counted from 1, value counted from 0)."""
    types = "".join(f'<metadataType name="{kind}"/>' for kind in kinds)
    future = "".join(f'<futureMetadata name="{kind}">{values}</futureMetadata>' for kind in kinds)
    blocks = "".join(f'<bk><rc t="{kind}" v="{value}"/></bk>' for kind, value in cells)
    return parse(
        f'<metadata xmlns="{MAIN}"><metadataTypes>{types}</metadataTypes>{future}'
        f"<cellMetadata>{blocks}</cellMetadata></metadata>".encode()
    )


def records(root: Element) -> list[tuple[str | None, str | None]]:
    return [(it.get("t"), it.get("v")) for it in root.find(main("cellMetadata")).iter(main("rc"))]


def test_a_dynamic_array_is_put_after_what_the_book_had() -> None:
    book = metadata(["XLRICHVALUE"], [(1, 0)])
    assert merge_metadata(book, metadata(["XLDAPR"], [(1, 0)])) == {"1": "2"}
    assert records(book) == [("1", "0"), ("2", "0")]


def test_a_value_is_found_again_where_it_stands_in_the_book() -> None:
    book = metadata(["XLDAPR"], [], values='<bk a="1"/><bk a="2"/>')
    drawn = metadata(["XLDAPR"], [(1, 0)], values='<bk a="2"/>')
    assert merge_metadata(book, drawn) == {"1": "1"}
    assert records(book) == [("1", "1")]


def test_merging_twice_is_merging_once() -> None:
    book, drawn = metadata(["XLRICHVALUE"], [(1, 0)]), metadata(["XLDAPR"], [(1, 0)])
    first = merge_metadata(book, drawn)
    once = serialise(book)
    assert (merge_metadata(book, drawn), serialise(book)) == (first, once)
