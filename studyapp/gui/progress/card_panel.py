"""One card: found by its words, with its forgetting curve and every answer to it."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from studyapp.cards.card import Card as StudyCard
from studyapp.gui.grade_words import grade_words
from studyapp.gui.progress.words import brief_day, percent, question_words
from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.containers import Card, stack
from studyapp.gui.widgets.forgetting_curve import CurveMarks, ForgettingCurve
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.table import TableRows, TableTwin
from studyapp.gui.widgets.wrapped_words import WrappedWords
from studyapp.gui.words import interval_words, moment_words, tr
from studyapp.services.progress.values import CardHistory, CardId, PastAnswer

CONTEXT = "Progress"


class SearchField(QLineEdit):
    """Down goes on to what was found."""

    downRequested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.downRequested.emit()
        else:
            super().keyPressEvent(event)


class CardPanel(Card):
    """`cardChosen` carries the id of a card whose history is wanted."""

    cardChosen = Signal(object)

    def __init__(self, theme: Theme, find: Callable[[str], tuple[StudyCard, ...]]) -> None:
        """`find` gives the cards for some words, or those to begin with for none."""
        super().__init__(theme, padding=20, spacing=12)
        self._find = find
        self._cards: tuple[StudyCard, ...] = ()
        self._shown: CardId | None = None
        self._has_curve = False
        self.body.addWidget(Label(theme, tr(CONTEXT, "One card"), role="heading"))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.space(24))
        self._sides.addWidget(self._finder(theme), 2)
        self._sides.addWidget(self._history(theme), 5)
        self.body.addLayout(self._sides)

    def _finder(self, theme: Theme) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        self.field = SearchField()
        self.field.setPlaceholderText(tr(CONTEXT, "Find a card"))
        self.field.setAccessibleName(tr(CONTEXT, "Find a card"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.downRequested.connect(self._enter_list)
        column.addWidget(self.field)
        self.list = QListView()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr(CONTEXT, "Cards, those you know least first"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMinimumHeight(theme.size(220))
        self.list.setItemDelegate(WrappedWords(theme, self.list))
        self._model = QStringListModel(self.list)
        self.list.setModel(self._model)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        column.addWidget(self.list, 1)
        self._none = WrapLabel(theme, role="small", color="text2")
        column.addWidget(self._none)
        return whole

    def _history(self, theme: Theme) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        self._prompt = WrapLabel(theme, role="bodyStrong")
        self._answer = WrapLabel(theme, color="link")
        self._state = WrapLabel(theme, role="small", color="text2")
        self.curve = ForgettingCurve(theme, tr(CONTEXT, "Forgetting curve"))
        self.table = TableTwin(theme, tr(CONTEXT, "Answers to this card"))
        self.table.setMinimumHeight(theme.size(130))
        for part in (self._prompt, self._answer, self._state):
            column.addWidget(part)
        column.addWidget(self.curve, 300)
        column.addWidget(self.table, 200)
        column.addStretch(1)
        return whole

    def stack(self, down: bool) -> None:
        stack(self._sides, down)

    # finding

    def _search(self, _text: str) -> None:
        """Find other cards, and show the first of them."""
        self._shown = None
        self.refresh_cards()

    def refresh_cards(self) -> None:
        """Find anew; the card that was on show stays chosen where it is among them, else the first is."""
        self._cards = self._find(self.field.text())
        self._model.setStringList([plain(card.prompt) for card in self._cards])
        words = self.field.text().strip()
        self._none.setVisible(not self._cards)
        self._none.set_text(
            tr(CONTEXT, "No card has these words.") if words else tr(CONTEXT, "No card was asked yet.")
        )
        places = [place for place, card in enumerate(self._cards) if card.id == self._shown]
        if self._cards:
            self.list.setCurrentIndex(self._model.index((places or [0])[0], 0))

    def _enter_list(self) -> None:
        if self._cards:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _selected(self, chosen: QItemSelection, _left: QItemSelection) -> None:
        indexes: list[QModelIndex] = chosen.indexes()
        if indexes and indexes[0].row() < len(self._cards):
            self._shown = self._cards[indexes[0].row()].id
            self.cardChosen.emit(self._shown)

    @property
    def shown(self) -> CardId | None:
        """The card whose history is on show, None before one was chosen."""
        return self._shown

    @property
    def found(self) -> QAbstractItemModel:
        return self._model

    # history

    def show_table(self, table: bool) -> None:
        """Leave the curve out, or show it again; the answers are a table already."""
        self.curve.setVisible(not table and self._has_curve)

    def show_history(self, history: CardHistory, *, as_table: bool) -> None:
        self._prompt.set_text(history.card.prompt)
        self._answer.set_text("; ".join(history.card.answer_items))
        state = state_words(history)
        self._state.set_text(state)
        marks = _marks(history)
        self._has_curve = marks is not None
        target = tr(CONTEXT, "target {0}").format(percent(history.target))
        self.curve.show_curve(history.curve, marks, history.target, target, state)
        self.show_table(as_table)
        self.table.setVisible(bool(history.answers))
        self.table.show_rows(
            TableRows(
                (
                    tr(CONTEXT, "Answered"),
                    tr(CONTEXT, "Asked as"),
                    tr(CONTEXT, "Predicted"),
                    tr(CONTEXT, "Outcome"),
                    tr(CONTEXT, "Time"),
                ),
                tuple(_row(one) for one in reversed(history.answers)),
            )
        )


def state_words(history: CardHistory) -> str:
    """How a card stands, in a sentence or two."""
    if history.recall is None or history.due_date is None:
        return tr(CONTEXT, "{0}. Not asked for study yet.").format(history.topic)
    graded = [one for one in history.answers if one.grade is not None]
    missed = sum(not one.is_right for one in graded)
    days = (history.due_date - history.today).days
    due = tr(CONTEXT, "due now") if days <= 0 else tr(CONTEXT, "due {0}").format(interval_words(days))
    counts = tr(CONTEXT, "Asked %n time(s)", len(graded))
    misses = tr(CONTEXT, "missed {0}").format(missed) if missed else tr(CONTEXT, "never missed")
    words = tr(CONTEXT, "{0}. {1}, {2}. Predicted recall now {3}, {4}.")
    return words.format(history.topic, counts, misses, percent(history.recall), due)


def _marks(history: CardHistory) -> CurveMarks | None:
    if not history.curve or history.due_date is None:
        return None
    first = history.curve[0][0][0]
    answers = [one for one in history.answers if one.grade is not None]
    told: dict[float, bool] = {}
    for one in answers:
        # A repeat of a miss on the same day says nothing about memory.
        told.setdefault(float(one.study_date.toordinal()), one.is_right)
    begin = answers[0].study_date
    return CurveMarks(
        answers=tuple(told.items()),
        first=(first, brief_day(begin)),
        today=(float(history.today.toordinal()), tr(CONTEXT, "today")),
        due=(float(history.due_date.toordinal()), tr(CONTEXT, "due {0}").format(brief_day(history.due_date))),
    )


def _row(one: PastAnswer) -> tuple[str, ...]:
    if one.grade is not None:
        outcome = grade_words(one.grade)
    else:
        outcome = tr(CONTEXT, "right") if one.is_right else tr(CONTEXT, "not right")
    return (
        moment_words(one.answered_at),
        question_words(one.question_kind),
        percent(one.predicted),
        outcome,
        tr(CONTEXT, "{0} s").format(round(one.seconds)),
    )
