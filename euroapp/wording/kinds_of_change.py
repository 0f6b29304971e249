"""As what a change of a draft was made, in words."""

from __future__ import annotations

from euroapp.language import say

NOBODY = say("(no name)")
_KINDS = {
    "typed": say("typed"),
    "undo": say("undone"),
    "redo": say("done again"),
    "import": say("pasted or imported"),
    "cure": say("mended on a finding"),
    "restore": say("restored from an earlier version"),
    "merge": say("kept or decided when changes were taken in"),
    "elsewhere": say("changed by another program"),
}


def kind_of_change(kind: str) -> str:
    """Return as what a change was made; a kind that only a later version knows as it stands."""
    return _KINDS.get(kind, kind)
