"""The finished copy of the reports: a workbook, a PDF and a mail draft that may leave the house."""
