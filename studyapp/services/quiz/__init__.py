"""Quizzes: set up, taken in practice or as an exam, and looked at again."""
