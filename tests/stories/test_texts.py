"""Texts of Word and LibreOffice in the window: shown, placed by hand, taken in as one step of undo."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get, put
from euroapp.importing import archives
from euroapp_ui.document import Document
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.text_flows import import_text
from euroapp_ui.windows.text_import import TextImportDialog
from euroapp_ui.windows.workbook_flows import import_table
from tests.builders import an_example
from tests.importing.texts import EVERYTHING, STYLES, docx, p
from tests.stories.test_workbooks import stop_reading
from tests.ui.test_tab_walk import box_at
from tests.window import Dialogs, open_draft

IMPACT, TEAMS = "narrative/impact/text", "narrative/teams/text"


@pytest.fixture
def document(window: MainWindow, tmp_path: Path) -> Document:
    draft = put(put(an_example(), IMPACT, ""), TEAMS, "Ours.")
    open_draft(window, draft)
    assert window.document is not None
    return window.document


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.docx"
    body = p("Impact and ambition", style="H1") + p("Words.") + p("Our people", style="H1") + p("Many.")
    path.write_bytes(docx(body, styles=STYLES))
    return path


def choose(combo: Combo, key: str) -> None:
    combo.setCurrentIndex(combo.findData(key))


def test_a_text_is_taken_in_as_one_step(
    window: MainWindow, dialogs: Dialogs, document: Document, text: Path
) -> None:
    def placed(dialog: TextImportDialog) -> bool:
        assert [combo.currentData() for combo in dialog.parts.values()] == ["impact", ""]
        choose(dialog.parts[2], "teams")
        choose(dialog.ways["teams"], "append")
        return True

    dialogs.answers.append(placed)
    before = document.session.draft
    import_text(window, text)
    assert get(document.session.draft, IMPACT) == "Words."
    assert get(document.session.draft, TEAMS) == "Ours.\n\n### Our people\n\nMany."
    document.session.undo_stack.undo()
    assert document.session.draft == before


def test_a_section_that_holds_a_text_is_left_without_a_word(
    window: MainWindow, dialogs: Dialogs, document: Document, text: Path
) -> None:
    def placed(dialog: TextImportDialog) -> bool:
        choose(dialog.parts[2], "teams")
        return True

    dialogs.answers.append(placed)
    import_text(window, text)
    assert get(document.session.draft, TEAMS) == "Ours."


def test_tracked_changes_are_shown_and_asked_about(
    window: MainWindow, dialogs: Dialogs, document: Document
) -> None:
    def asked(dialog: TextImportDialog) -> bool:
        assert not dialog.done_button.isEnabled()
        assert "2 tracked changes" in dialog.report()
        choose(dialog.tracked, "rejected")
        assert dialog.done_button.isEnabled()
        dialog.copy_button.click()
        assert "Visible characters of the file" in QGuiApplication.clipboard().text()
        return True

    dialogs.answers.append(asked)
    import_table(window, EVERYTHING[0])
    assert "A picture: and a box." in get(document.session.draft, IMPACT)


def test_a_text_that_is_dropped_on_the_window_is_shown(
    window: MainWindow, dialogs: Dialogs, document: Document, text: Path, qtbot: QtBot
) -> None:
    dialogs.answers.append(True)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: get(document.session.draft, IMPACT) == "Words.")


def test_a_file_that_is_no_text_changes_nothing(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    before, file = document.session.draft, tmp_path / "photo.odt"
    file.write_bytes(b"PK\x03\x04 no text")
    dialogs.answers.append(file)
    window.actions_by_key["import-text"].trigger()
    import_text(window, tmp_path / "missing.docx")
    assert document.session.draft is before
    assert len(dialogs.seen) >= 2


def test_whoever_stops_waiting_for_a_text_stops_the_reader(
    window: MainWindow, document: Document, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader is made slow: it would go on for a minute."""
    readers: list[subprocess.Popen[bytes]] = []

    class Slow(subprocess.Popen[bytes]):
        def __init__(self, *_args: object, **pipes: Any) -> None:
            super().__init__([sys.executable, "-c", "import time; time.sleep(60)"], **pipes)
            readers.append(self)

    monkeypatch.setattr(archives.subprocess, "Popen", Slow)
    before = document.session.draft
    box_at(stop_reading)
    import_text(window, text)
    assert [one.poll() is not None for one in readers] == [True]
    assert document.session.draft is before
