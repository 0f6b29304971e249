"""A draft that begins here from a shared folder in which others put it."""

from __future__ import annotations

from pathlib import Path

from euroapp.errors import DraftUnreadable, NoSuchPath
from euroapp.exchange.folder import home_of, images, projects_in, scan
from euroapp.exchange.pictures import named_at_start, named_in
from euroapp.exchange.taking import Taken, begin
from euroapp.history.book import Book
from euroapp.language import say
from euroapp.storage.authors import author, writer_of


def joined(folder: Path) -> Taken:
    """Return the draft that a shared folder holds, with its history.

    Raises:
        NoSuchPath: there is no such folder, or no draft in it.
        DraftUnreadable: it holds several, or what it holds has not arrived whole.

    """
    projects = projects_in(folder)
    if not projects:
        raise NoSuchPath(
            say("{folder} holds no draft yet. Whoever has the draft exchanges first.", folder=folder)
        )
    if len(projects) > 1:
        raise DraftUnreadable(
            say("{folder} holds several drafts. Use a folder for each of them.", folder=folder)
        )
    home = home_of(folder, projects[0])
    seen = scan(home)
    if len(seen.starts) != 1:
        raise DraftUnreadable(
            say("The beginning of the draft has not arrived in {folder} yet. Try again later.", folder=folder)
        )
    book = Book(projects[0], seen.starts[0], authors=seen.authors)
    media = images(home, named_in(seen.changes) | named_at_start(book.first()))
    return begin(book, seen.changes, media, writer_of(author(), projects[0]))
