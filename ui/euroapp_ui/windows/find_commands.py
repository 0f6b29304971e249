"""The commands that find: anything from anywhere, and a text in the table that has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from euroapp_ui.commands import EXPLAIN_KEYS, TEXT_TOOLS, Command
from euroapp_ui.language import tr
from euroapp_ui.windows.clipboard_commands import CLIPBOARD
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk
    from euroapp_ui.windows.workspace import Workspace

FINDING = ["find", "find-in-table", "find-next", "find-previous", "explain"]
"""Keys of the commands in their order in the menu."""


def find_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    """Return the commands; in a table Ctrl+F finds in it, and anywhere else it finds anything."""
    return [
        Command(
            "find",
            tr("&Edit"),
            tr("Find anything\N{HORIZONTAL ELLIPSIS}"),
            with_workspace(lambda workspace: _show_finder(window, workspace)),
            ("Ctrl+K",),
            needs_draft=True,
        ),
        Command(
            "find-in-table",
            tr("&Edit"),
            tr("Find in this table"),
            with_workspace(lambda workspace: _find_here(window, workspace)),
            (QKeySequence.StandardKey.Find,),
            needs_draft=True,
        ),
        Command(
            "explain",
            tr("&Edit"),
            tr("How this figure comes about"),
            with_workspace(lambda workspace: _explain(window, workspace)),
            (EXPLAIN_KEYS,),
            needs_draft=True,
        ),
        *(
            Command(
                key,
                tr("&Edit"),
                text,
                lambda by=by: _find_again(by),  # type: ignore[misc]
                (keys,),
                needs_draft=True,
            )
            for key, text, keys, by in (
                ("find-next", tr("Find next"), "F3", 1),
                ("find-previous", tr("Find previous"), "Shift+F3", -1),
            )
        ),
    ]


def findable(window: Desk) -> list[QAction]:
    """Return the commands that can be found; what acts on the keyboard's place makes no sense from a list."""
    own = [action for key, action in window.actions_by_key.items() if key not in {*FINDING, *CLIPBOARD}]
    return [*own, *_text_tools(window)]


def _text_tools(window: Desk) -> Iterator[QAction]:
    """Yield the buttons above a narrative as commands: each goes to the page and presses its button."""
    for icon, (text, keys) in TEXT_TOOLS.items():
        action = QAction(tr("Narrative: {tool}", tool=text))
        action.setShortcut(keys)
        action.triggered.connect(partial(_press_tool, window, icon))
        yield action


def _press_tool(window: Desk, icon: str, _checked: bool = False) -> None:
    if window.workspace is not None:
        window.workspace.go("narrative")
        from euroapp_ui.pages.narrative_page import NarrativePage

        page = window.workspace.current_page()
        if isinstance(page, NarrativePage):
            page.tools[icon].click()


def _show_finder(window: Desk, workspace: Workspace) -> None:
    from euroapp_ui.windows.finder import show_finder

    show_finder(window, workspace, findable(window))


def _find_here(window: Desk, workspace: Workspace) -> None:
    """Find in the table that has the keyboard; elsewhere, find anything."""
    from euroapp_ui.tables.find_bar import find_in, table_at

    table = table_at(window.focusWidget())
    if table is None or find_in(table) is None:
        _show_finder(window, workspace)


def _explain(window: Desk, workspace: Workspace) -> None:
    """Show how the figure in the cell at hand comes about."""
    from euroapp_ui.tables.explaining import explain_cell
    from euroapp_ui.tables.find_bar import table_at

    table = table_at(window.focusWidget())
    if table is None:
        workspace.status.tell(tr("Go to a cell with a calculated figure first."))
    else:
        explain_cell(table, workspace.session)


def _find_again(by: int) -> None:
    from euroapp_ui.tables.find_bar import find_again

    find_again(QApplication.focusWidget(), by)
