"""Sets of tabs: as high as the tab shown, and with parts that are made when their tab is first opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from euroapp.values import FieldPath, starts_with
from euroapp_ui.widgets.focus_order import enter
from euroapp_ui.widgets.part import Part


class Tabs(QTabWidget):
    """Tabs that are as high as the tab shown, not as the highest of all."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.tabBar().setUsesScrollButtons(True)
        self.setAccessibleName(name)
        self.currentChanged.connect(lambda _tab: self.updateGeometry())
        self._wanted: tuple[object, ...] = ()

    def event(self, event: QEvent) -> bool:
        """Lay nothing out where all inside needs the room it has: Qt would paint the tab anew, and go on."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            bar = self.tabBar().sizeHint()
            wanted = (bar, self.sizeHint(), self.minimumSizeHint(), self.heightForWidth(self.width()))
            if wanted == self._wanted:
                return True
            self._wanted = wanted
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Be laid out anew after another look: Qt places the bar before it knows how high it is in it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._wanted = ()

    def sizeHint(self) -> QSize:
        """Return the size of the tab shown."""
        return self._with_bar(super().sizeHint(), lambda page: page.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the tab shown."""
        return self._with_bar(super().minimumSizeHint(), lambda page: page.minimumSizeHint())

    def hasHeightForWidth(self) -> bool:
        """Tell whether the tab shown gets higher when it gets narrower."""
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the tab shown at a width; the usual answer is that of the highest tab."""
        page = self.currentWidget()
        return -1 if page is None else page.heightForWidth(width) + self.tabBar().sizeHint().height()

    def _with_bar(self, usual: QSize, ask: Callable[[QWidget], QSize]) -> QSize:
        page = self.currentWidget()
        if page is None:
            return usual
        hint = ask(page)
        height = max(
            hint.height(),
            page.minimumHeight(),
            page.heightForWidth(self.width()) if page.hasHeightForWidth() else 0,
        )
        return QSize(hint.width(), height + self.tabBar().sizeHint().height())


class PartTabs(Tabs):
    """Tabs that each show a part of the draft.

    Most visits to a page open one tab, and a key changes what one tab shows: a part is made when its tab is
    first opened, and follows the draft only while it is the one shown.
    """

    turned = Signal(str)
    """The user turned to a tab that is about this path."""

    def __init__(self, name: str, top: int = 12) -> None:
        super().__init__(name)
        self.currentChanged.connect(self._tell)
        self._top = top
        self._awake = False

    def add_part(self, title: str, make: Callable[[], Part], *about: FieldPath) -> None:
        """Add a tab; `about` are the paths that its fields lie under, none where they are not known."""
        side = _Side(self, make, about)
        side.setContentsMargins(0, self._top, 0, 0)
        self.addTab(side, title)

    @property
    def awake(self) -> bool:
        """Tell whether the draft was shown once; before that nothing needs to be made."""
        return self._awake

    def refresh(self) -> None:
        """Show the draft as it is now in the tab shown; the others catch up when they are opened."""
        self._awake = True
        for side in self._sides():
            side.draft_changed(shown=side is self.currentWidget())

    def reveal(self, path: FieldPath) -> bool:
        """Open the tab that a field lies in and give it the keyboard; tell whether it is here."""
        before = self.currentIndex()
        for side in self._sides_of(path):
            self.setCurrentWidget(side)
            if side.part().reveal(path):
                return True
        self.setCurrentIndex(before)
        return False

    def _tell(self) -> None:
        side = self.currentWidget()
        focus = QApplication.focusWidget()
        if side is not None and focus is not None and side.isAncestorOf(focus):
            # Turned to from inside the tab before: Qt goes to the first button, which drops what is typed.
            enter(side)
        if self._awake and isinstance(side, _Side) and side.about:
            self.turned.emit(side.about[0])

    def _sides(self) -> list[_Side]:
        return [side for place in range(self.count()) if isinstance(side := self.widget(place), _Side)]

    def _sides_of(self, path: FieldPath) -> list[_Side]:
        """Return the tabs that may hold a path: those that are about it, then those that say nothing."""
        sides = self._sides()
        sure = [side for side in sides if any(starts_with(path, about) for about in side.about)]
        return [*sure, *(side for side in sides if not side.about)]


class _Side(QWidget):
    """The inside of one tab."""

    def __init__(self, tabs: PartTabs, make: Callable[[], Part], about: tuple[FieldPath, ...]) -> None:
        super().__init__()
        self.about = about
        self._tabs = tabs
        self._make = make
        self._part: Part | None = None
        self._stale = True
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def part(self) -> Part:
        """Return the part, made on the first call, showing the draft as it is now."""
        if self._part is None:
            self._part = self._make()
            if not isinstance(self._part, QWidget):
                raise TypeError("only widgets fit into a tab")
            self._box.addWidget(self._part)
        if self._stale:
            self._stale = False
            self._part.refresh()
        return self._part

    def draft_changed(self, *, shown: bool) -> None:
        """Follow the draft at once, or when the tab is opened."""
        self._stale = True
        if shown:
            self.part()

    def setVisible(self, visible: bool) -> None:
        """Catch up before the part is laid out: a table asks its model as soon as it is given its place."""
        if visible and self._tabs.awake:
            self.part()
        super().setVisible(visible)
