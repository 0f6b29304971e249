"""Two starts on one machine are one window."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from euroapp.storage.instance import Instance


@pytest.fixture
def first(tmp_path: Path) -> Instance:
    made = Instance(tmp_path / "window")
    assert made.is_first()
    return made


def another(first: Instance) -> Instance:
    return Instance(first.folder)


@pytest.mark.parametrize("name", [None, "bid.euroapp", os.fsdecode(b"\xff.euroapp"), "Ω\n.euroapp"])
def test_the_second_hands_its_draft_to_the_first(first: Instance, tmp_path: Path, name: str | None) -> None:
    path = tmp_path / name if name else None
    second, heard, stop = another(first), [], threading.Event()

    def listen() -> None:
        while not stop.wait(0.01):
            heard.extend(first.callers())

    thread = threading.Thread(target=listen)
    thread.start()
    assert not second.is_first()
    assert second.knock(path)
    stop.set()
    thread.join()
    assert heard == [path]


def test_a_first_that_hangs_is_not_waited_for(first: Instance) -> None:
    assert not another(first).knock(None, patience=0.1)
    assert first.callers() == []


def test_who_was_first_leaves_the_place_to_the_next(first: Instance) -> None:
    second = another(first)
    assert not second.is_first()
    first.close()
    assert second.is_first()


@pytest.mark.parametrize("note", [b"", b"[]", b'{"path": 7}', b"\xff"])
def test_a_damaged_note_is_swept_away(first: Instance, note: bytes) -> None:
    (first.folder / "0.knock").write_bytes(note)
    assert first.callers() == []
    assert not list(first.folder.glob("*.knock"))


def test_where_nothing_can_be_written_every_start_opens_a_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    lone = Instance(tmp_path / "file" / "window")
    assert lone.is_first()
    assert not lone.knock(None)
