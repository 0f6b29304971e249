"""Share > Write all papers: into a folder of the user's choice, beside what lies there, never over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from euroapp.edits.values import set_value
from euroapp_ui.windows import paper_flows
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.paper_flows import write_papers
from euroapp_ui.windows.transfer_view import TransferDialog, copy_part_a
from tests.builders import an_example
from tests.window import Dialogs, open_draft


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    open_draft(window, an_example())
    assert window.document is not None
    said: list[str] = []
    window.document.session.told.connect(lambda words: said.append(str(words)))
    return said


def test_the_papers_lie_in_the_folder_and_the_window_says_so(
    window: MainWindow, dialogs: Dialogs, told: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    dialogs.answers.append(str(folder))
    write_papers(window)
    count = len(list(folder.iterdir())) - 2
    assert f"{count} papers are written" in told[-1]


def test_a_folder_with_other_files_is_asked_about(
    window: MainWindow, dialogs: Dialogs, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "minutes.txt").write_text("Ours")
    dialogs.answers += [str(tmp_path), -1]
    write_papers(window)
    assert not (tmp_path / "contents.txt").exists()
    dialogs.answers += [str(tmp_path), 0]
    write_papers(window)
    assert (tmp_path / "contents.txt").exists()
    assert (tmp_path / "minutes.txt").read_text() == "Ours"


def test_nobody_names_a_folder_and_nothing_is_written(
    window: MainWindow, dialogs: Dialogs, told: list[str], tmp_path: Path
) -> None:
    dialogs.answers.append("")
    write_papers(window)
    assert not told


def test_a_process_that_ends_before_its_time_is_told(
    window: MainWindow, dialogs: Dialogs, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_flows.sys, "executable", "/bin/false")
    folder = tmp_path / "papers"
    folder.mkdir()
    dialogs.answers += [str(folder), None]
    write_papers(window)
    assert not list(folder.iterdir())
    assert not told


def test_values_of_part_a_are_copied_one_by_one_and_ticked_off_until_they_change(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    open_draft(window, an_example())
    assert window.document is not None
    window.document.save(tmp_path / "bid.euroapp")
    session = window.document.session
    ticks: list[int] = []

    def copied(dialog: TransferDialog) -> bool:
        titles = [line.field.path for line in dialog.lines]
        dialog.table.selectRow(titles.index("general/abstract"))
        dialog.copier.click()
        assert QGuiApplication.clipboard().text() == session.draft.general.abstract
        assert dialog.table.currentRow() == titles.index("general/abstract") + 1
        return True

    def looked(dialog: TransferDialog) -> bool:
        ticks.append(sum(dialog.table.item(row, 0).text() != "" for row in range(len(dialog.lines))))
        return True

    dialogs.answers += [copied, looked]
    copy_part_a(window)
    copy_part_a(window)
    session.apply("abstract", lambda draft: set_value(draft, "general/abstract", "Another one."))
    dialogs.answers.append(looked)
    copy_part_a(window)
    assert ticks == [1, 0]


def test_return_copies_a_value_goes_to_the_next_and_keeps_the_window_open(
    window: MainWindow, dialogs: Dialogs
) -> None:
    open_draft(window, an_example())

    def pressed(dialog: TransferDialog) -> bool:
        dialog.show()
        dialog.table.setFocus()
        for line in dialog.lines[:2]:
            QTest.keyClick(dialog.table, Qt.Key.Key_Return)
            assert QGuiApplication.clipboard().text() == line.value
        assert dialog.isVisible()
        assert dialog.table.currentRow() == 2
        dialog.close()
        return True

    dialogs.answers.append(pressed)
    copy_part_a(window)
