"""The parts of the window between which F6 goes; Tab stays inside one."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from euroapp_ui.widgets.focus_order import enter, step, stops


class Regions:
    """The regions in their order; each remembers where the keyboard was in it."""

    def __init__(self, *regions: QWidget, page: Callable[[], QWidget]) -> None:
        self._regions = regions
        self._page = page
        self._last: dict[int, ref[QWidget]] = {}

    def tab(self, *, forward: bool) -> bool:
        """Walk to the next or previous stop of the region that has the keyboard."""
        place = self._place()
        return step(self._inside(max(place, 0) if place >= 0 else 1), forward=forward)

    def note(self, widget: QWidget | None) -> None:
        """Remember where the keyboard is."""
        if widget is None:
            return
        for place in range(len(self._regions)):
            if self._inside(place).isAncestorOf(widget):
                self._last[place] = ref(widget)

    def move(self, by: int) -> None:
        """Go to the next or previous region in sight, to where the keyboard was in it."""
        count, here = len(self._regions), self._place()
        for distance in range(1, count + 1):
            place = (here + by * distance) % count
            found = stops(self._inside(place))
            if found:
                known = self._last.get(place)
                last = known() if known is not None else None
                (last if last in found else found[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def enter_page(self) -> None:
        """Go to the first stop of the page that takes what is typed at once; to the first where none does."""
        enter(self._page())

    def _inside(self, place: int) -> QWidget:
        return self._page() if place == 1 else self._regions[place]

    def _place(self) -> int:
        focus = QApplication.focusWidget() or self._page().window().focusWidget()
        inside = (
            place
            for place, region in enumerate(self._regions)
            if focus is not None and (region is focus or region.isAncestorOf(focus))
        )
        return next(inside, -1)
