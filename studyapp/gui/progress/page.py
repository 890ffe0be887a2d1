"""Progress one can act on: figures over the answers so far, as charts or as tables."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from studyapp.gui.progress.panels import JudgePanel, TablesPanel, TopicsPanel
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.bars_chart import BarsChart
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.choices import Segmented
from studyapp.gui.widgets.containers import NARROW, Card, ScrollPage
from studyapp.gui.widgets.empty_state import EmptyState
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.heat_days import WEEKS, HeatDays
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.weeks_chart import WeeksChart
from studyapp.gui.words import short_day_words, tr
from studyapp.services.changes import Changes
from studyapp.services.installed_deck import InstalledDeck
from studyapp.services.progress import Progress
from studyapp.services.statistics import FEWEST_ANSWERS, Figures, Scope, Statistics, as_csv, predicted_by_week

CONTEXT = "Progress"
PERIODS: tuple[int | None, ...] = (30, 84, None)
Predicted = Mapping[date, float]
Run = Callable[[Callable[[], Predicted], Callable[[Predicted], None]], None]


class ProgressPage(ScrollPage):
    """`studyRequested` carries the cards of the weakest topics."""

    studyRequested = Signal(list)

    def __init__(
        self,
        theme: Theme,
        statistics: Statistics,
        progress: Progress,
        decks: Callable[[], tuple[InstalledDeck, ...]],
        run: Run,
    ) -> None:
        super().__init__(theme)
        self._theme = theme
        self._statistics = statistics
        self._progress = progress
        self._decks = decks
        self._run = run
        self._asked = 0
        self._figures: Figures | None = None
        self._predicted: Predicted = {}
        self.body.addLayout(self._head())
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.space(24))
        self._four = [self._figure() for _ in range(4)]
        self.body.addLayout(self._top)
        self._drawn = self._charts()
        self._tables = TablesPanel(theme)
        self.body.addWidget(self._drawn)
        self.body.addWidget(self._tables)
        self._empty = EmptyState(theme, "chart-line", tr(CONTEXT, "Nothing to show yet"), "")
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        shortcut = QShortcut(QKeySequence("Ctrl+T"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._as_table.click)

    def _head(self) -> QBoxLayout:
        theme = self._theme
        self._head_box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_box.setSpacing(theme.space(8))
        self._head_box.addWidget(Label(theme, tr(CONTEXT, "Progress"), role="title"))
        self._head_box.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        self._head_box.addLayout(head)
        self._place = QComboBox()
        self._place.setAccessibleName(tr(CONTEXT, "Deck or topic"))
        self._place.setMinimumWidth(theme.size(100))
        self._place.setMaximumWidth(theme.size(320))
        self._place.activated.connect(lambda _place: self.refresh())
        periods: list[tuple[object, str, str]] = [
            (30, tr(CONTEXT, "30 days"), ""),
            (84, tr(CONTEXT, "12 weeks"), ""),
            (None, tr(CONTEXT, "All"), ""),
        ]
        self._period = Segmented(theme, tr(CONTEXT, "Period"), periods)
        self._period.set_value(84)
        self._period.chosen.connect(lambda _value: self.refresh())
        self._as_table = Button(theme, "", kind="plain", icon="table")
        self._as_table.setCheckable(True)
        self._as_table.setAccessibleName(tr(CONTEXT, "Show as tables"))
        self._as_table.setToolTip(tr(CONTEXT, "Show as tables (Ctrl T)"))
        self._as_table.clicked.connect(self._switch)
        self._export = Button(theme, tr(CONTEXT, "Export"), icon="download")
        self._export.clicked.connect(self._choose_file)
        for widget in (self._place, self._period, self._as_table, self._export):
            head.addWidget(widget)
        return self._head_box

    def _figure(self) -> tuple[Label, Label, Label]:
        box = QVBoxLayout()
        box.setSpacing(0)
        title = Label(self._theme, role="small", color="text2")
        value = Label(self._theme, role="title", tabular=True)
        note = Label(self._theme, role="small", color="text2")
        for label in (title, value, note):
            box.addWidget(label)
        self._top.addLayout(box, 1)
        return title, value, note

    def _charts(self) -> QWidget:
        theme = self._theme
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(16))
        self._rows = [QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2)]
        for row in self._rows:
            row.setSpacing(theme.space(16))
            column.addLayout(row)
        self._weeks, self._due, self._heat = WeeksChart(theme), BarsChart(theme), HeatDays(theme)
        self._rows[0].addWidget(self._card(tr(CONTEXT, "Right when asked, by week"), self._weeks), 6)
        self._rows[0].addWidget(self._card(tr(CONTEXT, "Due in the next 14 days"), self._due), 5)
        self._studied = WrapLabel(theme, role="small", color="text2")
        self._rows[1].addWidget(self._card(tr(CONTEXT, "Study days"), self._heat, self._studied), 5)
        self._topics = TopicsPanel(theme)
        self._topics.studyRequested.connect(self._study_topics)
        self._judge = JudgePanel(theme)
        self._rows[1].addWidget(self._topics, 4)
        self._rows[1].addWidget(self._judge, 3)
        return whole

    def _card(self, title: str, *widgets: QWidget) -> Card:
        card = Card(self._theme, padding=20, spacing=10)
        card.body.addWidget(Label(self._theme, title, role="heading"))
        for widget in widgets:
            card.body.addWidget(widget)
        card.body.addStretch(1)
        return card

    # what is shown

    def open(self) -> None:
        """Show what is true now, and be ready for keys."""
        self._fill_places()
        self.refresh()
        give_focus(self._place)

    def _fill_places(self) -> None:
        chosen = self._place.currentData()
        self._place.clear()
        self._place.addItem(tr(CONTEXT, "All decks"), ("", ""))
        for deck in self._decks():
            self._place.addItem(deck.title, (deck.id, ""))
            for topic in deck.topics:
                self._place.addItem(f"    {topic.title}", (deck.id, topic.id))
        self._place.setCurrentIndex(max(0, self._place.findData(chosen)))

    def scope(self) -> Scope:
        """Which answers are counted now."""
        deck_id, topic = self._place.currentData() or ("", "")
        period = self._period.value()
        days = None if period is None else int(str(period))
        return self._statistics.scope(deck_id or None, topic or None, days)

    def refresh(self) -> None:
        """Count and draw anew; what was predicted follows when it was worked out."""
        scope = self.scope()
        figures = self._statistics.figures(scope)
        self._figures = figures
        self._switch()
        self._export.setEnabled(figures.is_enough)
        self._empty.setVisible(not figures.is_enough)
        words = tr(CONTEXT, "Shows after {0} answers. {1} so far.")
        self._empty.set_text(words.format(FEWEST_ANSWERS, figures.answers))
        self._show_four(figures)
        if figures.is_enough:
            self._draw(figures)
            self._asked += 1
            question = self._statistics.prediction(scope)
            self._run(lambda: predicted_by_week(question), partial(self._show_predicted, self._asked))

    def _show_predicted(self, asked: int, predicted: Predicted) -> None:
        if asked == self._asked and self._figures is not None:
            self._predicted = predicted
            self._draw(self._figures)

    def _show_four(self, figures: Figures) -> None:
        report = self._progress.report()
        right = "–" if figures.right_share is None else f"{figures.right_share:.0%}"
        rows = (
            (
                tr(CONTEXT, "Right when asked"),
                right,
                tr(CONTEXT, "target {0}").format(f"{figures.target:.0%}"),
            ),
            (
                tr(CONTEXT, "Cards known"),
                tr(CONTEXT, "{0} of {1}").format(report.known, report.cards),
                tr(CONTEXT, "%n being learnt", report.learning).replace("%n", str(report.learning)),
            ),
            (
                tr(CONTEXT, "Studied this week"),
                tr(CONTEXT, "{0} min").format(figures.minutes_this_week),
                tr(CONTEXT, "{0} minutes on a usual day").format(figures.usual_minutes),
            ),
            (
                tr(CONTEXT, "Still to start"),
                tr(CONTEXT, "%n card(s)", report.new),
                tr(CONTEXT, "%n due now", report.due).replace("%n", str(report.due)),
            ),
        )
        for labels, texts in zip(self._four, rows, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)

    def _draw(self, figures: Figures) -> None:
        self._draw_weeks(figures)
        self._draw_due(figures)
        minutes = {day.study_date: day.seconds / 60 for day in figures.days}
        words = tr(CONTEXT, "{0} of the last {1} days studied.").format(
            self._studied_days(figures), WEEKS * 7
        )
        self._heat.show_minutes(minutes, figures.today, words)
        self._studied.set_text(words)
        report = self._progress.report()
        scope = self.scope()
        topics = [one for one in report.by_topic if scope.deck_id in {None, one.deck_id}]
        self._topics.show_topics(topics)
        self._judge.show_levels(figures.sureness)
        self._tables.show_figures(figures, self._predicted)

    @staticmethod
    def _studied_days(figures: Figures) -> int:
        first = figures.today - timedelta(days=WEEKS * 7 - 1)
        return sum(day.study_date >= first for day in figures.days)

    def _draw_weeks(self, figures: Figures) -> None:
        weeks = figures.weeks
        right: Sequence[float | None] = [week.right / week.asked for week in weeks]
        predicted = [self._predicted.get(week.monday) for week in weeks]
        last = next((share for share in reversed(predicted) if share is not None), None)
        now = "–" if figures.right_share is None else f"{figures.right_share:.0%}"
        words = (
            tr(CONTEXT, "{0} right").format(f"{right[-1]:.0%}" if weeks and right[-1] is not None else now),
            tr(CONTEXT, "{0} predicted").format("–" if last is None else f"{last:.0%}"),
            tr(CONTEXT, "{0} target").format(f"{figures.target:.0%}"),
        )
        ends = (
            (short_day_words(weeks[0].monday, figures.today), tr(CONTEXT, "this week")) if weeks else ("", "")
        )
        self._weeks.show_weeks(
            right, predicted, figures.target, words=words, ends=ends, description=", ".join(words)
        )

    def _draw_due(self, figures: Figures) -> None:
        days = [figures.today + timedelta(days=place) for place in range(len(figures.due))]
        labels = [
            short_day_words(day, figures.today) if place in {7, 13} else "" for place, day in enumerate(days)
        ]
        labels[0] = tr(CONTEXT, "Today")
        words = tr(CONTEXT, "{0} due today, {1} in the next 14 days").format(figures.due[0], sum(figures.due))
        self._due.show_counts(figures.due, labels, words)

    # acting

    def _switch(self) -> None:
        is_enough = self._figures is not None and self._figures.is_enough
        self._drawn.setVisible(is_enough and not self._as_table.isChecked())
        self._tables.setVisible(is_enough and self._as_table.isChecked())

    def _study_topics(self, topics: list[tuple[str, str]]) -> None:
        self.studyRequested.emit(list(self._statistics.weakest_cards(topics)))

    def _choose_file(self) -> None:
        title = tr(CONTEXT, "Export progress")
        kinds = tr(CONTEXT, "Table (*.csv);;Picture (*.png)")
        name, _ = QFileDialog.getSaveFileName(self, title, "studyapp-progress.csv", kinds)
        if name:
            self.export(Path(name))

    def export(self, file: Path) -> None:
        """Write the figures as CSV, or the page as a picture where the name ends in .png."""
        if file.suffix.lower() == ".png":
            self._drawn.grab().save(str(file))
        elif self._figures is not None:
            file.write_text(as_csv(self._figures), encoding="utf-8")

    def on_changes(self, changes: Changes) -> None:
        if changes.everything and self.isVisible():
            self.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.effective_width < NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in (*self._rows, self._head_box):
            row.setDirection(down if narrow else across)
        for place, labels in enumerate(self._four):
            for label in labels:
                label.setVisible(not narrow or place < 2)
