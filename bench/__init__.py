"""Measures Leidraad beside spaCy and the peers from PyPI: `python -m bench`."""
