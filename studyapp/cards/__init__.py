"""What is remembered: cards made from entries.

Pure: no disk, clock or dice. May import studyapp.errors and studyapp.content.
"""
