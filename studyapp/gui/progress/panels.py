"""Parts of the progress page: weakest topics, how well one judges, and the tables behind the charts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from studyapp.gui.questions.sureness import sureness_words
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Card, clear_layout
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.measures import StateBar
from studyapp.gui.words import day_words, tr
from studyapp.services.progress import TopicProgress
from studyapp.services.quiz.results import SURENESS
from studyapp.services.statistics import Figures, LevelCount

CONTEXT = "Progress"
SHOWN_TOPICS = 4
STUDIED_TOPICS = 2


def share_bar(theme: Theme, title: str, share: float, words: str) -> QVBoxLayout:
    """A name and a share in words, with a bar below."""
    box = QVBoxLayout()
    box.setSpacing(theme.space(3))
    row = QHBoxLayout()
    row.addWidget(WrapLabel(theme, title, role="small"), 1)
    row.addWidget(Label(theme, words, role="smallStrong", tabular=True))
    box.addLayout(row)
    bar = StateBar(theme, height=6)
    known = round(100 * share)
    bar.show_parts(((known, "known"), (100 - known, "rest")), f"{title}: {words}")
    box.addWidget(bar)
    return box


class TopicsPanel(Card):
    """`studyRequested` carries deck and topic of the weakest."""

    studyRequested = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=20, spacing=10)
        self.body.addWidget(Label(theme, tr(CONTEXT, "Weakest topics"), role="heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(8))
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self._study = Button(theme, "", icon="play")
        self._study.clicked.connect(lambda: self.studyRequested.emit(self._weakest))
        self.body.addWidget(self._study)
        self._weakest: list[tuple[str, str]] = []

    def show_topics(self, topics: Sequence[TopicProgress]) -> None:
        """The topics with the lowest predicted recall."""
        clear_layout(self._list)
        weak = sorted(
            ((one.recall, one) for one in topics if one.recall is not None), key=lambda pair: pair[0]
        )
        for recall, topic in weak[:SHOWN_TOPICS]:
            self._list.addLayout(share_bar(self.theme, topic.title, recall, f"{recall:.0%}"))
        chosen = [one for _, one in weak[:STUDIED_TOPICS]]
        self._weakest = [(one.deck_id, one.id) for one in chosen]
        self._study.setVisible(bool(chosen))
        one, two = tr(CONTEXT, "Study the weakest one"), tr(CONTEXT, "Study the weakest two")
        self._study.setText(two if len(chosen) > 1 else one)


class JudgePanel(Card):
    """For each step of "how sure" the share that was right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=20, spacing=10)
        self.body.addWidget(Label(theme, tr(CONTEXT, "How well you judge"), role="heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(8))
        self.body.addLayout(self._list)
        self._words = WrapLabel(theme, role="small", color="text2")
        self.body.addWidget(self._words)
        self.body.addStretch(1)

    def show_levels(self, levels: Sequence[LevelCount]) -> None:
        clear_layout(self._list)
        found = {level.sureness: level for level in levels}
        for sureness in SURENESS:
            level = found.get(sureness)
            if level is not None:
                share = level.right / level.asked
                words = tr(CONTEXT, "right {0}").format(f"{share:.0%}")
                self._list.addLayout(share_bar(self.theme, sureness_words(sureness), share, words))
        if found:
            self._words.set_text(tr(CONTEXT, "Certain should mean nearly always right, a guess seldom."))
        else:
            self._words.set_text(tr(CONTEXT, "Shows once a quiz has asked how sure you are."))


class TablesPanel(QWidget):
    """The same figures as tables, for screen readers and for those who like numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space(8))

    def show_figures(self, figures: Figures, predicted: Mapping[date, float]) -> None:
        clear_layout(self._box)
        weeks = [
            (
                day_words(week.monday),
                str(week.asked),
                f"{week.right / week.asked:.0%}",
                f"{predicted[week.monday]:.0%}" if week.monday in predicted else "–",
            )
            for week in figures.weeks
        ]
        heads = (
            tr(CONTEXT, "Week from"),
            tr(CONTEXT, "Asked"),
            tr(CONTEXT, "Right"),
            tr(CONTEXT, "Predicted"),
        )
        self._add(tr(CONTEXT, "Right when asked, by week"), heads, weeks)
        due = [
            (day_words(figures.today + timedelta(days=place)), str(count))
            for place, count in enumerate(figures.due)
        ]
        self._add(tr(CONTEXT, "Due in the next 14 days"), (tr(CONTEXT, "Day"), tr(CONTEXT, "Due")), due)
        days = [
            (day_words(day.study_date), str(day.answers), str(round(day.seconds / 60)))
            for day in reversed(figures.days)
        ]
        of_days = (tr(CONTEXT, "Day"), tr(CONTEXT, "Answers"), tr(CONTEXT, "Minutes"))
        self._add(tr(CONTEXT, "Study days"), of_days, days)

    def _add(self, title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        self._box.addWidget(Label(self._theme, title, role="heading"))
        table = QTableWidget(len(rows), len(heads))
        table.setAccessibleName(title)
        table.setHorizontalHeaderLabels(list(heads))
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(line, column, QTableWidgetItem(text))
        height = table.horizontalHeader().sizeHint().height() + table.rowHeight(0) * min(len(rows), 14) + 4
        table.setFixedHeight(max(height, self._theme.size(80)))
        self._box.addWidget(table)
