"""How large a dialog opens: as its text needs, and no larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from euroapp_ui.theme.theme import theme

_FRAME = QSize(24, 60)
"""What the frame of a window and the panels of the desktop take."""


def give_room(dialog: QWidget, wide: int, high: int) -> None:
    """Open a dialog at a size given for the usual text, in pixels, at the size of text there is."""
    size = QSize(theme().scaled(wide), theme().scaled(high))
    dialog.resize(size.boundedTo(dialog.screen().availableGeometry().size() - _FRAME))
