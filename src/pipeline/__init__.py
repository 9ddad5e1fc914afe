"""A run over many files: which of them are new, who reads them, how each one ends, and the golden files."""
