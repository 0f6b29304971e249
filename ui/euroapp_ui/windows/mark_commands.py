"""Commands that mark fields and pages as reviewed or estimated, and show where values come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from euroapp.draft.marks import PAGE_HEAD, MarkKind
from euroapp.draft.paths import exists
from euroapp.wording.places import RESULTS
from euroapp_ui.commands import ESTIMATE, ORIGINS, REVIEWED, REVIEWED_PAGE, Command
from euroapp_ui.language import tr
from euroapp_ui.windows.marking import mark
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
        made(REVIEWED, tr("&Draft"), field, lambda w: _turn(w, MarkKind.REVIEWED), "Ctrl+R"),
        made(REVIEWED_PAGE, tr("&Draft"), page, _turn_page, "Ctrl+Shift+R"),
        made(ESTIMATE, tr("&Draft"), estimate, lambda w: _turn(w, MarkKind.ESTIMATE)),
        made(ORIGINS, tr("&View"), tr("Where values come from, as colours"), _turn_origins),
    ]


def _turn(workspace: Workspace, kind: MarkKind) -> None:
    path = workspace.guide.path
    if path.startswith(PAGE_HEAD) or not exists(workspace.session.draft, path):
        workspace.session.told.emit(tr("Go to a field or a cell that holds something first."))
        return
    mark(workspace.window(), workspace.session, kind, path)


def _turn_page(workspace: Workspace) -> None:
    key = workspace.current_page().key
    if key in RESULTS:
        workspace.session.told.emit(tr("This page shows results: mark the pages on which they are written."))
        return
    path = f"{PAGE_HEAD}{key}"
    mark(workspace.window(), workspace.session, MarkKind.REVIEWED, path)


def _turn_origins(workspace: Workspace) -> None:
    workspace.show_origins(not workspace.session.shows_origins)
