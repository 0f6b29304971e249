"""Opening and saving draft files: the eleven steps of a save that cannot lose work."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from euroapp.draft import Draft
from euroapp.errors import (
    ChangedOutside,
    DraftUnreadable,
    FileGone,
    PasswordNeeded,
    SaveFailed,
    SaveUnverified,
    WriteProtected,
)
from euroapp.language import say
from euroapp.storage import snapshots
from euroapp.storage.container import MOST_SAVES, Identity, holds, listing, pack, unpack
from euroapp.storage.durable import digest, is_full, refusal, replace_durably, tidy
from euroapp.storage.limits import FILE, MIB
from euroapp.storage.regular import Unfit, read_regular
from euroapp.storage.remembered import Remembered
from euroapp.storage.sealing import Seal, needed, resealed
from euroapp.storage.turn import turn

_unverified: set[str] = set()
"""Digests of what this program swapped in without the disk vouching for it: no surprise at the next save."""


_LATER = say(
    "A later version of EuroApp wrote this draft. It can be read and saved under another name, but what the "
    "later version added is not shown."
)

HISTORY_DAMAGED = say(
    "The history of this draft is damaged and cannot be shown. The draft itself is whole. When you save, "
    "a copy of the file as it is now is kept among the earlier versions."
)

_NOT_HERE = say("You may read this draft where it lies, but not write there: save it in another place.")


@dataclass(frozen=True)
class Origin:
    """Where a draft was read from or last saved to, and which bytes lay there."""

    path: Path
    sha256: str
    """Of its bytes; '' for a place where no file is expected."""
    identity: Identity
    read_only: bool = False
    """A later minor version wrote the file: saving goes elsewhere."""
    older: bool = False
    """A save drops or changes what its bytes hold: they are kept before they are replaced."""
    history: Remembered = field(default_factory=Remembered, repr=False, compare=False)
    """What the file holds of its history."""


class History(Enum):
    """What a save does about the history, where it is not given one."""

    CARRY = "carry"
    """The file keeps its history, and this save is one more step of it."""
    NONE = "none"
    """The file holds none."""


@dataclass(frozen=True)
class Opened:
    """A draft that was read, with sentences the user should know."""

    draft: Draft
    origin: Origin | None
    notices: tuple[str, ...] = ()
    history: Remembered = field(default_factory=Remembered, repr=False)
    """The history that a recovery copy holds, where it goes beyond that of the file."""
    seal: Seal | None = None
    """That of the password of what was read; None where there is none."""


def read_file(path: Path, most: int = 0) -> bytes:
    """Return the bytes of a file that is no larger than `most` bytes; 0 for what a draft may have.

    Raises:
        DraftUnreadable: missing, a folder, too large, or not readable.

    """
    try:
        return read_regular(path, most or FILE)
    except IsADirectoryError as error:
        raise DraftUnreadable(say("{path} is a folder, not a draft.", path=path)) from error
    except Unfit as error:
        if error.errno == errno.EFBIG:
            raise DraftUnreadable(_too_large(most)) from error
        raise DraftUnreadable(
            say("{path} is no file that can be read from beginning to end.", path=path)
        ) from error
    except FileNotFoundError as error:
        raise DraftUnreadable(say("There is no file {path}.", path=path)) from error
    except OSError as error:
        raise DraftUnreadable(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    except ValueError as error:
        raise DraftUnreadable(say("This is not the name of a file.")) from error


def _too_large(most: int) -> str:
    if not most:
        return say("The file is larger than 64 MB, which no draft is.")
    return say("The file is larger than {size} MB, which no file of EuroApp is.", size=most // MIB)


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file, by which a change is told from a touch; '' where it cannot be read."""
    try:
        return digest(read_file(path))
    except DraftUnreadable:
        return ""


def load(path: Path) -> Opened:
    """Open a draft; the file is only read.

    Raises:
        DraftTooNew: written by a later major version.
        PasswordNeeded: protected by a password that was not given yet.
        DraftUnreadable: missing, damaged, hostile, or no draft.

    """
    raw = read_file(path)
    if not raw:
        raise DraftUnreadable(say("The file is empty: something cut it off. Look for an older copy of it."))
    try:
        found = unpack(raw)
    except PasswordNeeded as error:
        raise needed(error.head, path.name) from error
    notices: tuple[str, ...] = ()
    if found.version.newer:
        notices = (_LATER,)
    elif not (may_be_written(path) and os.access(Path(os.path.realpath(path)).parent, os.W_OK)):
        notices = (_NOT_HERE,)
    if found.history.damaged:
        notices = (*notices, HISTORY_DAMAGED)
    tidy(path.parent)
    origin = Origin(
        path,
        digest(raw),
        found.identity,
        read_only=found.version.newer,
        older=found.version.older or found.history.damaged,
        history=found.history,
    )
    return Opened(found.draft, origin, notices, seal=found.identity.seal)


def may_be_written(target: Path) -> bool:
    """Tell whether a file, or a link to it, is free of write protection.

    The rights of root reach further, but who protects a file protects it from a save by root as well. Where
    the disk does not tell, the save itself will.
    """
    try:
        return bool(target.stat().st_mode & 0o222) and os.access(target, os.W_OK)
    except OSError:
        return True


def _at_once(work: Callable[[], None]) -> None:
    work()


def save(
    draft: Draft,
    path: Path,
    origin: Origin | None = None,
    readiness: int | None = None,
    *,
    pin: str = "",
    history: Mapping[str, bytes] | History = History.CARRY,
    seal: Seal | None = None,
    later: Callable[[Callable[[], None]], object] = _at_once,
) -> Origin:
    """Save a draft durably and return its new origin; when this returns, the file is verified.

    Args:
        draft: the whole draft; it is immutable, so nothing can change under the save.
        path: where to; links are followed and kept.
        origin: what the draft was loaded from or last saved as, if that is this path.
        readiness: per cent of what is required, kept with the day to show the pace; None keeps nothing.
        pin: what the bytes on disk are kept as a pinned snapshot before; '' for an ordinary save.
        history: the members of the history that leads to this draft, or what becomes of that of the file.
        seal: that of the password, for a file without an origin; one with an origin has that of its identity.
        later: takes what is left to do when the file is verified: its snapshot, and tidying up.

    Raises:
        ChangedOutside: the file on disk is not the one of the origin; nothing was written.
        FileGone: the file of the origin is not there any more; nothing was written.
        WriteProtected: a file that must not be written lies there; nothing was written.
        SaveUnverified: the new file lies there, but the disk could not vouch for it.
        SaveFailed: nothing was written, for the reason in the text.

    """
    if origin is not None and origin.read_only:
        raise SaveFailed(say("This file was opened to be read only; save the draft under another name."))
    identity = _next(origin, readiness, seal)
    members = _carried(draft, origin) if history is History.CARRY else history
    members = None if isinstance(members, History) else members
    raw = _checked_bytes(draft, identity, members)
    target = _target(path)
    with turn(target):
        _compare_and_swap(target, raw, identity, origin, pin)

    def settle() -> None:
        snapshots.keep(identity.document, raw, path=target, sound=True)
        tidy(target.parent)

    later(settle)
    return Origin(path, digest(raw), identity, history=Remembered(members or {}))


def _target(path: Path) -> Path:
    """Return the real path to which a save goes.

    Raises:
        SaveFailed: there is none.

    """
    try:
        return resolved(path)
    except OSError as error:
        raise SaveFailed(refusal(error, path)) from error
    except ValueError as error:
        raise SaveFailed(say("This is not the name of a file; save the draft in another place.")) from error


def _carried(draft: Draft, origin: Origin | None) -> Mapping[str, bytes] | None:
    """Return the history of the file with this save as one more step; None for none.

    A file that is not there, or is another by now, gives none: the save tells of it.
    """
    if origin is None or not origin.sha256:
        return None
    try:
        from euroapp.storage.remembering import carried
    except (ImportError, OSError) as error:
        # The engine is imported with the first save that needs it; the program's own disk may be in trouble.
        raise SaveFailed(
            say("A part of EuroApp could not be read from its disk, so nothing was written. Save again.")
        ) from error
    try:
        raw = read_file(origin.path)
        found = unpack(raw) if digest(raw) in {origin.sha256, *_unverified} else None
    except DraftUnreadable:
        return None
    return carried(draft, found.draft, found.history, "typed") if found is not None else None


def _compare_and_swap(target: Path, raw: bytes, identity: Identity, origin: Origin | None, pin: str) -> None:
    """Put new bytes where those of the origin lie, and keep the old ones; the caller has the turn."""
    try:
        on_disk = _bytes_on_disk(target)
    except Unfit as error:
        raise SaveFailed(
            say(
                "What lies at {target} is no draft, so it was not touched. "
                "Save the draft under another name.",
                target=target,
            )
        ) from error
    except OSError as error:
        raise SaveFailed(refusal(error, target)) from error
    if origin is not None and on_disk is not None and digest(on_disk) not in {origin.sha256, *_unverified}:
        raise ChangedOutside(say("The file on disk is not the one this draft was read from."))
    if origin is not None and origin.sha256 and on_disk is None:
        raise FileGone(say("{name} was renamed, moved or deleted since it was opened.", name=target.name))
    if on_disk is not None and os.access(target.parent, os.W_OK) and not may_be_written(target):
        raise WriteProtected(
            say(
                "The file is write-protected, so nothing was written. Save the draft under another name, "
                "or take the protection off the file and save again."
            )
        )
    if on_disk is not None:
        pin = pin or (snapshots.MIGRATION if origin is not None and origin.older else "")
        owner = identity.document if origin is not None else _document_of(on_disk) or identity.document
        known = origin is None or snapshots.is_newest(owner, on_disk)
        kept = on_disk if known else _as_sealed(on_disk, identity.seal)
        snapshots.keep(owner, kept, pin=pin, path=target)
    _put(target, raw)


def _as_sealed(raw: bytes, seal: Seal | None) -> bytes:
    """Return earlier bytes of a draft under the password that it has from now on, where they can be read."""
    try:
        return resealed(raw, seal)
    except DraftUnreadable:
        return raw


def _put(target: Path, raw: bytes, *, again: bool = True) -> None:
    """Write the file; on a full disk older snapshots give way to it once."""
    try:
        replace_durably(target, raw)
    except SaveUnverified:
        _unverified.add(digest(raw))
        raise
    except SaveFailed as error:
        if not (again and is_full(error) and snapshots.give_way(len(raw), target.parent)):
            raise
        _put(target, raw, again=False)


def resolved(path: Path, hops: int = 40) -> Path:
    """Return where a save goes: links are followed, the last of them even into nothing.

    A link that cannot be looked at must not be taken for a file, or it would be replaced by one.

    Raises:
        OSError: the folder is not there, a link leads round in a circle, or the disk refuses to tell.

    """
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        folder = Path(os.path.realpath(path.parent, strict=True))
    try:
        goal = os.readlink(folder / path.name)
    except FileNotFoundError:
        return folder / path.name
    if hops == 0:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return resolved(folder / goal, hops - 1)


def _next(origin: Origin | None, readiness: int | None, seal: Seal | None) -> Identity:
    """Return the identity of the revision about to be written."""
    old = origin.identity if origin is not None else Identity("", "", seal=seal)
    saves = old.saves
    if readiness is not None:
        today = date.today().isoformat()
        earlier = tuple(entry for entry in saves if entry[0] != today)
        saves = (*earlier, (today, max(0, min(100, readiness))))[-MOST_SAVES:]
    document = old.document or str(uuid.uuid4())
    return Identity(document, str(uuid.uuid4()), old.revision, old.counter + 1, saves, old.seal)


def _checked_bytes(draft: Draft, identity: Identity, history: Mapping[str, bytes] | None) -> bytes:
    """Serialise, read the bytes back with our own reader, and compare: before any disk is touched."""
    try:
        raw = pack(draft, identity, history)
        faithful = holds(raw, draft, history)
    except (UnicodeEncodeError, DraftUnreadable) as error:
        raise SaveFailed(
            say("The draft could not be written down faithfully. {error}", error=error)
        ) from error
    if not faithful:
        raise SaveFailed(say("The draft could not be written down faithfully: it reads back differently."))
    return raw


def _document_of(raw: bytes) -> str:
    """Return the id of the document that a file holds, under which its copies are kept; '' for no draft."""
    found = listing(raw)
    return found.identity.document if found is not None else ""


def _bytes_on_disk(target: Path) -> bytes | None:
    try:
        return read_regular(target, FILE)
    except FileNotFoundError:
        return None
