"""Partners with computers of their own, who use the commands as people do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from euroapp.calls.library import load_call
from euroapp.cli import main
from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.creation import complete
from euroapp.history.ledger import Ledger
from euroapp.storage.authors import call_author
from euroapp.storage.files import load, save
from euroapp.storage.remembering import ledger_of
from tests.builders import an_example

PNG = b"\x89PNG\r\n\x1a\n"


class Partner:
    """Somebody at a computer of his own, with one draft on it."""

    def __init__(self, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
        self.name, self.folder = name, folder
        self._monkeypatch, self._capfd = monkeypatch, capfd
        self.bid = folder / "bid.euroapp"
        folder.mkdir()
        self.here()
        call_author(name)

    def here(self) -> None:
        """Sit down at this computer."""
        self._monkeypatch.setenv("EUROAPP_HOME", str(self.folder / "home"))

    def run(self, *words: object) -> int:
        self.here()
        return main([str(word) for word in words])

    def told(self, *words: object, code: int = 0) -> Any:
        """Run a command and return the JSON that it prints."""
        self._capfd.readouterr()
        assert self.run(*words, "--json") == code, self._capfd.readouterr()
        return json.loads(self._capfd.readouterr().out)

    def begin(self) -> None:
        self.here()
        draft = an_example()
        save(complete(draft, load_call(draft.call.id)), self.bid)

    def set(self, path: str, value: Any, *more: str) -> None:
        assert self.run("set", self.bid, path, json.dumps(value), *more) == 0

    def get(self, path: str) -> Any:
        return get(self.draft, path)

    @property
    def draft(self) -> Draft:
        return load(self.bid).draft

    @property
    def ledger(self) -> Ledger:
        self.here()
        opened = load(self.bid)
        assert opened.origin is not None
        return ledger_of(opened.draft, opened.origin.history)

    def packet(self, *words: str) -> Path:
        out = self.folder / f"{self.name}.eurochanges"
        assert self.run("packet", self.bid, out, "--force", *words) == 0
        return out

    def take(self, packet: Path, code: int = 0) -> Any:
        return self.told("take", self.bid, packet, code=code)

    def sync(self, folder: Path, code: int = 0) -> Any:
        return self.told("sync", self.bid, folder, code=code)


@pytest.fixture
def partners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> list[Partner]:
    """Anna, Bert and Cleo; Anna has a draft."""
    some = [Partner(name, tmp_path / name, monkeypatch, capfd) for name in ("Anna", "Bert", "Cleo")]
    some[0].begin()
    return some
