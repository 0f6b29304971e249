"""R19: who may read a draft stays as it was, and its text lies nowhere but where it belongs."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from euroapp.storage.files import load, save
from tests.faults import naive
from tests.faults.child import numbered
from tests.faults.workshop import ROOT, environment, need_root

CANARY = "CANARY-7b1f9e"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o660, 0o664], ids=oct)
def test_a_draft_keeps_its_mode(folder: Path, mode: int) -> None:
    path = folder / "bid.euroapp"
    origin = save(numbered(1), path)
    assert mode_of(path) == 0o600
    path.chmod(mode)
    origin = save(numbered(2), path, origin)
    assert mode_of(path) == mode


@pytest.mark.usefixtures("umask")
def test_what_the_program_keeps_for_itself_is_private(folder: Path, home: Path) -> None:
    save(numbered(1), folder / "bid.euroapp")
    kept = list(home.rglob("*"))
    assert {mode_of(path) for path in kept if path.is_file()} == {0o600}
    assert {mode_of(path) for path in kept if path.is_dir()} == {0o700}


def test_the_control_a_careless_writer_makes_the_draft_public(folder: Path) -> None:
    path = folder / "bid.euroapp"
    before = os.umask(0o022)
    try:
        save(numbered(1), path)
        naive.without_folder_sync(numbered(2), path, 2)
    finally:
        os.umask(before)
    assert mode_of(path) == 0o644


@pytest.mark.parametrize("umask", [0o022], indirect=True, ids=oct)
@pytest.mark.parametrize("shared", [0o2770, 0o2755, 0o770], ids=oct)
def test_in_the_folder_of_a_group_the_group_may_write(folder: Path, shared: int, umask: int) -> None:
    need_root()
    os.chown(folder, -1, 4242)
    folder.chmod(shared)
    path = folder / "bid.euroapp"
    origin = save(numbered(1), path)
    save(numbered(2), path, origin)
    assert mode_of(path) == 0o660
    assert path.stat().st_gid == (4242 if shared & stat.S_ISGID else os.getgid())


def test_a_draft_keeps_its_group(folder: Path) -> None:
    need_root()
    path = folder / "bid.euroapp"
    origin = save(numbered(1), path)
    os.chown(path, -1, 4242)
    path.chmod(0o640)
    save(numbered(2), path, origin)
    assert (path.stat().st_gid, mode_of(path)) == (4242, 0o640)


def text_of(path: Path) -> bytes:
    """Return what a file says, unpacked where it is an archive."""
    raw = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return raw + b"".join(archive.read(name) for name in archive.namelist())


def holders(*folders: Path) -> set[Path]:
    """Return the files that hold the canary, in their text or their name."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path for path in files if CANARY.encode() in text_of(path) or CANARY in path.name}


def test_the_text_of_a_draft_lies_only_in_its_file_and_the_private_folder(tmp_path: Path) -> None:
    home, temporary, bids = (tmp_path / name for name in ("home", "temporary", "bids"))
    for made in (home, temporary, bids):
        made.mkdir()
    settings = environment(home)
    del settings["EUROAPP_HOME"]
    settings |= {"HOME": str(home), "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(temporary)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        settings.pop(name, None)
    path = bids / "bid.euroapp"

    def euroapp(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=settings,
            umask=0,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr

    euroapp("-m", "euroapp", "example", str(path))
    euroapp("-m", "euroapp", "set", str(path), "general/title", f'"{CANARY} set"')
    euroapp("-m", "tests.faults.window_run", str(path), CANARY)
    euroapp("-m", "euroapp", "check", str(path))
    assert load(path).draft.general.title == CANARY
    found = holders(home, temporary, bids)
    private = {holder for holder in found if home / ".local" / "share" / "EuroApp" in holder.parents}
    assert found == {path, *private}
    # Snapshots of two saves, and the copy of what was left without saving.
    assert len(private) >= 3
    assert {mode_of(holder) for holder in found} == {0o600}
    assert {mode_of(holder.parent) for holder in private} == {0o700}


def test_the_control_a_forgotten_copy_is_found(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "forgotten", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", f"{CANARY} {'x' * 1000}")
    assert holders(tmp_path) == {tmp_path / "forgotten"}
