"""The parts of a workbook: which books a data table and a report belong to."""

from enum import StrEnum


class Bokdel(StrEnum):
    """A part of the workbook; a förbund may keep some of its books elsewhere."""

    GEMENSAMT = "gemensamt"
    EKONOMI = "ekonomi"
    SOCIALT = "socialt"
    DELTAGARE = "deltagare"
