"""The benchmark: how fast numbers and claims are found, as ratios to others in one run. `python -m tests.bench`."""
