"""A password reaches every copy of a draft on this computer, and loses none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from euroapp.draft import Draft
from euroapp.errors import SaveFailed
from euroapp.storage import passwords, snapshots
from euroapp.storage.container import unpack
from euroapp.storage.files import load, save
from euroapp.storage.passwords import put_copies_under, save_under
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.sealing import is_sealed, lock_all, new_seal, unlock
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

    monkeypatch.setattr(snapshots, "replace_durably", full)
    assert passwords.put_copies_under(opened.origin.identity.document, new_seal("a password")) == len(before)
    assert titles(opened.origin.identity.document) == before


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
