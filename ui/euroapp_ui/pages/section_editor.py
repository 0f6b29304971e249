"""The editor of one section: its title, the buttons, the text, and how long it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from euroapp.calls.form import Section
from euroapp.draft.paths import exists, get
from euroapp.language import together
from euroapp.live.counting import length
from euroapp.values import join
from euroapp.wording.limits import pages_of_text
from euroapp_ui.commands import TEXT_TOOLS
from euroapp_ui.language import tr, tr_count
from euroapp_ui.pages.prose_tools import add_link, edit_table
from euroapp_ui.session import QUIET_MS, DraftSession
from euroapp_ui.widgets.editors import ParagraphEditor
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.focus_order import AFTER_NEXT
from euroapp_ui.widgets.markdown import add_footnote, continue_list, toggle_marks, toggle_prefix
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.tool import IconButton

Act = Callable[[], object]


class SectionEditor(QWidget):
    """One text of Part B with its tools; `show_section` moves it to another one."""

    def __init__(
        self,
        session: DraftSession,
        first: Section,
        more: Callable[[TextArea], dict[str, Act]] = lambda _area: {},
        lines: int = 9,
    ) -> None:
        """Make the editor of a section; `more` gives further buttons for its text, by their icons."""
        super().__init__()
        self.session = session
        self.section = first
        self.text = FieldRow(session, join("narrative", first.id), "text")
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.area.fit(lines, fill=True)
        self.area.takes_marks = True
        continue_list(self.area)
        self.heading = label("", "section", wrap=True)
        self.guidance = label("", "help", wrap=True)
        self.tools: dict[str, IconButton] = {}
        """The buttons above the text, by their icons."""
        self._counting = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._counting.timeout.connect(self.count)
        self._length = label("", "counter")
        self.text.add_to_head(self._length)
        self._buttons = QWidget()
        self._buttons.setProperty(AFTER_NEXT, True)
        self._fill_buttons(self._acts() | more(self.area))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.heading)
        box.addWidget(self.guidance)
        box.addWidget(self._buttons)
        box.addWidget(self.text, 1)

    @property
    def editor(self) -> ParagraphEditor:
        """Return the editor of the text."""
        editor = self.text.editor
        if not isinstance(editor, ParagraphEditor):
            raise TypeError("the text of a section is edited as paragraphs")
        return editor

    @property
    def area(self) -> TextArea:
        """Return the box in which the text is written."""
        return self.editor.area

    def _fill_buttons(self, acts: dict[str, Act]) -> None:
        self._line = line = FlowLayout(self._buttons, spacing=2)
        for icon, (text, keys) in TEXT_TOOLS.items():
            if icon not in acts:
                continue
            tool = IconButton(icon, text, acts[icon])
            self.tools[icon] = tool
            tool.setToolTip(f"{tool.text()} ({keys})")
            # A button's own key presses it, which acts a tenth of a second later: what is typed overtakes it.
            pressed = QShortcut(QKeySequence(keys), self if icon == "photo" else self.area, acts[icon])
            pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            line.addWidget(tool)

    def add_button(self, made: IconButton) -> None:
        """Put a button behind the others."""
        self._line.addWidget(made)

    def show_section(self, section: Section) -> None:
        """Show another section, from its beginning."""
        self.section = section
        self.text.rebase(join("narrative", section.id))
        self.heading.setText(together((section.number, section.title), " "))
        self.guidance.setText(section.guidance)
        self.area.moveCursor(QTextCursor.MoveOperation.Start)
        self.count()

    def refresh(self) -> None:
        """Show the draft as it is now; how long the text is follows when the keys pause."""
        self.text.refresh()
        self._counting.start()

    def count(self) -> None:
        """Say how long the text is, in words and about in pages."""
        state, path = self.session.state, self.text.path
        source = get(state.draft, path) if exists(state.draft, path) else ""
        long = length(source, state.live_words, narrative=True)
        words = tr_count("{count} word", "{count} words", long.words)
        pages = tr("about {pages} pages", pages=pages_of_text(long.characters))
        self._length.setText(f"{words} \N{MIDDLE DOT} {pages}" if long.words else words)

    def _acts(self) -> dict[str, Act]:
        area = self.area
        return {
            "bold": lambda: toggle_marks(area, "**"),
            "italic": lambda: toggle_marks(area, "*"),
            "heading": lambda: toggle_prefix(area, "### "),
            "list": lambda: toggle_prefix(area, "- "),
            "list-numbers": lambda: toggle_prefix(area, "1. "),
            "table": lambda: edit_table(area, self.session),
            "link": lambda: add_link(area),
            "footnote": lambda: add_footnote(area),
            "braces": self.editor.menu.open_here,
        }
