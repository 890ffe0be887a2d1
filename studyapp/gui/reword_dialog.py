"""A card in one's own words: worded anew in one card, or split into several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.cards.card import Card
from studyapp.errors import StudyAppError
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.dialog import Dialog, DialogScroll
from studyapp.gui.widgets.focus import give_focus
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.text_field import TextField
from studyapp.gui.words import tr
from studyapp.services.own_cards import LONGEST_TEXT, MOST_CARDS, Wording

CONTEXT = "Reword"

Save = Callable[[Sequence[Wording]], None]


class WordingFields(QWidget):
    """Question and answer of one card."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.space(8))
        box.setSpacing(theme.space(4))
        self.title = Label(theme, role="labelStrong", color="text2")
        self.remove = Button(theme, tr(CONTEXT, "Leave it out"), kind="link")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.remove)
        box.addLayout(head)
        self.prompt = TextField(theme, tr(CONTEXT, "Question"), wording.prompt)
        self.answer = TextField(theme, tr(CONTEXT, "Answer"), wording.answer)
        for name, field in ((tr(CONTEXT, "Question"), self.prompt), (tr(CONTEXT, "Answer"), self.answer)):
            box.addWidget(Label(theme, name, role="label"))
            box.addWidget(field)

    def wording(self) -> Wording:
        return Wording(self.prompt.toPlainText(), self.answer.toPlainText())

    def is_filled(self) -> bool:
        texts = (self.prompt.toPlainText().strip(), self.answer.toPlainText().strip())
        return all(0 < len(text) <= LONGEST_TEXT for text in texts)


class RewordDialog(Dialog):
    """Begins with the card as it is. `save` keeps the wordings; what it cannot keep is said beside the fields."""

    def __init__(self, theme: Theme, window: QWidget, card: Card, save: Save, *, is_own: bool) -> None:
        text = (
            tr(CONTEXT, "One fact a card is easiest to keep.")
            if is_own
            else tr(CONTEXT, "Yours will be asked instead. The deck’s card is put away, not lost.")
        )
        super().__init__(theme, window, tr(CONTEXT, "In your own words"), text, icon="pencil")
        self._save = save
        self._rows: list[WordingFields] = []
        self._scroll = DialogScroll(self)
        self._list = QVBoxLayout()
        self._scroll.body.addLayout(self._list)
        self._more = Button(theme, tr(CONTEXT, "Split: add a card"), kind="quiet", icon="plus")
        self._more.clicked.connect(lambda: self._add(Wording("", ""), focus=True))
        self._scroll.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll)
        self._note = WrapLabel(theme, role="small", color="caution")
        self.body.addWidget(self._note)
        self.add_button(tr(CONTEXT, "Cancel")).clicked.connect(self.reject)
        self._keep = self.add_button(tr(CONTEXT, "Save"), kind="primary")
        self._keep.clicked.connect(self._try_to_save)
        self._add(Wording(card.prompt, card.answer.replace("\n", "; ")), focus=True)
        self._rows[0].prompt.selectAll()

    def _add(self, wording: Wording, *, focus: bool) -> None:
        row = WordingFields(self.theme, wording)
        row.remove.clicked.connect(lambda: self._leave_out(row))
        for field in (row.prompt, row.answer):
            field.textChanged.connect(self._refresh)
            field.finished.connect(self._keep.click)
        row.prompt.entered.connect(lambda: give_focus(row.answer))
        row.answer.entered.connect(lambda: self._go_on(row))
        self._rows.append(row)
        self._list.addWidget(row)
        self._refresh()
        if focus:
            give_focus(row.prompt)

    def _leave_out(self, row: WordingFields) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.deleteLater()
        self._refresh()
        give_focus(self._rows[-1].prompt)

    def _go_on(self, row: WordingFields) -> None:
        place = self._rows.index(row) + 1
        give_focus(self._rows[place].prompt if place < len(self._rows) else self._keep)

    def _refresh(self) -> None:
        several = len(self._rows) > 1
        for place, row in enumerate(self._rows, start=1):
            row.title.setText(tr(CONTEXT, "Card {0}").format(place))
            row.title.setVisible(several)
            row.remove.setVisible(several)
        self._more.setVisible(len(self._rows) < MOST_CARDS)
        self._keep.setText(
            tr(CONTEXT, "Save %n card(s)", len(self._rows)) if several else tr(CONTEXT, "Save")
        )
        self._keep.setEnabled(all(row.is_filled() for row in self._rows))
        self._note.set_text("")
        self._note.hide()
        if self.isVisible():
            QTimer.singleShot(0, self, self._fit_rows)

    def _fit_rows(self) -> None:
        """Once new fields have their size: show them all, or at least the one that is written in."""
        self.fit()
        writing = self.focusWidget()
        if writing is not None and self._scroll.isAncestorOf(writing):
            self._scroll.ensureWidgetVisible(writing)

    def _try_to_save(self) -> None:
        try:
            self._save([row.wording() for row in self._rows])
        except StudyAppError as error:
            self._note.set_text(str(error))
            self._note.show()
            self.fit()
            return
        self.accept()
