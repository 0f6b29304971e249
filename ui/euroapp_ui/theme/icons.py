"""Icons drawn in the colours of the palette from the bundled line drawings."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from euroapp.bundle import resources


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 18, scale: float = 2.0) -> QPixmap:
    """Return an icon as a picture, sharp on dense screens."""
    drawing = _drawing(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def icon(name: str, colour: str) -> QIcon:
    """Return an icon in one colour."""
    return QIcon(pixmap(name, colour))


def png(name: str, colour: str, size: int, scale: float) -> bytes:
    """Return an icon as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap(name, colour, size, scale).save(buffer, "PNG")
    return bytes(buffer.data().data())


def in_one_colour(drawn: QIcon, size: QSize, colour: QColor) -> QIcon:
    """Return an icon with the same lines in another colour."""
    picture = drawn.pixmap(size)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, picture.width(), picture.height()), colour)
    painter.end()
    return QIcon(picture)
