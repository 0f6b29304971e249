"""Marks of the authors in words."""

from __future__ import annotations

from euroapp.draft.marks import MarkKind
from euroapp.language import say, template
from euroapp.wording.kinds_of_change import NOBODY

_SAID = {
    MarkKind.REVIEWED: template("marked as reviewed by {author}"),
    MarkKind.ESTIMATE: template("marked as an estimate by {author}"),
}


def mark_said(kind: str | None, by: str) -> str:
    """Return what a mark says, such as `marked as reviewed by Ana`; an unknown kind as it stands."""
    # A history leaves out what a row has by itself.
    kind = kind or MarkKind.REVIEWED
    known = MarkKind(kind) if kind in {*MarkKind} else None
    return say(_SAID[known], author=by or NOBODY) if known is not None else kind
