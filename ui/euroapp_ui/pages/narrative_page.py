"""Page 9: the written sections of Part B."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.form import Section
from euroapp.calls.names import title_of
from euroapp.calls.rules import Severity
from euroapp.edits.images import places_of
from euroapp.language import together
from euroapp.live.counting import measured
from euroapp.values import FieldPath, join, split, starts_with
from euroapp_ui.commands import TEXT_TOOLS
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.pages.image_placing import ImagePlacing
from euroapp_ui.pages.image_strip import ImageStrip
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.prose_tools import add_link, edit_table
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.theme import bold, theme
from euroapp_ui.widgets.editors import ParagraphEditor
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.focus_order import AFTER_NEXT
from euroapp_ui.widgets.markdown import add_footnote, continue_list, toggle_marks, toggle_prefix
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.tool import IconButton


class SectionsModel(QAbstractListModel):
    """The sections of the form with their state, and after them texts that the form has no section for."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.sections: tuple[Section, ...] = ()
        self.refresh()

    def refresh(self) -> bool:
        """Take up texts of sections that the form does not have; tell whether the list is another one.

        Such a section stays listed while its row is there, so that it can be emptied and written again.
        """
        form, listed = self._session.call.form, {section.id for section in self.sections}
        known = {section.id for section in form.narratives()}
        stray = (
            Section(id=row.id, title=title_of(form, "narrative", row.id))
            for row in self._session.draft.narrative
            if row.id not in known and (row.id in listed or row.text.strip() or row.note.strip())
        )
        sections = (*form.narratives(), *stray)
        if [section.id for section in sections] == [section.id for section in self.sections]:
            return False
        self.beginResetModel()
        self.sections = sections
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title and state icon of a section."""
        section = self.sections[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(together((section.number, section.title), "  "))
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown(section.title)
        part = self._session.part
        if role == Qt.ItemDataRole.FontRole and part is not None and section.id in part.sections:
            return bold()
        if role == Qt.ItemDataRole.DecorationRole:
            return theme().icon(*self._sign(section.id))
        return None

    def _sign(self, section_id: str) -> tuple[str, str]:
        row = next((row for row in self._session.draft.narrative if row.id == section_id), None)
        findings = self._session.findings_below(f"narrative/{section_id}")
        if any(f.severity is not Severity.HINT and f.message != "section_missing" for f in findings):
            return "alert-circle", "error"
        if row and (row.text.strip() or row.not_applicable):
            return "circle-check", "ok"
        return "circle", "faint"


class _SectionDelegate(QStyledItemDelegate):
    """Keeps titles inside the list, in as many lines as they need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the list and the height of the title in it."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        wrap, text = int(Qt.TextFlag.TextWordWrap), str(index.data())
        room = max(1, width - _SIDES - theme().scaled(15))
        high = option.fontMetrics.boundingRect(0, 0, room, 9_999, wrap, text).height()
        return QSize(width, max(30, high + 12))


_SIDES = 21
"""Room that the padding takes beside the title of a section and its sign."""


class NarrativePage(Page):
    """Narrative."""

    key = "narrative"
    intro = ""
    wide = True

    def build(self) -> None:
        """Create the list of sections and the editor."""
        self._model = SectionsModel(self.session)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName(tr("Sections of Part B"))
        self._widen_list()
        theme().changed.connect(self._widen_list)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_SectionDelegate(self._list))
        first = self._model.sections[0].id
        self._section = first
        self._text = FieldRow(self.session, f"narrative/{first}", "text")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._area().fit(12, fill=True)
        self._area().takes_marks = True
        self._images = ImageStrip(self.session)
        self._placing = ImagePlacing(self, self._area(), lambda: self._section)
        self._skip = FieldRow(self.session, f"narrative/{first}", "not_applicable")
        self._note = FieldRow(self.session, f"narrative/{first}", "note", lines=2)
        self._heading = label("", "section", wrap=True)
        self._guidance = label("", "help", wrap=True)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self._heading, self._guidance):
            right.addWidget(widget)
        self.tools: dict[str, IconButton] = {}
        """The buttons above the text, by their icons."""
        right.addWidget(self._tools())
        right.addWidget(self._text, 1)
        right.addWidget(self._images)
        right.addWidget(self._skip)
        right.addWidget(self._note)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self._list)
        line.addLayout(right, 1)
        self.add_layout(line, 1)
        self._list.selectionModel().currentChanged.connect(self._chosen)
        self._list.setCurrentIndex(self._model.index(0))

    def _widen_list(self) -> None:
        """Keep room for the titles of the sections at every size of text."""
        self._list.setFixedWidth(min(theme().scaled(236), 320))
        self._list.setIconSize(QSize(theme().scaled(15), theme().scaled(15)))

    def refresh(self) -> None:
        """Show the draft as it is now."""
        if self._model.refresh():
            ids = [section.id for section in self._model.sections]
            place = ids.index(self._section) if self._section in ids else 0
            self._list.setCurrentIndex(self._model.index(place))
        super().refresh()
        for row in (self._text, self._skip, self._note):
            row.refresh()
        self._images.refresh()
        self._model.dataChanged.emit(self._model.index(0), self._model.index(self._model.rowCount() - 1))

    def update_page(self) -> None:
        """Count words."""
        written = measured(self._area().document().toPlainText())
        self._words.setText(tr_count("{count} word", "{count} words", written.words))

    def reveal(self, path: FieldPath) -> bool:
        """Go to a section, or to an image of one."""
        if starts_with(path, "images"):
            return self._reveal_image(path)
        for place, section in enumerate(self._model.sections):
            base = f"narrative/{section.id}"
            if starts_with(path, base):
                self._list.setCurrentIndex(self._model.index(place))
                target = {"note": self._note, "not_applicable": self._skip}.get(
                    path.rpartition("/")[2], self._text
                )
                target.focus()
                return True
        return False

    def _reveal_image(self, path: FieldPath) -> bool:
        places = places_of(self.session.draft, (*split(path), "")[1])
        if places:
            self.reveal(places[0])
        return self._images.reveal(path)

    def _chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        section = self._model.sections[index.row()]
        base = join("narrative", section.id)
        self._section = section.id
        self.session.end_phrase()
        for row in (self._text, self._skip, self._note):
            row.rebase(base)
        self._images.show_section(section.id)
        self._heading.setText(together((section.number, section.title), " "))
        self._guidance.setText(section.guidance)
        self._guidance.setVisible(bool(section.guidance))
        self._list.setProperty("fieldPath", f"{base}/text")
        self._area().moveCursor(QTextCursor.MoveOperation.Start)
        self.update_page()

    def _editor(self) -> ParagraphEditor:
        editor = self._text.editor
        if not isinstance(editor, ParagraphEditor):
            raise TypeError("the text of a section is edited as paragraphs")
        return editor

    def _area(self) -> TextArea:
        return self._editor().area

    def _tools(self) -> QWidget:
        area, host = self._area(), QWidget()
        host.setProperty(AFTER_NEXT, True)
        line = FlowLayout(host, spacing=2)
        acts: dict[str, Callable[[], object]] = {
            "bold": lambda: toggle_marks(area, "**"),
            "italic": lambda: toggle_marks(area, "*"),
            "heading": lambda: toggle_prefix(area, "### "),
            "list": lambda: toggle_prefix(area, "- "),
            "list-numbers": lambda: toggle_prefix(area, "1. "),
            "table": lambda: edit_table(area, self.session),
            "link": lambda: add_link(area),
            "footnote": lambda: add_footnote(area),
            "photo": self._placing.ask,
            "braces": self._editor().menu.open_here,
        }
        for icon, (text, keys) in TEXT_TOOLS.items():
            tool = IconButton(icon, text, acts[icon])
            self.tools[icon] = tool
            tool.setToolTip(f"{tool.text()} ({keys})")
            # A button's own key presses it, which acts a tenth of a second later: what is typed overtakes it.
            pressed = QShortcut(QKeySequence(keys), self if icon == "photo" else area, acts[icon])
            pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            line.addWidget(tool)
        self._words = label("", "counter")
        line.addWidget(self._words)
        continue_list(area)
        return host
