"""Progress: how much is known, how well one recalls and judges, and what to do about it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studyapp.errors import StudyAppError
from studyapp.gui.progress.card_panel import CardPanel
from studyapp.gui.progress.export import PICTURE, ask_file
from studyapp.gui.progress.figure_row import FigureRow
from studyapp.gui.progress.filters import EXPORT_KEY, TABLE_KEY, FilterBar
from studyapp.gui.progress.panels import DaysPanel, DuePanel, JudgePanel, RightPanel, TopicsPanel
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import MEDIUM, NARROW, Row, ScrollPage, clear_layout
from studyapp.gui.widgets.empty_state import EmptyState
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label
from studyapp.gui.words import tr
from studyapp.services.changes import Changes
from studyapp.services.progress.csv_file import write_csv
from studyapp.services.progress.overview import SHOWN_FROM, Progress
from studyapp.services.progress.values import CardId, Figures, Predicted

CONTEXT = "Progress"
VERY_NARROW = 600
Run = Callable[[Callable[[], Predicted], Callable[[Predicted], None]], None]


class ProgressPage(ScrollPage):
    """`studyRequested` carries a list of cards, `dueRequested` asks for what is due; `told` carries a message."""

    studyRequested = Signal(list)
    dueRequested = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, progress: Progress, run: Run) -> None:
        super().__init__(theme)
        self._theme = theme
        self._progress = progress
        self._run = run
        self._figures: Figures | None = None
        self._predicted: Predicted | None = None
        self._asked = 0
        self._as_tables = False
        self._first: Button | None = None
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.space(12))
        self._head.addWidget(Label(theme, tr(CONTEXT, "Progress"), role="title"))
        self.filters = FilterBar(theme)
        self._head.addWidget(self.filters, 1)
        self.body.addLayout(self._head)
        self._empty = QVBoxLayout()
        self.body.addLayout(self._empty)
        self.body.addWidget(self._make_content(theme))
        self.body.addStretch(1)
        self.filters.changed.connect(lambda _filter: self.refresh())
        self.filters.tableRequested.connect(self.toggle_tables)
        self.filters.exportRequested.connect(self.export)
        for key, action in ((TABLE_KEY, self.toggle_tables), (EXPORT_KEY, self.export)):
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _make_content(self, theme: Theme) -> QWidget:
        self.figure_row = FigureRow(theme)
        self.right, self.due = RightPanel(theme), DuePanel(theme)
        self.days, self.topics, self.judge = DaysPanel(theme), TopicsPanel(theme), JudgePanel(theme)
        self.card = CardPanel(theme, lambda text: self._progress.cards(text, self.filters.value()))
        self._upper = Row(theme, self.right, self.due, spacing=16)
        self._advice = Row(theme, self.topics, self.judge, spacing=16)
        self._lower = Row(theme, self.days, self._advice, spacing=16)
        for row, shares in ((self._upper, (11, 9)), (self._advice, (9, 8)), (self._lower, (4, 5))):
            for place, share in enumerate(shares):
                row.box.setStretch(place, share)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(16))
        for part in (self.figure_row, self._upper, self._lower, self.card):
            column.addWidget(part)
        self.topics.studyRequested.connect(self._study)
        self.card.cardChosen.connect(self._show_card)
        return self._content

    # showing

    def open(self) -> None:
        """Show what is true now, and be ready for keys."""
        self.refresh()
        give_focus(self._first or self.filters.deck)

    def refresh(self) -> None:
        """Count and draw anew; what was predicted follows from another thread."""
        self.filters.show_decks(self._progress.decks())
        answers = self._progress.answers()
        is_early = answers < SHOWN_FROM
        clear_layout(self._empty)
        self._first = None
        self._content.setVisible(not is_early)
        self.filters.setVisible(not is_early)
        if is_early:
            self._show_early(answers)
            return
        figures = self._progress.figures(self.filters.value())
        if self._figures is None or self._figures.filter != figures.filter:
            self._predicted = None
        self._figures = figures
        self._show()
        self.card.refresh_cards()
        self._asked += 1
        self._run(lambda: self._progress.predicted(figures), partial(self._answered, self._asked))

    def _show_early(self, answers: int) -> None:
        words = tr(CONTEXT, "Shows after {0} answers. {1} so far.").format(SHOWN_FROM, answers)
        empty = EmptyState(self._theme, "chart-line", tr(CONTEXT, "No figures yet"), words)
        self._first = empty.add_action(
            tr(CONTEXT, "Study now"), kind="primary", icon="play", key=tr(CONTEXT, "Enter")
        )
        self._first.clicked.connect(self.dueRequested)
        self._empty.addWidget(empty)

    def _answered(self, asked: int, predicted: Predicted) -> None:
        """An answer to an older question is dropped."""
        if asked == self._asked:
            self._predicted = predicted
            self._show()

    def _show(self) -> None:
        figures = self._figures
        if figures is None:
            return
        self.figure_row.show_figures(figures, self._predicted)
        self.right.show_figures(figures, self._predicted)
        self.due.show_figures(figures)
        self.days.show_figures(figures)
        weakest = figures.begun_topics[:2]
        self.topics.show_figures(figures, can_study=bool(self._progress.cards_to_strengthen(weakest)))
        self.judge.show_figures(figures)

    def _show_card(self, card_id: CardId) -> None:
        try:
            history = self._progress.history(card_id)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self.card.show_history(history, as_table=self._as_tables)

    def toggle_tables(self) -> None:
        """Show every chart as a table, or every table as its chart."""
        if self._figures is None:
            return
        self._as_tables = not self._as_tables
        for panel in (self.right, self.due, self.days, self.topics, self.judge, self.card):
            panel.show_table(self._as_tables)
        self.filters.show_tables(self._as_tables)
        self._reflow()

    # acting

    def _study(self, topics: object) -> None:
        self.studyRequested.emit(list(self._progress.cards_to_strengthen(topics)))  # type: ignore[arg-type]

    def export(self) -> None:
        """Ask for a file and write the figures or a picture of the page."""
        file = ask_file(self) if self._figures is not None else None
        if file is not None:
            self.export_to(file)

    def export_to(self, file: Path) -> None:
        """Write a table or a picture, as the suffix of the file says."""
        if self._figures is None:
            return
        try:
            if file.suffix.lower() == PICTURE:
                self._save_picture(file)
            else:
                write_csv(file, self._figures, self._predicted)
        except StudyAppError as error:
            self.failed.emit(error)
            return
        self.told.emit(tr(CONTEXT, "Exported {0}").format(file.name))

    def _save_picture(self, file: Path) -> None:
        content = self.widget()
        if content is None or not content.grab().save(str(file), "PNG"):
            raise StudyAppError(f"{file} cannot be written.", advice="Choose another folder or name.")

    def on_changes(self, changes: Changes) -> None:
        """Only what is seen is counted anew; `open` does it for the rest."""
        if self.isVisible() and (changes.answers or changes.decks or changes.settings or changes.everything):
            self.refresh()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        """Tables want more width than charts."""
        width = self.effective_width
        is_narrow = width < NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if width >= MEDIUM else down)
        self.filters.reflow(two_rows=is_narrow, all_below=width < VERY_NARROW)
        self.figure_row.set_columns(4 if not is_narrow else 2 if width >= VERY_NARROW else 1)
        self._upper.stack(is_narrow)
        self._lower.stack(width < MEDIUM or self._as_tables)
        for part in (self._advice, self.right, self.due, self.days, self.topics, self.judge):
            part.stack(width < VERY_NARROW)
        self.card.stack(is_narrow)
