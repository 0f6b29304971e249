"""Pictures of the pages of a PDF held in memory, made in a thread; old ones stay until new ones are there."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

_KEPT = 24
"""Pictures that are kept beside those in sight."""


class SheetImages(QObject):
    """Makes the pictures that are asked for."""

    made = Signal(int)
    """The picture of a page, counted from 0, is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._made)
        self.document: QPdfDocument | None = None
        self._read: QBuffer | None = None
        self._print = 0
        """Which print it is: pictures of an earlier one are shown until there are newer ones."""
        self._images: dict[int, tuple[int, QImage]] = {}
        self._asked: dict[int, tuple[int, QSize]] = {}
        """The page and size that each of the running requests is for."""

    def take(self, data: bytes) -> QPdfDocument:
        """Show another print; return it as a document."""
        document, read = QPdfDocument(self), QBuffer(self)
        read.setData(data)
        read.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(read)
        self._renderer.setDocument(document)
        self._drop()
        self.document, self._read = document, read
        self._print += 1
        self._asked.clear()
        return document

    def close(self) -> None:
        """Let go of what is shown."""
        self._renderer.setDocument(None)  # type: ignore[arg-type]  # the stubs know no document only
        self._drop()
        self.document = self._read = None
        self._images.clear()
        self._asked.clear()

    def image(self, page: int, size: QSize) -> QImage | None:
        """Return the picture of a page as it is known; one of this print and size is made where it is not.

        Args:
            page: counted from 0.
            size: in pixels of the screen.

        """
        known = self._images.get(page)
        if (known is None or known[0] != self._print or known[1].size() != size) and (
            (page, size) not in self._asked.values() and self.document is not None
        ):
            self._asked[self._renderer.requestPage(page, size)] = (page, size)
        return known[1] if known is not None else None

    def forget_beyond(self, first: int, last: int) -> None:
        """Keep no more pictures than are needed around the pages in sight."""
        if len(self._images) > _KEPT + last - first:
            middle = (first + last) / 2
            far = sorted(self._images, key=lambda page: abs(page - middle))[_KEPT + last - first :]
            for page in far:
                del self._images[page]

    def _made(self, page: int, _size: QSize, image: QImage, _options: object, request: int) -> None:
        if self._asked.pop(request, None) is not None:
            self._images[page] = (self._print, image)
            self.made.emit(page)

    def _drop(self) -> None:
        for old in (self.document, self._read):
            if old is not None:
                old.deleteLater()
