"""A note beside a draft that says who has it open: advice to others, never a barrier.

What guards a draft is its content (`files.save`). The note only spares people a conflict. Sync programs may
leave it out and crashes leave it behind, so nothing is ever refused because of it, and every failure to read
or write it counts as "nobody knows".
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import json
import os
import platform
import re
import secrets
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from euroapp.language import say
from euroapp.replacing import replace_small
from euroapp.storage.regular import read_regular

HEARTBEAT = timedelta(seconds=60)
SILENT_FOR = timedelta(minutes=10)
"""A note that was not renewed for so long was left behind."""
_MOST = 4096
_LONGEST = 200
"""Letters of a draft's name that the name of its note repeats; no file system takes more than 255 bytes."""


@dataclass(frozen=True)
class Holder:
    """Who has a draft open, by its note."""

    user: str
    host: str
    process: int
    session: str
    since: datetime
    seen: datetime
    """When the note was last renewed, by the clock of the other machine."""
    here: bool
    """On this machine."""
    stale: bool
    """Left behind: its process is gone, or it has been silent for ten minutes."""

    @property
    def name(self) -> str:
        """Return whose window it is, in words."""
        return say(
            "{user} on {host}", user=self.user or say("somebody"), host=self.host or say("another computer")
        )


def note_path(draft: Path) -> Path:
    """Return where the note of a draft lies."""
    name = draft.name
    if len(os.fsencode(name)) > _LONGEST:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:24]
    return draft.with_name(f".~lock.{name}#")


def holder(draft: Path, now: datetime | None = None) -> Holder | None:
    """Return who else has a draft open, as far as its note tells; None where it tells of nobody."""
    entry = _read(note_path(draft))
    try:
        since, seen = _moment(entry["since"]), _moment(entry["seen"])
        process, session = int(entry["process"]), _plain(entry["session"])
        user, host = _plain(entry["user"]), _plain(entry["host"])
    except (ValueError, LookupError, TypeError, OverflowError):
        return None
    if host == _host() and process == os.getpid():
        return None
    silent = (now or datetime.now(UTC)) - seen > SILENT_FOR
    here = host == _host()
    gone = here and not _runs(process)
    return Holder(user, host, process, session, since, seen, here=here, stale=silent or gone)


class DraftLock:
    """The note of one open draft."""

    def __init__(self, draft: Path) -> None:
        self.path = note_path(draft)
        self._session = secrets.token_hex(8)
        self._since = datetime.now(UTC)

    def take(self) -> None:
        """Put the note there, or renew it; somebody else's gives way, for the user has decided to go on."""
        entry = {
            "user": _user(),
            "host": _host(),
            "process": os.getpid(),
            "session": self._session,
            "since": self._since.isoformat(timespec="seconds"),
            "seen": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        with contextlib.suppress(OSError):
            replace_small(self.path, json.dumps(entry).encode("ascii"), mode=0o644)

    def renew(self) -> None:
        """Say that the draft is still open, unless somebody else has it now."""
        if self.is_ours():
            self.take()

    def is_ours(self) -> bool:
        """Tell whether the note is the one of this session, or gone."""
        return _read(self.path).get("session") == self._session or not os.path.lexists(self.path)

    def give_back(self) -> None:
        """Remove the note, unless somebody else has put theirs there."""
        with contextlib.suppress(OSError):
            if self.is_ours():
                self.path.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    """Return what a note says; nothing where it is gone, cannot be read or makes no sense."""
    try:
        entry = json.loads(read_regular(path, _MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _host() -> str:
    return platform.node()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _plain(value: object) -> str:
    """Return a text of the note on one line, without what would mislead on a screen."""
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return re.sub(r"\s+", " ", "".join(c for c in value if c.isprintable() or c.isspace())).strip()[:80]


def _runs(process: int) -> bool:
    """Tell whether a process of this machine is alive; if nobody can know, it is."""
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    import ctypes

    query, still_active = 0x1000, 259
    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # on Windows only
    handle = kernel.OpenProcess(query, False, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not known or code.value == still_active
