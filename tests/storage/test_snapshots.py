"""A history to go back to: dense today, thin last month, and never thinner than three."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.errors import SaveFailed
from euroapp.storage import files, snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.durable import digest
from euroapp.storage.retention import LEAST, NEWEST, to_keep, within
from tests.builders import a_draft

NOW = datetime(2026, 3, 29, 12, 0)


class Copy(NamedTuple):
    kept_at: datetime
    pinned: bool = False
    number: int = 0


def before(**ago: float) -> Copy:
    return Copy(NOW - timedelta(**ago))


def a_file(acronym: str) -> bytes:
    return pack(a_draft(general={"acronym": acronym}), Identity("doc", acronym))


AGES = st.lists(st.integers(-400, 20_000), max_size=120)


@given(AGES, st.integers(0, 5))
def test_the_newest_stay_whatever_the_clock_said(hours: list[int], every: int) -> None:
    copies = [
        Copy(NOW - timedelta(hours=hour), bool(every) and n % every == 0, n) for n, hour in enumerate(hours)
    ]
    kept = to_keep(copies, NOW)
    assert kept[-NEWEST:][-min(NEWEST, len(copies)) :] == copies[-NEWEST:]
    assert [copy for copy in copies if copy in kept] == kept
    unpinned = [copy for copy in kept if not copy.pinned]
    assert len(unpinned) <= NEWEST + 25 + 31 + 14


def test_a_day_of_saves_every_minute_keeps_one_an_hour() -> None:
    copies = [before(minutes=minute) for minute in range(24 * 60, 0, -1)]
    kept = to_keep(copies, NOW)
    assert len({copy.kept_at.hour for copy in kept}) == 24
    assert len(kept) < NEWEST + 26


def test_a_quarter_of_saves_keeps_days_then_weeks() -> None:
    copies = [before(days=day) for day in range(200, 0, -1)]
    kept = to_keep(copies, NOW)
    ages = [(NOW - copy.kept_at).days for copy in kept]
    assert set(range(1, 31)) <= set(ages)
    assert max(ages) <= 7 * 12
    assert sum(age > 30 for age in ages) in {7, 8}


def test_a_pinned_copy_stays_half_a_year() -> None:
    copies = [Copy(NOW - timedelta(days=days), pinned=True) for days in (181, 179)]
    later = [before(days=day) for day in range(100, 0, -1)]
    assert to_keep([*copies, *later], NOW)[0] == copies[1]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 100)), max_size=30), st.integers(0, 500))
def test_room_is_made_from_the_oldest_but_three_always_stay(pairs: list[tuple[bool, int]], most: int) -> None:
    copies = [(Copy(NOW, pinned, n), size) for n, (pinned, size) in enumerate(pairs)]
    kept = within(copies, most)
    assert kept[-LEAST:] == [copy for copy, _ in copies[-LEAST:]]
    assert len([c for c in kept if c.pinned]) == len([c for c, _ in copies if c.pinned])


def test_equal_saves_leave_one_copy_and_a_reason_pins_it() -> None:
    for pin in ("", "", snapshots.EXPORT):
        snapshots.keep("doc", a_file("A"), pin=pin)
    (only,) = snapshots.of("doc")
    assert only.pin == snapshots.EXPORT
    assert only.path.read_bytes() == a_file("A")


def test_nothing_goes_while_the_newest_copy_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("euroapp.storage.snapshots.ROOM", 1)
    for number in range(LEAST + 1):
        snapshots.keep("doc", a_file(f"V{number}"))
    assert len(snapshots.of("doc")) == LEAST
    snapshots.keep("doc", b"damaged")
    assert len(snapshots.of("doc")) == LEAST + 1


def test_copies_are_found_by_where_the_draft_lay(tmp_path: Path) -> None:
    place, other = tmp_path / "Bid Ω.euroapp", tmp_path / os.fsdecode(b"\xff.euroapp")
    for number, path in enumerate((place, other, place)):
        snapshots.keep("doc", a_file(f"V{number}"), path=path)
    snapshots.keep("elsewhere", a_file("X"), path=tmp_path / "x.euroapp")
    for path in (place, other):
        assert [one.number for one in snapshots.saved_at(path)] == [3, 2, 1]
    assert list(snapshots.saved_at(tmp_path / "never.euroapp")) == []


@pytest.mark.parametrize("about", [b"", b"[]", b'{"places": 1}', b'{"places": [1]}', b"\xff"])
def test_damaged_notes_disturb_nothing(tmp_path: Path, about: bytes) -> None:
    place = tmp_path / "bid.euroapp"
    snapshots.keep("doc", a_file("A"), path=place)
    (snapshots.folder_of("doc") / "about.json").write_bytes(about)
    assert list(snapshots.saved_at(place)) == []
    snapshots.keep("doc", a_file("B"), path=place)
    assert len(list(snapshots.saved_at(place))) == 2


def test_all_traces_can_be_deleted(tmp_path: Path) -> None:
    snapshots.keep("doc", a_file("A"), path=tmp_path / "bid.euroapp")
    snapshots.keep("other", a_file("B"))
    snapshots.forget("doc")
    assert snapshots.of("doc") == []
    assert len(snapshots.of("other")) == 1


def full_until(monkeypatch: pytest.MonkeyPatch, module: Any, free: Callable[[], bool]) -> None:
    """Let a module find the disk full until there is room."""
    real = module.replace_durably

    def write(path: Path, raw: bytes) -> None:
        if not free():
            raise SaveFailed("The disk is full.") from OSError(errno.ENOSPC, "full")
        real(path, raw)

    monkeypatch.setattr(module, "replace_durably", write)


def test_on_a_full_disk_old_snapshots_give_way_to_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        snapshots.keep("doc", a_file(f"V{number}"), pin="export" if number == 0 else "")
    full_until(monkeypatch, snapshots, lambda: len(snapshots.of("doc")) < 8)
    snapshots.keep("doc", a_file("NEW"))
    kept = snapshots.of("doc")
    assert kept[0].pinned
    assert kept[-1].mark == digest(a_file("NEW"))[:16]
    assert 2 not in {snapshot.number for snapshot in kept}


def test_on_a_full_disk_old_snapshots_give_way_to_a_save(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "bid.euroapp"
    origin = None
    for number in range(6):
        origin = files.save(a_draft(general={"title": f"V{number}"}), path, origin)
    assert origin is not None
    document = origin.identity.document
    full_until(monkeypatch, files, lambda: len(snapshots.of(document)) < 6)
    files.save(a_draft(general={"title": "NEW"}), path, origin)
    assert files.load(path).draft.general.title == "NEW"


def test_three_snapshots_never_give_way_and_then_the_save_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "bid.euroapp"
    origin = None
    for number in range(LEAST):
        origin = files.save(a_draft(general={"title": f"V{number}"}), path, origin)
    assert origin is not None
    full_until(monkeypatch, files, lambda: False)
    with pytest.raises(SaveFailed, match="full"):
        files.save(a_draft(general={"title": "NEW"}), path, origin)
    assert len(snapshots.of(origin.identity.document)) == LEAST


def test_a_snapshot_that_somebody_removed_is_made_again() -> None:
    snapshots.keep("doc", a_file("A"))
    snapshots.of("doc")[0].path.unlink()
    snapshots.keep("doc", a_file("A"))
    assert len(snapshots.of("doc")) == 1
