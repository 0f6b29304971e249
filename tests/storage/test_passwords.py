"""A password reaches every copy of a draft on this computer, and loses none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable, PasswordNeeded, SaveFailed
from euroapp.storage import passwords, recovery, snapshots
from euroapp.storage.container import unpack
from euroapp.storage.files import load, save
from euroapp.storage.openformat import from_json
from euroapp.storage.passwords import put_copies_under, save_under
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.salvage import salvage
from euroapp.storage.sealing import is_sealed, lock_all, new_seal, unlock
from euroapp.storage.timeline import Timeline
from tests.builders import an_example

EXAMPLE = an_example()


def titled(title: str) -> Draft:
    return EXAMPLE.replace(general=EXAMPLE.general.replace(title=title))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a draft with earlier versions, one of them pinned, and text that was not saved."""
    path, origin = tmp_path / "bid.euroapp", None
    for number in range(3):
        origin = save(titled(f"No. {number}"), path, origin, pin=snapshots.IMPORT if number == 1 else "")
    left = RecoveryStore()
    left.write(titled("Left"), "left", origin)
    left.release("left")
    return path


def titles(document: str) -> list[tuple[int, str, str]]:
    return [
        (one.number, one.pin, unpack(one.path.read_bytes()).draft.general.title)
        for one in snapshots.of(document)
    ]


def test_numbers_pins_times_and_text_stay(path: Path) -> None:
    opened = load(path)
    assert opened.origin is not None
    document = opened.origin.identity.document
    before, times = titles(document), [one.kept_at for one in snapshots.of(document)]
    assert save_under(opened, path, new_seal("a password")) == 0
    assert titles(document)[:3] == before
    assert [one.kept_at for one in snapshots.of(document)][:3] == times
    assert all(is_sealed(one.path.read_bytes()) for one in snapshots.of(document))
    (left,) = RecoveryStore().offers()
    assert RecoveryStore().load(left).draft.general.title == "Left"


def test_the_note_of_text_that_was_not_saved_tells_no_word_of_it(path: Path, home: Path) -> None:
    note = home / "data" / "recovery" / "left.json"
    assert json.loads(note.read_bytes())["title"] == EXAMPLE.general.acronym, "the control"
    save_under(load(path), path, new_seal("a password"))
    assert json.loads(note.read_bytes())["title"] == ""
    assert EXAMPLE.general.acronym.encode() not in note.read_bytes()


def test_what_has_it_already_is_not_written_again(path: Path) -> None:
    opened, seal = load(path), new_seal("a password")
    assert opened.origin is not None
    save_under(opened, path, seal)
    before = [one.path for one in snapshots.of(opened.origin.identity.document)]
    assert put_copies_under(opened.origin.identity.document, seal) == 0
    assert [one.path for one in snapshots.of(opened.origin.identity.document)] == before


def test_copies_that_cannot_be_written_stay_and_are_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = load(path)
    assert opened.origin is not None
    before = titles(opened.origin.identity.document)

    def full(*_arguments: object) -> None:
        raise SaveFailed("The disk is full.")

    for module in (snapshots, recovery):
        monkeypatch.setattr(module, "replace_durably", full)
    left = put_copies_under(opened.origin.identity.document, new_seal("a password"))
    assert left == len(before) + 1, "versions, and the text that was not saved"
    assert titles(opened.origin.identity.document) == before
    (offer,) = RecoveryStore().offers()
    assert RecoveryStore().load(offer).seal is None


def test_copies_of_another_draft_are_left_alone(path: Path, tmp_path: Path) -> None:
    other = save(EXAMPLE, tmp_path / "other.euroapp")
    save_under(load(path), path, new_seal("a password"))
    assert not any(is_sealed(one.path.read_bytes()) for one in snapshots.of(other.identity.document))


def test_copies_under_a_forgotten_password_stay_as_they_are(path: Path) -> None:
    opened = load(path)
    save_under(opened, path, new_seal("a password"))
    lock_all()
    raw = path.read_bytes()
    unlock(raw, "a password")
    document = unpack(raw).identity.document
    lock_all()
    kept = [one.path.read_bytes() for one in snapshots.of(document)]
    assert put_copies_under(document, new_seal("another")) == len(kept)
    assert [one.path.read_bytes() for one in snapshots.of(document)] == kept


def test_what_lies_on_the_disk_is_never_kept_in_plain(path: Path) -> None:
    opened = load(path)
    assert opened.origin is not None
    snapshots.forget(opened.origin.identity.document)
    save(opened.draft, path, passwords.under(opened.origin, new_seal("a password")))
    kept = snapshots.of(opened.origin.identity.document)
    assert len(kept) == 2, "the file as it was, and as it is"
    assert all(is_sealed(one.path.read_bytes()) for one in kept)


def test_a_protected_file_that_nobody_unlocked_is_kept_as_it_was(path: Path) -> None:
    save_under(load(path), path, new_seal("a password"))
    raw = path.read_bytes()
    lock_all()
    origin = save(EXAMPLE, path, seal=new_seal("another"))
    assert raw in [one.path.read_bytes() for one in snapshots.of(origin.identity.document)]


def test_the_newest_copy_with_an_unknown_password_is_found(path: Path) -> None:
    opened = load(path)
    assert opened.origin is not None
    document = opened.origin.identity.document
    assert snapshots.locked(document) is None
    save_under(opened, path, new_seal("a password"))
    assert snapshots.locked(document) is None, "its key is known"
    snapshots.of(document)[-1].path.write_bytes(b"EAPPSEAL cut off")
    lock_all()
    asked = snapshots.locked(document)
    assert asked is not None
    unlock(asked.head, "a password")
    assert snapshots.locked(document) is None


def test_text_of_a_draft_without_a_file_waits_for_its_password() -> None:
    store, seal = RecoveryStore(), new_seal("a password")
    store.write(EXAMPLE, "new", None, seal=seal)
    store.release("new")
    lock_all()
    (offer,) = RecoveryStore().offers()
    with pytest.raises(PasswordNeeded) as asked:
        RecoveryStore().load(offer)
    unlock(asked.value.head, "a password")
    found = RecoveryStore().load(offer)
    assert (found.draft, found.seal) == (EXAMPLE, seal)


def test_a_damaged_copy_gives_way_to_the_one_before_it(path: Path, home: Path) -> None:
    opened = load(path)
    assert opened.origin is not None
    origin = save(EXAMPLE, path, passwords.under(opened.origin, new_seal("a password")))
    store = RecoveryStore()
    for title in ("Older", "Newer"):
        store.write(titled(title), "k", origin)
    store.release("k")
    newest = max((home / "data" / "recovery").glob("k.*.euroapp"))
    newest.write_bytes(newest.read_bytes()[:-1] + b"\0")
    (offer,) = [one for one in RecoveryStore().offers() if one.key == "k"]
    assert RecoveryStore().load(offer).draft.general.title == "Older"
    assert put_copies_under(origin.identity.document, None) == 0
    assert newest.exists(), "what cannot be read is left as it is"


def test_of_a_damaged_file_no_part_is_taken_and_a_copy_helps_a_plain_one(path: Path) -> None:
    plain = path.read_bytes()
    save_under(load(path), path, new_seal("a password"))
    sealed = path.read_bytes()
    with pytest.raises(DraftUnreadable, match="only as a whole"):
        salvage(sealed[:-1] + b"\0")
    place = plain.index(b"parts/tasks.json") + 200
    damaged = plain[:place] + bytes(64) + plain[place + 64 :]
    assert salvage(damaged, [sealed]).replaced == ("parts/tasks.json",)
    lock_all()
    assert salvage(damaged, [sealed]).lost == ("parts/tasks.json",)


def test_versions_under_an_unknown_password_are_listed_and_closed(path: Path) -> None:
    opened = load(path)
    assert opened.origin is not None
    document = opened.origin.identity.document
    save_under(opened, path, new_seal("a password"))
    assert all(version.readable for version in Timeline(document, None, EXAMPLE).versions)
    lock_all()
    assert not any(version.readable for version in Timeline(document, None, EXAMPLE).versions)


def test_the_open_format_is_told_from_a_protected_draft(path: Path) -> None:
    save_under(load(path), path, new_seal("a password"))
    with pytest.raises(DraftUnreadable, match="a draft file itself"):
        from_json(path.read_bytes())
