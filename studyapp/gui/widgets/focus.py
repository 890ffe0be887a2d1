"""Where the keyboard is: given to a widget that may have been made a moment ago, and moved on by Tab as one reads.

Qt's own order is that in which widgets were made, which is wrong wherever rows are made anew.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def give_focus(widget: QWidget) -> None:
    """Focus the widget now, or as soon as its layout has shown it; a widget that goes away meanwhile is left."""
    if widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))


def move_focus(window: QWidget, forward: bool) -> bool:
    """Give the keyboard to the widget that follows, or precedes, the focused one in reading order; round at the ends.

    False when nothing in the window takes it, or what has it now is not a part of the window.
    """
    widgets = list(_in_reading_order(window))
    focused = QApplication.focusWidget()
    if focused not in widgets or len(widgets) < 2:
        return False
    reached = widgets[(widgets.index(focused) + (1 if forward else -1)) % len(widgets)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    reached.setFocus(reason)
    around = reached.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(reached)
        around = around.parentWidget()
    return True


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The widget and those within it that Tab reaches, as layouts have them."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if policy and widget.isEnabled() and widget.focusProxy() is None:
        yield widget
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from _in_reading_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
    laid_out = [] if layout is None else list(_laid_out(layout))
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid_out]
    return laid_out + others


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
