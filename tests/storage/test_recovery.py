"""Text that was never saved is offered again after a crash, to the right session and only then."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable, SaveFailed
from euroapp.storage import snapshots
from euroapp.storage.files import save
from euroapp.storage.lease import Lease
from euroapp.storage.recovery import RecoveryStore
from tests.builders import a_draft, an_example

ROOT = Path(__file__).parents[2]


def typed(acronym: str) -> Draft:
    return set_value(a_draft(), "general/acronym", acronym)


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "data" / "recovery"


def crashed(*acronyms: str, key: str = "k") -> None:
    """Write copies in a session of this process and lose its lease, as a crash does."""
    store = RecoveryStore()
    for acronym in acronyms:
        store.write(typed(acronym), key, None)
    store._drop_lease(key)


def offered() -> list[str]:
    store = RecoveryStore()
    return [store.load(copy).draft.general.acronym for copy in store.offers()]


def test_after_a_kill_the_last_copy_is_offered_and_equal(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import sys, time
        from euroapp.storage.recovery import RecoveryStore
        from tests.storage.test_recovery import typed
        store = RecoveryStore()
        for number in range(5):
            store.write(typed(f"V{number}"), "session", None)
        print("written", flush=True)
        time.sleep(60)
    """)
    child = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        assert RecoveryStore().offers() == []  # the session lives
        child.send_signal(signal.SIGKILL)
    store = RecoveryStore()
    (copy,) = store.offers()
    assert (copy.title, copy.path, copy.released) == ("V4", None, False)
    assert store.load(copy).draft == typed("V4")
    assert store.load(copy).origin is None


def test_two_sessions_at_once_do_not_see_each_others_living_copy() -> None:
    one, other = RecoveryStore(), RecoveryStore()
    one.write(typed("ONE"), "one", None)
    other.write(typed("OTHER"), "other", None)
    assert one.offers() == other.offers() == RecoveryStore().offers() == []
    one._drop_lease("one")
    assert [copy.key for copy in other.offers()] == ["one"]


def test_a_draft_left_without_saving_is_kept_and_says_so() -> None:
    store = RecoveryStore()
    store.write(typed("LEFT"), "k", None)
    store.release("k")
    (copy,) = store.offers()
    assert copy.released
    store.release("unknown")


def test_a_copy_that_is_not_wanted_any_more_goes_without_a_trace(folder: Path) -> None:
    store = RecoveryStore()
    store.write(typed("A"), "k", None)
    store.discard("k")
    assert store.offers() == []
    assert os.listdir(folder) in ([], ["reserve"])


def test_who_recovers_a_copy_goes_on_under_its_key_until_it_is_saved(folder: Path) -> None:
    crashed("A", "B")
    store = RecoveryStore()
    (copy,) = store.offers()
    store.adopt(copy)
    assert RecoveryStore().offers() == []
    store.write(typed("C"), copy.key, None)
    store._drop_lease(copy.key)
    assert offered() == ["C"]
    RecoveryStore().discard("k")
    assert os.listdir(folder) in ([], ["reserve"])


def test_the_two_newest_copies_are_kept_and_a_damaged_newest_falls_back(folder: Path) -> None:
    crashed("A", "B", "C")
    older, newest = sorted(folder.glob("*.euroapp"))
    assert offered() == ["C"]
    newest.write_bytes(newest.read_bytes()[:-50])
    assert offered() == ["B"]
    older.write_bytes(b"")
    store = RecoveryStore()
    with pytest.raises(DraftUnreadable, match="Both"):
        store.load(store.offers()[0])


def test_the_order_of_copies_does_not_hang_on_the_clock(folder: Path) -> None:
    crashed("A", "B")
    older, newest = sorted(folder.glob("*.euroapp"))
    os.utime(newest, (0, 0))
    os.utime(older, (4_000_000_000, 4_000_000_000))
    assert offered() == ["B"]


def test_a_copy_remembers_the_file_it_belongs_to(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(typed("SAVED"), path)
    store = RecoveryStore()
    store.write(typed("TYPED"), "k", origin)
    store._drop_lease("k")
    (copy,) = store.offers()
    opened = store.load(copy)
    assert (copy.path, opened.origin, opened.draft) == (path, origin, typed("TYPED"))
    save(opened.draft, path, opened.origin)


def test_a_draft_that_shrank_by_half_leaves_its_last_copy_among_the_snapshots() -> None:
    store = RecoveryStore()
    store.write(an_example(), "k", None)
    assert snapshots.of("k") == []
    store.write(a_draft(), "k", None)
    assert len(snapshots.of("k")) == 1


def test_copies_older_than_thirty_days_go_once_they_were_offered_on_three_more(folder: Path) -> None:
    crashed("A")
    note = folder / "k.json"
    entry = json.loads(note.read_bytes())
    for days, late, count in ((29, 4, 1), (31, 0, 1), (31, 2, 1), (31, 3, 0)):
        entry["written"] = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        note.write_text(json.dumps(entry | {"late": [f"2026-01-0{day}" for day in range(1, late + 1)]}))
        assert len(RecoveryStore().offers()) == count
    assert "k.json" not in os.listdir(folder)


def test_a_copy_written_under_a_wrong_clock_is_still_there_when_the_clock_is_right(folder: Path) -> None:
    crashed("A")
    note = folder / "k.json"
    note.write_text(json.dumps(json.loads(note.read_bytes()) | {"written": "1970-01-01T00:00:09+00:00"}))
    for _ in range(5):  # often, but on one day
        assert offered() == ["A"]


@pytest.mark.parametrize(
    "note", [b"", b"[]", b"{}", b'{"written": "soon"}', b'{"written": "0001-01-01"}', b"\xff"]
)
def test_a_damaged_note_disturbs_nobody(folder: Path, note: bytes) -> None:
    crashed("A", key="good")
    crashed("B", key="bad")
    (folder / "bad.json").write_bytes(note)
    (folder / "note.without.copies.json").write_bytes(b"{}")
    (folder / "bad.odd.euroapp").write_bytes(b"")
    assert offered() == ["A"]


def test_copies_are_private(folder: Path) -> None:
    crashed("A")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["write", "fsync", "replace", "open"])
def test_a_copy_that_cannot_be_written_leaves_the_one_before(name: str) -> None:
    crashed("A")
    store = RecoveryStore()

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, name, full)
        with pytest.raises(SaveFailed):
            store.write(typed("B"), "k", None)
    store._drop_lease("k")
    assert offered() == ["A"]


def test_a_lease_is_held_by_one_and_given_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    one, other = Lease(path), Lease(path)
    assert not other.held()
    assert one.take()
    assert one.take()
    assert other.held()
    assert not other.take()
    one.give_back()
    one.give_back()
    assert not path.exists()
    assert other.take()
    assert one.held()
    other.give_back()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners of this kind")
def test_a_folder_of_another_user_is_not_written_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(SaveFailed):
        RecoveryStore().write(a_draft(), "k", None)
    assert list(folder.iterdir()) == []
