"""Progress: what was right, what is due, which days were studied, and where it is weak."""
