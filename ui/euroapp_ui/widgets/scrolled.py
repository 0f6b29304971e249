"""The inside of what is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Body(QWidget):
    """The inside of a scrolled page, as high as its texts need at the width it has."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to `heightForWidth`: texts wrapped at the least width would be far too high."""
        return QSize(super().minimumSizeHint().width(), 0)
