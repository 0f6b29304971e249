"""What of a draft goes into a shared folder: own changes, and what nobody else can bring."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from euroapp.draft import Draft
from euroapp.errors import SaveFailed
from euroapp.exchange.folder import (
    MEDIA,
    WRITERS,
    Scan,
    count_names,
    home_of,
    images,
    name_note,
    named,
    next_number,
    short,
    start_name,
)
from euroapp.exchange.pictures import at_hand, named_at_start, named_in
from euroapp.history.changes import Change
from euroapp.history.ledger import Ledger
from euroapp.history.log import pack_start, packs
from euroapp.language import say
from euroapp.replacing import Unverified, replace_whole
from euroapp.storage.sealing import Seal, sealed

_MODE = 0o666
"""Less the umask: others are to read what lies in a shared folder."""


@dataclass(frozen=True)
class Published:
    """What was written into a shared folder."""

    changes: int
    files: tuple[str, ...]
    """By their path below the folder of the project."""


def publish(folder: Path, ledger: Ledger, draft: Draft, seen: Scan, seal: Seal | None = None) -> Published:
    """Write what a draft has and a shared folder lacks; files that lie there are left as they are.

    Args:
        folder: the shared folder.
        ledger: the history of the draft.
        draft: what it leads to.
        seen: what the folder of the project holds.
        seal: that of the password of the draft, under which all that is written is put.

    Raises:
        SaveFailed: something could not be written; what was written before is whole.
        DraftUnreadable: nothing can be sealed; its key is not in memory, or its package is missing.

    """
    return _Writer(home_of(folder, ledger.book.project), ledger, draft, seen, seal).publish()


class _Writer:
    """One visit to a folder."""

    def __init__(self, home: Path, ledger: Ledger, draft: Draft, seen: Scan, seal: Seal | None) -> None:
        self._home, self._ledger, self._draft, self._seen = home, ledger, draft, seen
        self._seal = seal
        self._own = home / WRITERS / ledger.writer
        self._files: list[str] = []

    def publish(self) -> Published:
        changes = self._lacking()
        self._refuse_links()
        if not self._seen.starts:
            self._start()
        # Images come first, so that whoever finds changes finds what they name.
        self._images(changes)
        for raw in packs(changes):
            self._put(self._own / named(next_number(self._own), raw), raw)
        self._name()
        return Published(len(changes), tuple(self._files))

    def _lacking(self) -> list[Change]:
        """Return the changes to write: own ones, and those of authors who write nothing here themselves."""
        ledger, published = self._ledger, self._seen.published
        there = {key for ids in published.values() for key in ids}
        mine = (ledger.writer, *(change.writer for change in ledger.known.changes.values()))
        writers = {one for one in mine if one == ledger.writer or one not in published}
        return [
            change
            for change in ledger.known.upto(ledger.heads)
            if change.id not in there and change.writer in writers
        ]

    def _refuse_links(self) -> None:
        """Refuse to write through a link that somebody put where a folder of ours would be."""
        for folder in (self._home, self._home / WRITERS, self._home / MEDIA, self._own):
            if folder.is_symlink():
                raise SaveFailed(
                    say("{folder} is a link, so nothing was written there. Take it away.", folder=folder)
                )

    def _start(self) -> None:
        raw = pack_start(self._ledger.book.start)
        path = self._home / start_name(raw)
        if path.exists():
            # It is cut off, and may still arrive: it is left alone.
            path = path.with_name(f"start-{short(raw)}-{self._ledger.writer}.json.chg")
        self._put(path, raw)

    def _images(self, changes: list[Change]) -> None:
        ledger, pool = self._ledger, at_hand(self._draft, self._ledger.book)
        own = [one for one in ledger.known.changes.values() if one.writer == ledger.writer]
        names = (named_in([*changes, *own]) | named_at_start(ledger.start)) & pool.keys()
        for name in sorted(names - images(self._home, names).keys()):
            path = self._home / name
            if path.exists():
                path = path.with_name(f"{path.stem}-{self._ledger.writer}{path.suffix}")
            self._put(path, pool[name])

    def _name(self) -> None:
        writer = self._ledger.writer
        name = self._ledger.book.authors.get(writer, "")
        if name and self._seen.authors.get(writer) != name:
            raw = name_note(writer, name, count_names(self._own) + 1)
            self._put(self._own / f"name-{short(raw)}.json", raw)

    def _put(self, path: Path, raw: bytes) -> None:
        """Write one file, once.

        Raises:
            SaveFailed: it is not there.

        """
        if path.exists():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            written = sealed(raw, self._seal) if self._seal is not None else raw
            replace_whole(path, written, mode=_MODE)
        except Unverified as error:
            raise SaveFailed(
                say("{path} was written, but the disk cannot vouch for it. Try again.", path=path)
            ) from error
        except OSError as error:
            raise SaveFailed(
                say(
                    "{folder} takes no more files: {reason}. What was written there is whole; try again.",
                    folder=path.parent,
                    reason=error.strerror or error,
                )
            ) from error
        self._files.append(path.relative_to(self._home).as_posix())
