"""The main window: it holds one document or the welcome page, and the menus."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QElapsedTimer, QEventLoop, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget

from euroapp.storage.left_over import anything_left
from euroapp_ui.commands import SPELLING, STYLE_HINTS, build_menus
from euroapp_ui.language import tr
from euroapp_ui.messages import harmless
from euroapp_ui.preferences import Preferences
from euroapp_ui.tables.kept_widths import hidden_columns, kept_widths
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.desk import Desk
from euroapp_ui.windows.language_commands import tick_language
from euroapp_ui.windows.menu import order, window_commands
from euroapp_ui.windows.menu_keys import MenuKeys
from euroapp_ui.windows.recent_menu import RecentMenu
from euroapp_ui.windows.seen import note_seen
from euroapp_ui.windows.typed_early import drop_letters

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.windows.file_flows import FileFlows
    from euroapp_ui.windows.welcome import Welcome
    from euroapp_ui.windows.workspace import Workspace


_LONGEST_WAIT_MS, _LOOK_MS = 300, 10
_EARLY_MS = 50
"""Letters that come so soon after a draft is shown were typed before anybody saw it."""


class MainWindow(Desk):
    """Shows what is open; what files are about is in `FileFlows`."""

    document_changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        kept_widths().use(preferences)
        hidden_columns().use(preferences)
        self.workspace = None
        self._beginning = False
        """The draft named at the start is being opened."""
        self._loaded = False
        """The program is loaded, so there is time for pages that nobody saw yet."""
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.actions_by_key: dict[str, QAction] = build_menus(
            self, self.menuBar(), window_commands(self), order()
        )
        MenuKeys(self.menuBar())
        file_menu = self.menuBar().actions()[0].menu()
        if isinstance(file_menu, QMenu):
            file_menu.insertMenu(self.actions_by_key["example"], RecentMenu(self))
        tick_language(self)
        self._usable: bool | None = None
        """Whether the commands that need a draft can be used; None before that is known."""
        self._needing_draft = {c.key for c in window_commands(self) if c.needs_draft}
        self.tick_theme()
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 560)
        self._restore()
        self._clock = QTimer(self)
        self._clock.setInterval(30_000)
        self._clock.timeout.connect(self.update_state)
        self._clock.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._left_or_back)
        self.update_state()

    @cached_property
    def files(self) -> FileFlows:  # type: ignore[override]  # the desk names what others may ask of it
        """Return what is done with files, which nothing needs before the first of it is asked for."""
        from euroapp_ui.windows.file_flows import FileFlows

        return FileFlows(self)

    @cached_property
    def welcome(self) -> Welcome:  # type: ignore[override]
        """Return the page without a draft, which is not made where one is named at the start."""
        from euroapp_ui.windows.welcome import Welcome

        made = Welcome()
        self._stack.addWidget(made)
        made.new_asked.connect(lambda: self.files.new())
        made.open_asked.connect(lambda: self.files.open())
        made.example_asked.connect(lambda: self.files.example())
        made.recent_chosen.connect(lambda path: self.files.open_path(path))
        made.recovery_chosen.connect(lambda copy: self.files.recover(copy))
        made.tour_asked.connect(lambda: _on_tour(self, taken=True))
        made.tour_refused.connect(lambda: _on_tour(self, taken=False))
        made.recovery_dropped.connect(lambda copy: self.files.drop_recovery(copy))
        return made

    def begin(self, path: Path | None) -> None:
        """Show the window, with a draft where one is named and can be opened."""
        self._beginning = path is not None
        self.show()
        if path is None:
            return
        waiting = label(tr("{file} is being opened.", file=harmless(path.name)), "soft")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(waiting)
        end = drop_letters(self)
        self._paint_at_once()
        try:
            opened = self.files.open_path(path)
        finally:
            self._beginning = False
            self._stack.removeWidget(waiting)
            waiting.deleteLater()
            QTimer.singleShot(_EARLY_MS, self, end)
        if not opened and self.document is None:
            self.show_welcome()

    def _paint_at_once(self) -> None:
        """Be seen before the work begins: until it is painted, a window is black."""
        handle, since = self.windowHandle(), QElapsedTimer()
        since.start()
        while handle is not None and not handle.isExposed() and since.elapsed() < _LONGEST_WAIT_MS:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _LOOK_MS)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def setVisible(self, visible: bool) -> None:
        """Show the page without a draft where there is none, and none is on its way."""
        if visible and not self._stack.count() and not self._beginning:
            self.show_welcome()
        super().setVisible(visible)

    def show_document(self, document: Document) -> None:
        """Show a document in place of what was shown."""
        self._drop_workspace()
        from euroapp_ui.windows.workspace import Workspace

        # Owned by the window, a document ends in this thread, whichever thread collects what Python drops.
        document.setParent(self)
        if self._beginning:
            # They take as long as all else of a start.
            document.session.put_off_checks()
            QTimer.singleShot(AFTER_PAINTING_MS, document.session, document.session.look)
        left_at = self.preferences.left_at(document.id) if document.id else ""
        document.session.hint_style(bool(self.preferences.get(STYLE_HINTS, True)))
        self.workspace = Workspace(document, left_at)
        self.workspace.spelling.want(bool(self.preferences.get(SPELLING, True)))
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.panes.restore(self.preferences.get("panes", ""))
        self._note_where_it_is_left(self.workspace)
        document.state_changed.connect(self.update_state)
        document.session.changed.connect(self.update_state)
        stack = document.session.undo_stack
        stack.canUndoChanged.connect(self.update_state)
        stack.canRedoChanged.connect(self.update_state)
        self.update_state()
        self.document_changed.emit()
        if self._loaded:
            self.workspace.ahead.begin()
        # Once the dialog is gone that asked which draft: what is typed then goes into the page.
        QTimer.singleShot(0, self.workspace, self.workspace.regions.enter_page)
        if self.preferences.get("shared_folders", {}):
            QTimer.singleShot(AFTER_OPENING_MS, document, lambda: self._watch_folder(document))

    def make_pages_ahead(self) -> None:
        """Make pages ahead of the user from now on, for this draft and those to come."""
        self._loaded = True
        if self.workspace is not None:
            self.workspace.ahead.begin()

    def _watch_folder(self, document: Document) -> None:
        """Look now and then whether partners have put changes into the shared folder."""
        from euroapp_ui.windows.shared_folder import watch_folder

        watch_folder(self, document)

    def _note_where_it_is_left(self, workspace: Workspace) -> None:
        """Remember from now on which page a document is left on."""
        document = workspace.document

        def note(key: str) -> None:
            if document.id:
                self.preferences.leave_at(document.id, key)

        workspace.page_changed.connect(note)

    def show_welcome(self) -> None:
        """Show the page with recent and recovered drafts."""
        self._drop_workspace()
        self.welcome.show_recent(self.preferences)
        self.welcome.show_recovery(self.files.recovery_offers() if anything_left() else [])
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.begin()
        self.update_state()

    def update_state(self) -> None:
        """Show title, save state and which commands can be used."""
        document = self.document
        if (document is not None) != self._usable:
            self._usable = document is not None
            for key in self._needing_draft:
                self.actions_by_key[key].setEnabled(self._usable)
        style = document is not None and document.session.state.hints_style
        self.actions_by_key[STYLE_HINTS].setChecked(style)
        spelt = self.workspace is not None and self.workspace.spelling.wanted
        self.actions_by_key[SPELLING].setChecked(spelt)
        if document is None:
            self.setWindowTitle("EuroApp")
            self.setWindowModified(False)
            return
        self.setWindowTitle(tr("{draft}[*] — EuroApp", draft=harmless(document.name)))
        self.setWindowModified(document.modified)
        if not document.modified:
            note_seen(self.preferences, document)
        stack = document.session.undo_stack
        for key, can, text in (
            ("undo", stack.canUndo(), tr("Undo {step}", step=stack.undoText())),
            ("redo", stack.canRedo(), tr("Redo {step}", step=stack.redoText())),
        ):
            self.actions_by_key[key].setEnabled(can)
            self.actions_by_key[key].setText(text.strip())
        if self.workspace is not None:
            from euroapp_ui.windows.save_state import save_state

            self.workspace.status.show_saved(*save_state(document))
            self.workspace.status.show_protected(protected=document.seal is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take draft files, and with a draft open texts of word processors."""
        names = [url.toLocalFile() for url in event.mimeData().urls()]
        if any(map(_is_draft, names)) or (self.document is not None and any(map(_is_text, names))):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first draft file dropped, or take in the first text."""
        names = [url.toLocalFile() for url in event.mimeData().urls()]
        path = next((name for name in names if _is_draft(name)), "")
        if path:
            QTimer.singleShot(0, lambda: self.files.open_path(Path(path)))
            return
        text = next((name for name in names if _is_text(name)), "")
        if text and self.document is not None:
            QTimer.singleShot(0, lambda: _take_text(self, Path(text)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; keep size and panels."""
        if self.document is not None and not self.files.may_leave():
            event.ignore()
            return
        self.preferences.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self._drop_workspace()
        event.accept()

    def use_theme(self, scheme: str) -> None:
        """Switch the palette and remember it."""
        theme().use(scheme)
        self.preferences.set("scheme", scheme)
        self.tick_theme()

    def zoom(self, by: int) -> None:
        """Make all text larger or smaller; 0 goes back to the system's size."""
        theme().use(theme().scheme, theme().zoom + by if by else 0)
        self.preferences.set("zoom", theme().zoom)

    def tick_theme(self) -> None:
        """Mark the palette in use."""
        for scheme in ("system", "light", "dark", "contrast"):
            self.actions_by_key[f"theme-{scheme}"].setChecked(theme().scheme == scheme)

    def _left_or_back(self, state: Qt.ApplicationState) -> None:
        """Write the recovery copy when the user turns to another program; look at the file when back."""
        if self.document is None:
            return
        if state == Qt.ApplicationState.ApplicationActive:
            self.document.look_at_file()
        else:
            self.document.protect()

    def _drop_workspace(self) -> None:
        if self.workspace is None:
            return
        self.preferences.set("panes", self.workspace.panes.state())
        note_seen(self.preferences, self.workspace.document)
        self.workspace.close_pages()
        self._stack.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.workspace.document.deleteLater()
        self.workspace = None

    def _restore(self) -> None:
        # The frame and the panels of the desktop take some of the screen too.
        free = self.screen().availableGeometry().size() - _FRAME
        self.resize(_USUAL.boundedTo(free))
        state = self.preferences.get("geometry", "")
        if state:
            self.restoreGeometry(QByteArray.fromBase64(state.encode()))


AFTER_OPENING_MS = 1500
"""After which the shared folder is looked at: its disk may be slow, and opening comes first."""
AFTER_PAINTING_MS = 20
"""What a first paint can do without begins so much later: events of the screen go first."""
_USUAL, _FRAME = QSize(1366, 768), QSize(8, 40)


def _on_tour(window: Desk, *, taken: bool) -> None:
    from euroapp_ui.windows.tour import refuse_tour, start_tour

    (start_tour if taken else refuse_tour)(window)


def _is_draft(name: str) -> bool:
    return name.casefold().endswith((".euroapp", ".eurochanges", ".pdf"))


def _is_text(name: str) -> bool:
    return name.casefold().endswith((".docx", ".docm", ".odt"))


def _take_text(window: MainWindow, path: Path) -> None:
    from euroapp_ui.windows.text_flows import import_text

    import_text(window, path)
