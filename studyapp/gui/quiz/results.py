"""What a quiz showed: the score, the last ones beside it, topics, and mistakes to study."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.questions.kind_words import kind_words
from studyapp.gui.questions.sureness import sureness_words
from studyapp.gui.quiz.mistake_row import MistakeRow
from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import MEDIUM, NARROW, Card, Rule, ScrollPage, clear_layout, stack
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import IconLabel, Label, WrapLabel
from studyapp.gui.widgets.measures import StateBar, TrendLine
from studyapp.gui.words import duration_words, moment_words, tr
from studyapp.services.quiz.results import Feedback, QuizResults

CONTEXT = "Quiz"


class ResultsView(ScrollPage):
    """`studyRequested` carries ids of the chosen cards; `againRequested` the same quiz, `newRequested` another.

    `openRequested` carries a question that is to be shown as it was asked, by its place among the judged ones.
    """

    studyRequested = Signal(list)
    openRequested = Signal(int)
    historyRequested = Signal()
    againRequested = Signal()
    newRequested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._results: QuizResults | None = None
        self._is_past = False
        self._mistakes: list[MistakeRow] = []
        self._panels: QBoxLayout | None = None
        self._content = QVBoxLayout()
        self._content.setSpacing(theme.space(16))
        self.body.addLayout(self._content)
        self.body.addStretch(1)
        self._main: Button | None = None

    def show_results(self, results: QuizResults, deck_title: str, *, is_past: bool = False) -> None:
        """Show an attempt; a past one offers the way back instead of another try."""
        theme = self._theme
        self._is_past = is_past
        clear_layout(self._content)
        self._results, self._mistakes, self._panels = results, [], None
        self._content.addLayout(self._head(results, deck_title))
        self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panels.setSpacing(theme.space(16))
        self._panels.addWidget(self._score_panel(results), 4)
        self._panels.addWidget(self._topic_panel(results), 5)
        self._content.addLayout(self._panels)
        self._content.addWidget(self._mistakes_panel(results))
        self._content.addLayout(self._foot(results))
        self._count_chosen()
        self._reflow()
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        if self._main is not None:
            give_focus(self._main)

    def _head(self, results: QuizResults, deck_title: str) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(theme, tr(CONTEXT, "Quiz results"), role="title"))
        about = [deck_title, tr(CONTEXT, "%n question(s)", results.asked)]
        if results.seconds >= 1:
            about.append(duration_words(results.seconds))
        if self._is_past:
            about.append(moment_words(results.started_at))
        names.addWidget(WrapLabel(theme, ", ".join(about), role="small", color="text2"))
        head.addLayout(names, 1)
        if self._is_past:
            back = Button(theme, tr(CONTEXT, "All quizzes"), size="large", icon="arrow-left")
            back.clicked.connect(self.historyRequested)
            head.addWidget(back)
        else:
            again = Button(theme, tr(CONTEXT, "Try again"), size="large", icon="rotate-ccw")
            again.clicked.connect(self.againRequested)
            head.addWidget(again)
        if results.mistakes:
            self._main = Button(theme, "", kind="primary", size="large", icon="play", key="Enter")
            self._main.clicked.connect(self._study)
        else:
            self._main = Button(theme, tr(CONTEXT, "New quiz"), kind="primary", size="large", key="Enter")
            self._main.clicked.connect(self.newRequested)
        head.addWidget(self._main)
        return head

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the main thing, from whatever mistake was chosen last."""
        chosen = isinstance(QApplication.focusWidget(), MistakeRow)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen and self._main is not None:
            self._main.click()
        else:
            super().keyPressEvent(event)

    def _score_panel(self, results: QuizResults) -> Card:
        theme = self._theme
        card = Card(theme, padding=20, spacing=8)
        card.body.addWidget(Label(theme, tr(CONTEXT, "Score"), role="labelStrong", color="text2"))
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(Label(theme, str(results.right), role="figure"))
        share = f"{results.right / results.asked:.0%}" if results.asked else "–"
        row.addWidget(
            Label(theme, tr(CONTEXT, "of {0} right, {1}").format(results.asked, share), color="text2")
        )
        row.addStretch(1)
        card.body.addLayout(row)
        guessed = round(results.by_guessing)
        if guessed and results.beyond_guessing is not None:
            words = tr(CONTEXT, "Guessing alone gives about {0}. Beyond that you had {1}.")
            share = f"{results.beyond_guessing:.0%}"
            card.body.addWidget(WrapLabel(theme, words.format(guessed, share), role="small", color="text2"))
        if len(results.history) > 1:
            card.body.addWidget(Label(theme, tr(CONTEXT, "Your last quizzes"), role="label", color="text2"))
            trend = TrendLine(theme)
            spoken = ", ".join(f"{share:.0%}" for share in results.history)
            trend.show_shares(results.history, tr(CONTEXT, "Your last quizzes: {0}").format(spoken))
            card.body.addWidget(trend)
        if results.by_sureness:
            card.body.addWidget(Rule(theme))
            card.body.addWidget(Label(theme, tr(CONTEXT, "How sure you were"), role="label", color="text2"))
            for level in results.by_sureness:
                card.body.addLayout(self._score_row(sureness_words(level.name), level.right, level.asked))
        card.body.addStretch(1)
        return card

    def _topic_panel(self, results: QuizResults) -> Card:
        theme = self._theme
        card = Card(theme, padding=20, spacing=10)
        card.body.addWidget(Label(theme, tr(CONTEXT, "By topic"), role="labelStrong", color="text2"))
        for topic in results.by_topic:
            card.body.addLayout(self._score_row(topic.name, topic.right, topic.asked))
        weakest = min(results.by_topic, key=lambda topic: topic.right / topic.asked, default=None)
        if weakest is not None and weakest.right < weakest.asked:
            card.body.addWidget(Rule(theme))
            row = QHBoxLayout()
            row.setSpacing(theme.space(10))
            row.addWidget(IconLabel(theme, "lightbulb"), 0, Qt.AlignmentFlag.AlignTop)
            words = tr(CONTEXT, "Weakest: {0}.").format(f"**{weakest.name}**")
            row.addWidget(WrapLabel(theme, words, role="label", color="text2"), 1)
            card.body.addLayout(row)
        if len(results.by_kind) > 1:
            card.body.addWidget(Rule(theme))
            card.body.addWidget(Label(theme, tr(CONTEXT, "By kind"), role="labelStrong", color="text2"))
            for kind in results.by_kind:
                card.body.addLayout(self._score_row(kind_words(kind.name), kind.right, kind.asked))
        card.body.addStretch(1)
        return card

    def _score_row(self, title: str, right: int, asked: int) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.space(16))
        row.addWidget(Label(theme, title, role="label"), 4)
        bar = StateBar(theme)
        words = tr(CONTEXT, "{0} of {1}").format(right, asked)
        bar.show_parts(((right, "known"), (asked - right, "rest")), f"{title}: {words}")
        row.addWidget(bar, 4, Qt.AlignmentFlag.AlignVCenter)
        missed = right < asked
        count = Label(theme, words, role="smallStrong" if missed else "small", tabular=True)
        count.setMinimumWidth(theme.size(54))
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(count)
        return row

    def _mistakes_panel(self, results: QuizResults) -> QWidget:
        theme = self._theme
        if not results.mistakes:
            card = Card(theme, padding=20)
            card.body.addWidget(Label(theme, tr(CONTEXT, "No mistakes."), role="bodyStrong"))
            return card
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, theme.space(8), 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(Label(theme, tr(CONTEXT, "Mistakes to study"), role="heading"))
        card = Card(theme, padding=16, spacing=0)
        for place, mistake in enumerate(results.mistakes):
            if place:
                card.body.addWidget(Rule(theme))
            card.body.addLayout(self._mistake_line(results, mistake))
        column.addWidget(card)
        return whole

    def _mistake_line(self, results: QuizResults, mistake: Feedback) -> QHBoxLayout:
        theme = self._theme
        given = mistake.given or tr(CONTEXT, "No answer")
        stem = plain(mistake.question.stem)
        row = MistakeRow(theme, stem, plain(given), plain(mistake.answer))
        row.clicked.connect(self._count_chosen)
        self._mistakes.append(row)
        return self._with_opener(row, stem, results.given.index(mistake))

    def _with_opener(self, row: QWidget, stem: str, place: int) -> QHBoxLayout:
        """The row, and at its right the way to the question as it was asked."""
        opener = Button(self._theme, "", kind="plain", size="small", icon="chevron-right")
        opener.setAccessibleName(tr(CONTEXT, "Show as asked: {0}").format(stem))
        opener.setToolTip(tr(CONTEXT, "Show as asked"))
        opener.clicked.connect(lambda: self.openRequested.emit(place))
        line = QHBoxLayout()
        line.setSpacing(self._theme.space(4))
        line.addWidget(row, 1)
        line.addWidget(opener, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _foot(self, results: QuizResults) -> QHBoxLayout:
        """Ways to what is not a mistake: all questions, and earlier quizzes."""
        theme = self._theme
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(24))
        every = Button(theme, tr(CONTEXT, "Show all %n question(s)", results.asked), kind="link")
        every.clicked.connect(lambda: self.openRequested.emit(0))
        foot.addWidget(every)
        if results.flagged:
            words = tr(CONTEXT, "Show the first flagged one")
            flagged = Button(theme, words, kind="link", icon="flag")
            flagged.clicked.connect(lambda: self.openRequested.emit(results.given.index(results.flagged[0])))
            foot.addWidget(flagged)
        if not self._is_past:
            history = Button(theme, tr(CONTEXT, "All quizzes"), kind="link", icon="history")
            history.clicked.connect(self.historyRequested)
            foot.addWidget(history)
        foot.addStretch(1)
        return foot

    def _chosen(self) -> list[object]:
        if self._results is None:
            return []
        pairs = zip(self._mistakes, self._results.mistakes, strict=True)
        return list(dict.fromkeys(mistake.card.id for row, mistake in pairs if row.isChecked()))

    def _count_chosen(self) -> None:
        if self._main is not None and self._mistakes:
            count = len(self._chosen())
            self._main.setText(tr(CONTEXT, "Study %n mistake(s)", count))
            self._main.setEnabled(count > 0)

    def _study(self) -> None:
        self.studyRequested.emit(self._chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        if self._panels is not None:
            narrow = self.effective_width < NARROW
            stack(self._panels, narrow)
        for row in self._mistakes:
            row.stack(self.effective_width < MEDIUM)
