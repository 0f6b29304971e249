"""The pages of a proposal, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

from euroapp_ui.language import tr
from euroapp_ui.theme.theme import theme


class PagesView(QPdfView):
    """Shows a document that is held in memory; no file on the disk holds a preview."""

    def __init__(self) -> None:
        super().__init__()
        self._file = QPdfDocument(self)
        self._read = QBuffer(self)
        self.setDocument(self._file)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName(tr("Preview of the proposal"))
        self.setMinimumHeight(420)
        self._colour()
        theme().changed.connect(self._colour)

    def show_pages(self, data: bytes) -> None:
        """Show the pages of a PDF, at the place shown before."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._file.close()
        read = QBuffer(self)
        read.setData(data)
        read.open(QIODevice.OpenModeFlag.ReadOnly)
        self._file.load(read)
        self._read.deleteLater()
        self._read = read
        QTimer.singleShot(0, lambda: bar.setValue(place))

    def let_go(self) -> None:
        """Close what is shown."""
        self._file.close()

    def _colour(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme().colour("side"))
        self.setPalette(palette)
