"""All papers of a draft, with a list and their sums, put into a folder without harm to what lies there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.errors import ExportFailed
from euroapp.export.files import write_whole
from euroapp.language import say, say_count
from euroapp.papers.contents import CONTENTS, SUMS, contents, read_sums, sums
from euroapp.papers.material import Absent, Bundle, Leaf, Material
from euroapp.papers.names import clash

Made = Callable[[Material], Iterator[Leaf | Absent]]
PAPERS = (
    "transfer",
    "summary",
    "concept_note",
    "partner_sheets",
    "letters",
    "declarations",
    "evaluation",
    "timetable",
    "lists",
    "ics",
)
"""The modules that make papers, in the order of the list; each has a function `papers`."""
_OF_SYSTEMS = frozenset({".ds_store", "desktop.ini", "thumbs.db"})
"""What systems put into folders by themselves; nobody means such a file."""


@dataclass(frozen=True)
class Written:
    """What lies in the folder now."""

    folder: Path
    leaves: tuple[Leaf, ...]
    absent: tuple[Absent, ...]
    earlier: tuple[str, ...]
    """Names of papers of an earlier time that are made no more; they were left as they are."""
    stamp: str
    notes: tuple[str, ...]
    """What could not be printed as it was typed."""

    def as_data(self, put: Callable[[str], str]) -> dict[str, Any]:
        """Return the report as data for JSON, in the words of a language."""
        return {
            "folder": str(self.folder),
            "stamp": self.stamp,
            "files": [
                {"name": one.name, "bytes": len(one.data), "what": put(one.what), "for": put(one.readers)}
                for one in self.leaves
            ],
            "not_made": [{"what": put(one.what), "why": put(one.why)} for one in self.absent],
            "earlier": [*self.earlier],
            "notes": [put(one) for one in self.notes],
        }


def bundle(draft: Draft, call: Call) -> Bundle:
    """Return all papers of a draft; the same draft gives the same bytes.

    Raises:
        ExportFailed: one of them could not be made.

    """
    material = Material(draft, call)
    leaves: list[Leaf] = []
    absent: list[Absent] = []
    for module in PAPERS:
        make: Made = import_module(f"euroapp.papers.{module}").papers
        for one in make(material):
            if isinstance(one, Leaf):
                leaves.append(one)
            else:
                absent.append(one)
    twin = clash([one.name for one in leaves])
    if twin:
        raise ExportFailed(say("Two papers would have the name {name}.", name=twin))
    return Bundle(material, tuple(leaves), tuple(absent))


def write_papers(draft: Draft, call: Call, folder: Path, *, force: bool = False) -> Written:
    """Write all papers into a folder, each whole or not at all.

    Papers of an earlier time that nobody has changed are replaced. Anything else in the folder is never
    changed; where one of its names is needed, nothing is written.

    Args:
        draft: whose papers they are.
        call: with the draft's own values for facts.
        folder: is made where there is none, within a folder that there is.
        force: write also into a folder that holds other files.

    Raises:
        ExportFailed: the folder may not be used, or a file could not be written.

    """
    ours, others = _lying_in(folder)
    if others and not force:
        raise ExportFailed(_crowded(folder, others))
    made = bundle(draft, call)
    _look_at_names((CONTENTS, SUMS, *(one.name for one in made.leaves)), others, folder)
    names = {one.name for one in made.leaves}
    earlier = {name: digest for name, digest in ours.items() if name not in names and name != CONTENTS}
    _make(folder)
    leaves = (*made.leaves, contents(made, sorted(earlier)))
    now = {one.name: hashlib.sha256(one.data).hexdigest() for one in leaves}
    # Who is stopped half-way has old and new files, and both are known again.
    write_whole(folder / SUMS, sums([*ours.items(), *now.items()]))
    for one in leaves:
        write_whole(folder / one.name, one.data)
    write_whole(folder / SUMS, sums({**earlier, **now}.items()))
    notes = tuple(made.material.notes)
    return Written(folder, leaves, made.absent, tuple(sorted(earlier)), made.material.stamp, notes)


def _crowded(folder: Path, others: set[str]) -> str:
    return say_count(
        "{folder} holds {count} other file, such as {name}. Choose an empty folder, or --force "
        "writes beside it.",
        "{folder} holds {count} other files, such as {name}. Choose an empty folder, or --force "
        "writes beside them.",
        len(others),
        folder=folder,
        name=min(others),
    )


def _look_at_names(names: Iterable[str], others: set[str], folder: Path) -> None:
    """Refuse to write where a name is taken by something that is not from here, or was changed.

    Raises:
        ExportFailed: one of the names is taken.

    """
    taken = {name.casefold() for name in others}
    for name in names:
        if name.casefold() in taken:
            raise ExportFailed(
                say(
                    "{name} in {folder} was changed, or is not from here. It is not written over: move it "
                    "away, or choose another folder. Nothing was written.",
                    name=name,
                    folder=folder,
                )
            )


def others_in(folder: Path) -> set[str]:
    """Return the names of what lies in a folder and is no paper from here as it was written.

    Raises:
        ExportFailed: this is no folder, or it cannot be read.

    """
    return _lying_in(folder)[1]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            say("{folder} could not be made: {reason}.", folder=folder, reason=error.strerror or error)
        ) from error


def _lying_in(folder: Path) -> tuple[dict[str, str], set[str]]:
    """Return the papers in a folder that nobody changed, with their sums, and the names of all else.

    Raises:
        ExportFailed: this is no folder, or it cannot be read.

    """
    if not folder.exists():
        return {}, set()
    try:
        names = {one.name for one in folder.iterdir() if one.name.casefold() not in _OF_SYSTEMS}
        told = read_sums(folder / SUMS) if SUMS in names else []
        ours = {name: digest for name, digest in told if _is(folder / name, digest)}
    except OSError as error:
        raise ExportFailed(
            say("{folder} cannot be read: {reason}.", folder=folder, reason=error.strerror or error)
        ) from error
    return ours, names - ours.keys() - ({SUMS} if told else set())


def _is(path: Path, digest: str) -> bool:
    """Tell whether a plain file holds what has this sum."""
    if path.is_symlink() or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == digest
