"""Values that a law, a recommendation or a board can change: dated, with unit and source."""
