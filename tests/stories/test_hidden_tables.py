"""A table on a page that is not shown keeps its rows and columns until it says that they change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel
from PySide6.QtWidgets import QAbstractItemView, QApplication

from euroapp.edits.removal import remove_row
from euroapp.wording.places import PAGES
from euroapp_ui.windows.workspace import Workspace


class Watch:
    """Notes the size of a table, and whether it said that it changes."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.model = model
        self.size = self.now()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            signal.connect(self._said)

    def now(self) -> tuple[int, int]:
        columns = self.model.columnCount() if isinstance(self.model, QAbstractTableModel) else 1
        return self.model.rowCount(), columns

    def _said(self) -> None:
        self.size = self.now()


@pytest.mark.parametrize("going", ["partners/p4", "schemes"])
def test_no_table_changes_its_size_unsaid_when_rows_go_elsewhere(example: Workspace, going: str) -> None:
    path = going if "/" in going else f"{going}/{getattr(example.session.draft, going)[0].id}"
    for page in PAGES:
        example.go(page)
    views = example.findChildren(QAbstractItemView)
    watched = [Watch(model) for view in views if (model := view.model()) is not None]
    assert len(watched) > 20
    example.go("scope")
    example.session.apply("Remove", lambda draft: remove_row(draft, path), whole=True)
    for one in watched:
        assert one.now() == one.size, type(one.model)
    example.session.undo_stack.undo()
    for one in watched:
        assert one.now() == one.size, type(one.model)
    for page in PAGES:
        example.go(page)
        QApplication.processEvents()
