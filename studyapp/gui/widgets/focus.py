"""Giving the keyboard to a widget that may have been made a moment ago."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget


def give_focus(widget: QWidget) -> None:
    """Focus the widget now, or as soon as its layout has shown it; a widget that goes away meanwhile is left."""
    if widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))
