"""Tables of indicators: names, units and sources, and their values by year."""
