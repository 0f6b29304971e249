"""Somebody protects a draft by a password, forgets how it is spelt, changes it and takes it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from euroapp.draft.paths import get
from euroapp.edits.values import set_value
from euroapp.errors import PasswordNeeded
from euroapp.storage import snapshots
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.sealing import is_sealed, lock_all, new_seal, unlock
from euroapp_ui.endings import crash_hook
from euroapp_ui.windows import shared_folder, sharing
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.password import PasswordDialog
from euroapp_ui.windows.unlocking import UnlockDialog
from tests.builders import an_example
from tests.window import Dialogs

TITLE = "general/title"
FIRST, SECOND = "horse battery staple", "a better one, this"


@pytest.fixture(autouse=True)
def no_keys() -> None:
    lock_all()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(an_example(), tmp_path / "bid.euroapp")
    return tmp_path / "bid.euroapp"


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    """Give a draft with a password, as a new start of the program finds it."""
    save(an_example(), tmp_path / "bid.euroapp", seal=new_seal(FIRST))
    lock_all()
    return tmp_path / "bid.euroapp"


def types(*tries: str) -> Callable[[UnlockDialog], bool]:
    """Return somebody who types one password after the other."""

    def typing(dialog: UnlockDialog) -> bool:
        for word in tries:
            dialog.field.setText(word)
            dialog.accept()
        return bool(dialog.result())

    return typing


def chooses(first: str, second: str | None = None) -> Callable[[PasswordDialog], bool]:
    """Return somebody who gives a new password."""

    def choosing(dialog: PasswordDialog) -> bool:
        dialog.first.setText(first)
        dialog.second.setText(first if second is None else second)
        dialog.accept()
        return bool(dialog.result())

    return choosing


def password_command(window: MainWindow) -> None:
    window.actions_by_key["password"].trigger()


def write(window: MainWindow, title: str) -> None:
    assert window.document is not None
    window.document.session.apply("Title", lambda draft: set_value(draft, TITLE, title))


def title(window: MainWindow) -> object:
    assert window.document is not None
    return get(window.document.session.draft, TITLE)


def test_a_draft_gets_a_password_with_all_its_copies(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    assert window.files.open_path(path)
    write(window, "Before")
    assert window.files.save()
    dialogs.answers.append(chooses(FIRST))
    password_command(window)
    assert window.document is not None
    assert window.workspace is not None
    assert is_sealed(path.read_bytes())
    assert window.workspace.status._protected.isVisible()
    copies = snapshots.of(window.document.id)
    assert len(copies) >= 3
    assert all(is_sealed(copy.path.read_bytes()) for copy in copies)
    lock_all()
    with pytest.raises(PasswordNeeded):
        load(path)
    unlock(path.read_bytes(), FIRST)
    assert load(path).draft == window.document.session.draft


def test_a_wrong_password_is_told_and_the_right_one_opens(
    window: MainWindow, dialogs: Dialogs, protected: Path
) -> None:
    told = []

    def typing(dialog: UnlockDialog) -> bool:
        types("Horse battery staple")(dialog)
        told.append(dialog.told.text())
        return types(FIRST)(dialog)

    dialogs.answers.append(typing)
    assert window.files.open_path(protected)
    assert "not the password" in told[0]
    write(window, "Typed")
    assert window.files.save()
    assert window.files.may_leave()
    assert window.files.open_path(protected), "its password is known until the program ends"
    assert title(window) == "Typed"


def test_who_cancels_is_where_he_was(
    window: MainWindow, dialogs: Dialogs, protected: Path, tmp_path: Path
) -> None:
    save(an_example(), tmp_path / "open.euroapp")
    assert window.files.open_path(tmp_path / "open.euroapp")
    shown = window.document
    dialogs.answers.append(False)
    assert not window.files.open_path(protected)
    assert window.document is shown
    assert dialogs.seen == ["UnlockDialog"], "no word is said beside the question"


def test_two_passwords_that_differ_are_told(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    assert window.files.open_path(path)
    dialogs.answers.append(chooses(FIRST, "horse battery stable"))
    password_command(window)
    assert not is_sealed(path.read_bytes())


def test_the_password_is_changed_and_taken_away(
    window: MainWindow, dialogs: Dialogs, protected: Path
) -> None:
    dialogs.answers += [types(FIRST), chooses(SECOND)]
    assert window.files.open_path(protected)
    password_command(window)
    lock_all()
    unlock(protected.read_bytes(), SECOND)
    assert load(protected).draft.general.title == title(window)

    def away(dialog: PasswordDialog) -> bool:
        dialog._take_away()
        return bool(dialog.result())

    dialogs.answers.append(away)
    password_command(window)
    assert window.document is not None
    lock_all()
    assert load(protected).seal is None
    assert all(load(copy.path).seal is None for copy in snapshots.of(window.document.id))


def test_a_password_that_could_not_be_saved_is_not_set(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.files.show(an_example(), modified=True)
    dialogs.answers += [chooses(FIRST), ""]
    password_command(window)
    assert window.document is not None
    assert window.document.seal is None
    assert "not changed" in dialogs.seen[-1]


def test_a_draft_saved_under_another_name_keeps_its_password(
    window: MainWindow, dialogs: Dialogs, protected: Path, tmp_path: Path
) -> None:
    dialogs.answers += [types(FIRST), tmp_path / "other.euroapp", tmp_path / "copy.euroapp"]
    assert window.files.open_path(protected)
    assert window.files.save_as()
    assert window.files.save_copy(plain=True)
    for name in ("other", "copy"):
        assert is_sealed((tmp_path / f"{name}.euroapp").read_bytes())


def test_text_that_was_not_saved_waits_for_its_password(
    window: MainWindow, dialogs: Dialogs, protected: Path
) -> None:
    dialogs.answers += [types(FIRST), 1]
    assert window.files.open_path(protected)
    write(window, "Never saved")
    assert window.files.may_leave()
    lock_all()
    (offer,) = RecoveryStore().offers()
    assert (offer.title, offer.protected) == ("", True)
    dialogs.answers.append(False)
    assert not window.files.recover(offer)
    assert len(RecoveryStore().offers()) == 1, "it is kept"
    dialogs.answers.append(types(FIRST))
    assert window.files.recover(offer)
    assert title(window) == "Never saved"
    assert window.document is not None
    assert window.document.seal is not None


def test_newer_text_is_offered_with_its_file(window: MainWindow, dialogs: Dialogs, protected: Path) -> None:
    dialogs.answers += [types(FIRST), 1]
    assert window.files.open_path(protected)
    write(window, "Never saved")
    assert window.files.may_leave()
    lock_all()
    dialogs.answers += [types(FIRST), 0]
    assert window.files.open_path(protected)
    assert title(window) == "Never saved"


@pytest.mark.parametrize("place", [20, 5000], ids=["its beginning", "what is encrypted"])
def test_of_a_damaged_file_an_earlier_copy_is_offered(
    window: MainWindow, dialogs: Dialogs, protected: Path, place: int
) -> None:
    raw = bytearray(protected.read_bytes())
    raw[place] ^= 1
    protected.write_bytes(raw)
    dialogs.answers += [types(FIRST), 0]
    assert window.files.open_path(protected)
    assert "damaged" in dialogs.seen[1]
    assert title(window) == an_example().general.title
    assert window.document is not None
    assert window.document.seal is not None


def test_a_packet_of_a_protected_draft_asks_and_what_begins_from_it_is_protected(
    window: MainWindow, dialogs: Dialogs, protected: Path, tmp_path: Path
) -> None:
    packet = tmp_path / "for Ben.eurochanges"
    dialogs.answers += [types(FIRST), "Ana", True, packet]
    assert window.files.open_path(protected)
    sharing.ask_partner(window)
    assert is_sealed(packet.read_bytes())
    dialogs.answers += [0]
    assert window.files.may_leave()
    lock_all()
    dialogs.answers += [False]
    assert not sharing.take_file(window, packet)
    dialogs.answers += [types(FIRST), tmp_path / "ben.euroapp"]
    assert sharing.take_file(window, packet)
    assert window.files.save()
    assert is_sealed((tmp_path / "ben.euroapp").read_bytes())


def test_a_protected_folder_asks_and_what_begins_from_it_is_protected(
    window: MainWindow, dialogs: Dialogs, protected: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    dialogs.answers += [types(FIRST), "Ana", shared]
    assert window.files.open_path(protected)
    shared_folder.exchange(window)
    assert window.files.may_leave()
    lock_all()
    dialogs.answers += [shared, False]
    shared_folder.open_shared(window)
    assert window.document is None
    dialogs.answers += [shared, types(FIRST)]
    shared_folder.open_shared(window)
    assert title(window) == an_example().general.title
    assert window.document is not None
    assert window.document.seal is not None


def test_a_plain_draft_that_takes_in_a_protected_packet_says_so(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    other, packet = tmp_path / "other.euroapp", tmp_path / "news.eurochanges"
    dialogs.answers += [other, chooses(FIRST), "Ana", packet]
    assert window.files.open_path(path)
    write(window, "Shared")
    assert window.files.save()
    assert window.files.save_copy()
    password_command(window)
    write(window, "News")
    sharing.send_changes(window)
    assert window.files.save()
    assert window.files.may_leave()
    assert window.files.open_path(other)
    dialogs.answers.append(True)
    assert sharing.take_file(window, packet)
    assert title(window) == "News"
    assert "this draft is not" in dialogs.seen[-1]


def test_an_error_of_the_program_quotes_nothing_of_a_protected_draft(
    window: MainWindow,
    dialogs: Dialogs,
    protected: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("euroapp_ui.endings.tell_of_error", lambda *_told: None)
    error = ValueError("a word of the draft")
    crash_hook(window)(ValueError, error, None)
    assert "a word of the draft" in capsys.readouterr().err, "the control"
    dialogs.answers.append(types(FIRST))
    assert window.files.open_path(protected)
    crash_hook(window)(ValueError, error, None)
    assert capsys.readouterr().err == "ValueError\n"


def test_the_dialogs_are_used_by_keys(window: MainWindow, protected: Path) -> None:
    with pytest.raises(PasswordNeeded) as needed:
        load(protected)
    dialog = UnlockDialog(window, needed.value)
    dialog.show()
    assert dialog.focusWidget() is dialog.field
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(dialog.field, "wrong")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.told.isVisible()
    assert dialog.field.selectedText() == "wrong"
    QTest.keyClicks(dialog.field, FIRST)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == UnlockDialog.DialogCode.Accepted

    choosing = PasswordDialog(window, protected=True)
    choosing.show()
    QTest.keyClicks(choosing.first, "short")
    assert "short" in choosing.told.text()
    QTest.keyClick(choosing.first, Qt.Key.Key_Return)
    assert choosing.isVisible()
    assert choosing.focusWidget() is choosing.second
    QTest.keyClicks(choosing.second, "shorx")
    QTest.keyClick(choosing.second, Qt.Key.Key_Return)
    assert "not the same" in choosing.told.text()
    QTest.keyClicks(choosing.second, "short")
    QTest.keyClick(choosing.second, Qt.Key.Key_Return)
    assert choosing.result() == PasswordDialog.DialogCode.Accepted
    assert not choosing.takes_away
    escaped = PasswordDialog(window, protected=False)
    escaped.show()
    QTest.keyClick(escaped.first, Qt.Key.Key_Escape)
    assert not escaped.isVisible()
    assert escaped.result() == PasswordDialog.DialogCode.Rejected
