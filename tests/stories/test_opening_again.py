"""A file is opened again, by whatever path; and text that was never saved is offered with its file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.references import Texts
from euroapp.edits.values import set_value
from euroapp.storage.files import load, save
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.versions import VersionsDialog
from tests.builders import an_example
from tests.window import Dialogs

SAVE, NOT = 0, 1
NEWER, FILE, DELETE = 0, 1, 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(an_example(), tmp_path / "bid.euroapp")
    return tmp_path / "bid.euroapp"


def retitle(window: MainWindow, title: str) -> None:
    assert window.document is not None
    window.document.session.apply("Title", lambda d: set_value(d, "general/title", title))


def title(window: MainWindow) -> str:
    assert window.document is not None
    return window.document.session.draft.general.title


@pytest.mark.parametrize("way", ["the same", "relative", "a link", "dots"])
def test_the_open_draft_opened_again_stays_as_it_is(
    window: MainWindow, path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    link = path.with_name("link.euroapp")
    link.symlink_to(path)
    ways = {
        "the same": path,
        "relative": Path(path.name),
        "a link": link,
        "dots": path.parent / "." / "bid.euroapp",
    }
    assert window.files.open_path(Path(path.name))
    retitle(window, "Typed")
    workspace = window.workspace
    assert window.files.open_path(ways[way]), "nothing is asked: the draft is open"
    assert window.workspace is workspace
    assert title(window) == "Typed"


def test_what_leaving_saved_is_what_is_shown(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    other = path.with_name("other.euroapp")
    save(set_value(an_example(), "general/title", "OTHER"), other)
    assert window.files.open_path(path)
    retitle(window, "Typed")
    found = load(other)
    dialogs.answers += [SAVE]
    assert window.files.open_path(other)
    assert (title(window), load(path).draft.general.title) == ("OTHER", "Typed")
    assert window.document is not None
    assert window.document.origin == found.origin


def leave_unsaved(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    assert window.files.open_path(path)
    retitle(window, "Never saved")
    dialogs.answers.append(NOT)
    assert window.files.may_leave()


@pytest.mark.parametrize(
    ("answer", "shown", "left"), [(NEWER, "Never saved", 0), (FILE, "", 1), (DELETE, "", 0)]
)
def test_newer_text_is_offered_whenever_its_file_is_opened(
    window: MainWindow, dialogs: Dialogs, path: Path, answer: int, shown: str, left: int
) -> None:
    before = load(path).draft.general.title
    leave_unsaved(window, dialogs, path)
    dialogs.answers.append(answer)
    assert window.files.open_path(path)
    assert "There is newer text of bid.euroapp that was never saved." in dialogs.seen[-1]
    assert "differs from the file in: " in dialogs.seen[-1]
    assert title(window) == (shown or before)
    assert len(window.files.recovery_offers()) == left
    if answer == NEWER:
        assert window.files.save(), "it rests on this file, so that nobody is asked"
        assert load(path).draft.general.title == "Never saved"


@pytest.mark.parametrize(("answer", "said"), [(Texts.CARRY, "EBRO"), (Texts.LEAVE, "EBROVAL")])
def test_a_short_name_that_was_typed_over_when_the_program_stopped_is_asked_about(
    window: MainWindow, dialogs: Dialogs, path: Path, qtbot: QtBot, answer: Texts, said: str
) -> None:
    """The recovery copy holds the name; the question that was due when its field was left was never asked."""
    assert window.files.open_path(path)
    assert window.document is not None
    session = window.document.session
    session.apply("Text", lambda d: set_value(d, "narrative/background/text", "EBROVAL leads."))
    session.apply("Short name", lambda d: set_value(d, "partners/p1/short_name", "EBRO"), "name")
    dialogs.answers += [Texts.LEAVE, NOT]
    assert window.files.may_leave()
    dialogs.answers += [NEWER, answer]
    assert window.files.open_path(path)
    qtbot.waitUntil(lambda: not dialogs.answers)
    draft = window.document.session.draft
    assert draft.partners[0].short_name == "EBRO"
    assert get(draft, "narrative/background/text") == f"{said} leads."


def test_a_name_whose_texts_were_carried_is_not_asked_about_again(
    window: MainWindow, dialogs: Dialogs, path: Path, qtbot: QtBot
) -> None:
    assert window.files.open_path(path)
    assert window.document is not None
    dialogs.answers.append(Texts.CARRY)
    window.document.session.apply("Short name", lambda d: set_value(d, "partners/p1/short_name", "EBRO"))
    dialogs.answers.append(NOT)
    assert window.files.may_leave()
    dialogs.answers.append(NEWER)
    assert window.files.open_path(path)
    qtbot.wait(50)
    assert window.document.session.draft.partners[0].short_name == "EBRO"


def test_a_copy_from_before_a_later_save_is_not_called_newer(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    leave_unsaved(window, dialogs, path)
    found = load(path)
    save(set_value(found.draft, "general/title", "Saved later"), path, found.origin)
    os.utime(path, (4_000_000_000, 4_000_000_000))
    assert window.files.open_path(path)
    assert title(window) == "Saved later"
    assert len(window.files.recovery_offers()) == 1, "the start page still has it"


def test_an_earlier_version_opened_as_a_copy_has_a_name_of_its_own(
    window: MainWindow, dialogs: Dialogs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts: list[str] = []
    assert window.files.open_path(path)
    retitle(window, "SECOND")
    assert window.files.save()

    def run(dialog: VersionsDialog) -> int:
        dialog.choose(0)
        return int(VersionsDialog.COPY)

    monkeypatch.setattr(VersionsDialog, "exec", run)
    window.files.versions()

    def cancel(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        starts.append(start)
        return "", ""

    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(cancel))
    assert not window.files.save()
    assert Path(starts[0]).parent == path.parent
    assert Path(starts[0]).name.startswith("bid (version of 20")
    assert not Path(starts[0]).exists()


def test_a_draft_opens_on_the_page_where_it_was_left_and_does_not_keep_it_itself(
    window: MainWindow, path: Path
) -> None:
    before = path.read_bytes()
    assert window.files.open_path(path)
    assert window.workspace is not None
    window.workspace.go("budget")
    window.show_welcome()
    assert window.files.open_path(path)
    assert window.workspace.current_page().key == "budget"
    assert path.read_bytes() == before


def test_what_was_taken_back_is_not_offered_again(window: MainWindow, path: Path) -> None:
    assert window.files.open_path(path)
    retitle(window, "Taken back")
    assert window.document is not None
    assert window.document.protect_now()
    copies = window.document._protection._store
    assert list(copies._folder.glob("*.euroapp"))
    window.document.session.undo_stack.undo()
    window.document.protect()
    window.document._protection.worker.submit(lambda: None).result(10)
    assert not list(copies._folder.glob("*.euroapp"))
    retitle(window, "Typed")
    assert window.document.protect_now()
    assert list(copies._folder.glob("*.euroapp"))
