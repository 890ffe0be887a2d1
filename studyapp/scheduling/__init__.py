"""When a card is asked: memory states, the study day and the queue.

Pure functions of (memory, grade, now). May import studyapp.errors, content and cards; never questions.
"""
