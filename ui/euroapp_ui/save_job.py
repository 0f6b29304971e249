"""A save on its way: all that it needs, in a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.storage.files import History, Origin, save
from euroapp.storage.remembered import Remembered
from euroapp.storage.sealing import Seal
from euroapp_ui.workers import Worker, apart

if TYPE_CHECKING:
    from euroapp.history.book import Book


@dataclass(frozen=True)
class SaveJob:
    """All that a save needs; nothing in it can change under the save."""

    draft: Draft
    path: Path
    origin: Origin | None
    readiness: int
    history: Book | Remembered | History
    """What the history has come to by now, or what becomes of that of the file."""
    seal: Seal | None = None
    """That of the password of the draft; None where it has none."""
    begun: float = field(default_factory=time.monotonic)
    """When it was asked for, by the steady clock: what is typed from then on is not in the file."""

    def start(self, later: Worker) -> Future[Origin]:
        """Save in a thread of its own; the snapshot follows by a worker when the save is told."""
        return apart("saving", partial(self._run, later))

    def _run(self, later: Worker) -> Origin:
        return save(
            self.draft,
            self.path,
            self.origin,
            self.readiness,
            history=self._kept(),
            seal=self.seal,
            later=later.submit,
        )

    def _kept(self) -> Mapping[str, bytes] | History:
        if isinstance(self.history, History):
            return self.history
        return self.history.members if isinstance(self.history, Remembered) else self.history.members()


Told = Callable[[EuroappError | None], None]


@dataclass(frozen=True)
class Running:
    """A save on its way, and whom to tell."""

    job: SaveJob
    future: Future[Origin]
    told: Told
