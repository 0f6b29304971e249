"""What storage promises to the letter: words, limits, names, and what it does when a call fails."""

from __future__ import annotations

import ctypes
import errno
import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from euroapp.errors import DraftUnreadable, SaveFailed
from euroapp.storage import durable, files, instance, limits, lock, recovery, siblings, snapshots
from euroapp.storage.container import Identity, listing, pack
from euroapp.storage.durable import refusal
from euroapp.storage.files import load, read_file, resolved, save
from euroapp.storage.instance import Instance
from euroapp.storage.lease import Lease
from euroapp.storage.lock import SILENT_FOR, DraftLock, holder, note_path
from euroapp.storage.openformat import from_json, schema, to_json
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.reserve import SIZE, Reserve
from euroapp.storage.retention import within
from euroapp.storage.salvage import salvage
from tests.builders import a_draft, an_example
from tests.storage.test_container import is_sentence
from tests.storage.test_lock import written

EXAMPLE = an_example()
DEEP = b"[" * 100_000


def titled(title: str) -> Any:
    return a_draft(general={"title": title, "acronym": title[:5]})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def refuse(*_: Any, **__: Any) -> Any:
    raise OSError(errno.EIO, "broken")


def said(action: Callable[[], object]) -> str:
    with pytest.raises((DraftUnreadable, SaveFailed)) as caught:
        action()
    return str(caught.value)


def test_every_refusal_of_a_file_is_said_in_these_words(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"")
    assert said(lambda: load(path)) == (
        "The file is empty: something cut it off. Look for an older copy of it."
    )
    assert said(lambda: from_json(b"{}")) == "This is not a EuroApp draft in JSON."
    for number in (b"1" * 73, b"1e19", b"1e-19", b"1e99999999999999999999"):
        assert said(lambda number=number: limits.parse_json(number + b".0" * (b"e" not in number))) in {
            "The file holds a number with too many digits.",
            "The file holds a number that is out of all bounds.",
        }
    store = RecoveryStore()
    store.write(EXAMPLE, "k", None)
    store.release("k")
    (copy,) = store.offers()
    store._copies("k")[0].write_bytes(b"x")
    assert said(lambda: store.load(copy)) == "Both recovery copies are damaged."


def test_a_failure_nobody_knows_is_said_too(path: Path) -> None:
    end = f" ({path.parent}). The file on disk is as it was; save the draft in another place."
    assert refusal(OSError(errno.EXDEV, "?"), path) == f"The disk refuses it{end}"
    assert refusal(OSError("no number"), path) == f"The disk refuses it{end}"
    assert refusal(OSError(errno.EPERM, "?"), path) == f"You may not write here{end}"


def test_numbers_are_read_up_to_their_limits_and_no_further() -> None:
    longest = b"0." + b"1" * 70
    assert limits.parse_json(longest) == Decimal(longest.decode())
    assert limits.parse_json(b"1e18") == Decimal("1e18")
    assert limits.parse_json(b"1e-18") == Decimal("1e-18")
    assert limits.parse_json(b"-" + b"9" * 18) == -(10**18 - 1)
    for number in (b"0." + b"1" * 71, b"1e19", b"1e-19", b"9" * 20):
        with pytest.raises(DraftUnreadable):
            limits.parse_json(number)


def test_a_link_into_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone" / "bid.euroapp")
    with pytest.raises(FileNotFoundError):
        resolved(tmp_path / "link")
    with pytest.raises(FileNotFoundError):
        resolved(tmp_path / "gone" / "bid.euroapp")


def test_forty_links_in_a_row_are_followed_and_one_more_is_not(tmp_path: Path) -> None:
    goal = tmp_path / "0"
    for number in range(1, 42):
        (tmp_path / str(number)).symlink_to(tmp_path / str(number - 1))
    assert resolved(tmp_path / "39", hops=39) == goal
    with pytest.raises(OSError, match="symbolic links") as caught:
        resolved(tmp_path / "3", hops=2)
    assert caught.value.filename is not None


def test_a_part_that_only_one_side_has_is_a_difference_and_the_order_is_none() -> None:
    one, other = (listing(pack(a_draft(narrative=rows), Identity("d", "r"))) for rows in ((), ({"id": "x"},)))
    assert one is not None
    assert other is not None
    assert one.differs(other) == other.differs(one) == {"narrative"}


def test_the_schema_of_the_open_format_says_what_it_is() -> None:
    found = schema()
    assert {key: found[key] for key in ("$schema", "title", "type", "required")} == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "EuroApp draft",
        "type": "object",
        "required": ["format", "version", "draft"],
    }
    assert found["properties"]["version"] == {"type": "string", "pattern": r"^\d+\.\d+$"}


def test_the_open_format_is_indented_on_wish() -> None:
    assert b"\n" not in to_json(a_draft()).rstrip()
    assert to_json(a_draft(), indent=1).count(b"\n") > 100


def test_an_older_file_is_known_to_be_older(path: Path) -> None:
    path.write_bytes((Path(__file__).parents[1] / "files" / "draft-1.0.euroapp").read_bytes())
    origin = load(path).origin
    assert origin is not None
    assert origin.older
    assert not origin.read_only


@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_draft_is_told_to_be_read_only_if_file_or_folder_is(
    path: Path, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(EXAMPLE, path)
    closed = path if which == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda target, _mode: Path(target) != closed)
    assert len(load(path).notices) == 1


# The lease


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


# The note beside an open draft


def test_the_note_can_be_read_by_colleagues_and_tells_times_with_their_zone(path: Path) -> None:
    ours = DraftLock(path)
    ours.take()
    assert stat.S_IMODE(note_path(path).stat().st_mode) == 0o644
    entry = json.loads(note_path(path).read_bytes())
    for moment in (entry["since"], entry["seen"]):
        assert datetime.fromisoformat(moment).tzinfo is not None
        assert abs(datetime.fromisoformat(moment) - datetime.now(UTC)) < timedelta(minutes=1)
    assert len(entry["session"]) == 16
    assert entry["process"] == os.getpid()


def test_notes_of_long_names_differ_and_short_ones_are_named_after_their_draft(tmp_path: Path) -> None:
    assert note_path(tmp_path / "bid.euroapp").name == ".~lock.bid.euroapp#"
    longest = "x" * 200
    assert note_path(tmp_path / longest).name == f".~lock.{longest}#"
    one, other = (note_path(tmp_path / (letter * 201)).name for letter in "xy")
    assert one != other
    assert len(one) == len(".~lock.#") + 24


def test_what_a_note_says_is_told_whole(path: Path) -> None:
    seen = datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
    written(path, process=77, session="abc", seen=seen.isoformat())
    found = holder(path, seen + SILENT_FOR)
    assert found is not None
    assert (found.process, found.session, found.seen, found.stale) == (77, "abc", seen, False)


def test_times_keep_the_zone_they_were_written_in(path: Path) -> None:
    written(path, since="2026-01-05T12:00:00+02:00")
    assert holder(path).since == datetime(2026, 1, 5, 10, tzinfo=UTC)  # type: ignore[union-attr]


def test_whoever_is_asked_after_is_not_harmed() -> None:
    with subprocess.Popen(["sleep", "60"]) as alive:
        assert lock._runs(alive.pid)
        with pytest.raises(subprocess.TimeoutExpired):
            alive.wait(0.2)
        alive.kill()


def test_on_windows_the_right_process_is_asked_for_in_the_right_way(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[Any, ...]] = []

    def exit_code(handle: int, place: Any) -> int:
        calls.append(("code", handle))
        place._obj.value = 259
        return 1

    kernel = SimpleNamespace(
        OpenProcess=lambda *words: calls.append(("open", *words)) or 7,
        GetExitCodeProcess=exit_code,
        CloseHandle=lambda handle: calls.append(("close", handle)),
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert lock._runs(4711)
    assert calls == [("open", 0x1000, False, 4711), ("code", 7), ("close", 7)]


def test_a_note_that_goes_by_itself_or_cannot_be_removed_is_no_trouble(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = DraftLock(path)
    ours.take()
    with monkeypatch.context() as patch:
        patch.setattr(lock.DraftLock, "is_ours", lambda self: note_path(path).unlink() or True)
        ours.give_back()
    ours.take()
    monkeypatch.setattr(Path, "unlink", refuse)
    ours.give_back()


# One window


def test_the_window_of_a_user_is_known_by_fixed_names(home: Path) -> None:
    first = Instance()
    assert first.is_first()
    assert (home / "data" / "window" / "window.lock").exists()
    assert not Instance(home / "data" / "window").is_first()
    first.close()


@pytest.mark.parametrize("note", [b"", b"{}", b"[]", DEEP, b'{"path": 5}'])
def test_calls_of_no_sense_are_taken_away_unheard(home: Path, note: bytes) -> None:
    first = Instance()
    assert first.is_first()
    (first.folder / "a.knock").write_bytes(note)
    assert first.callers() == []
    assert not (first.folder / "a.knock").exists()
    first.close()


def test_calls_that_cannot_be_read_or_removed_are_no_trouble(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Instance()
    assert first.is_first()
    (first.folder / "a.knock").mkdir()
    (first.folder / "b.knock").write_text('{"path": ""}')
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert first.callers() == []
    first.close()


def test_who_waits_for_an_answer_looks_often(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(instance.time, "sleep", pauses.append)
    first = Instance()
    assert first.is_first()
    assert not Instance().knock(None, patience=0.05)
    assert max(pauses) < 0.1
    assert [name for name in os.listdir(first.folder) if "knock" in name or "new" in name.lower()] == []
    first.close()


# Recovery copies


@pytest.fixture
def store() -> RecoveryStore:
    return RecoveryStore()


def note_of(store: RecoveryStore, key: str) -> dict[str, Any]:
    found = store._read_note(key)
    assert found is not None
    return found


def test_the_note_of_a_copy_says_what_it_is(store: RecoveryStore, path: Path) -> None:
    store.write(titled("BRIDGES"), "new", None)
    entry = note_of(store, "new")
    assert {key: entry[key] for key in ("title", "path", "sha256", "released")} == {
        "title": "BRIDG",
        "path": "",
        "sha256": "",
        "released": False,
    }
    assert abs(datetime.fromisoformat(entry["written"]) - datetime.now(UTC)) < timedelta(minutes=1)
    origin = save(EXAMPLE, path)
    store.write(EXAMPLE, "old", origin)
    assert note_of(store, "old")["path"] == str(path)
    assert note_of(store, "old")["sha256"] == origin.sha256
    assert [one.name for one in store._copies("new")] == ["new.00000001.euroapp"]


def test_a_copy_of_a_new_draft_belongs_to_no_file(store: RecoveryStore) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    (copy,) = store.offers()
    assert copy.path is None
    assert store.load(copy).origin is None
    store._write_note("k", {**note_of(store, "k"), "path": "/somewhere/bid.euroapp"})
    (copy,) = store.offers()
    assert store.load(copy).origin is None, "without a checksum nobody knows which file it came from"


def test_copies_are_offered_newest_first_whatever_their_keys(store: RecoveryStore) -> None:
    for key, day in (("b", 3), ("a", 2), ("c", 4)):
        store.write(EXAMPLE, key, None)
        store.release(key)
        when = datetime.now(UTC) - timedelta(days=day)
        store._write_note(key, {**note_of(store, key), "written": when.isoformat()})
    assert [copy.key for copy in store.offers()] == ["a", "b", "c"]


def test_a_title_that_is_not_known_is_empty(store: RecoveryStore) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    entry = note_of(store, "k")
    del entry["title"]
    store._write_note("k", entry)
    (copy,) = store.offers()
    assert copy.title == ""


def test_an_old_copy_is_offered_late_on_four_days_and_then_goes(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    start = datetime.now(UTC)

    class Calendar(datetime):
        """A clock that can be set."""

        day = 31

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return start + timedelta(days=cls.day)

    monkeypatch.setattr(recovery, "datetime", Calendar)
    offered = []
    for day in (31, 31, 32, 33, 33, 34, 35):
        Calendar.day = day
        offered.append(len(store.offers()))
    assert offered == [1, 1, 1, 1, 1, 0, 0]


def test_a_day_that_cannot_be_noted_costs_no_copy(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    old = datetime.now(UTC) - timedelta(days=40)
    store._write_note("k", {**note_of(store, "k"), "written": old.isoformat()})

    for error in (OSError(errno.EIO, "?"), SaveFailed("full")):

        def fail(*_: Any, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(recovery, "replace_durably", fail)
        assert len(store.offers()) == 1


def test_a_draft_that_shrank_by_more_than_half_leaves_a_pinned_copy(store: RecoveryStore) -> None:
    noise = os.urandom(100_000).hex()
    for size in (200_000, 110_000, 60_000, 10_000):
        store.write(a_draft(general={"abstract": noise[:size]}), "k", None)
    (kept,) = snapshots.of("k")
    assert kept.pin == snapshots.SHRINKING
    assert 30_000 < kept.size < 45_000, "the one before it shrank, not the one before that"


def test_copies_that_vanish_or_stay_are_no_trouble(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("A", "B"):
        store.write(titled(title), "k", None)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        store.discard("k")
    real = Path.glob
    ghosts = [store._folder / "k.00000009.euroapp"]
    monkeypatch.setattr(Path, "glob", lambda self, pattern: [*real(self, pattern), *ghosts])
    store.discard("k")


def test_a_copy_is_not_adopted_where_its_lease_cannot_be_taken(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    (copy,) = store.offers()
    monkeypatch.setattr(os, "open", refuse)
    store.adopt(copy)


def test_a_folder_that_cannot_be_used_is_named(store: RecoveryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "private_folder", refuse)
    with pytest.raises(SaveFailed) as caught:
        store.write(EXAMPLE, "k", None)
    assert str(caught.value) == f"No recovery copy could be written into {store._folder}."


def test_the_second_try_on_a_full_disk_writes_the_same_copy(
    store: RecoveryStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = save(EXAMPLE, path)
    store._reserve.path.parent.mkdir(parents=True)
    store._reserve.hold()
    real, full = recovery.replace_durably, [True]

    def write(target: Path, raw: bytes) -> None:
        if full and target.suffix == ".euroapp":
            full.clear()
            raise SaveFailed("full") from OSError(errno.ENOSPC, "full")
        real(target, raw)

    monkeypatch.setattr(recovery, "replace_durably", write)
    store.write(EXAMPLE, "k", origin)
    assert note_of(store, "k")["sha256"] == origin.sha256
    assert not store._reserve.path.exists()


def test_without_a_reserve_snapshots_give_way_to_a_recovery_copy(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, Path]] = []
    monkeypatch.setattr(snapshots, "give_way", lambda size, place: asked.append((size, place)) or False)
    assert not store._make_room(1234)
    assert asked == [(1234, store._folder)]


# The rest


def test_a_reserve_is_whole_from_its_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "posix_fallocate", lambda *words: calls.append(words[1:]), raising=False)
    calls: list[tuple[Any, ...]] = []
    Reserve(tmp_path).hold()
    assert calls == [(0, SIZE)]


def test_a_copy_beside_a_draft_is_told_with_its_revision(path: Path) -> None:
    save(EXAMPLE, path)
    other = path.with_name("other.euroapp")
    other.write_bytes(path.read_bytes())
    origin = load(other).origin
    assert origin is not None
    origin = save(titled("B"), other, origin)
    (found,) = siblings.siblings(path)
    assert found.revision == origin.identity.revision


def test_a_folder_that_cannot_be_listed_has_no_copies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(EXAMPLE, path)
    monkeypatch.setattr(Path, "glob", refuse)
    assert siblings.siblings(path) == []


def test_ancestors_end_where_nothing_is_known() -> None:
    identity = Identity("d", "r", parent="p")
    assert siblings._ancestors(identity, {"p": "q", "q": "p"}) == {"p", "q"}
    assert siblings._ancestors(identity, {}) == {"p"}
    assert siblings._ancestors(Identity("d", "r"), {"": "x"}) == set()


def test_on_a_disk_that_tells_nothing_no_snapshot_gives_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        snapshots.keep("doc", pack(titled(str(number)), Identity("d", "r")))
    assert not snapshots.give_way(10, path.parent / "gone")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        assert not snapshots.give_way(10, path.parent)
    assert len(snapshots.of("doc")) == 6


def test_snapshots_that_cannot_be_listed_are_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(EXAMPLE, path)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert list(snapshots.saved_at(path)) == []
    durable.tidy(path.parent)


@pytest.mark.parametrize("raw", [DEEP, b"{}", b'{"places": [1]}'])
def test_notes_of_no_sense_cost_no_snapshot(path: Path, raw: bytes) -> None:
    origin = save(EXAMPLE, path)
    (snapshots.folder_of(origin.identity.document) / "about.json").write_bytes(raw)
    save(titled("B"), path, origin)
    assert len(snapshots.of(origin.identity.document)) == 2


def test_forgetting_goes_on_over_what_cannot_be_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots.keep("doc", pack(EXAMPLE, Identity("d", "r")))
    with monkeypatch.context() as patch:
        patch.setattr(os, "rmdir", refuse)
        with pytest.raises(SaveFailed, match="look into"):
            snapshots.forget("doc")
    snapshots.forget("doc")
    snapshots.forget("doc")


def test_every_refusal_of_what_is_left_of_a_draft_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pack(EXAMPLE, Identity("doc", "rev"))
    place = raw.index(b"parts/call.json") + len(b"parts/call.json")
    without_call = raw[:place] + bytes(30) + raw[place + 30 :]
    assert said(lambda: salvage(without_call)) == (
        "The part that names the call is lost, so the rest cannot be shown."
    )
    assert said(lambda: salvage(b"nothing")) == "Nothing of a draft can be read in this file."
    found = salvage(raw)
    assert (found.document, found.lost, found.replaced) == ("doc", (), ())
    count = len(zipfile.ZipFile(io.BytesIO(raw)).namelist()) - 1
    monkeypatch.setattr(limits, "MEMBERS", count)
    assert salvage(raw).draft == EXAMPLE
    monkeypatch.setattr(limits, "MEMBERS", count - 1)
    assert said(lambda: salvage(raw)) == "The file has more parts than a draft can have."
    monkeypatch.setattr(limits, "FILE", len(raw))
    assert "more parts" in said(lambda: salvage(raw))
    monkeypatch.setattr(limits, "FILE", len(raw) - 1)
    assert said(lambda: salvage(raw)) == "The file is larger than 64 MB, which no draft is."


def test_parts_of_any_size_are_salvaged_and_none_that_unpacks_without_end() -> None:
    noise = os.urandom(300_000).hex()
    draft = a_draft(general={"abstract": noise})
    raw = pack(draft, Identity("doc", "rev"))
    assert salvage(raw[: raw.index(b"PK\x01\x02")]).draft == draft


def test_every_limit_of_json_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 5)
    assert limits.parse_json(b'"12345"') == "12345"
    for raw in (
        b'"123456"',
        b"1" * 20,
        b'{"a":1,"a":2}',
        b"[" * 70 + b"]" * 70,
        b"{",
        b"NaN",
        b"[1" + b",1" * 50_001 + b"]",
    ):
        assert is_sentence(said(lambda raw=raw: limits.parse_json(raw))), raw
    assert limits.parse_json(b"9" * 19) == int("9" * 19)
    assert len(limits.parse_json(b"[1" + b",1" * 49_999 + b"]")) == 50_000
    monkeypatch.setattr(limits, "MEMBER", 5)
    assert limits.parse_json(b"12345") == 12345
    assert said(lambda: limits.parse_json(b"123456")) == "The file is larger than a draft can be."


def test_modes_of_new_files_are_private_whatever_the_umask(path: Path) -> None:
    modes: list[int] = []
    real = os.open
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            os,
            "open",
            lambda name, flags, *mode: (modes.append(mode[0]) if mode else None, real(name, flags, *mode))[1],
        )
        durable.replace_durably(path, b"x")
    assert modes == [0o600]


def test_a_file_system_without_modes_and_groups_takes_the_draft_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fchmod", refuse)
    durable.replace_durably(path, b"x")
    assert path.read_bytes() == b"x"


def test_only_the_group_of_a_file_is_changed_never_its_owner(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"old")
    calls: list[tuple[Any, ...]] = []
    real = os.fstat

    def elsewhere(handle: int) -> os.stat_result:
        values = list(real(handle))
        values[5] += 1
        return os.stat_result(values)

    monkeypatch.setattr(os, "fstat", elsewhere)
    monkeypatch.setattr(os, "fchown", lambda *words: calls.append(words))
    durable.replace_durably(path, b"new")
    ((handle, owner, group),) = calls
    assert (handle > 2, owner, group) == (True, -1, path.stat().st_gid)


def test_a_pin_needs_no_path_and_keeps_its_reason(path: Path) -> None:
    origin = save(EXAMPLE, path)
    save(titled("B"), path, origin, pin=snapshots.IMPORT)
    kept = snapshots.of(origin.identity.document)
    assert [copy.pin for copy in kept] == [snapshots.IMPORT, ""]
    assert list(snapshots.saved_at(path))[::-1] == kept


def test_room_is_counted_down_copy_by_copy() -> None:
    copies = [(SimpleNamespace(kept_at=datetime.now(), pinned=False, n=n), 10) for n in range(6)]
    assert [one.n for one in within(copies, 50)] == [1, 2, 3, 4, 5]
    assert [one.n for one in within(copies, 40)] == [2, 3, 4, 5]
    assert [one.n for one in within(copies, 0)] == [3, 4, 5]


def test_every_file_that_is_no_draft_is_named_in_these_words(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(lambda: read_file(tmp_path)) == f"{tmp_path} is a folder, not a draft."
    os.mkfifo(tmp_path / "pipe")
    assert said(lambda: read_file(tmp_path / "pipe")) == (
        f"{tmp_path / 'pipe'} is no file that can be read from beginning to end."
    )
    assert said(lambda: read_file(path)) == f"There is no file {path}."
    assert said(lambda: read_file(Path("a\0b"))) == "This is not the name of a file."
    path.write_bytes(b"12345")
    monkeypatch.setattr(files, "FILE", 5)
    assert read_file(path) == b"12345"
    monkeypatch.setattr(files, "FILE", 4)
    assert said(lambda: read_file(path)) == "The file is larger than 64 MB, which no draft is."
    monkeypatch.setattr(Path, "stat", refuse)
    assert said(lambda: read_file(path)) == f"{path} cannot be read: broken."


def test_every_refusal_to_save_is_said_in_these_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    origin = save(EXAMPLE, path)
    assert said(lambda: save(EXAMPLE, path, replace(origin, read_only=True))) == (
        "This file was opened to be read only; save the draft under another name."
    )
    assert said(lambda: save(EXAMPLE, path, replace(origin, sha256="0" * 64))) == (
        "The file on disk is not the one this draft was read from."
    )
    assert said(lambda: save(EXAMPLE, Path("a\0b"))) == (
        "This is not the name of a file; save the draft in another place."
    )
    monkeypatch.setattr(files, "holds", lambda *_: False)
    assert said(lambda: save(EXAMPLE, path, origin)) == (
        "The draft could not be written down faithfully: it reads back differently."
    )


def test_each_revision_knows_the_one_it_came_from(path: Path) -> None:
    first = save(EXAMPLE, path)
    second = save(titled("B"), path, first)
    assert (first.identity.parent, first.identity.counter) == ("", 1)
    assert (second.identity.parent, second.identity.counter) == (first.identity.revision, 2)
    assert second.identity.document == first.identity.document
    assert len({first.identity.document, first.identity.revision, second.identity.revision}) == 3


def test_the_folder_of_snapshots_is_named_after_the_document_and_nothing_else(home: Path) -> None:
    assert snapshots.folder_of("a-B3").relative_to(home) == Path("data/snapshots/a-B3")
    assert snapshots.folder_of("../x/y.z").name == "xyz"
    assert snapshots.folder_of("x" * 100).name == "x" * 64
    assert snapshots.folder_of("").name == snapshots.folder_of("../").name == "unknown"


def test_snapshots_are_numbered_upwards_from_one_and_named_by_their_content() -> None:
    for title in "ABC":
        snapshots.keep("doc", pack(titled(title), Identity("doc", title)))
    names = [copy.path.name for copy in snapshots.of("doc")]
    assert [name[:9] for name in names] == ["00000001-", "00000002-", "00000003-"]
    for copy in snapshots.of("doc"):
        assert copy.mark == durable.digest(copy.path.read_bytes())[:16]
        assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600


def test_the_places_of_a_draft_are_the_last_five(tmp_path: Path) -> None:
    places = [tmp_path / f"{number}.euroapp" for number in range(7)]
    for number, place in enumerate(places):
        snapshots.keep("doc", pack(titled(str(number)), Identity("doc", "r")), path=place)
    assert snapshots._places(snapshots.folder_of("doc")) == places[:1:-1]
