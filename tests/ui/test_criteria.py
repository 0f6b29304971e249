"""Review > Criteria: what each award criterion finds and misses, as the draft is now."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp_ui.tables.summary import SummaryTable
from euroapp_ui.windows.workspace import Workspace
from tests.window import open_tab


def test_a_text_that_is_emptied_is_missed_at_once(qtbot: QtBot, example: Workspace) -> None:
    part = open_tab(example, "review", "Criteria")
    relevance = next(one for one in part.findChildren(SummaryTable) if one.accessibleName() == "Relevance")
    assert cells(relevance)[1][1:] == ["1,488 words", "Nothing"]
    example.session.apply("Empty", lambda draft: set_value(draft, "narrative/needs/text", ""))
    qtbot.waitUntil(lambda: cells(relevance)[1][1] == "–")
    assert cells(relevance)[1][2].startswith("Nothing is written yet.")


def cells(table: SummaryTable) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
