"""Commands that lead through the open draft: its pages, its problems, what became of a field, what if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from euroapp_ui.commands import FIELD_STORY, Command
from euroapp_ui.language import tr
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk
    from euroapp_ui.windows.workspace import Workspace


def draft_commands(window: Desk, with_workspace: InWorkspace) -> list[Command]:
    """Return the commands of the Draft menu."""
    return [
        Command(
            "next-page",
            tr("&Draft"),
            tr("Next page"),
            with_workspace(lambda w: w.step(1)),
            ("Ctrl+PgDown",),
            needs_draft=True,
        ),
        Command(
            "previous-page",
            tr("&Draft"),
            tr("Previous page"),
            with_workspace(lambda w: w.step(-1)),
            ("Ctrl+PgUp",),
            needs_draft=True,
        ),
        Command(
            "next-finding",
            tr("&Draft"),
            tr("Next problem"),
            with_workspace(lambda w: w.step_finding(1)),
            ("F8",),
            needs_draft=True,
        ),
        Command(
            "previous-finding",
            tr("&Draft"),
            tr("Previous problem"),
            with_workspace(lambda w: w.step_finding(-1)),
            ("Shift+F8",),
            needs_draft=True,
        ),
        Command(
            FIELD_STORY,
            tr("&Draft"),
            tr("History of this field\N{HORIZONTAL ELLIPSIS}"),
            with_workspace(lambda w: _show_field_story(window, w)),
            ("Ctrl+H",),
            needs_draft=True,
        ),
        Command(
            "what-if",
            tr("&Draft"),
            tr("What if\N{HORIZONTAL ELLIPSIS}"),
            with_workspace(_show_what_if),
            ("Ctrl+Shift+W",),
            needs_draft=True,
        ),
        Command(
            "review", tr("&Draft"), tr("Review"), with_workspace(lambda w: w.go("review")), needs_draft=True
        ),
    ]


def _show_field_story(window: Desk, workspace: Workspace) -> None:
    from euroapp_ui.windows.field_story import show_field_story

    show_field_story(window, workspace)


def _show_what_if(workspace: Workspace) -> None:
    from euroapp_ui.windows.what_if import show_what_if

    show_what_if(workspace.window(), workspace.session)
