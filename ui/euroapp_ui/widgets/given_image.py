"""Images that are pasted or dropped: their bytes, if there are any."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from euroapp.draft.images import LARGEST

SUFFIXES = (".png", ".jpg", ".jpeg")


def holds_image(source: QMimeData) -> bool:
    """Tell whether an image is among what is pasted or dropped."""
    return bool(_files(source)) or (source.hasImage() and not source.hasText())


def image_in(source: QMimeData) -> bytes:
    """Return the bytes of the first image; b'' where none can be read."""
    for path in _files(source):
        try:
            with path.open("rb") as stream:
                return stream.read(LARGEST + 1)
        except OSError:
            return b""
    image = source.imageData()
    if not isinstance(image, QImage):
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes; both work
    return bytes(buffer.data().data())


def _files(source: QMimeData) -> list[Path]:
    names = (url.toLocalFile() for url in source.urls())
    return [Path(name) for name in names if name.lower().endswith(SUFFIXES)]
