"""Makes the samples of Meerdrecht that are no text files, out of texts and figures: `python -m bench.samples`."""
