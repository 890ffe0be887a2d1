"""Slow work beside the window: values in, values out; it never touches a widget."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")


class _Signals(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], signals: _Signals) -> None:
        super().__init__()
        self._work, self._signals = work, signals

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which tells the user or crashes
            self._signals.failed.emit(error)
        else:
            self._signals.done.emit(result)


class Background(QObject):
    """Runs work in other threads and brings results back to the window's. `failed` is for what nobody caught.

    Deleted with `parent`, after `end`: one that Python collects by itself may take the program down.
    """

    def __init__(self, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pool = QThreadPool(self)
        self._running: set[_Signals] = set()
        self._is_ending = False

    def is_ending(self) -> bool:
        """Whether the window closes: work whose result nobody would see may ask for it, and give up."""
        return self._is_ending

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in another thread, then `done` with its value in this one; `failed` takes an error instead."""
        signals = _Signals(self)
        self._running.add(signals)
        signals.done.connect(lambda value: self._finish(signals, done, value))
        signals.failed.connect(lambda error: self._finish(signals, failed or self._failed, error))
        self._pool.start(_Task(work, signals))

    def _finish(self, signals: _Signals, then: Callable[[Any], None], value: Any) -> None:
        self._running.discard(signals)
        signals.deleteLater()
        then(value)

    def wait(self) -> None:
        """Until all work is done."""
        self._pool.waitForDone()

    def end(self) -> None:
        """Until all work is done or has given up; before the program ends."""
        self._is_ending = True
        self._pool.waitForDone()
