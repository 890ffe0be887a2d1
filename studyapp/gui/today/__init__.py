"""What there is to do now, and how each deck stands.

May import gui.theme, gui.widgets, services and values; never another page.
"""
