"""Rare turns of storage, each of which a disk, a clock or another program can take."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from euroapp.errors import DraftUnreadable, SaveFailed
from euroapp.storage import container, files, limits, parts, salvage, siblings, snapshots, versions
from euroapp.storage.container import Identity, holds, listing, pack
from euroapp.storage.files import checksum_of, load, resolved, save
from euroapp.storage.lease import Lease
from euroapp.storage.lock import holder
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.timeline import Timeline
from tests.builders import a_draft, a_partner, an_example
from tests.storage.test_lock import written

IDENTITY = Identity("doc", "rev")
EXAMPLE = an_example()


def test_a_container_that_cannot_be_opened_again_is_refused() -> None:
    with pytest.raises(DraftUnreadable, match="damaged"):
        holds(b"PK nothing", EXAMPLE)


def test_a_container_that_lost_or_gained_a_part_does_not_hold_the_draft() -> None:
    other = pack(EXAMPLE.replace(partners=EXAMPLE.partners[1:]), IDENTITY)
    assert not holds(other, EXAMPLE)
    assert holds(pack(EXAMPLE, IDENTITY), EXAMPLE)


@pytest.mark.parametrize("where", ["content", "list"])
def test_one_wrong_byte_in_a_part_that_did_not_change_is_noticed(where: str) -> None:
    raw = pack(EXAMPLE, IDENTITY)
    part = parts.parts_of(EXAMPLE)["parts/tasks.json"].packed
    place = raw.index(part.data) + 5 if where == "content" else raw.rindex(b"parts/tasks.json") - 30
    spoilt = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
    with contextlib.suppress(DraftUnreadable):
        assert not holds(spoilt, EXAMPLE)


def test_a_draft_near_the_limit_of_values_is_counted_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pack(EXAMPLE, IDENTITY)
    monkeypatch.setattr(limits, "VALUES", sum(p.values for p in parts.parts_of(EXAMPLE).values()))
    assert holds(raw, EXAMPLE)
    monkeypatch.setattr(limits, "VALUES", 100)
    with pytest.raises(DraftUnreadable, match="more values"):
        holds(raw, EXAMPLE)


def test_twins_among_the_rows_of_a_list_are_not_faithful() -> None:
    twins = a_draft().replace(partners=(a_partner("p1"), a_partner("p1", legal_name="Other")))
    assert not parts.is_faithful(twins)


def test_limits_of_the_whole_file_hold_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    save(EXAMPLE, path)
    raw = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(limits, "UNPACKED", 1000)
        with pytest.raises(DraftUnreadable, match="unpacks"):
            load(path)
    with monkeypatch.context() as patch:
        patch.setattr(limits, "MEMBER", 10)
        assert listing(raw) is None
        with pytest.raises(DraftUnreadable, match="larger"):
            limits.parse_json(b"[1,2,3,4,5,6]")
    with monkeypatch.context() as patch:
        patch.setattr(limits, "FILE", 1000)
        patch.setattr(files, "FILE", 1000)
        for read in (lambda: load(path), lambda: salvage.salvage(raw), lambda: container.unpack(raw)):
            with pytest.raises(DraftUnreadable, match="64 MB"):
                read()
        assert siblings._listing(path) is None
    with monkeypatch.context() as patch:
        patch.setattr(limits, "MEMBERS", 3)
        with pytest.raises(DraftUnreadable, match="more parts"):
            salvage.salvage(raw)


@pytest.mark.parametrize("raw", [b"1" * 20, b"[" + b'"x"' + b"]" * 1])
def test_numbers_and_texts_have_limits_of_their_own(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 0)
    with pytest.raises(DraftUnreadable):
        limits.parse_json(raw)


def test_the_checksum_of_a_file_is_known_or_empty(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(EXAMPLE, path)
    assert checksum_of(path) == origin.sha256
    assert checksum_of(tmp_path / "gone") == ""


def test_the_readiness_of_a_day_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(EXAMPLE, path, readiness=140)
    origin = save(EXAMPLE, path, origin, readiness=-3)
    assert [percent for _, percent in origin.identity.saves] == [0]


def test_links_that_lead_on_without_end_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    with pytest.raises(OSError, match="Too many levels") as caught:
        resolved(tmp_path / "a", hops=0)
    assert caught.value.errno == errno.ELOOP


def test_a_snapshot_that_cannot_be_looked_at_is_left_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(EXAMPLE, tmp_path / "bid.euroapp")
    (snapshot,) = snapshots.saved_at(tmp_path / "bid.euroapp")
    document = snapshot.path.parent.name
    real = os.open

    def refused(path: Path, *rest: Any) -> int:
        if path.suffix == ".euroapp":
            raise OSError(errno.EIO, "broken")
        return real(path, *rest)

    monkeypatch.setattr(os, "open", refused)
    (version,) = Timeline(document, None, EXAMPLE).versions
    assert not version.readable
    assert siblings._listing(snapshot.path) is None


def test_snapshots_that_cannot_be_deleted_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots.keep("doc", pack(EXAMPLE, IDENTITY))
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(SaveFailed, match="Not all copies"):
        snapshots.forget("doc")


def test_snapshots_of_another_disk_are_left_alone_by_a_full_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(6):
        snapshots.keep("doc", pack(a_draft(general={"title": str(number)}), IDENTITY))
    other = os.stat("/proc")
    monkeypatch.setattr(
        Path, "stat", lambda self, real=Path.stat, **o: other if self == tmp_path else real(self, **o)
    )
    assert not snapshots.give_way(1000, tmp_path)
    assert len(snapshots.of("doc")) == 6


def test_a_full_disk_takes_no_more_snapshots_than_it_needs() -> None:
    for number in range(12):
        snapshots.keep("doc", pack(a_draft(general={"title": str(number)}), IDENTITY))
    size = snapshots.of("doc")[0].size
    assert snapshots.give_way(size, snapshots.folder_of("doc"))
    assert [one.number for one in snapshots.of("doc")] == list(range(3, 13))


def test_where_nothing_can_give_way_a_snapshot_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise SaveFailed("full") from OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(snapshots, "replace_durably", full)
    snapshots.keep("doc", pack(EXAMPLE, IDENTITY))
    assert snapshots.of("doc") == []


def test_all_recovery_copies_of_a_document_are_forgotten_and_no_others(tmp_path: Path) -> None:
    store = RecoveryStore()
    mine = save(EXAMPLE, tmp_path / "mine.euroapp")
    other = save(EXAMPLE, tmp_path / "other.euroapp")
    for key, origin in (("a", mine), ("b", other), ("c", mine)):
        store.write(EXAMPLE, key, origin)
        store.release(key)
    store._copies("c")[0].write_bytes(b"damaged")
    store.forget(mine.identity.document)
    assert sorted(copy.key for copy in store.offers()) == ["b", "c"]


def test_a_lease_whose_file_was_removed_meanwhile_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lost = tmp_path / "a.lock", []
    real = os.open

    def raced(*arguments: Any) -> int:
        handle = real(*arguments)
        if not lost:
            lost.append(path)
            path.unlink()
        return handle

    monkeypatch.setattr(os, "open", raced)
    lease = Lease(path)
    assert lease.take()
    assert path.exists()
    lease.give_back()


def test_a_damaged_copy_helps_no_salvage() -> None:
    raw = pack(EXAMPLE, IDENTITY)
    place = raw.index(b"parts/tasks.json") + 200
    damaged = raw[:place] + bytes(64) + raw[place + 64 :]
    found = salvage.salvage(damaged, [b"x" * (limits.FILE + 1), b"nothing", raw])
    assert found.replaced == ("parts/tasks.json",)


def test_a_disk_that_takes_nothing_ends_the_save(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_: 0)
        with pytest.raises(SaveFailed, match="disk reports an error"):
            save(EXAMPLE, tmp_path / "bid.euroapp")
    assert os.listdir(tmp_path) == []


def test_a_draft_that_may_only_be_read_opens_with_a_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bid.euroapp"
    save(EXAMPLE, path)
    assert load(path).notices == ()
    monkeypatch.setattr(os, "access", lambda *_: False)
    (notice,) = load(path).notices
    assert "save it in another place" in notice


def test_a_part_that_does_not_say_what_it_was_made_from_is_not_faithful(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = a_draft(general={"title": "RIGHT"})
    monkeypatch.setattr(parts, "_reads_back", lambda content, _name: content.rows[0] is not draft.general)
    assert not parts.is_faithful(draft)


def test_a_pin_is_added_once_and_stays(tmp_path: Path) -> None:
    raw = pack(EXAMPLE, IDENTITY)
    for pin in ("", snapshots.EXPORT, "", snapshots.MIGRATION):
        snapshots._newest.clear()  # as a later start of the program
        snapshots.keep("doc", raw, pin=pin)
    (only,) = snapshots.of("doc")
    assert only.pin == snapshots.EXPORT


def test_a_snapshot_of_no_known_day_is_kept_at_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert snapshots._moment(1e18) > snapshots._moment(0) > snapshots._moment(-1e18)


def test_salvage_takes_no_part_that_only_claims_to_be_one() -> None:
    raw = pack(EXAMPLE, IDENTITY)
    packed = raw.index(b"parts/tasks.json")
    strange = bytearray(raw)
    strange[packed - 22 : packed - 20] = b"\x0c\x00"
    found = salvage.salvage(bytes(strange))
    assert "parts/tasks.json" in found.lost


def test_salvage_reads_parts_that_were_stored_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "stored.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        made.writestr("mimetype", container.MIMETYPE)
        for name, part in parts.parts_of(EXAMPLE).items():
            made.writestr(name, part.raw)
    assert salvage.salvage(path.read_bytes()).draft == EXAMPLE


def test_salvage_believes_no_list_of_another_format() -> None:
    assert salvage._manifest(b'{"format": "something else"}') == {}
    assert salvage._manifest(b"[]") == {}


def test_a_later_minor_version_may_put_anything_where_a_record_was() -> None:
    assert versions._known("a word", type(EXAMPLE.general)) == "a word"


def test_a_note_whose_user_is_no_text_tells_of_nobody(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    written(path, user=5)
    assert holder(path) is None


def test_a_part_that_is_shorter_than_the_directory_says_is_damaged() -> None:
    raw = bytearray(pack(EXAMPLE, IDENTITY))
    entry = raw.index(b"parts/tasks.json", raw.index(b"PK\x01\x02")) - 46
    size = int.from_bytes(raw[entry + 24 : entry + 28], "little")
    raw[entry + 24 : entry + 28] = (size + 1).to_bytes(4, "little")
    with pytest.raises(DraftUnreadable, match="longer or shorter"):
        container.unpack(bytes(raw))


def test_a_draft_that_could_not_be_opened_again_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bid.euroapp"
    origin = save(a_draft(), path)
    before = path.read_bytes()
    monkeypatch.setattr(limits, "FILE", len(before) + 1000)
    with pytest.raises(SaveFailed, match="larger than 64 MB"):
        save(EXAMPLE, path, origin)
    assert path.read_bytes() == before
