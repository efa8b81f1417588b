"""Row headers in a tagged PDF: typst's binding writes headers of columns only."""

import io
from collections.abc import Iterator
from typing import Any


def with_row_headers(pdf: bytes) -> bytes:
    """Return a tagged PDF where the first cell of each row in a table's body heads the row."""
    import pikepdf  # noqa: PLC0415 - only a finished copy pays for it

    memory = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for cell in _first_cells(document.Root.StructTreeRoot, in_body=False):
            cell.S = pikepdf.Name.TH
            _set_scope(cell)
        _end_plainly(document)
        document.save(
            memory,
            compress_streams=False,  # they are packed already, but for those that may not be
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return memory.getvalue()


def _first_cells(element: Any, *, in_body: bool) -> Iterator[Any]:  # noqa: ANN401 - any PDF object
    """Yield the first data cell of each row in the bodies of tables."""
    for child in _children(element):
        kind = str(child.S)
        if in_body and kind == "/TR":
            cells = _children(child)
            if cells and str(cells[0].S) == "/TD":
                yield cells[0]
        else:
            yield from _first_cells(child, in_body=kind == "/TBody")


def _children(element: Any) -> list[Any]:  # noqa: ANN401 - any PDF object
    import pikepdf  # noqa: PLC0415

    kids = element.get("/K")
    if kids is None:
        return []
    every = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [it for it in every if isinstance(it, pikepdf.Dictionary) and "/S" in it]


def _set_scope(cell: Any) -> None:  # noqa: ANN401 - any PDF object
    import pikepdf  # noqa: PLC0415

    given = cell.get("/A")
    every = list(given) if isinstance(given, pikepdf.Array) else [given] if given else []
    for it in every:
        if isinstance(it, pikepdf.Dictionary) and str(it.get("/O")) == "/Table":
            it.Scope = pikepdf.Name.Row
            return
    cell.A = pikepdf.Array(
        [*every, pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)]
    )


def _end_plainly(document: Any) -> None:  # noqa: ANN401 - pikepdf is loaded late
    """Unpack streams that end with a carriage return: readers take it for part of the line end."""
    import pikepdf  # noqa: PLC0415 - only a copy pays for it

    for it in document.objects:
        if isinstance(it, pikepdf.Stream) and it.read_raw_bytes().endswith(b"\r"):
            it.write(it.read_bytes())
