"""Gives a draft file a password, changes it or takes it away, with all its copies on this computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from euroapp.storage import snapshots
from euroapp.storage.files import History, Opened, Origin, save
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.remembered import Remembered
from euroapp.storage.sealing import Seal


def under(origin: Origin, seal: Seal | None) -> Origin:
    """Return the origin of a draft whose next save has a password, or none."""
    return replace(origin, identity=replace(origin.identity, seal=seal))


def save_under(opened: Opened, path: Path, seal: Seal | None) -> int:
    """Save a draft that was just read under a password, or under none, and its copies too.

    Returns:
        How many copies on this computer could not be written anew.

    Raises:
        SaveFailed: the file is as it was.

    """
    origin = under(opened.origin, seal) if opened.origin is not None else None
    kept = origin.history if origin is not None else Remembered()
    # Nothing was done to the draft: its history stays as it is, even one that has no change yet.
    history = kept.members if kept.members and kept.in_step else History.CARRY
    saved = save(opened.draft, path, origin, history=history, seal=seal)
    return put_copies_under(saved.identity.document, seal)


def put_copies_under(document: str, seal: Seal | None, store: RecoveryStore | None = None) -> int:
    """Put snapshots and recovery copies of a document under one password, or under none.

    What a crash interrupts is done by the next call: copies that are under it already are left as they are.

    Args:
        document: its id.
        seal: that of the password; its key, and those of the copies, are in memory.
        store: the recovery copies; those of this user if none are given.

    Returns:
        How many could not be written anew, and are as they were.

    """
    return snapshots.reseal(document, seal) + (store or RecoveryStore()).reseal(document, seal)
