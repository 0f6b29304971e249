"""A recovery copy knows on which revision of the file it rests, whatever failed between note and copy."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.errors import ChangedOutside, SaveFailed
from euroapp.storage import recovery
from euroapp.storage.files import Origin, load, save
from euroapp.storage.recovery import RecoveryStore
from tests.storage.refusing import titled

FAILURES = ("the copy fails", "killed between note and copy", "the note fails", "killed before the note")


class Killed(BaseException):
    """Stands for the end of the process at a place."""


def failing(failure: str, write: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
    """Let one of the two writes fail, or the program end before it."""

    def replaced(target: Path, raw: bytes) -> None:
        is_copy = target.suffix == ".euroapp"
        if is_copy == (failure in FAILURES[:2]):
            if "killed" in failure:
                raise Killed
            raise SaveFailed("full") from OSError(errno.ENOSPC, "full")
        write(target, raw)

    return replaced


@pytest.fixture
def saved(tmp_path: Path) -> Origin:
    return save(titled("ZERO"), tmp_path / "bid.euroapp")


@pytest.mark.parametrize("failure", FAILURES)
def test_a_copy_from_before_a_save_never_replaces_the_saved_text_unasked(
    saved: Origin, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = RecoveryStore()
    store.write(titled("FIRST"), "k", saved)
    second = save(titled("SECOND"), saved.path, saved)
    with monkeypatch.context() as patch:
        patch.setattr(recovery, "replace_durably", failing(failure, recovery.replace_durably))
        with pytest.raises((Killed, SaveFailed)):
            store.write(titled("THIRD"), "k", second)
    store._drop_lease("k")

    later = RecoveryStore()
    (offer,) = later.offers()
    found = later.load(offer)
    assert found.draft == titled("FIRST")
    assert found.origin == saved, "it rests on what lay there before the save"
    assert offer.overtaken == (failure in FAILURES[:2])
    with pytest.raises(ChangedOutside):
        save(found.draft, saved.path, found.origin)
    assert load(saved.path).draft == titled("SECOND")


def test_without_a_failure_the_copy_rests_on_the_new_file_and_is_saved_without_a_question(
    saved: Origin,
) -> None:
    store = RecoveryStore()
    store.write(titled("FIRST"), "k", saved)
    second = save(titled("SECOND"), saved.path, saved)
    store.write(titled("THIRD"), "k", second)
    store._drop_lease("k")
    (offer,) = store.offers()
    found = store.load(offer)
    assert (found.draft, found.origin, offer.overtaken) == (titled("THIRD"), second, False)
    save(found.draft, saved.path, found.origin)


def test_a_damaged_newest_copy_falls_back_to_one_that_rests_on_the_earlier_file(
    saved: Origin, home: Path
) -> None:
    store = RecoveryStore()
    store.write(titled("FIRST"), "k", saved)
    store.write(titled("THIRD"), "k", save(titled("SECOND"), saved.path, saved))
    store._drop_lease("k")
    newest = max((home / "data" / "recovery").glob("k.*.euroapp"))
    newest.write_bytes(newest.read_bytes()[:-40])
    (offer,) = store.offers()
    assert store.load(offer).origin == saved
    assert offer.overtaken


def test_a_copy_made_before_the_first_save_belongs_to_no_file_still(tmp_path: Path) -> None:
    store = RecoveryStore()
    store.write(titled("FIRST"), "k", None)
    origin = save(titled("SECOND"), tmp_path / "bid.euroapp")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recovery, "replace_durably", failing(FAILURES[0], recovery.replace_durably))
        with pytest.raises(SaveFailed):
            store.write(titled("THIRD"), "k", origin)
    store._drop_lease("k")
    (offer,) = store.offers()
    assert store.load(offer).origin is None, "saving asks where"
    assert offer.overtaken


def test_a_note_that_does_not_know_the_revision_lets_the_next_save_ask(saved: Origin) -> None:
    store = RecoveryStore()
    store.write(titled("FIRST"), "k", saved)
    store.release("k")
    for rests in (None, [], {}, {saved.identity.revision: "?"}):
        entry = store._read_note("k")
        assert entry is not None
        store._write_note("k", {**entry, "rests": rests})
        found = store.load(store.offers()[0])
        with pytest.raises(ChangedOutside):
            save(found.draft, saved.path, found.origin)


def test_the_control_with_the_newest_checksum_for_every_copy_older_text_replaces_newer(
    saved: Origin,
) -> None:
    second = save(titled("SECOND"), saved.path, saved)
    save(titled("FIRST"), saved.path, Origin(saved.path, second.sha256, saved.identity))
    assert load(saved.path).draft == titled("FIRST")
    assert os.path.exists(saved.path)
