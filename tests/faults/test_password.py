"""R21: of a draft with a password no word lies anywhere in plain, and no kill and no flip costs it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from euroapp.errors import PasswordNeeded
from euroapp.storage import snapshots
from euroapp.storage.container import unpack
from euroapp.storage.files import load, save
from euroapp.storage.passwords import put_copies_under
from euroapp.storage.sealing import is_sealed, lock_all, opened, unlock
from tests.faults.child import numbered
from tests.faults.sealed_run import CANARY, NONE, PASSWORD
from tests.faults.workshop import ROOT, Workshop, chance, environment, rounds

ROUNDS = rounds(8, 200)
pytestmark = pytest.mark.timeout(300 + 3 * ROUNDS)


@pytest.fixture(autouse=True)
def no_keys() -> None:
    """Begin as a new start of the program does."""
    lock_all()


def run(what: str, folder: Path, password: str) -> dict[str, list[str]]:
    """Let a window live in a process of its own; return where the word was found, by step."""
    (folder / "temporary").mkdir(exist_ok=True)
    settings = environment(folder / "home") | {"TMPDIR": str(folder / "temporary"), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.sealed_run", what, str(folder), password],
        cwd=ROOT,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.stdout, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def unlocked(path: Path) -> bytes:
    """Return the bytes of a file, its password given if it has one."""
    raw = path.read_bytes()
    try:
        opened(raw)
    except PasswordNeeded:
        unlock(raw, PASSWORD)
    return raw


def test_a_killed_program_loses_nothing_of_a_draft_with_a_password(workshop: Workshop, folder: Path) -> None:
    luck, path, acknowledgements = chance(21), folder / "bid.euroapp", folder.parent / "acknowledged"
    for _ in range(ROUNDS):
        path.unlink(missing_ok=True)
        save(numbered(0), path)
        acknowledgements.write_bytes(b"")
        with workshop.worker() as worker:
            worker.must("protect", path=path, password=PASSWORD)
            worker.order("endless", path=str(path), acknowledged=str(acknowledgements), padding=20_000)
            while not acknowledgements.read_bytes():
                time.sleep(0.002)
            time.sleep(luck.uniform(0, 0.25))
            worker.kill()
        found = unpack(unlocked(path))
        acknowledged = int(acknowledgements.read_text().split()[-1])
        assert found.identity.seal is not None
        assert found.identity.counter > acknowledged
        assert int(found.draft.general.title.removeprefix("No. ")) >= acknowledged


def test_a_kill_while_copies_get_a_password_costs_none_of_them(
    workshop: Workshop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EUROAPP_HOME", str(workshop.home))
    luck = chance(22)
    for number in range(ROUNDS):
        path = folder / f"{number}.euroapp"
        origin = None
        for title in range(8):
            origin = save(numbered(title, 200_000), path, origin)
        assert origin is not None
        before = {snapshot.number for snapshot in snapshots.of(origin.identity.document)}
        with workshop.worker() as worker:
            worker.order("protect_copies", path=str(path), password=PASSWORD)
            time.sleep(luck.uniform(0.05, 0.6))
            worker.kill()
        assert before <= {
            snapshot.number
            for snapshot in snapshots.of(origin.identity.document)
            if unpack(unlocked(snapshot.path)).identity.document == origin.identity.document
        }
        unlocked(path)
        seal = load(path).seal
        if seal is not None:
            assert put_copies_under(origin.identity.document, seal) == 0
            assert all(is_sealed(copy.path.read_bytes()) for copy in snapshots.of(origin.identity.document))


def test_no_word_of_it_lies_anywhere_before_and_after_a_crash(tmp_path: Path) -> None:
    assert run("live", tmp_path, PASSWORD) == {}
    assert run("recover", tmp_path, PASSWORD) == {}
    with pytest.raises(PasswordNeeded):
        load(tmp_path / "bid.euroapp")
    unlock((tmp_path / "bid.euroapp").read_bytes(), PASSWORD)
    assert load(tmp_path / "bid.euroapp").draft.general.title == f"{CANARY} more"


def test_the_control_without_a_password_every_step_leaves_it(tmp_path: Path) -> None:
    found = run("live", tmp_path, NONE)
    assert {"autosave", "save", "send", "exchange", "copy", "submit", "go_on"} <= found.keys()
    assert any("recovery" in path for path in found["autosave"])
    assert all("a write" in found[step] for step in ("autosave", "save", "exchange"))
    assert {"snapshots", "shared", "news.eurochanges"} <= {
        part for path in found["go_on"] for part in Path(path).parts
    }
