"""Slow sweeps, run by `make endurance`."""
