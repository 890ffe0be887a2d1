"""The syllabus of a deck and the lanes of its timeline."""

from studyapp.content.entry import Model, Name
from studyapp.content.ids import ThemeId, TopicId


class Topic(Model):
    """One step of the syllabus, in the author's order."""

    id: TopicId
    title: Name


class Theme(Model):
    """One lane of the timeline."""

    id: ThemeId
    title: Name
