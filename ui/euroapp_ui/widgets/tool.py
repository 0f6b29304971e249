"""A flat button with an icon that follows the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from euroapp_ui.language import shown
from euroapp_ui.theme.theme import theme


class IconButton(QToolButton):
    """An icon, with words where there is room."""

    def __init__(self, icon: str, text: str, slot: Callable[[], object], *, words: bool = False) -> None:
        super().__init__()
        self._icon_name = icon
        words_shown = shown(text)
        self.setText(words_shown)
        self.setToolTip(words_shown)
        self.setAccessibleName(words_shown)
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.setToolButtonStyle(style)
        self.clicked.connect(lambda _checked=False: slot())
        # A bound method, so that Qt lets go of it together with the button.
        theme().changed.connect(self.recolour)
        self.recolour()

    def recolour(self) -> None:
        """Draw the icon in the colour and the size in force."""
        side = theme().scaled(16)
        self.setIconSize(QSize(side, side))
        self.setIcon(theme().icon(self._icon_name))
