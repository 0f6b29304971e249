"""How much one import takes: a file that brings more is refused before the long work, with what to do."""

from __future__ import annotations

from euroapp.errors import TableUnreadable
from euroapp.history.changes import MOST_BYTES, MOST_STEPS, Change
from euroapp.importing.found import Found
from euroapp.language import say

MOST = MOST_STEPS
"""Rows that come or go, and cells that change, of one import: more than a change of a history holds."""


def refuse_many(count: int) -> None:
    """Refuse a file that brings too many rows.

    Raises:
        TableUnreadable: it does.

    """
    if count > MOST:
        raise TableUnreadable(
            say(
                "The file would change {count} rows or cells, and one import takes {most}. Divide it into "
                "files of at most {most} rows, and import one after the other.",
                count=f"{count:,}",
                most=f"{MOST:,}",
            )
        )


def refuse_found(found: Found) -> None:
    """Refuse what was found in a file, where it is more than one import takes.

    Raises:
        TableUnreadable: it is.

    """
    refuse_many(len(found.wishes) + len(found.comers) + len(found.goers))


def refuse_large(change: Change) -> None:
    """Refuse a change that no history could keep.

    Raises:
        TableUnreadable: it has too many steps, or too long texts.

    """
    refuse_many(len(change.steps))
    if len(change.raw()) > MOST_BYTES:
        raise TableUnreadable(
            say(
                "The texts in the file are longer than one import takes, which is {most} MB. Divide it into "
                "smaller files, and import one after the other.",
                most=MOST_BYTES // 1_048_576,
            )
        )
