"""How a card is asked: cards in, questions and verdicts out.

Pure: dice come as arguments. May import studyapp.errors, content and cards; never scheduling.
"""
