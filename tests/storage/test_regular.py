"""Whatever lies in the place of a file by now, nothing hangs and nothing takes all memory."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage.files import checksum_of, load, save
from euroapp.storage.instance import Instance
from euroapp.storage.lock import DraftLock, holder, note_path
from euroapp.storage.siblings import siblings
from tests.builders import a_draft
from tests.storage.refusing import said

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")


def sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(60 * 1024**3)


KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "full": lambda path: path.symlink_to("/dev/full"),
    "60 GB": sparse,
}


@pytest.fixture(params=KINDS)
def put(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    """Put something in the place of a file."""
    return KINDS[request.param]


@pytest.mark.timeout(30)
def test_what_was_put_in_the_place_of_a_draft_is_refused_and_left_alone(
    tmp_path: Path, put: Callable[[Path], object]
) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(a_draft(), path)
    path.unlink()
    put(path)
    before = path.lstat()
    assert checksum_of(path) == ""
    assert "file" in said(lambda: load(path))
    for known in (origin, None):
        with pytest.raises(SaveFailed, match="under another name"):
            save(a_draft(), path, known)
    assert path.lstat() == before


@pytest.mark.timeout(30)
def test_a_hostile_note_beside_a_draft_stands_in_nobodys_way(
    tmp_path: Path, put: Callable[[Path], object]
) -> None:
    path = tmp_path / "bid.euroapp"
    save(a_draft(), path)
    put(note_path(path))
    assert holder(path) is None
    ours = DraftLock(path)
    ours.renew()
    ours.give_back()
    put(tmp_path / "other.euroapp")
    assert siblings(path) == []


@pytest.mark.timeout(30)
def test_a_hostile_call_at_the_door_is_not_heard(put: Callable[[Path], object]) -> None:
    first = Instance()
    assert first.is_first()
    put(first.folder / "a.knock")
    (first.folder / "00.knock").mkdir()
    (first.folder / "b.knock").write_text('{"path": "/bid.euroapp"}')
    assert first.callers() == [Path("/bid.euroapp")]
    first.close()


def test_the_control_a_plain_look_at_a_pipe_never_ends(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(pipe.read_bytes)
        assert not threading.Event().wait(0.3)
        assert not looking.done()
        os.close(os.open(pipe, os.O_WRONLY))
        assert looking.result(10) == b""
