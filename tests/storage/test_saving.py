"""Saving never loses work: whatever fails, the old file or the new one is whole, and it is said."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import ChangedOutside, DraftTooNew, DraftUnreadable, SaveFailed, SaveUnverified
from euroapp.storage import durable, files, retention, snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import load, save
from euroapp.storage.versions import MAJOR, MINOR
from tests.builders import a_draft, a_partner, an_example
from tests.storage.test_container import HOSTILE, IDENTITY, members_of, relisted

ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES]


def renamed(draft: Draft, acronym: str) -> Draft:
    return set_value(draft, "general/acronym", acronym)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "bids"
    folder.mkdir(mode=0o755)
    return folder / "bid.euroapp"


def failing_nth(
    monkeypatch: pytest.MonkeyPatch, name: str, nth: int, number: int, times: int = 1
) -> list[int]:
    """Let the nth call of a function of `os` fail with an error number; return the calls counted so far."""
    real: Callable[..., Any] = getattr(os, name)
    calls: list[int] = []

    def flaky(*arguments: Any, **options: Any) -> Any:
        calls.append(1)
        if nth <= len(calls) < nth + times:
            if name == "close":
                real(*arguments)
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, flaky)
    return calls


def naive_save(draft: Draft, path: Path) -> None:
    """Write as careless programs do: empty the old file, then write the new one over it."""
    handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    try:
        os.write(handle, pack(draft, IDENTITY))
    finally:
        os.close(handle)


def saved_under_failure(
    writer: Callable[[Draft, Path], object], path: Path, name: str, nth: int, number: int
) -> tuple[bool, bool, str]:
    """Save while one call fails; tell whether it failed, whether a whole draft is left, and the reason."""
    path.write_bytes(pack(renamed(a_draft(), "OLD"), IDENTITY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "keep", lambda *_, **__: None)
        # The calls by which the turn is taken are no part of it: where they fail, saving goes on.
        patch.setattr(files, "turn", lambda _target: contextlib.nullcontext())
        failing_nth(patch, name, nth, number)
        reason = ""
        try:
            writer(renamed(a_draft(), "NEW"), path)
        except (SaveFailed, OSError) as error:
            reason = str(error)
    try:
        acronym = load(path).draft.general.acronym
    except DraftUnreadable:
        acronym = ""
    # A failure after the swap leaves the new file, whole; every earlier one the old file.
    return bool(reason), acronym == "OLD" or (acronym == "NEW" and "vouch" in reason), reason


CALLS = [
    ("write", 1),
    ("fsync", 1),
    ("fsync", 2),
    ("replace", 1),
    ("open", 1),
    ("open", 2),
    ("close", 1),
    ("close", 2),
]


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize(("name", "nth"), CALLS)
def test_a_call_that_fails_while_saving_costs_nothing(path: Path, name: str, nth: int, number: int) -> None:
    failed, whole, reason = saved_under_failure(save, path, name, nth, number)
    assert failed
    assert whole
    assert reason.endswith(".")
    assert "Errno" not in reason
    assert os.listdir(path.parent) == [path.name]
    later = load(path)
    save(renamed(later.draft, "LATER"), path, later.origin)
    assert load(path).draft.general.acronym == "LATER"


def test_the_control_a_careless_writer_loses_the_file_and_is_caught(path: Path) -> None:
    failed, whole, _ = saved_under_failure(naive_save, path, "write", 1, errno.ENOSPC)
    assert failed
    assert not whole


@pytest.mark.parametrize("nth", [1, 2])
def test_bytes_that_read_back_differently_are_noticed(
    path: Path, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = save(renamed(a_draft(), "OLD"), path)
    real, reads = Path.read_bytes, []

    def lying(self: Path) -> bytes:
        raw = real(self)
        if self.parent != path.parent or (self == path and not reads):
            return raw  # the look at the old file before the save
        reads.append(self)
        return raw[:-1] + b"?" if len(reads) == nth else raw

    monkeypatch.setattr(snapshots, "keep", lambda *_, **__: None)
    monkeypatch.setattr(Path, "read_bytes", lying)
    with pytest.raises(SaveUnverified if nth == 2 else SaveFailed, match=r"other bytes|differently"):
        save(renamed(a_draft(), "NEW"), path, opened)
    monkeypatch.undo()
    assert load(path).draft.general.acronym == ("NEW" if nth == 2 else "OLD")


def test_a_save_the_disk_did_not_vouch_for_does_not_block_the_next_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = save(renamed(a_draft(), "OLD"), path)
    monkeypatch.setattr(snapshots, "keep", lambda *_, **__: None)
    with monkeypatch.context() as patch:
        failing_nth(patch, "fsync", 2, errno.EIO)
        with pytest.raises(SaveUnverified):
            save(renamed(a_draft(), "NEW"), path, origin)
    save(renamed(a_draft(), "NEWER"), path, origin)
    assert load(path).draft.general.acronym == "NEWER"


def test_a_folder_that_cannot_be_synced_at_all_is_no_failure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "keep", lambda *_, **__: None)
    failing_nth(monkeypatch, "fsync", 2, errno.EINVAL)
    save(a_draft(), path)
    assert load(path).draft == a_draft()


def test_a_draft_that_would_read_back_differently_never_reaches_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "pack", lambda *_: pack(renamed(a_draft(), "OTHER"), IDENTITY))
    with pytest.raises(SaveFailed, match="faithfully"):
        save(a_draft(), path)
    assert not path.exists()


def test_a_draft_with_more_rows_than_a_file_may_hold_is_refused_before_the_disk_is_touched(
    path: Path,
) -> None:
    with pytest.raises(SaveFailed, match="more parts"):
        save(a_draft(partners=tuple(a_partner(f"x{number}") for number in range(2_000))), path)
    assert not path.exists()


def test_short_writes_are_carried_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, view: real(handle, view[:1000]))
    save(an_example(), path)
    assert load(path).draft == an_example()


def test_a_full_disk_for_snapshots_does_not_stop_a_save(path: Path, home: Path) -> None:
    (home / "data").write_bytes(b"")  # where the folder of the snapshots should be
    save(a_draft(), path)
    assert load(path).draft == a_draft()


def test_each_save_is_a_new_revision_of_the_same_document(path: Path) -> None:
    first = save(a_draft(), path)
    second = save(a_draft(), path, first)
    assert load(path).origin == second
    assert second.identity.document == first.identity.document
    assert second.identity.parent == first.identity.revision
    assert (first.identity.counter, second.identity.counter) == (1, 2)


def test_a_file_that_somebody_else_wrote_meanwhile_is_left_alone(path: Path) -> None:
    mine = save(renamed(a_draft(), "MINE"), path)
    save(renamed(a_draft(), "THEIRS"), path, mine)
    before = path.read_bytes()
    with pytest.raises(ChangedOutside):
        save(renamed(a_draft(), "LATE"), path, mine)
    assert path.read_bytes() == before
    path.write_bytes(b"")
    with pytest.raises(ChangedOutside):
        save(renamed(a_draft(), "LATE"), path, mine)
    assert path.read_bytes() == b""


def test_a_file_written_again_with_the_same_bytes_is_no_surprise(path: Path) -> None:
    origin = save(a_draft(), path)
    path.write_bytes(path.read_bytes())
    os.utime(path, (0, 0))
    save(renamed(a_draft(), "NEW"), path, origin)


def test_a_link_is_kept_and_its_target_replaced(path: Path) -> None:
    target = path.with_name("real.euroapp")
    save(a_draft(), target)
    path.symlink_to(target.name)
    save(renamed(a_draft(), "NEW"), path)
    assert path.is_symlink()
    assert load(target).draft.general.acronym == "NEW"
    dangling = path.with_name("dangling.euroapp")
    dangling.symlink_to("later.euroapp")
    save(a_draft(), dangling)
    assert load(path.with_name("later.euroapp")).draft == a_draft()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_new_drafts_are_private_and_old_ones_keep_their_mode(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        origin = save(a_draft(), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o640)
        save(renamed(a_draft(), "NEW"), path, origin)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.parent.chmod(0o770)
        shared = path.with_name("shared.euroapp")
        save(a_draft(), shared)
        assert stat.S_IMODE(shared.stat().st_mode) == 0o660
    finally:
        os.umask(before)


def test_names_of_every_kind_can_be_saved(path: Path) -> None:
    for name in ("é" * 120 + ".euroapp", "🇪🇺 \u202e bid.euroapp", "a\nb", "%s#?", " . "):
        save(a_draft(), path.with_name(name))
        assert load(path.with_name(name)).draft == a_draft()


@pytest.mark.parametrize("name", ["", "x" * 300, "no/folder/bid.euroapp", "nul\0byte"])
def test_a_place_that_does_not_exist_is_refused_in_a_sentence(path: Path, name: str) -> None:
    with pytest.raises(SaveFailed) as refused:
        save(a_draft(), path.parent / name)
    assert str(refused.value).endswith(".")
    assert "Errno" not in str(refused.value)
    assert os.listdir(path.parent) == []


def test_a_link_in_a_circle_is_refused(path: Path) -> None:
    path.symlink_to(path.name)
    with pytest.raises(SaveFailed, match="circle"):
        save(a_draft(), path)
    with pytest.raises(DraftUnreadable):
        load(path)


def test_only_our_own_forgotten_temporary_files_are_removed_and_only_old_ones(path: Path) -> None:
    old, fresh, foreign = (
        path.with_name(n) for n in (".~0123456789ab.tmp", ".~ba9876543210.tmp", ".~lock.tmp")
    )
    for file in (old, fresh, foreign):
        file.write_bytes(b"x")
    for file in (old, foreign):
        os.utime(file, (0, 0))
    save(a_draft(), path)
    assert [file.exists() for file in (old, fresh, foreign)] == [False, True, True]
    durable.tidy(path / "nowhere")


@pytest.mark.parametrize(
    "name", ["a bomb", "a part twice", "an empty file", "1e999", "two rows with one id", "a text"]
)
def test_opening_a_bad_file_leaves_it_as_it_is(path: Path, name: str) -> None:
    raw = HOSTILE[name]()
    path.write_bytes(raw)
    before = path.stat()
    with pytest.raises(DraftUnreadable):
        load(path)
    after = path.stat()
    assert path.read_bytes() == raw
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_what_is_no_file_is_refused(path: Path) -> None:
    os.mkfifo(path)
    for strange in (path, path.parent, path.with_name("nothing"), Path("/dev/zero"), Path("nul\0")):
        with pytest.raises(DraftUnreadable):
            load(strange)


def test_a_draft_of_a_later_minor_version_is_saved_only_elsewhere(path: Path) -> None:
    path.write_bytes(relisted(members_of(pack(a_draft(), IDENTITY)), version=f"{MAJOR}.{MINOR + 1}"))
    raw, opened = path.read_bytes(), load(path)
    assert "later version" in opened.notices[0]
    with pytest.raises(SaveFailed, match="another name"):
        save(opened.draft, path, opened.origin)
    assert path.read_bytes() == raw
    save(opened.draft, path.with_name("mine.euroapp"))


def test_a_draft_of_a_later_major_version_is_not_opened(path: Path) -> None:
    path.write_bytes(relisted(members_of(pack(a_draft(), IDENTITY)), version="2.0"))
    with pytest.raises(DraftTooNew):
        load(path)


def test_every_save_leaves_a_snapshot_and_the_oldest_give_way(path: Path) -> None:
    origin = None
    for number in range(retention.NEWEST + 5):
        origin = save(renamed(a_draft(), f"V{number}"), path, origin)
    assert origin is not None
    kept = snapshots.of(origin.identity.document)
    # The clock may have begun another hour meanwhile, whose first copy stays too.
    assert retention.NEWEST <= len(kept) <= retention.NEWEST + 1
    names = [load(copy.path).draft.general.acronym for copy in kept]
    assert names[-retention.NEWEST :] == [f"V{number}" for number in range(5, 25)]
    assert {stat.S_IMODE(copy.path.stat().st_mode) for copy in kept} == {0o600}
    for folder in (kept[0].path.parent, kept[0].path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_snapshot_keeps_what_somebody_else_had_written_under_their_own_document(path: Path) -> None:
    theirs = pack(renamed(a_draft(), "THEIRS"), Identity("d", "r"))
    path.write_bytes(theirs)
    origin = save(a_draft(), path)
    assert [copy.path.read_bytes() for copy in snapshots.of("d")] == [theirs]
    assert theirs not in [copy.path.read_bytes() for copy in snapshots.of(origin.identity.document)]


def test_a_snapshot_keeps_what_was_no_draft_at_all(path: Path) -> None:
    path.write_bytes(b"a letter")
    origin = save(a_draft(), path)
    assert snapshots.of(origin.identity.document)[0].path.read_bytes() == b"a letter"


def test_strange_files_among_the_snapshots_disturb_nothing(path: Path) -> None:
    origin = save(a_draft(), path)
    folder = snapshots.folder_of(origin.identity.document)
    (folder / "zzz.euroapp").write_bytes(b"x")
    save(renamed(a_draft(), "NEW"), path, origin)
    assert len(snapshots.of(origin.identity.document)) == 2
