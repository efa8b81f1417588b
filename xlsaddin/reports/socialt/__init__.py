"""The report tabs of the social books."""
