"""The data tabs of the economy: konton, posts, the ledger, balances and budget."""
