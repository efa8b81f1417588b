"""The report tabs: what each says, with every figure defined once as value and as formula."""
