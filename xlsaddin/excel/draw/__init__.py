"""Reports and tabs to sheets, drawn with XlsxWriter."""
