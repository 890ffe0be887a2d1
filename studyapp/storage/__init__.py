"""What is kept: the one SQLite file of a student. The only home of sqlite.

May import studyapp.errors, content, cards and scheduling. Nobody else opens, reads or copies the file.
"""
