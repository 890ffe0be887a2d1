"""A sitting: recall, look, grade.

May import gui.theme, gui.widgets, services and values; never another page.
"""
