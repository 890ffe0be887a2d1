"""What is studied: decks and their entries as frozen models, with dates that know their precision.

Pure: no disk, clock or dice. May import studyapp.errors only.
"""
