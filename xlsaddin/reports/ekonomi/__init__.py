"""The report tabs of the economy."""
