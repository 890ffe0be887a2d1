"""The kinds of questions, one file each: `build` makes a question of a card, `judge` says how good a response is.

`studyapp.questions.asking` lists them. Same arrows as questions.
"""
