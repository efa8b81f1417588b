"""The algebra of figures: each is defined once, and gives both its value and its formula."""
