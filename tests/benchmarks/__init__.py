"""Measurements, run by `make bench`. They print JSON and never fail on a time: machines differ, ratios tell."""
