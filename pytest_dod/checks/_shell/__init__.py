"""Shell scripts, read and never run: which commands they start, and whether a failure counts."""
