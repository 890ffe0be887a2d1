"""The exam plan: what to know by when, what to expect, and what would change it."""
