"""How the workbooks come to be: sheets, VBA project and the years' data, from text."""
