"""Somebody who types into the real window until the power goes.

    python -m tests.faults.typist LOG SEED [--file FILE] [--unprotected] [--stop KEYS] [--careless]

A copy for recovery is taken up if there is one. Each key goes into the log after the window has it: how long
the text is now, and the time of the system's steady clock.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from euroapp.calls.library import load_call
from euroapp.edits.creation import new_draft
from euroapp_ui import protection
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.document import Document
from euroapp_ui.preferences import Preferences
from euroapp_ui.windows.main_window import MainWindow

FIELD = "general/title"


class Typist:
    """Types in bursts, and thinks between them; one in three never thinks."""

    def __init__(self, window: MainWindow, log: Path, seed: int, stop: int) -> None:
        self._luck, self._stop = Random(seed), stop
        self._pauses = (0.5, 1, 2.5, 4) if seed % 3 else (0.3, 0.5, 1)
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        workspace = window.workspace
        assert workspace is not None
        workspace.reveal(FIELD)
        field = window.focusWidget()
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        self._field, self._session, self._left = field, workspace.session, max(0, stop)
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._key)
        self._note()
        self._timer.start(0)

    def _key(self) -> None:
        QTest.keyClick(self._field, self._luck.choice("abcdefgh"))
        self._note()
        self._stop -= 1
        if self._stop == 0:
            return
        if self._left == 0:
            self._left = self._luck.randint(3, 40)
            self._timer.start(int(self._luck.choice(self._pauses) * 1000))
        else:
            self._left -= 1
            self._timer.start(self._luck.randint(60, 250))

    def _note(self) -> None:
        text = self._session.draft.general.title
        os.write(self._log, f"{len(text)} {time.monotonic()}\n".encode())


def main() -> None:
    """Open, recover where there is something to recover, and type until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("log", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--unprotected", action="store_true")
    parser.add_argument("--stop", type=int, default=-1, help="keys after which nothing more is typed")
    parser.add_argument(
        "--careless", action="store_true", help="protect only what was typed five seconds ago"
    )
    options = parser.parse_args()
    application = make_application(["euroapp"])
    if options.unprotected:
        Document.protect = lambda _self: None  # type: ignore[method-assign]
    if options.careless:
        protection.IDLE_MS = 20_000
    window = make_window(Preferences())
    window.show()
    offers = window.files.recovery_offers()
    if offers:
        window.files.recover(offers[0])
    elif options.file is not None:
        window.files.open_path(options.file)
    else:
        call = load_call("smp-cosme-2021-cluster-01")
        window.files.show(new_draft(call, acronym="BRIDGES"), modified=True)
    typist = Typist(window, options.log, options.seed, options.stop)
    application.exec()
    del typist


if __name__ == "__main__":
    main()
