"""Names of the Excel for tests: see `xlwings_motor`."""

from __future__ import annotations


class Names:
    def __init__(self, book) -> None:
        self.book = book

    def contains(self, name: str) -> bool:
        return name in self.book.content.defined_names

    def __call__(self, name: str) -> Name:
        return Name(self.book, self.book.content.defined_names[name])


class Name:
    def __init__(self, book, name) -> None:
        self.book, self.name, self.refers_to = book, name.name, f"={name.attr_text}"

    @property
    def refers_to_range(self):
        sheet, address = self.refers_to[1:].rsplit("!", 1)
        return self.book.sheets(sheet.strip("'")).range(address)
