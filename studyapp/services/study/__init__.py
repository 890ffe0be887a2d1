"""Studying cards: which one comes, and what its grade leads to."""
