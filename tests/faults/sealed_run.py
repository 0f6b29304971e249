"""A life of a draft with a password in the real window, up to a crash, and what comes after.

Each step looks through all files there are for a word that the draft is full of, and so does every write of
this process while it happens. The steps that left it somewhere are printed as JSON.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from euroapp.edits.values import set_value
from euroapp.storage.authors import call_author
from euroapp.storage.recovery import RecoveryStore
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.messages import speaking
from euroapp_ui.pages.proposal_page import ProposalPage
from euroapp_ui.preferences import Preferences
from euroapp_ui.windows import shared_folder, sharing
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.password import PasswordDialog
from euroapp_ui.windows.unlocking import UnlockDialog
from tests.builders import an_example
from tests.window import Dialogs

CANARY = "CANARY7b1f9e"
PASSWORD = "horse battery staple"
NONE = "without"
STEPS = ("begin", "write", "autosave", "save", "preview", "send", "exchange", "copy", "submit", "go_on")
FULL = (f"general/{name}" for name in ("acronym", "title", "abstract"))


def words_in(raw: bytes) -> bytes:
    """Return what bytes say, unpacked wherever they are packed in a way that the program uses."""
    found = [raw]
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found += [words_in(archive.read(name)) for name in archive.namelist()]
    if raw[:4] in {b"EAC1", b"EAS1"}:
        found.append(zlib.decompress(raw[40:]))
    return b"".join(found)


def holds_canary(raw: bytes) -> bool:
    """Tell whether the word stands in bytes, in small letters or capitals, however they are packed."""
    words = words_in(raw).lower()
    return any(CANARY.lower().encode(code) in words for code in ("utf-8", "utf-16-le"))


def holders(folder: Path) -> list[str]:
    """Return the files that hold the word, in what they say or in their name."""
    while True:
        files = [path for path in folder.rglob("*") if path.is_file()]
        try:
            return [str(path) for path in files if CANARY in path.name or holds_canary(path.read_bytes())]
        except FileNotFoundError:
            # A writer renamed one meanwhile: it is met under its last name.
            continue


class Watched:
    """Runs steps, and notes after which of them the word lay somewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.step = folder, ""
        self.found: dict[str, list[str]] = {}
        write = os.write

        def watched(handle: int, data: Any) -> int:
            if holds_canary(bytes(data)):
                self.found.setdefault(self.step, []).append("a write")
            return write(handle, data)

        os.write = watched

    def do(self, step: str, work: Callable[[], object]) -> None:
        self.step = step
        work()
        QTest.qWait(50)
        there = holders(self.folder)
        if there:
            self.found.setdefault(step, []).extend(there)


class Life:
    """One window with one draft, under a password or under none."""

    def __init__(self, folder: Path, password: str) -> None:
        self.folder, self.password = folder, password
        self.path, self.shared = folder / "bid.euroapp", folder / "shared"
        self.application = make_application(["euroapp"])
        self.window: MainWindow = make_window(Preferences())
        self.window.show()
        self.dialogs = Dialogs()

    @property
    def document(self) -> Any:
        return self.window.document

    def begin(self) -> None:
        """Save an ordinary draft, and protect it, before anything is written into it."""
        self.window.files.show(an_example(), modified=True)
        self.dialogs.answers.append(self.path)
        assert self.window.files.save()
        if self.password != NONE:
            self.dialogs.answers.append(self.protect)
            self.window.actions_by_key["password"].trigger()

    def protect(self, dialog: PasswordDialog) -> bool:
        dialog.first.setText(self.password)
        dialog.second.setText(self.password)
        dialog.accept()
        return bool(dialog.result())

    def unlock(self, dialog: UnlockDialog) -> bool:
        dialog.field.setText(self.password)
        dialog.accept()
        return bool(dialog.result())

    def write(self) -> None:
        for path in FULL:
            self.document.session.apply(path, lambda draft, path=path: set_value(draft, path, CANARY))

    def autosave(self) -> None:
        assert self.document.protect_now()

    def save(self) -> None:
        assert self.window.files.save()
        self.document.rest()

    def preview(self) -> None:
        assert self.window.workspace is not None
        self.window.workspace.go("proposal")
        page = self.window.workspace.current_page()
        assert isinstance(page, ProposalPage)
        for _ in range(600):
            QTest.qWait(50)
            if page.preview_ready:
                break
        assert page.preview_ready

    def send(self) -> None:
        self.dialogs.answers.append(self.folder / "news.eurochanges")
        sharing.send_changes(self.window)
        assert (self.folder / "news.eurochanges").exists()

    def exchange(self) -> None:
        self.shared.mkdir()
        self.dialogs.answers.append(self.shared)
        shared_folder.exchange(self.window)
        assert any(self.shared.rglob("*.chg"))

    def copy(self) -> None:
        self.dialogs.answers.append(self.folder / "copy.euroapp")
        assert self.window.files.save_copy()

    def submit(self) -> None:
        """Pin what was printed, as an export for submission does."""
        self.document.session.submission_made.emit(self.document.session.draft)
        self.document._protection.worker.submit(lambda: None).result()

    def go_on(self) -> None:
        """Type what is in no file when the program stops."""
        self.document.session.apply("x", lambda draft: set_value(draft, "general/title", f"{CANARY} more"))
        assert self.document.protect_now()


def live(folder: Path, password: str) -> None:
    """Go through all that is done to a draft, and be killed."""
    life, watched = Life(folder, password), Watched(folder)
    call_author("Ana")
    with speaking(life.dialogs):
        for name in [
            "begin",
            "write",
            "autosave",
            "save",
            "preview",
            "send",
            "exchange",
            "copy",
            "submit",
            "go_on",
        ]:
            watched.do(name, getattr(life, name))
    print(json.dumps(watched.found), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def recover(folder: Path, password: str) -> None:
    """Begin again: say no to the password first, then open the text that was not saved, and save it."""
    life, watched = Life(folder, password), Watched(folder)

    def refuse() -> None:
        (offer,) = RecoveryStore().offers()
        life.dialogs.answers.append(False)
        assert not life.window.files.recover(offer)
        assert len(RecoveryStore().offers()) == 1, "the copy is kept"

    def accept() -> None:
        (offer,) = RecoveryStore().offers()
        life.dialogs.answers.append(life.unlock)
        assert life.window.files.recover(offer)
        assert life.document.session.draft.general.title == f"{CANARY} more"

    with speaking(life.dialogs):
        watched.do("refuse", refuse)
        watched.do("accept", accept)
        watched.do("save", life.save)
    print(json.dumps(watched.found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    {"live": live, "recover": recover}[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
