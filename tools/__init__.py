"""Tools for those who build the project; they import nothing of it."""
