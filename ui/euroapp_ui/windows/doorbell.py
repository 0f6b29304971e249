"""Hears later starts of the program and brings the window forward."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer

from euroapp.storage.instance import Instance
from euroapp_ui.windows.desk import Desk

EVERY_MS = 500
"""How often the door is looked at where the system tells nothing of changed folders."""


class Doorbell(QObject):
    """Rings when somebody starts the program a second time."""

    def __init__(self, window: Desk, instance: Instance) -> None:
        super().__init__(window)
        self._window = window
        self._instance = instance
        self._watcher = QFileSystemWatcher([str(instance.folder)], self)
        self._watcher.directoryChanged.connect(self.answer)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.answer)
        self._timer.start()

    def answer(self) -> None:
        """Come forward for every caller, and open the draft it brought."""
        window = self._window
        for path in self._instance.callers():
            window.setWindowState(
                (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
            )
            window.show()
            window.raise_()
            window.activateWindow()
            if path is not None:
                # A question may follow; the caller need not wait for its answer.
                QTimer.singleShot(0, lambda path=path: window.files.open_path(path))
