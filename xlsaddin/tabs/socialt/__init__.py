"""The social data tabs: the social budget, the social ledger and the surveys."""
