"""Tables of figures in flattened text: for each flattening a reader that gives grids."""
