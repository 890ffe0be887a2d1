"""What is entered for an exam: name, date, study days, minutes, target and topics."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.choices import CheckRow
from studyapp.gui.widgets.containers import Card, Rule, clear_layout
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.measures import StateBar
from studyapp.gui.widgets.painting import ThemedButton, rounded
from studyapp.gui.words import tr, weekday_names
from studyapp.services.exam_plan.values import StoredExam, TopicOutlook
from studyapp.services.installed_deck import InstalledDeck

CONTEXT = "ExamPlan"
MOST_MINUTES, MINUTES_STEP = 120, 1
LOWEST_TARGET, HIGHEST_TARGET = 60, 99


class DayToggle(ThemedButton):
    """A day of the week that is studied, or not."""

    enter_presses = False

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.setCheckable(True)
        self.setText(name[:1])
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size(28), self.theme.size(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, on = self.painter(), self.theme, self.isChecked()
        fill = "accentSoft" if on else "hover" if self.is_hovered else "surface"
        rounded(painter, QRectF(self.rect()), 6, theme.color(fill), theme.color("accent" if on else "border"))
        painter.setFont(theme.font("labelStrong" if on else "label"))
        painter.setPen(theme.color("onAccentSoft" if on else "text2"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())


class ExamForm(Card):
    """`changed` carries the exam as it is entered now; every change takes effect at once."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=20, spacing=6)
        self._exam: StoredExam | None = None
        self._decks: Sequence[InstalledDeck] = ()
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.name.editingFinished.connect(self._emit)
        self._field(tr(CONTEXT, "Exam"), self.name)
        self._date = QDateEdit()
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("dddd d MMMM yyyy")
        self._date.dateChanged.connect(self._emit)
        self._field(tr(CONTEXT, "Date"), self._date)
        self._days = [DayToggle(theme, name) for name in weekday_names()]
        row = QHBoxLayout()
        row.setSpacing(theme.space(5))
        for toggle in self._days:
            toggle.clicked.connect(self._emit)
            row.addWidget(toggle)
        self.body.addWidget(Label(theme, tr(CONTEXT, "Study days"), role="label"))
        self.body.addLayout(row)
        self.body.addSpacing(theme.space(8))
        self.minutes, self._minutes_words = self._slider(tr(CONTEXT, "Minutes a day"), 1, MOST_MINUTES)
        self.target, self._target_words = self._slider(
            tr(CONTEXT, "Target recall"), LOWEST_TARGET, HIGHEST_TARGET
        )
        self._use_all = CheckRow(theme, tr(CONTEXT, "Use all the minutes"))
        self._use_all.clicked.connect(self._emit)
        self.body.addWidget(self._use_all)
        self.body.addWidget(Rule(theme))
        self._topics_head()
        self._topics = QVBoxLayout()
        self._topics.setSpacing(theme.space(6))
        self.body.addLayout(self._topics)
        self.body.addStretch(1)
        self._rows: dict[tuple[str, str], CheckRow] = {}

    def _field(self, name: str, control: QWidget) -> None:
        self.body.addWidget(Label(self.theme, name, role="label"))
        control.setAccessibleName(name)
        self.body.addWidget(control)
        self.body.addSpacing(self.theme.space(6))

    def _slider(self, name: str, lowest: int, highest: int) -> tuple[QSlider, Label]:
        theme = self.theme
        row = QHBoxLayout()
        row.addWidget(Label(theme, name, role="label"))
        row.addStretch(1)
        words = Label(theme, role="labelStrong", tabular=True)
        row.addWidget(words)
        self.body.addLayout(row)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(lowest, highest)
        slider.setPageStep(5)
        slider.setMinimumHeight(theme.size(24))
        slider.setAccessibleName(name)
        slider.valueChanged.connect(self._emit)
        self.body.addWidget(slider)
        return slider, words

    def _topics_head(self) -> None:
        theme = self.theme
        row = QHBoxLayout()
        row.addWidget(Label(theme, tr(CONTEXT, "Expected by topic"), role="label"))
        row.addStretch(1)
        self._choose = Button(theme, "", kind="link")
        self._choose.clicked.connect(self._toggle_choosing)
        self._is_choosing = False
        row.addWidget(self._choose)
        self.body.addLayout(row)

    # what is shown

    def show_exam(self, exam: StoredExam, decks: Sequence[InstalledDeck], today: date) -> None:
        """Show an exam without a signal."""
        self._exam = None
        self._decks = decks
        self.name.setText(exam.name)
        earliest = min(today, exam.exam_date)
        self._date.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self._date.setDate(QDate(exam.exam_date.year, exam.exam_date.month, exam.exam_date.day))
        for toggle, minutes in zip(self._days, exam.weekday_minutes, strict=True):
            toggle.setChecked(minutes > 0)
        self.minutes.setValue(max((*exam.weekday_minutes, 1)))
        self.target.setValue(round(100 * (exam.target if exam.target is not None else 0.9)))
        self._use_all.setChecked(exam.target is None)
        self._exam = exam
        self._show_words()

    def show_topics(self, topics: Sequence[TopicOutlook]) -> None:
        """What is expected by topic; while topics are chosen, the boxes stay."""
        if not self._is_choosing:
            self._fill_bars(topics)
        self._set_choose_words()

    def _set_choose_words(self) -> None:
        self._choose.setText(tr(CONTEXT, "Done") if self._is_choosing else tr(CONTEXT, "Choose topics"))

    def _fill_bars(self, topics: Sequence[TopicOutlook]) -> None:
        theme = self.theme
        clear_layout(self._topics)
        self._rows = {}
        for topic in topics:
            row = QHBoxLayout()
            share = f"{topic.recall:.0%}"
            row.addWidget(WrapLabel(theme, topic.title, role="small"), 1)
            row.addWidget(Label(theme, share, role="small", color="text2", tabular=True))
            bar = StateBar(theme, height=4)
            known = round(100 * topic.recall)
            bar.show_parts(((known, "known"), (100 - known, "rest")), f"{topic.title}: {share}")
            self._topics.addLayout(row)
            self._topics.addWidget(bar)

    def _toggle_choosing(self) -> None:
        self._is_choosing = not self._is_choosing
        self._set_choose_words()
        clear_layout(self._topics)
        self._rows = {}
        exam = self._exam
        if not self._is_choosing or exam is None:
            self._emit()
            return
        for deck in self._decks:
            for topic in deck.topics:
                row = CheckRow(self.theme, topic.title)
                is_in = deck.id in exam.deck_ids and (not exam.topics or (deck.id, topic.id) in exam.topics)
                row.setChecked(is_in)
                row.clicked.connect(self._emit)
                self._rows[deck.id, topic.id] = row
                self._topics.addWidget(row)

    def _show_words(self) -> None:
        self._minutes_words.setText(str(self.minutes.value()))
        is_all = self._use_all.isChecked()
        self._target_words.setText("–" if is_all else f"{self.target.value()}%")
        self.target.setEnabled(not is_all)

    # what is entered

    def entered(self) -> StoredExam | None:
        """The exam as it stands in the form, None before one was shown."""
        exam = self._exam
        if exam is None:
            return None
        minutes = self.minutes.value()
        m, t, w, th, f, sa, su = (minutes if toggle.isChecked() else 0 for toggle in self._days)
        chosen = self._date.date()
        entered = replace(
            exam,
            name=self.name.text().strip() or exam.name,
            exam_date=date(chosen.year(), chosen.month(), chosen.day()),
            weekday_minutes=(m, t, w, th, f, sa, su),
            target=None if self._use_all.isChecked() else self.target.value() / 100,
        )
        if not self._rows:
            return entered
        kept = tuple(key for key, row in self._rows.items() if row.isChecked())
        if not kept or len(kept) == len(self._rows):
            return replace(entered, deck_ids=tuple(deck.id for deck in self._decks), topics=())
        return replace(entered, deck_ids=tuple(dict.fromkeys(deck for deck, _ in kept)), topics=kept)

    def _emit(self) -> None:
        entered = self.entered()
        if entered is not None:
            self._show_words()
            self._exam = entered
            self.changed.emit(entered)
