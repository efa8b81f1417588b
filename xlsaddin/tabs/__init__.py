"""The data tabs: one declaration a table drives reading, checking, validation lists and looks."""
