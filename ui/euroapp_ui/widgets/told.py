"""What is said about a cell begins with where the cell is, for the sentence stands below a whole table."""

from __future__ import annotations

from euroapp.language import together
from euroapp.values import FieldPath
from euroapp.wording.places import place
from euroapp_ui.language import shown
from euroapp_ui.session import DraftSession


def told_of(session: DraftSession, path: FieldPath, sentence: str) -> str:
    """Return a sentence with the place of its cell: `T1.2 Mapping, 3 COSTALAB, Person-months: Write ...`."""
    where = place(path, session.draft, session.call, session.state.numbers) if sentence else ""
    return together((where, sentence), ": ")


def is_about(session: DraftSession, path: FieldPath, told: str) -> bool:
    """Tell whether what was told of a cell is about this one."""
    return bool(path and told) and told.startswith(shown(told_of(session, path, _ANY)).removesuffix(_ANY))


_ANY = "\N{OBJECT REPLACEMENT CHARACTER}"
