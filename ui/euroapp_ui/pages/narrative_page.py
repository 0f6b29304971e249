"""Page 9: the written sections of Part B."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from euroapp.calls.form import Section
from euroapp.edits.images import places_of
from euroapp.language import together
from euroapp.values import FieldPath, join, split, starts_with
from euroapp_ui.language import shown, tr
from euroapp_ui.pages.image_placing import ImagePlacing
from euroapp_ui.pages.image_strip import ImageStrip
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.section_editor import Act, SectionEditor
from euroapp_ui.pages.section_list import SectionDelegate, SectionsModel
from euroapp_ui.session import QUIET_MS
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.tool import IconButton

_LINE = 860
"""Pixels; longer lines are hard to read."""
_ANY_WIDTH = 16_777_215
"""The largest that Qt knows."""


class NarrativePage(Page):
    """Narrative: the list of sections, the text of one, and on wish that of another beside it."""

    key = "narrative"
    intro = ""
    wide = True
    whole_wanted = Signal()
    """Whoever writes wants back what stands around the text."""

    def build(self) -> None:
        """Create the list of sections and the editor."""
        self._model = SectionsModel(self.session)
        self._signs = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._signs.timeout.connect(self._model.show_changes)
        self._list = self._make_list()
        self._widen_list()
        theme().changed.connect(self._widen_list)
        first = self._model.sections[0]
        self._images = ImageStrip(self.session)
        self.main = SectionEditor(self.session, first, self._placer)
        base = join("narrative", first.id)
        self._skip = FieldRow(self.session, base, "not_applicable")
        self._writer = FieldRow(self.session, base, "writer")
        self._note = FieldRow(self.session, base, "note", lines=2)
        self._rest = QWidget()
        below = QVBoxLayout(self._rest)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addWidget(self._writer, 1)
        beside.addWidget(self._skip, 0, Qt.AlignmentFlag.AlignBottom)
        below.addWidget(self._images)
        below.addLayout(beside)
        below.addWidget(self._note)
        self._beside = IconButton("layout-columns", tr("Another section beside this one"), self.turn_beside)
        self._all = IconButton("x", tr("Show everything again (F11)"), self.whole_wanted.emit, words=True)
        self._all.hide()
        self._second: SectionEditor | None = None
        self._only = False
        self._other = QWidget()
        self._other.hide()
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.main, 1)
        middle.addWidget(self._rest)
        self.main.add_button(self._beside)
        self.main.add_button(self._all)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self._list)
        line.addLayout(middle, 1)
        line.addWidget(self._other, 1)
        self.add_layout(line, 1)
        self._list.selectionModel().currentChanged.connect(self._chosen)
        self._list.setCurrentIndex(self._model.index(0))

    @property
    def tools(self) -> dict[str, IconButton]:
        """Return the buttons above the text, by their icons."""
        return self.main.tools

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self._model)
        made.setAccessibleName(tr("Sections of Part B"))
        made.setWordWrap(True)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setItemDelegate(SectionDelegate(made))
        return made

    def _widen_list(self) -> None:
        """Keep room for the titles of the sections at every size of text."""
        self._list.setFixedWidth(min(theme().scaled(236), 320))
        self._list.setIconSize(QSize(theme().scaled(15), theme().scaled(15)))

    def _placer(self, area: TextArea) -> dict[str, Act]:
        self._placing = ImagePlacing(self, area, lambda: self.main.section.id)
        return {"photo": self._placing.ask}

    def turn_beside(self) -> None:
        """Show the text of another section beside this one, or put it away."""
        if self._second is None:
            self._second = self._make_second()
        wanted = not self._other.isVisible()
        self._other.setVisible(wanted)
        self._arrange()
        if wanted:
            self._second.refresh()
        (self._second if wanted else self.main).area.setFocus()

    def write_only(self, on: bool) -> None:
        """Show nothing but the text, or all that belongs to it again."""
        self._only = on
        self._other.hide()
        self._arrange()
        self.main.area.setFocus()

    def _arrange(self) -> None:
        """Show around the text what there is room for, and what is wanted."""
        beside = self._other.isVisibleTo(self)
        around = not (beside or self._only)
        for widget in (self._list, self._rest):
            widget.setVisible(around)
        self.main.guidance.setVisible(around and bool(self.main.section.guidance))
        self.main.setMaximumWidth(theme().scaled(_LINE) if self._only and not beside else _ANY_WIDTH)
        self._all.setVisible(self._only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring back on Escape what stands around the text."""
        if event.key() == Qt.Key.Key_Escape and self._only:
            self.whole_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _make_second(self) -> SectionEditor:
        here = self._model.sections.index(self.main.section)
        made = SectionEditor(self.session, self._model.sections[here])
        choice = Combo()
        choice.setAccessibleName(tr("Section beside"))
        for section in self._model.sections:
            choice.addItem(shown(together((section.number, section.title), " ")))
        choice.currentIndexChanged.connect(lambda row: made.show_section(self._model.sections[row]))
        box = QVBoxLayout(self._other)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(choice)
        box.addWidget(made, 1)
        made.heading.hide()
        made.guidance.setMaximumHeight(0)
        choice.setCurrentIndex((here + 1) % choice.count())
        return made

    def refresh(self) -> None:
        """Show the draft as it is now."""
        if self._model.refresh():
            ids = [section.id for section in self._model.sections]
            here = self.main.section.id
            self._list.setCurrentIndex(self._model.index(ids.index(here) if here in ids else 0))
        super().refresh()
        self.main.refresh()
        if self._second is not None and self._other.isVisible():
            self._second.refresh()
        for row in (self._skip, self._writer, self._note):
            row.refresh()
        self._images.refresh()
        if self.session.writing:
            self._signs.start()
        else:
            self._model.show_changes()

    def reveal(self, path: FieldPath) -> bool:
        """Go to a section, or to an image of one."""
        if starts_with(path, "images"):
            return self._reveal_image(path)
        for place, section in enumerate(self._model.sections):
            base = join("narrative", section.id)
            if starts_with(path, base):
                self._list.setCurrentIndex(self._model.index(place))
                rows = {"note": self._note, "not_applicable": self._skip, "writer": self._writer}
                rows.get(path.rpartition("/")[2], self.main.text).focus()
                return True
        return False

    def _reveal_image(self, path: FieldPath) -> bool:
        places = places_of(self.session.draft, (*split(path), "")[1])
        if places:
            self.reveal(places[0])
        return self._images.reveal(path)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show(self._model.sections[index.row()])

    def _show(self, section: Section) -> None:
        base = join("narrative", section.id)
        self.session.end_phrase()
        self.main.show_section(section)
        self._arrange()
        for row in (self._skip, self._writer, self._note):
            row.rebase(base)
        self._images.show_section(section.id)
        self._list.setProperty("fieldPath", f"{base}/text")
        if self._list.hasFocus():
            # The guide follows the keyboard, which stays in the list while it goes from section to section.
            self.session.looked_at.emit(f"{base}/text")
