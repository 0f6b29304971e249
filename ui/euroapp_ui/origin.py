"""Who gave a field its value, in words: for the guide, and where the mouse rests."""

from __future__ import annotations

from euroapp.language import say
from euroapp.storage.moments import moment_of
from euroapp.values import FieldPath
from euroapp.wording.kinds_of_change import NOBODY, kind_of_change
from euroapp_ui.language import moment_text
from euroapp_ui.session import DraftSession


def origin_of(session: DraftSession, path: FieldPath) -> str:
    """Return when, by whom and how a field or row was changed last; '' since the history begins."""
    said = session.recorder.origin(path) if session.recorder is not None else None
    if said is None:
        return ""
    when, who, kind = said
    return say(
        "Last changed {when}, {who}, {kind}.",
        when=moment_text(moment_of(when)),
        who=who or NOBODY,
        kind=kind_of_change(kind),
    )
