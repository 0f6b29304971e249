"""The live preview beside the form, or in a window of its own; it follows the field in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from euroapp.values import FieldPath
from euroapp_ui.language import tr
from euroapp_ui.preview.caret import put_caret, share_of_caret
from euroapp_ui.preview.page_meter import PageMeter
from euroapp_ui.session import DraftSession

if TYPE_CHECKING:
    from euroapp_ui.preview.live_printer import Printed
    from euroapp_ui.preview.live_view import LiveView
    from euroapp_ui.preview.placed import Asked

LEAST = 380
"""Width of the preview at least, in pixels."""
_SHARE = 0.45
"""Of the room that the page has, which the preview takes when it is opened beside it."""
_WINDOW = QSize(760, 900)
_FOLLOW_MS = 120


class PreviewWindow(QWidget):
    """Holds the preview as a window of its own."""

    closed = Signal()

    def __init__(self, view: QWidget, title: str, beside: QWidget) -> None:
        super().__init__(beside, Qt.WindowType.Window)
        self.setWindowTitle(title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(view)
        self.resize(_WINDOW.boundedTo(beside.screen().availableGeometry().size() - QSize(40, 60)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it goes."""
        super().closeEvent(event)
        self.closed.emit()


class PreviewSide(QWidget):
    """Where the preview stands beside the form; it leads from the field to its place and back."""

    asked = Signal(str)
    """The path of a field that was clicked in the preview."""
    shown = Signal()
    """It takes room beside the page, or takes none any more."""
    told = Signal(str)

    def __init__(self, session: DraftSession, meter: PageMeter, splitter: QSplitter) -> None:
        """Stand ready; nothing is made before the preview is first opened.

        Args:
            session: the open draft.
            meter: prints it.
            splitter: holds the page, the preview behind it, and guide and checks.

        """
        super().__init__()
        self._session, self._meter, self._splitter = session, meter, splitter
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(LEAST)
        self.hide()
        splitter.insertWidget(splitter.count() - 1, self)
        self.view: LiveView | None = None
        self._window: PreviewWindow | None = None
        self._path: FieldPath = ""
        self._wanted: FieldPath = ""
        """A field whose place is shown as soon as there are pages."""
        self._later = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._later.timeout.connect(self._follow)
        meter.printed.connect(self._printed)
        meter.failed.connect(self._failed)

    @property
    def is_open(self) -> bool:
        """Tell whether the preview is in sight, here or in its window."""
        return not (self.isHidden() if self._window is None else self._window.isHidden())

    @property
    def taken(self) -> int:
        """Return the width that it takes beside the page, in pixels."""
        return 0 if self.isHidden() else self.width() + self._splitter.handleWidth()

    def toggle(self) -> None:
        """Open the preview where it was last, or close it."""
        if self.is_open:
            self.close_preview()
        else:
            self.open_preview()

    def open_preview(self) -> None:
        """Open the preview where it was last."""
        self._made()
        if self._window is not None:
            self._window.show()
            self._window.raise_()
        else:
            self._stand_here()
        self._meter.watch(True)

    def close_preview(self) -> None:
        """Close the preview; the pages are only counted from then on."""
        self.hide()
        if self._window is not None:
            self._window.hide()
        self._meter.watch(False)
        self.shown.emit()

    def move_out(self) -> None:
        """Put the preview into a window of its own, or back beside the form."""
        view = self._made()
        if self._window is None:
            title = tr("Preview of {draft}", draft=self._session.draft.general.acronym.strip() or "EuroApp")
            self._window = PreviewWindow(view, title, self._splitter.window())
            self._window.closed.connect(self.close_preview)
            self.hide()
            self.shown.emit()
        else:
            window, self._window = self._window, None
            self._box.addWidget(view)
            window.blockSignals(True)
            window.deleteLater()
        view.show_out(out=self._window is not None)
        self.open_preview()

    def show_field(self) -> None:
        """Open the preview at the place of the field in use."""
        self._wanted = self._path
        if not self.is_open:
            self.open_preview()
        self._show_wanted()

    def note(self, path: FieldPath) -> None:
        """Follow the field in use, once it stays."""
        self._path = path
        if self.is_open and self.view is not None and self.view.follow.isChecked():
            self._later.start()

    def stop(self) -> None:
        """Let go of the pages, as before the draft is closed."""
        if self._window is not None:
            self._window.blockSignals(True)
            self._window.close()
        if self.view is not None:
            self.view.sheets.close_pages()

    def _made(self) -> LiveView:
        if self.view is None:
            from euroapp_ui.preview.live_view import LiveView

            self.view = LiveView(self._session)
            self.view.asked.connect(self._asked)
            self.view.moved_out.connect(self.move_out)
            self.view.closed.connect(self.close_preview)
            self._box.addWidget(self.view)
        return self.view

    def _stand_here(self) -> None:
        """Share the width of the page with the preview."""
        if not self.isHidden():
            return
        self.show()
        # Guide and checks may give way now, and leave more to share.
        self.shown.emit()
        place, sizes = self._splitter.indexOf(self), self._splitter.sizes()
        both = sizes[place - 1] + sizes[place]
        sizes[place] = max(LEAST, round(both * _SHARE))
        sizes[place - 1] = both - sizes[place]
        self._splitter.setSizes(sizes)

    def _asked(self, asked: Asked) -> None:
        # What is gone to is in sight here already: following it would move the page below the pointer.
        self._path = asked.path
        self.asked.emit(asked.path)
        put_caret(asked)
        self._later.stop()
        self._splitter.window().activateWindow()

    def _printed(self, printed: Printed) -> None:
        if self.view is None or not self.is_open:
            return
        self.view.show_print(printed)
        if self._wanted:
            self._show_wanted()
        elif self.view.follow.isChecked():
            self._follow()

    def _failed(self, why: str) -> None:
        if self.view is not None:
            self.view.show_failure(why)

    def _show_wanted(self) -> None:
        if self.view is None or not self.view.sheets.count:
            return
        path, self._wanted = self._wanted, ""
        if path and not self.view.show_path(path, share_of_caret()):
            self.told.emit(tr("This field does not print, so it has no place in the preview."))

    def _follow(self) -> None:
        if self.view is not None and self.is_open and self._path:
            self.view.show_path(self._path, share_of_caret())
