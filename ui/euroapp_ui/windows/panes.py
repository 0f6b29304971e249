"""What stands beside each other in the window: list of pages, page, preview, guide and checks.

Where the window is narrow, the page and the preview of it come first, and the others give way to a strip.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from euroapp_ui.language import tr
from euroapp_ui.preview.page_meter import PageMeter
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import theme
from euroapp_ui.windows.preview_side import PreviewSide
from euroapp_ui.windows.side_panel import SidePanel
from euroapp_ui.windows.side_rail import SideRail

_WITH_PREVIEW = 1600
"""Width of the window from which on the list of pages stays beside a preview."""
_LEAST_PAGE = 480
_USUAL = (242, 832, 0, 292)


class Panes(QWidget):
    """The splitter, and the strips that bring back what gave way."""

    def __init__(
        self, session: DraftSession, meter: PageMeter, navigation: QWidget, page: QWidget, side: SidePanel
    ) -> None:
        super().__init__()
        self._navigation, self._side = navigation, side
        self._wanted, self._asked_for = True, False
        """The list of pages is wanted; and wanted although the preview needs its room."""
        self.wanted_width: Callable[[], int] = lambda: 0
        """Returns the width that the page in sight would use; 0 for any."""
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(4)
        for widget in (navigation, page, side):
            self._splitter.addWidget(widget)
        self.preview = PreviewSide(session, meter, self._splitter)
        self.preview.shown.connect(self.fit)
        self._splitter.setSizes(list(_USUAL))
        for index, stretch in enumerate((0, 1, 1, 0)):
            self._splitter.setStretchFactor(index, stretch)
        page.setMinimumWidth(_LEAST_PAGE)
        self.pages_rail = SideRail(tr("List of pages (F9)"), tr("A click shows the list of pages again."))
        self.pages_rail.clicked.connect(lambda: self.want_navigation(True))
        self.rail = SideRail(
            tr("Guide and checks (Shift+F1)"), tr("A click shows guide and checks again."), left=False
        )
        self.rail.clicked.connect(lambda: side.want(True))
        # Larger text leaves no room beside the page: there the View menu tells the key.
        side.folded.connect(lambda gone: self.rail.setVisible(gone and theme().zoom <= 0))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.pages_rail)
        box.addWidget(self._splitter, 1)
        box.addWidget(self.rail)

    def state(self) -> str:
        """Return the widths, to be restored later."""
        return bytes(self._splitter.saveState().toBase64().data()).decode()

    def restore(self, state: str) -> None:
        """Take over widths."""
        if state:
            self._splitter.restoreState(QByteArray.fromBase64(state.encode()))

    def want_navigation(self, on: bool) -> None:
        """Show or hide the list of pages."""
        self._wanted = on
        self._asked_for = on and self._crowded()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what stands around the page give way first when the window gets narrow."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Let what stands around give way where the page in sight, or the preview of it, needs the room."""
        crowded = self._crowded()
        self._asked_for = self._asked_for and crowded
        listed = self._wanted and (not crowded or self._asked_for)
        self._navigation.setVisible(listed)
        self.pages_rail.setVisible(self._wanted and not listed)
        wanted = self.wanted_width()
        beside = self._navigation.width() if listed else 0
        panel = self._side.width() if self._side.isVisible() else self._side.minimumWidth()
        self._side.fit(self.width() - self.preview.taken, wanted + beside + panel if wanted else 0)

    def _crowded(self) -> bool:
        """Tell whether list, page and preview do not fit beside each other."""
        return bool(self.preview.taken) and 0 < self.width() < _WITH_PREVIEW
