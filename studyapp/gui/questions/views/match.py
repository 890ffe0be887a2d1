"""Matching pairs: a letter chooses the left side, a number gives it its partner."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studyapp.gui.questions.views.base import CONTEXT, LETTERS, QuestionView, letter_keys
from studyapp.gui.text import plain
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.answers import AnswerRow
from studyapp.gui.widgets.containers import clear_layout
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.toast import announce
from studyapp.gui.words import tr
from studyapp.questions.question import Question
from studyapp.services.quiz.results import Feedback


class MatchView(QuestionView):
    """Two columns; a pair shares its number as a word on the left row. No lines, no dragging."""

    keys = letter_keys(6)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._question: Question | None = None
        self._given: dict[int, int] = {}
        self._left: list[AnswerRow] = []
        self._right: list[AnswerRow] = []
        self._at = 0
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.space(16))
        self._left_box, self._right_box = QVBoxLayout(), QVBoxLayout()
        for box, share in ((self._left_box, 3), (self._right_box, 2)):
            box.setSpacing(theme.space(8))
            columns.addLayout(box, share)

    def show_question(self, question: Question) -> None:
        self._question, self._given, self._at = question, {}, 0
        clear_layout(self._left_box)
        clear_layout(self._right_box)
        self._left = [
            self._row(self._left_box, LETTERS[at], item.text, lambda place=at: self._choose(place))
            for at, item in enumerate(question.items)
        ]
        self._right = [
            self._row(self._right_box, str(at + 1), option.text, lambda place=at: self._pair(place))
            for at, option in enumerate(question.options)
        ]
        for box in (self._left_box, self._right_box):
            box.addStretch(1)
        self._show_states()
        self.ready.emit(False)

    def _row(self, box: QVBoxLayout, mark: str, text: str, act: object) -> AnswerRow:
        row = AnswerRow(self._theme, mark, plain(text))
        row.clicked.connect(act)
        box.addWidget(row)
        return row

    def press(self, key: str) -> None:
        if key.isdigit():
            self._pair(int(key) - 1)
        else:
            self._choose(LETTERS.find(key))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._left):
            self._at = place
            self._show_states()
            give_focus(self._left[place])

    def _pair(self, partner: int) -> None:
        if not 0 <= partner < len(self._right):
            return
        self._given = {left: right for left, right in self._given.items() if right != partner}
        self._given[self._at] = partner
        words = tr(CONTEXT, "{0} with {1}").format(LETTERS[self._at], partner + 1)
        announce(self, words)
        following = [at for at in range(len(self._left)) if at not in self._given]
        if following:
            self._at = following[0]
        self._show_states()
        give_focus(self._left[self._at])
        self.ready.emit(len(self._given) == len(self._left))

    def _show_states(self) -> None:
        for at, row in enumerate(self._left):
            partner = self._given.get(at)
            row.show_state(
                "chosen" if at == self._at else "open", "" if partner is None else str(partner + 1)
            )
        for at, row in enumerate(self._right):
            owner = next((left for left, right in self._given.items() if right == at), None)
            row.show_state("open", "" if owner is None else LETTERS[owner])

    def put_response(self, response: str) -> None:
        pairs = [pair for pair in response.split() if len(pair) == 2 and pair[1].isdigit()]
        self._given = {LETTERS.find(pair[0]): int(pair[1]) - 1 for pair in pairs}
        self._show_states()
        self.ready.emit(len(self._given) == len(self._left))

    def response(self) -> str:
        return " ".join(f"{LETTERS[left]}{right + 1}" for left, right in sorted(self._given.items()))

    def show_feedback(self, feedback: Feedback) -> None:
        for at, (row, item) in enumerate(zip(self._left, feedback.question.items, strict=True)):
            is_right = self._given.get(at) == item.place
            word = str(item.place + 1) if is_right else tr(CONTEXT, "Belongs to {0}").format(item.place + 1)
            row.show_state("right" if is_right else "wrong", word)
        for row in self._right:
            row.show_state("dim")

    def take_focus(self) -> None:
        if self._left:
            give_focus(self._left[0])
