"""Setting up a quiz, answering it, seeing what it showed.

May import gui.theme, gui.widgets, services and values; never another page.
"""
