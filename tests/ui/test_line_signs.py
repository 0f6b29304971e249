"""A text of several lines keeps every line end while it is changed in the one line of a cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from euroapp.edits.values import set_value
from euroapp_ui.tables.line_signs import in_lines, in_one_line
from euroapp_ui.windows.workspace import Workspace
from tests.window import rows_of

ENDS = "\n\r\u2028\u2029\x85 a\u21b5\u23ce"


@given(st.text(ENDS), st.text("xyz"))
def test_what_stands_in_one_line_is_the_text_again(text: str, more: str) -> None:
    assert in_lines(in_one_line(text), text) == text
    assert in_lines(in_one_line(text) + more, text) == text + more
    assert not set(in_one_line(text)) & set("\n\r\u2028\u2029\x85")


def test_a_key_in_the_cell_of_a_long_text_leaves_its_lines(example: Workspace) -> None:
    example.window().activateWindow()
    row = example.session.draft.risks[0].id
    text = "One.\n\nTwo\u2028and three."
    example.session.apply("x", lambda draft: set_value(draft, f"risks/{row}/description", text))
    table = rows_of(example, "risks", "risks").table
    names = [column.name for column in table.model().columns]  # type: ignore[attr-defined]
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, names.index("description")))
    QTest.keyClick(table, Qt.Key.Key_F2)
    QApplication.processEvents()
    editor = QApplication.focusWidget()
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert example.session.draft.risks[0].description == f"{text}!"
