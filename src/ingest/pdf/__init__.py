"""PDF files: what is printed on their pages, and what it is."""
