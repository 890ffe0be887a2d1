"""The four figures at the top of the page."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studyapp.gui.progress.words import known_words, new_words, percent, target_words, time_words
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.progress.overview import SHOWN_FROM
from studyapp.services.progress.values import Figures, Predicted

CONTEXT = "Progress"


class Figure(QWidget):
    """A name, a number and what to hold it against; read out as one."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.value = Label(theme, role="title")
        self.note = WrapLabel(theme, role="small", color="text2")
        box.addWidget(Label(theme, name, role="small", color="text2"))
        box.addWidget(self.value)
        box.addWidget(self.note)
        box.addStretch(1)

    def show_value(self, value: str, note: str) -> None:
        self.value.setText(value)
        self.note.set_text(note)
        self.setAccessibleName(f"{self._name}: {value}, {note}")


class FigureRow(QWidget):
    """Beside each other, or two by two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(theme.space(12))
        self.right = Figure(theme, tr(CONTEXT, "Right when asked again"))
        self.known = Figure(theme, tr(CONTEXT, "Cards known"))
        self.time = Figure(theme, tr(CONTEXT, "Studied this week"))
        self.new = Figure(theme, tr(CONTEXT, "Still to start"))
        self._columns = 0
        self.set_columns(4)

    def set_columns(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, figure in enumerate((self.right, self.known, self.time, self.new)):
            self._grid.addWidget(figure, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_figures(self, figures: Figures, predicted: Predicted | None) -> None:
        """Show what is known so far; the prediction is None until it is worked out."""
        if figures.asked < SHOWN_FROM:
            words = tr(CONTEXT, "shows after {0} answers, {1} so far").format(SHOWN_FROM, figures.asked)
            self.right.show_value("–", words)
        else:
            self.right.show_value(percent(figures.share), target_words(figures, predicted))
        known = tr(CONTEXT, "{0} of {1}").format(f"{figures.known:,}", f"{figures.cards:,}")
        self.known.show_value(known, known_words(figures, predicted))
        usual = tr(CONTEXT, "nothing in this period")
        if figures.usual_minutes is not None:
            usual = tr(CONTEXT, "{0} on a usual day").format(time_words(figures.usual_minutes))
        self.time.show_value(time_words(figures.week_minutes), usual)
        self.new.show_value(tr(CONTEXT, "%n card(s)", figures.new), new_words(figures))
