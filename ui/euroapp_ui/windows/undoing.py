"""Undo and redo: what is out of sight is named in the status line, and gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.marks import BESIDE, PAGE_HEAD
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import exists
from euroapp.draft.unsettled import UNSETTLED
from euroapp.edits.delta import Change, RowCame, RowWent, delta
from euroapp.edits.vacancies import effort_path
from euroapp.errors import NoSuchPath
from euroapp.language import say
from euroapp.values import FieldPath, join, split
from euroapp.wording.places import field_kind, page_at, page_title, place
from euroapp_ui.language import shown
from euroapp_ui.pictures.risk_matrix import RiskMatrix
from euroapp_ui.planning.chart import PlanChart
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from euroapp_ui.windows.workspace import Workspace


def undo(workspace: Workspace) -> None:
    """Take back a text that is no value first, since the draft never got it; else the last step."""
    widget: QWidget | None = workspace.window().focusWidget()
    while widget is not None:
        if isinstance(widget, FieldRow) and widget.refused:
            widget.revert()
            return
        widget = widget.parentWidget()
    workspace.session.end_phrase()
    stack = workspace.session.undo_stack
    _and_show(workspace, stack.undoText(), say("Undone"), stack.undo)


def redo(workspace: Workspace) -> None:
    """Do the last step again that was taken back."""
    workspace.session.end_phrase()
    stack = workspace.session.undo_stack
    before = workspace.session.draft
    _and_show(workspace, stack.redoText(), say("Done again"), stack.redo)
    workspace.session.done_again(before)


def _and_show(workspace: Workspace, step: str, what: str, act: Callable[[], object]) -> None:
    """Undo or redo; where nothing of it is in sight, say what it was and where, and go there."""
    before = workspace.session.draft
    act()
    after = workspace.session.draft
    changed = _meant(dict.fromkeys(_touched(before, after)), step)
    if not changed or any(_in_sight(workspace.current_page(), path) for path in changed):
        return
    path = changed[0]
    draft = after if exists(after, path) else before
    told = say("{what}: {step} ({where})", what=what, step=step, where=_where(path, step, draft, workspace))
    there = path.startswith(PAGE_HEAD) or exists(after, path)
    if not any(
        _seen(chart) and chart.follow(path) for chart in workspace.current_page().findChildren(PlanChart)
    ):
        workspace.reveal(path if there else _list_of(path))
    workspace.status.tell(shown(told))


def _touched(before: Draft, after: Draft) -> Iterator[FieldPath]:
    """Yield the paths of what a step changed: fields, rows that came or went, lists in another order."""
    for change in delta(before, after):
        path = _path_of(change, before, after)
        if path:
            yield path


def _meant(changed: Iterable[FieldPath], step: str) -> list[FieldPath]:
    """Return what the user changed, without the texts that were carried along with it."""
    ranked: dict[int, list[FieldPath]] = {}
    for path in changed:
        ranked.setdefault(_rank(path, step), []).append(path)
    return ranked[min(ranked)] if ranked else []


def _rank(path: FieldPath, step: str) -> int:
    try:
        spec = field_at(path)
    except NoSuchPath:
        return 1
    return 0 if spec.title == step else 2 if spec.kind in {Kind.PARAGRAPH, Kind.TEXT} else 1


def _path_of(change: Change, before: Draft, after: Draft) -> FieldPath:
    if split(change.path)[0] in {UNSETTLED, *BESIDE}:
        return _beside(change, before, after)
    if not isinstance(change, RowCame | RowWent):
        return change.path
    match split(change.path):
        case ("tasks", task, "participations"):
            there = after if exists(after, f"tasks/{task}") else before
            return effort_path(there, task, change.row.participant)
    return join(change.path, change.row.id)


def _beside(change: Change, before: Draft, after: Draft) -> FieldPath:
    """Return the field beside which an entry or a mark stands; '' where only their order changed."""
    if isinstance(change, RowCame | RowWent):
        return str(change.row.path)
    entries: dict[str, FieldPath] = {}
    for draft in (before, after):
        entries |= {entry.id: entry.path for entry in draft.unsettled}
        entries |= {one.id: one.path for name in BESIDE for one in getattr(draft, name)}
    return next((entries[key] for key in split(change.path)[1:2] if key in entries), "")


def _list_of(path: FieldPath) -> FieldPath:
    """Return the list from which a row went."""
    return path.rpartition("/")[0] or path


def _where(path: FieldPath, step: str, draft: Draft, workspace: Workspace) -> str:
    """Return the row, or else the page, in which something lies; with its field, unless the step names it."""
    call, numbers = workspace.session.call, Numbering(draft)
    try:
        named = field_at(path).title == step
    except NoSuchPath:
        named = False
    of_row = len(split(path)) > 2 and field_kind(split(path)[0]) is Kind.ROWS
    if named and not of_row:
        return page_title(page_at(path, draft), call)
    found = place(_list_of(path) if named else path, draft, call, numbers)
    return found or page_title(page_at(path, draft), call)


def _in_sight(page: QWidget, path: FieldPath) -> bool:
    """Tell whether a field, a row or a list can be seen on a page now, at least in part.

    What the page has not made yet is below what can be seen.
    """
    if any(row.path == path and _seen(row) for row in QWidget.findChildren(page, FieldRow)):
        return True
    pictures: tuple[PlanChart | RiskMatrix, ...]
    pictures = (*page.findChildren(PlanChart), *page.findChildren(RiskMatrix))
    if any(_seen(picture) and picture.shows(path) for picture in pictures):
        return True
    return any(_seen(table) and _shows(table, path) for table in QWidget.findChildren(page, QTableView))


def _seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _shows(table: QTableView, path: FieldPath) -> bool:
    """Tell whether a table has a cell of a field or of a row in sight, or is the list that is meant."""
    model, seen = table.model(), table.viewport().visibleRegion().boundingRect()
    if isinstance(model, RowsModel) and model.path in (path, _gone_from(path, model)):
        return True
    first, last = table.rowAt(seen.top()), table.rowAt(seen.bottom())
    rows = range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1)
    return any(
        _is_at(model, row, column, path) and table.visualRect(model.index(row, column)).intersects(seen)
        for row in rows
        for column in range(model.columnCount())
    )


def _gone_from(path: FieldPath, model: RowsModel) -> FieldPath:
    """Return the list of a row that a table does not have: all there is to be seen is that it is gone."""
    row = path.removeprefix(f"{model.path}/")
    gone = row != path and "/" not in row and model.row_of(row) < 0 and not model.arranging.hides(row)
    return model.path if gone else ""


def _is_at(model: QAbstractItemModel, row: int, column: int, path: FieldPath) -> bool:
    found = model.index(row, column).data(Qt.ItemDataRole.UserRole)
    return isinstance(found, str) and (found == path or found.startswith(f"{path}/"))
