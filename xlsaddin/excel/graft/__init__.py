"""Drawn sheets put into a closed workbook; every other part of it stays as it was."""
