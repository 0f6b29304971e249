"""The live preview: the pages as they print now, with the means to find one's way, and the page meter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from euroapp.values import FieldPath
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.preview.live_printer import Headline, Printed
from euroapp_ui.preview.meter_view import MeterView
from euroapp_ui.preview.sheets import STEP, Sheets
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.tabs import Tabs
from euroapp_ui.widgets.text import label, set_tone
from euroapp_ui.widgets.tool import IconButton

_INDENT = "\N{EM SPACE}"


class FindLine(LineEdit):
    """Enter goes to the next place found, Shift+Enter to the one before; Esc looks for nothing."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through what was found."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class LiveView(QWidget):
    """Pages and page meter of one draft."""

    asked = Signal(object)
    """Where to go, as `Asked`."""
    moved_out = Signal()
    """It is wanted in a window of its own, or back beside the form."""
    closed = Signal()

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._call = session.call
        self._headings: tuple[Headline, ...] = ()
        self.sheets = Sheets()
        self.meter = MeterView(session)
        self._state = label(tr("The pages are being built \N{HORIZONTAL ELLIPSIS}"), "help", wrap=True)
        self.follow = IconButton("eye", tr("Follow the field in use"), lambda: None)
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        self.out = IconButton("external-link", tr("In a window of its own"), self.moved_out.emit)
        self.close_button = IconButton("x", tr("Close the preview (F12)"), self.closed.emit)
        self.contents = Combo()
        self.contents.setAccessibleName(tr("Go to a part of the proposal"))
        self.contents.activated.connect(self._go_to_heading)
        self.find_line = FindLine()
        self.find_line.setPlaceholderText(tr("Find in the pages"))
        self.find_line.setAccessibleName(tr("Find in the pages"))
        self._hits = label("", "help")
        self._page = label("", "help")
        self.zoom_label = label("", "help")
        self.tabs = Tabs(tr("Preview"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        way = QHBoxLayout()
        way.addWidget(self.contents, 1)
        way.addWidget(self._page)
        for tool in (
            IconButton("zoom-out", tr("Show the pages smaller"), lambda: self._zoom(1 / STEP)),
            IconButton("zoom-in", tr("Show the pages larger"), lambda: self._zoom(STEP)),
            IconButton("file-text", tr("Fit the pages to the width"), lambda: self.sheets.show_zoom(0)),
        ):
            way.addWidget(tool)
        looked = QHBoxLayout()
        looked.addWidget(self.find_line, 1)
        looked.addWidget(self._hits)
        looked.addWidget(IconButton("chevron-up", tr("The place before"), lambda: self._step(-1)))
        looked.addWidget(IconButton("chevron-down", tr("The next place"), lambda: self._step(1)))
        looked.addWidget(self.zoom_label)
        pages = QWidget()
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(way)
        inside.addLayout(looked)
        inside.addWidget(self.sheets, 1)
        self.tabs.addTab(pages, tr("Preview"))
        self.tabs.addTab(self.meter, tr("Page meter"))
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        for tool in (self.follow, self.out, self.close_button):
            line.addWidget(tool)
        self.tabs.setCornerWidget(tools)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 10)
        box.addWidget(self._state)
        box.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.sheets.asked.connect(self.asked)
        self.sheets.moved.connect(self._moved)
        self.sheets.search.changed.connect(self._show_hits)
        self.find_line.textChanged.connect(self.sheets.search.look_for)
        self.find_line.stepped.connect(self._step)
        self.meter.asked.connect(self._show_page)

    @property
    def state(self) -> str:
        """Return what is told above the pages; nothing where they are those of the draft as it is."""
        return "" if self._state.isHidden() else self._state.text()

    def show_print(self, printed: Printed) -> None:
        """Show the pages as they are now."""
        fact = self._call.facts.number("page_limit")
        most = int(fact.value) if fact.value is not None else None
        self.sheets.sure = fact.status.binding
        if printed.data:
            self.sheets.show_print(printed, most)
            self._list(printed.headings)
        self.meter.show_print(printed)
        self._state.hide()

    def show_failure(self, why: str) -> None:
        """Say why the pages are not those of the draft as it is now."""
        self._state.setText(shown(why))
        self._state.show()
        set_tone(self._state, "error")

    def show_path(self, path: FieldPath, share: float = 0.0) -> bool:
        """Show where a field stands, see `Sheets.show_path`."""
        return self.sheets.show_path(path, share)

    def show_out(self, *, out: bool) -> None:
        """Say where the preview stands, and where the button would put it."""
        words = tr("Beside the form again") if out else tr("In a window of its own")
        self.out.setToolTip(words)
        self.out.setAccessibleName(words)

    def look_for(self) -> None:
        """Give the keyboard to the line that finds."""
        self.tabs.setCurrentIndex(0)
        self.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_line.selectAll()

    def _list(self, headings: tuple[Headline, ...]) -> None:
        if [(one.level, one.title) for one in headings] != [(one.level, one.title) for one in self._headings]:
            self.contents.clear()
            self.contents.addItems([f"{_INDENT * (one.level - 1)}{one.title}" for one in headings])
        self._headings = headings
        self._moved()

    def _moved(self) -> None:
        """Show which page and which part is in sight."""
        page = self.sheets.page
        count = self.sheets.count
        self._page.setText(f"{page} / {count}" if count else "")
        self._page.setAccessibleName(tr("Page {page} of {count}", page=str(page), count=str(count)))
        self.zoom_label.setText(f"{100 * self.sheets.scale:.0f} %" if count else "")
        before = [index for index, one in enumerate(self._headings) if one.page <= page]
        if before and not self.contents.view().isVisible():
            self.contents.setCurrentIndex(before[-1])

    def _go_to_heading(self, index: int) -> None:
        if 0 <= index < len(self._headings):
            self.sheets.go_to(self._headings[index].page, self._headings[index].top)

    def _show_page(self, page: int) -> None:
        self.tabs.setCurrentIndex(0)
        self.sheets.go_to(page, 0)

    def _zoom(self, by: float) -> None:
        self.sheets.show_zoom(self.sheets.scale * by)

    def _step(self, by: int) -> None:
        self.sheets.search.step(by, self.sheets.page)

    def _show_hits(self) -> None:
        search = self.sheets.search
        if not self.find_line.text():
            self._hits.setText("")
        elif not search.count:
            self._hits.setText(tr("Not found"))
        elif search.at_hand < 0:
            self._hits.setText(tr_count("{count} place", "{count} places", search.count))
        else:
            self._hits.setText(
                tr("{number} of {count}", number=str(search.at_hand + 1), count=str(search.count))
            )
