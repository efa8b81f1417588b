"""The parts of a workbook: which books a data table and a report belong to."""

from enum import StrEnum


class Bokdel(StrEnum):
    """A part of the workbook; a förbund may keep some of its books elsewhere."""

    GEMENSAMT = "gemensamt"
    EKONOMI = "ekonomi"
    SOCIALT = "socialt"
    DELTAGARE = "deltagare"

    @property
    def laser(self) -> frozenset["Bokdel"]:
        """The parts whose tables the reports of this one are made from."""
        own = {self, Bokdel.GEMENSAMT}
        return frozenset(own | {Bokdel.DELTAGARE} if self is Bokdel.SOCIALT else own)
