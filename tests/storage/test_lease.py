"""A lease is held by one, and given back whatever the disk says."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from euroapp.storage.lease import Lease
from tests.storage.refusing import refuse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def test_a_lease_is_a_private_file_that_goes_with_it(tmp_path: Path) -> None:
    lease = Lease(tmp_path / "a.lock")
    assert lease.take()
    assert lease.held()
    assert stat.S_IMODE((tmp_path / "a.lock").stat().st_mode) == 0o600
    lease.give_back()
    assert lease._handle == -1
    assert os.listdir(tmp_path) == []


def test_a_lease_whose_file_went_or_cannot_go_is_given_back_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = Lease(tmp_path / "a.lock")
    assert lease.take()
    (tmp_path / "a.lock").unlink()
    lease.give_back()
    assert lease.take()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        lease.give_back()
    assert Lease(tmp_path / "a.lock").take()


def test_on_windows_one_byte_of_the_lease_is_locked_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[Any, ...]] = []
    module = SimpleNamespace(locking=lambda *words: calls.append(words), LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    monkeypatch.setattr(sys, "platform", "win32")
    lease = Lease(tmp_path / "a.lock")
    assert lease.take()
    assert calls == [(lease._handle, 2, 1)]
    order: list[str] = []
    close, unlink = os.close, Path.unlink
    monkeypatch.setattr(os, "close", lambda handle: (order.append("close"), close(handle)))
    monkeypatch.setattr(Path, "unlink", lambda self, **o: (order.append("unlink"), unlink(self, **o)))
    lease.give_back()
    assert order == ["close", "unlink"]
    assert lease.take()
    (tmp_path / "a.lock").unlink()
    lease.give_back()
    assert lease.take()
    monkeypatch.setattr(Path, "unlink", refuse)
    lease.give_back()
