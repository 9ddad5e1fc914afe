"""Word files: what stands in their parts, and how it reads."""
