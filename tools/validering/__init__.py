"""Checks of a built workbook that need no Excel. Nothing here shares code with the writers.

Each module has `problems(path) -> list[str]`: empty when nothing was found.
"""
