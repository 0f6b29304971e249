"""Previews of earlier versions lay on the disk: what their sessions left there is swept."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.storage.lease import Lease
from euroapp.storage.scratch import sweep


def preview(folder: Path) -> Path:
    folder.mkdir(parents=True)
    page = folder / "preview.pdf"
    page.write_bytes(b"the whole draft")
    return page


@pytest.mark.parametrize("name", ["preview-abc", "pages-abc", "scratch/abc"])
def test_what_ended_sessions_left_is_swept(home: Path, name: str) -> None:
    page = preview(home / "data" / name)
    sweep()
    assert not page.exists()


def test_a_session_that_lives_keeps_its_preview(home: Path) -> None:
    page = preview(home / "data" / "scratch" / "abc")
    lease = Lease(home / "data" / "scratch" / "abc.lock")
    assert lease.take()
    sweep()
    assert page.exists()
    lease.give_back()
    sweep()
    assert not page.exists()
