"""The order in which Tab walks a part of the window: as one reads it, by where things stand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from euroapp_ui.widgets.rest import Rest, settle

ASIDE = "aside"
"""Property of widgets that stand below a field because of what it holds.

Tab passes them over, so that they never take a key meant for the next field; Ctrl+. goes to them.
"""


ONLY_READ = "only_read"
"""Property of a part on which nothing is typed: the keyboard goes to its first stop, whatever that is."""

AFTER_NEXT = "after_next"
"""Property of a row of buttons above a text: Tab goes to the text first, and then to the buttons."""


def stops(part: QWidget) -> list[QWidget]:
    """Return the widgets of a part of the window where Tab stops, in reading order; all that are made."""
    return [stop for stop in _stops(part) if not isinstance(stop, Rest)]


def _stops(part: QWidget) -> list[QWidget]:
    """Return the stops, and among them the rests, which stand for stops that are still to be made."""
    focus = QApplication.focusWidget()
    found: list[QWidget] = []
    _collect(part, focus, found)
    return found


def step(part: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next or previous stop; after the last one comes the first.

    What is not made yet is made on the way.
    """
    target = _beside(part, forward=forward)
    while isinstance(target, Rest):
        target.make_next()
        settle(target)
        target = _beside(part, forward=forward)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _beside(part: QWidget, *, forward: bool) -> QWidget | None:
    """Return the stop behind or before the one that has the keyboard, or the rest that stands there."""
    # Right behind a question the window is not the active one yet, but it knows where the keyboard was.
    found, focus = _stops(part), QApplication.focusWidget() or part.window().focusWidget()
    if not found:
        return None
    place = next((n for n, stop in enumerate(found) if focus is not None and _holds(stop, focus)), None)
    if place is None:
        place = -1 if forward else 0
    return found[(place + (1 if forward else -1)) % len(found)]


_TAKING = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
"""What takes letters; tabs and buttons drop them."""


def enter(part: QWidget) -> None:
    """Give the keyboard to the first stop that takes what is typed at once; to the first where none does."""
    found = stops(part)
    if found:
        taking = (stop for stop in found if isinstance(stop, _TAKING) and not _only_read(stop))
        first = next(taking, found[0])
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(first, QLineEdit):
            # A letter that was meant for the place before must not replace what stands here.
            first.deselect()


def _only_read(stop: QWidget) -> bool:
    """Tell whether a stop lies in a part on which nothing is typed."""
    around: QWidget | None = stop
    while around is not None and not around.property(ONLY_READ):
        around = around.parentWidget()
    return around is not None


def _holds(stop: QWidget, focus: QWidget) -> bool:
    return stop is focus or stop.isAncestorOf(focus)


def _collect(part: QWidget, focus: QWidget | None, found: list[QWidget]) -> None:
    if not part.isVisible() or not part.isEnabled():
        return
    if isinstance(part, Rest):
        if part.left:
            found.append(part)
        return
    if part.property(ASIDE) and not (focus is not None and _holds(part, focus)):
        return
    stop = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None
    if stop and not isinstance(part, QTabWidget | QScrollArea):
        found.append(part)
        return
    for child in _text_first(in_reading_order(part)):
        _collect(child, focus, found)


def _text_first(children: list[QWidget]) -> list[QWidget]:
    """Return children with each row of buttons behind the text below it."""
    ordered: list[QWidget] = []
    waiting: list[QWidget] = []
    for child in children:
        if child.property(AFTER_NEXT):
            waiting.append(child)
            continue
        ordered += [child, *waiting] if child.isVisible() else [child]
        waiting = [] if child.isVisible() else waiting
    return ordered + waiting


def in_reading_order(parent: QWidget) -> list[QWidget]:
    """Return the children of a widget line by line; what overlaps in height stands on one line."""
    children = [child for child in parent.children() if isinstance(child, QWidget) and not child.isWindow()]
    children.sort(key=lambda child: (child.y(), child.x()))
    lines: list[list[QWidget]] = []
    for child in children:
        if lines and child.y() < _middle(lines[-1][0].geometry()):
            lines[-1].append(child)
        else:
            lines.append([child])
    return [child for line in lines for child in sorted(line, key=lambda one: one.x())]


def _middle(rect: QRect) -> int:
    return rect.top() + max(1, min(rect.height(), 48) // 2)


def show_whole(area: QScrollArea, widget: QWidget) -> None:
    """Scroll until a widget is seen whole, or as much of it as the view holds; its frame too if that fits."""
    body = area.widget()
    if body is None or not body.isAncestorOf(widget):
        return
    view, shown = area.viewport().height(), _rect_in(body, widget)
    around = widget.parentWidget()
    while around is not None and around is not body:
        wider = _rect_in(body, around)
        if wider.height() > min(view, shown.height() + 140):
            break
        shown, around = wider, around.parentWidget()
    bar = area.verticalScrollBar()
    top, bottom = shown.top() - 8, shown.bottom() + 8
    if bottom - top > view:
        bottom = top + view
    if top < bar.value():
        bar.setValue(top)
    elif bottom > bar.value() + view:
        bar.setValue(bottom - view)


def _rect_in(body: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(body, QPoint(0, 0)), widget.size())
