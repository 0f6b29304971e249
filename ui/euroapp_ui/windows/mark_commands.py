"""Commands that mark fields and pages as reviewed or estimated, and show where values come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from euroapp_ui.commands import ESTIMATE, ORIGINS, REVIEWED, REVIEWED_PAGE, Command
from euroapp_ui.language import tr
from euroapp_ui.windows.row_commands import InWorkspace

if TYPE_CHECKING:
    from euroapp_ui.windows.workspace import Workspace


def mark_commands(with_workspace: InWorkspace) -> list[Command]:
    """Return the commands that mark, and the one that shows origins."""

    def made(key: str, menu: str, words: str, act: Callable[[Workspace], object], *keys: str) -> Command:
        return Command(key, menu, words, with_workspace(act), keys, needs_draft=True)

    field, page = tr("Mark this field as reviewed"), tr("Mark this page as reviewed")
    estimate = tr("Mark this value as an estimate")
    return [
        made(REVIEWED, tr("&Draft"), field, _turn_review, "Ctrl+R"),
        made(REVIEWED_PAGE, tr("&Draft"), page, _turn_page, "Ctrl+Shift+R"),
        made(ESTIMATE, tr("&Draft"), estimate, _turn_estimate),
        made(ORIGINS, tr("&View"), tr("Where values come from, as colours"), _turn_origins),
    ]


# What a command needs is imported when it is first asked for: a window without a draft knows no models.


def _turn_review(workspace: Workspace) -> None:
    from euroapp_ui.windows.marking import REVIEW, mark_field

    mark_field(workspace.window(), workspace.session, REVIEW, workspace.guide.path)


def _turn_estimate(workspace: Workspace) -> None:
    from euroapp_ui.windows.marking import GUESS, mark_field

    mark_field(workspace.window(), workspace.session, GUESS, workspace.guide.path)


def _turn_page(workspace: Workspace) -> None:
    from euroapp_ui.windows.marking import mark_page

    mark_page(workspace.window(), workspace.session, workspace.current_page().key)


def _turn_origins(workspace: Workspace) -> None:
    workspace.show_origins(not workspace.session.shows_origins)
