"""A workbook's file: its zip, its parts, and how they point to one another."""
