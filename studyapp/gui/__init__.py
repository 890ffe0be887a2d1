"""How it looks: the window. The only layer that imports PySide6.

May import studyapp.errors, content, cards, questions and services; never storage, scheduling or formats.
"""
