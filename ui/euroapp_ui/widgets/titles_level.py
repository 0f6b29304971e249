"""Fields side by side stand on one line, although the title of one goes on in a second line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel


class TitlesLevel(QObject):
    """Keeps titles as high as the highest of them; what is lower stands at its foot."""

    def __init__(self, parent: QObject, titles: Iterable[QLabel | None]) -> None:
        super().__init__(parent)
        self._titles = [one for one in titles if one is not None]
        for one in self._titles if len(self._titles) > 1 else ():
            one.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when a title gets another width, as with a counter beside it."""
        if event.type() == QEvent.Type.Resize:
            high = max(map(_needed, self._titles))
            for one in self._titles:
                if one.minimumHeight() != high:
                    one.setMinimumHeight(high)
        return super().eventFilter(watched, event)


def _needed(title: QLabel) -> int:
    """Return the height of a title at its width; what Qt says is never below the height it was given."""
    wrap, room = int(Qt.TextFlag.TextWordWrap), max(1, title.width())
    return title.fontMetrics().boundingRect(0, 0, room, 9_999, wrap, title.text()).height()
