"""Commands on the texts of the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from euroapp.language import say
from euroapp_ui.commands import SEPARATOR, STYLE_HINTS, Command
from euroapp_ui.language import shown, tr
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk
    from euroapp_ui.windows.workspace import Workspace

MENU = say("&Text")
TEXTS = ["import-text", SEPARATOR, "replace", SEPARATOR, "let-follow", SEPARATOR, STYLE_HINTS]
"""The keys of the commands, in their order."""


def text_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    """Return the commands of the Text menu."""

    def made(key: str, words: str, act: Callable[[Workspace], object], *keys: str) -> Command:
        return Command(key, shown(MENU), words, with_workspace(act), keys, needs_draft=True)

    return [
        Command(
            "import-text",
            shown(MENU),
            tr("Import text from Word or LibreOffice\N{HORIZONTAL ELLIPSIS}"),
            lambda: _import_text(window),
            needs_draft=True,
        ),
        made("replace", tr("Find and replace in texts\N{HORIZONTAL ELLIPSIS}"), _replace, "Ctrl+Shift+G"),
        made("let-follow", tr("Let texts follow the draft\N{HORIZONTAL ELLIPSIS}"), _let_follow),
        Command(
            STYLE_HINTS,
            shown(MENU),
            tr("Hints on style"),
            with_workspace(lambda workspace: _turn_style(window, workspace)),
            needs_draft=True,
            checkable=True,
        ),
    ]


# What a command needs is imported when it is first asked for: a window without a draft knows no models.


def _import_text(window: Desk) -> None:
    from euroapp_ui.windows.text_flows import import_text

    import_text(window)


def _let_follow(workspace: Workspace) -> None:
    from euroapp_ui.windows.following import let_follow

    let_follow(workspace.window(), workspace.session)


def _replace(workspace: Workspace) -> None:
    from PySide6.QtWidgets import QApplication, QLineEdit

    from euroapp_ui.widgets.text_area import TextArea
    from euroapp_ui.windows.replacing import find_and_replace

    focus = QApplication.focusWidget()
    words = ""
    if isinstance(focus, TextArea):
        words = focus.textCursor().selectedText()
    elif isinstance(focus, QLineEdit):
        words = focus.selectedText()
    one_line = words if "\N{PARAGRAPH SEPARATOR}" not in words else ""
    find_and_replace(workspace.window(), workspace.session, one_line, workspace.guide.path)


def _turn_style(window: Desk, workspace: Workspace) -> None:
    wanted = not workspace.session.state.hints_style
    window.preferences.set(STYLE_HINTS, wanted)
    workspace.session.hint_style(wanted)
