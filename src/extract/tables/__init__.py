"""Financial tables: from a grid to what its columns and rows are about, and to the records of its figures."""
