"""A button that says whole sentences, however narrow it is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from euroapp_ui.language import shown
from euroapp_ui.widgets.text import Button


class WordsButton(Button):
    """A button whose words go on in further lines where it has no room for them beside each other."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._whole = shown(text)
        self.setAutoDefault(False)
        self.setAccessibleName(self._whole)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(self._whole.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, and the height of one line."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self._whole.split(" ")), default=0)
        return QSize(longest + _PADDING, self._high(1))

    def sizeHint(self) -> QSize:
        """Return the size of all words in one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + _PADDING, self._high(1))

    def hasHeightForWidth(self) -> bool:
        """Tell that it gets higher when it gets narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return self._high(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        words = "\n".join(self._lines(self.width())).replace("&", "&&")
        if words != self.text():
            self.setText(words)

    def _lines(self, wide: int) -> list[str]:
        lines, metrics = [""], self.fontMetrics()
        for word in self._whole.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > wide - _PADDING:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _high(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + _ABOVE


_ABOVE = 14
"""Room above and below the words of a button."""
_PADDING = 32
"""Room beside the words of a button."""
