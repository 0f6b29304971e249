"""Somebody places a picture in a text: from a file, the clipboard or by dropping it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from euroapp.draft.images import references
from euroapp_ui.pages.narrative_page import NarrativePage
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.edits.test_images import picture
from tests.window import Dialogs


@pytest.fixture
def page(example: Workspace) -> NarrativePage:
    example.go("narrative")
    page = example.current_page()
    assert isinstance(page, NarrativePage)
    return page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "chart.png"
    path.write_bytes(picture(size=(400, 300)))
    return path


def placed(page: NarrativePage) -> list[tuple[str, str]]:
    return references(page.session.draft.narrative[0].text)


def from_file(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def drop(page: NarrativePage, data: QMimeData, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page._placing.placed, timeout=20_000):
        page.main.area.insertFromMimeData(data)


def test_a_picture_chosen_from_a_file_stands_where_the_cursor_was(
    page: NarrativePage, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "file_to_open", staticmethod(lambda *_: str(file)))
    before = page.session.draft
    with qtbot.waitSignal(page._placing.placed, timeout=20_000):
        page._placing.ask()
    ((key, caption),) = placed(page)
    assert caption == "Caption"
    first = before.narrative[0].text.partition("\n")[0]
    assert page.session.draft.narrative[0].text.startswith(f"{first}\n\n![Caption](image:{key})\n\n")
    assert page.main.area.true_text() == page.session.draft.narrative[0].text
    page.session.undo_stack.undo()
    assert page.session.draft == before


def test_a_dropped_file_and_a_copied_picture_are_placed_too(
    page: NarrativePage, file: Path, qtbot: QtBot
) -> None:
    drop(page, from_file(file), qtbot)
    copied = QMimeData()
    copied.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    drop(page, copied, qtbot)
    assert len(placed(page)) == 2
    assert page._images._list.count() == 2


def test_what_a_picture_shows_is_written_beside_it_and_one_click_removes_it(
    page: NarrativePage, file: Path, qtbot: QtBot
) -> None:
    drop(page, from_file(file), qtbot)
    assert page._images.isVisible()
    page._images._alternative.editor.line.setText("A chart")  # type: ignore[attr-defined]
    page._images._alternative.editor.line.textEdited.emit("A chart")  # type: ignore[attr-defined]
    assert page.session.draft.images[0].alternative == "A chart"
    page._images._remove.click()
    assert page.session.draft.images == ()
    assert placed(page) == []
    assert not page._images.isVisible()


def test_pasted_text_stays_text(page: NarrativePage) -> None:
    data = QMimeData()
    data.setText("Just words")
    data.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
    page.main.area.insertFromMimeData(data)
    assert "Just words" in page.main.area.true_text()
    assert page.session.draft.images == ()


def test_a_file_that_is_no_picture_is_refused_and_nothing_changes(
    page: NarrativePage, tmp_path: Path, qtbot: QtBot, dialogs: Dialogs
) -> None:
    before = page.session.draft
    (tmp_path / "fake.png").write_bytes(b"nothing")
    drop(page, from_file(tmp_path / "fake.png"), qtbot)
    drop(page, from_file(tmp_path / "gone.png"), qtbot)
    assert dialogs.seen[0].startswith("The image was not placed. Only PNG and JPEG")
    assert len(dialogs.seen) == 2
    assert page.session.draft == before


def test_a_finding_about_a_picture_leads_to_its_field(
    window: MainWindow, page: NarrativePage, file: Path, qtbot: QtBot
) -> None:
    drop(page, from_file(file), qtbot)
    key = page.session.draft.images[0].id
    page.reveal("narrative/risk/text")
    assert page.reveal(f"images/{key}/alternative")
    assert page._images.current == key
    assert page.main.section.id == page.session.draft.narrative[0].id
    assert not page.reveal("images/gone/alternative")
