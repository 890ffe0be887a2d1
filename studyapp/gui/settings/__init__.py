"""Everything that can be set, built from one definition each.

May import gui.theme, gui.widgets, services and values; never another page.
"""
