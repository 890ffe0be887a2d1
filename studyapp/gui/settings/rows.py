"""One setting on the page: its words at the left, its control at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from studyapp.gui.theme import Theme
from studyapp.gui.widgets.choices import Segmented, Switch
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.words import tr
from studyapp.services.settings import Setting

CONTEXT = "Settings"


class SettingRow(QWidget):
    """`chosen` carries the key and the new value. The control follows from the setting's definition."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, setting: Setting, value: object) -> None:
        super().__init__()
        self._theme = theme
        self._setting = setting
        self._name = tr(CONTEXT, setting.label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, self._name, role="label"))
        if setting.help:
            words.addWidget(WrapLabel(theme, tr(CONTEXT, setting.help), role="small", color="text2"))
        row.addLayout(words, 1)
        self._value_label: Label | None = None
        self._control = self._make_control(row)
        self.show_value(value)

    def _make_control(self, row: QHBoxLayout) -> Segmented | Switch | QSlider | QSpinBox:
        setting = self._setting
        control: Segmented | Switch | QSlider | QSpinBox
        if setting.choices:
            choices: list[tuple[object, str, str]] = [
                (choice.value, tr(CONTEXT, choice.label), choice.icon) for choice in setting.choices
            ]
            control = Segmented(self._theme, self._name, choices)
            control.chosen.connect(self._choose)
        elif isinstance(setting.default, bool):
            control = Switch(self._theme, self._name)
            control.clicked.connect(self._choose)
        elif setting.unit == "%":
            control = self._slider()
            control.valueChanged.connect(self._slide)
            self._value_label = Label(self._theme, role="labelStrong", tabular=True)
            self._value_label.setMinimumWidth(self._theme.size(48))
            self._value_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        else:
            control = QSpinBox()
            control.setAlignment(Qt.AlignmentFlag.AlignCenter)
            control.setRange(int(setting.lowest), int(setting.highest))
            control.setSingleStep(int(setting.step))
            control.setAccessibleName(self._name)
            control.setMinimumWidth(self._theme.size(96))
            control.valueChanged.connect(self._choose)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._value_label is not None:
            row.addWidget(self._value_label)
        return control

    def _slider(self) -> QSlider:
        setting = self._setting
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(int(setting.lowest / setting.step), int(setting.highest / setting.step))
        slider.setPageStep(5)
        slider.setFixedWidth(self._theme.size(180))
        slider.setMinimumHeight(self._theme.size(24))
        slider.setAccessibleName(self._name)
        slider.setTracking(setting.key != "text_size")
        return slider

    def show_value(self, value: object) -> None:
        """Show a value without choosing it."""
        self._control.blockSignals(True)
        if isinstance(self._control, Segmented):
            self._control.set_value(value)
        elif isinstance(self._control, Switch):
            self._control.setChecked(bool(value))
        elif isinstance(self._control, QSlider):
            number = float(str(value))
            self._control.setValue(round(number / self._setting.step))
            if self._value_label is not None:
                self._value_label.setText(f"{round(number)}{self._setting.unit}")
        else:
            self._control.setValue(int(str(value)))
        self._control.blockSignals(False)

    def _slide(self, position: int) -> None:
        value = round(position * self._setting.step)
        if self._value_label is not None:
            self._value_label.setText(f"{value}{self._setting.unit}")
        self.chosen.emit(self._setting.key, value)

    def _choose(self, value: object) -> None:
        self.chosen.emit(self._setting.key, value)
