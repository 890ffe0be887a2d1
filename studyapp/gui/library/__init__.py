"""The installed decks.

May import gui.theme, gui.widgets, services and values; never another page.
"""
