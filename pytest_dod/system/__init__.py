"""The outside world on the judge's side: git, processes, files."""
