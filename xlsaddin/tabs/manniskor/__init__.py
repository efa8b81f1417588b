"""The data tabs on people: participants, and the society that they live in."""
