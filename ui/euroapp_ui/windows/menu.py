"""All commands of the main window and where they stand in the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from euroapp.language import say
from euroapp_ui.commands import (
    ESTIMATE,
    FIELD_STORY,
    REVIEWED,
    REVIEWED_PAGE,
    SEPARATOR,
    Command,
)
from euroapp_ui.language import tr
from euroapp_ui.windows.clipboard_commands import CLIPBOARD, clipboard_commands
from euroapp_ui.windows.draft_commands import draft_commands
from euroapp_ui.windows.find_commands import FINDING, find_commands
from euroapp_ui.windows.language_commands import language_commands, language_keys
from euroapp_ui.windows.mark_commands import mark_commands
from euroapp_ui.windows.row_commands import ROWS, InWorkspace, mend_command, row_commands
from euroapp_ui.windows.share_commands import MENU, SHARE, share_commands
from euroapp_ui.windows.text_commands import MENU as TEXT
from euroapp_ui.windows.text_commands import TEXTS, text_commands
from euroapp_ui.windows.view_commands import VIEW, VIEWS, view_commands

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk, Files
    from euroapp_ui.windows.workspace import Workspace

Keys = QKeySequence.StandardKey
ORDER: dict[str, list[str]] = {
    say("&File"): [
        "new",
        "open",
        "example",
        SEPARATOR,
        "save",
        "save-as",
        "versions",
        "password",
        SEPARATOR,
        "export",
        SEPARATOR,
        "close",
        "quit",
    ],
    say("&Edit"): ["undo", "redo", SEPARATOR, *CLIPBOARD, SEPARATOR, *FINDING],
    say("&Rows"): ROWS,
    VIEW: VIEWS,
    say("&Draft"): [
        "next-page",
        "previous-page",
        SEPARATOR,
        "next-finding",
        "previous-finding",
        "mend",
        "review",
        SEPARATOR,
        FIELD_STORY,
        REVIEWED,
        REVIEWED_PAGE,
        ESTIMATE,
        SEPARATOR,
        "what-if",
    ],
    TEXT: TEXTS,
    MENU: SHARE,
    say("&Help"): ["tour", "shortcuts", "about"],
}


def order() -> dict[str, list[str]]:
    """Return the commands of each menu by their keys, with the languages where there are several."""
    keys = language_keys()
    return {**ORDER, VIEW: [*ORDER[VIEW], SEPARATOR, *keys]} if keys else ORDER


def window_commands(window: Desk) -> list[Command]:
    """Return every command of the window."""

    def with_workspace(act: Callable[[Workspace], object]) -> Callable[[], None]:
        def run() -> None:
            if window.workspace is not None:
                act(window.workspace)

        return run

    return [
        *_file_commands(window, with_workspace),
        *_edit_commands(with_workspace),
        *find_commands(window, with_workspace),
        *clipboard_commands(window),
        *row_commands(with_workspace),
        mend_command(with_workspace),
        *view_commands(window, with_workspace),
        *language_commands(window),
        *draft_commands(window, with_workspace),
        *mark_commands(with_workspace),
        *text_commands(window, with_workspace),
        *share_commands(window),
        Command("tour", tr("&Help"), tr("Take the tour"), lambda: _start_tour(window)),
        Command("shortcuts", tr("&Help"), tr("Keyboard shortcuts"), lambda: _show_shortcuts(window)),
        Command(
            "about",
            tr("&Help"),
            tr("About EuroApp"),
            lambda: _show_about(window),
            role=QAction.MenuRole.AboutRole,
        ),
    ]


def _on_files(window: Desk, act: Callable[[Files], object]) -> Callable[[], None]:
    """Return what does something with the files of a window, which are made when they are first needed."""

    def run() -> None:
        act(window.files)

    return run


def _file_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    return [
        *_opening_commands(window),
        *_keeping_commands(window, with_workspace),
        *_leaving_commands(window),
    ]


def _opening_commands(window: Desk) -> list[Command]:
    return [
        Command(
            "new",
            tr("&File"),
            tr("New draft\N{HORIZONTAL ELLIPSIS}"),
            _on_files(window, lambda files: files.new()),
            (Keys.New,),
        ),
        Command(
            "open",
            tr("&File"),
            tr("Open\N{HORIZONTAL ELLIPSIS}"),
            _on_files(window, lambda files: files.open()),
            (Keys.Open,),
        ),
        Command(
            "example", tr("&File"), tr("Open the example"), _on_files(window, lambda files: files.example())
        ),
    ]


def _keeping_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    return [
        Command(
            "save",
            tr("&File"),
            tr("Save"),
            _on_files(window, lambda files: files.save_soon()),
            (Keys.Save,),
            needs_draft=True,
        ),
        Command(
            "save-as",
            tr("&File"),
            tr("Save as\N{HORIZONTAL ELLIPSIS}"),
            _on_files(window, lambda files: files.save_as()),
            (QKeySequence.StandardKey.SaveAs, "Ctrl+Shift+S"),
            needs_draft=True,
        ),
        Command(
            "versions",
            tr("&File"),
            tr("History\N{HORIZONTAL ELLIPSIS}"),
            _on_files(window, lambda files: files.versions()),
            ("Ctrl+Shift+Y",),
            needs_draft=True,
        ),
        Command(
            "password",
            tr("&File"),
            tr("Password\N{HORIZONTAL ELLIPSIS}"),
            lambda: _change_password(window),
            needs_draft=True,
        ),
        Command(
            "export",
            tr("&File"),
            tr("Export PDF\N{HORIZONTAL ELLIPSIS}"),
            with_workspace(_export),
            ("Ctrl+E",),
            needs_draft=True,
        ),
    ]


def _leaving_commands(window: Desk) -> list[Command]:
    return [
        Command(
            "close",
            tr("&File"),
            tr("Close draft"),
            _on_files(window, lambda files: files.close_draft()),
            (Keys.Close,),
            needs_draft=True,
        ),
        Command(
            "quit",
            tr("&File"),
            tr("Quit"),
            window.close,
            (Keys.Quit, "Ctrl+Q"),
            role=QAction.MenuRole.QuitRole,
        ),
    ]


def _edit_commands(with_workspace: InWorkspace) -> list[Command]:
    return [
        Command("undo", tr("&Edit"), tr("Undo"), with_workspace(_undo), (Keys.Undo,), needs_draft=True),
        Command(
            "redo",
            tr("&Edit"),
            tr("Redo"),
            with_workspace(_redo),
            (Keys.Redo, "Ctrl+Shift+Z", "Ctrl+Y"),
            needs_draft=True,
        ),
    ]


def _export(workspace: Workspace) -> None:
    """Export on the page that shows how it goes; where nothing comes of it, go back to where the user was."""
    from euroapp_ui.pages.proposal_page import ProposalPage

    before, focus = workspace.current_page().key, workspace.window().focusWidget()
    workspace.go("proposal")
    page = workspace.current_page()
    if not isinstance(page, ProposalPage):
        return
    if before != page.key:
        page.take_focus()
    page.export()
    if not page.exporting and before != page.key:
        workspace.go(before)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


# What a command opens is imported when it is first asked for; `preloading` does that ahead of the user.


def _undo(workspace: Workspace) -> None:
    from euroapp_ui.windows.undoing import undo

    undo(workspace)


def _redo(workspace: Workspace) -> None:
    from euroapp_ui.windows.undoing import redo

    redo(workspace)


def _change_password(window: Desk) -> None:
    from euroapp_ui.windows.password import change_password

    change_password(window)


def _start_tour(window: Desk) -> None:
    from euroapp_ui.windows.tour import start_tour

    start_tour(window)


def _show_shortcuts(window: Desk) -> None:
    from euroapp_ui.windows.shortcuts import show_shortcuts

    show_shortcuts(window, order())


def _show_about(window: Desk) -> None:
    from euroapp_ui.windows.about import show_about

    show_about(window)
