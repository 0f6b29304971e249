"""A submitted PDF is compared in the window, and a difference leads to its field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from euroapp.edits.values import set_value
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.submitted_view import SubmittedDialog
from euroapp_ui.windows.workspace import Workspace
from tests.submitted.writers import by_hand, form_of, with_reportlab
from tests.window import Dialogs


def cells(dialog: SubmittedDialog, row: int) -> list[str]:
    return [dialog.table.item(row, column).text() for column in range(4)]


def test_a_difference_is_shown_with_its_page_and_leads_to_its_field(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path
) -> None:
    pdf = tmp_path / "submitted.pdf"
    before = example.session.draft
    pdf.write_bytes(with_reportlab(form_of(set_value(before, "partners/p3/town", "Elsewhere"))))
    asked: list[str] = []
    example.session.place_asked.connect(asked.append)

    def look(dialog: SubmittedDialog) -> bool:
        assert dialog.table.rowCount() == 1
        page, place, mine, theirs = cells(dialog, 0)
        assert (int(page), mine, theirs) == (4, "Kolding", "Elsewhere")
        assert "LILLEVANG" in place
        assert "Town" in place
        assert "Elsewhere" in dialog.whole.toPlainText()
        dialog._go.click()
        return False

    dialogs.answers = [str(pdf), look]
    window.actions_by_key["compare-pdf"].trigger()
    assert asked == ["partners/p3/town"]
    assert example.session.draft is before, "it is read only"


def test_a_pdf_that_says_the_same_says_how_much_was_found_and_that_it_is_no_proof(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path
) -> None:
    pdf = tmp_path / "submitted.pdf"
    pdf.write_bytes(with_reportlab(form_of(example.session.draft)))

    def look(dialog: SubmittedDialog) -> bool:
        words = " ".join(one.text() for one in dialog.findChildren(QLabel))
        assert dialog.table.rowCount() == 0
        assert not dialog._go.isVisibleTo(dialog)
        assert "values of Part A were found" in words
        assert "never on a file of the Portal" in words
        return False

    dialogs.answers = [str(pdf), look]
    window.actions_by_key["compare-pdf"].trigger()


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b"nothing", "cannot be read as a PDF"), (by_hand([(50, "A letter")]), "holds no Part A")],
    ids=["none", "letter"],
)
def test_what_cannot_be_compared_says_why(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path, raw: bytes, says: str
) -> None:
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(raw)
    dialogs.answers = [str(pdf)]
    window.actions_by_key["compare-pdf"].trigger()
    assert says in dialogs.seen[-1]
