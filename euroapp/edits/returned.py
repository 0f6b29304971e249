"""Comments that partners wrote in a returned document, taken into the draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from euroapp.draft import Draft
from euroapp.draft.marks import PAGE_HEAD
from euroapp.draft.paths import exists
from euroapp.edits.commenting import add_comment
from euroapp.values import FieldPath


class Said(Protocol):
    """What somebody says of a place."""

    @property
    def path(self) -> FieldPath:
        """Return the place; '' where it is not known."""

    @property
    def author(self) -> str:
        """Return who said it."""

    @property
    def day(self) -> date | None:
        """Return when."""

    @property
    def words(self) -> str:
        """Return what was said."""

    @property
    def passage(self) -> str:
        """Return the words it is about."""


def place_in(draft: Draft, path: FieldPath) -> FieldPath:
    """Return where in the draft a place is by now: the place, or the nearest around it that is still there.

    What is nowhere belongs to the page of the proposal.
    """
    if path.startswith(PAGE_HEAD):
        return path
    while path and not exists(draft, path):
        path = path.rpartition("/")[0]
    return path or f"{PAGE_HEAD}proposal"


def news(draft: Draft, comments: Sequence[Said]) -> list[Said]:
    """Return the comments that the draft does not hold yet: those that went out come back as well."""
    known = {(" ".join(one.words.split()), one.by.strip()) for one in draft.comments}
    return [one for one in comments if (" ".join(one.words.split()), one.author.strip()) not in known]


def take_comments(draft: Draft, comments: Iterable[Said], today: date) -> Draft:
    """Return the draft with comments beside their places.

    Args:
        draft: takes them.
        comments: in their order.
        today: the day of those that say none.

    Raises:
        pydantic.ValidationError: one is longer than a field may be.

    """
    for one in comments:
        draft = add_comment(
            draft,
            place_in(draft, one.path),
            one.words,
            by=one.author,
            day=one.day or today,
            passage=one.passage,
        )
    return draft
