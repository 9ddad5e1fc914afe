"""The program's version: what a run and a document are marked with. Alone in its module, for it has to be at hand at once."""

VERSION = "0.4.0"
