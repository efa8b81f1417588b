"""Ledger files, SIE and tables, to rows for the data tabs and remarks on what they hold."""
