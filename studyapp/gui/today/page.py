"""Today: what is due, one button to begin, and the decks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.gui.background import Background
from studyapp.gui.exam_words import open_exam_sentence, open_exam_title
from studyapp.gui.theme import Theme
from studyapp.gui.today.deck_rows import DeckRow
from studyapp.gui.today.exam_panel import ExamPanel
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import MEDIUM, NARROW, Card, Rule, ScrollPage, clear_layout, stack
from studyapp.gui.widgets.empty_state import EmptyState
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.measures import StateBar, Swatch
from studyapp.gui.widgets.notice import Notice
from studyapp.gui.words import short_day_words, tr, weekday_words
from studyapp.services.exam_plan.planner import ExamPlanner
from studyapp.services.exam_plan.values import ExamOutlook, StoredExam
from studyapp.services.settings import Settings
from studyapp.services.today import OpenExam, Overview, Today

if TYPE_CHECKING:
    from studyapp.services.exam_plan.outlook import Estimate

CONTEXT = "Today"


class TodayPage(ScrollPage):
    """`studyRequested` carries a deck id, or "" for all decks; `moreRequested` how many further new cards."""

    studyRequested = Signal(str)
    moreRequested = Signal(int)
    quizRequested = Signal()
    examRequested = Signal(str)
    planRequested = Signal()
    shippedRequested = Signal()
    fileRequested = Signal()
    filesDropped = Signal(list)
    restoreRequested = Signal()

    def __init__(
        self, theme: Theme, today: Today, settings: Settings, planner: ExamPlanner, background: Background
    ) -> None:
        super().__init__(theme)
        self._planner = planner
        self._background = background
        self._panels: QBoxLayout | None = None
        self._exam: ExamPanel | None = None
        self._outlook: tuple[StoredExam, ExamOutlook] | None = None
        self._asked = 0
        self._may_prepare = False
        self._theme = theme
        self._today = today
        self._settings = settings
        self._rows: list[DeckRow] = []
        head = QHBoxLayout()
        self._title = Label(theme, tr(CONTEXT, "Today"), role="title")
        self._date = Label(theme, role="small", color="text2")
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._date)
        self.body.addLayout(head)
        self._content = QVBoxLayout()
        self._content.setSpacing(theme.space(16))
        self.body.addLayout(self._content)
        self.body.addStretch(1)
        self.main_button: Button | None = None
        self._due_total = 0

    def refresh(self) -> None:
        """Count and draw anew."""
        overview = self._today.overview()
        self._due_total = overview.due.total
        self._date.setText(weekday_words(overview.today))
        had_focus = self.main_button is not None and self.main_button.hasFocus()
        clear_layout(self._content)
        self._rows = []
        self._panels = self._exam = None
        self.main_button = None
        if not overview.decks:
            self._show_empty()
        else:
            if overview.open_exam is not None:
                self._content.addWidget(self._exam_notice(overview.open_exam))
            self._panels = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            self._panels.setSpacing(self._theme.space(16))
            self._panels.addWidget(self._cards_panel(overview), 6)
            self._panels.addWidget(self._exam_panel(), 5)
            self._content.addLayout(self._panels)
            self._content.addLayout(self._decks_head())
            self._content.addWidget(self._decks_card(overview))
            self._reflow()
        if had_focus:
            self.take_focus()

    def open(self) -> None:
        """Show what is true now, and be ready for keys."""
        self.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the one obvious action."""
        if self.main_button is not None:
            give_focus(self.main_button)

    def due_total(self) -> int:
        """How many cards the page shows as due."""
        return self._due_total

    def _exam_panel(self) -> ExamPanel:
        exams = self._planner.exams()
        exam = exams[0] if exams else None
        panel = ExamPanel(self._theme, exam, self._planner.today())
        panel.planRequested.connect(self.planRequested)
        self._exam = panel
        if exam is not None:
            if self._outlook is not None and self._outlook[0].id == exam.id:
                panel.show_outlook(self._outlook[1])
            if self._may_prepare:
                self._ask_outlook(exam)
        return panel

    def prepare_outlook(self) -> None:
        """Have what is expected of the next exam worked out, now and whenever the page is drawn anew."""
        self._may_prepare = True
        exams = self._planner.exams()
        if exams:
            self._ask_outlook(exams[0])

    def _ask_outlook(self, exam: StoredExam) -> None:
        from studyapp.services.exam_plan.outlook import estimate_unless

        if exam.exam_date <= self._planner.today():
            return
        self._asked += 1
        case, asked, background = self._planner.case([exam]), self._asked, self._background

        def is_unwanted() -> bool:
            return asked != self._asked or background.is_ending()

        def answered(estimate: "Estimate | None") -> None:
            if estimate is None:
                return
            self._outlook = (exam, estimate.outlook)
            if self._exam is not None:
                self._exam.show_outlook(estimate.outlook)

        background.run(lambda: estimate_unless(is_unwanted, case), answered)

    def _exam_notice(self, exam: OpenExam) -> Notice:
        notice = Notice(self._theme, "clock", open_exam_title(), open_exam_sentence(exam))
        notice.add_button(tr(CONTEXT, "Continue exam"), lambda: self.examRequested.emit(exam.attempt_id))
        return notice

    def _show_empty(self) -> None:
        empty = EmptyState(
            self._theme,
            "library",
            tr(CONTEXT, "No decks yet"),
            tr(CONTEXT, "Install a deck file from your teacher, or start with the built-in deck."),
        )
        main = empty.add_action(
            tr(CONTEXT, "Add the Vietnam War deck"), kind="primary", icon="plus", key="Enter"
        )
        main.clicked.connect(self.shippedRequested)
        empty.add_action(tr(CONTEXT, "Install deck file"), icon="file-up").clicked.connect(self.fileRequested)
        zone = empty.add_drop_zone(tr(CONTEXT, "Or drop a deck file here, or"), tr(CONTEXT, "choose a file"))
        zone.chooseRequested.connect(self.fileRequested)
        zone.dropped.connect(self.filesDropped)
        empty.add_link(tr(CONTEXT, "Restore a backup"), icon="history").clicked.connect(self.restoreRequested)
        self.main_button = main
        self._content.addWidget(empty)

    def _cards_panel(self, overview: Overview) -> Card:
        theme, due = self._theme, overview.due
        card = Card(theme, spacing=10)
        card.body.addWidget(Label(theme, tr(CONTEXT, "Today’s cards"), role="labelStrong", color="text2"))
        if due.total:
            self._fill_due(card, overview)
        else:
            self._fill_nothing_due(card, overview)
        return card

    def _fill_due(self, card: Card, overview: Overview) -> None:
        theme, due = self._theme, overview.due
        count = QHBoxLayout()
        count.setSpacing(theme.space(12))
        count.addWidget(Label(theme, str(due.total), role="figure"))
        minutes = tr(CONTEXT, "about %n minute(s)", overview.minutes)
        count.addWidget(Label(theme, minutes, role="body", color="text2"), 0, Qt.AlignmentFlag.AlignVCenter)
        count.addStretch(1)
        card.body.addLayout(count)
        parts = (
            (due.review, "known", tr(CONTEXT, "%n to review", due.review)),
            (due.new, "new", tr(CONTEXT, "%n new", due.new)),
            (due.missed, "learning", tr(CONTEXT, "%n missed before", due.missed)),
        )
        shown = [(n, look, text.replace("%n", str(n))) for n, look, text in parts if n]
        bar = StateBar(theme, height=10)
        sentence = tr(CONTEXT, "%n card(s) due, ", due.total) + minutes
        bar.show_parts(tuple((n, look) for n, look, _ in shown), sentence)
        card.body.addWidget(bar)
        legend = QHBoxLayout()
        legend.setSpacing(theme.space(8))
        for _, look, text in shown:
            legend.addWidget(Swatch(theme, look))
            legend.addWidget(Label(theme, text, role="small", color="text2", tabular=True))
            legend.addSpacing(theme.space(8))
        legend.addStretch(1)
        card.body.addLayout(legend)
        self._add_actions(card, tr(CONTEXT, "Study now"), lambda: self.studyRequested.emit(""))
        card.body.addStretch(1)

    def _fill_nothing_due(self, card: Card, overview: Overview) -> None:
        theme = self._theme
        if overview.next_due is None:
            text = tr(CONTEXT, "Nothing is due.")
        elif (overview.next_due - overview.today).days == 1:
            text = tr(CONTEXT, "Nothing due until tomorrow")
        else:
            when = short_day_words(overview.next_due, overview.today)
            text = tr(CONTEXT, "Nothing due until {0}").format(when)
        card.body.addWidget(Label(theme, text, role="title"))
        more = min(5, overview.new_waiting)
        if more:
            card.body.addWidget(
                WrapLabel(
                    theme,
                    tr(CONTEXT, "%n card(s) have not been started.", overview.new_waiting),
                    color="text2",
                )
            )
            learn = tr(CONTEXT, "Learn %n new card(s)", more)
            self._add_actions(card, learn, lambda: self.moreRequested.emit(more))
        else:
            self._add_actions(card, tr(CONTEXT, "Quick quiz"), self.quizRequested.emit, quiz_too=False)

    def _add_actions(self, card: Card, text: str, action: object, *, quiz_too: bool = True) -> None:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.space(10))
        row.setContentsMargins(0, theme.space(12), 0, 0)
        main = Button(theme, text, kind="primary", size="large", icon="play", key="Enter")
        main.clicked.connect(action)
        row.addWidget(main)
        if quiz_too:
            quiz = Button(theme, tr(CONTEXT, "Quick quiz"), size="large")
            quiz.clicked.connect(self.quizRequested)
            row.addWidget(quiz)
        row.addStretch(1)
        card.body.addLayout(row)
        self.main_button = main

    def _decks_head(self) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        head.setContentsMargins(0, theme.space(12), 0, 0)
        head.addWidget(Label(theme, tr(CONTEXT, "Decks"), role="heading"))
        head.addStretch(1)
        for look, text in (
            ("known", tr(CONTEXT, "known")),
            ("learning", tr(CONTEXT, "learning")),
            ("new", tr(CONTEXT, "not started")),
        ):
            head.addWidget(Swatch(theme, look))
            head.addWidget(Label(theme, text, role="small", color="text2"))
        head.addSpacing(theme.space(4))
        head.addWidget(Label(theme, tr(CONTEXT, "% predicted recall now"), role="small", color="text2"))
        return head

    def _decks_card(self, overview: Overview) -> QWidget:
        theme = self._theme
        card = Card(theme, padding=0, spacing=0)
        closed = set(self._settings.remembered("closed_decks", []))
        for place, deck in enumerate(overview.decks):
            if place:
                card.body.addWidget(Rule(theme))
            row = DeckRow(theme, deck, is_open=deck.deck.id not in closed)
            row.studyRequested.connect(self.studyRequested)
            row.toggled.connect(self._remember_open)
            card.body.addWidget(row)
            self._rows.append(row)
        return card

    def _remember_open(self, deck_id: str, is_open: bool) -> None:
        closed = set(self._settings.remembered("closed_decks", []))
        closed.discard(deck_id) if is_open else closed.add(deck_id)
        self._settings.remember("closed_decks", sorted(closed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        if self._panels is not None:
            narrow = self.effective_width < NARROW
            stack(self._panels, narrow)
        for row in self._rows:
            row.set_width(self.effective_width, wide=self.effective_width >= MEDIUM)
