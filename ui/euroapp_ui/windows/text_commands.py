"""Commands on the texts of the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from euroapp.language import say
from euroapp_ui.commands import COMMENT, SEPARATOR, SPELLING, STYLE_HINTS, Command
from euroapp_ui.language import shown, tr
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk
    from euroapp_ui.windows.workspace import Workspace

MENU = say("&Text")
TEXTS = [
    "import-text",
    SEPARATOR,
    "replace",
    SEPARATOR,
    COMMENT,
    "comments",
    SEPARATOR,
    "let-follow",
    SEPARATOR,
    SPELLING,
    "next-misspelt",
    SEPARATOR,
    "beside",
    "writing-only",
    STYLE_HINTS,
]
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
        made(COMMENT, tr("Comment on this\N{HORIZONTAL ELLIPSIS}"), _comment, "Ctrl+Shift+A"),
        made("comments", tr("Comments\N{HORIZONTAL ELLIPSIS}"), _show_comments, "Ctrl+Shift+Q"),
        made("let-follow", tr("Let texts follow the draft\N{HORIZONTAL ELLIPSIS}"), _let_follow),
        made("beside", tr("Another section beside this one"), _turn_beside, "Ctrl+Shift+X"),
        made("writing-only", tr("Only the text"), lambda workspace: workspace.writing_only.turn(), "F11"),
        Command(
            SPELLING,
            shown(MENU),
            tr("Check spelling"),
            with_workspace(lambda workspace: _turn_spelling(window, workspace)),
            needs_draft=True,
            checkable=True,
        ),
        made("next-misspelt", tr("Next misspelt word"), _next_misspelt, "F7"),
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
    from euroapp_ui.windows.replacing import find_and_replace

    words = _chosen_words()
    one_line = words if "\N{PARAGRAPH SEPARATOR}" not in words else ""
    find_and_replace(workspace.window(), workspace.session, one_line, workspace.guide.path)


def _chosen_words() -> str:
    """Return what is chosen in the text that has the keyboard."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    from euroapp_ui.widgets.text_area import TextArea

    focus = QApplication.focusWidget()
    if isinstance(focus, TextArea):
        return focus.textCursor().selectedText()
    return focus.selectedText() if isinstance(focus, QLineEdit) else ""


def _comment(workspace: Workspace) -> None:
    from euroapp_ui.windows.comment_dialog import comment_on

    passage = _chosen_words().replace("\N{PARAGRAPH SEPARATOR}", " ")
    comment_on(workspace.window(), workspace.session, workspace.guide.path, passage)


def _show_comments(workspace: Workspace) -> None:
    from euroapp_ui.windows.comments_view import show_comments

    show_comments(workspace.window(), workspace.session)


def _turn_style(window: Desk, workspace: Workspace) -> None:
    wanted = not workspace.session.state.hints_style
    window.preferences.set(STYLE_HINTS, wanted)
    workspace.session.hint_style(wanted)


def _turn_beside(workspace: Workspace) -> None:
    from euroapp_ui.pages.narrative_page import NarrativePage

    workspace.go("narrative")
    page = workspace.current_page()
    if isinstance(page, NarrativePage):
        page.turn_beside()


def _turn_spelling(window: Desk, workspace: Workspace) -> None:
    wanted = not workspace.spelling.wanted
    window.preferences.set(SPELLING, wanted)
    workspace.spelling.want(wanted)


def _next_misspelt(workspace: Workspace) -> None:
    from PySide6.QtWidgets import QApplication

    from euroapp_ui.widgets.text_area import TextArea

    focus = QApplication.focusWidget()
    if isinstance(focus, TextArea):
        workspace.spelling.go_to_next(focus)
    else:
        workspace.status.tell(tr("Click into a text first: F7 goes to its next misspelt word."))
