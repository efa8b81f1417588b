"""The data tables of a closed workbook, read without changing or calculating anything."""
