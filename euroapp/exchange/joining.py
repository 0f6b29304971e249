"""A draft that begins here from a shared folder in which others put it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from euroapp.errors import DraftUnreadable, NoSuchPath
from euroapp.exchange.folder import Scan, home_of, images, projects_in, scan
from euroapp.exchange.pictures import named_at_start, named_in
from euroapp.exchange.taking import Taken, Wait, begin
from euroapp.exchange.trying import start_of
from euroapp.history.book import Book
from euroapp.language import say
from euroapp.storage.authors import author, writer_of


@dataclass(frozen=True)
class Joined:
    """What a shared folder came to."""

    taken: Taken | None
    """The draft with its history; None where its beginning has not arrived."""
    waiting: tuple[Wait, ...]
    """What has to arrive before it can begin."""
    seen: Scan
    """The folder: what in it has not arrived whole is in none of the above."""


def joined(folder: Path) -> Joined:
    """Return the draft that a shared folder holds.

    Raises:
        NoSuchPath: no draft lies in it.
        PasswordNeeded: files in it have a password that was not given yet.
        DraftUnreadable: it holds several, or what it holds is no draft.

    """
    project = _project(folder)
    home = home_of(folder, project)
    seen = scan(home)
    seen.refuse_locked()
    if len(seen.starts) > 1:
        raise DraftUnreadable(
            say(
                "{folder} holds two beginnings of one draft. Ask the others for the draft file.",
                folder=folder,
            )
        )
    if not seen.starts:
        torn = tuple(Wait(name, ()) for name in seen.unread if "/" not in name)
        return Joined(None, torn or (Wait("start", ()),), seen)
    book = Book(project, seen.starts[0], authors=seen.authors)
    first = named_at_start(start_of(book))
    media = images(home, named_in(seen.changes) | first)
    late = tuple(Wait(name, ()) for name in sorted(first - media.keys()))
    if late:
        return Joined(None, late, seen)
    return Joined(begin(book, seen.changes, media, writer_of(author(), project)), (), seen)


def _project(folder: Path) -> str:
    projects = projects_in(folder)
    if not projects:
        raise NoSuchPath(
            say("{folder} holds no draft yet. Whoever has the draft exchanges with it first.", folder=folder)
        )
    if len(projects) > 1:
        raise DraftUnreadable(
            say(
                "{folder} holds several drafts, so it is not clear which one is meant. "
                "Use a folder for each.",
                folder=folder,
            )
        )
    return projects[0]
