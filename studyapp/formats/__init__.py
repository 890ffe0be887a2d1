"""How decks travel: bytes in, decks out and back, one file per format. The border where nothing is trusted.

May import studyapp.errors and studyapp.content.
"""
