"""The workbook that is open in Excel, by xlwings."""
