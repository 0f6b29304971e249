"""A folder that several computers share, by whatever means: each author writes files of his own, once.

Nothing is decided by names or times. Whatever is whole counts, once, under whichever name it lies there; what
is cut, or no file of ours, is left for the next look. No file is ever changed or removed.

    euroapp-<project>/start-<sha>.json.chg      the draft with which the history begins
    euroapp-<project>/w/<writer>/000001-<sha>.chg   changes, as one author wrote them
    euroapp-<project>/w/<writer>/name-<sha>.json    what the author is called
    euroapp-<project>/media/<sha256>.png            an image
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from euroapp.errors import DraftUnreadable, NoSuchPath, PasswordNeeded
from euroapp.exchange.packet import names_in
from euroapp.exchange.pictures import is_whole
from euroapp.history.changes import Change, ChangeUnreadable
from euroapp.history.log import MOST_UNPACKED, size_unpacked, unpack, unpack_start
from euroapp.language import say
from euroapp.storage import limits
from euroapp.storage.limits import parse_json
from euroapp.storage.regular import read_regular
from euroapp.storage.sealing import MORE, OF_SEAL, Seal, needed, opened

PREFIX = "euroapp-"
WRITERS, MEDIA = "w", "media"
MOST_FILES = 20_000
MOST_BYTES = 256 * limits.MIB
"""Of all changes that one look unpacks; what is left is for the next one."""
_PROJECT = re.compile(rf"{PREFIX}([A-Za-z0-9_-]{{1,64}})")
_NAME = re.compile(r"name-[^/]*\.json")
_START = "start-"
_NOT_OURS = re.compile(r"\..*|~.*|.*\.(tmp|part|partial|crdownload)", re.IGNORECASE)
"""Files that sync clients, file managers and the system put anywhere."""


@dataclass(frozen=True)
class Scan:
    """What one look into a folder found."""

    changes: tuple[Change, ...]
    """All that whole files hold, each once."""
    published: Mapping[str, frozenset[str]]
    """By writer, the folder's: ids of the changes that his whole files hold."""
    authors: Mapping[str, str]
    """Names, by writer."""
    starts: tuple[bytes, ...]
    """Different drafts with which the history begins: one, where nobody tampered."""
    unread: tuple[str, ...]
    """Files that are cut, foreign or unreadable, by their path below the folder of the project."""
    locked: tuple[PasswordNeeded, ...] = ()
    """Of files with a password that was not given yet: one for each password."""
    seal: Seal | None = None
    """That of the password of the beginning, else of the first file that has one; None for a plain folder."""

    def refuse_locked(self) -> None:
        """Refuse to go on where files have a password that was not given yet.

        Raises:
            PasswordNeeded: so it is; it names one of them.

        """
        if self.locked:
            raise self.locked[0]


def shared_folder(folder: Path) -> Path:
    """Return a folder that is there; for that of a project, the one in which it lies.

    Raises:
        NoSuchPath: there is none.

    """
    if not folder.is_dir():
        raise NoSuchPath(say("There is no folder {folder}.", folder=folder))
    inside = _PROJECT.fullmatch(folder.resolve().name) and (folder / WRITERS).is_dir()
    return folder.resolve().parent if inside else folder


def home_of(folder: Path, project: str) -> Path:
    """Return where in a shared folder the files of a project lie."""
    return folder / f"{PREFIX}{project}"


def projects_in(folder: Path) -> list[str]:
    """Return the projects that a shared folder holds."""
    found = (_PROJECT.fullmatch(entry.name) for entry in _entries(folder) if entry.is_dir())
    return sorted(match[1] for match in found if match)


def scan(home: Path) -> Scan:
    """Return what the folder of a project holds, as far as it has arrived."""
    changes: dict[str, Change] = {}
    published: dict[str, set[str]] = {}
    names: dict[str, tuple[int, str, str]] = {}
    unread: list[str] = []
    room, look = MOST_BYTES, _Look()
    starts, torn = _starts(home, look)
    for path in _files_of_writers(home):
        try:
            raw = look.whole(path, MOST_UNPACKED + MORE)
            if _NAME.fullmatch(path.name):
                _note_name(names, raw)
                continue
            room -= size_unpacked(raw)
            if room < 0:
                raise ChangeUnreadable("too much for one look")
            found = unpack(raw)
        except PasswordNeeded:
            continue
        except (OSError, ValueError, ChangeUnreadable, DraftUnreadable):
            unread.append(path.relative_to(home).as_posix())
            continue
        changes.update((change.id, change) for change in found)
        published.setdefault(path.parent.name, set()).update(change.id for change in found)
    return Scan(
        tuple(changes.values()),
        {writer: frozenset(ids) for writer, ids in published.items()},
        {writer: name for writer, (_, _, name) in names.items()},
        starts,
        (*unread, *torn),
        (*look.locked.values(),),
        look.seal,
    )


class _Look:
    """Reads the files of a folder, and keeps in mind which passwords they have."""

    def __init__(self) -> None:
        self.locked: dict[bytes, PasswordNeeded] = {}
        """By what their passwords are tried on, so that each is asked for once."""
        self.seal: Seal | None = None

    def whole(self, path: Path, most: int) -> bytes:
        """Return what a file of at most so many bytes holds.

        Raises:
            OSError: it is none of ours, or cannot be read.
            PasswordNeeded: its password was not given yet.
            DraftUnreadable: it has a password and is damaged.

        """
        try:
            raw, seal = opened(read_regular(path, most))
        except PasswordNeeded as error:
            told = needed(error.head, path.name)
            self.locked.setdefault(error.head[:OF_SEAL], told)
            raise
        self.seal = self.seal or seal
        return raw


def images(home: Path, wanted: set[str]) -> dict[str, bytes]:
    """Return the images of some names that have arrived, whatever their files are called."""
    look = _Look()
    found: dict[str, bytes] = {}
    by_start = {name.removeprefix(f"{MEDIA}/")[:16]: name for name in wanted}
    for entry in _entries(home / MEDIA):
        name = by_start.get(entry.name[:16], "")
        if not name or name in found:
            continue
        try:
            raw = look.whole(Path(entry.path), limits.MEMBER)
        except (OSError, ValueError, DraftUnreadable):
            continue
        if is_whole(name, raw):
            found[name] = raw
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, in the order of the names; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)[:MOST_FILES]
    except OSError:
        return []


def _files_of_writers(home: Path) -> Iterator[Path]:
    left = MOST_FILES
    for writer in _entries(home / WRITERS):
        for entry in _entries(Path(writer.path)):
            left -= 1
            if left >= 0 and not _NOT_OURS.fullmatch(entry.name):
                yield Path(entry.path)


def _note_name(names: dict[str, tuple[int, str, str]], raw: bytes) -> None:
    """Keep the name that a writer told last, by his own count.

    Raises:
        ValueError: the file tells none.
        DraftUnreadable: it is no readable JSON.

    """
    told = parse_json(raw)
    if not isinstance(told, dict) or type(told.get("number")) is not int:
        raise ValueError("no name")
    found = names_in({told.get("writer"): told.get("name")}) if isinstance(told.get("writer"), str) else {}
    if not found:
        raise ValueError("no name")
    for writer, name in found.items():
        entry = (told["number"], hashlib.sha256(raw).hexdigest(), name)
        names[writer] = max(entry, names.get(writer, entry))


def _starts(home: Path, look: _Look) -> tuple[tuple[bytes, ...], list[str]]:
    """Return the drafts with which the history begins, and the files that hold none yet."""
    found: dict[bytes, None] = {}
    torn: list[str] = []
    for entry in _entries(home):
        if not entry.name.startswith(_START):
            continue
        try:
            start = unpack_start(look.whole(Path(entry.path), limits.MEMBER))
            parse_json(start, limits.VALUES)
        except PasswordNeeded:
            continue
        except (OSError, ValueError, ChangeUnreadable, DraftUnreadable):
            torn.append(entry.name)
        else:
            found[start] = None
    return (*found,), torn


def named(number: int, raw: bytes) -> str:
    """Return the name of a file of changes."""
    return f"{number:06d}-{short(raw)}.chg"


def short(raw: bytes) -> str:
    """Return the letters by which a file is told from others of its kind."""
    return hashlib.sha256(raw).hexdigest()[:8]


def start_name(raw: bytes) -> str:
    """Return the name of the file with which a history begins."""
    return f"{_START}{short(raw)}.json.chg"


def name_note(writer: str, name: str, number: int) -> bytes:
    """Return the note that tells what a writer is called."""
    told = {"writer": writer, "name": name, "number": number}
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def next_number(folder: Path) -> int:
    """Return the number for the next file of a writer."""
    found = (re.match(r"([0-9]{6})-", entry.name) for entry in _entries(folder))
    return max((int(match[1]) for match in found if match), default=0) + 1


def count_names(folder: Path) -> int:
    """Return how many notes lie in the folder of a writer."""
    return sum(1 for entry in _entries(folder) if _NAME.fullmatch(entry.name))
