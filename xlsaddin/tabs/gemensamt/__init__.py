"""The data tabs that serve every part of the workbook."""
