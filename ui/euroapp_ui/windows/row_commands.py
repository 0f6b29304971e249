"""The commands of the Rows menu: they act on the list that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QWidget

from euroapp.language import say
from euroapp_ui.commands import (
    ABOVE_KEYS,
    ADD_KEYS,
    BELOW_KEYS,
    COLUMN_KEYS,
    DOWN_KEYS,
    DUPLICATE_KEYS,
    JOIN_KEYS,
    MEND_KEYS,
    ONLY_LIKE_KEYS,
    REMOVE_KEYS,
    SHOW_ALL_KEYS,
    UP_KEYS,
    Command,
)
from euroapp_ui.language import tr

if TYPE_CHECKING:
    from euroapp_ui.tables.row_actions import RowActions
    from euroapp_ui.windows.workspace import Workspace


@runtime_checkable
class Mended(Protocol):
    """A field, table or page that has buttons for what it holds."""

    def mend(self) -> bool:
        """Go to what mends the value; tell whether there is anything."""


InWorkspace = Callable[[Callable[["Workspace"], object]], Callable[[], None]]
"""Turns what is done to a workspace into what a menu entry runs."""

_DOING: tuple[tuple[str, str, str | tuple[str, ...], Callable[[RowActions], None]], ...] = (
    ("add-row", say("Add a row"), ADD_KEYS, lambda view: view.add()),
    ("insert-above", say("Insert rows above"), ABOVE_KEYS, lambda view: view.insert(below=False)),
    ("insert-below", say("Insert rows below"), BELOW_KEYS, lambda view: view.insert(below=True)),
    ("duplicate-rows", say("Duplicate rows"), DUPLICATE_KEYS, lambda view: view.duplicate()),
    ("remove-rows", say("Remove rows\N{HORIZONTAL ELLIPSIS}"), REMOVE_KEYS, lambda view: view.remove()),
    ("join-rows", say("Join two rows\N{HORIZONTAL ELLIPSIS}"), JOIN_KEYS, lambda view: view.join()),
    ("column-menu", say("Sort, filter, group…"), COLUMN_KEYS, lambda view: view.arranger.column_menu()),
    (
        "only-like",
        say("Only rows like this cell"),
        ONLY_LIKE_KEYS,
        lambda view: view.arranger.only_like_cell(),
    ),
    ("show-all-rows", say("Show all in their order"), SHOW_ALL_KEYS, lambda view: view.arranger.show_all()),
    ("rows-up", say("Move rows up"), UP_KEYS, lambda view: view.shift(-1)),
    ("rows-down", say("Move rows down"), DOWN_KEYS, lambda view: view.shift(1)),
)
ROWS = [key for key, *_ in _DOING]
_ARRANGING = frozenset({"column-menu", "show-all-rows"})
"""The commands that the effort matrix takes as well."""
_STEPS = {"rows-up": -1, "rows-down": 1}
"""The commands that the timetable takes as well."""


def row_commands(with_workspace: InWorkspace) -> list[Command]:
    """Return the commands on rows."""
    return [
        Command(
            key,
            tr("&Rows"),
            text,
            with_workspace(
                lambda workspace, key=key, act=act: _on_list(workspace, key, act)  # type: ignore[misc]
            ),
            (keys,) if isinstance(keys, str) else keys,
            needs_draft=True,
        )
        for key, text, keys, act in _DOING
    ]


def mend_command(with_workspace: InWorkspace) -> Command:
    """Return the command that goes to what mends the field that has the keyboard."""
    run = with_workspace(lambda _workspace: mend())
    return Command("mend", tr("&Draft"), tr("Mend this field"), run, (MEND_KEYS,), needs_draft=True)


def mend() -> None:
    """Go to the buttons below the field or table that has the keyboard."""
    for widget in _upwards(QApplication.focusWidget()):
        if isinstance(widget, Mended) and widget.mend():
            return


def _on_list(workspace: Workspace, key: str, act: Callable[[Any], None]) -> None:
    """Act on the list or the timetable that has the keyboard, or else on the first list of the page."""
    from euroapp_ui.planning.view import PlanView
    from euroapp_ui.tables.effort_grid import EffortGrid
    from euroapp_ui.tables.row_actions import RowActions
    from euroapp_ui.tables.rows_view import RowsView

    steps = _STEPS.get(key, 0)
    plan = next((one for one in _upwards(QApplication.focusWidget()) if isinstance(one, PlanView)), None)
    if plan is not None and steps:
        plan.shift(steps)
        return
    kinds = (RowActions, EffortGrid) if key in _ARRANGING else (RowActions,)
    found = next((one for one in _upwards(QApplication.focusWidget()) if isinstance(one, kinds)), None)
    if found is None:
        lists = workspace.current_page().findChildren(RowsView)
        found = next((view for view in lists if view.isVisible()), None)
    if found is not None:
        act(found)


def _upwards(widget: QWidget | None) -> list[QWidget]:
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
