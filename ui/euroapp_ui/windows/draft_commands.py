"""Commands that lead through the open draft: its pages, its problems, what became of a field, what if."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from euroapp_ui.commands import FIELD_STORY, Command
from euroapp_ui.language import tr
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk
    from euroapp_ui.windows.workspace import Workspace


def draft_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    """Return the commands of the Draft menu."""

    def made(key: str, words: str, act: Callable[[Workspace], object], *keys: str) -> Command:
        return Command(key, tr("&Draft"), words, with_workspace(act), keys, needs_draft=True)

    story = tr("History of this field\N{HORIZONTAL ELLIPSIS}")
    return [
        made("next-page", tr("Next page"), lambda w: w.step(1), "Ctrl+PgDown"),
        made("previous-page", tr("Previous page"), lambda w: w.step(-1), "Ctrl+PgUp"),
        made("next-finding", tr("Next problem"), lambda w: w.step_finding(1), "F8"),
        made("previous-finding", tr("Previous problem"), lambda w: w.step_finding(-1), "Shift+F8"),
        made(FIELD_STORY, story, lambda w: _show_field_story(window, w), "Ctrl+H"),
        made("what-if", tr("What if\N{HORIZONTAL ELLIPSIS}"), _show_what_if, "Ctrl+Shift+W"),
        made("review", tr("Review"), lambda w: w.go("review")),
    ]


def _show_field_story(window: Desk, workspace: Workspace) -> None:
    from euroapp_ui.windows.field_story import show_field_story

    show_field_story(window, workspace)


def _show_what_if(workspace: Workspace) -> None:
    from euroapp_ui.windows.what_if import show_what_if

    show_what_if(workspace.window(), workspace.session)
