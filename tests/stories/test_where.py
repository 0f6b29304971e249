"""A name typed without its suffix: no file is replaced that nobody was asked about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.storage import snapshots
from euroapp.storage.files import load, save
from euroapp_ui import where
from euroapp_ui.preview.compliance_view import ComplianceView
from euroapp_ui.where import ask_where
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.window import Dialogs, fresh_draft, open_draft

ANOTHER, REPLACE = 0, 1
DRAFTS = (("EuroApp drafts", ".euroapp"),)


def answers_of(names: list[Path]) -> Callable[..., tuple[str, str]]:
    """Stand in for the dialog, with what is typed into it one time after the other."""
    return lambda *_: (str(names.pop(0)), "")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Return a draft of a colleague that lies in the folder."""
    path = tmp_path / "bid.euroapp"
    save(set_value(an_example(), "general/title", "COLLEAGUES WORK"), path)
    return path


def test_a_colleagues_draft_is_not_replaced_by_a_name_without_its_suffix(
    window: MainWindow, dialogs: Dialogs, theirs: Path
) -> None:
    open_draft(window, fresh_draft())
    before = theirs.read_bytes()
    dialogs.answers += [theirs.with_suffix(""), ANOTHER, theirs.with_name("mine")]
    assert window.files.save_as()
    assert "Replace bid.euroapp?" in dialogs.seen[1]
    assert theirs.read_bytes() == before
    assert theirs.with_name("mine.euroapp").exists()


def test_a_draft_that_is_replaced_on_wish_is_kept_among_its_own_versions(
    window: MainWindow, dialogs: Dialogs, theirs: Path, qtbot: QtBot
) -> None:
    found = load(theirs)
    assert found.origin is not None
    open_draft(window, fresh_draft())
    dialogs.answers += [theirs.with_suffix(""), REPLACE]
    assert window.files.save_as()
    document = window.document
    assert document is not None
    # The snapshot of a save follows it.
    qtbot.waitUntil(lambda: bool(snapshots.of(document.id)))
    kept = [load(copy.path).draft.general.title for copy in snapshots.of(found.origin.identity.document)]
    assert kept[-1] == "COLLEAGUES WORK"
    assert [load(copy.path).draft for copy in snapshots.of(document.id)] == [load(theirs).draft]


def test_who_cancels_the_question_writes_nothing(window: MainWindow, dialogs: Dialogs, theirs: Path) -> None:
    open_draft(window, fresh_draft())
    before = theirs.read_bytes()
    dialogs.answers += [theirs.with_suffix(""), -1]
    assert not window.files.save_as()
    assert theirs.read_bytes() == before


@pytest.mark.parametrize("name", ["BID.EUROAPP", "bid.EuroApp"])
def test_a_suffix_in_other_letters_is_one(
    window: MainWindow, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(answers_of([tmp_path / name])))
    assert ask_where(window, "Save", tmp_path, DRAFTS) == tmp_path / name


def test_a_dot_in_the_name_is_no_suffix(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(answers_of([tmp_path / "bid v1.2"])))
    assert ask_where(window, "Save", tmp_path, DRAFTS) == tmp_path / "bid v1.2.euroapp"


@pytest.mark.parametrize(("page", "suffix"), [("proposal", ".pdf"), ("review", ".pdf"), ("report", ".txt")])
def test_no_export_replaces_a_file_unasked(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, page: str, suffix: str
) -> None:
    there = tmp_path / f"bid{suffix}"
    there.write_bytes(b"of a colleague")
    workspace = open_draft(window, fresh_draft())
    dialogs.answers += [tmp_path / "bid", -1]
    if page == "report":
        ComplianceView().save()
    else:
        workspace.go(page)
        workspace.current_page().export()  # type: ignore[attr-defined]
    assert f"Replace bid{suffix}?" in dialogs.seen[-1]
    assert there.read_bytes() == b"of a colleague"


def test_only_one_place_asks_where_to_save() -> None:
    views = Path(where.__file__).parent
    for words, place in (("getSaveFileName", "messages.py"), (".file_to_save(", "where.py")):
        assert [file.name for file in views.rglob("*.py") if words in file.read_text()] == [place]
