"""After a change only the cells that look otherwise are painted again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp_ui.windows.workspace import Workspace
from tests.window import rows_of


def test_only_the_cells_that_look_otherwise_are_signalled(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "consortium", "partners")
    model, session = view.model, example.session
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            model.index(row, column).data()
    told: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(
        lambda first, last, *_: told.append((first.row(), first.column(), last.row(), last.column()))
    )
    session.apply("Title", lambda draft: set_value(draft, "general/title", "Another title"))
    model.refresh()
    assert told == []
    third = session.draft.partners[2].id
    session.apply("Legal name", lambda draft: set_value(draft, f"partners/{third}/legal_name", "Another"))
    model.refresh()
    (place,) = told
    assert place[0] == place[2] == 2
    assert model.index(2, place[1]).data() == "Another"
