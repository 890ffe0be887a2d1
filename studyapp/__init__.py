"""StudyApp: revise history for exams, offline.

Layers and their arrows are listed in tests/test_architecture.py; nothing is imported here so that a start stays quick.
"""

__version__ = "0.1.0"
