"""The tables of a page: where they stand, their columns, rows and heads."""
